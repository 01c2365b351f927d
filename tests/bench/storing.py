"""Storing a note against a bare durable insert on the same disk and cipher.

Run with: uv run python -m tests.bench.storing [FOLDER ON THE DISK TO MEASURE]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.clock import Moment
from interview_tui.model.guide import Guide, Question, Theme, closing_theme
from interview_tui.model.interview import Interview
from interview_tui.model.note import Note, NoteKind
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.store import database
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 1500
PAGES_OF_A_LOG = 1200
LIMIT = 2.0
TEXT = "sier at de sjelden møtes, bare i gangen; ler, ser bort"


def a_study(folder: Path) -> tuple[Store, int]:
    """Return a study with one interview running, and how long the making took is printed."""
    paths, key = StudyPaths(folder / "study"), os.urandom(32)
    began = time.perf_counter()
    store = Store.create(paths, key, Study("Bench", "nb"))
    made = time.perf_counter() - began
    guide = Guide("B", "nb", "1", 60, (Theme("t", "T", (Question("q", "?"),)), closing_theme("nb")))
    site = store.add_site("Sted")
    person = store.add_respondent("R47", site.id, {})
    interview = store.start_interview(
        Interview(0, person.id, store.add_guide(guide), 0, 60), Moment(0, 0, "b")
    )
    store.close()
    opened = []
    for _ in range(15):
        began = time.perf_counter()
        store = Store.open(paths, key)
        opened.append(time.perf_counter() - began)
        store.close()
    print(
        f"create {made * 1000:.1f} ms, open {statistics.median(opened) * 1000:.2f} ms (key derivation apart)"
    )
    store = Store.open(paths, key)
    store.warm()
    return store, interview.id


def a_bare_table(folder: Path) -> Any:
    """Return a connection with the same key length, pragmas and journal, and one small table."""
    connection = database.connect(folder / "bare.db", os.urandom(32))
    database.start_writing(connection)
    connection.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
    return connection


def timed(act: Callable[[], object]) -> float:
    """Return how long ``act`` took, in seconds."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def main() -> int:
    """Print medians and their ratios; 1 when storing a note is above the limit."""
    where = sys.argv[1] if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=where) as name:
        store, interview = a_study(Path(name))
        bare = a_bare_table(Path(name))
        note = Note(0, interview, 1, 1, NoteKind.NOTE, TEXT, "t", "q")
        took: dict[str, list[float]] = {"bare insert": [], "draft": [], "note after draft": [], "note": []}
        # Both logs are written round once first: growing a file costs more than writing over it.
        for _ in range(PAGES_OF_A_LOG):
            bare.execute("INSERT INTO lines (text) VALUES (?)", (TEXT,))
            store.set_draft(interview, TEXT, 1, 1)
        for _ in range(ROUNDS):
            took["bare insert"].append(
                timed(lambda: bare.execute("INSERT INTO lines (text) VALUES (?)", (TEXT,)))
            )
            took["note"].append(timed(lambda: store.add_note(note)))
            took["draft"].append(timed(lambda: store.set_draft(interview, TEXT, 1, 1)))
            took["note after draft"].append(timed(lambda: store.add_note(note)))
        bare.close()
        store.close()
    middle = {what: statistics.median(times) for what, times in took.items()}
    for what, seconds in middle.items():
        p95 = statistics.quantiles(took[what], n=20)[-1]
        ratio = seconds / middle["bare insert"]
        print(f"{what:18} median {seconds * 1e3:.3f} ms  p95 {p95 * 1e3:.3f} ms  {ratio:.2f} x bare")
    return int(middle["note after draft"] > LIMIT * middle["bare insert"])


if __name__ == "__main__":
    raise SystemExit(main())
