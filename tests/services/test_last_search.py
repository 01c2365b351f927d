"""The last search in front of every export: what it cannot look through does not leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.deidentify.leak import Forbidden, Sought
from interview_tui.errors import GateClosed
from interview_tui.model.identifier import Choice, Decision, IdentifierType, KnownName, Rulings, Why
from interview_tui.services import last_search
from interview_tui.services.going import Going
from tests.conftest import read_through

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.deidentify.fixed import Fixed
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from interview_tui.services.suspects import CandidateGroup

SOUGHT = Sought([Forbidden("Haukeland", "a name from the key file")])


def test_what_could_not_be_searched_is_a_problem_of_its_place_alone() -> None:
    places: list[tuple[str, Any]] = [
        ("note 1", b"nothing"),
        ("summary.md", "no bytes"),
        ("note 2", b"hos Haukeland"),
    ]
    found = last_search.leaks(places, SOUGHT, Going())
    assert [line.split(":")[0] for line in found] == ["summary.md", "note 2"]
    assert found[0] == "summary.md: could not be searched"


def test_what_is_found_stays_a_problem_when_the_words_of_its_format_cannot_be_told() -> None:
    def broken() -> Fixed:
        raise OSError

    places = {"summary.docx": b"hos Haukeland", "other.docx": b"nothing"}
    found = last_search.leaks(places.items(), SOUGHT, Going(), broken)
    assert found == ["summary.docx: could not be searched"]


def left_to_decide(study: OpenStudy, session: Session, *, site: str, line: str) -> CandidateGroup:
    """Say a line in a study with a site, end the talk and read it; return what is left to decide on."""
    study.recruiting.add_site(site)
    session.note(line)
    session.end()
    read_through(study.store)
    (group,) = study.reviewing.candidates()
    return group


def test_the_name_of_a_site_that_was_kept_still_does_not_leave(
    study: OpenStudy, code: str, session: Session, tmp_path: Path
) -> None:
    group = left_to_decide(study, session, site="Vardebakken", line="the people at Vardebakken decide")
    study.reviewing.decide(group.entity, group.type, Choice.KEEP)
    with pytest.raises(GateClosed) as shut:
        study.reporting.export(tmp_path / "out")
    assert any("still holds the name of a site" in line for line in shut.value.reasons)
    assert not (tmp_path / "out").exists()


def sought(*decisions: tuple[str, Choice, str, int]) -> set[str]:
    """Return what is looked for because of decisions on words: entity, choice, text, note."""
    made = (
        Decision(f"word:{words}", IdentifierType.OTHER, choice, 1, text=text, note_id=note)
        for words, choice, text, note in decisions
    )
    return {one.value for one in last_search.forbidden((), (), Rulings(made))}


REPLACED = ("haukeland", Choice.REPLACE, "", 0)


def test_words_that_were_replaced_are_looked_for_once_more() -> None:
    assert sought(REPLACED) == {"haukeland"}
    assert {"kari haukeland", "haukeland"} <= sought(("kari haukeland", Choice.RELATION, "leader", 0))
    assert sought(("912 34 567", Choice.REPLACE, "", 0)) == {"912 34 567"}


@pytest.mark.parametrize(
    "decisions",
    [
        [("haukeland", Choice.KEEP, "", 0)],
        [REPLACED, ("haukeland", Choice.OPEN, "", 0)],
        [REPLACED, ("haukeland", Choice.KEEP, "", 3)],
        [("haukeland", Choice.GENERALISE, "Haukeland og omegn", 0)],
        [("hus", Choice.REPLACE, "", 0)],
    ],
    ids=["kept", "taken back", "kept in one note", "said in its own replacement", "an ordinary word"],
)
def test_what_leaves_all_the_same_is_not_looked_for(decisions: list[tuple[str, Choice, str, int]]) -> None:
    assert sought(*decisions) == set()


def test_a_word_that_is_kept_by_itself_is_looked_for_in_its_row_alone() -> None:
    found = sought(("kari haukeland", Choice.REPLACE, "", 0), ("haukeland", Choice.KEEP, "", 0))
    assert "kari haukeland" in found
    assert "haukeland" not in found


def test_a_site_called_by_a_word_of_replacements_is_sought_whole(
    study: OpenStudy, code: str, session: Session, tmp_path: Path
) -> None:
    line = "de i Vardebakken og et annet sted bestemmer"
    group = left_to_decide(study, session, site="Sted 1000", line=line)
    assert "vardebakken" in group.entity.casefold()
    study.reviewing.decide(group.entity, IdentifierType.PLACE, Choice.REPLACE)
    assert study.reporting.export(tmp_path / "out").notes
    sought = last_search.forbidden((), [KnownName("site:1", ("Sted 1000",), IdentifierType.PLACE, Why.SITE)])
    assert [one.value for one in sought] == ["Sted 1000"]
