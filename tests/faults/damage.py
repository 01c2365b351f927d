"""How much rescue gets out of damaged studies: ``python -m tests.faults.damage [--copies N] [--notes N]``.

With ``--audit``: every byte of every entry of a small audit is flipped, and verify has to name the entry.

A study with several interviews, long notes, edits and flags is damaged in many places and ways, each time in
a fresh copy; then it is opened as the program would, and rescued. Every note that comes back is compared with
what was typed. The table says how many notes there were, how many could be read before, and how many after.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.clock import Moment
from interview_tui.errors import InterviewError
from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.guide import Guide, Question, Theme, closing_theme
from interview_tui.model.interview import Interview
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteFlag, NoteKind
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.store import still
from interview_tui.store.audit import ROWS
from interview_tui.store.pages import PAGE, Pages
from interview_tui.store.rescue import rescue
from interview_tui.store.store import Store
from interview_tui.store.verify import verify
from tests.faults import tampering

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.soundness import Rescued

KEY = bytes(range(32))
NOW = 1_767_603_600_000
WORDS = ("vi", "ses", "bare", "i", "gangen,", "aldri", "rundt", "et", "bord;", "æ", "ø", "å", "—", "👍🏽")


def guide() -> Guide:
    themes = tuple(
        Theme(f"theme-{n}", f"Tema {n}", tuple(Question(f"q-{n}-{q}", f"Spørsmål {q}?") for q in range(4)))
        for n in range(6)
    )
    return Guide("Før og etter", "nb", "1", 60, (*themes, closing_theme("nb")))


def fill(folder: Path, notes: int, *, closed: bool = True, seed: int = 1) -> Store:
    """Make a study with ``notes`` notes in three interviews; it is left open unless ``closed``."""
    rnd = random.Random(seed)  # noqa: S311 - no secret
    store = Store.create(StudyPaths(folder), KEY, Study(title="Eksempelstudien", language="nb"))
    name = store.add_guide(guide())
    site = store.add_site("Eksempelkontoret")
    begun = []
    for place, code in enumerate(("R47", "R12", "R85")):
        respondent = store.add_respondent(code, site.id, {})
        for scope in (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.QUOTE_VERBATIM):
            store.add_consent(
                [ConsentEvent(scope, Decision.GRANTED, Method.WRITTEN, NOW, "INT1", respondent.id)]
            )
        moment = Moment(NOW + place, 1, "boot")
        begun.append(store.start_interview(Interview(0, respondent.id, name, NOW, 60, "INT1"), moment))
    for number in range(notes):
        interview = begun[number * len(begun) // max(1, notes)]
        length = 3_000 if number % 20 == 7 else rnd.randrange(4, 40)
        text = f"n{number} " + " ".join(rnd.choice(WORDS) for _ in range(length))
        at = 1_000 * number
        note = Note(0, interview.id, NOW + at, at, NoteKind.NOTE, text, f"theme-{number % 6}")
        kept = store.add_note(note)
        if number % 9 == 4:
            store.add_change(NoteChange(kept.id, ChangeField.TEXT, text + " (rettet)", NOW + at))
        if number % 11 == 5:
            store.add_change(NoteChange(kept.id, ChangeField.FLAG_ON, NoteFlag.OFF_RECORD.value, NOW + at))
    if closed:
        store.close()
    return store


def flip_bit(data: bytearray, rnd: random.Random) -> int:
    data[rnd.randrange(len(data))] ^= 1 << rnd.randrange(8)
    return 1


def flip_bytes(count: int) -> Callable[[bytearray, random.Random], int]:
    def flip(data: bytearray, rnd: random.Random) -> int:
        for _ in range(count):
            data[rnd.randrange(len(data))] = rnd.randrange(256)
        return count

    return flip


def zeros(count: int) -> Callable[[bytearray, random.Random], int]:
    def zero(data: bytearray, rnd: random.Random) -> int:
        size = min(count, len(data))
        start = rnd.randrange(max(1, len(data) - size))
        data[start : start + size] = bytes(size)
        return size

    return zero


def first_page(data: bytearray, rnd: random.Random) -> int:
    data[:PAGE] = rnd.randbytes(PAGE)
    return PAGE


def cut(data: bytearray, rnd: random.Random) -> int:
    size = rnd.randrange(PAGE, len(data))
    lost = len(data) - size
    del data[size:]
    return lost


DAMAGE: dict[str, Callable[[bytearray, random.Random], int]] = {
    "one bit flipped": flip_bit,
    "16 bytes overwritten": flip_bytes(16),
    "200 bytes overwritten": flip_bytes(200),
    "512 bytes of zeros": zeros(512),
    "32 KiB of zeros": zeros(32 * 1024),
    "first page overwritten": first_page,
    "cut off anywhere": cut,
}


class Counted(NamedTuple):
    """What came of one copy."""

    bytes_hit: int
    before: int
    same: int
    marked: int
    wrong: int


@dataclass(slots=True)
class Original:
    """A study as it was: its folder, and the words of every note as first written, and as they stand."""

    folder: Path
    first: dict[int, str]


def original(folder: Path, notes: int, *, killed: bool = False) -> Original:
    """Make the study; with ``killed`` its files are those that a kill leaves, log and all."""
    store = fill(folder / "whole", notes, closed=False)
    first = {row[0]: row[1] for row in store.db.execute("SELECT id, text FROM notes").fetchall()}
    if killed:
        shutil.copytree(folder / "whole", folder / "killed")
        store.close()
        return Original(folder / "killed", first)
    store.close()
    return Original(folder / "whole", first)


def readable(folder: Path, first: dict[int, str]) -> int:
    """Return how many notes the program itself still reads; opening it is tried on a copy."""
    with tempfile.TemporaryDirectory() as place:
        copy = shutil.copytree(folder, Path(place) / "copy")
        try:
            with closing(Store.open(StudyPaths(copy), KEY)) as store:
                rows = store._rows("SELECT id, text FROM notes")
        except InterviewError:
            return 0
        return sum(first.get(number) == text for number, text in rows)


def saved(folder: Path, to: Path) -> tuple[Rescued | None, dict[int, str]]:
    """Rescue, then read the new study with the store; nothing when not one row could be read."""
    paths, new = StudyPaths(folder), StudyPaths(to)
    to.mkdir(mode=0o700)
    try:
        with Pages(KEY, paths.database, log=paths.log) as pages:
            report = rescue(pages, KEY, new.database, at=NOW)
    except InterviewError:
        return None, {}
    with closing(Store.open(new, KEY)) as store:
        assert store.audit_intact()
        assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []
        for interview in store.interviews():
            store.notes(interview.id)
            store.guide(interview.guide_hash)
            store.last_anchor(interview.id)
        return report, dict(store._rows("SELECT id, text FROM notes"))


def once(
    whole: Original, damage: Callable[[bytearray, random.Random], int], seed: int, *, log: bool = False
) -> Counted:
    """Damage one copy, and count the notes that come back the same, marked as not whole, or wrong."""
    rnd = random.Random(seed)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as place:
        copy = shutil.copytree(whole.folder, Path(place) / "damaged")
        paths = StudyPaths(copy)
        target = paths.log if log else paths.database
        data = bytearray(target.read_bytes())
        hit = damage(data, rnd)
        target.write_bytes(data)
        before = readable(copy, whole.first)
        report, found = saved(copy, Path(place) / "new")
    told = {*report.cut, *report.doubtful} if report else set()
    same = sum(whole.first.get(number) == text for number, text in found.items())
    marked = sum(number in told for number, text in found.items() if whole.first.get(number) != text)
    return Counted(hit, before, same, marked, len(found) - same - marked)


def table(copies: int, notes: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "log").mkdir()
        closed = original(Path(place), notes)
        killed = original(Path(place) / "log", notes // 5, killed=True)
        size = os.path.getsize(StudyPaths(closed.folder).database)  # noqa: PTH202
        print(f"{notes} notes, {size // PAGE} pages; each line: {copies} copies, notes per copy on average\n")
        print("| damage | bytes damaged | notes there | read before | rescued | rescued, marked | wrong |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for name, damage in DAMAGE.items():
            _line(name, closed, damage, copies, log=False)
        for name in ("one bit flipped", "16 bytes overwritten", "32 KiB of zeros", "cut off anywhere"):
            _line(f"log after a kill: {name}", killed, DAMAGE[name], copies, log=True)


def _line(
    name: str, whole: Original, damage: Callable[[bytearray, random.Random], int], copies: int, *, log: bool
) -> None:
    results = [once(whole, damage, seed, log=log) for seed in range(copies)]
    mean = [sum(column) / copies for column in zip(*results, strict=True)]
    there = len(whole.first)
    figures = " | ".join(f"{figure:.1f}" for figure in mean[1:])
    print(f"| {name} | {mean[0]:.0f} | {there} | {figures} |")


def audit_table(notes: int) -> None:
    """Flip every byte of every audit entry, one at a time, and see that verify names that very entry."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "study"
        fill(folder, notes)
        paths = StudyPaths(folder)
        before = paths.database.read_bytes()
        rows = tampering.rows_of(paths.database, KEY, "audit")
        told = audit_of(paths)
        tried = named = same = 0
        for number, (page, plain, start, end) in sorted(rows.items()):
            for at in range(start, end):
                changed = bytearray(plain)
                changed[at] ^= 1 << (at % 8)
                tampering.rewrite(paths.database, KEY, page, bytes(changed))
                check = next(one for one in verify(paths, KEY) if one.name == "audit")
                tried += 1
                named += check.faults[:1] in {(str(number),), (f"-{number}",)}
                same += bool(check.ok) and audit_of(paths) == told
        paths.database.write_bytes(before)
        print(
            f"{len(rows)} audit entries, {tried} bytes flipped one at a time: {named} named by their number, "
            f"{same} without any effect on what the entry says"
        )


def audit_of(paths: StudyPaths) -> list[tuple[object, ...]]:
    """Return the entries as SQL reads them."""
    with closing(still.connected(paths.database, KEY)) as connection:
        found: list[tuple[object, ...]] = connection.execute(ROWS).fetchall()
        return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--copies", type=int, default=100)
    asked.add_argument("--notes", type=int, default=300)
    asked.add_argument("--audit", action="store_true", help="flip every byte of the audit instead")
    options = asked.parse_args()
    if options.audit:
        audit_table(min(options.notes, 10))
    else:
        table(options.copies, options.notes)


if __name__ == "__main__":
    main()
