"""Many rows at once: the door through which a sample study gets in. One transaction, the driver alone.

It goes round sqlite-utils, whose import would cost more than the whole insertion. Words that a person typed
never come this way: they are stored one act at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.store import audit, database, migrations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.paths import StudyPaths
    from interview_tui.store.keying import Key
    from interview_tui.store.opened import OpenDatabase

ALLOWED = (
    "guides", "sites", "respondents", "consent_events", "interviews", "anchors", "events", "notes",
    "note_changes", "decisions", "sheets", "letters", "letter_answers", "promises", "milestones",
    "recruitment_events", "approaches", "criteria", "preconceptions",
)  # fmt: skip
"""Tables that may be filled, in the order in which their rows refer to each other."""


def insert(
    store: OpenDatabase,
    tables: Mapping[str, Sequence[Mapping[str, object]]],
    *,
    guide_hash: str,
    at: int,
    actor: str = "",
) -> None:
    """Fill empty tables of a new study in one durable transaction, with one line in the audit.

    Args:
        store: The open store of a new study.
        tables: Rows per table; all rows of one table have the same columns.
        guide_hash: Which of the guides becomes the current one.
        at: When, in UTC milliseconds, for the audit.
        actor: Who, for the audit.

    Raises:
        ValueError: when a table or column is not one of the schema, or a row breaks a rule of the tables.
        NotSaved: when the disk does not take it; nothing is inserted then.
    """
    with store._lock, database.telling(store.paths.database):  # noqa: SLF001 - the same room
        entry = audit.Entry(store._tip[0] + 1, "sample", "", actor, at)  # noqa: SLF001
        sealed = audit.link(entry, store._tip[1])  # noqa: SLF001
        _fill(store._connection, tables, guide_hash, sealed)  # noqa: SLF001
        store._tip = (sealed.id, sealed.hash)  # noqa: SLF001


def make(  # noqa: PLR0913 - each says one thing about the study
    paths: StudyPaths,
    key: Key,
    study: Mapping[str, object],
    tables: Mapping[str, Sequence[Mapping[str, object]]],
    *,
    guide_hash: str,
    at: int,
) -> None:
    """Make a study that holds these rows, without opening it: what a sample needs, and no more is loaded.

    Args:
        paths: Where; there is none yet.
        key: The data key.
        study: The row of the study, but for its ids.
        tables: As ``insert``, and what follows too.
        guide_hash: As above.
        at: As above.

    Raises:
        WouldOverwrite: when a database is there.
        ValueError, NotSaved: as ``insert``.
    """
    connection = database.make(paths, key, [("study", {**migrations.identity(), **study})], guarded=False)
    try:
        with database.telling(paths.database):
            sealed = audit.link(audit.Entry(1, "sample", "", "", at), audit.START)
            _fill(connection, tables, guide_hash, sealed)
    finally:
        connection.close()


def _fill(
    connection: Any,
    tables: Mapping[str, Sequence[Mapping[str, object]]],
    guide_hash: str,
    sealed: audit.Link,
) -> None:
    if not set(tables) <= set(ALLOWED):
        raise ValueError(f"no such table to fill: {', '.join(sorted(set(tables) - set(ALLOWED)))}")
    statements = [
        (_statement(connection, name, tables[name]), tables[name]) for name in ALLOWED if tables.get(name)
    ]
    connection.execute("BEGIN IMMEDIATE")
    try:
        for sql, rows in statements:
            connection.executemany(sql, [tuple(row.values()) for row in rows])
        connection.execute("UPDATE study SET guide_hash = ?", (guide_hash,))
        connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", sealed)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statement(connection: Any, table: str, rows: Sequence[Mapping[str, object]]) -> str:
    columns = tuple(rows[0])
    known = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
    if not set(columns) <= known or any(tuple(row) != columns for row in rows):
        raise ValueError(f"columns that {table} does not have, or rows that differ")
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - checked names
