"""The screens of the fieldwork: study sheet, letter, promises, recruitment and grid, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from interview_tui import i18n
from interview_tui.model.letter import ItemAnswer, PromiseKind
from interview_tui.model.recruitment import KnownTo, Reason, RecruitState, Relation
from interview_tui.model.sheet import Basis, EndState
from tests.tui.after import recruited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


async def test_home_says_what_to_see_to_and_leads_there(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.sees("! P 3 promises are broken.", "△ T 2 things are not as they were notified")
        await hand.press("p")
        await hand.on("LedgerScreen")
        await hand.sees("Promises · broken 3", "lasted longer than 60 min: 5 of 7, more time agreed")
        await hand.press("escape")
        await hand.on("HomeScreen")


async def test_the_ledger_shows_the_words_of_the_letter_and_takes_a_milestone(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        await hand.press("p")
        await hand.sees("✗ broken", "Letter v1: The conversation takes about an hour", "It concerns R83")
        await hand.press("m")
        await hand.sees("What has happened?", "the thesis is passed")
        await hand.press("enter")
        await hand.sees("on which day?")
        await hand.press("enter")
        await hand.sees("△ at risk", "due since 2026-01-05")
        await hand.press("m", "enter")
        await hand.sees("the thesis is passed: on 2026-01-05")
        await hand.press("escape")
        await hand.press("m", "down", "enter")
        await hand.sees("on which day?")
        await hand.type("2027-01-01")
        await hand.press("enter")
        await hand.sees("2027-01-01 is still to come.")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_screen_fits(open_app: OpenApp, sample: Sample, size: tuple[int, int]) -> None:
    wanted = {
        "t": ("SheetScreen", "The Example College"),
        "b": ("LettersScreen", "length of the talk: at most 60 min"),
        "p": ("LedgerScreen", "broken"),
        "a": ("ApproachScreen", "the researcher was the nearest leader"),
        "m": ("GridScreen", "1 △ R47"),
        "f": ("PreconceptionsScreen", "Those in reception use their training least."),
    }
    async with open_app(sample=sample, folder=sample.folder, size=size) as hand:
        await hand.sees("R47")
        for key, (name, words) in wanted.items():
            await hand.press(key)
            await hand.on(name)
            await hand.sees(words, "Esc back")
            await hand.press("escape")
            await hand.on("HomeScreen")


async def test_the_study_sheet_is_written_line_by_line(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("t")
        await hand.sees("Study sheet", "what the study is for", "not noted")
        await hand.press("enter")
        await hand.type("å forstå [b]alt[/]")
        await hand.press("enter")
        await hand.sees("what the study is for å forstå [b]alt[/]")
        await hand.press("down")
        await hand.sees("No legal basis is written down; exports say so.")
        await hand.press("enter", *"public", "enter")
        await hand.sees("a task in the public interest")
        await hand.press(*["down"] * 9, "enter")
        await hand.on("AskShort")
        await hand.type("when we are done")
        await hand.press("enter")
        await hand.sees("when we are done is not a day.")
        await hand.press("escape", "down", "down", "enter", *"destroyed", "enter")
        await hand.sees("where that was decided")
        await hand.type("the routine")
        await hand.press("enter")
        await hand.sees("in the end everything is destroyed")
        assert hand.app.study is not None
        sheet = hand.app.study.fieldwork.describing.sheet()
        assert (sheet.basis, sheet.end_state, sheet.end_source) == (
            Basis.PUBLIC_INTEREST,
            EndState.DESTROY,
            "the routine",
        )


async def test_a_letter_is_taken_in_its_promises_written_down_and_its_points_answered(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path
) -> None:
    letter = tmp_path / "brev æøå.txt"
    letter.write_text(
        "The conversation takes about an hour.\n\nYou may withdraw at any time.", encoding="utf-8"
    )
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("b")
        await hand.sees("No letter is kept yet. F takes it in")
        await hand.press("f")
        await hand.type(str(tmp_path / "nowhere.txt"))
        await hand.press("enter")
        await hand.sees("nowhere.txt cannot be read.")
        await hand.press("escape", "f")
        await hand.type(str(letter))
        await hand.press("enter")
        await hand.sees("What is this version called?")
        await hand.press(*"v1", "enter")
        await hand.sees("promise? Enter", "length of the talk: about 60 min", "The conversation takes about")
        await hand.press("enter")
        await hand.sees("1 promise")
        await hand.press("up", "enter")
        await hand.sees("The most minutes the talk lasts")
        await hand.press(*["backspace"] * 8, *"45", "enter")
        await hand.sees("at most 45 min")
        await hand.press("down", "enter")
        await hand.sees("2 promises")
        await hand.press("up", "x")
        await hand.sees("1 promise")
        await hand.press("down", "n")
        await hand.sees("✗ no")
        assert hand.app.study is not None
        informing = hand.app.study.fieldwork.informing
        kept = informing.find()
        assert [(one.kind, one.value) for one in informing.promises(kept)] == [(PromiseKind.LENGTH, "45")]
        assert list(informing.answers(kept).values()) == [ItemAnswer.NO]


async def test_enter_on_an_answered_point_changes_nothing_unless_another_answer_is_chosen(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: study.fieldwork.informing.put("v1", b"A letter."))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("b")
        await hand.sees("does it say?")
        await hand.press("enter", "enter")
        await hand.sees("what the study is for – does the letter say so?", "Nothing is chosen yet")
        await hand.press("escape", "r")
        await hand.sees("– not relevant")
        await hand.press("up", "enter", "enter")
        await hand.sees("– not relevant")
        assert hand.app.study is not None
        informing = hand.app.study.fieldwork.informing
        assert list(informing.answers(informing.find()).values()) == [ItemAnswer.NOT_RELEVANT]
        await hand.press("up", "y")
        await hand.sees("Changed from not relevant to yes:", "✓ yes")


async def test_a_form_the_letter_does_not_name_is_chosen_and_what_it_lacks_is_to_be_seen_to(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    said = "Bare jeg og veilederen min får tilgang."
    inside(lambda study: study.fieldwork.informing.put("v1", said.encode()))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("b")
        await hand.sees("who else reads: veileder, in what form?", "The letter names no form.")
        await hand.press("enter")
        await hand.sees("veileder: reads in what form?")
        await hand.press("down", "down", "enter")
        await hand.sees("1 promise", "who else reads: veileder, with codes for names")
        await hand.press("down", "n", "n")
        await hand.sees("2 points missing")
        await hand.press("escape", "i")
        await hand.sees("see to", "△ 2 points are missing in the letter.")
        await hand.press("escape", "t", *["down"] * 11, "enter")
        await hand.sees("Everybody but you.")
        await hand.type("veileder; sensor: anonymised")
        await hand.press("enter")
        await hand.sees("veileder: reads in what form?")
        await hand.press("down", "enter")
        await hand.sees("veileder: as it was written; sensor: anonymised")
        await hand.press("escape", "p")
        await hand.sees("lets veileder read more than the letter says", "If that is you:")


async def test_a_letter_is_read_as_it_was_kept_and_a_changed_file_is_noticed(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path, inside: Inside
) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("You may withdraw at any time.", encoding="utf-8")
    inside(lambda study: study.fieldwork.informing.put("v1", letter.read_bytes(), place=str(letter)))
    letter.write_text("Something else.", encoding="utf-8")
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("The file of letter v1 was changed; is it a new version?")
        await hand.press("b")
        await hand.sees("its file was changed")
        await hand.press("t")
        await hand.sees("You may withdraw at any time.", "kept since")


async def test_recruitment_is_logged_in_categories(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    code = inside(recruited)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await hand.press("a")
        await hand.sees("not asked yet", "Nothing is logged yet.")
        assert "Nobody else so far" not in hand.text, "the first respondent is alone in everything"
        await hand.press("enter", *"cancelled", "enter")
        await hand.sees("Only the sort of reason")
        await hand.press(*"circ", "enter")
        await hand.sees("cancelled (own circumstances)")
        await hand.press("down", "enter")
        await hand.sees("pilot yes, out of n")
        await hand.press(*["down"] * 5, "enter", *"nearest", "enter")
        await hand.sees("May have made it hard to say no: the researcher has been their leader.")
        await hand.press("down", "enter", *"coll", "enter")
        await hand.sees("who else knows colleagues")
        await hand.press("enter", *"leader", "enter")
        await hand.sees("who else knows the leader of the site, colleagues")
        await hand.press("enter", *"nobody", "enter")
        await hand.sees("who else knows nobody but the researcher")
        assert hand.app.study is not None
        approaching = hand.app.study.fieldwork.approaching
        (event,) = approaching.history(code)
        assert (event.state, event.reason) == (RecruitState.CANCELLED, Reason.CIRCUMSTANCES)
        approach = approaching.approach(code)
        assert (approach.relation, approach.known_to) == (Relation.NEAREST_LEADER, (KnownTo.NOBODY,))


async def test_the_grid_says_what_one_more_would_do(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.sees("R47")
        await hand.press("m")
        await hand.sees("dept × years", "7 counted", "1 △ R31", "1 △ R47", "alone: R31, R47")
        await hand.sees("Counted: 7 (take part, or may still do so). Left out: cancelled 1.")
        await hand.sees("the fewest respondents who are alike", "R and C take other fields")
        await hand.press("r", "c")
        await hand.sees("site × dept")
        await hand.press("right", "down")
        await hand.sees(
            "One more in Kontor Granli · reception:", "site × dept: smallest group 1 → 1; would be alone in"
        )
        await hand.press("c")
        await hand.sees("site × years")
        await hand.press("r")
        await hand.sees("dept × years")


async def test_a_study_without_fields_has_no_grid(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: study.recruiting.define_fields(["dept"]))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("m")
        await hand.sees("Nobody to count yet.")
        await hand.press("right", "down", "escape")
        await hand.on("HomeScreen")
        await hand.press("i")
        await hand.sees("nothing to see to", "next Write the study sheet")


async def test_what_is_typed_may_be_in_the_words_that_are_shown(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: study.fieldwork.informing.put("v1", b"Hello."))
    i18n.use("nb")
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("Ingen respondenter ennå")
        await hand.press("t", *["down"] * 11, "enter")
        await hand.sees("Roller, aldri navn")
        await hand.type("veileder: Anonymisert; sensor: med koder for navn")
        await hand.press("enter")
        await hand.sees("veileder: anonymisert; sensor: med koder for navn")
        await hand.press(*["down"] * 4, "enter")
        await hand.type("har jobbet før og nå")
        await hand.press("enter")
        await hand.sees("hvem som velges ut: har jobbet før og nå")
        await hand.press("down", "enter")
        await hand.type("; erfaring")
        await hand.press("enter")
        await hand.sees("dept; erfaring")
        assert hand.app.study is not None
        study = hand.app.study
        letter = study.fieldwork.informing.find()
        terms = {"når som helst": "any_time", "inntil 2026-03-01": "until 2026-03-01"}
        for typed, kept in terms.items():
            assert study.fieldwork.informing.promise(letter, PromiseKind.WITHDRAWAL, typed).value == kept
        made = study.fieldwork.informing.promise(letter, PromiseKind.DESTRUCTION, "oppgaven er bestått")
        assert made.value == "graded"
        assert [one.form.value for one in study.store.sheet().readers] == ["anonymised", "pseudonymised"]
