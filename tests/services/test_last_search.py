"""The last search in front of every export: what it cannot look through does not leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.deidentify.leak import Forbidden, Sought
from interview_tui.services import last_search
from interview_tui.services.going import Going

if TYPE_CHECKING:
    from interview_tui.deidentify.fixed import Fixed

SOUGHT = Sought([Forbidden("Haukeland", "a name from the key file")])


def test_what_could_not_be_searched_is_a_problem_of_its_place_alone() -> None:
    places: dict[str, Any] = {"note 1": b"nothing", "summary.md": "no bytes", "note 2": b"hos Haukeland"}
    found = last_search.leaks(places, SOUGHT, Going())
    assert [line.split(":")[0] for line in found] == ["summary.md", "note 2"]
    assert found[0] == "summary.md: could not be searched"


def test_what_is_found_stays_a_problem_when_the_words_of_its_format_cannot_be_told() -> None:
    def broken() -> Fixed:
        raise OSError

    places = {"summary.docx": b"hos Haukeland", "other.docx": b"nothing"}
    assert last_search.leaks(places, SOUGHT, Going(), broken) == ["summary.docx: could not be searched"]
