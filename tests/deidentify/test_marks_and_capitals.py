"""Words marked while typing, and capitals inside sentences."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find, marked
from interview_tui.model.identifier import IdentifierType, KnownName, Why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sier at #Kari alltid tar", ["Kari"]),
        ("#kari og #Kari_Eksempel.", ["kari", "Kari Eksempel"]),
        ("#Karis bil, #Nils sin, #Jens' båt, #Kari's", ["Kari", "Nils", "Jens"]),
        ("#Testvik-kontoret og #Anne-Lise", ["Testvik", "Anne-Lise"]),
        ("##Kari (#Ola)", ["Kari", "Ola"]),
        ("#3 på lista, a#b, # Kari, https://x.no/#del, &#75;", []),
        ("#Åse", ["Åse"]),
    ],
)
def test_marked_words(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


def test_a_marked_word_is_certain_and_shares_its_entity_with_its_genitive() -> None:
    found = find("sa #Kari, #karis bil", (), "nb")
    assert [(each.text, each.entity, each.why, each.certain) for each in found] == [
        ("Kari", "word:kari", Why.MARKED, True),
        ("kari", "word:kari", Why.MARKED, True),
    ]


def test_a_word_marked_once_is_found_unmarked() -> None:
    name = KnownName("word:kari", ("Kari",), IdentifierType.PERSON, Why.MARKED)
    assert [each.entity for each in find("så kari og karis, #Kari", (name,), "nb")] == ["word:kari"] * 3


def test_a_decision_on_the_type_of_a_marked_word_counts() -> None:
    place = KnownName("word:testvik", ("testvik",), IdentifierType.PLACE, Why.DECIDED)
    (found,) = find("dro til #Testvik", (place,), "nb")
    assert found.type is IdentifierType.PLACE


def capitals(text: str, language: str = "nb") -> list[str]:
    return [each.text for each in find(text, (), language) if each.why is Why.CAPITAL]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("så kom Siri inn", "nb", ["Siri"]),
        ("så kom Siris bil", "nb", ["Siri"]),
        ("han møtte Siri Testdal der", "nb", ["Siri Testdal"]),
        ("Siri Testdal kom", "nb", ["Siri Testdal"]),
        ("Men Siri kom", "nb", ["Siri"]),
        ("hos Anne-Lise", "nb", ["Anne-Lise"]),
        ("bl.a. Siri", "nb", ["Siri"]),
        ("ja (Siri) og", "nb", ["Siri"]),
        ("with Ludwig van Sample there", "en", ["Ludwig van Sample"]),
        ("moved to Sampletown in May", "en", ["Sampletown"]),
        ("på KNAG og", "nb", ["KNAG"]),
    ],
)
def test_capitals_inside_a_sentence(text: str, language: str, expected: list[str]) -> None:
    assert capitals(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dette er bra", "nb"),
        ("Bra. Fint! Greit? Ja… Godt", "nb"),
        ("Tema: Endring", "nb"),
        ('hun sa "Arbeid er viktig"', "nb"),
        ("«Arbeid» sa hun", "nb"),
        ("- Endring\n• Arbeid\n1. Oppgaver\n! Latter", "nb"),
        ("på NAV, i Nav og hos NAVs folk med IT, PC-en og TV", "nb"),
        ("i Norge og jeg tror Jeg sa Det", "nb"),
        ("when I said I'm English on Monday in May", "en"),
        ("PÅ KONTORET VAR DET BRÅK", "nb"),
        ("kontor A og B", "nb"),
        ("", "nb"),
        ("   \n\n", "en"),
    ],
)
def test_capitals_that_say_nothing_are_left_in_peace(text: str, language: str) -> None:
    assert capitals(text, language) == []


def test_capitals_wait_for_a_decision_with_a_guess_at_what_they_are() -> None:
    found = find("hun bor i Testvik med Siri på KNAG", (), "nb")
    assert [(each.type, each.certain) for each in found] == [
        (IdentifierType.PLACE, False),
        (IdentifierType.PERSON, False),
        (IdentifierType.ORGANISATION, False),
    ]


@pytest.mark.parametrize(
    "text", ["\x00#\u0301", "#", "#\u0301a", "@@@", "🧑‍🤝‍🧑 Åse", "]" * 50, "(" * 2000, "1 " * 3000]
)
def test_strange_text_does_no_harm(text: str) -> None:
    for each in find(text, (), "nb"):
        assert text[each.start : each.end] == each.text
