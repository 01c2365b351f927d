"""Knocks at one door with what a fuzzer thinks of, for as long as is asked.

    uv run --group fuzz python -m tests.fuzz DOOR --seconds N

With atheris (Linux alone has wheels of it) what is tried follows the branches of our own code; elsewhere
hypothesis makes the bytes. It starts from ``tests/fuzz/seeds/DOOR`` and leaves what it learnt in a temporary
folder, or in ``--corpus DIR``. A find is shown, with the file that holds its bytes, and ends the run.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from tests.fuzz.doors import Door

HAS_ATHERIS = importlib.util.find_spec("atheris") is not None

MEMORY_MB = 1500
"""Most memory a run may take: a door that asks for more has no bound."""

SECONDS_EACH = 20
"""Longest that one input may take."""


def main() -> None:
    """Read the arguments and knock."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("door", help="one of those in tests/fuzz/doors.py")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, help="where inputs that led somewhere new are kept")
    parser.add_argument("files", nargs="*", type=Path, help="only these inputs, each once")
    asked = parser.parse_args()
    doors = _doors()
    if asked.door not in doors.DOORS:
        parser.error(f"the doors are: {', '.join(doors.DOORS)}")
    doors.quiet()
    if asked.files:
        for file in asked.files:
            doors.DOORS[asked.door].act(file.read_bytes())
    elif HAS_ATHERIS:
        _with_atheris(doors, asked.door, asked.seconds, asked.corpus)
    else:
        print("atheris is not here; hypothesis makes the bytes")
        _with_hypothesis(doors.DOORS[asked.door], asked.seconds)


def _doors() -> ModuleType:
    """Import the doors, and with them our own code, so that a fuzzer sees which branches are taken."""
    if HAS_ATHERIS:
        import atheris

        with atheris.instrument_imports(include=["interview_tui", "markdown_it", "tomllib"]):
            return importlib.import_module("tests.fuzz.doors")
    return importlib.import_module("tests.fuzz.doors")


def _with_atheris(doors: ModuleType, name: str, seconds: int, corpus: Path | None) -> None:
    import atheris

    door = doors.DOORS[name]
    corpus = corpus or Path(tempfile.mkdtemp(prefix="interview-corpus-"))
    corpus.mkdir(parents=True, exist_ok=True)
    seeds = doors.SEEDS / name
    finds = Path(tempfile.mkdtemp(prefix="interview-finds-"))
    options = [
        sys.argv[0], f"-max_total_time={seconds}", f"-max_len={door.most}", f"-timeout={SECONDS_EACH}",
        f"-rss_limit_mb={MEMORY_MB}", f"-artifact_prefix={finds}{os.sep}", "-print_final_stats=1",
        "-verbosity=1", str(corpus), *([str(seeds)] if seeds.is_dir() else []),
    ]  # fmt: skip
    atheris.Setup(options, door.act)
    atheris.Fuzz()


def _with_hypothesis(door: Door, seconds: int) -> None:
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    until, tried = time.monotonic() + seconds, 0

    @settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=door.most) | st.text(max_size=door.most // 4).map(str.encode))
    def knock(data: bytes) -> None:
        nonlocal tried
        tried += 1
        door.act(data)

    while time.monotonic() < until:
        knock()
    print(f"tried {tried}")


if __name__ == "__main__":
    main()
