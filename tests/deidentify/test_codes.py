"""What stands for somebody in figures and letters as notes are really typed; and what only looks like it."""

from __future__ import annotations

import pytest

from interview_tui.model.identifier import IdentifierType
from tests.deidentify.listing import listed

T = IdentifierType


@pytest.mark.parametrize(
    "code",
    [
        "CR/55120/22",
        "N-77-VV",
        "QX-3381-AB",
        "k-2271",
        "88120-7",
        "18/991-3",
        "2023-0417",
        "u1902233",
        "D40LU118",
        "V554 RRD",
        "gnr 42 bnr 7",
        "gnr. 102/bnr. 4",
    ],
)
def test_codes_are_known_by_how_they_are_built(code: str) -> None:
    assert listed(f"hun viste oss {code} på et papir", T.ID_NUMBER) == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kundenr hos banken 110 443 7 sto der", "110 443 7"),
        ("vipps til 612 349 ble brukt", "612 349"),
        ("passet hans er 11488210 og har gått ut", "11488210"),
        ("polise 7730-221-B ligger der", "7730-221-B"),
    ],
)
def test_a_word_before_tells_that_a_code_follows(text: str, expected: str) -> None:
    assert listed(text, T.ID_NUMBER) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "i 2015-2019 og 12/2019",
        "det var uke12 og covid19 og mai-2019",
        "kl1030 på 1900-tallet",
        "400-m og 18-åring, H2-bygget og A4-ark",
        "saken i 2019 kostet 45 000 kr, sak 2 av 14",
        "han fikk 3-4 ganger 24/7 og 50/50",
    ],
)
def test_other_figures_are_no_codes(text: str) -> None:
    assert listed(text, T.ID_NUMBER) + listed(text, T.URL) == []


def test_a_raised_figure_is_part_of_a_code_and_of_no_year() -> None:
    assert listed("kundenr 20²1 her", T.ID_NUMBER) == ["20²1"]


@pytest.mark.parametrize("name", ["nordlys_prøve", "xX_Prøve_Xx", "prøvemor88", "u/prove_kelp"])
def test_names_on_the_net_need_no_word_before(name: str) -> None:
    assert listed(f"skriv til {name} heller", T.URL) == [name]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("nr 917 62 OO 4 som hun skriver", "nb", "917 62 OO 4"),
        ("innvalg 4471 etter to", "nb", "4471"),
        ("timebestilling 22334 åpner åtte", "nb", "22334"),
        ("nummeret slutter på 771 husker han", "nb", "771"),
        ("call 07 700 900 4 81 after six", "en", "07 700 900 4 81"),
        ("text 07700-90-0332 only", "en", "07700-90-0332"),
    ],
)
def test_telephone_numbers_are_found_however_grouped(text: str, language: str, expected: str) -> None:
    assert listed(text, T.PHONE, language=language) == [expected]


@pytest.mark.parametrize(
    "written",
    [
        "anne_prøve@prøvemail,com",
        "g i r i bindestrek n alfakrøll prøvemail prikk com",
        "jess underscore m at prøvemail dot com",
        "d dot prøve at prøvemail dot org",
    ],
)
def test_electronic_addresses_are_found_however_spelt(written: str) -> None:
    assert listed(f"skriv til {written}", T.EMAIL) == [written]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("hun står i prøvegata og venter", "nb", "prøvegata"),
        ("bor i Åsveien 33c leil 401 nå", "nb", "Åsveien 33c leil 401"),
        ("hentes på prøveknippen 4", "nb", "prøveknippen 4"),
        ("adresse: Prøverud 88", "nb", "Prøverud 88"),
        ("marker on 14 maple grove now", "en", "14 maple grove"),
        ("went to 9, Mill Rise today", "en", "9, Mill Rise"),
        ("moved to flat 3, 88 Kelvin Way", "en", "flat 3, 88 Kelvin Way"),
        ("she is at 5 sycamore court", "en", "5 sycamore court"),
    ],
)
def test_addresses_with_what_is_left_out_of_them(text: str, language: str, expected: str) -> None:
    assert expected in listed(text, T.ADDRESS, language=language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("på motorveien, hovedveien og i gågata", "nb"),
        ("langs skoleveien til hovedgata", "nb"),
        ("a 5 minute walk, a 2 bed house, 3 other places", "en"),
        ("On 29 November 2002 the Administrative Court sat", "en"),
    ],
)
def test_roads_and_distances_are_no_addresses(text: str, language: str) -> None:
    assert listed(text, T.ADDRESS, language=language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("filip på 10 er alene", "nb", "10"),
        ("datteren torhild på 9 år går i tredje", "nb", "9 år"),
        ("ungene er 3 og 5", "nb", "3 og 5"),
        ("kvinne 43, tre barn", "nb", "43"),
        ("says shes 34, two kids", "en", "34"),
        ("a lad, hes six.", "en", "six"),
    ],
)
def test_ages_without_the_word_for_years(text: str, language: str, expected: str) -> None:
    assert expected in listed(text, T.AGE, language=language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bolig i mars 21, sier hun", "mars 21"),
        ("utgår des.26 nå", "des.26"),
        ("forfall 20.9 for alt", "20.9"),
        ("meldt 27.02 av skolen", "27.02"),
        ("kom 3. juledag 2018 hit", "3. juledag 2018"),
        ("møte 19. ds på rådhuset", "19. ds"),
        ("gutten (f.07) er borte", "07"),
        ("from the summer of 82 on", "summer of 82"),
    ],
)
def test_dates_as_they_are_shortened(text: str, expected: str) -> None:
    assert any(expected in said for said in listed(text, T.DATE))
