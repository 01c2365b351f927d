"""Where am I: what a theme that is left may have lacked, tags by two keys, what to go back to first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from interview_tui.model.guide import Guide, Question, Theme, ThemeRole, TimeTag, closing_theme
from interview_tui.model.note import Source
from tests.tui.sitting import Room, room, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeClock


def tagged(here: Room, what: TimeTag | Source) -> bool:
    return what in {here.notes[-1].time, here.notes[-1].source}


SEEN = "Anything you saw or heard?"


@pytest.mark.parametrize("way", [("pagedown",), ("ctrl+n", "ctrl+n"), ("pageup",), ("ctrl+g", "u", "enter")])
async def test_every_way_out_of_a_theme_reminds_of_what_was_seen(
    tmp_path: Path, clock: FakeClock, way: tuple[str, ...]
) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("pagedown")
        assert SEEN not in text_of(here.app)  # nothing is expected of small talk
        for key in way:
            await here.press(key)
        await here.until(lambda: SEEN in text_of(here.app))


async def test_what_was_noted_is_not_asked_for_and_what_is_to_ask_comes_back(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("pagedown")
        for line in ("!looks away", "?the rota"):
            await here.type(line)
            await here.press("enter")
        await here.press("pagedown")
        await here.until(lambda: "To ask later: the rota" in text_of(here.app))
        assert SEEN not in text_of(here.app)


async def test_a_note_is_tagged_with_its_time_and_how_they_know(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("we met daily")
        await here.press("enter")
        for tag, key in (
            (TimeTag.BEFORE, "<"),
            (TimeTag.NOW, "="),
            (TimeTag.COMPARE, "/"),
            (TimeTag.FUTURE, ">"),
        ):
            await here.press("ctrl+f")
            await here.press(key)
            await here.until(partial(tagged, here, tag))
        for source, key in ((Source.FIRST_HAND, "m"), (Source.HEARSAY, "h")):
            await here.press("ctrl+f")
            await here.press(key)
            await here.until(partial(tagged, here, source))
        await here.until(lambda: "hearsay" in text_of(here.app))


async def test_a_question_about_before_tells_what_to_take_them_back_to(
    tmp_path: Path, clock: FakeClock
) -> None:
    asked = Question("a1", "How was it?", times=(TimeTag.BEFORE,), anchor="your last winter there")
    themes = (
        Theme("w", "Warm-up", (Question("w1", "Hello?"),), role=ThemeRole.WARMUP),
        Theme("a", "Before", (asked,)),
    )
    guide = Guide("G", "en", "1", 60, (*themes, closing_theme("en")))
    async with room(tmp_path, clock, guide=guide) as here:
        await here.press("ctrl+n")
        await here.until(lambda: "first, back to: your last winter there" in text_of(here.app))
        assert "before" in text_of(here.app)


async def test_what_is_asked_later_from_the_end_check_is_off_the_list_and_one_key_puts_it_back(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("pagedown")
        await here.type("?the rota")
        await here.press("enter")
        await here.last_note(1)
        await here.press("ctrl+e")
        while "▸ ? the rota" not in text_of(here.app):
            await here.press("down")
        await here.press("enter")
        await here.until(lambda: here.notes[-1].answered)
        assert "off the list" in text_of(here.app)
        await here.press("ctrl+z")
        await here.until(lambda: not here.notes[-1].answered)
        await here.press("ctrl+a")
        await here.press("enter")
        await here.until(lambda: here.notes[-1].answered)
        await here.press("ctrl+e")
        await here.until(lambda: "End check" in text_of(here.app))
        assert "? the rota" not in text_of(here.app)


async def test_each_letter_of_the_asking_stands_under_what_it_says_something_of(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+f")
        await here.until(lambda: "Asked as" in text_of(here.app))
        rows = text_of(here.app).split("\n")
        head = next(row for row in rows if "Asked as" in row)
        talk = head.index("The talk")
        for letter in (". silence", "o off the record", "x they are upset", "w second"):
            assert next(row.index(letter) for row in rows if letter in row) == talk
        note = head.index("Last note")
        for letter in ("< before", "h hearsay", "e edit its words"):
            assert next(row.index(letter) for row in rows if letter in row) == note
