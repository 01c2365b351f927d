"""Files of every format with nothing of any study in them, to know the formats' own words by."""

from __future__ import annotations

from functools import lru_cache

from interview_tui.deidentify.fixed import Fixed
from interview_tui.export.formats import FORMATS
from interview_tui.model.craft import DebriefItem
from interview_tui.model.guide import Guide, Probe, Question, Theme, ThemeRole
from interview_tui.model.interview import QuestionState
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import (
    QuestionSummary,
    RespondentSummary,
    Statement,
    Summary,
    SummaryNote,
    ThemeSummary,
)
from interview_tui.services import after_talk

_SIGN = "–"
"""Stands for every word that a study would have."""


@lru_cache(maxsize=4)
def fixed(language: str) -> Fixed:
    """Return what is the same in the files of every study in a language."""
    made = (
        content
        for summary in (_summary(language, no_basis=no_basis) for no_basis in (False, True))
        for one in FORMATS.values()
        for content in one.render(summary).values()
    )
    return Fixed.of(made)


def _summary(language: str, *, no_basis: bool) -> Summary:
    """Return a summary in which every word of a study is a dash, with a note of each kind."""
    notes = tuple(SummaryNote(kind, _SIGN, 0) for kind in NoteKind)
    asked = QuestionSummary("q", _SIGN, QuestionState.ASKED, notes)
    theme = ThemeSummary("c", _SIGN, 1, 2, (asked, QuestionSummary("", "", None, notes)))
    after = after_talk.theme({after_talk.place(item): notes for item in (*DebriefItem, None)}, language)
    themes = (theme, after) if after else (theme,)
    one = RespondentSummary(_SIGN, _SIGN, _SIGN, 0, 15, 0, False, (), themes, 0)
    closing = Theme("c", _SIGN, (Question("q", _SIGN, (Probe(_SIGN),)),), role=ThemeRole.CLOSING)
    guide = Guide(_SIGN, language, _SIGN, 1, (closing,), _SIGN, (_SIGN,))
    done = Statement({}, {}, 0, {}, 0, 0, key_file_used=False)
    return Summary(_SIGN, language, (one,), (guide,), done, no_basis=no_basis)
