"""Keys typed while the program starts: all of them must stand in the note field.

Run with: uv run python -m tests.bench.early_keys [-n ROUNDS]
"""

from __future__ import annotations

import argparse
import random
import re

from tests.bench.terminal import Terminal, demo, table

KEYS = "abcdefghijklmnopqrst"
PACES = {"all at once": 0.0, "one every 20 ms": 0.02, "one every 50 ms": 0.05}


def arrived(pause: float) -> int:
    """Start the session, type from the first moment on, and return how many keys stand in the field."""
    with Terminal(demo()) as terminal:
        terminal.read(random.uniform(0, 0.02))  # noqa: S311 - where in the start the first key falls
        for key in KEYS:
            terminal.type(key.encode())
            terminal.read(pause)
        terminal.until_ready("[a-t]*")
        terminal.read(0.5)
        fields = re.findall(r"\d+:\d\d > ([a-t]*)", terminal.last())
        return len(KEYS) if KEYS in fields else sum(key in fields[-1] for key in KEYS)


def main() -> int:
    """Print how many keys arrived; 1 when one was lost."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("-n", type=int, default=8, help="rounds (8)")
    rounds = reader.parse_args().n
    rows, lost = [], False
    for name, pause in PACES.items():
        counts = [arrived(pause) for _ in range(rounds)]
        lost |= min(counts) < len(KEYS)
        rows.append(
            (name, str(rounds), str(min(counts)), f"{len(KEYS)}{' PASSED' * (min(counts) < len(KEYS))}")
        )
    table(("keys typed from the start", "rounds", "fewest that arrived", "limit"), rows)
    return int(lost)


if __name__ == "__main__":
    raise SystemExit(main())
