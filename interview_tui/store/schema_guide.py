"""The schema of guide versions: what changed from one to the next, and why."""

from __future__ import annotations

GUIDE_CHANGES = (
    """CREATE TABLE guide_changes (
        id INTEGER PRIMARY KEY,
        from_hash TEXT NOT NULL REFERENCES guides (hash),
        to_hash TEXT NOT NULL REFERENCES guides (hash),
        kind TEXT NOT NULL CHECK (kind IN ('typo', 'same_meaning', 'new_meaning', 'add', 'drop', 'move')),
        old_id TEXT NOT NULL,
        new_id TEXT NOT NULL,
        words_before TEXT NOT NULL,
        words_after TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (kind = 'typo' OR length(trim(reason)) > 0),
        at INTEGER NOT NULL,
        actor TEXT NOT NULL
    ) STRICT""",
)
"""Statements of the step; what was brought in is never edited, and reasons stand beside it."""
