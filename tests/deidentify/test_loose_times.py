"""What is listed only when a text is looked through widely: looser times, ages, numbers and addresses."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.model.identifier import IdentifierType
from tests.deidentify.listing import listed

T = IdentifierType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hun begynte i 2009, sluttet i 2012", ["2009", "2012"]),
        ("siden mars -16 og høsten 2018", ["mars -16", "høsten 2018"]),
        ("på 80-tallet var det annerledes", ["80-tallet"]),
        ("det var i fjor haust", ["i fjor haust"]),
        ("ny time uke 34", ["uke 34"]),
        ("møtte dem 17/9 2021 på kaia", ["17/9 2021"]),
        ("innlagt 12. des, utskrevet 4.1. hjem", ["12. des", "4.1."]),
        ("kom hit aug 2023", ["aug 2023"]),
        ("sluttet nov 21", ["nov 21"]),
        ("døde ellevte november to tusen og nitten", ["ellevte november to tusen og nitten"]),
        ("moved in the spring of 1974", ["the spring of 1974"]),
        ("laid off nov 3rd by mail", ["nov 3rd"]),
        ("tirsdag 4. april er greit", ["tirsdag 4. april"]),
        ("født 11/2-79 her", ["født 11/2-79"]),
        ("flytta nordover i nittiåtte", ["nittiåtte"]),
        ("var på sjøen fra sekstini til nittito.", ["sekstini til nittito"]),
        ("det var nittenåttini", ["nittenåttini"]),
        ("vart fødd i 05 på garden", ["05"]),
        ("i femtiåra var det slik", ["femtiåra"]),
        ("back in the eighties", ["the eighties"]),
        ("de kom 2. juledag, ikke julaften", ["2. juledag", "julaften"]),
        ("time tysdag 3. klokka ti", ["tysdag 3."]),
        ("born the 12th of the 4th sixty one", ["the 12th of the 4th sixty one"]),
        ("fødd fjortande november sekstito", ["fjortande november sekstito"]),
        ("vikariat ut juni", ["juni"]),
    ],
)
def test_looser_times(text: str, expected: list[str]) -> None:
    assert listed(text, T.DATE) == expected


@pytest.mark.parametrize(
    "text",
    ["halvparten, altså 1/2, er borte", "det kostet 2009 kr", "versjon 2016.4", "-20 grader ute", "kl 17"],
)
def test_figures_that_are_no_times(text: str) -> None:
    assert [said for said in listed(text, T.DATE) if not said.startswith("kl")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("eldste er 16, yngste er ni.", ["16", "ni"]),
        ("(Testine, 33, gift) kom", ["33"]),
        ("hun fyller femti på søndag", ["femti"]),
        ("en fireåring og en gutt på 12", ["fireåring", "12"]),
        ("2 yr old at home", ["2 yr old"]),
        ("jenta (sju) og gutten (ni og et halvt)", ["sju", "ni og et halvt"]),
        ("ho var førtifire då ho kom", ["førtifire"]),
        ("when he was thirty three.", ["thirty three"]),
        ("da barnet var to måneder kom brevet", ["to måneder"]),
        ("bestemor er ni og nitti", ["ni og nitti"]),
        ("sønnen på fire tegna", ["fire"]),
        ("midt i 50-åra", []),
    ],
)
def test_looser_ages(text: str, expected: list[str]) -> None:
    assert listed(text, T.AGE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "rute 22 og kode 14",
        "fra 47, 52, 49 timer",
        "er 14 ansatte der",
        "2 av 7, 3 av 9",
        "i to og en halv time",
        "for tre og et halvt år siden",
        "femti elever sto i køen",
    ],
)
def test_figures_that_are_no_ages(text: str) -> None:
    assert listed(text, T.AGE) == []


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("bil el 33104 i gata", T.ID_NUMBER, "el 33104"),
        ("båten har reg.merke n-0412-vv", T.ID_NUMBER, "n-0412-vv"),
        ("snap olep_prøve", T.URL, "olep_prøve"),
        ("mail kari krøllalfa kafe prøve punktum no ja", T.EMAIL, "kari krøllalfa kafe prøve punktum no"),
        ("bor prøvegrend 12 b, h0402 der", T.ADDRESS, "prøvegrend 12 b, h0402"),
        ("bor i gamle prøvevei 7c", T.ADDRESS, "gamle prøvevei 7c"),
        ("lives at flat 3, 88 sample row", T.ADDRESS, "flat 3, 88 sample row"),
        ("lives at flat 6 sample court up there", T.ADDRESS, "flat 6 sample court"),
        ("heimeadressa prøveråsa 14 står der", T.ADDRESS, "prøveråsa 14"),
        ("bestilte til prøve gate åtte b i tredje", T.ADDRESS, "prøve gate åtte b"),
        ("bor i prøvegata rett over torget", T.ADDRESS, "prøvegata"),
        ("nr nitti to førtifire ti syttien skal være rett", T.PHONE, "nitti to førtifire ti syttien"),
        ("nummeret er fem sju null ni tjueto førti, ring", T.PHONE, "fem sju null ni tjueto førti"),
        ("dufnr 200 912 337 804 sto der", T.ID_NUMBER, "200 912 337 804"),
        ("ni number qq 12 34 56 c on it", T.ID_NUMBER, "qq 12 34 56 c"),
    ],
)
def test_numbers_and_addresses_in_a_hurry(text: str, kind: IdentifierType, expected: str) -> None:
    assert listed(text, kind) == [expected]


def test_a_word_that_ends_like_a_street_is_none() -> None:
    assert listed("innlagt 12 ganger, sagt 3 ting, bygt 4 hus", T.ADDRESS) == []


def test_the_review_does_not_ask_about_years() -> None:
    assert find("hun begynte i 2009, uke 34", (), "nb") == []


def test_strange_text_takes_no_long_time() -> None:
    for text in (
        " " * 5000 + "1",
        "1 " * 3000,
        "a" * 5000 + " 1",
        "to og " * 2000,
        "er " * 3000,
        ", " * 3000,
    ):
        find(text, (), "nb", wide=True)
