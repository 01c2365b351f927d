"""People who are called like a word of a file format can be exported, and their names still do not leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.deidentify.leak import Forbidden
from interview_tui.export.spool import Spool
from interview_tui.services import blank, rendering
from interview_tui.services.going import Going

if TYPE_CHECKING:
    from interview_tui.model.summary import Summary

NAMES = ("Page", "Normal", "Grid", "Arial", "Calibri", "Office")
OPAQUE = ("docx", "xlsx", "html", "qdpx")


def found(summary: Summary, formats: tuple[str, ...], *names: str) -> list[str]:
    forbidden = [Forbidden(name, "a name") for name in names]
    return rendering.leaks(summary, formats, forbidden, Spool(), Going())


@pytest.mark.parametrize("language", ["nb", "en"])
def test_names_that_are_words_of_a_format_shut_no_gate(language: str) -> None:
    summary = replace(blank._summary(language, no_basis=False), study_title="Reform", namespace="0" * 32)
    assert found(summary, OPAQUE, *NAMES) == []


def saying(summary: Summary, words: str) -> Summary:
    """Return the summary with these words in its first note."""
    (one,) = summary.respondents
    theme, *after = one.themes
    first, *more = theme.questions
    notes = (replace(first.notes[0], text=words), *first.notes[1:])
    questions = (replace(first, notes=notes), *more)
    return replace(summary, respondents=(replace(one, themes=(replace(theme, questions=questions), *after)),))


@pytest.mark.parametrize("name", NAMES)
def test_they_still_do_not_leave_in_any_format(name: str) -> None:
    told = saying(blank._summary("nb", no_basis=False), f"{name} kom innom")
    for one in (*OPAQUE, "md", "csv", "maxqda", "json"):
        assert found(told, (one,), name), one
