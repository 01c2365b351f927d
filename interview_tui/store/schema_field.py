"""Statements of the step that brought the study sheet, letters, promises and the recruitment log."""

from __future__ import annotations

FIELD = (
    # Pilots are kept but stay out of n.
    "ALTER TABLE respondents ADD COLUMN pilot INTEGER NOT NULL DEFAULT 0 CHECK (pilot IN (0, 1))",
    # Every saving is a row of its own; the last one counts, the others show what was said before.
    """CREATE TABLE sheets (
        id INTEGER PRIMARY KEY,
        content TEXT NOT NULL,
        at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL
    ) STRICT""",
    # What respondents were told, whole: it must be possible to show it (GDPR art. 7(1)).
    """CREATE TABLE letters (
        id INTEGER PRIMARY KEY,
        version TEXT NOT NULL UNIQUE,
        hash TEXT NOT NULL,
        language TEXT NOT NULL,
        content BLOB NOT NULL,
        text TEXT NOT NULL,
        place TEXT NOT NULL,
        reconsent INTEGER NOT NULL CHECK (reconsent IN (0, 1)),
        at INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE letter_answers (
        id INTEGER PRIMARY KEY,
        letter_id INTEGER NOT NULL REFERENCES letters (id),
        item TEXT NOT NULL,
        answer TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX letter_answers_letter ON letter_answers (letter_id)",
    """CREATE TABLE promises (
        id INTEGER PRIMARY KEY,
        letter_id INTEGER NOT NULL REFERENCES letters (id),
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        latest TEXT NOT NULL,
        words TEXT NOT NULL,
        at INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    ) STRICT""",
    "CREATE INDEX promises_letter ON promises (letter_id)",
    # What happened to the study as a whole on a day: graded, ended, recordings destroyed.
    """CREATE TABLE milestones (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        day TEXT NOT NULL,
        at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL
    ) STRICT""",
    # Reasons are categories, never words: a reason in words is easily about health.
    """CREATE TABLE recruitment_events (
        id INTEGER PRIMARY KEY,
        respondent_id INTEGER NOT NULL REFERENCES respondents (id),
        state TEXT NOT NULL,
        reason TEXT NOT NULL,
        at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX recruitment_events_respondent ON recruitment_events (respondent_id)",
    """CREATE TABLE approaches (
        id INTEGER PRIMARY KEY,
        respondent_id INTEGER NOT NULL REFERENCES respondents (id),
        approached_by TEXT NOT NULL,
        channel TEXT NOT NULL,
        dependency TEXT NOT NULL,
        relation TEXT NOT NULL,
        known_to TEXT NOT NULL,
        alone TEXT NOT NULL,
        at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX approaches_respondent ON approaches (respondent_id)",
    """CREATE TABLE criteria (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        reason TEXT NOT NULL,
        at INTEGER NOT NULL,
        recorded_by TEXT NOT NULL
    ) STRICT""",
)
