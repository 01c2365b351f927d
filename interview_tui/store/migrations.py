"""The schema, as numbered steps that are only ever added to. A released step is never edited.

A new study runs all steps at once with the driver alone (quick); an older one is brought up by
``sqlite_utils.Migrations``. Both leave the same schema and the same rows in ``_sqlite_migrations``.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Any

from interview_tui.store import months, schema_consent
from interview_tui.store.schema_claims import CLAIMS
from interview_tui.store.schema_codes import CODES
from interview_tui.store.schema_disclosure import DISCLOSURE, EXPORT_BEGUN, EXPORT_FACTS, EXPORT_PEOPLE
from interview_tui.store.schema_field import FIELD
from interview_tui.store.schema_guarding import GUARDING
from interview_tui.store.schema_guide import GUIDE_CHANGES
from interview_tui.store.schema_preconception import PRECONCEPTIONS
from interview_tui.store.schema_review import REVIEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database

SET = "interview_tui"
"""The name our steps are recorded under."""

RECORD_NAME = "_sqlite_migrations"
"""The table they are recorded in."""

# Word for word what sqlite_utils 4 makes (ensure_migrations_table with strict=True), so that both ways agree.
RECORD = (
    """CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT""",
    """CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")""",
)

_STUDY = (
    # secret keys the hashes that name entities in tokens, so that no word of a note is a key anywhere.
    """CREATE TABLE study (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        study_id TEXT NOT NULL CHECK (length(study_id) = 32),
        secret BLOB NOT NULL CHECK (length(secret) = 32),
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        fields TEXT NOT NULL,
        letter_version TEXT NOT NULL,
        letter_hash TEXT NOT NULL,
        key_file INTEGER NOT NULL CHECK (key_file IN (0, 1)),
        sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
        guide_hash TEXT REFERENCES guides (hash)
    ) STRICT""",
    # Guides are kept whole and never changed: an interview points at the very text it was held with.
    """CREATE TABLE guides (
        id INTEGER PRIMARY KEY,
        hash TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        version TEXT NOT NULL,
        language TEXT NOT NULL,
        canonical TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE sites (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE respondents (
        id INTEGER PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        site_id INTEGER NOT NULL REFERENCES sites (id),
        fields TEXT NOT NULL,
        cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1))
    ) STRICT""",
    "CREATE INDEX respondents_site ON respondents (site_id)",
    """CREATE TABLE consent_events (
        id INTEGER PRIMARY KEY,
        respondent_id INTEGER REFERENCES respondents (id),
        site_id INTEGER REFERENCES sites (id),
        scope TEXT NOT NULL,
        decision TEXT NOT NULL CHECK (decision IN ('granted', 'declined', 'withdrawn')),
        method TEXT NOT NULL,
        at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL,
        letter_version TEXT NOT NULL,
        letter_hash TEXT NOT NULL,
        comprehension TEXT NOT NULL,
        comprehension_reason TEXT NOT NULL,
        witness TEXT NOT NULL,
        CHECK ((respondent_id IS NULL) <> (site_id IS NULL))
    ) STRICT""",
    "CREATE INDEX consent_events_respondent ON consent_events (respondent_id)",
    "CREATE INDEX consent_events_site ON consent_events (site_id)",
)

