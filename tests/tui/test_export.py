"""The export as people use it: everything is seen before it leaves, and nothing leaves while it must not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.model.deadline import Kept
from interview_tui.model.note import NoteFlag
from interview_tui.tui.screens.export_words import default_folder
from tests.tui.after import HOSTILE, held, named, notes, telling, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

KEY_WORDS = "key words for the test"


async def give_key(hand: Hand, place: Path) -> None:
    """Give the key file."""
    await hand.press("l")
    await hand.on("AskLine")
    await hand.type(str(place))
    await hand.press("enter")
    await hand.sees("Passphrase of the key file")
    await hand.type(KEY_WORDS)
    await hand.press("enter")


def content(folder: Path) -> str:
    """Return all that was written."""
    return "\n".join(path.read_text("utf-8-sig") for path in sorted(folder.iterdir()))


async def test_what_is_decided_leaves_to_the_folder_that_was_named(
    export: Callable[..., Any], inside: Inside, tmp_path: Path
) -> None:
    code = inside(telling("drove every day", '"we never met"', "~ annoyed with him"))
    async with export() as hand:
        await hand.sees("Everything is decided. W writes", "gate open", "1 note leaves", code)
        await hand.sees("1 · own reaction", "1 · quotes not agreed to")
        await write(hand, tmp_path / "out")
        await hand.sees("Written: 6 files to", f"respondent-{code.lower()}.md", "summary.md")
        written = content(tmp_path / "out")
        assert "drove every day" in written
        assert "we never met" not in written
        assert "annoyed" not in written


async def test_the_gate_opens_when_the_last_candidate_is_decided(
    export: Callable[..., Any], inside: Inside, tmp_path: Path
) -> None:
    inside(telling("we asked Berit Prøve", "and the Granholt group"))
    async with export() as hand:
        await hand.sees(
            "Nothing can leave yet: 2 things stand in the way.", "gate shut", "note 1: 1 undecided"
        )
        await hand.press("w")
        await hand.sees("Nothing can leave yet: see the reasons above.")
        await hand.press("d")
        await hand.on("CandidatesScreen")
        await hand.sees("2 UNDECIDED")
        await hand.press("r", "k")
        await hand.sees("Nothing is waiting for a decision.")
        await hand.press("escape")
        await hand.on("ExportScreen")
        await hand.sees("Everything is decided.", "1 × [person], 1 different")
        await hand.press("space")
        await hand.sees("Kept: these words leave as they are", "Granholt · organisation · note 2")
        await write(hand, tmp_path / "out")
        await hand.sees("Written:")
        assert "[person " in content(tmp_path / "out")
        assert "Berit" not in content(tmp_path / "out")


async def test_a_flag_keeps_a_note_behind_until_it_is_cleared(
    export: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("the first", "the second"))

    def flagged(study: OpenStudy) -> None:
        study.reviewing.flag(notes(study)[0].id, NoteFlag.THIRD_PARTY, on=True)

    inside(flagged)
    async with export() as hand:
        await hand.sees("1 note leaves", "1 stays behind", "1 · third party")
        assert hand.app.study is not None
        hand.app.study.reviewing.clear(1, yes=True)
        await hand.press("d", "escape")
        await hand.sees("2 notes leave", "1 of them cleared one by one")


async def test_a_study_with_a_key_file_needs_it_and_its_names_do_not_leave(
    export: Callable[..., Any], inside: Inside, tmp_path: Path
) -> None:
    place = named(tmp_path / "names.keyfile", ["Kari Eksempel"], KEY_WORDS)

    def fill(study: OpenStudy) -> None:
        from dataclasses import replace

        held(study, "kari eksempel runs the desk", "second")
        study.store.save_study(replace(study.study, key_file=True))

    inside(fill)
    async with export() as hand:
        await hand.sees("has a key file, and it was not given: L gives it.", "gate shut")
        await hand.press("w")
        await hand.sees("Nothing can leave yet: see")
        await give_key(hand, place)
        await hand.sees("Everything is decided.", "1 × [person]")
        await hand.press("n")
        await hand.sees("2 of 7", "respondent-")
        await write(hand, tmp_path / "out")
        await hand.sees("Written:")
        assert "kari" not in content(tmp_path / "out").casefold()
        assert re.search(r"\[person \d+\] runs the desk", content(tmp_path / "out").replace("\\", ""))


async def test_every_file_is_seen_as_it_would_be_written(
    export: Callable[..., Any], inside: Inside, tmp_path: Path
) -> None:
    inside(telling("drove every day"))
    async with export(size=(120, 300)) as hand:
        await hand.sees("1 of 7 · what would leave")
        await write(hand, tmp_path / "out")
        await hand.sees("Written to")
        for number, name in enumerate(
            (*sorted(p.name for p in (tmp_path / "out").glob("respondent-*")), "summary.md"), 2
        ):
            await hand.press("n")
            await hand.sees(f"{number} of 7 · {name}")
            lines = (tmp_path / "out" / name).read_text("utf-8").splitlines()
            await hand.sees(*(line for line in lines if line and len(line) < 100))
        await hand.press("p", "p")
        await hand.sees("1 of 7 · what would leave", "Written to")
        await hand.press("f", "enter", "escape")
        await hand.sees("1 of 5 · what would leave")
        assert "Written to" not in hand.text


async def test_a_long_page_is_scrolled_to_its_end_and_back(
    export: Callable[..., Any], inside: Inside
) -> None:
    inside(telling(*(f"line number {n}" for n in range(60))))
    async with export() as hand:
        await hand.sees("1 of 7")
        await hand.press("n")
        await hand.sees("2 of 7")
        for _page in range(20):
            if "line number 59" in hand.text:
                break
            await hand.press("space")
        await hand.sees("line number 59")
        await hand.press("end")
        await hand.sees("Is there anything we have not talked about")
        await hand.press("space")
        await hand.sees("line 1 of")
        await hand.press("pagedown", "down", "up", "pageup", "home")
        await hand.sees("line 1 of")


async def test_formats_and_respondents_are_chosen(
    export: Callable[..., Any], inside: Inside, tmp_path: Path
) -> None:
    one, other = inside(telling("from the one")), inside(telling("from the other"))
    async with export() as hand:
        await hand.sees("all respondents", "md + csv", "1 of 8")
        await hand.press("f")
        await hand.sees("What is written?", "md · text (Markdown)")
        await hand.press("enter")
        await hand.sees("What is written?")
        await hand.press("escape")
        await hand.sees("all respondents · csv", "1 of 5")
        await hand.press("c")
        await hand.sees("All that may leave")
        assert hand.text.count("✓") == 3, "all are ticked at first"
        await hand.press(*one.lower(), "enter")
        await hand.sees("Who is included?")
        await hand.press("escape")
        await hand.on("ExportScreen")
        await hand.sees(f"Export · {other}", "1 note leaves")
        await write(hand, tmp_path / "out")
        await hand.sees("Written: 4 files")
        assert "from the other" in content(tmp_path / "out")
        assert one not in content(tmp_path / "out")


async def test_what_was_chosen_is_offered_again_while_the_study_is_open(
    export: Callable[..., Any], inside: Inside, tmp_path: Path
) -> None:
    for _person in range(5):
        inside(telling("drove every day"))
    async with export(size=(120, 40)) as hand:
        await hand.sees("md + csv")
        await hand.press("f", *"xlsx", "enter")
        await hand.press("escape", "t", *"unlinked", "enter", "escape")
        await hand.sees("Export · unlinked · all respondents · md + csv + xlsx")
        await write(hand, tmp_path / "out")
        await hand.sees("Written:")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.press("e")
        await hand.sees("md + csv + xlsx", "unlinked", "gate open")
        await hand.press("w")
        await hand.on("AskLine")
        await hand.sees(str(tmp_path / "out"), "^U empties the line.")


async def test_a_small_group_is_sent_to_the_key_that_mends_it(
    export: Callable[..., Any], inside: Inside
) -> None:
    from dataclasses import replace

    def fill(study: OpenStudy) -> None:
        study.store.save_study(replace(study.study, fields=("dept",)))
        held(study, "drove every day", fields={"dept": "intake"})

    inside(fill)
    async with export(size=(120, 40)) as hand:
        await hand.sees("gate open")
        await hand.press("t", *"dept", "enter", "escape")
        await hand.sees("1 thing stands in the way", "T chooses what is told of who said it")
        assert "D goes to" not in hand.text
        await hand.press("y")
        await hand.sees("Why may it leave?")
        await hand.type("she agreed to this")
        await hand.press("enter")
        await hand.sees("It leaves for the reason you gave")
        await hand.press("t", *"unlinked", "enter", "escape")
        await hand.sees("all of it is from one person")
        await hand.press("t", *"dept", "enter", "escape")
        await hand.sees("A background fact goes with codes")
        await hand.press("f", *"srt", "enter", "escape", "t", *"unlinked", "enter", "escape")
        await hand.sees("Not written: srt. Unlinked, there are no markers.")


async def test_an_old_export_is_not_overwritten_and_the_study_folder_is_refused(
    export: Callable[..., Any], inside: Inside, tmp_path: Path, folder: Path
) -> None:
    inside(telling("drove every day"))
    async with export(size=(160, 30)) as hand:
        await hand.sees("Everything is decided.")
        await write(hand, tmp_path / "out")
        await hand.sees("Written:")
        await write(hand, tmp_path / "out")
        await hand.sees("is already there. Choose another place")
        await write(hand, folder / "out")
        await hand.sees("An export cannot be kept inside the study folder.")
        assert not (folder / "out").exists()


async def test_with_nothing_to_tell_it_says_so(export: Callable[..., Any]) -> None:
    async with export() as hand:
        await hand.sees("Nothing can leave yet", "there is no finished interview that may leave")
        await hand.press("n", "p", "c", "escape", "f", "w", "space")
        await hand.press("escape", "escape")


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_text_is_previewed_as_text(
    export: Callable[..., Any], inside: Inside, words: str
) -> None:
    inside(telling("plain\x1b[31m red \u202eover", words))
    async with export(size=(120, 80)) as hand:
        await hand.sees("1 of ")
        await hand.press("n")
        await hand.sees("plain red over")
        for _page in range(6):
            assert "\x1b" not in hand.text
            assert "\u202e" not in hand.text
            await hand.press("end", "n")
        await hand.on("ExportScreen")


@pytest.mark.parametrize(
    ("title", "name"),
    [("Før og etter", "study-for-og-etter"), ("👩‍👩‍👧 ..", "study"), ("", "study"), ("CON", "study-con")],
)
def test_the_folder_offered_is_a_plain_name(title: str, name: str) -> None:
    assert default_folder(title) == f"~/interview-exports/{name}"


async def test_the_sample_is_exported_with_its_key_file(
    open_app: OpenApp, sample: Sample, tmp_path: Path
) -> None:
    async with open_app(sample=sample, at="export") as hand:
        await hand.sees("2 things stand in the way", "L gives it", "R47: has no interview that has ended")
        assert all(len(line) <= 80 for line in hand.text.splitlines())
        await hand.press("l", "enter")
        await hand.sees("demo-key")
        await hand.press(*"demo-key", "enter")
        await hand.sees("Everything is decided.")
        await write(hand, tmp_path / "out")
        await hand.sees("Written: 11 files")
        assert "Testvik" not in content(tmp_path / "out")


async def test_what_is_overdue_for_deletion_stands_above_it(
    export: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("drove every day"))
    inside(lambda study: study.deadlines.set(Kept.RECORDINGS, "2025-12-31"))
    async with export() as hand:
        await hand.sees("! OVERDUE for deletion by 5 days: recordings", "✓ Everything is decided.")


async def test_a_file_of_the_preview_is_found_by_its_name(export: Callable[..., Any], inside: Inside) -> None:
    inside(telling("drove every day"))
    async with export() as hand:
        await hand.sees("Everything is decided.", "N next · G by name")
        await hand.press("g")
        await hand.on("Picker")
        await hand.type("cover")
        await hand.press("enter")
        await hand.sees("coverage.csv ·", "question id")
        await hand.press("f5")
        await hand.on("Picker")
        await hand.type("what")
        await hand.press("enter")
        await hand.sees("1 of 7 · what would leave")
