"""Nothing finer than the month, in a study that must hold no personal data: its rows, its files' times.

All that goes into a table passes ``coarse``; the clock such a study is opened with tells the month only.
What the file system keeps of its own (when an inode was changed or made) cannot be set by anybody.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from interview_tui.clock import NOT_KEPT, MonthClock, SystemClock, month_of, month_start

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.paths import StudyPaths

INSTANTS: dict[str, tuple[str, ...]] = {
    "anchors": ("wall_ms",),
    "backup_plan": ("trouble_at",),
    "backups": ("made_at",),
    "interviews": ("started_at",),
    **dict.fromkeys(
        (
            "approaches", "audit", "consent_events", "consent_proofs", "criteria", "decisions", "drafts",
            "events", "guide_changes", "letter_answers", "letters", "milestones", "note_changes", "notes",
            "preconceptions", "promises", "recruitment_events", "sheets",
        ),
        ("at",),
    ),
}  # fmt: skip
"""The columns that hold a moment in UTC milliseconds, by table."""

DAYS: dict[str, tuple[str, ...]] = {
    "consent_events": ("terms", "valid_until"),
    "deadlines": ("due", "came", "met"),
    "milestones": ("day",),
    "promises": ("value", "latest"),
    "sheets": ("content",),
}
"""The columns that hold a day as ``YYYY-MM-DD``, by itself or among other words, by table."""

_LEFT_OUT: dict[str, dict[str, Any]] = {
    # Together with the system's own log of when it was started they would tell the hour.
    "anchors": {"steady_ms": 0, "boot": NOT_KEPT},
    "letters": {"place": ""},
}
"""What is not kept at all, and what stands in its place."""

_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2})-\d{2}(?!\d)")


def kept_by(connection: Any) -> bool:
    """Return whether an open database is of a study that keeps nothing finer than the month."""
    # Before the step that brought the choice there was none.
    known = connection.execute("SELECT 1 FROM pragma_table_info('study') WHERE name = 'anonymous'").fetchone()
    return bool(known and connection.execute("SELECT 1 FROM study WHERE anonymous").fetchone())


def coarse(table: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row with every moment and day in it as the month it falls in."""
    kept = dict(row)
    for name in INSTANTS.get(table, ()):
        if name in kept:
            kept[name] = month_start(kept[name])
    for name in DAYS.get(table, ()):
        if name in kept:
            kept[name] = first_of_month(kept[name])
    for name, value in _LEFT_OUT.get(table, {}).items():
        if name in kept:
            kept[name] = value
    return kept


def coarsen(connection: Any) -> None:
    """Make every row as ``coarse`` would have it, in a study that is mended; the audit's are sealed."""
    tables = sorted({*INSTANTS, *DAYS, *_LEFT_OUT} - {"audit"})
    for table in tables:
        names = [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        marked = {*INSTANTS.get(table, ()), *DAYS.get(table, ()), *_LEFT_OUT.get(table, {})}
        wanted = [name for name in names if name in marked]
        sql = f"SELECT rowid, {', '.join(wanted)} FROM {table}"  # noqa: S608 - names are ours
        for number, *values in connection.execute(sql).fetchall():
            row = coarse(table, dict(zip(wanted, values, strict=True)))
            sets = ", ".join(f"{name} = ?" for name in wanted)
            connection.execute(f"UPDATE {table} SET {sets} WHERE rowid = ?", (*row.values(), number))  # noqa: S608


def first_of_month(text: str) -> str:
    """Return a text with every day ``YYYY-MM-DD`` in it made the first of its month."""
    return _DAY.sub(r"\1-01", text)


def look(clock: Clock) -> None:
    """Let a clock that tells the month see which month it is."""
    if isinstance(clock, MonthClock):
        clock.look()


def settle_log(paths: StudyPaths, clock: Clock) -> None:
    """Date the files that a write touches by the month, if the clock tells no more."""
    if not isinstance(clock, MonthClock):
        return
    at = clock.now().wall_ms
    for path in (paths.database, paths.log, paths.keyslots, paths.folder):
        date(path, at)


def settle(folder: Path, clock: Clock) -> None:
    """Date everything in a study folder, and the folder itself, by the month, if the clock tells no more."""
    if not isinstance(clock, MonthClock):
        return
    at = clock.now().wall_ms
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            date(os.path.join(top, name), at)  # noqa: PTH118 - os.walk gives no paths
    date(folder, at)


def date(path: str | Path, at: int) -> None:
    """Let a file or folder say that it was last read and written at ``at`` (UTC ms), if that can be set."""
    with suppress(OSError, NotImplementedError):
        os.utime(path, ns=(at * 1_000_000, at * 1_000_000), follow_symlinks=False)


def dated(path: Path) -> bool:
    """Return whether a file is dated by the month, as those of such a study are."""
    try:
        at = path.stat().st_mtime_ns
    except OSError:
        return False
    return at % 1_000_000 == 0 and month_of(at // 1_000_000) != ""


def date_anew(path: Path) -> None:
    """Date a file that was written anew, and its folder, by the month it is."""
    at = month_start(SystemClock().now().wall_ms)
    date(path, at)
    date(path.parent, at)


def keep_dates(folder: Path) -> None:
    """Let the files of a folder that are dated by the month be so again after they were read."""
    for path in (*folder.rglob("*"), folder):
        if dated(path):
            date(path, path.stat().st_mtime_ns // 1_000_000)
