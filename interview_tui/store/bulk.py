"""Many rows at once: the door through which a sample study gets in. One transaction, the driver alone.

It goes round sqlite-utils, whose import would cost more than the whole insertion. Words that a person typed
never come this way: they are stored one act at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.store import audit, database

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.store.opened import OpenDatabase

ALLOWED = (
    "guides", "sites", "respondents", "consent_events", "interviews", "anchors", "events", "notes",
    "note_changes", "decisions", "sheets", "letters", "letter_answers", "promises", "milestones",
    "recruitment_events", "approaches", "criteria",
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
    if not set(tables) <= set(ALLOWED):
        raise ValueError(f"no such table to fill: {', '.join(sorted(set(tables) - set(ALLOWED)))}")
    connection = store._connection  # noqa: SLF001 - the same room
    with store._lock, database.telling(store.paths.database):  # noqa: SLF001
        statements = [
            (_statement(connection, name, tables[name]), tables[name]) for name in ALLOWED if tables.get(name)
        ]
        connection.execute("BEGIN IMMEDIATE")
        try:
            for sql, rows in statements:
                connection.executemany(sql, [tuple(row.values()) for row in rows])
            connection.execute("UPDATE study SET guide_hash = ?", (guide_hash,))
            tip = _seal(connection, store._tip, at, actor)  # noqa: SLF001
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        store._tip = tip  # noqa: SLF001


def _statement(connection: Any, table: str, rows: Sequence[Mapping[str, object]]) -> str:
    columns = tuple(rows[0])
    known = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
    if not set(columns) <= known or any(tuple(row) != columns for row in rows):
        raise ValueError(f"columns that {table} does not have, or rows that differ")
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - checked names


def _seal(connection: Any, tip: tuple[int, bytes], at: int, actor: str) -> tuple[int, bytes]:
    number, sealed = tip
    row = audit.link(audit.Entry(number + 1, "sample", "", actor, at), sealed)
    connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    return row.id, row.hash
