"""What a letter says and seems to promise, by its words; and the ledger, rule by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview_tui.demo.letter import END_WORDS, LETTER, PROMISES
from interview_tui.model.checklist import INSTITUTION, Item, missing, open_items, proposed
from interview_tui.model.ledger import Facts, Party, Standing, Why, line, readers_of
from interview_tui.model.letter import AUDIO_DESTROYED, ENDED, GRADED, ItemAnswer, Promise, PromiseKind
from interview_tui.model.promising import day_in, names_gone, proposals
from interview_tui.model.sheet import Form, Reader
from interview_tui.words_ledger import why


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_promises_of_the_sample_letter_are_found_with_their_sentences(language: str) -> None:
    found = [(one.kind.value, one.value, one.words) for one in proposals(LETTER[language])]
    # The sample's researcher took "about an hour" strictly; the letter says no more than about.
    (kind, value, words), *others = PROMISES[language]
    erased = ("erased", "", others[-1][2])
    assert found == [(kind, f"about {value}", words), *others, erased]
    assert END_WORDS[language] in " ".join(LETTER[language].split())


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Intervjuet varer 60-90 minutter.", PromiseKind.LENGTH, "90"),
        ("The talk takes an hour and a half.", PromiseKind.LENGTH, "90"),
        ("Samtalen varer halvannen time.", PromiseKind.LENGTH, "90"),
        ("Prosjektet avsluttes 24. desember 2011.", PromiseKind.END_DATE, "2011-12-24"),
        ("The project ends on December 24, 2011.", PromiseKind.END_DATE, "2011-12-24"),
        ("Prosjektslutt er 24.12.2011, da er oppgaven ferdig.", PromiseKind.END_DATE, "2011-12-24"),
        ("Lydopptak slettes ved prosjektslutt.", PromiseKind.DESTRUCTION, ENDED),
        (
            "Veileder får tilgang til avidentifiserte utskrifter.",
            PromiseKind.READERS,
            "veileder: pseudonymised",
        ),
        ("Intervjuet tar omtrent 45 minutter.", PromiseKind.LENGTH, "about 45"),
        ("Samtalen varer rundt halvannen time.", PromiseKind.LENGTH, "about 90"),
        ("The interview takes approximately 60 minutes.", PromiseKind.LENGTH, "about 60"),
        ("Du kan trekke deg når som helst. Da slettes alt du har sagt.", PromiseKind.ERASED, ""),
        ("If you withdraw, everything you said is deleted.", PromiseKind.ERASED, ""),
        ("Du får lese sitatene dine før de publiseres.", PromiseKind.QUOTES_READ, ""),
        ("You may read your quotes before anything is published.", PromiseKind.QUOTES_READ, ""),
        ("Sitater leses av deg før de publiseres.", PromiseKind.QUOTES_READ, ""),
        (
            "Opptakene slettes når oppgaven er bestått, senest 31.12.2027. Prosjektet avsluttes 30.06.2027.",
            PromiseKind.END_DATE,
            "2027-06-30",
        ),
        ("Når prosjektet er avsluttet 24.12.2011, slettes alt.", PromiseKind.END_DATE, "2011-12-24"),
        ("Lederen din får ikke vite om du deltar.", PromiseKind.LEADER_UNAWARE, ""),
        ("Your manager will not be told whether you take part.", PromiseKind.LEADER_UNAWARE, ""),
        ("Bare jeg og veilederen min får tilgang til notatene.", PromiseKind.READERS, "veileder"),
        (
            "Veileder og sensor får lese anonymisert tekst.",
            PromiseKind.READERS,
            "veileder: anonymised; sensor: anonymised",
        ),
        ("Bare jeg og min prosjektleder får lese notatene.", PromiseKind.READERS, "prosjektleder"),
        ("Only I and the project leader may read the notes.", PromiseKind.READERS, "project leader"),
        ("You may withdraw until 1 March 2026.", PromiseKind.WITHDRAWAL, "until 2026-03-01"),
    ],
)
def test_a_promise_is_found_in_other_words(text: str, kind: PromiseKind, value: str) -> None:
    assert (kind, value) in [(one.kind, one.value) for one in proposals(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Det du har sagt, kan ikke slettes når du trekker deg.",
        "Lederen din får ikke vite hva du sier.",
        "Sitatene kan bli lest av mange.",
        "Prosjektleder har tilgang til rommet.",
        "Samtalen varer minst 45 minutter.",
        "",
        "Hei!",
        "Vi har en time igjen til bussen.",
        "Samtalen er hyggelig.",
        "31. februar 2026 prosjektet",
    ],
)
def test_nothing_is_made_out_of_nothing(text: str) -> None:
    assert proposals(text) == []


@pytest.mark.parametrize(
    ("text", "event", "latest"),
    [
        ("Takk. Navnelisten destrueres senest 30. juni 2027.", "", "2027-06-30"),
        ("Opptak og koblingsnøkkel slettes når oppgaven er bestått.", GRADED, ""),
        ("The list of names is destroyed when the project ends, by 30 June 2027.", ENDED, "2027-06-30"),
    ],
)
def test_what_a_letter_says_of_the_list_of_names_is_found(text: str, event: str, latest: str) -> None:
    found = names_gone(text)
    assert found is not None
    assert (found.value, found.latest) == (event, latest)


def test_a_list_of_names_that_is_kept_is_not_said_to_go() -> None:
    assert names_gone("Navnelisten ligger nedlåst. Opptakene slettes.") is None


def test_a_day_that_is_none_is_passed_over() -> None:
    assert day_in("31.02.2026 eller 1.3.2026") == "2026-03-01"
    assert day_in("2026-13-01") == ""


def test_the_checklist_of_the_sample_letter_has_the_gaps_it_has() -> None:
    for language in ("nb", "en"):
        found = proposed(LETTER[language])
        assert {Item.PURPOSE, Item.PART, Item.WITHDRAWAL, Item.RECORDING, Item.STORAGE} <= set(found)
        gaps = {Item.CONTROLLER, Item.BASIS, Item.RIGHTS, Item.COMPLAINT, Item.DPO, *INSTITUTION}
        assert not gaps & set(found)


def test_some_rights_are_not_all_and_the_basis_is_found_by_its_other_words() -> None:
    assert Item.RIGHTS not in proposed("Du har disse rettighetene: innsyn og sletting.")
    assert proposed("Du har rett til innsyn, retting, sletting og dataportabilitet.")[Item.RIGHTS] == (
        "dataportabilitet"
    )
    assert proposed("You may ask for access to your data, correct, erase and take along what you said.")[
        Item.RIGHTS
    ]
    for text in ("Rettsgrunnlag", "Vi behandler det på grunnlag av ditt samtykke."):
        assert Item.BASIS in proposed(text)


def test_what_the_letter_does_not_say_is_missing_only_where_it_applies() -> None:
    answers = {Item.DPO.value: ItemAnswer.NO, Item.UNKNOWN.value: ItemAnswer.NO}
    answers[Item.BASIS.value] = ItemAnswer.NOT_RELEVANT
    assert missing(answers, institution=False) == [Item.DPO]
    assert missing(answers, institution=True) == [Item.DPO, Item.UNKNOWN]


def test_items_on_institutions_are_asked_where_one_passes_the_request_on() -> None:
    answers = {item.value: ItemAnswer.YES for item in Item if item not in INSTITUTION}
    assert open_items(answers, institution=False) == []
    assert open_items(answers, institution=True) == list(INSTITUTION)


ONE = Party("R1", "v1", 60, leader_agreed=True, known=False)
FACTS = Facts("2026-03-01", [ONE], planned_minutes=60)


def promise(kind: PromiseKind, value: str = "", latest: str = "") -> Promise:
    return Promise(1, kind, value, latest)


def stands(made: Promise, facts: Facts) -> tuple[Standing, Why]:
    found = line(made, "v1", facts)
    return found.standing, found.why


def test_what_holds_only_of_those_left_says_so() -> None:
    made = promise(PromiseKind.GATEKEEPER)
    assert why(line(made, "v1", FACTS)) == "every leader has agreed"
    assert why(line(made, "v1", replace(FACTS, erased=1))) == "every leader has agreed, of those still in"


def test_length_before_during_and_after() -> None:
    made = promise(PromiseKind.LENGTH, "60")
    nobody = replace(FACTS, parties=[])
    assert stands(made, nobody) == (Standing.PENDING, Why.NONE_HELD)
    assert stands(made, replace(nobody, planned_minutes=70)) == (Standing.AT_RISK, Why.GUIDE_LONGER)
    assert stands(made, FACTS) == (Standing.KEPT, Why.ALL_WITHIN)
    longer = replace(FACTS, parties=[ONE, replace(ONE, code="R2", minutes=61, extension=10)])
    found = line(made, "v1", longer)
    assert (found.standing, found.codes, found.of, found.agreed) == (Standing.BROKEN, ("R2",), 2, 1)


def test_about_as_long_is_never_broken_and_what_is_longer_is_counted() -> None:
    made = promise(PromiseKind.LENGTH, "about 45")
    found = line(made, "v1", FACTS)
    assert (found.standing, found.why, found.codes, found.detail) == (
        Standing.AT_RISK, Why.ABOUT_LONGER, ("R1",), "45",
    )  # fmt: skip
    within = replace(FACTS, parties=[replace(ONE, minutes=45)])
    assert stands(made, within) == (Standing.KEPT, Why.ALL_WITHIN)


def test_nobody_who_is_still_here_is_not_nobody() -> None:
    gone = replace(FACTS, parties=[], erased=3)
    assert stands(promise(PromiseKind.LENGTH, "60"), gone) == (Standing.PENDING, Why.NONE_LEFT)
    for kind in (PromiseKind.IDENTITY, PromiseKind.GATEKEEPER):
        assert stands(promise(kind), gone) == (Standing.PENDING, Why.NOBODY_LEFT)


def test_a_promise_counts_for_those_who_agreed_under_its_letter() -> None:
    other = replace(ONE, code="R2", letter="v2", minutes=200)
    assert stands(promise(PromiseKind.LENGTH, "60"), replace(FACTS, parties=[ONE, other]))[0] is Standing.KEPT


@pytest.mark.parametrize(
    ("today", "ended", "expected"),
    [
        ("2026-01-01", "", Standing.PENDING),
        ("2026-03-24", "", Standing.AT_RISK),
        ("2026-04-23", "", Standing.AT_RISK),
        ("2026-04-24", "", Standing.BROKEN),
        ("2026-06-01", "2026-04-23", Standing.KEPT),
        ("2026-06-01", "2026-04-24", Standing.BROKEN),
    ],
)
def test_the_end_of_the_project(today: str, ended: str, expected: Standing) -> None:
    facts = replace(FACTS, today=today, milestones={ENDED: ended} if ended else {})
    assert stands(promise(PromiseKind.END_DATE, "2026-04-23"), facts)[0] is expected


def test_who_knows_and_whether_the_leader_agreed() -> None:
    identity, leader = promise(PromiseKind.IDENTITY), promise(PromiseKind.GATEKEEPER)
    assert stands(identity, FACTS)[0] is stands(leader, FACTS)[0] is Standing.KEPT
    unsaid = replace(FACTS, parties=[replace(ONE, known=None)])
    assert stands(identity, unsaid) == (Standing.PENDING, Why.NOT_NOTED)
    known = replace(FACTS, parties=[replace(ONE, known=True)])
    assert stands(identity, known)[0] is Standing.BROKEN
    asked = replace(ONE, leader_agreed=False, minutes=None)
    assert stands(leader, replace(FACTS, parties=[asked]))[0] is Standing.AT_RISK
    assert stands(leader, replace(FACTS, parties=[replace(asked, minutes=1)]))[0] is Standing.BROKEN
    against = replace(asked, leader_declined=True)
    assert stands(leader, replace(FACTS, parties=[against])) == (Standing.AT_RISK, Why.LEADER_DECLINED)
    assert stands(leader, replace(FACTS, parties=[asked, against])) == (Standing.AT_RISK, Why.LEADER_MISSING)
    nobody = replace(FACTS, parties=[])
    assert stands(identity, nobody) == stands(leader, nobody) == (Standing.PENDING, Why.NOBODY_YET)


@pytest.mark.parametrize(
    ("milestones", "latest", "expected"),
    [
        ({}, "", Standing.PENDING),
        ({}, "2026-12-24", Standing.PENDING),
        ({}, "2026-03-20", Standing.AT_RISK),
        ({}, "2026-02-28", Standing.BROKEN),
        ({GRADED: "2026-02-01"}, "", Standing.AT_RISK),
        ({GRADED: "2026-02-01", AUDIO_DESTROYED: "2026-02-02"}, "2026-02-28", Standing.KEPT),
        ({GRADED: "2026-02-01", AUDIO_DESTROYED: "2026-03-01"}, "2026-02-28", Standing.BROKEN),
    ],
)
def test_destruction(milestones: dict[str, str], latest: str, expected: Standing) -> None:
    facts = replace(FACTS, milestones=milestones)
    assert stands(promise(PromiseKind.DESTRUCTION, GRADED, latest), facts)[0] is expected


def test_readers_against_the_study_sheet() -> None:
    made = promise(PromiseKind.READERS, "Supervisor: pseudonymised; examiner: anonymised")
    assert stands(made, FACTS) == (Standing.PENDING, Why.READERS_UNSAID)
    for reader, expected in (
        (Reader("supervisor", Form.ANONYMISED), Standing.KEPT),
        (Reader("supervisor", Form.PSEUDONYMISED), Standing.KEPT),
        (Reader("supervisor", Form.RAW), Standing.AT_RISK),
        (Reader("colleague", Form.ANONYMISED), Standing.AT_RISK),
    ):
        assert stands(made, replace(FACTS, readers=[reader]))[0] is expected
    stricter = replace(FACTS, readers=[Reader("supervisor", Form.ANONYMISED)])
    assert stands(made, stricter)[1] is Why.READS_LESS
    same = [Reader("Examiner", Form.ANONYMISED), Reader("supervisor", Form.PSEUDONYMISED)]
    assert stands(made, replace(FACTS, readers=same))[1] is Why.READERS_AGREE
    for bad in ("supervisor", ": raw", "supervisor: some", ""):
        with pytest.raises(ValueError, match=r".*"):
            readers_of(bad)


def test_what_the_leader_knows_and_what_the_program_cannot_know() -> None:
    unaware = promise(PromiseKind.LEADER_UNAWARE)
    assert stands(unaware, FACTS) == (Standing.KEPT, Why.LEADER_UNAWARE)
    unsaid = replace(FACTS, parties=[replace(ONE, known=None)])
    assert stands(unaware, unsaid) == (Standing.PENDING, Why.NOT_NOTED)
    told = replace(FACTS, parties=[replace(ONE, known=True, leader_knows=True)])
    assert stands(unaware, told) == (Standing.BROKEN, Why.LEADER_KNOWS)
    colleague = replace(FACTS, parties=[replace(ONE, known=True)])
    assert stands(unaware, colleague)[0] is Standing.KEPT
    assert stands(promise(PromiseKind.QUOTES_READ), FACTS) == (Standing.PENDING, Why.NOT_SEEN)
    left = replace(FACTS, parties=[replace(ONE, withdrawn=True, notes=2)])
    assert stands(promise(PromiseKind.ERASED), left) == (Standing.AT_RISK, Why.NOTES_LEFT)


def test_withdrawal_is_kept_when_nothing_is_left() -> None:
    made = promise(PromiseKind.WITHDRAWAL, "any_time")
    assert stands(made, FACTS)[0] is Standing.PENDING
    gone = replace(ONE, withdrawn=True, notes=3)
    assert stands(made, replace(FACTS, parties=[gone]))[0] is Standing.AT_RISK
    assert stands(made, replace(FACTS, parties=[replace(gone, notes=0)]))[0] is Standing.KEPT
    assert stands(made, replace(FACTS, erased=1))[0] is Standing.KEPT
