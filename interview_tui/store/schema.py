"""What a study's database may consist of: exactly the tables and indexes that our own steps make.

A database from somebody else may hold triggers, views, virtual tables or other columns under our names. They
are found by comparing the stored texts of its schema with our own, before anything is read from a table.
"""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui.errors import NewerStudy, NotAStudy, StoreDamaged, StrangeStudy
from interview_tui.store import migrations
from interview_tui.store.known_schemas import KNOWN_SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Part(NamedTuple):
    """One object of a schema: what it is, its name, its table, and the statement as SQLite keeps it."""

    kind: str
    name: str
    table: str
    sql: str


_PARTS = "SELECT type, name, tbl_name, coalesce(sql, ''), rootpage FROM sqlite_schema LIMIT 5000"
_IN_ORDER = _PARTS.replace(" LIMIT", " ORDER BY rowid LIMIT")
_TABLE, _INDEX = migrations.RECORD
_KEPT = (
    ("table", migrations.RECORD_NAME, migrations.RECORD_NAME, _TABLE),
    ("index", f"idx_{migrations.RECORD_NAME}_migration_set_name", migrations.RECORD_NAME, _INDEX),
)
_RECORD = set(map(Part._make, _KEPT))
_DANGLING = """
SELECT EXISTS (SELECT 1 FROM interviews i WHERE
    NOT EXISTS (SELECT 1 FROM respondents r WHERE r.id = i.respondent_id)
    OR NOT EXISTS (SELECT 1 FROM guides g WHERE g.hash = i.guide_hash)
    OR NOT EXISTS (SELECT 1 FROM anchors a WHERE a.interview_id = i.id)
    OR NOT EXISTS (SELECT 1 FROM events e WHERE e.interview_id = i.id AND e.kind = 'started'))
"""
_OF_ITS_OWN = re.compile(r"sqlite_(?:autoindex_\w+|stat[14]|sequence)")
"""Names that SQLite gives, and lets nobody else give."""


def missing_steps(
    connection: Any, place: str, application_id: int, steps: Sequence[tuple[str, tuple[str, ...]]]
) -> list[str]:
    """Return the names of the steps a database has not had, after looking at what it consists of.

    Args:
        connection: Nothing has been read from a table through it yet.
        place: What the study is called in errors.
        application_id: What stands in the header of a database of ours.
        steps: Name and statements of every step there is, oldest first.

    Raises:
        NotAStudy: when it was not made by this program.
        NewerStudy: when it has had a step that is not known here.
        StrangeStudy: when a part of it is missing, added or different.
    """
    number = connection.execute("PRAGMA application_id").fetchone()[0]
    found = parts(connection)
    recorded = found is None or any(part.name == migrations.RECORD_NAME for part in found)
    if number != application_id or not recorded:
        raise NotAStudy(place)
    # Nothing is read from a table before it is known to be one: a view can run for ever.
    if found is None or not found >= _RECORD:
        raise StrangeStudy(place)
    done = migrations.applied(connection)
    if not done:
        raise NotAStudy(place)
    if set(done) - {name for name, _ in steps}:
        raise NewerStudy(place)
    had = [sql for name, statements in steps if name in done for sql in statements]
    if digest(found) != expected([*migrations.RECORD, *had]):
        raise StrangeStudy(place)
    return [name for name, _ in steps if name not in done]


def refuse_dangling(connection: Any, place: str) -> None:
    """Refuse a study in which an interview lacks what every interview is stored with.

    SQLite keeps our own writing from it; a study made by somebody else may have it, and nothing could be
    shown of such an interview.

    Raises:
        StoreDamaged: when there is one.
    """
    if connection.execute(_DANGLING).fetchone()[0]:
        raise StoreDamaged(place)


def parts(connection: Any) -> set[Part] | None:
    """Return what a database consists of; None when two of its parts lie in the same place of the file."""
    rows = connection.execute(_PARTS).fetchall()
    places = [place for *_, place in rows if place]
    if len(set(places)) != len(places):
        return None
    return {Part(*row[:4]) for row in rows if not _OF_ITS_OWN.fullmatch(str(row[1]))}


def expected(statements: Sequence[str]) -> str:
    """Return the digest of the parts that these statements make: looked up, else found by making them."""
    made = digest(statements)
    return KNOWN_SCHEMAS[made] if made in KNOWN_SCHEMAS else digest(make(statements))


def make(statements: Iterable[str]) -> set[Part]:
    """Return the parts that these statements make, by making them in memory."""
    with closing(_scratch(statements)) as made:
        return parts(made) or set()


def at_once(statements: Iterable[str]) -> list[str]:
    """Return statements that make of an empty database what these make step by step, rows and all."""
    with closing(_scratch(statements)) as made:
        found = [Part(*row[:4]) for row in made.execute(_IN_ORDER)]
        tables = [part.name for part in found if part.kind == "table"]
        rows = [f"INSERT INTO {name} VALUES ({row})" for name in tables for row in _rows(made, name)]  # noqa: S608
        # Rows before triggers, which are for what comes later.
        laid = [part.sql for part in found if part.sql and part.kind != "trigger"]
        return [*laid, *rows, *(part.sql for part in found if part.kind == "trigger")]


def _scratch(statements: Iterable[str]) -> Any:
    import sqlcipher3.dbapi2 as cipher

    scratch = cipher.connect(":memory:", isolation_level=None)
    try:
        for statement in statements:
            scratch.execute(statement)
    except BaseException:
        scratch.close()
        raise
    return scratch


def _rows(made: Any, table: str) -> Iterator[str]:
    names = [row[0] for row in made.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    values = " || ', ' || ".join(f'quote("{name}")' for name in names)
    yield from (row[0] for row in made.execute(f'SELECT {values} FROM "{table}"'))  # noqa: S608 - names are ours


def digest(things: Sequence[str] | set[Part]) -> str:
    """Return one short text for a list of statements, in their order, or for a set of parts."""
    import hashlib

    listed = sorted(things) if isinstance(things, set) else list(things)
    return hashlib.sha256(repr(listed).encode("utf-8", "backslashreplace")).hexdigest()
