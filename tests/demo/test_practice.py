"""The practice interview: a study that is never kept, the same in both languages."""

from __future__ import annotations

import io
import re
import tempfile
from typing import TYPE_CHECKING

import pytest

from interview_tui.demo import practice_words
from interview_tui.demo.practice import FOR_THE_END, Practice, begin, minutes, practice_guide
from interview_tui.model.craft import DebriefItem, Fault, Setting
from interview_tui.model.guide import QuestionType, TimeTag
from interview_tui.model.interview import EventKind, QuestionState
from interview_tui.model.practice import BREATH_MS, Kind
from interview_tui.plain_practice import Speaker, sentences
from interview_tui.tui import commands
from interview_tui.words_events import ACTS
from interview_tui.words_practice import Told, lay_where

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeClock

LANGUAGES = ("nb", "en")


@pytest.fixture(autouse=True)
def _in_a_place_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def laid_out(practice: Practice) -> list[Told]:
    session = practice.session
    code, notes = session.respondent.code, session.notes
    return lay_where(practice.performance, session.guide, code, notes, session.events)


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
    assert minutes(language) == round(lasts / 60_000) == 3
    assert lasts < guide.planned_minutes * 60_000 == (3 + FOR_THE_END) * 60_000


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
        told = [one.text for one in laid_out(practice)]
        assert any("quote: came eleven years ago" in line for line in told)
        assert any("pause" in line for line in told)
    finally:
        practice.remove()


def test_afterwards_all_that_was_said_is_there_and_every_mark_with_its_place(clock: FakeClock) -> None:
    practice = begin(language="en", clock=clock)
    try:
        session, playing = practice.session, practice.performance
        playing.begin(session.now_ms())

        def pass_by(seconds: int) -> None:
            for _step in range(seconds * 5):
                clock.advance(200)
                playing.tick(session.now_ms(), talking=True)

        pass_by(9)
        long = "a note of many words " * 9
        session.note(long)
        session.time_last(TimeTag.BEFORE)
        session.asked_as(QuestionType.PROBING)
        session.fault(Fault.LEADING)
        session.in_the_room(Setting.HOME)
        session.go_to("day-now")
        session.question_state(QuestionState.ASKED)
        session.extend(10)
        pass_by(300)
        session.end()
        session.debrief(DebriefItem.MANNER, "calm")
        told = laid_out(practice)
    finally:
        practice.remove()
    lines = [one.text for one in told]
    said = " ".join(re.sub(r" ?\[\d+\]", "", one.text) for one in told if one.is_cue)
    assert all(one.words in said for one in playing.began)
    first = next(line for line in lines if "says: I came" in line)
    assert "[1]" in first.partition("told me")[0]
    assert any(long.strip() in line and "[before]" in line for line in lines)
    for mark in (
        "how it was asked: probing", "own: leading", "the room: their home", "the theme: An ordinary day",
        "An ordinary day · And what is it like now?", "said of a question: asked", "agreed on: 10 min",
        "end of the talk",
    ):  # fmt: skip
        assert any(mark in line for line in lines), mark
    assert [*lines[-4::2], lines[-1]] == ["After they had finished:", "After the talk:", "observation: calm"]


def test_every_act_of_an_interview_is_a_mark_or_none_on_purpose() -> None:
    no_mark = {
        EventKind.STARTED, EventKind.RESUMED, EventKind.CLOSED, EventKind.UNDONE, EventKind.DEBRIEF,
        EventKind.DEBRIEF_SKIPPED,
    }  # fmt: skip
    assert set(ACTS) | no_mark == set(EventKind)
    assert not set(ACTS) & no_mark


def test_one_key_for_somebody_upset_is_one_mark_and_so_is_the_key_that_goes_on(clock: FakeClock) -> None:
    practice = begin(language="en", clock=clock)
    try:
        session = practice.session
        practice.performance.begin(session.now_ms())
        session.upset()
        session.resume_talk()
        marks = [one.text for one in laid_out(practice) if not one.is_cue and not one.is_gap]
    finally:
        practice.remove()
    assert [mark.partition("  ")[2] for mark in marks] == [
        "noted that the person is upset, and paused", "going on",
    ]  # fmt: skip
