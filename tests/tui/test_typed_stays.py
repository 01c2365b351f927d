"""Nothing typed is dropped: what is refused stays in its field, and Esc leads to the question before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.model.deadline import Kept
from interview_tui.model.sheet import EndState

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


async def test_a_wrong_line_of_the_sheet_stays_in_its_field(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("t", *["down"] * 10, "enter")
        await hand.sees("notified: last day of the project")
        await hand.type("når vi er [ferdig]")
        await hand.press("enter")
        await hand.on("AskShort")
        await hand.sees("> når vi er [ferdig]", "når vi er [ferdig] is not a day. Write it as 2026-12-24.")
        await hand.press(*["backspace"] * 20)
        await hand.type("30.6.2027")
        await hand.press("enter")
        await hand.sees("notified: last day of the project 2027-06-30", "Written down.")


async def test_what_becomes_of_the_material_is_kept_while_one_says_where_it_was_decided(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("t", *["down"] * 12, "enter", *"destroyed", "enter")
        await hand.sees("where that was decided")
        await hand.press("enter")
        await hand.sees("Say where it was decided", "For example: the routine of the institution.")
        assert "end_source" not in hand.text
        await hand.press("escape")
        await hand.sees("▸ everything is destroyed")
        await hand.press("enter")
        await hand.type("the routine")
        await hand.press("enter")
        await hand.sees("Written down.")
        assert hand.app.study is not None
        sheet = hand.app.study.fieldwork.describing.sheet()
        assert (sheet.end_state, sheet.end_source) == (EndState.DESTROY, "the routine")


async def test_new_criteria_are_kept_while_one_says_why(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: study.fieldwork.approaching.set_criteria("social workers"))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("t")
        await hand.sees("Study sheet", "not noted")
        await hand.press("end", "up", "enter")
        await hand.type(", five years or more")
        await hand.press("enter", "enter")
        await hand.sees("Why are they changed?", "Say why the criteria are changed")
        await hand.press("escape")
        await hand.sees("> social workers, five years or more")
        await hand.press("enter")
        await hand.type("one dropped out")
        await hand.press("enter")
        await hand.sees("who is chosen, by what social workers, five years or more")


async def test_a_deadline_is_set_with_the_last_day_of_the_project_offered_and_never_by_itself(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: study.fieldwork.describing.save({"end_date": "2027-06-30"}))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("l")
        await hand.sees("none set yet", "the project's last day is 2027-06-30; offered")
        await hand.press("down", "down", "enter", "end", "enter")
        await hand.type("the book is out")
        await hand.press("enter")
        await hand.sees("> 2027-06-30", "From the study sheet: the last day of the project.")
        assert hand.app.study is not None
        assert hand.app.study.deadlines.all() == []
        await hand.type("x")
        await hand.press("enter")
        await hand.sees("> 2027-06-30x", "2027-06-30x is not a day.")
        await hand.press("backspace", "escape")
        await hand.sees("What does it wait for", "> the book is out")
        await hand.press("enter", "enter")
        await hand.sees("Where was that promised", "> study sheet, last day of the project")
        await hand.press("escape")
        await hand.sees("> 2027-06-30")
        await hand.press("enter", "enter")
        await hand.sees("Written down.")
        (one,) = hand.app.study.deadlines.all()
        assert (one.kept, one.due, one.event) == (Kept.NOTES, "2027-06-30", "the book is out")


async def test_recordings_deleted_without_a_deadline_are_no_deadline_and_a_mistake_is_taken_back(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("l", "down", "g")
        await hand.type("2030-01-01")
        await hand.press("enter")
        await hand.sees("> 2030-01-01", "2030-01-01 is still to come.")
        await hand.press(*["backspace"] * 10, "enter")
        await hand.sees("Deadlines · none set yet", "recordings not set said to be deleted on 2026-01-05")
        await hand.sees("On record as deleted since 2026-01-05. G takes that back")
        assert "✓ done" not in hand.text
        await hand.press("g")
        await hand.sees("Recordings: deleted on 2026-01-05")
        await hand.press("down", "enter")
        await hand.sees("Taken back.")
        assert hand.app.study is not None
        assert hand.app.study.deadlines.recordings_gone() == ""
        assert hand.app.study.store.milestones() == []


async def test_a_letter_that_is_not_there_and_a_version_that_is_taken_stay_as_typed(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path, inside: Inside
) -> None:
    inside(lambda study: study.fieldwork.informing.put("v1", b"an earlier letter"))
    letter = tmp_path / "brev.txt"
    letter.write_text("You may withdraw at any time.", encoding="utf-8")
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("b", "f")
        await hand.type(str(letter) + "x")
        await hand.press("enter")
        await hand.sees("brev.txtx cannot be read.")
        await hand.press("backspace", "enter")
        await hand.sees("What is this version called?")
        await hand.type("v1")
        await hand.press("enter")
        await hand.sees("> v1", "Letter version v1 is on record with another text.")
        await hand.press("backspace", "2", "enter")
        await hand.sees("And those who said yes to an earlier letter?")
        await hand.press("escape")
        await hand.sees("> v2")
        await hand.press("enter", "enter")
        await hand.sees("Letter v2 is in force.")


async def test_a_site_may_have_a_comma_and_a_name_that_is_taken_stays(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("s")
        await hand.type("Storgata 1, Ås")
        await hand.press("enter")
        await hand.sees("Site added: Storgata 1, Ås")
        await hand.press("s")
        await hand.type("storgata 1, Ås")
        await hand.press("enter")
        await hand.sees("> storgata 1, Ås", "There is a site called storgata 1, Ås already.")
        await hand.press("escape", "t", *["down"] * 8, "enter")
        await hand.type("Storgata 1, Ås")
        await hand.press("enter")
        await hand.sees("notified: sites 1: Storgata 1, Ås", "no change to report")
        await hand.press("enter")
        await hand.type("; Bislett")
        await hand.press("enter")
        await hand.sees("notified: sites 2: Storgata 1, Ås; Bislett")


async def test_a_background_field_before_is_come_back_to_with_what_was_typed(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    def prepared(study: OpenStudy) -> None:
        study.recruiting.define_fields(["dept", "years"])
        study.recruiting.add_site("Office")

    inside(prepared)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("n", "enter")
        await hand.sees("Nothing is chosen yet")
        await hand.press("down", "enter")
        await hand.sees("Office: dept")
        await hand.type("reception")
        await hand.press("enter")
        await hand.sees("Office: years")
        await hand.press("escape")
        await hand.sees("Office: dept", "> reception")
        await hand.press("enter", "enter")
        await hand.sees("New respondent:")


async def test_what_the_letter_says_of_the_list_of_names_is_offered_for_the_key_file(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    text = b"Thank you.\n\nThe list of names is destroyed by 30 June 2027.\n"
    inside(lambda study: study.fieldwork.informing.put("v9", text))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("l")
        await hand.sees("none set yet · promised in the letter: 1", "key file not set 2027-06-30")
        await hand.press("down", "down", "down")
        await hand.sees("The list of names is destroyed by 30 June 2027.")
        await hand.press("enter", "enter")
        await hand.sees("> 2027-06-30", "From letter v9.")
