"""Statements of the step that brought what the researcher expects to find."""

from __future__ import annotations

PRECONCEPTIONS = (
    # Every writing is a row of its own; none is ever changed. A later version has its reason.
    """CREATE TABLE preconceptions (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL CHECK (version > 0),
        points TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (version = 1 OR length(trim(reason)) > 0),
        at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL
    ) STRICT""",
)
