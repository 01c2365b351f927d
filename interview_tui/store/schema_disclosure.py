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

EXPORT_PEOPLE = (
    # Whether people were told apart, and how many they were; -1: it left before this step, and is not known.
    "ALTER TABLE exports ADD COLUMN linked INTEGER NOT NULL DEFAULT -1 CHECK (linked IN (-1, 0, 1))",
    "ALTER TABLE exports ADD COLUMN people INTEGER NOT NULL DEFAULT -1",
    # Whose words left with which export; the number above stays when somebody is erased.
    """CREATE TABLE export_people (
        id INTEGER PRIMARY KEY,
        export_id INTEGER NOT NULL REFERENCES exports (id),
        respondent_id INTEGER NOT NULL REFERENCES respondents (id)
    ) STRICT""",
    "CREATE INDEX export_people_export ON export_people (export_id)",
    "CREATE INDEX export_people_respondent ON export_people (respondent_id)",
)

EXPORT_BEGUN = (
    # The hidden name that a file has until it is whole; empty once all are. The row is there before them.
    "ALTER TABLE exports ADD COLUMN part TEXT NOT NULL DEFAULT ''",
)
