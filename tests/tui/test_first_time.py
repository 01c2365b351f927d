"""What somebody needs who has never seen the program: keys written out, settings found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui import i18n
from interview_tui.model.consent import ConsentScope
from interview_tui.paths import Paths
from interview_tui.services.own_settings import set_quick_word
from interview_tui.settings import Settings
from interview_tui.tui.meant import key_meant
from interview_tui.tui.own import own_paths
from interview_tui.tui.screens import craft_letters
from interview_tui.tui.screens.letters import column_widths
from tests.tui.sitting import room, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from tests.conftest import FakeClock

    OpenApp = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.mark.parametrize(
    ("line", "letter"),
    [("^N", "N"), ("^g", "G"), ("\u00ea", "E"), ("e\u0302", "E"), ("^", ""), ("^^", ""), ("N", ""),
     ("\u00e5", ""), ("^NN", ""), ("^1", ""), ("", "")],
)  # fmt: skip
def test_a_key_that_was_written_is_known_also_from_a_dead_key(line: str, letter: str) -> None:
    assert key_meant(line) == letter


async def test_a_key_written_as_a_note_is_kept_and_told(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("^N")
        await here.press("enter")
        await here.until(lambda: "For the key ^N hold Ctrl down and press N" in text_of(here.app))
        await here.last_note(1)
        assert here.notes[-1].text == "^N"
        await here.press("ctrl+z")
        await here.until(lambda: "The note is back on the line" in text_of(here.app))
        assert here.editor.text == "^N"


async def test_what_was_said_ends_at_its_mark_and_nothing_is_changed(
    tmp_path: Path, clock: FakeClock
) -> None:
    line = '"vi er her for oss", sier hun'
    async with room(tmp_path, clock) as here:
        await here.type(line)
        await here.press("enter")
        await here.last_note(1)
        assert (here.notes[-1].kind.value, here.notes[-1].text) == ("quote", line)
        await here.until(lambda: line in text_of(here.app))
        assert f"\u201c{line}" not in text_of(here.app)


@pytest.mark.parametrize("typed", ["repair", "colleague", "telephone", "change keys", "quick"])
async def test_the_palette_finds_what_is_called_otherwise(
    tmp_path: Path, clock: FakeClock, typed: str
) -> None:
    wanted = {
        "repair": "edit its words", "colleague": "somebody came in", "telephone": "a telephone",
        "change keys": "keys and settings", "quick": "keys and settings",
    }  # fmt: skip
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+p")
        await here.until(lambda: "All commands" in text_of(here.app))
        for letter in typed:
            await here.press("space" if letter == " " else letter)
        await here.until(lambda: wanted[typed] in text_of(here.app))


async def test_a_letter_chosen_in_the_palette_is_its_act(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+p")
        await here.until(lambda: "All commands" in text_of(here.app))
        for letter in "secret":
            await here.press(letter)
        await here.press("enter")
        await here.until(lambda: here.screen.sitting.view.state.off_record)


async def test_keys_and_settings_shows_file_example_and_names(tmp_path: Path, clock: FakeClock) -> None:
    own = Settings(double_press_ms=0, keys={"go_to": ("ctrl+l",)})
    async with room(tmp_path, clock, settings=own, size=(80, 140)) as here:
        await here.press("f1")
        await here.until(lambda: "for ^G hold Ctrl down and press G" in text_of(here.app))
        await here.press("k")
        await here.until(lambda: "Keys and settings" in text_of(here.app))
        shown = text_of(here.app)
        assert "settings.toml" in "".join(line.strip() for line in shown.splitlines())
        assert 'go_to = "ctrl+l"' in shown
        assert "next_question" in shown
        assert "There is no such file yet" in shown
        await here.press("escape")
        await here.press("escape")
        await here.until(lambda: "Keys and settings" not in text_of(here.app))


@pytest.mark.parametrize("agreed", [True, False])
async def test_that_quotes_are_refused_is_said_when_one_is_written(
    tmp_path: Path, clock: FakeClock, agreed: bool
) -> None:
    scopes = [ConsentScope.PARTICIPATION, ConsentScope.NOTES]
    scopes += [ConsentScope.QUOTE_VERBATIM] if agreed else []
    async with room(tmp_path, clock, scopes=tuple(scopes)) as here:
        await here.type('"vi er her')
        await here.press("enter")
        await here.last_note(1)
        assert ("Quotes are not agreed to: it is kept" in text_of(here.app)) is not agreed


async def test_the_sample_keeps_settings_to_itself_and_says_what_becomes_of_the_interview(
    open_app: OpenApp, sample: Sample, home: Path
) -> None:
    set_quick_word(Paths(home), "mm", "min egen")
    before = Paths(home).settings_file.read_bytes()
    async with open_app(sample=replace(sample, temporary=True)) as hand:
        await hand.on("HomeScreen")
        copy = own_paths(hand.app.launch)
        assert sample.root in copy.settings_file.parents
        set_quick_word(copy, "pp", "personen")
        assert b"min egen" in copy.settings_file.read_bytes()
        assert Paths(home).settings_file.read_bytes() == before
        await hand.press("enter")
        await hand.on("SessionScreen")
        await hand.press("ctrl+q")
        await hand.sees("The sample study, with this interview, is then removed")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_letter_of_the_asking_is_cut_where_the_screen_is_smallest(language: str) -> None:
    i18n.use(language)
    try:
        for silent in (False, True):
            groups = craft_letters.asking({}, silent=silent, off=silent)
            wanted = [max(len(one.lead + one.text) for one in group) + 1 for group in groups]
            widths = column_widths(groups, 78)
            assert [width >= least for width, least in zip(widths, wanted, strict=True)] == [True] * 4, wanted
    finally:
        i18n.use("en")
