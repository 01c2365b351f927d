"""One study from its number to its files: what was planted is decided for replacement, all of it is exported.

The gate may refuse. Then what it names is held back, as a person would, and it is asked again.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.deidentify import candidates
from interview_tui.errors import GateClosed
from interview_tui.export.formats import FORMATS
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.note import NoteFlag
from tests.leaks.searching import search
from tests.leaks.studies import made

if TYPE_CHECKING:
    from tests.leaks.studies import Made

_MEMORY = Path("/dev/shm")
"""Where a file is in memory: each study would wait for the disk sixty times."""
_ROUNDS = 6
_STILL = re.compile(r"note (\d+): (?:still holds|could not)")


@dataclass(slots=True)
class Outcome:
    """What became of studies: exports per format, refusals and their reasons, plantings per form, finds."""

    studies: int = 0
    exported: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    """Why the gate stayed shut, to the end or until what it named was held back."""
    shut: int = 0
    """Studies of which nothing left."""
    forms: Counter[str] = field(default_factory=Counter)
    bytes: int = 0
    found: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count another outcome into this one."""
        self.studies += other.studies
        self.shut += other.shut
        self.bytes += other.bytes
        self.exported.update(other.exported)
        self.refused.update(other.refused)
        self.forms.update(other.forms)
        self.found += other.found


def several(first: int, count: int) -> Outcome:
    """Send ``count`` studies from number ``first`` on; one that breaks off is told among what was found."""
    whole = Outcome()
    for seed in range(first, first + count):
        try:
            whole.add(sent(seed))
        except Exception as problem:  # noqa: BLE001 - whatever it is, the others are searched
            whole.add(Outcome(studies=1, found=[f"study {seed}: broke off: {problem!r}"]))
    return whole


def sent(seed: int) -> Outcome:
    """Make, decide, export and search the study of a number."""
    folder = Path(tempfile.mkdtemp(prefix="interview-tui-leaks-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        study = made(seed, folder / "study")
        with closing(study.study):
            decide(study)
            outcome = _exported(seed, study, folder / "out")
    finally:
        candidates.forget()
        shutil.rmtree(folder)
    return outcome


def decide(made_: Made) -> None:
    """Decide on every planted identifier and on all that is suggested: replaced, each in one of the ways."""
    reviewing = made_.study.reviewing
    for one in made_.pointed:
        reviewing.mark_identifier(one.base, one.type)
    for group in reviewing.candidates(made_.key or ()):
        if group.undecided:
            reviewing.decide(group.entity, group.type, Choice.REPLACE)
    for number, one in enumerate(made_.pointed):
        entity = reviewing.entity_of(one.base)
        if one.type is IdentifierType.PERSON and number % 3 == 1:
            reviewing.decide(entity, one.type, Choice.RELATION, text="leader")
        elif one.type is IdentifierType.PLACE and number % 3 == 1:
            reviewing.decide(entity, one.type, Choice.GENERALISE, text="et sted i nord")


def _exported(seed: int, made_: Made, out: Path) -> Outcome:
    outcome = Outcome(studies=1)
    outcome.forms.update(made_.forms)
    for _round in range(_ROUNDS):
        try:
            report = made_.study.reporting.export(
                out, formats=tuple(FORMATS), contents=made_.contents, key=made_.key, expect=seed % 2 == 0
            )
        except GateClosed as refusal:
            for line in refusal.reasons:
                outcome.refused[re.sub(r"^.*?: |\d+", "", line)] += 1
            if not _held_back(made_, refusal.reasons):
                break
            continue
        files = {name: (out / name).read_bytes() for name in report.files}
        outcome.bytes = sum(map(len, files.values()))
        outcome.exported.update(tuple(FORMATS))
        for found in search(files, [*made_.decided, *made_.inner]):
            outcome.found.append(
                f"study {seed}: {found.planted.type.value} {found.planted.base!r} in {found.file}"
            )
        return outcome
    outcome.shut = 1
    return outcome


def _held_back(made_: Made, reasons: list[str]) -> bool:
    """Hold back the notes that are named, and decide on what is suggested anew; False when nothing is."""
    reviewing, did = made_.study.reviewing, False
    for number in {int(number) for line in reasons for number in _STILL.findall(line)}:
        reviewing.flag(number, NoteFlag.IDENTIFYING, True)
        did = True
    for group in reviewing.candidates(made_.key or ()):
        if group.undecided:
            reviewing.decide(group.entity, group.type, Choice.REPLACE)
            did = True
    return did
