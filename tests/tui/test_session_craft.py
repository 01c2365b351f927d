"""The asking, in the interview: two keys an act, the line being written stays, the debrief is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Key

from interview_tui.model.consent import ConsentScope
from interview_tui.model.craft import (
    DebriefItem,
    Fault,
    Presence,
    Setting,
    Validation,
    debriefed,
    room,
    tally,
)
from interview_tui.model.guide import QuestionType, TimeTag
from interview_tui.model.interview import EventKind, Phase
from interview_tui.model.note import NoteFlag, NoteKind, Source
from interview_tui.model.sheet import Sheet
from interview_tui.tui.screens import craft_letters
from interview_tui.tui.screens.letters import Letters
from interview_tui.tui.screens.session import SessionScreen
from tests.tui.sitting import Room, flat, keys, text_of
from tests.tui.sitting import room as sit

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.interview import Event
    from interview_tui.model.note import Note
    from tests.conftest import FakeClock


SCOPES = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO)


def events(here: Room) -> list[Event]:
    return here.screen.sitting.session.events


def notes(here: Room) -> tuple[Note, ...]:
    return here.screen.sitting.view.notes


async def test_two_keys_say_how_it_was_asked(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock) as here:
        await here.type("halfway")
        await here.press("ctrl+f")
        await here.until(lambda: "Asked as" in text_of(here.app))
        assert "> halfway" in text_of(here.app)
        assert "Warm-up" in text_of(here.app)
        await here.press("p")
        await here.until(lambda: tally(events(here)).types == {QuestionType.PROBING: 1})
        assert here.screen.editor.text == "halfway"
        await keys(here, "ctrl+f", "2")
        await here.until(lambda: tally(events(here)).faults == {Fault.INTERRUPTED: 1})
        await keys(here, "ctrl+f", "escape")
        await here.type(" and on")
        assert here.screen.editor.text == "halfway and on"


async def test_what_they_said_to_an_interpretation_takes_two_keys_and_no_letter_of_a_note(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with sit(tmp_path, clock) as here:
        await keys(here, "ctrl+f", "v")
        await here.until(lambda: "^F + yes · ^F - no · ^F b yes, but" in flat(here))
        await here.type("-+b")
        assert here.screen.editor.text == "-+b"
        await keys(here, "ctrl+f", "b")
        await here.until(lambda: tally(events(here)).validations == {Validation.NUANCED: 1})
        await keys(here, "ctrl+f", "plus")
        await here.until(lambda: tally(events(here)).validations[Validation.YES] == 1)
        assert here.screen.editor.text == "-+b"


async def test_no_letter_of_the_room_opens_another_box(tmp_path: Path, clock: FakeClock) -> None:
    """Every act takes two keys at most. One letter of each sort; words and figures are asked for by two."""
    boxes = (("ctrl+f", craft_letters.asking()), ("ctrl+underscore", craft_letters.room()))
    async with sit(tmp_path, clock, scopes=SCOPES) as here:
        await keys(here, *"so", "enter", "ctrl+r", "ctrl+r")
        for opens, groups in boxes:
            letters = {one.id.partition(":")[0]: one for group in groups for one in group if one.key}
            for letter in (one for name, one in letters.items() if name not in {"edit_last", "counter"}):
                done = here.store.mark
                here.app.post_message(Key(opens, None))
                await here.until(lambda: isinstance(here.app.screen, Letters))
                here.keys(letter.key)
                await here.until(lambda: isinstance(here.app.screen, SessionScreen))
                await here.until(lambda done=done: here.store.mark != done)  # type: ignore[misc]


async def test_one_key_says_what_time_a_line_is_about_and_it_is_stored_with_it(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with sit(tmp_path, clock) as here:
        await here.type("we met daily")
        shown = []
        for _press in range(5):
            await here.press("ctrl+y")
            shown.append(text_of(here.app).splitlines()[-2].split(">")[0].split()[1:])
        assert shown == [["[before]"], ["[now]"], ["[compare]"], ["[future]"], []]
        await here.press("ctrl+y")
        assert here.editor.text == "we met daily"
        await keys(here, "enter", *"then", "enter")
        await here.until(lambda: [note.time for note in notes(here)] == [TimeTag.BEFORE, None])
        assert here.store.notes(here.interview_id)[0].time is TimeTag.BEFORE
        await keys(here, "ctrl+z", *[key for _letter in "then" for key in ["backspace"]], "ctrl+z")
        await here.until(lambda: here.editor.text == "we met daily")
        await here.press("enter")
        await here.until(lambda: [note.time for note in notes(here)] == [TimeTag.BEFORE])


async def test_one_key_says_what_time_the_last_note_is_about(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock) as here:
        await here.press("alt+n")
        await here.until(lambda: "There is no note yet." in text_of(here.app))
        await keys(here, *"daily", "enter")
        for time in (*TimeTag, None, TimeTag.BEFORE):
            await here.press("ctrl+y")
            await here.until(lambda time=time: notes(here)[-1].time is time)  # type: ignore[misc]
        await keys(here, *"no", "ctrl+y", "backspace", "backspace", *"next", "enter")
        await here.until(lambda: [note.time for note in notes(here)] == [TimeTag.BEFORE, None])
        await keys(here, "ctrl+f", "ctrl+y")
        await here.until(lambda: notes(here)[-1].time is TimeTag.BEFORE)


async def test_the_last_note_is_tagged_and_shows_it(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock) as here:
        await here.type("we met daily")
        await here.press("enter")
        await here.until(lambda: bool(notes(here)))
        await keys(here, "ctrl+f", "<")
        await here.until(lambda: notes(here)[0].time is TimeTag.BEFORE)
        await keys(here, "ctrl+f", "h")
        await here.until(lambda: notes(here)[0].source is Source.HEARSAY)
        await here.until(lambda: "[before] [hearsay]" in text_of(here.app))


async def test_off_the_record_and_silence_are_in_sight(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock) as here:
        await keys(here, "ctrl+f", "o")
        await here.until(lambda: "OFF THE RECORD" in text_of(here.app))
        await here.type("between us")
        await here.press("enter")
        await here.until(lambda: bool(notes(here)) and NoteFlag.OFF_RECORD in notes(here)[0].flags)
        await keys(here, "ctrl+f", ".")
        await here.until(lambda: "silence 0 s" in text_of(here.app))
        await keys(here, "ctrl+f", ".")
        await here.until(lambda: "silence 0 s" not in text_of(here.app))


async def test_the_room_and_upset(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock) as here:
        await here.press("ctrl+underscore")
        await here.until(lambda: "Who else is there" in text_of(here.app))
        await here.press("2")
        await here.until(lambda: room(events(here))[0] is Setting.HOME)
        await keys(here, "alt+r", "b")
        await here.until(lambda: room(events(here))[1] == (Presence.COLLEAGUE,))
        await here.press("alt+r")
        await here.until(lambda: "their home ✓" in text_of(here.app))
        assert "a colleague ✓" in text_of(here.app)
        await here.press("b")
        await here.until(lambda: "no longer there: a colleague" in text_of(here.app))
        await keys(here, "ctrl+f", "x")
        await here.until(lambda: here.screen.sitting.view.state.phase is Phase.PAUSED)
        await here.until(lambda: "Stop asking, give it time" in text_of(here.app))
        here.store.save_sheet(Sheet(upset="water; [b]the duty line[/]"), 0, "")
        await keys(here, "ctrl+x", "ctrl+f", "x")
        await here.until(lambda: "Your own steps: water; [b]the duty line[/]" in text_of(here.app))


async def test_leaving_a_theme_reminds_of_what_was_seen(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock) as here:
        await keys(here, "pagedown", "pagedown")
        await here.until(lambda: "Anything you saw or heard?" in text_of(here.app))
        await here.type("?who decides")
        await keys(here, "enter", "pagedown")
        await here.until(lambda: "To ask later: who decides" in text_of(here.app))


async def test_a_box_covers_the_full_width_and_leaves_the_line_in_sight(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with sit(tmp_path, clock) as here:
        foot = here.screen.AT_FOOT
        for key in ("ctrl+p", "ctrl+o"):
            await here.press(key)
            box = here.app.screen.query_one("#box").region
            assert (box.x, box.width) == (0, 80)
            assert 24 - box.bottom == foot > 1
            await here.press("escape")


async def test_the_debrief_is_typed_in_the_field(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock) as here:
        await keys(here, "ctrl+e", "ctrl+e", "ctrl+e")
        await here.until(lambda: "Debrief 1 of 6" in text_of(here.app))
        clock.advance(5_000)
        await here.type("rolig, så mot døra")
        await here.press("enter")
        await here.until(lambda: "Debrief 2 of 6" in text_of(here.app))
        await here.press("enter")
        await here.until(lambda: "Debrief 3 of 6" in text_of(here.app))
        assert [(n.kind, n.text, n.after) for n in notes(here)] == [
            (NoteKind.OBSERVATION, "rolig, så mot døra", True)
        ]
        assert debriefed(events(here)) == {DebriefItem.MANNER: notes(here)[0].id, DebriefItem.SETTING: 0}
        assert events(here)[-1].kind is EventKind.DEBRIEF
