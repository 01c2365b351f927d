"""``kill -9`` at random moments of an interview held at the plain door: same study, again and again."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from pathlib import Path

from tests.faults.door import WHERE, Door
from tests.faults.study import judge, line, make
from tests.faults.tally import Tally

PHASES = ("starting", "mid-word", "mid-commit", "a burst of lines", "acknowledged", "leaving")
_WEIGHTS = (2, 1, 4, 5, 1, 2)
PER_STUDY = 60
"""Kills after which a new study is begun, so that opening stays as quick as it is for a person."""


def kills(seed: int, count: int) -> list[Tally]:
    """Kill the program ``count`` times over one study and return what became of the notes, by phase."""
    rng = random.Random(seed)  # noqa: S311 - moments, not secrets
    tallies = {phase: Tally(f"kill -9, plain door: {phase}") for phase in PHASES}
    root = Path(tempfile.mkdtemp(prefix="interview-tui-faults-"))
    place, began = make(root), None
    for number in range(count):
        phase = rng.choices(PHASES, _WEIGHTS)[0]
        before, told = len(place.acknowledged), tallies[phase]
        with Door(place) as door:
            _live(door, phase, rng, number)
        began = began or door.began
        told.clock_wrong += began is not None and door.clock_is_wrong(began)
        verdict = judge(place)
        told.acknowledged += len(place.acknowledged) - before
        told.take(place, verdict, f"seed {seed} kill {number}")
        # What was in flight may be there or not; from here on it is what it is.
        place.typed = [text for text in place.typed if text in set(verdict.notes)]
    if not any(tally.broken for tally in tallies.values()):
        shutil.rmtree(root, ignore_errors=True)
    return list(tallies.values())


def _live(door: Door, phase: str, rng: random.Random, number: int) -> None:
    """Hold a piece of the interview and kill the program in it."""
    if phase == "starting":
        time.sleep(rng.uniform(0, 0.6))
        door.kill()
        return
    door.until(WHERE)
    if phase == "mid-word":
        door.send(line(rng, number * 100)[:9])
        time.sleep(rng.uniform(0, 0.02))
    elif phase == "a burst of lines":
        door.type(*(line(rng, number * 100 + each) for each in range(rng.randint(2, 40))))
        time.sleep(rng.uniform(0, 0.06))
    else:
        for each in range(rng.randint(0, 2)):
            door.type(line(rng, number * 100 + each))
            door.until_acknowledged()
        door.type(line(rng, number * 100 + 50))
        if phase == "mid-commit":
            time.sleep(rng.uniform(0, 0.004))
        else:
            door.until_acknowledged()
    if phase == "leaving":
        door.send(":quit\n")
        time.sleep(rng.uniform(0, 0.03))
    door.kill()
