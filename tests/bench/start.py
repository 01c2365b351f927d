"""From process start to a usable session, leaving it again, and memory: against a minimal Textual app.

Run with: uv run python -m tests.bench.start [-n ROUNDS]
"""

from __future__ import annotations

import argparse
import random

from tests.bench.terminal import MINIMAL, Program, Terminal, demo, first, middle, p95, table, verdict

LIMITS = {"first paint": 0.2, "usable": 1.4, "exit": 0.5, "peak memory": 2.2}
UNITS = {"first paint": "ms", "usable": "ms", "exit": "ms", "peak memory": "MB"}


def measured(program: Program) -> dict[str, float]:
    """Start and leave a program once; return milliseconds and megabytes."""
    with Terminal(program) as terminal:
        usable = terminal.until_ready()
        painted = first(terminal.shown(), lambda text: text.strip()) or usable
        gone = terminal.leave()
        return {
            "first paint": painted * 1000,
            "usable": usable * 1000,
            "exit": gone * 1000,
            "peak memory": terminal.peak_kb / 1024,
        }


def main() -> int:
    """Print medians and ratios; 1 when a limit is passed."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("-n", type=int, default=15, help="rounds (15)")
    rounds = reader.parse_args().n
    programs = [MINIMAL, demo()]
    for program in programs:
        measured(program)
    found: dict[str, list[dict[str, float]]] = {program.name: [] for program in programs}
    for _ in range(rounds):
        for program in random.sample(programs, len(programs)):
            found[program.name].append(measured(program))
    rows, passed = [], False
    for what, limit in LIMITS.items():
        base = [one[what] for one in found[MINIMAL.name]]
        ours = [one[what] for one in found[programs[1].name]]
        ratio = middle([our / their for our, their in zip(ours, base, strict=True)])
        passed |= ratio > limit
        unit = UNITS[what]
        rows.append(
            (
                f"{what}, {unit}", f"{middle(base):.1f}", f"{middle(ours):.1f}", f"{p95(ours):.1f}",
                f"{ratio:.2f}", verdict(ratio, limit),
            )
        )  # fmt: skip
    print(f"{rounds} rounds, programs in random order; ratio = median over rounds\n")
    table(("", MINIMAL.name, programs[1].name, "p95", "ratio", "limit"), rows)
    return int(passed)


if __name__ == "__main__":
    raise SystemExit(main())
