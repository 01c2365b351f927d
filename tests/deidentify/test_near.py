"""Known names misspelt, and initials: listed for a person to look at, never certain."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.model.identifier import IdentifierType, KnownName, Why
from tests.deidentify.listing import listed

KEY = (
    KnownName("key:1", ("Torbjørk Eksempelsen",), IdentifierType.PERSON, Why.KEY_FILE),
    KnownName("key:2", ("Prøvedal Sag AS",), IdentifierType.ORGANISATION, Why.KEY_FILE),
)


def near(text: str) -> list[str]:
    return [one.text for one in find(text, KEY, "nb") if one.why is Why.NEAR_NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("så sa torbørk det", ["torbørk"]),
        ("så sa Thorbjørk det", ["Thorbjørk"]),
        ("så sa torbjrøk det", ["torbjrøk"]),
        ("så sa Torbjorks bror det", ["Torbjorks"]),
        ("hos eksempelsson", []),
        ("hos eksempelsen", []),
        ("prøvdal sag har stengt", ["prøvdal"]),
        ("så sa torsk det", []),
    ],
)
def test_one_slip_away_from_a_known_name(text: str, expected: list[str]) -> None:
    assert near(text) == expected


def test_a_slip_waits_for_a_decision_as_a_word_of_its_own() -> None:
    (one,) = (one for one in find("så sa torbørk det", KEY, "nb") if one.why is Why.NEAR_NAME)
    assert (one.entity, one.type, one.certain) == ("word:torbørk", IdentifierType.PERSON, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("k.s. ringte T.H.A. igår", ["k.s.", "T.H.A."]),
        ("snakka med J. i dag", []),
        ("bl.a. dette, f.eks. det, o.l. og m.m. her", []),
    ],
)
def test_initials_are_listed_when_looking_widely(text: str, expected: list[str]) -> None:
    assert listed(text) == expected
    assert [one for one in find(text, (), "nb") if one.why is Why.LOOKS_LIKE] == []
