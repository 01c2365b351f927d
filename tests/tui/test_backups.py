"""Backups and restoring by keys: on the study's screen, and on the list of studies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.model.consent import ConsentScope, Decision

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

START = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)


def recruit(study: OpenStudy) -> str:
    study.recruiting.add_site("Hill")
    person = study.recruiting.add_respondent("Hill", {})
    study.consenting.record(person.code, START, Decision.GRANTED)
    return person.code


async def test_a_place_is_chosen_a_backup_made_and_restored_by_keys(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, tmp_path: Path
) -> None:
    inside(recruit)
    place = tmp_path / "pinne æøå"
    place.mkdir()
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("z")
        await hand.sees("Folder for backups")
        await hand.type(str(tmp_path / "none"))
        await hand.press("enter")
        await hand.sees("is not a folder that can be written to")
        await hand.press("ctrl+z")
        await hand.sees("Folder for backups")
        await hand.type(str(place))
        await hand.press("enter")
        await hand.sees("Backup made and read back", "Last backup")
        await hand.press("z")
        await hand.sees("Make a backup now", "Let them go somewhere else")
        await hand.press("down", "down", "enter")
        await hand.sees("No more backups are made by themselves")
    [made] = place.iterdir()
    async with open_app() as hand:
        await restore(hand, folder, made, tmp_path / "restored", passphrase)


async def restore(hand: Hand, folder: Path, made: Path, new: Path, passphrase: str) -> None:
    await hand.sees("1 study on this machine")
    await hand.press("r")
    await hand.sees("ends in .backup")
    await hand.type(str(folder / "keyslots.json"))
    await hand.press("enter")
    await hand.sees("not a backup of this program")
    await hand.press("ctrl+r")
    await hand.sees("ends in .backup")
    await hand.type(str(made))
    await hand.press("enter")
    await hand.sees("A backup of 20")
    editor: Any = hand.app.focused
    editor.load(str(new))
    await hand.press("enter")
    await hand.sees("The passphrase the study had then")
    await hand.type(passphrase)
    await hand.press("enter")
    await hand.sees("Restored: 0 interviews, 0 notes", "2 studies on this machine", "restored")


async def test_the_end_of_an_interview_goes_on_when_no_backup_can_be_made(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, tmp_path: Path
) -> None:
    place = tmp_path / "pinne"
    place.mkdir()

    def begin(study: OpenStudy) -> str:
        code = recruit(study)
        study.guarding.set_place(place)
        session = study.interviewing.start(code)
        session.note("something said")
        session.end()
        return code

    code = inside(begin)
    place.rmdir()
    async with open_app(folder=folder, passphrase=passphrase, code=code, at="session") as hand:
        await hand.on("SessionScreen")
        await hand.press("ctrl+e", "ctrl+e")
        await hand.on("ReviewScreen")
        await hand.sees("No backup: The place for backups is not there. The study itself is saved.")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.sees("△ Z  No backup: The place for backups is not there.")
