"""Statements of the step for what the review decides, and for quotes that left: see ``migrations``."""

from __future__ import annotations

REVIEW = (
    # The table is made anew because its rule on choices cannot be widened in place.
    "ALTER TABLE decisions RENAME TO decisions_before",
    """CREATE TABLE decisions (
        id INTEGER PRIMARY KEY,
        entity TEXT NOT NULL,
        type TEXT NOT NULL,
        choice TEXT NOT NULL
            CHECK (choice IN ('replace', 'relation', 'generalise', 'same', 'keep', 'open')),
        at INTEGER NOT NULL,
        text TEXT NOT NULL DEFAULT '',
        note_id INTEGER REFERENCES notes (id),
        decided_by TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """INSERT INTO decisions (id, entity, type, choice, at)
        SELECT id, entity, type, choice, at FROM decisions_before ORDER BY id""",
    "DROP TABLE decisions_before",
    "CREATE INDEX decisions_note ON decisions (note_id)",
    # How a value is made coarser in this study, finest step first, in JSON; in place of what ships.
    """CREATE TABLE ladders (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        steps TEXT NOT NULL,
        UNIQUE (kind, value)
    ) STRICT""",
    # Which quotes left with which export.
    """CREATE TABLE export_quotes (
        id INTEGER PRIMARY KEY,
        export_id INTEGER NOT NULL REFERENCES exports (id),
        note_id INTEGER NOT NULL REFERENCES notes (id)
    ) STRICT""",
    "CREATE INDEX export_quotes_note ON export_quotes (note_id)",
    "CREATE INDEX export_quotes_export ON export_quotes (export_id)",
)
