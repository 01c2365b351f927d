"""The practice interview: a study of its own in a temporary folder, never kept, and who talks in it."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.demo import practice_words
from interview_tui.model.guide import Guide, Question, Theme, ThemeRole, TimeTag
from interview_tui.model.practice import Performance
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session

CLOSING = "closing-1"
FOR_THE_END = 1
"""Minutes that are planned for the end check, beyond what the made-up respondent has to say."""


@dataclass(frozen=True)
class Practice:
    """A practice interview that has begun."""

    root: Path
    study: OpenStudy
    session: Session
    performance: Performance

    def remove(self) -> None:
        """Close it and remove every trace. Doing it again does nothing."""
        import shutil

        self.study.close()
        shutil.rmtree(self.root, ignore_errors=True)


def practice_guide(language: str) -> Guide:
    """Return the guide of the practice interview (``nb``; anything else means ``en``)."""
    code = "nb" if language == "nb" else "en"
    asked = practice_words.ASKED[code]
    warm_up, day, together = practice_words.THEMES[code]

    def question(name: str, *times: TimeTag) -> Question:
        return Question(name, asked[name], times=times)

    return Guide(
        practice_words.TITLE[code],
        code,
        "1",
        minutes(code) + FOR_THE_END,
        (
            Theme("start", warm_up, (question("start-years"),), role=ThemeRole.WARMUP),
            Theme("day", day, (question("day-before", TimeTag.BEFORE), question("day-now", TimeTag.NOW))),
            Theme("together", together, (question("together-now"),)),
            Theme(
                "closing", _closing(code), (Question(CLOSING, practice_words.CLOSING[code]),),
                role=ThemeRole.CLOSING,
            ),
        ),
    )  # fmt: skip


def minutes(language: str) -> int:
    """Return how many minutes the made-up respondent talks, rounded."""
    code = "nb" if language == "nb" else "en"
    asked = {**practice_words.ASKED[code], CLOSING: practice_words.CLOSING[code]}
    return round(Performance(practice_words.spoken(code), asked).lasts_ms / 60_000)


def _closing(code: str) -> str:
    from interview_tui.model.guide import closing_theme

    return closing_theme(code).title


def begin(*, language: str, clock: Clock) -> Practice:
    """Make the study in a folder of its own (0700), and start the interview of the made-up respondent.

    The caller puts it away with ``Practice.remove``. NotSaved when the disk does not take it.
    """
    import shutil
    import tempfile

    root = Path(tempfile.mkdtemp(prefix="interview-tui-practice-"))
    try:
        return _begin(root, practice_guide(language), clock)
    except BaseException:
        shutil.rmtree(root, ignore_errors=True)
        raise


def _begin(root: Path, guide: Guide, clock: Clock) -> Practice:
    from interview_tui.model.consent import ConsentScope, Decision
    from interview_tui.sealing import QUICK
    from interview_tui.services.opening import create_study, open_study

    passphrase = secrets.token_hex(16)
    create_study(root / "study", guide, passphrase, clock=clock, cost=QUICK)
    study = open_study(root / "study", passphrase, clock=clock)
    try:
        site = study.recruiting.add_site(guide.title).name
        code = study.recruiting.add_respondent(site, {}).code
        scopes = (
            ConsentScope.PARTICIPATION,
            ConsentScope.NOTES,
            ConsentScope.AUDIO,
            ConsentScope.QUOTE_VERBATIM,
        )
        study.consenting.record(code, scopes, Decision.GRANTED)
        session = study.interviewing.start(code)
        session.when_closed = lambda: None  # nothing of it is backed up
    except BaseException:
        study.close()
        raise
    cues = practice_words.spoken(guide.language)
    questions = {question.id: question.text for theme in guide.themes for question in theme.questions}
    return Practice(root, study, session, Performance(cues, questions))
