"""What rows of each table look like: told from the schema, and from the records rows are read into.

Verify asks whether a row is what the program can read; rescue asks which table a page without a name is of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui.errors import InterviewError
from interview_tui.model.interview import EventKind, QuestionState
from interview_tui.model.note import Note, NoteKind
from interview_tui.model.recording import SAME_FILE
from interview_tui.store import migrations, rows, rows_consent, rows_field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.store.cells import Cell

_TEXT_FROM = 12
_LARGEST_ID = 1 << 48


class Column(NamedTuple):
    """One column: its declared type, whether it may be empty, whether it may be missing from older rows."""

    name: str
    type: str
    nullable: bool
    optional: bool


class Shape(NamedTuple):
    """A table's columns in the order of its records; ``rowid`` is the place of the one that is the row id."""

    table: str
    columns: tuple[Column, ...]
    rowid: int | None

    def values(self, cell: Cell) -> dict[str, Any]:
        """Return a cell's values by column; those of columns added since its writing are left out."""
        found = dict(zip((column.name for column in self.columns), cell.values, strict=False))
        if self.rowid is not None:
            found[self.columns[self.rowid].name] = cell.rowid
        return found

    def fits(self, cell: Cell) -> bool:
        """Return whether a cell can be a row of this table, by number and types of its columns."""
        if not -_LARGEST_ID < cell.rowid < _LARGEST_ID or len(cell.kinds) > len(self.columns):
            return False
        if not all(column.optional for column in self.columns[len(cell.kinds) :]):
            return False
        pairs = zip(cell.kinds, self.columns, strict=False)
        return all(self._takes(place, kind, column) for place, (kind, column) in enumerate(pairs))

    def _takes(self, place: int, kind: int, column: Column) -> bool:
        if place == self.rowid:
            return kind == 0
        if kind == 0:
            return column.nullable
        if kind >= _TEXT_FROM:
            return column.type == ("TEXT" if kind % 2 else "BLOB")
        return column.type == "INTEGER" and kind != 7 or column.type == "REAL"  # noqa: PLR2004, RUF021


def shapes(steps: Sequence[tuple[str, tuple[str, ...]]] = migrations.STEPS) -> dict[str, Shape]:
    """Return the shape of every ordinary table of the schema that ``steps`` make, by name."""
    import sqlcipher3.dbapi2 as cipher

    connection = cipher.connect(":memory:", isolation_level=None)
    try:
        migrations.create(connection, steps)
        names = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND wr = 0 "
            "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        ).fetchall()
        return {name: _shape(connection, name) for (name,) in names}
    finally:
        connection.close()


def _shape(connection: Any, table: str) -> Shape:
    sql = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)'
    found = connection.execute(sql, (table,)).fetchall()
    keys = [place for place, (_name, type_, _null, _default, pk) in enumerate(found) if pk]
    alias = keys[0] if len(keys) == 1 and found[keys[0]][1] == "INTEGER" else None
    columns = tuple(
        Column(name, type_, not notnull, not notnull or default is not None)
        for name, type_, notnull, default, _pk in found
    )
    return Shape(table, columns, alias)


def _readers() -> dict[str, tuple[tuple[str, ...], Callable[[tuple[Any, ...]], object]]]:
    heads: tuple[tuple[str, Callable[[tuple[Any, ...]], object]], ...] = (
        (rows.STUDY, rows.study),
        (rows.SITE, rows.site),
        (rows.RESPONDENT, rows.respondent),
        (rows_consent.CONSENT, rows_consent.consent),
        (rows.INTERVIEW, rows.interview),
        (rows.ANCHOR, rows.anchor),
        (rows.EVENT, _event),
        (rows.NOTE, rows.note),
        (rows.CHANGE, _change),
        (rows.DECISION, rows.decision),
        (rows_field.SHEET, rows_field.sheet),
        (rows_field.LETTER, rows_field.letter),
        (rows_field.ANSWER, rows_field.answer),
        (rows_field.PROMISE, rows_field.promise),
        (rows_field.MILESTONE, rows_field.milestone),
        (rows_field.RECRUITMENT, rows_field.recruitment),
        (rows_field.APPROACH, rows_field.approach),
        (rows_field.CRITERIA, rows_field.criteria),
        (rows_field.PRECONCEPTIONS, rows_field.preconceptions),
        ("SELECT canonical FROM guides", _guide),
    )
    found = {}
    for sql, reader in heads:
        match = re.match(r"SELECT (.+?) FROM (\w+)", sql)
        assert match is not None  # noqa: S101 - the heads are ours
        found[match[2]] = (tuple(name.strip() for name in match[1].split(",")), reader)
    return found


def _event(row: tuple[Any, ...]) -> object:
    event = rows.event(row)
    if event.kind is EventKind.STATE:
        return QuestionState(event.detail.partition(" ")[0])
    if event.kind in {EventKind.RECORDER_ON, EventKind.RECORDER_OFF, EventKind.RECORDER_AT}:
        return int(event.value or 1), [int(part) for part in event.detail.split() if part != SAME_FILE]
    return int(event.value) if event.kind is EventKind.EXTENDED else event


_ANY_NOTE = Note(1, 1, 0, 0, NoteKind.NOTE, "", "")


def _change(row: tuple[Any, ...]) -> object:
    return _ANY_NOTE.changed(rows.change(row))


def _guide(row: tuple[Any, ...]) -> object:
    from interview_tui.model.guide import Guide

    return Guide.from_canonical(row[0])


class Reading:
    """Whether rows can be read into the records of the program."""

    def __init__(self) -> None:
        self._readers = _readers()

    @property
    def tables(self) -> frozenset[str]:
        """The tables whose rows have a record."""
        return frozenset(self._readers)

    def readable(self, table: str, values: Mapping[str, Any]) -> bool:
        """Return whether a row, given by column, can be read; True for tables whose rows have no record."""
        columns, reader = self._readers.get(table, ((), None))
        if reader is None or not set(columns) <= set(values):
            return True
        try:
            reader(tuple(values[name] for name in columns))
        except (
            InterviewError,
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            OverflowError,
            RecursionError,
        ):
            return False
        return True
