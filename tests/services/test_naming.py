"""The key file through the services: where it may lie, what opens it, and that nothing is half done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import KeyFileProblem, UsageProblem, WouldOverwrite, WrongPassphrase
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.model.identifier import IdentifierType
from interview_tui.sealing import QUICK
from interview_tui.services.naming import Naming, suggested_place
from interview_tui.services.opening import create_study, open_study

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.services.opening import OpenStudy

OWN, WORDS = "four words of the study", "seven quiet herons at noon"


@pytest.fixture
def study(tmp_path: Path, clock: Clock, guide: Guide) -> Iterator[OpenStudy]:
    create_study(tmp_path / "study", guide, OWN, clock=clock, cost=QUICK)
    opened = open_study(tmp_path / "study", OWN, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "names.keyfile"


def test_a_key_file_that_is_made_is_known_to_the_study_and_opens_again(study: OpenStudy, place: Path) -> None:
    made = Naming.make(study, place, WORDS, cost=QUICK)
    assert study.study.key_file
    made.add("Testvik", type=IdentifierType.PLACE)
    added = made.add("Kari Prøve", code="r47", also=["Karo"], contacts=["99 88 77 66"])
    assert (added.code, added.also, added.contacts) == ("R47", ("Karo",), ("99 88 77 66",))
    again = Naming.open(study, place, WORDS)
    assert [one.name for one in again.entries()] == ["Kari Prøve", "Testvik"]
    again.remove(added.id)
    assert [one.name for one in Naming.open(study, place, WORDS).entries()] == ["Testvik"]


def test_opening_one_tells_the_study_a_wrong_passphrase_does_not(study: OpenStudy, place: Path) -> None:
    KeyFile.create(place, WORDS, cost=QUICK)
    with pytest.raises(WrongPassphrase):
        Naming.open(study, place, OWN)
    assert not study.study.key_file
    Naming.open(study, place, WORDS)
    assert study.study.key_file


@pytest.mark.parametrize("words", ["", OWN])
def test_no_passphrase_and_the_studys_own_make_nothing(study: OpenStudy, place: Path, words: str) -> None:
    with pytest.raises(UsageProblem):
        Naming.make(study, place, words, cost=QUICK)
    assert not place.exists()
    assert not study.study.key_file


def test_what_is_there_is_left_as_it_is(study: OpenStudy, place: Path) -> None:
    place.symlink_to(place.with_name("nowhere"))
    with pytest.raises(WouldOverwrite):
        Naming.make(study, place, WORDS, cost=QUICK)
    assert not place.exists()


def test_it_lies_inside_no_study_at_all(study: OpenStudy, tmp_path: Path, clock: Clock, guide: Guide) -> None:
    create_study(tmp_path / "another", guide, OWN, clock=clock, cost=QUICK)
    (tmp_path / "link").symlink_to(tmp_path / "study")
    for folder in ("study", "study/deep/er", "another", "link"):
        with pytest.raises(KeyFileProblem):
            Naming.make(study, tmp_path / folder / "x.keyfile", WORDS, cost=QUICK)
        with pytest.raises(KeyFileProblem):
            Naming.open(study, tmp_path / folder / "x.keyfile", WORDS)


def test_what_could_not_be_saved_is_not_shown_as_if_it_were(study: OpenStudy, place: Path) -> None:
    naming = Naming.make(study, place, WORDS, cost=QUICK)
    first = naming.add("Kari Prøve", code="R47")
    with pytest.raises(UsageProblem):
        naming.add("Ola Prøve", code="R47")
    place.unlink()
    with pytest.raises(KeyFileProblem):
        naming.add("Ola Prøve")
    with pytest.raises(KeyFileProblem):
        naming.remove(first.id)
    assert naming.entries() == [first]


def test_the_place_that_is_offered_is_free_and_never_in_the_study(
    study: OpenStudy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = tmp_path / "person"
    person.mkdir()
    monkeypatch.setenv("HOME", str(person))
    first = suggested_place(study)
    assert first.parent == person
    first.touch()
    assert suggested_place(study) != first
    monkeypatch.setenv("HOME", str(study.paths.folder))
    assert suggested_place(study).parent == tmp_path
