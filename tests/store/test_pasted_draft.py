"""A study made before it was known what was pasted opens, and keeps its half-written line."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from interview_tui.model.study import Study
from interview_tui.store import database, migrations, rows
from interview_tui.store.store import Store

if TYPE_CHECKING:
    import pytest

    from interview_tui.paths import StudyPaths

_BEFORE = tuple(step for step in migrations.STEPS if step[0] < "m0009")
_MADE = (
    "INSERT INTO sites (name) VALUES ('Kontoret')",
    "INSERT INTO respondents (code, site_id, fields) VALUES ('R47', 1, '{}')",
    "INSERT INTO guides (hash, title, version, language, canonical) VALUES ('x', 'G', '1', 'nb', '{}')",
    "INSERT INTO interviews VALUES (1, 1, 'x', 5, 60, '')",
    "INSERT INTO anchors VALUES (1, 1, 5, 5, 'b', 0)",
    "INSERT INTO events VALUES (1, 1, 'started', 5, 0, '', '')",
    "INSERT INTO drafts VALUES (1, 'halvt', 7, 2)",
)


def test_the_line_stays_and_counts_as_typed(
    paths: StudyPaths, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {"id": 1, "study_id": "0" * 32, "secret": bytes(32), **rows.study_row(Study("Old", "nb"))}
    with monkeypatch.context() as older:
        older.setattr(migrations.create, "__defaults__", (_BEFORE,))
        old = database.make(paths, key, [("study", first)])
    with closing(old):
        for statement in _MADE:
            old.execute(statement)
    with closing(Store.open(paths, key)) as store:
        assert store.draft(1) == ("halvt", 7, 2)
        assert not store.draft_pasted(1)
        store.set_draft(1, "limt", 8, 3, pasted=True)
        assert store.draft_pasted(1)
        store.set_draft(1, "limt og skrevet", 8, 3)
        assert not store.draft_pasted(1)
