"""Known names are found in every form; ordinary words that look like them are not."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.model.identifier import Candidate, IdentifierType, KnownName, Why
from tests.work import calls

PERSON = IdentifierType.PERSON


def known(
    *forms: str, entity: str = "key:1", kind: IdentifierType = PERSON, why: Why = Why.KEY_FILE
) -> KnownName:
    return KnownName(entity, forms, kind, why)


KARI = known("Kari Anne Brøvik", "Karo")
BERGEN = known("NAV Testvik sentrum", entity="site:1", kind=IdentifierType.PLACE, why=Why.SITE)


def hits(text: str, *names: KnownName, language: str = "nb") -> list[str]:
    return [each.text for each in find(text, names, language) if each.entity.startswith(("key:", "site:"))]


PLANTED = [
    ("Kari Anne Brøvik kom", "Kari Anne Brøvik"),
    ("kari anne brøvik kom", "kari anne brøvik"),
    ("KARI ANNE BRØVIK KOM", "KARI ANNE BRØVIK"),
    ("så kom Kari.", "Kari"),
    ("så kom kari.", "kari"),
    ("så kom Karis bil", "Kari"),
    ("så kom karis bil", "kari"),
    ("så kom Kari's bil", "Kari"),
    ("så kom Kari’s bil", "Kari"),
    ("sjefen, Brøvik, sa", "Brøvik"),
    ("sjefen brøvik sa", "brøvik"),
    ("hos Brøviks", "Brøvik"),
    ("Kari Brøvik", "Kari Brøvik"),
    ("kari brøviks kontor", "kari brøvik"),
    ("Brøvik, Kari", "Brøvik, Kari"),
    ("Brøvik, Kari Anne", "Brøvik, Kari Anne"),
    ("Brøvik Kari", "Brøvik Kari"),
    ("Kari\nBrøvik", "Kari\nBrøvik"),
    ("Kari Anne\nBrøvik", "Kari Anne\nBrøvik"),
    ("Kari-Anne", "Kari-Anne"),
    ("Kari_Brøvik", "Kari_Brøvik"),
    ("kari.brøvik", "kari.brøvik"),
    ("karibrøvik", "karibrøvik"),
    ("KariBrøvik", "KariBrøvik"),
    ("K. Brøvik", "K. Brøvik"),
    ("K.A. Brøvik", "K.A. Brøvik"),
    ("Kari A. Brøvik", "Kari A. Brøvik"),
    ("Kari B. ringte", "Kari B"),
    ("K.A.B. ringte", "K.A.B."),
    ("K.B. ringte", "K.B."),
    ("Karo lo", "Karo"),
    ("karos stol", "karo"),
    ("Kari-saken", "Kari"),
    ("Brøvik-folka", "Brøvik"),
    ("Brøvikfamilien", "Brøvik"),
    ("Brøviksaken", "Brøvik"),
    ("(Kari)", "Kari"),
    ('"Kari"', "Kari"),
    ("Kari/Ola", "Kari"),
    ("Ka\u00adri", "Ka\u00adri"),
    ("Brø-\nvik kom", "Brø-\nvik"),
    (unicodedata.normalize("NFD", "hos Brøvik på Åsen"), "Brøvik"),
    ("Frau Kari Anne van Brøvik", "Kari Anne van Brøvik"),
    ("#Kari sa", "Kari"),
]


@pytest.mark.parametrize(("text", "expected"), PLANTED)
def test_every_planted_form_is_found(text: str, expected: str) -> None:
    found = find(text, (KARI,), "nb")
    assert expected in [each.text for each in found if each.entity == "key:1"]
    assert all(each.certain for each in found if each.entity == "key:1")
    assert all(text[each.start : each.end] == each.text for each in found)


def test_decomposed_letters_are_found_where_they_stand() -> None:
    name = known("Åse Prøvås")
    text = unicodedata.normalize("NFD", "så kom Åses bil og Prøvås og åse")
    found = find(text, (name,), "nb")
    assert [unicodedata.normalize("NFC", each.text) for each in found] == ["Åse", "Prøvås", "åse"]
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert text[found[0].end] == "s"


@pytest.mark.parametrize(
    "text",
    [
        "en karikatur",
        "på karrige vilkår",
        "brøvikingene",
        "Anneks B",
        "Karianne",
        "karosseri",
        "k. b. er en forkortelse",
    ],
)
def test_other_words_are_no_forms(text: str) -> None:
    assert hits(text, KARI) == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Hans Prøve", "det er hans jobb, sier Hans", ["Hans"]),
        ("Per Stein", "per dag kaster Per en stein, sa Stein", ["Per", "Stein"]),
        ("Rune Testdal", "en rune der Rune bor", ["Rune"]),
        ("Liv Mark", "livet i en mark, sa Liv Mark", ["Liv Mark"]),
        ("Mark Sample", "please mark it, Mark", ["Mark"]),
        ("Will Sample", "she will ask Will's sister", ["Will"]),
        ("Jens Prøve", "Jens' bil, jens sa, Jenses", ["Jens", "jens"]),
    ],
)
def test_names_that_are_words_need_a_capital(name: str, text: str, expected: list[str]) -> None:
    assert hits(text, known(name)) == expected


def test_short_parts_and_particles_are_not_looked_for_alone() -> None:
    assert hits("de van Ek der Al og Test", known("Al van der Test Ek")) == ["Test"]


def test_the_part_that_tells_of_a_site_is_found_but_not_what_all_sites_share() -> None:
    text = "Testvik-kontoret, Testvikkontoret og NAV Testvik; NAV i sentrum; nav testvik sentrum"
    assert hits(text, BERGEN) == ["Testvik", "Testvik", "Testvik", "nav testvik sentrum"]


def test_a_site_that_is_only_a_number_is_found_whole() -> None:
    site = known("Kontor 1", entity="site:9", kind=IdentifierType.PLACE, why=Why.SITE)
    assert hits("på kontor 1 og kontor 11, ett kontor, 1 kontor", site) == ["kontor 1"]


def test_a_part_that_two_people_share_belongs_to_neither() -> None:
    one, two = known("Kari Prøve"), known("Kari Testdal", entity="key:2")
    found = find("Kari Prøve og Kari og Testdal", (one, two), "nb")
    assert [(each.text, each.entity) for each in found] == [
        ("Kari Prøve", "key:1"),
        ("Kari", "word:kari"),
        ("Testdal", "key:2"),
    ]
    assert all(each.certain for each in found)


def test_the_key_file_comes_before_an_earlier_decision() -> None:
    decided = known("kari", entity="word:kari", why=Why.DECIDED)
    found = find("så kom Kari", (decided, KARI), "nb")
    assert [(each.entity, each.why) for each in found] == [("key:1", Why.KEY_FILE)]


def test_bare_initials_wait_for_a_decision() -> None:
    found = [each for each in find("i går sa KB at TV-en", (KARI,), "nb") if each.text == "KB"]
    assert [(each.certain, each.why, each.entity) for each in found] == [(False, Why.LOOKS_LIKE, "word:kb")]


@pytest.mark.parametrize(
    ("form", "kind", "text", "expected"),
    [
        ("99 88 77 66", IdentifierType.PHONE, "ring 9988 7766 nå", "9988 7766"),
        ("+47 99887766", IdentifierType.PHONE, "ring 99-88-77-66 nå", "99-88-77-66"),
        ("99887766", IdentifierType.PHONE, "ring 0047 99 887766 nå", "0047 99 887766"),
        ("99887766", IdentifierType.PHONE, "ring 99 88\n77 66 nå", "99 88\n77 66"),
        ("55123", IdentifierType.PHONE, "intern 55 123.", "55 123"),
        ("kari@eksempel.no", IdentifierType.EMAIL, "Kari@Eksempel.NO", "Kari@Eksempel.NO"),
        (
            "kari@eksempel.no",
            IdentifierType.EMAIL,
            "kari (at) eksempel punktum no",
            "kari (at) eksempel punktum no",
        ),
        (
            "https://eksempel.no/kari",
            IdentifierType.URL,
            "se https://eksempel.no/kari.",
            "https://eksempel.no/kari",
        ),
        ("Prøvegata 5", IdentifierType.ADDRESS, "i prøvegata  5", "prøvegata  5"),
    ],
)
def test_contacts_are_found_however_they_are_written(
    form: str, kind: IdentifierType, text: str, expected: str
) -> None:
    found = find(text, (known(form, entity="key:1:1", kind=kind),), "nb")
    assert [(each.text, each.entity, each.certain) for each in found] == [(expected, "key:1:1", True)]


def test_a_contact_is_not_found_inside_a_longer_number() -> None:
    assert hits("nr 1998877665", known("99887766", kind=IdentifierType.PHONE)) == []


def test_a_look_alike_around_a_known_name_goes_whole() -> None:
    found: list[Candidate] = find("skriv til kari at prøve punktum no", (KARI,), "nb")
    assert [(each.text, each.certain) for each in found] == [("kari at prøve punktum no", True)]


def test_candidates_never_overlap() -> None:
    text = (
        "#Kari Brøviks e-post kari.brøvik@eksempel.no, 99 88 77 66, født 01.02.60, Prøvegata 5, 5003 Testvik"
    )
    found = find(text, (KARI, BERGEN, known("99887766", entity="k", kind=IdentifierType.PHONE)), "nb")
    assert len(found) == 5
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_a_text_ten_times_as_long_takes_ten_times_the_work_to_search() -> None:
    names = tuple(
        known(f"Test{number:c} Prøve{number:c}", entity=f"key:{number}") for number in range(97, 117)
    )
    text = "Møtte Siri Ukjent i går, og praten gikk bra. Karis jobb er tung, 99 88 77 66 til henne. "
    find("først", names, "nb")
    once = calls(lambda: find(text * 20, names, "nb"))
    assert calls(lambda: find(text * 200, names, "nb")) < 12 * once


def test_ordinary_parts_of_words_once_decided_on_need_a_capital() -> None:
    """The rest does not: the gate looks for it in any case, and would stay shut."""
    decided = known("møtte siri sjefen", entity="key:word", why=Why.DECIDED)
    text = "møtte siri Sjefen; Møtte noen, en sjefen, Siri, siri"
    assert hits(text, decided) == ["møtte siri Sjefen", "Siri", "siri"]


@pytest.mark.parametrize(
    ("words", "kind", "text", "expected"),
    [
        ("tyuaqva o'læøzhor", PERSON, "hos o'læøzhorfolka", "o'læøzhor"),
        ("tyuaqva o'læøzhor", PERSON, "o'læøzhors bil", "o'læøzhor"),
        ("firma hóålzvfrakt", IdentifierType.ORGANISATION, "Ja. Hóålzvfrakt, altså", "Hóålzvfrakt"),
        ("nav testqvik sentrum", IdentifierType.PLACE, "på testqvik", "testqvik"),
    ],
)
def test_the_telling_part_of_a_decided_name_is_found(
    words: str, kind: IdentifierType, text: str, expected: str
) -> None:
    """What was decided on is kept without case, and its rare words are looked for all the same."""
    decided = known(words, entity=f"word:{words}", kind=kind, why=Why.DECIDED)
    assert [one.text for one in find(text, (decided,), "nb") if one.certain] == [expected]
    assert not [one for one in find("et sentrum for alle i navet", (decided,), "nb") if one.certain]
