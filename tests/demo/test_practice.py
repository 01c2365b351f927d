"""The practice interview: a study that is never kept, the same in both languages."""

from __future__ import annotations

import io
import tempfile
from typing import TYPE_CHECKING

import pytest

from interview_tui.demo import practice_words
from interview_tui.demo.practice import MINUTES, begin, practice_guide
from interview_tui.model.practice import BREATH_MS, Kind
from interview_tui.plain_practice import Speaker, sentences
from interview_tui.tui import commands
from interview_tui.words_practice import lay_where

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeClock

LANGUAGES = ("nb", "en")


@pytest.fixture(autouse=True)
def _in_a_place_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_both_languages_have_the_same_cues() -> None:
    nb, en = (practice_words.spoken(language) for language in LANGUAGES)
    assert [(cue.kind, cue.hint, cue.seconds) for cue in nb] == [
        (cue.kind, cue.hint, cue.seconds) for cue in en
    ]
    assert {cue.kind for cue in nb} == set(Kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_the_promise_and_asks_every_question_in_order(language: str) -> None:
    guide, cues = practice_guide(language), practice_words.spoken(language)
    questions = {question.id: question.text for theme in guide.themes for question in theme.questions}
    assert [cue.words for cue in cues if cue.kind is Kind.ASKED] == list(questions)
    lasts = sum(cue.lasts(questions.get(cue.words, cue.words)) + BREATH_MS for cue in cues)
    assert 150_000 < lasts < MINUTES * 60_000


@pytest.mark.parametrize("hint", practice_words.HINTS.values())
def test_hints_name_commands_there_are(hint: str) -> None:
    keys = dict.fromkeys(commands.BY_ID, "^X")
    assert "{" not in hint.format(**keys)


def test_nothing_of_it_is_kept(clock: FakeClock, tmp_path: Path) -> None:
    practice = begin(language="en", clock=clock)
    practice.session.note("heard")
    assert (practice.root / "study").is_dir()
    practice.session.end()
    practice.session.close()
    practice.remove()
    practice.remove()
    assert list(tmp_path.glob("interview-tui-*")) == []


def test_the_respondent_talks_in_lines_between_what_is_typed(clock: FakeClock) -> None:
    practice, out = begin(language="en", clock=clock), io.StringIO()
    try:
        session, playing = practice.session, practice.performance
        speaker = Speaker(session, playing, out)
        playing.begin(session.now_ms())
        for step in range(5 * 240):
            clock.advance(200)
            speaker.look()
            if step == 100:
                session.note('"came eleven years ago')
            if step == 300:
                session.pause()
                before = out.getvalue()
            if step == 400:
                assert out.getvalue() == before
                session.resume_talk()
        said = out.getvalue().splitlines()
        assert playing.over
        wanted = [part for one in playing.began for part in sentences(one)]
        assert [line.partition(" ")[2] for line in said][-1].endswith(wanted[-1])
        assert len(said) == len(wanted)
        told = [one.text for one in lay_where(playing.began, session.notes, session.events, "R1")]
        assert any("quote: came eleven years ago" in line for line in told)
        assert any("pause" in line for line in told)
    finally:
        practice.remove()
