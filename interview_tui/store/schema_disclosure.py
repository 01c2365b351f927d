"""Statements of the steps for disclosure control: see ``migrations``."""

from __future__ import annotations

DISCLOSURE = (
    # How many such people there are in the world, as the researcher knows it; fields and values as JSON.
    """CREATE TABLE population (
        id INTEGER PRIMARY KEY,
        facts TEXT NOT NULL UNIQUE,
        count INTEGER NOT NULL CHECK (count >= 0)
    ) STRICT""",
    "ALTER TABLE exports ADD COLUMN override TEXT NOT NULL DEFAULT ''",
)

EXPORT_FACTS = (
    # The background fields whose values left beside codes, as JSON; what left before this step is not known.
    "ALTER TABLE exports ADD COLUMN facts TEXT NOT NULL DEFAULT '[]'",
)
