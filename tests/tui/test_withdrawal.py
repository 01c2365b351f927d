"""A respondent withdraws on the screens: seen first, done with one key, and proved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from interview_tui import sealing
from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.letter import Letter, Promise, PromiseKind
from interview_tui.services.contents import Contents
from interview_tui.store import database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

SCOPES = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.RECONTACT)
WORDS = "speaks [/x] at length about the rota that nobody keeps to"


@pytest.fixture
def code(inside: Inside, clock: FakeClock) -> str:
    """A respondent who was interviewed and told that one can withdraw at any time."""

    def fill(study: OpenStudy) -> str:
        study.recruiting.add_site("Hill")
        letter = study.store.add_letter(Letter("v1", "sha256:ab", "en", b"letter", "letter"))
        study.store.add_promise(Promise(letter.id, PromiseKind.WITHDRAWAL, "any_time"))
        code = str(study.recruiting.add_respondent("Hill", {}).code)
        study.consenting.record(code, SCOPES, Decision.GRANTED)
        session = study.interviewing.start(code)
        session.note(WORDS)
        session.end()
        session.close()
        return code

    return str(inside(fill))


async def _screen(hand: Hand, code: str) -> None:
    await hand.on("HomeScreen")
    await hand.sees(code)
    await hand.press("w")
    await hand.on("WithdrawalScreen")
    await hand.sees("erase it now")


async def _erase(hand: Hand) -> None:
    await hand.press("d")
    await hand.sees("It cannot be brought back.", "Leave it as it is")
    await hand.press("down", "enter")


async def test_erasing_is_asked_once_more(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await hand.press("d")
        await hand.sees(f"{code}: erase this now? It cannot be brought back.", "Erase 1 interview, 1 note")
        await hand.press("enter")
        await hand.on("WithdrawalScreen")
        assert hand.app.study is not None
        assert hand.app.study.store.respondent(code) is not None


async def test_a_few_keys_from_the_study_erase_and_prove_it(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await hand.sees(
            f"{code} has been interviewed: 1 interview, 1 note.",
            "withdraw at any time",
            "cannot be brought back",
            f"Goes: {code} with all that was said",
            "Stays, without the code:",
        )
        await _erase(hand)
        await hand.sees(
            f"{code} · withdrawn and erased · every byte was searched",
            "Found: nothing.",
            "for you to see to:",
        )
        assert "D erase" not in hand.text
        assert WORDS not in hand.text
        await hand.press("escape")
        await hand.sees("shown this once")
        await hand.press("enter")
        await hand.sees("Found: nothing.")
        await hand.press("escape", "down", "enter")
        await hand.on("HomeScreen")
        await hand.until(lambda: code not in hand.text)


async def test_looking_changes_nothing(open_app: OpenApp, folder: Path, passphrase: str, code: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await hand.press("s")
        await hand.sees(
            "Goes: what was written down", "Key file, backups and exported files stay as they are."
        )
        await hand.press("s")
        await hand.sees("Goes: the recorder marks alone")
        await hand.press("s", "escape")
        await hand.on("HomeScreen")
        await hand.sees(code)
        assert hand.app.study is not None
        assert hand.app.study.store.withdrawals() == []


async def test_the_notes_alone_can_go(open_app: OpenApp, folder: Path, passphrase: str, code: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await hand.press("s")
        await hand.sees("Goes: what was written down")
        await _erase(hand)
        await hand.sees("Erased: 1 note", "Found: nothing.")
        assert hand.app.study is not None
        assert hand.app.study.store.respondent(code) is not None


async def test_backups_go_with_it_unless_left_and_can_go_afterwards(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    inside(lambda s: database.copy(s.store._connection, s.store._key, s.paths.backups / "one.db"))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await hand.sees("1 backup of the study holds their words too.", "[x] the study's backups go too")
        await hand.press("b")
        await hand.sees("[ ] the study's backups go too")
        await _erase(hand)
        await hand.sees(
            "Still holds their words", "FOUND: words of theirs in one.db", "delete the study's backups now"
        )
        await hand.press("b")
        await hand.sees("1 backup was deleted.", "Found: nothing.")
        assert not (folder / "backups").exists()


async def test_the_key_file_is_missed_and_can_be_given(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    place = folder.parent / "names.keyfile"
    key = KeyFile.create(place, "another", cost=sealing.QUICK)
    key.add(Entry.new("Testperson Alfa", code=code))
    key.save()
    inside(lambda study: study.has_key_file())
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await hand.press("d")
        await hand.sees("a name in it stays.")
        await hand.press("escape")
        await hand.press("k")
        await hand.sees("Where is the key file?")
        await hand.type(str(place))
        await hand.press("enter")
        await hand.sees("Passphrase of the key file")
        await hand.type("another")
        await hand.press("enter")
        await hand.sees("[x] the name goes out of the key file too")
        await _erase(hand)
        await hand.sees("1 entry was taken out of the key file.", "Found: nothing.")
        assert "In the key file look for" not in hand.text
    assert KeyFile.open(place, "another").entries == ()


async def test_without_the_key_file_it_says_what_to_look_for_there(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    inside(lambda study: study.has_key_file())
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await _erase(hand)
        await hand.sees(f"In the key file look for {code}: note it now.")


async def test_a_letter_that_promised_erasure_is_told_of_before_anything_is_let_stand(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def erased(study: OpenStudy) -> None:
        letter = study.store.letter("v1")
        assert letter is not None
        study.store.add_promise(Promise(letter.id, PromiseKind.ERASED))

    inside(erased)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await hand.sees("The letter promised them that what they said is erased.")
        await hand.press("t")
        await hand.sees("nothing is erased. The letter promised them")


async def test_what_was_done_can_be_written_to_a_file_without_the_code(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await _erase(hand)
        await hand.sees("Found: nothing.")
        await hand.press("escape", "down", "down", "enter")
        await hand.sees("Which folder is it written to?")
        await hand.press("enter")
        await hand.sees("Written: ")
        (made,) = folder.parent.glob("withdrawal-*.md")
        said = made.read_text()
        assert "Found: nothing." in said
        assert code not in said
        await hand.press("escape")
        await hand.on("HomeScreen")


async def test_the_folder_of_that_file_is_made_and_never_lies_in_the_study(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    place = folder.parent / "kept" / "withdrawn"
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await _erase(hand)
        await hand.sees("Found: nothing.")
        for typed, told in ((folder / "new", "no folder outside the study"), (place, "Written: ")):
            await hand.press("escape", "down", "down", "enter")
            await hand.sees("Which folder is it written to?")
            await hand.press("ctrl+u")
            await hand.type(str(typed))
            await hand.press("enter")
            await hand.sees(told)
        assert [one.suffix for one in place.iterdir()] == [".md"]
        assert not (folder / "new").exists()


async def test_past_the_promised_day_it_says_so(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def limit(study: OpenStudy) -> None:
        letter = study.store.letter("v1")
        assert letter is not None
        study.store.add_promise(Promise(letter.id, PromiseKind.WITHDRAWAL, "until 2026-01-01"))
        # The terms are those of the letter as it was when they agreed.
        study.consenting.record(code, [ConsentScope.PARTICIPATION], Decision.GRANTED)

    inside(limit)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await hand.sees("until 2026-01-01", "That day is past", "take back only what is to come")
        await hand.press("t")
        await hand.sees(f"{code}: nothing is erased", "Leave it as it is")
        await hand.press("enter")
        await hand.on("WithdrawalScreen")
        await hand.press("t", "down", "enter")
        await hand.sees(
            f"{code} · withdrawn, what was said stays",
            "Taken back: being contacted again. What was said is kept.",
        )


async def test_it_fits_a_small_screen_in_both_languages(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    from interview_tui import i18n

    for language in ("en", "nb"):
        i18n.use(language)
        async with open_app(folder=folder, passphrase=passphrase, size=(80, 24)) as hand:
            await hand.on("HomeScreen")
            await hand.sees(code)
            await hand.press("w")
            await hand.on("WithdrawalScreen")
            await hand.until(lambda: "D " in hand.text)
            assert "…" not in hand.text


async def test_an_interview_that_is_open_can_be_stopped_from_the_study_with_what_was_said_kept(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def open_one(study: OpenStudy) -> str:
        other = str(study.recruiting.add_respondent("Hill", {}).code)
        study.consenting.record(other, SCOPES, Decision.GRANTED)
        study.interviewing.start(other).note(WORDS)
        return other

    other = inside(open_one)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(f"The interview with {other} was not ended.")
        await hand.press("escape")
        await _screen(hand, other)
        await hand.sees(
            f"The interview with {other} is not finished", "stop the interview; what was said so far stays"
        )
        await hand.press("t")
        await hand.sees("Stop the interview; what was said so far stays")
        await hand.press("down", "enter")
        await hand.sees("The interview that was open is closed.", "What was said is kept.")
        assert hand.app.study is not None
        assert hand.app.study.store.withdrawals() == [("during", True)]


async def test_before_an_interview_there_is_nothing_said_to_keep(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    other = inside(lambda study: str(study.recruiting.add_respondent("Hill", {}).code))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, other)
        await hand.sees(f"{other} has not been interviewed.")
        assert "what was said stays" not in hand.text
        await hand.press("t")
        await hand.press("b")
        await hand.sees("There is no backup of this study.")
        await hand.press("s")
        await hand.sees("Nothing else to choose: there are no notes and no recorder marks.")
        assert "that the interview was held" not in hand.text
        assert hand.app.study is not None
        assert hand.app.study.store.withdrawals() == []


async def test_exported_files_are_deleted_only_after_a_question(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    to = folder.parent / "out"

    def export(study: OpenStudy) -> None:
        study.reviewing.sign(
            [note.id for one in study.store.interviews() for note in study.store.notes(one.id)]
        )
        study.reporting.export(to, contents=Contents(despite="the leader said yes"))

    inside(export)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _screen(hand, code)
        await _erase(hand)
        await hand.sees("still there")
        await hand.press("x")
        await hand.sees("exported files are deleted, with what others say in them", "Leave them as they are")
        await hand.press("enter")
        await hand.on("WithdrawalScreen")
        assert list(to.iterdir())
        await hand.press("x")
        await hand.press("down", "enter")
        await hand.until(lambda: not to.exists() or not list(to.iterdir()))
