"""``--help`` and ``--version`` against an interpreter that does nothing.

Run with: uv run python -m tests.bench.help [-n ROUNDS]
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.terminal import middle, p95, table, verdict

LIMIT_MS = 150.0
NOTHING = "python -c pass"


def took(command: list[str]) -> float:
    """Return how long a command takes, in milliseconds."""
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return (time.monotonic() - began) * 1000


def main() -> int:
    """Print medians and what they take more; 1 when the limit is passed."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("-n", type=int, default=15, help="rounds (15)")
    rounds = reader.parse_args().n
    script = str(Path(sys.executable).with_name("interview-tui"))
    commands = {
        NOTHING: [sys.executable, "-c", "pass"],
        "--help": [script, "--help"],
        "--version": [script, "--version"],
    }
    for command in commands.values():
        took(command)
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name in random.sample(list(commands), len(commands)):
            found[name].append(took(commands[name]))
    rows, passed = [], False
    for name, times in found.items():
        more = middle([ours - theirs for ours, theirs in zip(times, found[NOTHING], strict=True)])
        passed |= more > LIMIT_MS
        limit = "" if name == NOTHING else verdict(more, LIMIT_MS)
        rows.append((name, f"{middle(times):.0f}", f"{p95(times):.0f}", f"{more:.0f}", limit))
    table(("", "median, ms", "p95, ms", "more than nothing, ms", "limit, ms"), rows)
    return int(passed)


if __name__ == "__main__":
    raise SystemExit(main())
