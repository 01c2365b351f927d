"""Statements of the step that makes consent whole and lets people and studies go: see ``migrations``."""

from __future__ import annotations

# The table is made anew because its rule on decisions cannot be widened in place.
CONSENT = (
    "ALTER TABLE consent_events RENAME TO consent_events_before",
    """CREATE TABLE consent_events (
        id INTEGER PRIMARY KEY,
        respondent_id INTEGER REFERENCES respondents (id),
        site_id INTEGER REFERENCES sites (id),
        scope TEXT NOT NULL,
        decision TEXT NOT NULL
            CHECK (decision IN ('granted', 'declined', 'withdrawn', 'not_asked', 'superseded')),
        method TEXT NOT NULL,
        at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL,
        letter_version TEXT NOT NULL,
        letter_hash TEXT NOT NULL,
        comprehension TEXT NOT NULL,
        comprehension_reason TEXT NOT NULL,
        witness TEXT NOT NULL,
        letter_language TEXT NOT NULL DEFAULT '',
        explicit INTEGER NOT NULL DEFAULT 0 CHECK (explicit IN (0, 1)),
        place TEXT NOT NULL DEFAULT '',
        script_used INTEGER CHECK (script_used IN (0, 1)),
        questions_asked INTEGER CHECK (questions_asked IN (0, 1)),
        copy_given INTEGER CHECK (copy_given IN (0, 1)),
        evidence TEXT NOT NULL DEFAULT '',
        capacity TEXT NOT NULL DEFAULT 'not_recorded',
        capacity_note TEXT NOT NULL DEFAULT '',
        withheld_what TEXT NOT NULL DEFAULT '',
        withheld_why TEXT NOT NULL DEFAULT '',
        withheld_when TEXT NOT NULL DEFAULT '',
        terms TEXT NOT NULL DEFAULT '',
        valid_until TEXT NOT NULL DEFAULT '',
        supersedes INTEGER NOT NULL DEFAULT 0,
        CHECK ((respondent_id IS NULL) <> (site_id IS NULL))
    ) STRICT""",
    """INSERT INTO consent_events (id, respondent_id, site_id, scope, decision, method, at, recorded_by,
        letter_version, letter_hash, comprehension, comprehension_reason, witness)
        SELECT id, respondent_id, site_id, scope, decision, method, at, recorded_by, letter_version,
        letter_hash, comprehension, comprehension_reason, witness FROM consent_events_before ORDER BY id""",
    "DROP TABLE consent_events_before",
    "CREATE INDEX consent_events_respondent ON consent_events (respondent_id)",
    "CREATE INDEX consent_events_site ON consent_events (site_id)",
)

ENDING = (
    # One row for each respondent who is out of everything: how many, and at which stage; never who.
    """CREATE TABLE withdrawals (
        id INTEGER PRIMARY KEY,
        stage TEXT NOT NULL CHECK (stage IN ('before', 'during', 'after', 'past_cutoff')),
        words_kept INTEGER NOT NULL CHECK (words_kept IN (0, 1))
    ) STRICT""",
    # That consent was given and taken back, when the person it came from is erased.
    """CREATE TABLE consent_proofs (
        id INTEGER PRIMARY KEY,
        withdrawal_id INTEGER NOT NULL REFERENCES withdrawals (id),
        scope TEXT NOT NULL,
        decision TEXT NOT NULL,
        method TEXT NOT NULL,
        at INTEGER NOT NULL,
        letter_version TEXT NOT NULL,
        letter_hash TEXT NOT NULL,
        evidence TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX consent_proofs_withdrawal ON consent_proofs (withdrawal_id)",
    # Files that left earlier with the words of someone who has withdrawn: to be got back by their hash.
    """CREATE TABLE recalls (
        id INTEGER PRIMARY KEY,
        withdrawal_id INTEGER NOT NULL REFERENCES withdrawals (id),
        export_id INTEGER NOT NULL REFERENCES exports (id),
        hash TEXT NOT NULL,
        deleted INTEGER NOT NULL CHECK (deleted IN (0, 1))
    ) STRICT""",
    "CREATE INDEX recalls_withdrawal ON recalls (withdrawal_id)",
    "CREATE INDEX recalls_export ON recalls (export_id)",
    # When a class of objects must be gone: on a date, or when something happens and at the latest on a date.
    """CREATE TABLE deadlines (
        id INTEGER PRIMARY KEY,
        class TEXT NOT NULL UNIQUE,
        due TEXT NOT NULL,
        event TEXT NOT NULL,
        came TEXT NOT NULL,
        met TEXT NOT NULL,
        source TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE exports ADD COLUMN place TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE study ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1))",
)
