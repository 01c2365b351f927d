"""Patterns: what is certain, what only looks like it, and what is left in peace."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.model.identifier import IdentifierType

T = IdentifierType


def listed(text: str, language: str = "nb") -> list[tuple[str, IdentifierType, bool]]:
    return [(each.text, each.type, each.certain) for each in find(text, (), language)]


def entity(text: str, language: str = "nb") -> str:
    (only,) = find(text, (), language)
    return only.entity


@pytest.mark.parametrize(
    "number",
    [
        "99887766",
        "99 88 77 66",
        "998 87 766",
        "99 8877 66",
        "9988 7766",
        "99-88-77-66",
        "99.88.77.66",
        "+47 99887766",
        "+4799887766",
        "0047 99 88 77 66",
        "(+47) 99887766",
        "99\u00a088\u00a077\u00a066",
        "+47 998 87 766",
        "9988 77 66",
    ],
)
def test_a_telephone_number_in_any_grouping(number: str) -> None:
    assert listed(f"ring {number} i morgen") == [(number, T.PHONE, True)]
    assert entity(f"ring {number} i morgen") == "phone:99887766"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("call 020 7946 0958 now", "en", [("020 7946 0958", T.PHONE, True)]),
        ("call +44 20 7946 0958 now", "en", [("+44 20 7946 0958", T.PHONE, True)]),
        ("call +47 999 now 11 2", "en", []),
        ("ring +46 8 123 456 78", "nb", [("+46 8 123 456 78", T.PHONE, True)]),
        ("nr 20304050", "nb", [("20304050", T.PHONE, False)]),
        (
            "ring ni én sju, åtte to, tre tre fem nå",
            "nb",
            [("ni én sju, åtte to, tre tre fem", T.PHONE, False)],
        ),
        (
            "oh seven seven double oh, nine double oh",
            "en",
            [("oh seven seven double oh, nine double oh", T.PHONE, False)],
        ),
        ("en to tre, eller fire fem", "nb", []),
        ("i 2005 2006 og 2005-2006", "nb", []),
        ("det kostet 25 000 000 kr", "nb", []),
        ("det kostet kr 22334455", "nb", []),
        ("mellom 20 og 30, 40 eller 50", "nb", []),
    ],
)
def test_telephone_numbers_and_other_numbers(
    text: str, language: str, expected: list[tuple[str, IdentifierType, bool]]
) -> None:
    assert listed(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected", "certain"),
    [
        ("fnr 15108695088", "15108695088", True),
        ("fnr 151086 95088", "151086 95088", True),
        ("fnr 15 10 86 95088", "15 10 86 95088", True),
        ("fnr 151086-95088", "151086-95088", True),
        ("fnr 15108695077", "15108695077", False),
        ("fnr 151086 95077", "151086 95077", False),
        ("org.nr 974 760 673", "974 760 673", True),
        ("org.nr 974760674", "974760674", False),
        ("konto 8601.11.17947", "8601.11.17947", True),
        ("konto 1503.22.98765", "1503.22.98765", False),
        ("iban NO93 8601 1117 947", "NO93 8601 1117 947", True),
        ("bilen DN 48213 sto", "DN 48213", False),
        ("sak 2021/4471", "2021/4471", False),
        ("duf 201234567890", "201234567890", False),
        ("pnr 811218-9876", "811218-9876", True),
        ("cpr 010203-1235", "010203-1235", False),
        ("journalnr V-20771/23 lå", "V-20771/23", False),
        ("ansattnr 40718.", "40718", False),
        ("passport no. N1234567", "N1234567", False),
        ("fra 192.168.14.7 i går", "192.168.14.7", False),
    ],
)
def test_numbers_of_persons_firms_and_cases(text: str, expected: str, certain: bool) -> None:
    assert listed(text) == [(expected, T.ID_NUMBER, certain)]


@pytest.mark.parametrize(
    "text", ["12 av 345", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11", "1500000 kroner", "3 000 000", "87,5 %"]
)
def test_other_figures_are_left_in_peace(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "certain"),
    [
        ("skriv kari.p@eksempel.no.", "kari.p@eksempel.no", True),
        ("skriv kåre@blåbær.no", "kåre@blåbær.no", True),
        ("skriv kari (at) sted punktum no", "kari (at) sted punktum no", True),
        ("skriv kari [at] sted [dot] no", "kari [at] sted [dot] no", True),
        ("skriv kari(at)sted.no", "kari(at)sted.no", True),
        ("skriv kari krøllalfa sted punktum no nå", "kari krøllalfa sted punktum no", True),
        ("skriv kari at sted punktum no", "kari at sted punktum no", False),
        ("write to kari at place dot com", "kari at place dot com", False),
        ("write to kari dot x at place dot com", "kari dot x at place dot com", False),
    ],
)
def test_e_mail_also_spelled_out(text: str, expected: str, certain: bool) -> None:
    assert listed(text) == [(expected, T.EMAIL, certain)]


def test_an_e_mail_address_is_one_entity_however_written() -> None:
    assert entity("skriv kari (at) sted punktum no") == entity("skriv Kari@Sted.no") == "email:kari@sted.no"


def test_at_and_dot_as_words_are_left_in_peace() -> None:
    assert listed("hun sa at stedet var greit. no, tenkte jeg at punktum var satt") == []
    assert listed("she was at place number two, dot the i", "en") == []


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("se https://eksempel.no/kari?x=1.", "https://eksempel.no/kari?x=1", T.URL),
        ("se www.eksempel.no!", "www.eksempel.no", T.URL),
        ("@www.eksempel.no …", "www.eksempel.no", T.URL),
        ("(@eksempel.no)", "eksempel.no", T.URL),
        ("se eksempel.no, sa hun", "eksempel.no", T.URL),
        ("følg @kari_test der", "@kari_test", T.OTHER),
    ],
)
def test_web_addresses_and_handles(text: str, expected: str, kind: IdentifierType) -> None:
    assert listed(text) == [(expected, kind, True)]


@pytest.mark.parametrize("text", ["f.eks. no bra", "slutt.nå er det", "kl.no", "3.no"])
def test_full_stops_make_no_web_address(text: str) -> None:
    assert [each for each in listed(text) if each[1] is T.URL and each[2]] in (
        [],
        [("kl.no", T.URL, True)],
        [("3.no", T.URL, True)],
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("bor i Prøvegata 14B nå", "nb", "Prøvegata 14B"),
        ("bor i prøveveien 3 nå", "nb", "prøveveien 3"),
        ("bor i Karl Prøves gate 5, 5003 Testvik nå", "nb", "Karl Prøves gate 5, 5003 Testvik"),
        ("bor på Testbakken 12", "nb", "Testbakken 12"),
        ("adr postboks 118, 7893 Testvik", "nb", "postboks 118, 7893 Testvik"),
        ("post til 5003 Testvik", "nb", "5003 Testvik"),
        ("lives at 221b Sample Street now", "en", "221b Sample Street"),
        ("lives at 12 Old Test Road now", "en", "12 Old Test Road"),
    ],
)
def test_addresses(text: str, language: str, expected: str) -> None:
    assert listed(text, language) == [(expected, T.ADDRESS, True)]


@pytest.mark.parametrize(
    "text", ["en ny vei 3 ganger", "i 2006 ble det", "vi gikk 5 veier", "på vei 100 %", "brukte 3500 timer"]
)
def test_roads_and_years_make_no_address(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected", "certain"),
    [
        ("født 12.03.75 der", "nb", "12.03.75", True),
        ("født 3. mai 2011 der", "nb", "3. mai 2011", True),
        ("f. 1975 der", "nb", "1975", True),
        ("født i 1975 der", "nb", "1975", True),
        ("fødselsdato: 120375", "nb", "120375", True),
        ("den 12.03.1975 skjedde", "nb", "12.03.1975", True),
        ("den 1/7/2006 skjedde", "nb", "1/7/2006", False),
        ("den 2006-07-01 skjedde", "nb", "2006-07-01", False),
        ("den 12. mars 2019 skjedde", "nb", "12. mars 2019", False),
        ("den 12. mars skjedde", "nb", "12. mars", False),
        ("born on 3 May 1987 there", "en", "3 May 1987", True),
        ("born in 1987 there", "en", "1987", True),
        ("on March 12, 2020 it", "en", "March 12, 2020", False),
        ("on the 3rd of June it", "en", "3rd of June", False),
        ("kl. 14.30 kom", "nb", "kl. 14.30", False),
        ("ca 14:30 kom", "nb", "14:30", False),
        ("at 2:30 pm she", "en", "2:30 pm", False),
    ],
)
def test_dates_and_clock_times(text: str, language: str, expected: str, certain: bool) -> None:
    assert listed(text, language) == [(expected, T.DATE, certain)]


def test_a_date_is_one_entity_however_written() -> None:
    assert entity("1.7.2006") == entity("2006-07-01") == entity("den 1. juli 2006") == "date:2006-07-01"


@pytest.mark.parametrize(
    "text",
    [
        "i mars",
        "mai 2010",
        "i 2006",
        "versjon 1.2.3",
        "1.2.3.4",
        "12/3",
        "may 5 people",
        "10-20 stk",
    ],
)
def test_months_years_and_versions_are_no_exact_dates(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hun er 54 år nå", "54 år"),
        ("hun er 54 år gammel", "54 år gammel"),
        ("en 54-åring sa", "54-åring"),
        ("en 54-årig dame", "54-årig"),
        ("she is 54 years old", "54 years old"),
        ("a 54-year-old man", "54-year-old"),
        ("a man aged 54 came", "54"),
        ("naboen (54) kom", "54"),
    ],
)
def test_ages_wait_for_a_decision(text: str, expected: str) -> None:
    assert listed(text) == [(expected, T.AGE, False)]
    assert entity(text) == "age:54"


@pytest.mark.parametrize(
    "text", ["i 12 år", "for 20 år siden", "12 års erfaring", "de siste 5 år", "hvert 2. år", "300 år"]
)
def test_spans_of_years_are_no_ages(text: str) -> None:
    assert listed(text) == []
