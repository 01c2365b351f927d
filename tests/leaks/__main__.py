"""Makes small studies with planted identifiers, exports them in every format, and searches every byte.

    python -m tests.leaks [--studies N] [--from SEED] [--workers N] [--kept FILE]

Each study is made from a number, so that a find can be made again (``--from SEED --studies 1``). With
``--kept FILE`` what was counted is kept there every now and then, and the same command goes on from it.
Ends with 1 when anything was found.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.terminal import table
from tests.leaks.sending import Outcome, several

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 10
"""Studies one piece of work makes."""
_SHOWN = 20


def outcomes(first: int, count: int, workers: int) -> Iterator[Outcome]:
    """Yield what became of studies, in the order of their numbers."""
    starts = range(first, first + count, BATCH)
    sizes = [min(BATCH, first + count - start) for start in starts]
    if workers == 1:
        yield from map(several, starts, sizes)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield from pool.map(several, starts, sizes)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)


def kept(file: Path | None) -> Outcome:
    """Return what was counted before; nothing without a file."""
    if file is None or not file.exists():
        return Outcome()
    held = json.loads(file.read_text())
    for name in ("exported", "refused", "forms"):
        held[name] = Counter(held[name])
    return Outcome(**held)


def printed(outcome: Outcome, seconds: float) -> None:
    """Print what was counted."""
    left = outcome.studies - outcome.shut
    rows = [
        ("studies", f"{outcome.studies:,}"),
        ("exported", f"{left:,}"),
        ("shut to the end, nothing written", f"{outcome.shut:,}"),
        ("refusals, lines", f"{outcome.refused.total():,}"),
        ("planted forms", f"{outcome.forms.total():,} of {len(outcome.forms)} sorts"),
        ("bytes searched, as written", f"{outcome.bytes:,}"),
        *((f"exports as {name}", f"{count:,}") for name, count in outcome.exported.items()),
        ("**found**", f"**{len(outcome.found)}**"),
    ]
    table(("", ""), rows)
    for reason, count in outcome.refused.most_common(_SHOWN):
        print(f"refused {count:,} times: {reason}")
    for line in outcome.found[:_SHOWN]:
        print(line)
    print(f"{seconds:.0f} s")


def main() -> int:
    """Print the table; 1 when something was found or nothing was exported."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--studies", type=int, default=1000)
    reader.add_argument("--from", type=int, default=0, dest="first", help="number of the first study (0)")
    reader.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    reader.add_argument("--kept", type=Path, help="where what was counted is kept, to go on from")
    chosen = reader.parse_args()
    began, whole = time.monotonic(), kept(chosen.kept)
    todo = max(0, chosen.studies - whole.studies)
    for outcome in outcomes(chosen.first + whole.studies, todo, chosen.workers):
        whole.add(outcome)
        if chosen.kept is not None:
            chosen.kept.write_text(json.dumps({name: getattr(whole, name) for name in whole.__slots__}))
        print(f"{whole.studies} of {chosen.studies}", end="\r", file=sys.stderr, flush=True)
    printed(whole, time.monotonic() - began)
    return int(bool(whole.found) or whole.studies == whole.shut)


if __name__ == "__main__":
    raise SystemExit(main())
