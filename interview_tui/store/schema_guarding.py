"""Statements of the step that guards: the end of the audit, where backups go, and which were made."""

from __future__ import annotations

GUARDING = (
    # The last row of the audit, kept where cutting the audit does not reach it. By a trigger, so that every
    # way a row gets in keeps it, in the transaction that writes the row.
    """CREATE TABLE audit_tip (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        number INTEGER NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT""",
    """INSERT INTO audit_tip SELECT 1, coalesce(max(id), 0),
        coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), zeroblob(32)) FROM audit""",
    """CREATE TRIGGER audit_grows AFTER INSERT ON audit BEGIN
        UPDATE audit_tip SET number = NEW.id, hash = NEW.hash;
    END""",
    # Where automatic backups go, and what kept the last one from being made (a word of ours, or empty).
    """CREATE TABLE backup_plan (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        folder TEXT NOT NULL,
        trouble TEXT NOT NULL,
        trouble_at INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE backups (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('asked', 'automatic')),
        folder TEXT NOT NULL,
        name TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL
    ) STRICT""",
)