_INTERVIEW = (
    """CREATE TABLE interviews (
        id INTEGER PRIMARY KEY,
        respondent_id INTEGER NOT NULL REFERENCES respondents (id),
        guide_hash TEXT NOT NULL REFERENCES guides (hash),
        started_at INTEGER NOT NULL,
        promised_minutes INTEGER NOT NULL,
        interviewer TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX interviews_respondent ON interviews (respondent_id)",
    # An anchor ties the interview's clock to a boot's steady clock; one per start and per resumption.
    """CREATE TABLE anchors (
        id INTEGER PRIMARY KEY,
        interview_id INTEGER NOT NULL REFERENCES interviews (id),
        wall_ms INTEGER NOT NULL,
        steady_ms INTEGER NOT NULL,
        boot TEXT NOT NULL,
        elapsed_ms INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX anchors_interview ON anchors (interview_id)",
    """CREATE TABLE events (
        id INTEGER PRIMARY KEY,
        interview_id INTEGER NOT NULL REFERENCES interviews (id),
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        elapsed_ms INTEGER NOT NULL,
        value TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX events_interview ON events (interview_id)",
    # A note's row is its first writing and is never updated; what came after is in note_changes.
    """CREATE TABLE notes (
        id INTEGER PRIMARY KEY,
        interview_id INTEGER NOT NULL REFERENCES interviews (id),
        at INTEGER NOT NULL,
        elapsed_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        theme_id TEXT NOT NULL,
        question_id TEXT NOT NULL,
        after INTEGER NOT NULL CHECK (after IN (0, 1))
    ) STRICT""",
    "CREATE INDEX notes_interview ON notes (interview_id)",
    """CREATE TABLE note_changes (
        id INTEGER PRIMARY KEY,
        note_id INTEGER NOT NULL REFERENCES notes (id),
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX note_changes_note ON note_changes (note_id)",
    # The half-written line: one per interview, gone in the same transaction that stores it as a note.
    """CREATE TABLE drafts (
        interview_id INTEGER PRIMARY KEY REFERENCES interviews (id),
        text TEXT NOT NULL,
        at INTEGER NOT NULL,
        elapsed_ms INTEGER NOT NULL
    ) STRICT""",
)

_LEAVING = (
    """CREATE TABLE decisions (
        id INTEGER PRIMARY KEY,
        entity TEXT NOT NULL,
        type TEXT NOT NULL,
        choice TEXT NOT NULL CHECK (choice IN ('replace', 'keep')),
        at INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE tokens (
        id INTEGER PRIMARY KEY,
        type TEXT NOT NULL,
        entity_hash TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        UNIQUE (type, entity_hash),
        UNIQUE (type, number)
    ) STRICT""",
    """CREATE TABLE exports (
        id INTEGER PRIMARY KEY,
        month TEXT NOT NULL,
        files TEXT NOT NULL
    ) STRICT""",
    # Content-free: what sort of act, on which object's number, by whom, when; each row seals the one before.
    """CREATE TABLE audit (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        object_id TEXT NOT NULL,
        actor TEXT NOT NULL,
        at INTEGER NOT NULL,
        previous BLOB NOT NULL CHECK (length(previous) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT""",
)

PASTED_DRAFT = ("ALTER TABLE drafts ADD COLUMN pasted INTEGER NOT NULL DEFAULT 0 CHECK (pasted IN (0, 1))",)
"""Whether some of the half-written line was pasted."""

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("m0001_first_schema", _STUDY + _INTERVIEW + _LEAVING),
    ("m0002_field", FIELD),
    ("m0003_guarding", GUARDING),
    ("m0004_consent_and_ending", schema_consent.CONSENT + schema_consent.ENDING),
    ("m0005_guide_versions", GUIDE_CHANGES),
    ("m0006_disclosure", DISCLOSURE),
    ("m0007_preconceptions", PRECONCEPTIONS),
    ("m0008_review", REVIEW),
    ("m0009_pasted_draft", PASTED_DRAFT),
    ("m0010_gone_codes", CODES),
    ("m0011_claims", CLAIMS),
    ("m0012_export_facts", EXPORT_FACTS),
    ("m0013_export_people", EXPORT_PEOPLE),
    ("m0014_export_begun", EXPORT_BEGUN),
)
"""Name and statements of every step, oldest first."""


def identity() -> dict[str, object]:
    """Return what tells a new study from every other: its row's id, its random name and its secret."""
    return {"id": 1, "study_id": os.urandom(16).hex(), "secret": os.urandom(32)}


def create(connection: Any, steps: Sequence[tuple[str, tuple[str, ...]]] = STEPS) -> None:
    """Run every step on an empty database and record it; the caller holds the transaction."""
    for statement in _in_few(steps):
        connection.execute(statement)
    for name, _statements in steps:
        now = str(dt.datetime.now(dt.UTC))
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            (SET, name, now),
        )


def _in_few(steps: Sequence[tuple[str, tuple[str, ...]]]) -> Sequence[str]:
    """Return statements that make on an empty database what the steps make, in a quarter of the time."""
    from interview_tui.store.schema import digest
    from interview_tui.store.whole_schema import STATEMENTS, STEPS_DIGEST

    statements = [*RECORD, *(statement for _name, added in steps for statement in added)]
    return STATEMENTS if digest(statements) == STEPS_DIGEST else statements


def coarsen(connection: Any) -> None:
    """Keep no more than the month of when steps were run, in a study that keeps nothing finer."""
    if months.kept_by(connection):
        connection.execute(
            "UPDATE _sqlite_migrations SET applied_at = strftime('%Y-%m', 'now', 'localtime') "
            "WHERE length(applied_at) > 7"
        )


def applied(connection: Any) -> list[str]:
    """Return the names of the steps a database has had, oldest first; the table of them is there."""
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id LIMIT 1000", (SET,)
    )
    return [str(name) for (name,) in rows.fetchall()]


def upgrade(database: Database, steps: Sequence[tuple[str, tuple[str, ...]]] = STEPS) -> None:
    """Run the steps a database has not had, each in its own transaction."""
    from sqlite_utils import Migrations

    migrations = Migrations(SET)
    for name, statements in steps:
        migrations(name=name)(_step(name, statements))
    migrations.apply(database)
    coarsen(database.conn)


def _step(name: str, statements: tuple[str, ...]) -> Any:
    def run(database: Database) -> None:
        for statement in statements:
            database.execute(statement)

    run.__name__ = name
    return run
