"""The field a note is typed in holds exactly what was typed, whatever is done in whatever order."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from textual import events
from textual.app import App, ComposeResult

from interview_tui.text import NOTE_LIMIT, clean
from interview_tui.tui import render
from interview_tui.tui.widgets.note_editor import MOST_LINES, NoteEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

TYPED = [*"abcXYZ æø#!\"[]'~?漢"]
WHOLE = [*TYPED, "\n", "\t", "q\u0301", "👩‍👧", "☺️", "👍🏽", "ord og ", "blåbær\n"]
"""Pieces that join with nothing beside them: the model counts them as they come."""


class Field(NoteEditor):
    """The field itself; what it says to its owner is kept."""

    def on_mount(self) -> None:
        self.said: list[Message] = []

    def post_message(self, message: Message) -> bool:
        if isinstance(message, NoteEditor.Changed | NoteEditor.Refused):
            self.said.append(message)
        return super().post_message(message)


class Desk(App[None]):
    def compose(self) -> ComposeResult:
        yield Field("> ")


def letters(piece: str) -> list[str]:
    """Return what a cursor steps over, one by one; known beforehand for the pieces used here."""
    return [piece] if len(piece) > 1 and not piece.isascii() and "b" not in piece else list(piece)


class Typing(RuleBasedStateMachine):
    """The field against two lists of characters, before the cursor and after it."""

    def __init__(self) -> None:
        super().__init__()
        self.before: list[str] = []
        self.after: list[str] = []
        self.runner = asyncio.Runner()
        self.running: Any = None

    @initialize(width=st.integers(8, 40))
    def open(self, width: int) -> None:
        self.app = Desk()
        self.running = self.app.run_test(size=(width, 10))
        self.pilot = self.runner.run(self.running.__aenter__())
        self.field = self.app.query_one(Field)
        self.do(self.field.focus)

    def teardown(self) -> None:
        if self.running is not None:
            self.runner.run(self.running.__aexit__(None, None, None))
        self.runner.close()

    def do(self, act: Callable[[], object]) -> None:
        async def within() -> None:
            act()

        self.runner.run(within())

    def press(self, key: str, character: str | None = None) -> None:
        self.field.said.clear()
        self.do(lambda: self.field.on_key(events.Key(key, character)))

    def changed(self, before: list[str], after: list[str]) -> None:
        """Note what stands now; every change is told once, and nothing else is."""
        was, now = "".join(self.before + self.after), "".join(before + after)
        said = self.field.said
        if was == now:
            assert said == []
        else:
            assert said == [NoteEditor.Changed(now, not was)]
        self.before, self.after = before, after

    @rule(letter=st.sampled_from(TYPED))
    def type(self, letter: str) -> None:
        self.press(letter, letter)
        self.changed([*self.before, letter], self.after)

    @rule(pieces=st.lists(st.sampled_from(WHOLE), max_size=6))
    def paste(self, pieces: list[str]) -> None:
        self.field.said.clear()
        self.do(lambda: self.field.on_paste(events.Paste("".join(pieces))))
        self.changed([*self.before, *(one for piece in pieces for one in letters(piece))], self.after)

    @rule(hidden=st.sampled_from(["", "\x00", "\x1b[31m", "\u202e", "\ud800"]))
    def paste_nothing_that_can_be_seen(self, hidden: str) -> None:
        self.field.said.clear()
        self.do(lambda: self.field.on_paste(events.Paste(hidden)))
        self.changed(self.before, self.after)

    @rule()
    def backspace(self) -> None:
        self.press("backspace")
        self.changed(self.before[:-1], self.after)

    @rule()
    def delete(self) -> None:
        self.press("delete")
        self.changed(self.before, self.after[1:])

    def _word(self) -> int:
        place = len(self.before)
        while place and self.before[place - 1].isspace():
            place -= 1
        while place and not self.before[place - 1].isspace():
            place -= 1
        return place

    @rule(key=st.sampled_from(["ctrl+w", "ctrl+backspace"]))
    def delete_word(self, key: str) -> None:
        self.press(key)
        self.changed(self.before[: self._word()], self.after)

    @rule(key=st.sampled_from(["left", "right", "home", "end", "ctrl+left", "ctrl+right"]))
    def move(self, key: str) -> None:
        every, place = self.before + self.after, len(self.before)
        on = place
        while on < len(every) and every[on].isspace():
            on += 1
        while on < len(every) and not every[on].isspace():
            on += 1
        to = {
            "left": max(0, place - 1), "right": min(len(every), place + 1), "home": 0, "end": len(every),
            "ctrl+left": self._word(), "ctrl+right": on,
        }[key]  # fmt: skip
        self.press(key)
        self.changed(every[:to], every[to:])

    @rule(pieces=st.lists(st.sampled_from(WHOLE), max_size=4))
    def load(self, pieces: list[str]) -> None:
        self.field.said.clear()
        self.do(lambda: self.field.load("".join(pieces)))
        assert self.field.said == []
        self.before, self.after = [one for piece in pieces for one in letters(piece)], []

    @rule(over=st.integers(1, 3))
    def paste_too_much(self, over: int) -> None:
        much = "x" * (NOTE_LIMIT - len(self.field.text) + over)
        self.field.said.clear()
        self.do(lambda: self.field.on_paste(events.Paste(much)))
        assert self.field.said == [NoteEditor.Refused(NOTE_LIMIT + over)]

    @rule(width=st.integers(8, 40))
    def resize(self, width: int) -> None:
        self.runner.run(self.resized(width))
        assert self.field.size.width == width

    async def resized(self, width: int) -> None:
        await self.pilot.resize_terminal(width, 10)
        # On a busy machine the field is laid out a few turns later than the screen.
        for _turn in range(100):
            if self.field.size.width == width:
                return
            await self.pilot.pause()

    @rule(key=st.sampled_from(["enter", "tab", "ctrl+n", "up", "f5", "escape", "pagedown"]))
    def press_a_command(self, key: str) -> None:
        event = events.Key(key, None)
        self.field.said.clear()
        self.do(lambda: self.field.on_key(event))
        assert not event._stop_propagation
        self.changed(self.before, self.after)

    @precondition(lambda self: self.running is not None)
    @invariant()
    def the_text_is_what_was_typed(self) -> None:
        assert self.field.text == "".join(self.before + self.after)
        assert self.field.cursor == len("".join(self.before))

    @precondition(lambda self: self.running is not None)
    @invariant()
    def the_cursor_is_inside_and_the_lines_are_painted(self) -> None:
        field, painted = self.field, list[str]()

        def paint() -> None:
            for row in range(min(MOST_LINES, len(field._lines))):
                strip = field.render_line(row)
                assert strip.cell_length == field.size.width
                painted.append("".join(segment.text for segment in strip))

        self.do(paint)
        x, y = field.cursor_offset
        assert 0 <= x < field.size.width
        assert 0 <= y < min(MOST_LINES, len(field._lines))
        seen = field.text.replace("\n", "⏎").replace("\t", " ")
        assert field._lines == render.cuts(seen, field.size.width - 3)
        shown = field._lines[field._top : field._top + len(painted)]
        assert [line[2:].rstrip() for line in painted] == [seen[start:end].rstrip() for start, end in shown]


TestTyping = Typing.TestCase
TestTyping.settings = settings(
    max_examples=25, stateful_step_count=30, suppress_health_check=list(HealthCheck)
)


# -- without a screen ------------------------------------------------------------------------------------

MARKS = st.sampled_from(["a", "b", " ", "\n", "\u0301", "\u200d", "\ufe0f", "👩", "🏽", "漢", "ि"])
MIXED = st.lists(MARKS, max_size=12).map("".join)


@given(MIXED, st.data())
def test_a_step_never_leaves_the_text_and_always_gets_on(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    on, back = render.step_on(text, place), render.step_back(text, place)
    assert place < on <= len(text) or place == on == len(text)
    assert 0 <= back < place or place == back == 0


@given(MIXED)
def test_forward_and_back_rest_at_the_same_places(text: str) -> None:
    on, back = [0], [len(text)]
    while on[-1] < len(text):
        on.append(render.step_on(text, on[-1]))
    while back[-1]:
        back.append(render.step_back(text, back[-1]))
    assert on == back[::-1]


@pytest.mark.parametrize("together", ["q\u0301", "👩‍👧", "👩‍👩‍👧‍👦", "☺️", "👍🏽", "1️⃣", "ก็"])
def test_what_is_seen_as_one_is_stepped_over_as_one(together: str) -> None:
    text = f"a{together}b"
    assert render.step_on(text, 1) == len(text) - 1
    assert render.step_back(text, len(text) - 1) == 1


# -- on a screen -----------------------------------------------------------------------------------------


async def test_a_note_fills_up_to_its_limit_and_no_further() -> None:
    async with Desk().run_test(size=(40, 10)) as pilot:
        field = pilot.app.query_one(Field)
        field.insert("x" * (NOTE_LIMIT - 1))
        await pilot.pause()
        field.cursor = 5
        field.said.clear()
        field.insert("漢字")
        assert field.said == [NoteEditor.Refused(NOTE_LIMIT + 1)]
        assert (len(field.text), field.cursor) == (NOTE_LIMIT - 1, 5)
        field.insert("漢")
        assert (len(field.text), field.cursor, field.text[5]) == (NOTE_LIMIT, 6, "漢")


async def test_a_paste_is_cleaned_and_keeps_its_lines() -> None:
    async with Desk().run_test(size=(40, 10)) as pilot:
        field = pilot.app.query_one(Field)
        field.on_paste(events.Paste("en\r\nto\x1b[31m\x00 \u202etre"))
        assert field.text == "en\nto tre" == clean(field.text)
        assert field.cursor == len(field.text)


async def test_the_field_grows_with_its_text_and_shrinks_again() -> None:
    async with Desk().run_test(size=(20, 10)) as pilot:
        field = pilot.app.query_one(Field)
        for text, height in (("a", 1), ("a" * 30, 2), ("a" * 300, MOST_LINES), ("a", 1), ("", 1)):
            field.load(text)
            await pilot.pause()
            assert field.size.height == height


async def test_letters_typed_one_by_one_are_cut_like_a_text_that_was_there() -> None:
    async with Desk().run_test(size=(20, 10)) as pilot:
        field = pilot.app.query_one(Field)
        for letter in "og så sa hun at detvarslikdetmåttevære i mottaket " * 2:
            field.on_key(events.Key(letter, letter))
            assert field._lines == render.cuts(field.text, 20 - 3)
            assert field.cursor_offset.x < 20


async def test_one_keystroke_in_a_full_note_repaints_only_its_place() -> None:
    async with Desk().run_test(size=(40, 10)) as pilot:
        field = pilot.app.query_one(Field)
        field.load("x" * 10)
        await pilot.pause()
        await pilot.press("a", "b")
        strip = "".join(segment.text for segment in field.render_line(0))
        assert strip.rstrip() == "> " + "x" * 10 + "ab"
