"""A study from somebody who means harm, with its passphrase: refused, and nothing of it runs."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.errors import InterviewError, NotAStudy, StoreDamaged, StrangeStudy
from interview_tui.model.note import Note, NoteKind
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.store import database, schema
from interview_tui.store.known_schemas import KNOWN_SCHEMAS
from interview_tui.store.store import Store
from tests import known_schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from interview_tui.model.interview import Interview

KEY = bytes(range(32))
FOR_EVER = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT"


def hostile(paths: StudyPaths, *statements: str) -> None:
    """Change a closed study as somebody who has its key can."""
    with closing(database.connect(paths.database, KEY)) as connection:
        for statement in ("PRAGMA foreign_keys = OFF", "PRAGMA ignore_check_constraints = ON", *statements):
            connection.execute(statement)


def loose(paths: StudyPaths, table: str, *statements: str) -> None:
    """Change rows of a table as if it had no rules, and give it its rules back."""
    with closing(database.connect(paths.database, KEY)) as connection:
        read = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?"
        (strict,) = connection.execute(read, (table,)).fetchone()
    write = f"UPDATE sqlite_schema SET sql = '{{}}' WHERE type = 'table' AND name = '{table}'"  # noqa: S608
    free = strict.replace(" STRICT", "").replace(" NOT NULL", "")
    on = "PRAGMA writable_schema = ON"
    hostile(paths, on, write.format(free.replace("'", "''")))
    hostile(paths, *statements)
    hostile(paths, on, write.format(strict.replace("'", "''")))


def files(folder: Path) -> Mapping[str, bytes]:
    return {item.name: item.read_bytes() for item in folder.iterdir() if item.is_file()}


@pytest.fixture
def closed(store: Store, paths: StudyPaths) -> StudyPaths:
    store.add_site("Kontoret")
    store.close()
    return paths


SCHEMAS: dict[str, tuple[str, ...]] = {
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON sites BEGIN DELETE FROM notes; END",),
    "a trigger that calls a function": (
        "CREATE TRIGGER t AFTER INSERT ON sites BEGIN SELECT load_extension('/tmp/x'); END",
    ),
    "a view": ("CREATE VIEW v AS SELECT 1",),
    "a view in place of a table": ("DROP TABLE drafts", "CREATE VIEW drafts AS SELECT 1 AS interview_id"),
    "a view that never ends": (
        "ALTER TABLE study RENAME TO other",
        f"CREATE VIEW study AS {FOR_EVER} x AS study_id FROM n",
    ),
    "the steps as a view that never ends": (
        "DROP TABLE _sqlite_migrations",
        f"CREATE VIEW _sqlite_migrations AS {FOR_EVER} x AS id, x AS migration_set, x AS name FROM n",
    ),
    "a table more": ("CREATE TABLE more (x)",),
    "a table less": ("DROP TABLE drafts",),
    "an index more": ("CREATE INDEX more ON notes (text)",),
    "an index less": ("DROP INDEX notes_interview",),
    "an index of another kind": (
        "DROP INDEX notes_interview",
        "CREATE INDEX notes_interview ON notes (interview_id) WHERE abs(interview_id) > 0",
    ),
    "a column more": ("ALTER TABLE notes ADD COLUMN more TEXT",),
    "a column that is worked out": ("ALTER TABLE sites ADD COLUMN n TEXT AS (upper(name))",),
    "another name for a column": ("ALTER TABLE sites RENAME COLUMN name TO title",),
    "rules taken away": (
        "DROP TABLE drafts",
        "CREATE TABLE drafts (interview_id INTEGER PRIMARY KEY, text, at, elapsed_ms)",
    ),
    "a virtual table": ("CREATE VIRTUAL TABLE more USING fts5(x)",),
    "a virtual table in place of a table": (
        "DROP TABLE drafts",
        "CREATE VIRTUAL TABLE drafts USING fts5(interview_id, text, at, elapsed_ms)",
    ),
    "two tables in one place of the file": (
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT max(rootpage) FROM sqlite_schema) WHERE name = 'sites'",
    ),
}


@pytest.mark.parametrize("statements", SCHEMAS.values(), ids=SCHEMAS)
def test_a_schema_that_is_not_ours_is_refused(closed: StudyPaths, statements: tuple[str, ...]) -> None:
    hostile(closed, *statements)
    before = files(closed.folder)
    with pytest.raises(StrangeStudy) as caught:
        Store.open(closed, KEY)
    assert str(closed.folder) in caught.value.title
    assert files(closed.folder) == before


def test_what_a_trigger_would_do_is_not_done(closed: StudyPaths) -> None:
    hostile(closed, "CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM sites; END")
    with pytest.raises(StrangeStudy):
        Store.open(closed, KEY)
    hostile(closed, "DROP TRIGGER t")
    with closing(Store.open(closed, KEY)) as store:
        assert [site.name for site in store.sites()] == ["Kontoret"]


def test_a_schema_may_call_nothing_that_reaches_out_of_the_database(closed: StudyPaths) -> None:
    """``trusted_schema`` is off: shown on a function that is not marked as innocuous."""
    with closing(database.connect(closed.database, KEY)) as connection:
        called: list[int] = []
        connection.create_function("outside", 0, lambda: called.append(1))
        connection.execute("CREATE TEMP TABLE here (x)")
        connection.execute("CREATE TABLE more (x)")
        connection.execute("CREATE VIEW sees AS SELECT outside()")
        connection.execute("CREATE TRIGGER acts AFTER INSERT ON more BEGIN SELECT outside(); END")
        for statement in ("SELECT * FROM sees", "INSERT INTO more VALUES (1)"):
            with pytest.raises(Exception, match="unsafe use of outside"):
                connection.execute(statement)
        assert called == []
        connection.execute("PRAGMA trusted_schema = ON")
        connection.execute("SELECT * FROM sees").fetchall()
        assert called == [1]


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA application_id = 0", "PRAGMA application_id = -1", "PRAGMA application_id = 2147483647",
        "DELETE FROM _sqlite_migrations", "UPDATE _sqlite_migrations SET migration_set = 'x'",
        "DROP TABLE _sqlite_migrations",
    ],
)  # fmt: skip
def test_another_program_s_database_is_no_study(closed: StudyPaths, statement: str) -> None:
    hostile(closed, statement)
    with pytest.raises(NotAStudy):
        Store.open(closed, KEY)


@pytest.mark.parametrize("number", [-1, 1, 2147483647])
def test_a_user_version_is_nothing_to_us(closed: StudyPaths, number: int) -> None:
    hostile(closed, f"PRAGMA user_version = {number}")
    Store.open(closed, KEY).close()


def test_the_shapes_that_are_written_down_are_those_of_our_steps() -> None:
    """Else opening makes them anew each time, which takes some milliseconds; run tests.known_schemas."""
    assert set(known_schemas.made().items()) <= set(KNOWN_SCHEMAS.items())


def test_a_shape_that_is_not_written_down_is_found_out() -> None:
    statements = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y", "CREATE VIRTUAL TABLE b USING fts5(x)"]
    found = schema.make(statements)
    assert {part.name for part in found} >= {"a", "b", "b_data"}
    assert schema.expected(statements) == schema.digest(found)
    assert schema.expected(statements[:1]) != schema.expected(statements[:2])


ROWS: dict[str, tuple[str, str]] = {
    "bytes for a text": ("sites", "UPDATE sites SET name = x'ff00'"),
    "a text that is no UTF-8": ("sites", "UPDATE sites SET name = CAST(x'ff00' AS TEXT)"),
    "an interview without its respondent": ("interviews", "UPDATE interviews SET respondent_id = 99"),
    "an interview without its guide": ("interviews", "UPDATE interviews SET guide_hash = ''"),
    "an interview without its clock": ("anchors", "DELETE FROM anchors"),
    "an interview that never began": ("events", "DELETE FROM events"),
    "a time before all times": ("notes", "UPDATE notes SET at = -1"),
    "a time after all times": ("anchors", "UPDATE anchors SET elapsed_ms = 9223372036854775807"),
    "nothing for a text": ("study", "UPDATE study SET title = NULL"),
    "a broken number": ("study", "UPDATE study SET sample = 1.5"),
    "no JSON": ("study", "UPDATE study SET fields = '['"),
    "other JSON": ("study", "UPDATE study SET fields = '{}'"),
    "JSON that is deep": (
        "study", "UPDATE study SET fields = replace(hex(zeroblob(100000)), '0', '[')",
    ),
    "no study at all": ("study", "DELETE FROM study"),
}  # fmt: skip


@pytest.mark.parametrize(("table", "statement"), ROWS.values(), ids=ROWS)
def test_rows_of_which_nothing_can_be_made_are_damage(
    store: Store, interview: Interview, paths: StudyPaths, table: str, statement: str
) -> None:
    store.add_note(Note(0, interview.id, 1, 1, NoteKind.NOTE, "ord", "tasks"))
    store.close()
    loose(paths, table, statement)

    def read() -> None:
        with closing(Store.open(paths, KEY)) as opened:
            opened.study()
            opened.sites()
            opened.last_anchor(interview.id)
            opened.notes(interview.id)

    with pytest.raises(StoreDamaged):
        read()


@pytest.mark.parametrize(
    ("table", "column"),
    [("guides", "canonical"), ("respondents", "fields"), ("interviews", "guide_hash"), ("audit", "hash")],
)
def test_no_value_in_a_column_is_a_fault_of_the_program(
    store: Store, interview: Interview, paths: StudyPaths, table: str, column: str
) -> None:
    store.close()
    values = ("'['", "'{}'", "'[1]'", "x'00'", "3", "'{\"themes\": 3}'", '\'{"themes": [[]], "title": 1}\'')
    for value in values:
        shutil.copytree(paths.folder, paths.folder.with_name("copy"))
        copy = StudyPaths(paths.folder.with_name("copy"))
        loose(copy, table, f"UPDATE {table} SET {column} = {value}")  # noqa: S608 - names are ours
        reads: list[Callable[[Store], Any]] = [
            Store.respondents, Store.guides, Store.interviews, Store.audit_intact,
        ]  # fmt: skip
        with suppress(InterviewError), closing(Store.open(copy, KEY)) as opened:
            for read in reads:
                with suppress(InterviewError):
                    read(opened)
        shutil.rmtree(copy.folder)


# -- files of other makes ---------------------------------------------------------------------------------


def plain(place: Path) -> None:
    with closing(sqlite3.connect(place)) as made:
        made.execute("CREATE TABLE study (x)")
        made.commit()


def of_another_key(place: Path) -> None:
    other = StudyPaths(place.parent / "other")
    Store.create(other, os.urandom(32), Study("x", "nb")).close()
    place.write_bytes(other.database.read_bytes())


FILES: dict[str, tuple[Callable[[Path], object], type[InterviewError]]] = {
    "plain SQLite": (plain, NotAStudy),
    "another SQLCipher file": (of_another_key, StoreDamaged),
    "random bytes": (lambda place: place.write_bytes(os.urandom(40_960)), StoreDamaged),
    "nothing but noughts": (lambda place: place.write_bytes(bytes(40_960)), StoreDamaged),
    "nothing": (lambda place: place.write_bytes(b""), NotAStudy),
    "a folder": (lambda place: place.mkdir(), NotAStudy),
    "a pipe": (os.mkfifo, NotAStudy),
    "a device": (lambda place: place.symlink_to("/dev/zero"), NotAStudy),
    "a link to itself": (lambda place: place.symlink_to(place), InterviewError),
    "a link to nowhere": (lambda place: place.symlink_to(place.parent / "nowhere"), NotAStudy),
}


@pytest.mark.parametrize(("make", "error"), FILES.values(), ids=FILES)
def test_files_that_are_no_database_of_ours(
    closed: StudyPaths, make: Callable[[Path], object], error: type[InterviewError]
) -> None:
    closed.database.unlink()
    make(closed.database)
    with pytest.raises(error):
        Store.open(closed, KEY)
    assert not (closed.folder / "nowhere").exists()


@pytest.mark.parametrize("beside", ["study.db-wal", "study.db-journal", "study.db-shm"])
@pytest.mark.parametrize("kind", ["pipe", "link", "folder", "noise"])
def test_what_lies_beside_the_database_is_never_waited_for_nor_followed(
    closed: StudyPaths, tmp_path: Path, beside: str, kind: str
) -> None:
    victim, place = tmp_path / "victim", closed.folder / beside
    victim.write_bytes(b"left alone")
    makers: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(place),
        "link": lambda: place.symlink_to(victim),
        "folder": place.mkdir,
        "noise": lambda: place.write_bytes(os.urandom(9000)),
    }
    makers[kind]()
    with suppress(InterviewError), closing(Store.open(closed, KEY)) as store:
        store.add_site("Et kontor til")
    assert victim.read_bytes() == b"left alone"


def hot_journal(paths: StudyPaths, key: bytes) -> bytes:
    """Return a rollback journal as a kill in the middle of a transaction leaves it."""
    connection = database.connect(paths.database, key)
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT INTO sites (name) VALUES (?)",
            [(f"Et annet kontor {n} " + "x" * 900,) for n in range(300)],
        )
        return Path(f"{paths.database}-journal").read_bytes()
    finally:
        connection.close()


def test_the_journal_of_another_study_is_not_played_back_into_this_one(
    closed: StudyPaths, tmp_path: Path
) -> None:
    other, key = StudyPaths(tmp_path / "other"), os.urandom(32)
    Store.create(other, key, Study("x", "nb")).close()
    journal = hot_journal(other, key)
    assert journal[:4] == b"\xd9\xd5\x05\xf9"
    Path(f"{closed.database}-journal").write_bytes(journal)
    before = closed.database.read_bytes()
    with pytest.raises(StrangeStudy):
        Store.open(closed, KEY)
    assert closed.database.read_bytes() == before
    Path(f"{closed.database}-journal").unlink()
    with closing(Store.open(closed, KEY)) as opened:
        assert [site.name for site in opened.sites()] == ["Kontoret"]


def test_the_study_s_own_journal_is_played_back(closed: StudyPaths) -> None:
    journal = hot_journal(closed, KEY)
    Path(f"{closed.database}-journal").write_bytes(journal)
    with closing(Store.open(closed, KEY)) as opened:
        assert [site.name for site in opened.sites()] == ["Kontoret"]
        assert opened.audit_intact()


def test_the_log_of_another_study_is_not_taken_into_this_one(closed: StudyPaths, tmp_path: Path) -> None:
    other = StudyPaths(tmp_path / "other")
    store = Store.create(other, os.urandom(32), Study("x", "nb"))
    for number in range(50):
        store.add_site(f"Et annet kontor {number}")
    shutil.copy(other.folder / "study.db-wal", closed.folder)
    store.close()
    before = closed.database.read_bytes()
    with suppress(InterviewError), closing(Store.open(closed, KEY)) as opened:
        assert [site.name for site in opened.sites()] == ["Kontoret"]
    assert closed.database.read_bytes() == before
    (closed.folder / "study.db-wal").unlink(missing_ok=True)
    with closing(Store.open(closed, KEY)) as opened:
        assert [site.name for site in opened.sites()] == ["Kontoret"]
