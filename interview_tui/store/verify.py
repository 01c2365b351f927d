"""Verifying a study: what is in order, what is not, and where. Reads only; each check stands for itself.

A study that does not open as a whole still has pages that can be counted and rows that can be read.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any

from interview_tui.errors import InterviewError
from interview_tui.model.soundness import Check
from interview_tui.store import audit, database, failures, migrations, shapes, still
from interview_tui.store.pages import Pages, Trust
from interview_tui.store.salvage import Salvage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from interview_tui.paths import StudyPaths

NAMES = (
    "keys", "pages", "opens", "cipher", "integrity", "references", "audit", "guides", "letters", "rows",
)  # fmt: skip
"""Every check, in the order in which they are made."""

_MOST_NAMED = 100


def verify(paths: StudyPaths, key: bytes) -> Iterator[Check]:
    """Yield every check but that of the keys.

    Raises:
        StoreBusy: when the study is open in another window.
        NotAStudy: when there is no database.
    """
    with still.held(paths) as handle, ExitStack() as stack:
        pages = stack.enter_context(Pages(key, paths.database, log=paths.log))
        yield _pages(pages)
        drivers = failures.drivers()
        try:
            connection = stack.enter_context(still.opened(paths, key, handle))
            opens = _opens(connection)
        except drivers:
            opens = Check("opens", ok=False)
        yield opens
        looks: tuple[tuple[str, Callable[[Any], Check]], ...] = (
            ("cipher", partial(_cipher, pages=pages)),
            *_LOOKS,
        )
        for name, look in looks:
            if not opens.ok:
                yield _BY_PAGES[name](pages) if name in _BY_PAGES else Check(name, ok=None)
                continue
            try:
                yield look(connection)
            except drivers:
                yield _BY_PAGES[name](pages) if name in _BY_PAGES else Check(name, ok=False)


def nothing_else() -> Iterator[Check]:
    """Yield every check but that of the keys as one that cannot be made: nothing is read without a key."""
    return (Check(name, ok=None) for name in NAMES[1:])


def _told(name: str, looked_at: int, faults: list[str]) -> Check:
    return Check(name, not faults, looked_at, tuple(faults[:_MOST_NAMED]), len(faults))


def _pages(pages: Pages) -> Check:
    faults = []
    for number in range(1, pages.committed + 1):
        page = pages.page(number)
        if number != pages.torn and (page is None or page.trust is not Trust.WHOLE):
            faults.append(str(number))
    return _told("pages", pages.committed, faults)


def _opens(connection: Any) -> Check:
    number = connection.execute("PRAGMA application_id").fetchone()[0]
    done = migrations.applied(connection)
    known = [name for name, _ in migrations.STEPS]
    faults = [] if number == database.APPLICATION_ID and done else ["application"]
    faults += [name for name in done if name not in known]
    return _told("opens", len(done), faults)


def _cipher(connection: Any, pages: Pages) -> Check:
    found = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    # SQLCipher looks at the database alone. A page torn in it by a power cut is whole in the log beside it.
    return _told("cipher", 0, [fault for fault in found if not _whole_in_log(fault, pages)])


def _whole_in_log(fault: str, pages: Pages) -> bool:
    # It names the page first: one whose seal does not fit, or whose writing ends half-way.
    named = re.search(r"page (\d+)", fault)
    page = pages.page(int(named[1])) if named else None
    return page is not None and page.trust is Trust.WHOLE


def _integrity(connection: Any) -> Check:
    found = connection.execute(f"PRAGMA integrity_check({_MOST_NAMED})").fetchall()
    # The words of SQLite may hold values of a row: only how many there are is told.
    return Check("integrity", found == [("ok",)], 0, (), 0 if found == [("ok",)] else len(found))


def _references(connection: Any) -> Check:
    found = connection.execute("PRAGMA foreign_key_check").fetchall()
    return _told("references", 0, [f"{row[0]}:{row[1]}" for row in found])


def _audit(connection: Any) -> Check:
    tip: tuple[int, bytes] | None = None
    if _has(connection, "audit_tip"):
        row = connection.execute("SELECT number, hash FROM audit_tip").fetchone()
        tip = (row[0], row[1]) if row is not None else (0, audit.START)
    return _chain((audit.Link(*row) for row in connection.execute(audit.ROWS)), tip)


def _chain(links: Iterable[audit.Link], tip: tuple[int, bytes] | None) -> Check:
    count = 0

    def counted() -> Iterator[audit.Link]:
        nonlocal count
        for row in links:
            count += 1
            yield row

    broken = audit.first_broken(counted(), tip)
    if broken is None:
        return Check("audit", ok=True, looked_at=count)
    return Check("audit", False, count, (f"{'-' if broken.gone else ''}{broken.number}",), 1)


def _guides(connection: Any) -> Check:
    faults = []
    rows = connection.execute("SELECT id, hash, canonical FROM guides ORDER BY id").fetchall()
    for number, name, canonical in rows:
        made = "sha256:" + hashlib.sha256(canonical.encode("utf-8", "surrogateescape")).hexdigest()
        if made != name:
            faults.append(f"guides:{number}")
    lost = connection.execute(
        "SELECT id FROM interviews WHERE guide_hash NOT IN (SELECT hash FROM guides) ORDER BY id"
    )
    return _told("guides", len(rows), faults + [f"interviews:{number}" for (number,) in lost])


def _letters(connection: Any) -> Check:
    bare = "letter_version <> '' AND letter_hash = ''"
    faults = [
        f"{table}:{number}"
        for table in ("study", "consent_events")
        for (number,) in connection.execute(f"SELECT id FROM {table} WHERE {bare} ORDER BY id")  # noqa: S608
    ]
    looked = connection.execute("SELECT count(*) FROM consent_events WHERE letter_version <> ''").fetchone()[
        0
    ]
    if _has(connection, "letters"):
        for number, name, content in connection.execute("SELECT id, hash, content FROM letters ORDER BY id"):
            looked += 1
            if name != "sha256:" + hashlib.sha256(content).hexdigest():
                faults.append(f"letters:{number}")
    return _told("letters", looked, faults)


def _rows(connection: Any) -> Check:
    reading, faults, looked = shapes.Reading(), [], 0
    names = [
        name for (name,) in connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
        )
    ]  # fmt: skip
    for table in names:
        at = 0
        try:
            cursor = connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")  # noqa: S608 - as listed
            columns = [one[0] for one in cursor.description][1:]
            for number, *values in cursor:
                looked, at = looked + 1, number
                if not _text(values) or not reading.readable(table, dict(zip(columns, values, strict=True))):
                    faults.append(f"{table}:{number}")
        except failures.drivers():
            faults.append(f"{table}:{at + 1}")
    return _told("rows", looked, faults)


def _audit_by_pages(pages: Pages) -> Check:
    """Look at the audit of a database that does not open, as far as its pages give it."""
    rows: dict[int, audit.Link] = {}
    tip: tuple[int, bytes] | None = None
    for found in Salvage(pages).rows():
        if found.table == "audit" and not found.cut:
            rows.setdefault(found.number, audit.Link(*found.values.values()))
        elif found.table == "audit_tip" and found.trust is Trust.WHOLE:
            tip = tip or (found.values["number"], found.values["hash"])
    return _chain((rows[number] for number in sorted(rows)), tip)


def _rows_by_pages(pages: Pages) -> Check:
    """Count the rows that rescue would find; those from damaged places are named."""
    reading, faults = shapes.Reading(), []
    seen: set[tuple[str, int]] = set()
    for found in Salvage(pages).rows():
        name = (found.table, found.number)
        if name not in seen:
            seen.add(name)
            sound = found.trust is Trust.WHOLE and not found.cut
            if not sound or not reading.readable(found.table, found.values):
                faults.append(f"{found.table}:{found.number}")
    return _told("rows", len(seen), sorted(faults, key=_by_number))


def _by_number(fault: str) -> tuple[str, int]:
    table, _colon, number = fault.partition(":")
    return table, int(number)


_BY_PAGES: dict[str, Callable[[Pages], Check]] = {"audit": _audit_by_pages, "rows": _rows_by_pages}


def _text(values: list[Any]) -> bool:
    try:
        for value in values:
            if isinstance(value, str):
                value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _has(connection: Any, table: str) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return connection.execute(sql, (table,)).fetchone() is not None


_LOOKS: tuple[tuple[str, Callable[[Any], Check]], ...] = (
    ("integrity", _integrity),
    ("references", _references),
    ("audit", _audit),
    ("guides", _guides),
    ("letters", _letters),
    ("rows", _rows),
)


def keys(paths: StudyPaths, passphrase: str) -> tuple[Check, bytes | None]:
    """Check the key slots; also return the data key, None when they do not give it.

    Raises:
        WrongPassphrase: when they are in order and the passphrase is another.
        NewerStudy: when a newer program wrote them.
    """
    from interview_tui.errors import NewerStudy, WrongPassphrase
    from interview_tui.store import keyslots

    try:
        return Check("keys", ok=True, looked_at=1), keyslots.unlock(paths, passphrase)
    except (WrongPassphrase, NewerStudy):
        raise
    except InterviewError:
        return Check("keys", ok=False), None
