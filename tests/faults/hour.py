"""Holds the hour's script with the real program, in a terminal and at the plain door; compares all it left.

Run with: uv run python -m tests.faults.hour [--notes N] [--jumps N] [--seed N]
The clocks of the program stand still but for what the script moves them, so that every time is known to the
millisecond and an hour takes as long as the program needs.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.clock import SystemClock
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.services.opening import open_study
from tests.faults.door import WHERE, Door
from tests.faults.hand import BACK, ENTER, Hand
from tests.faults.hour_script import FIRST, Expected, Happened, Noted, Step, expected, script
from tests.faults.shim import BOOT, WALL, Board, library
from tests.faults.study import PASSPHRASE, SCRIPT, Place, make, unsound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.guide import Guide

SECOND = 10**9
BLINK = 0.12
"""Seconds between two presses of one key, as a hand leaves them."""
KINDS = "(?:note|quote|observation|ask later|own reaction)"
KEYS = {
    "next": "\x0e", "previous": "\x1b[Z", "mark": "\x14", "flag": "\x0c", "pause": "\x18", "recorder": "\x12",
    "interruption": "\x04", "state": "\x13", "undo": "\x1a", "back_date": "\x15", "check": "\x05",
}  # fmt: skip
SAID = {
    "mark": r"Marked \d", "flag": "Last note: identifies", "state": "This question: asked",
    "undo": "back on the line|taken back", "back_date": "The last note is now at", "check": "End check",
}  # fmt: skip
BY_TURNS = {
    "pause": ("Paused", "Going on"), "recorder": ("Recorder started", "Recorder stopped"),
    "interruption": ("Interruption noted", "interruption is over"),
}  # fmt: skip
COMMANDS = {
    "next": ":next", "previous": ":back", "mark": ":mark", "flag": ":flag identifying", "state": ":asked",
    "recorder": ":recorder", "undo": ":undo", "back_date": ":ago 10", "check": ":check", "end": ":end",
}  # fmt: skip
TURNS = {"pause": (":pause", ":go"), "interruption": (":interrupt", ":over")}
DONE, CLOSED = re.compile("^:where, "), re.compile("^Closed")


def prepared(root: Path) -> tuple[Place, Guide]:
    """Make a study with a guide of many questions, whose respondent agreed to a recorder too."""
    place = make(root, "reform-en")
    study = open_study(place.folder, PASSPHRASE, clock=SystemClock())
    try:
        study.consenting.record(place.code, [ConsentScope.AUDIO], Decision.GRANTED)
        return place, study.store.current_guide()
    finally:
        study.close()


def at_screens(place: Place, guide: Guide, steps: list[Step]) -> None:
    """Hold the script in a terminal; TimeoutError when something does not come on the screen."""
    with Board(place.folder.parent / "board") as board:
        extra = {**board.environment(place.folder.parent), "FAULTS_STILL": "1"}
        command = (SCRIPT, "session", str(place.folder), place.code)
        with Hand(command, {**place.environment(), **extra}) as hand:
            hand.LOOK = 0.02
            hand.wait("Type, and press Enter")
            typist = Typist(hand, board, guide)
            for step in steps:
                typist.do(step)
            hand.wait("Enter edit")


class Typist:
    """Does the steps by keys, each when the one before it is seen."""

    def __init__(self, hand: Hand, board: Board, guide: Guide) -> None:
        self._hand, self._board, self._guide = hand, board, guide
        self._last, self._pressed = "", 0.0
        self._on: set[str] = set()

    def do(self, step: Step) -> None:
        """Do one step, and wait until it is seen."""
        if step.act == "note":
            self._line(step)
            return
        _set(self._board, step.at, step.wall)
        if step.act == "go":
            self._go(step)
        elif step.act in {"next", "previous"}:
            self._press(KEYS[step.act], self._asks(step.words))
        elif step.act in BY_TURNS:
            self._press(KEYS[step.act], BY_TURNS[step.act][step.act in self._on])
            self._on ^= {step.act}
        elif step.act == "end":
            self._press("\x05", "closing question is not marked")
            self._press("\x05", "Debrief 1")
        elif step.act == "close":
            self._press("\x05", "debrief is not done")
            self._press("\x05")
        elif step.act != "back":
            self._press(KEYS[step.act], SAID[step.act])
        if step.act == "undo":
            self._hand.type(BACK * 60, r"\d > +$")

    def _line(self, step: Step) -> None:
        line, token = FIRST[step.kind] + step.words, step.words.split()[0]
        _set(self._board, step.began, step.wall)
        if step.began < step.at:
            self._hand.type(line[:5], "> " + re.escape(line[:5]))
            _set(self._board, step.at, step.wall)
            line = line[5:]
        self._hand.type(line + ENTER, rf"\d:\d\d +{KINDS} +“?{token}")

    def _go(self, step: Step) -> None:
        text = self._guide.question(step.words).text
        self._press("\x07", "find > ")
        self._hand.type(text, re.escape(text[-6:]) + r" *$")
        self._hand.type(ENTER, r"(?s)\A(?!.*find > ).*" + self._asks(step.words))

    def _asks(self, question: str) -> str:
        return "▸ . " + re.escape(self._guide.question(question).text[:30])

    def _press(self, key: str, then: str = "") -> None:
        if key == self._last:
            self._hand.terminal.read(max(0.0, BLINK - (time.monotonic() - self._pressed)))
        self._last, self._pressed = key, time.monotonic()
        self._hand.type(key, then)


def at_door(place: Place, steps: list[Step]) -> None:
    """Hold the script through the plain door."""
    on: set[str] = set()
    with Board(place.folder.parent / "board") as board:
        extra = {**board.environment(place.folder.parent), "FAULTS_STILL": "1"}
        with Door(place, extra) as door:
            door.until(WHERE)
            done = 0
            for step in steps:
                _set(board, step.at, step.wall)
                if step.act == "note":
                    door.type(FIRST[step.kind] + step.words)
                    assert door.until_acknowledged()
                elif step.act == "close":
                    door.send(":close\n")
                    door.until(CLOSED)
                elif step.act != "back":
                    # A command may be answered by several lines: the one after it tells that it is done.
                    done += 1
                    door.send(f"{_command(step, on)}\n:help where\n")
                    door.until(DONE, done)
            assert door.finish() == 0


def _command(step: Step, on: set[str]) -> str:
    if step.act in TURNS:
        on ^= {step.act}
        return TURNS[step.act][step.act not in on]
    return {**COMMANDS, "go": f":theme {step.words}"}[step.act]


def _set(board: Board, at: int, wall: int) -> None:
    board[BOOT], board[WALL] = at * SECOND, (at + wall) * SECOND


def differences(place: Place, wanted: Expected) -> list[str]:
    """Return what the record has otherwise than the script gives; empty when all of it is the same."""
    study = open_study(place.folder, PASSPHRASE, clock=SystemClock())
    try:
        respondent = next(one for one in study.store.respondents() if one.code == place.code)
        (interview,) = study.store.interviews(respondent.id)
        began = interview.started_at
        notes = [
            Noted(
                n.elapsed_ms, n.at - began, n.kind.value, n.text, n.theme_id, n.question_id,
                tuple(flag.value for flag in sorted(n.flags)), n.undone,
            )
            for n in study.store.notes(interview.id)
        ]  # fmt: skip
        events = [
            Happened(e.elapsed_ms, e.at - began, e.kind.value, e.value, e.detail)
            for e in study.store.events(interview.id)
        ]
        state = study.interviewing.load(interview.id).state
        draft, wrong = study.store.draft(interview.id), unsound(study.store)
    finally:
        study.close()
    times = (wanted.paused_ms, wanted.ended_ms, wanted.ended_ms - wanted.paused_ms)
    return [
        *filter(None, [wrong]),
        *_unlike("note", wanted.notes, notes),
        *_unlike("event", wanted.events, events),
        *_unlike("half-written line", [None], [draft]),
        *_unlike("times", [times], [(state.paused_ms, state.ended_ms, state.talk_ms(0))]),
    ]


def _unlike(what: str, wanted: Sequence[object], found: Sequence[object]) -> list[str]:
    pairs = [
        f"{what} {number}: {one} instead of {other}"
        for number, (other, one) in enumerate(zip(wanted, found, strict=False), 1)
        if one != other
    ]
    return pairs + ([f"{len(found)} of {what} instead of {len(wanted)}"] if len(wanted) != len(found) else [])


def held(root: Path, door: str, notes: int, jumps: int, seed: int) -> tuple[Place, Expected]:
    """Hold the interview at a door (``screens`` or ``plain``); return its study and what is wanted."""
    place, guide = prepared(root)
    steps = script(guide, notes, jumps, seed)
    if door == "screens":
        at_screens(place, guide, steps)
    else:
        at_door(place, steps)
    return place, expected(guide, steps, first_key=door == "screens")


def main() -> int:
    """Hold it at both doors; 1 when the record differs from the script in anything."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--notes", type=int, default=220)
    reader.add_argument("--jumps", type=int, default=40)
    reader.add_argument("--seed", type=int, default=1, help="chooses words and moments (1)")
    chosen = reader.parse_args()
    if library() is None:
        print("This needs Linux and a C compiler; nothing was tried.")
        return 0
    broken = 0
    for door in ("screens", "plain"):
        began, root = time.monotonic(), Path(tempfile.mkdtemp(prefix="interview-tui-hour-"))
        place, wanted = held(root, door, chosen.notes, chosen.jumps, chosen.seed)
        found = differences(place, wanted)
        print(
            f"{door}: {wanted.ended_ms // 1000} s of interview in {time.monotonic() - began:.0f} s; "
            f"{len(wanted.notes)} notes and {len(wanted.events)} events compared, {len(found)} differ"
        )
        print("\n".join(found[:20]))
        broken += len(found)
        if not found:
            shutil.rmtree(root, ignore_errors=True)
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
