"""The index of words: a file beside the study, encrypted with its key, that a search looks in.

It holds which words stand in which notes, and no note. It can always be made anew out of the study, so it is
written without waiting for the disk, and thrown away when it does not fit: when it is damaged, of another
study, or of a copy of this one that went another way. Erasing throws it away first.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from interview_tui.store import database, failures, months, schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.store.store import Store

_SCHEMA = (
    # Words as people type them: no accent is taken off, since å is not a.
    """CREATE VIRTUAL TABLE words USING fts5 (text, content = '', contentless_delete = 1,
        detail = none, prefix = '1 2 3 4 5 6 7 8', tokenize = 'unicode61 remove_diacritics 0')""",
    """CREATE TABLE upto (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        study_id TEXT NOT NULL,
        note INTEGER NOT NULL,
        change INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        seal BLOB NOT NULL
    ) STRICT""",
)
_AT_ONCE = 5000
_NO_END = (1 << 63) - 1


class Upto(NamedTuple):
    """How far the index has come: the last note and change taken in, and the audit's end at that time."""

    note: int
    change: int
    entry: int
    seal: bytes


class WordIndex:
    """The open index, for a ``with`` block.

    Args:
        store: The open study; its key is used, and its lock kept only while something is read.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._connection: Any = None

    def __enter__(self) -> Self:
        try:
            self._open()
        except failures.drivers():
            self._anew()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        months.settle(self._store.paths.folder, self._store.clock)

    def close(self) -> None:
        """Close the file; doing it again does nothing."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with suppress(*failures.drivers()):
                connection.close()

    def find(self, match: str, most: int, before: int = 0) -> list[int]:
        """Return the numbers of the notes that match, the newest first, after taking in what is new.

        Args:
            match: An expression of FTS5 (sqlite.org/fts5.html, 3); what a person typed is quoted in it. Where
                in a note a word stands is not known here, so it may hold no words in a row.
            most: How many at most.
            before: Only notes with a lower number; 0 for all.

        Raises:
            NotSaved: when there is no room for the index.
        """
        try:
            return self._find(match, most, before)
        except failures.drivers():
            # Damaged, or the expression of an older index: it is made out of the study once more.
            self._anew()
        with database.telling(self._store.paths.index):
            return self._find(match, most, before)

    def _find(self, match: str, most: int, before: int) -> list[int]:
        self._take_in()
        found = self._connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            (match, before or _NO_END, most),
        )
        return [number for (number,) in found.fetchall()]

    # -- opening -------------------------------------------------------------------------------------------

    def _open(self) -> None:
        place = self._store.paths.index
        if not place.is_file():
            self._anew()
            return
        self._connect()
        if schema.parts(self._connection) != schema.make(_SCHEMA) or not self._fits():
            self._anew()

    def _anew(self) -> None:
        self.close()
        self._store.forget_index()
        with database.telling(self._store.paths.index):
            database.new_file(self._store.paths.index)
            self._connect()
            self._connection.execute("BEGIN")
            for statement in _SCHEMA:
                self._connection.execute(statement)
            self._connection.execute(
                "INSERT INTO upto VALUES (1, ?, 0, 0, 0, ?)", (self._store.study_id, b"")
            )
            self._connection.execute("COMMIT")

    def _connect(self) -> None:
        self._connection = database.connect(self._store.paths.index, self._store._key)  # noqa: SLF001
        for pragma in ("journal_mode = MEMORY", "synchronous = OFF"):
            self._connection.execute(f"PRAGMA {pragma}").fetchall()

    def _fits(self) -> bool:
        (study_id,) = self._connection.execute("SELECT study_id FROM upto").fetchone()
        upto = self._upto()
        return study_id == self._store.study_id and self._store.seal_at(upto.entry) == upto.seal

    def _upto(self) -> Upto:
        return Upto(*self._connection.execute("SELECT note, change, entry, seal FROM upto").fetchone())

    # -- taking in -----------------------------------------------------------------------------------------

    def _take_in(self) -> None:
        upto = self._upto()
        if upto.entry == self._store.mark and upto.entry:
            return
        entry = self._store.mark
        while texts := self._store.texts_after(upto.note, _AT_ONCE):
            self._keep(texts, upto := upto._replace(note=texts[-1][0]))
        while True:
            last, changed = self._store.changed_after(upto.change, _AT_ONCE)
            if not last:
                break
            self._change(changed, upto := upto._replace(change=last))
        self._keep((), upto._replace(entry=entry, seal=self._store.seal_at(entry)))

    def _keep(self, texts: Sequence[tuple[int, str]], upto: Upto) -> None:
        run = self._connection.execute
        run("BEGIN")
        self._connection.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", texts)
        run("UPDATE upto SET note = ?, change = ?, entry = ?, seal = ?", tuple(upto))
        run("COMMIT")

    def _change(self, numbers: Sequence[int], upto: Upto) -> None:
        run = self._connection.execute
        run("BEGIN")
        for note in self._store.notes_of(numbers):
            run("DELETE FROM words WHERE rowid = ?", (note.id,))
            if not note.undone:
                run("INSERT INTO words (rowid, text) VALUES (?, ?)", (note.id, note.text))
        run("UPDATE upto SET note = ?, change = ?, entry = ?, seal = ?", tuple(upto))
        run("COMMIT")
