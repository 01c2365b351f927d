"""From key to screen while typing in a session with 500 notes: against the Input of a minimal Textual app.

Run with: uv run python -m tests.bench.keys [-n ROUNDS] [--slow-fsync MILLISECONDS] [--even]

``--slow-fsync 30`` makes every fsync of the program take 30 ms longer, as on a laptop's disk. ``--even``
types in step with the second that the clock on the screen counts: a harder case than a person's typing.
"""

from __future__ import annotations

import argparse
import random
import shutil
import string
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.bench.terminal import MINIMAL, Program, Terminal, demo, middle, p95, table, verdict

LIMIT = 1.0
KEYS, PER_SECOND, NOTES = 120, 12, 500
SPREAD = 0.4
"""How far a pause may be from the mean, as a share of it."""
LINE = 60
"""Keys after which Enter is pressed."""
TAIL = 5
"""Letters that must stand together on the screen for the last of them to count as shown."""

DELAY = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
static int slowly(const char *name, int fd) {
    long ms = atol(getenv("SLOW_FSYNC_MS"));
    struct timespec wait = {ms / 1000, (ms % 1000) * 1000000L};
    nanosleep(&wait, 0);
    return ((int (*)(int)) dlsym(RTLD_NEXT, name))(fd);
}
int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }
"""


class Typed(NamedTuple):
    """One round: milliseconds till each key was shown, keys never shown, output for each key."""

    took: list[float]
    lost: int
    bytes_each: float


def typed(program: Program, spread: float) -> Typed:
    """Type letters as a person does and return when they were seen."""
    letters = "".join(random.choices(string.ascii_lowercase, k=KEYS))  # noqa: S311
    pressed: list[tuple[float, str]] = []
    with Terminal(program) as terminal:
        terminal.until_ready()
        terminal.read(0.7)
        for count, letter in enumerate(letters):
            if count and count % LINE == 0:
                terminal.type(b"\r")
                terminal.read(0.5)
            terminal.read(random.uniform(1 - spread, 1 + spread) / PER_SECOND)  # noqa: S311
            tail = letters[count - count % LINE : count + 1][-TAIL:]
            pressed.append((terminal.type(letter.encode()), tail))
        terminal.read(0.5)
        since = pressed[0][0]
        output = sum(len(chunk.data) for chunk in terminal.chunks if chunk.at >= since)
        took = shown_after(terminal, [(at, tail) for at, tail in pressed if len(tail) == TAIL])
        # Offered again in the next round, the line would be wrapped in the middle of a tail.
        terminal.type(b"\r")
        terminal.read(0.5)
    seen = [ms for ms in took if ms is not None]
    return Typed(seen, len(took) - len(seen), output / KEYS)


def shown_after(terminal: Terminal, pressed: list[tuple[float, str]]) -> list[float | None]:
    """Return for each key how long it took till its letters stood on the screen; None when never."""
    frames = list(terminal.shown(since=pressed[0][0]))
    took: list[float | None] = []
    place = 0
    for at, tail in pressed:
        while place < len(frames) and frames[place][0] < at:
            place += 1
        seen = next((when for when, text in frames[place:] if tail in text), None)
        took.append((seen - at) * 1000 if seen is not None else None)
    return took


def slowed(folder: Path, milliseconds: int) -> dict[str, str] | None:
    """Compile what slows fsync down; return the environment that puts it in, None without a compiler."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        return None
    source, library = folder / "slow.c", folder / "slow.so"
    source.write_text(DELAY, encoding="utf-8")
    command = [compiler, "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True)
    return {"LD_PRELOAD": str(library), "SLOW_FSYNC_MS": str(milliseconds)}


def compared(rounds: int, environment: dict[str, str], spread: float) -> int:
    """Measure, print, and return 1 when a limit is passed."""
    ours = demo("--notes", str(NOTES), environment=environment)
    found: dict[str, list[Typed]] = {MINIMAL.name: [], ours.name: []}
    for _ in range(rounds):
        for program in random.sample([MINIMAL, ours], 2):
            found[program.name].append(typed(program, spread))
    pairs = list(zip(found[ours.name], found[MINIMAL.name], strict=True))
    passed = any(one.lost for one in found[ours.name])
    rows: list[tuple[str, ...]] = []
    for what, of in (("median", middle), ("p95", p95)):
        base = of([ms for one in found[MINIMAL.name] for ms in one.took])
        mine = of([ms for one in found[ours.name] for ms in one.took])
        ratio = middle([of(our.took) / of(their.took) for our, their in pairs])
        passed |= ratio > LIMIT
        figures = (f"{base:.1f}", f"{mine:.1f}", f"{ratio:.2f}", f"{mine / base:.2f}")
        rows.append((f"key to screen, {what}, ms", *figures, verdict(ratio, LIMIT)))
    base, mine = (middle([one.bytes_each for one in found[name]]) for name in (MINIMAL.name, ours.name))
    rows.append(("output a key, bytes", f"{base:.0f}", f"{mine:.0f}", f"{mine / base:.2f}", "", ""))
    lost = [sum(one.lost for one in found[name]) for name in (MINIMAL.name, ours.name)]
    rows.append(("keys never seen", *map(str, lost), "", "", verdict(lost[1], 0)))
    print(
        f"{rounds} rounds of {KEYS} keys at {PER_SECOND} a second, {NOTES} notes; ratio: median of rounds\n"
    )
    table(("", MINIMAL.name, ours.name, "ratio", "over all keys", "limit"), rows)
    return int(passed)


def main() -> int:
    """Print medians and ratios; 1 when a limit is passed."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("-n", type=int, default=9, help="rounds (9)")
    reader.add_argument("--slow-fsync", type=int, default=0, metavar="MS", help="delay every fsync")
    reader.add_argument("--even", action="store_true", help="the same pause between all keys")
    chosen = reader.parse_args()
    with tempfile.TemporaryDirectory() as name:
        environment = slowed(Path(name), chosen.slow_fsync) if chosen.slow_fsync else {}
        if environment is None:
            print("There is no C compiler here, so fsync cannot be slowed down: nothing was measured.")
            return 0
        return compared(chosen.n, environment, 0.0 if chosen.even else SPREAD)


if __name__ == "__main__":
    sys.exit(main())
