"""The fault bench: ends, starves and deceives the real program in every way, and counts what is lost.

Run with: uv run python -m tests.faults [--quick] [--seed N] [--only WORD]
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.faults.calls import FAULTS, counted, tried
from tests.faults.clocks import JUMPS, jumped, stood_still
from tests.faults.deeds import DEEDS, prepared
from tests.faults.kills import kills
from tests.faults.powercut import cut
from tests.faults.screens import ENDINGS, sittings
from tests.faults.shim import library
from tests.faults.starved import HUNGERS, starved
from tests.faults.tally import Tally, gathered, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.faults.study import Place


class Size(NamedTuple):
    """How much is done."""

    kills: int
    sittings: int
    calls: int
    """Most calls of a deed at which a fault is tried."""
    moments: int
    """Most moments of a deed at which the power goes."""
    stops: tuple[int, ...]
    """How long (s) the screens stand still."""
    hungry: int
    """How often the disk takes nothing for a while."""


FULL = Size(1000, 30, 30, 10_000, (10, 60, 180), 9)
QUICK = Size(40, 2, 3, 12, (5,), 1)
BATCH = 25
"""Kills, or calls, that one piece of work takes."""

Work = tuple[str, "Callable[..., Tally | list[Tally]]", tuple[Any, ...]]
"""The faults' name or what their names have in common, what does it, and with what."""


def on_screens(size: Size, seed: int) -> Iterator[Work]:
    """Yield what mostly waits: people type slowly."""
    for number in size.stops:
        yield "screens: SIGSTOP", stood_still, (seed + number, number)
    for number in range(size.hungry):
        hunger = HUNGERS[number % len(HUNGERS)]
        yield f"screens: {hunger.name}", starved, (seed + number, hunger)
    batch = min(size.sittings, 5)
    for ending, start in itertools.product(range(len(ENDINGS)), range(0, size.sittings, batch)):
        yield f"screens: {ENDINGS[ending].name}", sat, (seed + start, ending, batch)


def behind(size: Size, seed: int, studies: Mapping[str, Place]) -> Iterator[Work]:
    """Yield what mostly computes."""
    for number, jump in enumerate(JUMPS):
        yield f"clock: {jump.name}", jumped, (seed + number, jump)
    for start in range(0, size.kills, BATCH):
        yield "kill -9, plain door", kills, (seed + start, min(BATCH, size.kills - start))
    for deed, about in enumerate(DEEDS):
        yield f"{about.name}: power cut", powered, (deed, studies[about.prepare], seed, size.moments)
        for fault in range(len(FAULTS)):
            yield (
                f"{about.name}: {FAULTS[fault].name}",
                failing,
                (deed, fault, studies[about.prepare], size.calls, seed),
            )


def sat(seed: int, ending: int, count: int) -> Tally:
    """End the screens in one way."""
    return sittings(seed, ENDINGS[ending], count)


def powered(deed: int, study: Place, seed: int, moments: int) -> Tally:
    """Cut the power during a deed."""
    return cut(DEEDS[deed], study, seed, moments)


def failing(deed: int, fault: int, study: Place, most: int, seed: int) -> Tally:
    """Let a fault come at calls of a deed: at all of them, or at ``most`` chosen ones."""
    what, how = DEEDS[deed], FAULTS[fault]
    if library() is None:
        return tried(what, how, study, ())
    numbers = range(1, counted(what, how, study) + 1)
    rng = random.Random(seed + deed * 100 + fault)  # noqa: S311 - which calls, not secrets
    return tried(what, how, study, sorted(rng.sample(numbers, min(most, len(numbers)))))


def done(work: list[Work], workers: int) -> tuple[list[Tally], bool]:
    """Do pieces of work side by side; return what they gave, in their order, and if all was done.

    Ctrl+C ends it, and with it the work that is going on.
    """
    found: dict[int, list[Tally]] = {}
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork"))
    # Not in their order: what is broken off early has then tried a little of everything.
    places = random.Random(0).sample(range(len(work)), len(work))  # noqa: S311 - an order
    at: dict[Future[Tally | list[Tally]], int] = {
        pool.submit(work[place][1], *work[place][2]): place for place in places
    }
    try:
        for one in as_completed(at):
            result = one.result()
            found[at[one]] = result if isinstance(result, list) else [result]
            print(f"{len(found)} of {len(work)}", end="\r", file=sys.stderr, flush=True)
    except (KeyboardInterrupt, BrokenExecutor):
        print(f"Broken off: {len(found)} of {len(work)} pieces of work were done.")
        for child in multiprocessing.active_children():
            child.kill()
    pool.shutdown(cancel_futures=True)
    return [tally for place in sorted(found) for tally in found[place]], len(found) == len(work)


def main() -> int:
    """Print the table; 1 when anything that is promised to be zero is not."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true", help="the two-minute version")
    reader.add_argument("--seed", type=int, default=1, help="chooses the random moments (1)")
    reader.add_argument("--only", default="", help="only faults with this word in their name")
    chosen = reader.parse_args()
    if sys.platform != "linux":
        print("The fault bench needs Linux; nothing was tried.")
        return 0
    size, began = QUICK if chosen.quick else FULL, time.monotonic()
    root = Path(tempfile.mkdtemp(prefix="interview-tui-faults-"))
    tempfile.tempdir = str(root)
    library()
    cores = len(os.sched_getaffinity(0))
    before = os.getloadavg()[0]
    studies = prepared(root / "prepared")
    slow, busy = list(on_screens(size, chosen.seed)), list(behind(size, chosen.seed, studies))
    tallies: list[Tally] = []
    whole = True
    for work, workers in ((slow, 2 * cores), (busy, cores + 1)):
        wanted = [one for one in work if chosen.only in one[0]]
        found, whole = done(wanted, workers)
        tallies += found
        if not whole:
            break
    broken = printed(gathered(tallies))
    print(
        f"\n{time.monotonic() - began:.0f} s on {cores} cores, load {before:.1f} before and "
        f"{os.getloadavg()[0]:.1f} after; seed {chosen.seed}"
    )
    if broken:
        print(f"{broken} promises were broken. What was left is in {root}.")
    else:
        shutil.rmtree(root, ignore_errors=True)
    return int(bool(broken) or not whole)


if __name__ == "__main__":
    raise SystemExit(main())
