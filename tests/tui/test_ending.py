"""The screens that say where the study stands, what is to be deleted, and that delete it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.model.deadline import Kept
from interview_tui.services import purging

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


def there(folder: Path) -> bool:
    return (folder / "study.db").exists()


def swap(place: Path) -> None:
    place.rmdir()
    place.write_text("a file where the folder was", encoding="utf-8")


def certificate(place: Path) -> str:
    (text,) = place.glob("deletion-certificate-*.md")
    return text.read_text(encoding="utf-8")


async def test_the_home_screen_says_where_it_stands(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.sees(
            "I held 6, under way 1, to come 0 · cancelled 1",
            "✓ yes: taking part, notes, audio, contact again; ✗ no: quotes, quotes by pseudonym, archive;",
            "not asked: supervisor reads, reading through, sensitive matters;",
            "leader of the site: · not asked",
        )


async def test_the_status_leads_on_and_comes_back(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        await hand.press("i")
        await hand.sees("Status: NAV-7", "audio: yes 7 (letter v1: 7)", "deadlines none set yet", "Esc back")
        await hand.press("end")
        await hand.sees("was not asked to put the study in their own words: 1 of 8 (R47)")
        assert "Enter go there" not in hand.text
        await hand.press("enter")
        await hand.sees("This line only tells")
        await hand.press("home", "down", "enter")
        await hand.on("LedgerScreen")
        await hand.press("escape")
        await hand.on("StatusScreen")


async def test_a_change_to_report_is_gone_to(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        await hand.press("i")
        await hand.sees("next", "Report a change")
        await hand.press("enter")
        await hand.on("SheetScreen")
        await hand.sees("▸ report a change", "Report it where the study was notified")


async def test_a_deadline_is_set_has_come_and_is_met(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("l")
        await hand.sees("Deadlines · none set yet", "the whole study not set")
        await hand.press("down", "h")
        await hand.sees("Set a deadline first: Enter")
        await hand.press("enter", "down", "enter")
        await hand.sees("The last day, even if that has not happened")
        await hand.type("soon")
        await hand.press("enter")
        await hand.sees("soon is not a day.", "The last day, even if that has not happened")
        await hand.press(*["backspace"] * 4)
        await hand.type("2026-01-20")
        await hand.press("enter")
        await hand.sees("Where was that promised")
        await hand.type("[b]brev[/]")
        await hand.press("enter")
        await hand.sees(
            "△ soon 2026-01-20 the thesis is passed", "Decided in: [b]brev[/]", "1 within 30 days"
        )
        await hand.press("h", "enter")
        await hand.sees("Deadlines · 1 due now", "Due for deletion now: recordings, since")
        await hand.press("h")
        await hand.sees("It was recorded by mistake")
        await hand.press("down", "enter")
        await hand.sees("Taken back.", "△ soon")
        await hand.press("h", "enter")
        await hand.sees("Deadlines · 1 due now")
        await hand.press("escape")
        await hand.sees("! L Due for deletion now: recordings")
        await hand.press("l", "down", "g", "enter")
        await hand.sees("✓ done", "nothing is due")
        assert hand.app.study is not None
        (one,) = hand.app.study.deadlines.all()
        assert (one.kept, one.event, one.source) == (Kept.RECORDINGS, "graded", "[b]brev[/]")


async def test_a_day_that_was_promised_becomes_the_deadline_without_typing(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: study.fieldwork.informing.put("v1", b"Opptak slettes innen 30.06.2027."))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("b")
        await hand.sees("recordings are destroyed: at the latest 2027-06-30")
        await hand.press("enter")
        await hand.sees("Set this as the deadline too")
        await hand.press("enter")
        await hand.sees("The deadline is set")
        assert hand.app.study is not None
        (one,) = hand.app.study.deadlines.all()
        assert (one.kept, one.due, one.event, one.source) == (
            Kept.RECORDINGS, "2027-06-30", "", "letter v1",
        )  # fmt: skip


async def test_the_sample_is_not_deleted_by_hand(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        await hand.press("l", "end", "enter")
        await hand.sees("nothing is deleted yet", "by hand [ ] Recordings are deleted")
        await hand.sees("stays [ ] exported files, where they were written", "stays [ ] the key file, with")
        await hand.press("end")
        await hand.sees("certificate [x] shows the study's title", "certificate in ")
        await hand.press("d")
        await hand.sees("The sample is removed by itself")


async def test_a_study_is_deleted_after_words_and_passphrase_and_certified(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("l", "d")
        await hand.sees("Delete Reform study · nothing is deleted yet", "goes 3 files of the study")
        await hand.sees("an SSD keeps what was deleted for a while.", "Nobody can bring it back.")
        await hand.press("v", "end")
        await hand.sees("file study.db · ")
        await hand.press("home", *["down"] * 4, "enter")
        await hand.sees("[x] Recordings are deleted")
        await hand.press("escape", "d")
        await hand.sees("[x] Recordings are deleted")
        await hand.press("d")
        await hand.sees("Which folder is the certificate written to?", "pytest-of-")
        await hand.press("enter")
        await hand.sees("Type “delete everything”.")
        await hand.type("Delete everything")
        await hand.press("enter")
        await hand.sees("Passphrase of the study")
        await hand.type("another one")
        await hand.press("enter")
        await hand.sees("does not open it")
        assert hand.app.study is not None
        assert there(folder)
        await hand.press("d", "enter")
        await hand.sees("Type “delete everything”.")
        await hand.type("“Delete everything”.")
        await hand.press("enter")
        await hand.sees("Passphrase of the study")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.sees("Reform study · deleted", "Every file is gone.", "to see to Signed consents")
        assert "delete it all" not in hand.text
        assert not there(folder)
        assert "Reform study" in certificate(tmp_path)
        assert "☑ Recordings are deleted" in certificate(tmp_path)
        await hand.press("escape")
        await hand.on("StudiesScreen")


async def test_other_words_delete_nothing(open_app: OpenApp, folder: Path, passphrase: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("l", "d")
        await hand.sees("nothing is deleted yet")
        await hand.press("d")
        await hand.sees("Which folder is the certificate written to?")
        await hand.press("ctrl+u")
        await hand.type(str(folder))
        await hand.press("enter")
        await hand.sees("That is no folder outside the study; nothing was changed.")
        await hand.press("d", "enter")
        await hand.sees("Type “delete everything”.")
        await hand.type("delete something")
        await hand.press("enter")
        await hand.sees("Those were other words. Nothing was deleted.")
        assert there(folder)


async def test_a_certificate_that_cannot_be_written_is_asked_for_again(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path
) -> None:
    place = tmp_path / "here"
    place.mkdir()
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("l", "d")
        await hand.sees("nothing is deleted yet")
        await hand.press("end", "enter")
        await hand.sees("Which folder is the certificate written to?")
        await hand.press(*["ctrl+u"])
        hand.screen.query_one("NoteEditor").load(str(place))
        await hand.press("enter")
        await hand.sees("certificate in " + str(place)[:20])
        await hand.press("d")
        await hand.sees("Which folder is the certificate written to?")
        await hand.press("enter")
        await hand.sees("Type “delete everything”.")
        await hand.type(purging.WORD)
        await hand.press("enter")
        await hand.sees("Passphrase of the study")
        swap(place)
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.sees("Which folder is the certificate written to?")
        assert not there(folder)
        hand.screen.query_one("NoteEditor").load(str(tmp_path))
        await hand.press("enter")
        await hand.sees("The study is deleted. The certificate is written.")
        assert "☐ Recordings are deleted" in certificate(tmp_path)


async def test_what_goes_with_the_study_is_remembered_and_the_files_are_gone_to(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        await hand.press("l", "end", "enter")
        await hand.sees("nothing is deleted yet")
        await hand.press("home", *["down"] * 3, "enter")
        await hand.on("AskLine")
        sample.finish()
        hand.screen.query_one("NoteEditor").load(str(sample.keyfile))
        await hand.press("enter")
        await hand.sees("goes [x] the key file")
        await hand.press("escape", "end", "enter")
        await hand.sees("goes [x] the key file")
        await hand.press("v")
        await hand.sees("▸ file ")
        await hand.press("escape")
        sample.keyfile.rename(sample.keyfile.with_suffix(".away"))
        await hand.press("end", "enter")
        await hand.sees("stays [ ] the key file")
