"""Typing in the interview: stamps, kinds, drafts, hostile text, and a disk that does not take it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import DiskFull
from interview_tui.model.consent import ConsentScope
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.tui.render import step_back, step_on
from interview_tui.tui.screens.session import SessionScreen
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.status_line import StatusLine
from tests.tui.sitting import room, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeClock

HOSTILE = [
    "[/x]",
    "[@click=app.quit]x[/]",
    "=cmd()|' /C calc'!A0",
    "\U0001f469‍\U0001f469‍\U0001f467 og e\u0301 og \u0301",
    "#Kari [laughs] \\[b]",
    "æøå ÆØÅ",
]


async def test_a_line_is_stamped_at_its_first_keystroke_and_enter_stores_it(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        clock.advance(60_000)
        await here.type("ler")
        clock.advance(9_000)
        await here.type(", ser bort")
        await here.press("enter")
        note = await here.last_note(1)
        assert (note.text, note.elapsed_ms, note.kind) == ("ler, ser bort", 60_000, NoteKind.NOTE)
        assert here.editor.text == ""


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ('"vi ses aldri"', NoteKind.QUOTE, "vi ses aldri"),
        ("!ler", NoteKind.OBSERVATION, "ler"),
        ("?hvem bestemmer", NoteKind.ASK_LATER, "hvem bestemmer"),
        ("~kjenner meg igjen", NoteKind.OWN_REACTION, "kjenner meg igjen"),
        ("- og så", NoteKind.NOTE, "- og så"),
    ],
)
async def test_the_first_character_chooses_the_kind(
    tmp_path: Path, clock: FakeClock, typed: str, kind: NoteKind, text: str
) -> None:
    async with room(tmp_path, clock) as here:
        await here.type(typed)
        await here.press("enter")
        note = await here.last_note(1)
        assert (note.kind, note.text) == (kind, text)


@pytest.mark.parametrize("agreed", [True, False])
async def test_a_quote_that_was_not_agreed_to_says_so_in_words(
    tmp_path: Path, clock: FakeClock, *, agreed: bool
) -> None:
    scopes = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.QUOTE_VERBATIM)
    async with room(tmp_path, clock, scopes=scopes if agreed else scopes[:2]) as here:
        await here.type('"vi ses bare i gangen')
        await here.press("enter")
        await here.last_note(1)
        await here.type("a plain note")
        await here.press("enter")
        await here.last_note(2)
        assert text_of(here.app).count("[quotes not agreed to]") == (0 if agreed else 1)


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_text_is_shown_and_stored_as_text(tmp_path: Path, clock: FakeClock, words: str) -> None:
    async with room(tmp_path, clock) as here:
        await here.paste(words)
        await here.press("enter")
        note = await here.last_note(1)
        assert note.text == unicodedata.normalize("NFC", words)
        first = words.split(maxsplit=1)[0].replace("‍", "")
        assert first[:4] in text_of(here.app).replace("‍", "")


async def test_a_paste_loses_escapes_and_stays_one_note(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.paste("en\x1b[31m to\x00\u202e\r\ntre")
        await here.press("enter")
        assert (await here.last_note(1)).text == "en to\ntre"


async def test_twenty_thousand_characters_fit_and_no_more(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.paste("ø" * 20_000)
        await here.press("x")
        assert here.editor.text == "ø" * 20_000
        assert "20,000" in text_of(here.app)
        await here.press("enter")
        assert (await here.last_note(1)).text == "ø" * 20_000


async def test_the_half_written_line_is_on_disk_a_quarter_of_a_second_later(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        clock.advance(5_000)
        await here.type("halvveis i en setn")
        await here.until(lambda: here.store.draft(here.interview_id) is not None)
        await here.until(lambda: (here.store.draft(here.interview_id) or ("",))[0] == "halvveis i en setn")
        draft = here.store.draft(here.interview_id)
        assert draft is not None
        assert draft[2] == 5_000


async def test_escape_and_moving_about_never_lose_the_line(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("halv")
        keys = (
            "escape",
            "ctrl+n",
            "pagedown",
            "pageup",
            "ctrl+s",
            "ctrl+e",
            "escape",
            "ctrl+t",
            "up",
            "down",
        )
        for key in keys:
            await here.press(key)
        await here.resize(60, 20)
        await here.resize(120, 40)
        assert here.editor.text == "halv"


async def test_a_full_disk_keeps_the_words_says_so_and_saves_them_later_in_order(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        here.break_store(DiskFull())
        await here.type("en")
        await here.press("enter")
        await here.type("to")
        await here.press("enter")
        await here.until(lambda: "NOT SAVED" in text_of(here.app))
        assert "The disk is full" in text_of(here.app)
        assert "en" in text_of(here.app)
        here.mend_store()
        await here.until(lambda: len(here.notes) == 2)
        assert [note.text for note in here.notes] == ["en", "to"]
        await here.until(lambda: "NOT SAVED" not in text_of(here.app))


async def test_how_one_leaves_is_told_also_while_nothing_can_be_saved(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        here.break_store(DiskFull())
        await here.type("en")
        await here.press("enter")
        await here.until(lambda: "NOT SAVED" in text_of(here.app))
        await here.type("to")
        await here.press("ctrl+q")
        await here.until(lambda: "^Q twice more leaves" in text_of(here.app))
        await here.until(lambda: "The disk is full" in text_of(here.app).split("twice more")[1])
        here.mend_store()


async def test_lines_that_wait_are_kept_with_the_half_written_one(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:

        def draft() -> str:
            return (here.store.draft(here.interview_id) or ("",))[0]

        here.break_store(DiskFull(), "add_note")
        for words in ("en", "to"):
            await here.type(words)
            await here.press("enter")
        await here.type("halv")
        await here.until(lambda: draft() == "en\nto\nhalv")
        here.mend_store()
        await here.until(lambda: len(here.notes) == 2)
        assert [note.text for note in here.notes] == ["en", "to"]
        assert draft() == "halv"


async def test_flag_kind_and_undo_act_on_the_last_note(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("om naboen")
        await here.press("enter")
        await here.press("ctrl+l")
        await here.press("ctrl+l")
        await here.until(lambda: bool(here.notes) and here.notes[-1].flags == {NoteFlag.THIRD_PARTY})
        await here.press("ctrl+k")
        await here.until(lambda: here.notes[-1].kind is NoteKind.QUOTE)
        for _time in range(4):
            await here.press("ctrl+z")
        await here.until(lambda: not here.notes)
        await here.until(lambda: here.editor.text == "om naboen")


async def test_back_dating_moves_the_line_or_the_last_note(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        clock.advance(30_000)
        await here.type("a")
        await here.press("ctrl+u")
        await here.press("enter")
        assert (await here.last_note(1)).elapsed_ms == 20_000
        await here.press("ctrl+u")
        await here.until(lambda: here.notes[-1].elapsed_ms == 10_000)


async def test_the_promised_time_is_said_once_and_quietly(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        clock.advance(60 * 60_000)
        here.screen.tick()
        await here.until(lambda: "promised time is reached" in text_of(here.app))
        assert isinstance(here.app.screen, SessionScreen)
        assert "^F l notes ten more" in text_of(here.app)
        await here.press("ctrl+f")
        await here.press("l")
        await here.until(lambda: "of 70" in text_of(here.app))


async def test_a_held_key_and_early_keys_arrive_in_order(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock, early="abcdefghij") as here:
        await here.until(lambda: here.editor.text == "abcdefghij")


def test_joined_characters_are_stepped_over_as_one() -> None:
    text = "a👩‍👧e\u0301"
    assert step_on(text, 1) == 4
    assert step_back(text, 4) == 1
    assert step_on(text, 4) == 6
    assert step_back(text, 6) == 4


async def test_the_cursor_is_where_the_next_letter_goes(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("abd")
        await here.press("left")
        await here.type("c")
        assert here.editor.text == "abcd"
        assert isinstance(here.editor, NoteEditor)
        assert here.editor.cursor == 3
        assert here.screen.query_one(StatusLine).status is not None


async def test_what_is_typed_right_after_enter_never_gets_into_the_note_before(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        lines = [f"linje {number} æøå" for number in range(20)]
        for line in lines:
            here.keys(line)
            here.keys("\r")
        here.keys("halv")
        await here.until(lambda: len(here.notes) == len(lines))
        assert [note.text for note in here.notes] == lines
        await here.until(lambda: here.editor.text == "halv")


async def test_older_notes_are_looked_at_and_the_newest_comes_back(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        for number in range(30):
            here.keys(f"note number {number}")
            here.keys("\r")
        await here.until(lambda: "note number 29" in text_of(here.app))
        for _time in range(60):
            await here.press("up")
        assert "note number 0" in text_of(here.app)
        assert "newer notes" in text_of(here.app)
        assert "note number 9" in text_of(here.app)
        here.keys("x")
        await here.until(lambda: "note number 29" in text_of(here.app))
