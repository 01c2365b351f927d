"""A large study from its notes to every file: time of each stage, and the most memory.

    uv run python -m tests.bench.export_study [--interviews N] [--notes N] [--formats NAME ...]

The study holds invented names, decided on one by one, and a key file's names; every note is signed off. Three
sizes, a quarter, a half and the whole, each in its own process; the ratio is to growth in line with notes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from interview_tui.clock import SystemClock
from interview_tui.export.formats import FORMATS
from interview_tui.model.identifier import Choice, IdentifierType, KnownName, Why
from interview_tui.services.contents import Contents
from interview_tui.services.going import Going, Stage
from interview_tui.services.opening import open_with_key
from interview_tui.store import bulk
from tests.bench.review import notes
from tests.bench.status import filled
from tests.bench.terminal import table

_NAMES, _OTHERS = 200, 1000
_TIME, _MEMORY = 1.15, 1.25
"""Limits: processor time of twice the notes, of twice the time; memory of the whole, of that of a quarter."""


class Measured(NamedTuple):
    """Seconds of processor time by stage, megabytes before the export and at most, and bytes written."""

    stages: dict[str, float]
    before: float
    most: float
    size: int


def laid_out(folder: Path, interviews: int, count: int) -> bytes:
    """Make a study with so many interviews and notes that may all leave, and return its key."""
    own = filled(folder, 2 * interviews)
    opened = open_with_key(folder, own, clock=SystemClock())
    store, chance = opened.store, random.Random(7)  # noqa: S311 - the same words every time
    held = [one.id for one in store.interviews()]
    before = sum(len(store.notes(one)) for one in held)
    told = notes(count - before, _NAMES)
    chance.shuffle(told)
    rows = [
        {
            "interview_id": held[at % len(held)], "at": 1, "elapsed_ms": 1000 * at, "kind": "note",
            "text": text, "theme_id": "t", "question_id": "q", "after": 0,
        }
        for at, text in enumerate(told)
    ]  # fmt: skip
    signed = [
        {"note_id": number, "field": "signed", "value": "KE", "at": 1} for number in range(1, count + 1)
    ]
    guide_hash = store.interviews()[0].guide_hash
    bulk.insert(store, {"notes": rows, "note_changes": signed}, guide_hash=guide_hash, at=0)
    for group in opened.reviewing.candidates():
        if group.undecided:
            opened.reviewing.decide(group.entity, group.type, Choice.REPLACE)
    opened.close()
    return own


def key(count: int = _OTHERS) -> list[KnownName]:
    """Return the names of a key file: so many people who are in no note, each with a telephone number."""
    people = [
        KnownName(f"key:{at}", (f"Xqerid Zvanby{at}", f"Zvanby{at}"), IdentifierType.PERSON, Why.KEY_FILE)
        for at in range(count)
    ]
    numbers = [
        KnownName(f"key:{at}", (f"9{at:03} 00 {at % 90 + 10}9",), IdentifierType.PHONE, Why.KEY_FILE)
        for at in range(count)
    ]
    return [*people, *numbers]


class _Clock:
    """Adds up the processor time of each stage; what is before the first and between them is ``rest``."""

    def __init__(self) -> None:
        self.spent, self._stage, self._since = dict[str, float](), "rest", time.process_time()
        self._begun = {stage.value.split("{")[0]: stage.name.lower() for stage in Stage}

    def told(self, sentence: str) -> None:
        self.turn(next(name for begun, name in self._begun.items() if sentence.startswith(begun)))

    def turn(self, stage: str) -> None:
        now = time.process_time()
        self.spent[self._stage] = self.spent.get(self._stage, 0) + now - self._since
        self._stage, self._since = stage, now


def measured(interviews: int, count: int, formats: tuple[str, ...]) -> Measured:
    """Make the study, export it, and return what it took."""
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "study"
        # In a process of its own: what the making took would hide what the export takes.
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as other:
            own = other.submit(laid_out, folder, interviews, count).result()
        opened = open_with_key(folder, own, clock=SystemClock())
        before = _most()
        clock = _Clock()
        opened.reporting.going = Going(clock.told)
        despite = Contents(despite="the leaders were not asked")
        report = opened.reporting.export(Path(root) / "out", formats=formats, contents=despite, key=key())
        clock.turn("rest")
        opened.close()
        assert report.notes == count, report
        size = sum((Path(root) / "out" / name).stat().st_size for name in report.files)
        return Measured(clock.spent, before, _most(), size)


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print a row for each stage; 1 when a limit is not held."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    reader.add_argument("--interviews", type=int, default=1000)
    reader.add_argument("--notes", type=int, default=100_000)
    reader.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    reader.add_argument("--once", action="store_true", help="the whole size alone")
    chosen = reader.parse_args()
    found = []
    for part in (1,) if chosen.once else (4, 2, 1):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            size = (chosen.interviews // part, chosen.notes // part)
            found.append(pool.submit(measured, *size, tuple(chosen.formats)).result())
            print(size, found[-1], flush=True)
    rows = [
        _row(f"{stage}, s", [one.stages.get(stage, 0) for one in found])
        for stage in dict.fromkeys(name for one in found for name in one.stages)
    ]
    rows.append(_row("all, s", [sum(one.stages.values()) for one in found]))
    rows.append(_row("most memory before, MB", [one.before for one in found]))
    rows.append(_row("most memory, MB", [one.most for one in found]))
    rows.append(_row("written, MB", [one.size / 1e6 for one in found]))
    table(("", "a quarter / a half / the whole", "of linear"), rows)
    if chosen.once:
        return 0
    quarter, half, whole = found
    time_of = [sum(one.stages.values()) for one in (half, whole)]
    over = time_of[1] > 2 * _TIME * time_of[0] or whole.most > _MEMORY * quarter.most
    print(f"memory of the whole, of a quarter's: {whole.most / quarter.most:.2f} (limit {_MEMORY})")
    return int(over)


def _row(name: str, values: list[float]) -> tuple[str, str, str]:
    grown = f"{values[-1] / values[-2] / 2:.2f}" if len(values) > 1 and values[-2] else "–"
    return name, " / ".join(f"{one:.1f}" for one in values), grown


if __name__ == "__main__":
    raise SystemExit(main())
