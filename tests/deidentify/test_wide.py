"""Looking widely: what a cue, a repetition or a sentence's beginning says of a word; none of it certain."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.model.identifier import IdentifierType
from tests.deidentify.listing import listed

LONG = "Alle var enige med Torhild Prøvestad frå Bergen, og Gudveig Eksempel sa ja. " * 40


def people(text: str, language: str = "nb") -> list[str]:
    found = find(text, (), language, wide=True)
    assert not any(one.certain for one in found)
    return [one.text for one in found if one.type is IdentifierType.PERSON]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Torhild: ja, det var lenge siden.\nJeg: når da?", "nb", ["Torhild"]),
        ("Rektor Torhild Å. Prøvestad opna møtet", "nn", ["Torhild Å. Prøvestad"]),
        ("J. has been moved to nights", "en", ["J"]),
        ("bjørn torhildsen kom seint", "nb", ["bjørn torhildsen"]),
        ("hun sier sol må slutte", "nb", ["sol"]),
        ("sol sier at sola skinner", "nb", ["sol"]),
        ("Ivy and Grace left early", "en", ["Ivy", "Grace"]),
        ("prata med morag i går", "nn", ["morag"]),
        ("morag vart sjuk i fjor", "nn", ["morag"]),
        ("ho morag ringde ikkje att", "nn", ["morag"]),
        ("sol og frank deler rom", "nb", ["sol", "frank"]),
        ("far og frank deler rom", "nb", ["frank"]),
    ],
)
def test_cues_tell_who_is_named_in_a_note(text: str, language: str, expected: list[str]) -> None:
    assert people(text, language) == expected


def test_a_name_inside_a_sentence_is_one_where_a_sentence_begins_too() -> None:
    found = find("They asked Chastity twice. Chastity left.", (), "en", wide=True)
    assert [one.text for one in found] == ["Chastity", "Chastity"]


def test_who_ends_a_whole_name_is_a_person_alone_too() -> None:
    text = "Her manager was Jean-Luc de la Prøve. De la Prøve wrote to her."
    assert people(text, "en") == ["Jean-Luc de la Prøve", "Prøve"]


@pytest.mark.parametrize("first", ["Ordføraren", "Foto", "Seinare", "Då"])
def test_an_ordinary_word_that_begins_a_sentence_is_left_out_of_a_name(first: str) -> None:
    text = f"{LONG}{first} Torhild Prøvestad møtte dei."
    assert find(text, (), "nn", wide=True)[-1].text == "Torhild Prøvestad"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("bor i prøvegata 14b  0184 oslo  hun er sliten", "nb", "0184 oslo"),
        ("adr  postboks 118  7893 prøvmo  hun sa det", "nb", "postboks 118  7893 prøvmo"),
        ("adressen er prøveveien 112  1640 råde ", "nb", "prøveveien 112  1640 råde"),
        ("the mosque on gant street", "en", "gant street"),
    ],
)
def test_addresses_typed_in_a_hurry(text: str, language: str, expected: str) -> None:
    assert expected in " | ".join(listed(text, IdentifierType.ADDRESS, language=language))


@pytest.mark.parametrize("text", ["on the same street", "hun tjente 4500 bergen var dyrt", "kl 0815 i dag"])
def test_what_only_looks_like_an_address(text: str) -> None:
    language = "en" if "street" in text else "nb"
    assert listed(text, IdentifierType.ADDRESS, language=language) in ([], ["4500 bergen"])


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("bergenskontoret får alltid pengene", "nb", "bergenskontoret"),
        ("jobba på kiwi først", "nb", "kiwi"),
        ("møtte ham utafor joker", "nb", "joker"),
        ("vikariat i lier kommune ut året", "nb", "lier kommune"),
        ("han er på brattbakken nå", "nb", "brattbakken"),
        ("var på fana folkehøgskule ei tid", "nn", "fana folkehøgskule"),
    ],
)
def test_places_of_work_are_found_in_notes(text: str, language: str, expected: str) -> None:
    assert expected in listed(text, IdentifierType.ORGANISATION, language=language)


def test_a_title_makes_a_municipality_somebodys_name() -> None:
    text = "bytta fastlege to ganger. først dr. vinje, så en annen"
    assert listed(text, IdentifierType.PERSON) == ["vinje"]


def test_an_initial_after_a_name_in_a_note_belongs_to_it() -> None:
    assert "torhild s" in listed("ringte torhild s igjen, ikke svar", IdentifierType.PERSON)


def test_a_town_abroad_is_a_place_after_a_word_of_place() -> None:
    assert "uppsala" in listed("søstera bor i uppsala", IdentifierType.PLACE)


@pytest.mark.parametrize(
    "text", ["kontoret får alltid pengene", "han var på arbeidsplassen", "en joker i kortstokken"]
)
def test_ordinary_words_like_them_are_not(text: str) -> None:
    assert listed(text, IdentifierType.ORGANISATION) == []
