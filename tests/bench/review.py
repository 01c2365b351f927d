"""A thousand candidates over five thousand notes: the first look, and from a key to the next on screen.

Run with: uv run python -m tests.bench.review [NOTES] [CANDIDATES]
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import events

from interview_tui.clock import SystemClock
from interview_tui.launch import Launch
from interview_tui.model.interview import EventKind
from interview_tui.paths import Paths
from interview_tui.services.opening import open_with_key
from interview_tui.settings import Settings
from interview_tui.store import bulk
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.candidates import CandidatesScreen
from interview_tui.tui.widgets.table import Table
from tests.bench.status import PASSPHRASE, filled

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT_MS = 50
"""From the key to the next candidate painted: less than an eye takes for a delay."""

PRESSES = 120
_FILLER = "vi snakka om møtene og hvem som gjør hva når det er travelt i skranken den uka".split()  # noqa: SIM905
_HEADS = "Bra Dro Fle Gri Kve Lun Mar Nor Ska Tre".split()  # noqa: SIM905
_TAILS = "bald dil fast gunn hild mod nar rik stav vin".split()  # noqa: SIM905


def notes(count: int, names: int) -> list[str]:
    """Return notes in which invented names stand, each in a few of them."""
    chance = random.Random(7)  # noqa: S311 - the same notes every time
    middles = [a + b for a in "aeiou" for b in "lmnrstdkgv"]
    made = [head + middle + tail for head in _HEADS for middle in middles for tail in _TAILS]
    chosen = chance.sample(made, names)
    lines = []
    for number in range(count):
        words = chance.choices(_FILLER, k=18)
        words.insert(chance.randrange(3, 15), chosen[number % names])
        lines.append(" ".join(words))
    return lines


def study(folder: Path, count: int, names: int) -> None:
    """Make a study of ten interviews with these notes."""
    key = filled(folder, 20)
    opened = open_with_key(folder, key, clock=SystemClock())
    store, lines = opened.store, notes(count, names)
    held = [one.id for one in store.interviews()]
    rows = [
        {
            "interview_id": held[at % len(held)], "at": 1, "elapsed_ms": at, "kind": "note", "text": line,
            "theme_id": "t", "question_id": "q", "after": 0,
        }
        for at, line in enumerate(lines)
    ]  # fmt: skip
    guide_hash = store.interviews()[0].guide_hash
    bulk.insert(store, {"notes": rows}, guide_hash=guide_hash, at=0)
    assert all(kind == EventKind.CLOSED.value for kind, _at, _ms in store.phases().values())
    opened.close()


class Measured(NamedTuple):
    """Candidates, seconds to the first on screen, to all, and of the processor; milliseconds of presses."""

    found: int
    first: float
    looked: float
    looked_processor: float
    pressed: list[float]
    pressed_processor: list[float]


async def measure(folder: Path, home: Path) -> Measured:
    """Look through the study and decide, key by key, each when the next candidate is there."""
    launch = Launch(
        Paths(home), Settings(double_press_ms=0), SystemClock(), folder=folder, passphrase=PASSPHRASE
    )
    app = InterviewApp(launch)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(lambda: app.is_ready and app.study is not None)
        await pilot.pause()
        begun, worked = time.perf_counter(), time.process_time()
        screen = CandidatesScreen(app)
        await app.push_screen(screen)
        await until(lambda: bool(screen._groups))
        await painted(screen)
        first = time.perf_counter() - begun
        await until(lambda: screen._board is not None and screen._board.whole)
        await painted(screen)
        looked, looked_worked = time.perf_counter() - begun, time.process_time() - worked
        count, pressed, used = screen.query_one(Table).count, list[float](), list[float]()
        for number in range(min(PRESSES, count - 1)):
            await pilot.pause()
            before = screen._chosen_entity()
            begun, worked = time.perf_counter(), time.process_time()
            key(app, "r" if number % 3 else "k")
            await until(lambda was=before: screen._chosen_entity() != was)  # type: ignore[misc]
            await painted(screen)
            pressed.append(1000 * (time.perf_counter() - begun))
            used.append(1000 * (time.process_time() - worked))
        await until(lambda: not screen._deciding)
    app.writer.stop()
    if app.study is not None:
        app.study.close()
    return Measured(count, first, looked, looked_worked, pressed, used)


def key(app: InterviewApp, letter: str) -> None:
    """Send a key as the terminal does; a pilot's press sleeps twice until the process is idle (60 ms)."""
    driver, event = app._driver, events.Key(letter, letter)
    assert driver is not None
    event.set_sender(app)
    driver.send_message(event)


async def painted(screen: CandidatesScreen) -> None:
    """Wait until what the screen shows by now has been painted."""
    done = asyncio.Event()
    screen.call_after_refresh(done.set)
    await done.wait()


async def until(done: Callable[[], bool]) -> None:
    """Wait for something that happens in another thread; TimeoutError after two minutes."""
    end = time.monotonic() + 120
    while not done():
        if time.monotonic() > end:
            raise TimeoutError
        await asyncio.sleep(0.001)


def main() -> int:
    """Run it and say the figures; 1 when the next candidate is slower than an eye is."""
    count, names = (int(word) for word in (sys.argv[1:] + ["5000", "1000"][len(sys.argv) - 1 :])[:2])
    with tempfile.TemporaryDirectory() as root:
        folder, home = Path(root) / "study", Path(root) / "home"
        study(folder, count, names)
        found = asyncio.run(measure(folder, home))
    print(f"{count} notes, {found.found} candidates")
    print(f"first candidates on screen {found.first:.2f} s")
    print(f"all {found.looked:.1f} s, of the processor {found.looked_processor:.1f} s")
    for name, each in (("", found.pressed), (" (of the processor)", found.pressed_processor)):
        middle, worst = statistics.median(each), sorted(each)[int(len(each) * 0.95)]
        print(
            f"key to the next candidate{name}: median {middle:.0f} ms, p95 {worst:.0f} ms (limit {LIMIT_MS})"
        )
    return int(sorted(found.pressed)[int(len(found.pressed) * 0.95)] > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
