"""What stands among the notes beside their words: what broke in, and that a stamp was moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.consent import ConsentScope
from interview_tui.model.interview import BREAKS, EventKind
from interview_tui.words_events import ACTS
from tests.tui.sitting import Room, room, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeClock


def listed(here: Room) -> list[str]:
    """Return the lines of the list of notes, from its rule to the line that is written."""
    lines = text_of(here.app).splitlines()
    rule = next(at for at, line in enumerate(lines) if "────" in line)
    return [" ".join(line[27:].split()) for line in lines[rule + 1 : -2] if line[27:].strip()]


async def test_what_broke_in_stands_among_the_notes_until_it_is_taken_back(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock, size=(100, 30)) as here:
        for minute, act in enumerate(("one", "ctrl+d", "two", "ctrl+d", "ctrl+x", "three")):
            clock.advance(60_000 if minute else 0)
            if act.startswith("ctrl"):
                await here.press(act)
            else:
                await here.type(act)
                await here.press("enter")
        await here.press("ctrl+underscore")
        await here.press("s")
        wanted = ["one", "— interruption noted", "two", "— interruption over", "— pause", "three"]
        await here.until(lambda: [line.partition(" ")[2].removeprefix("note ") for line in listed(here)][-1:]
            == ["— interruption noted: somebody came in"])  # fmt: skip
        shown = [line.partition(" ")[2].removeprefix("note ") for line in listed(here)]
        assert shown == [*wanted, "— interruption noted: somebody came in"]
        await here.press("ctrl+z")
        await here.until(lambda: "somebody came in" not in text_of(here.app))
        for _press in range(9):
            await here.press("up")
        assert "one" in text_of(here.app)


async def test_a_stamp_that_was_moved_says_so_by_how_much(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        clock.advance(60_000)
        await here.type("late")
        await here.press("ctrl+u")
        await here.press("ctrl+u")
        await here.press("enter")
        await here.until(lambda: "00:40 late [moved 20 s back]" in " ".join(text_of(here.app).split()))
        session = here.screen.sitting.session
        assert here.store.first_note(session.notes[0].id).elapsed_ms == 60_000
        await here.press("ctrl+u")
        await here.until(lambda: "late [moved 30 s back]" in " ".join(text_of(here.app).split()))
        await here.press("ctrl+z")
        await here.until(lambda: "late [moved 20 s back]" in " ".join(text_of(here.app).split()))
        await here.press("ctrl+z")
        await here.until(lambda: here.editor.text == "late")
        await here.press("enter")
        await here.until(lambda: [(n.elapsed_ms, n.moved_ms) for n in here.notes] == [(40_000, 20_000)])
        assert here.store.notes(here.interview_id)[-1] == here.notes[-1]


async def test_the_review_tells_what_broke_in_under_its_question(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("pagedown")
        await here.press("ctrl+d")
        await here.type("said")
        for key in ("enter", "ctrl+d", *["ctrl+e"] * 5):
            await here.press(key)
        await here.until(lambda: "interview 1 of 1" in text_of(here.app))
        shown = [" ".join(line.split()) for line in text_of(here.app).splitlines()]
        place = shown.index("An ordinary day before?")
        assert shown[place + 1 : place + 4] == [
            "▸ 00:00 note said ○ to read", "00:00 — interruption noted", "00:00 — interruption over",
        ]  # fmt: skip


async def test_they_want_to_stop_tells_of_a_recorder_and_takes_its_key(
    tmp_path: Path, clock: FakeClock
) -> None:
    scopes = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO)
    async with room(tmp_path, clock, scopes=scopes) as here:
        told = "They want to stop. The recorder is running: turn it off, and press ^R as you do."
        await here.press("ctrl+b")
        await here.until(lambda: "They want to stop" in text_of(here.app))
        assert "recorder is running" not in text_of(here.app)
        for key in ("ctrl+r", "escape", "ctrl+r", "ctrl+b"):
            await here.press(key)
        await here.until(lambda: told in " ".join(text_of(here.app).replace("Esc back", "").split()))
        await here.press("ctrl+r")
        await here.until(lambda: not here.screen.sitting.view.state.recorders)
        await here.until(lambda: "Go on with the interview" in text_of(here.app))
        assert "recorder is running" not in text_of(here.app)
        events = [event.kind for event in here.screen.sitting.session.events]
        assert events[1:] == [EventKind.RECORDER_ON, EventKind.RECORDER_OFF]


def test_everything_that_breaks_a_talk_up_has_words() -> None:
    assert set(ACTS) >= BREAKS
    assert EventKind.RECORDER_ON not in BREAKS
