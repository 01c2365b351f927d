"""Statements of the step that keeps codes of people who are erased from being given again: ``migrations``."""

from __future__ import annotations

CODES = (
    # One row for each code that must not come back: a mark that fits it and one in eight of all others, so
    # that it cannot be read from it which; or, where a person was erased before there were marks, how many
    # digits a code may have that was given by then.
    """CREATE TABLE gone_codes (
        id INTEGER PRIMARY KEY,
        mark BLOB CHECK (length(mark) = 8),
        digits INTEGER CHECK (digits > 0),
        CHECK ((mark IS NULL) <> (digits IS NULL))
    ) STRICT""",
    """INSERT INTO gone_codes (digits)
        SELECT max(longest, CASE WHEN n > 45000 THEN 6 WHEN n > 4500 THEN 5 WHEN n > 450 THEN 4
            WHEN n > 45 THEN 3 ELSE 2 END)
        FROM (SELECT
            (SELECT coalesce(max(length(code)) - 1, 2) FROM respondents) AS longest,
            (SELECT count(*) FROM respondents) + (SELECT count(*) FROM withdrawals WHERE words_kept = 0) AS n)
        WHERE EXISTS (SELECT 1 FROM withdrawals WHERE words_kept = 0)""",
)
