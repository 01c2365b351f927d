"""Steps of the schema: new and upgraded agree, the backup comes first, a failed upgrade changes nothing."""

from __future__ import annotations

import stat
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.errors import InterviewError, NewerStudy
from interview_tui.store import database, migrations, whole_schema
from interview_tui.store.store import Store
from tests import known_schemas

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.interview import Interview
    from interview_tui.paths import StudyPaths

TABLES = {
    "study", "guides", "sites", "respondents", "consent_events", "interviews", "anchors", "events", "notes",
    "note_changes", "drafts", "decisions", "tokens", "exports", "audit", "_sqlite_migrations", "audit_tip",
    "backup_plan", "backups", "population",
    "sheets", "letters", "letter_answers", "promises", "milestones", "recruitment_events", "approaches",
    "criteria", "preconceptions",
    "withdrawals", "consent_proofs", "recalls", "deadlines", "gone_codes",
    "guide_changes",
    "ladders", "export_quotes", "quote_claims", "export_people",
}  # fmt: skip

LATER = (*migrations.STEPS, ("m9001_test", ("CREATE TABLE later (id INTEGER PRIMARY KEY, a TEXT) STRICT",)))


def schema(connection: Any) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    ).fetchall()
    return [(*row[:3], " ".join((row[3] or "").split())) for row in rows]


def test_the_tables_are_exactly_these(store: Store, interview: Interview) -> None:
    assert set(store.db.table_names()) == TABLES
    assert store.db.view_names() == []
    assert all(table.strict for table in store.db.tables)


def test_creating_and_migrating_give_the_same(tmp_path: Path, key: bytes) -> None:
    with (
        closing(database.connect(tmp_path / "quick.db", key)) as quick,
        closing(database.connect(tmp_path / "slow.db", key)) as slow,
    ):
        migrations.create(quick)
        migrations.upgrade(database.wrap(slow))
        assert schema(quick) == schema(slow)
        held = [
            name for kind, name, *_ in schema(quick) if kind == "table" and name != migrations.RECORD_NAME
        ]
        for table in held:
            every = f"SELECT * FROM {table}"  # noqa: S608 - names are ours
            assert quick.execute(every).fetchall() == slow.execute(every).fetchall(), table
        assert quick.execute("SELECT number FROM audit_tip").fetchall() == [(0,)]
        rows = "SELECT id, migration_set, name FROM _sqlite_migrations"
        assert quick.execute(rows).fetchall() == slow.execute(rows).fetchall()
        stamps = [
            link.execute("SELECT applied_at FROM _sqlite_migrations").fetchone()[0] for link in (quick, slow)
        ]
        assert [len(stamp) for stamp in stamps] == [32, 32]


def test_what_all_steps_make_is_written_down() -> None:
    """Else a new study is made step by step, which takes four times as long; run tests.known_schemas."""
    assert known_schemas.whole() == (whole_schema.STEPS_DIGEST, whole_schema.STATEMENTS)


def test_steps_that_are_not_written_down_are_all_run(tmp_path: Path, key: bytes) -> None:
    with closing(database.connect(tmp_path / "later.db", key)) as made:
        migrations.create(made, LATER)
        assert ("later",) in made.execute("SELECT name FROM sqlite_master").fetchall()


def test_names_of_steps_are_numbered_and_differ() -> None:
    names = [name for name, _ in migrations.STEPS]
    assert names == sorted(set(names))
    assert [int(name[1:5]) for name in names] == list(range(1, len(names) + 1))


def test_an_older_study_is_brought_up_after_an_encrypted_backup(
    store: Store, interview: Interview, paths: StudyPaths, key: bytes
) -> None:
    store.set_draft(interview.id, "halvskrevet", 1, 1)
    store.close()
    with closing(database.open_existing(paths, key, LATER)) as upgraded:
        assert ("later",) in upgraded.execute("SELECT name FROM sqlite_master").fetchall()
        assert upgraded.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert migrations.applied(upgraded) == [name for name, _ in LATER]
        assert upgraded.execute("SELECT text FROM drafts").fetchone() == ("halvskrevet",)
    backup = paths.backups / "study-before-m9001_test.db"
    assert [item.name for item in paths.backups.iterdir()] == [backup.name]
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.backups.stat().st_mode) == 0o700
    content = backup.read_bytes()
    assert b"halvskrevet" not in content
    assert not content.startswith(b"SQLite")
    with pytest.raises(NewerStudy):
        Store.open(paths, key)
    backup.replace(paths.database)
    with closing(Store.open(paths, key)) as restored:
        assert restored.draft(interview.id) == ("halvskrevet", 1, 1)
        assert restored.audit_intact()


def test_a_failed_upgrade_leaves_the_study_as_it_was(
    store: Store, interview: Interview, paths: StudyPaths, key: bytes
) -> None:
    store.close()
    broken = (
        *LATER,
        ("m9002_test", ("CREATE TABLE more (id INTEGER) STRICT", "INSERT INTO nowhere VALUES (1)")),
    )
    orphan = (*LATER, ("m9002_test", ("PRAGMA foreign_keys = OFF", "UPDATE respondents SET site_id = 99")))
    for steps in (broken, orphan):
        with pytest.raises(InterviewError):
            database.open_existing(paths, key, steps)
        with closing(Store.open(paths, key)) as again:
            assert set(again.db.table_names()) == TABLES
            assert again.respondents()[0].site_id == again.sites()[0].id
    names = sorted(item.name for item in paths.backups.iterdir())
    assert names == ["study-before-m9001_test-2.db", "study-before-m9001_test.db"]
