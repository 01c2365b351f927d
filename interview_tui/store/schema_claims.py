"""Statements of the step for claims that quotes are used under: see ``migrations``."""

from __future__ import annotations

CLAIMS = (
    # A claim is its words; it stands once for each quote that supports it, and goes with the last of them.
    """CREATE TABLE quote_claims (
        id INTEGER PRIMARY KEY,
        note_id INTEGER NOT NULL REFERENCES notes (id),
        claim TEXT NOT NULL,
        UNIQUE (note_id, claim)
    ) STRICT""",
    "CREATE INDEX quote_claims_claim ON quote_claims (claim)",
)
