"""Places of work, homes, boats and farms as people call them in notes, and who is told by a role."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.model.identifier import IdentifierType
from tests.deidentify.listing import listed

ORGANISATION, PLACE, PERSON = IdentifierType.ORGANISATION, IdentifierType.PLACE, IdentifierType.PERSON


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("folk fra elverket kom og skrudde av strømmen", "nb", "elverket"),
        ("ho er på kunstmuseet no", "nn", "kunstmuseet"),
        ("jobber som kokk på fabrikken i bygda", "nb", "fabrikken"),
        ("han var lærling på prøvmek i to år", "nb", "prøvmek"),
        ("leder ved familiekontoret i Prøvstad, ikke enig", "nb", "familiekontoret"),
        ("gikk på internatet i prøvelv som liten", "nb", "internatet"),
        ("the shelter in Prøvham was full", "en", "shelter"),
        ("barnehagen heter egentlig prøvebærtoppi", "nb", "prøvebærtoppi"),
        ("solbakken omsorg har mista to", "nb", "solbakken omsorg"),
        ("kjøpte planter på prøvan gartneri", "nb", "prøvan gartneri"),
    ],
)
def test_places_of_work_are_found_as_people_call_them(text: str, language: str, expected: str) -> None:
    assert expected in listed(text, ORGANISATION, language=language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hytta ligger på lakselv et sted", "lakselv"),
        ("garden ligg på øvre prøvland", "øvre prøvland"),
        ("vokste opp på skjørva med besteforeldre", "skjørva"),
    ],
)
def test_farms_and_hamlets_are_found(text: str, expected: str) -> None:
    assert expected in listed(text, PLACE)


@pytest.mark.parametrize(
    "text",
    [
        "de bygger nettverk på arbeidsplassen",
        "kom fra utland og innland samtidig",
        "sto på grunnlaget av det",
        "alle landenes folk var der",
        "kontoret i kjelleren var kaldt",
        "jobber med barn og unge på dagtid",
        "øvre del av skalaen",
        "har jobba mye i byen",
    ],
)
def test_ordinary_words_that_end_so_are_not(text: str) -> None:
    assert listed(text, ORGANISATION, PLACE) == []


def test_who_works_in_a_town_names_the_town() -> None:
    assert "tromsø" in listed("han jobber i tromsø nå", PLACE)


def test_the_review_asks_about_places_of_work_in_a_note_too() -> None:
    (one,) = find("vaktmester på elverket, fyller snart år", (), "nb")
    assert (one.text, one.type, one.certain) == ("elverket", ORGANISATION, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("storesøster luwam bor der ennå", "luwam"),
        ("miljøterapeuten luwam tok telefonen", "luwam"),
        ("ein elev, V., er einaste i klassen", "V"),
        ("innsatt k skriver brev ennå", "k"),
        ("følges opp av fam. Prøvestad", "Prøvestad"),
    ],
)
def test_a_role_tells_who_is_named(text: str, expected: str) -> None:
    assert expected in [said.rstrip() for said in listed(text, PERSON)]


@pytest.mark.parametrize("text", ["R. is a teacher", "lege v. legevakta", "elev i 3. klasse"])
def test_letters_that_stand_for_nobody(text: str) -> None:
    assert listed(text, PERSON, language="en" if text.startswith("R") else "nb") == []


@pytest.mark.parametrize(
    ("text", "kind", "language", "expected"),
    [
        ("Two kids, 4 and 7. Lives close by", IdentifierType.AGE, "en", ["4 and 7"]),
        ("Foreldrene bor nord. 29. Vil ikke mer", IdentifierType.AGE, "nb", ["29"]),
        ("sier selv 16, skolen tror noe annet", IdentifierType.AGE, "nb", ["16"]),
        ("æ e 54 no, ho e førti", IdentifierType.AGE, "nb", ["54", "førti"]),
        ("hun ble 30 i fjor", IdentifierType.AGE, "nb", ["30"]),
        ("unger på 3 og 6", IdentifierType.AGE, "nb", ["3 og 6"]),
        ("meldt til barnevernet 21.10", IdentifierType.DATE, "nb", ["21.10"]),
        ("møte på kontoret 17.8, uten tolk", IdentifierType.DATE, "nb", ["17.8"]),
        ("Møte i Finnmark 12. mars om saka", IdentifierType.DATE, "nn", ["12. mars"]),
        ("snittet gikk fra 12.5 til 13.1", IdentifierType.DATE, "nb", []),
        ("Kl 1315 Ringte igjen", IdentifierType.ADDRESS, "nb", []),
    ],
)
def test_ages_and_short_dates(text: str, kind: IdentifierType, language: str, expected: list[str]) -> None:
    assert listed(text, kind, language=language) == expected
