"""A whole name that holds a word decided on by itself: it stays whole, and waits."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.deidentify.detectors.forms import Names
from interview_tui.model.identifier import IdentifierType, KnownName, Why

PERSON, PLACE = IdentifierType.PERSON, IdentifierType.PLACE


def decided(*words: str, kept: str = "") -> Names:
    """Return these words as they are looked for once they are decided on; one whole name is kept."""
    names = Names(KnownName("word:" + word, (word,), PERSON, Why.DECIDED) for word in words)
    names.kept = frozenset({"word:" + kept} if kept else ())
    return names


def found(text: str, names: Names) -> list[tuple[str, bool]]:
    return [(one.text, one.certain) for one in find(text, names, "nb")]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (["havnes"], "Ola Havnes kom fra Havnes i går", [("Ola Havnes", False), ("Havnes", True)]),
        (["havnes"], "traff Ola Havnes' bror", [("Ola Havnes", False)]),
        (["ola", "havnes"], "så kom Ola Havnes", [("Ola Havnes", False)]),
        (["kari"], "møtte Kari Nilsen og Kari", [("Kari Nilsen", False), ("Kari", True)]),
        (["fjordvik"], "på Fjordvik sykehjem i Fjordvik", [("Fjordvik sykehjem", False), ("Fjordvik", True)]),
        (["ola havnes"], "så kom Per Havnes", [("Per Havnes", False)]),
    ],
)
def test_a_whole_name_stays_whole(words: list[str], text: str, expected: list[tuple[str, bool]]) -> None:
    assert found(text, decided(*words)) == expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (["kari"], "Traff Kari i går", [("Kari", True)]),
        (["kari"], "hos Karis Berit", [("Kari", True), ("Berit", False)]),
        (["kari"], "hos Kari. Berit kom", [("Kari", True), ("Berit", False)]),
        (["nilsen"], "spurte #Kari Nilsen", [("Kari", True), ("Nilsen", True)]),
        (["ola havnes"], "så kom Ola Havnes og Havnes", [("Ola Havnes", True), ("Havnes", True)]),
    ],
)
def test_words_that_only_stand_together_are_no_whole_name(
    words: list[str], text: str, expected: list[tuple[str, bool]]
) -> None:
    assert found(text, decided(*words)) == expected


def test_what_was_decided_goes_out_of_a_whole_name_that_is_kept() -> None:
    assert ("Havnes", True) in found("så kom Ola Havnes", decided("havnes", kept="ola havnes"))
