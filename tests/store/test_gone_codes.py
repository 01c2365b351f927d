"""A code is never given twice, in a study that was made before this was seen to as well."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from interview_tui.model.study import Study
from interview_tui.store import database, migrations, rows
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from interview_tui.paths import StudyPaths

_BEFORE = tuple(step for step in migrations.STEPS if step[0] < "m0010")
_PERSON = "INSERT INTO respondents (code, site_id, fields) VALUES ('{code}', 1, '{{}}')"


@pytest.mark.parametrize(
    ("codes", "withdrawals", "digits"),
    [
        (("R47", "R83"), (), 0),
        (("R47", "R83"), ((1, "after"),), 0),  # their words were kept, and so was the code
        (("R47", "R83"), ((0, "after"),), 2),
        ((), ((0, "before"), (0, "before")), 2),
        (("R47", "R110"), ((0, "after"),), 3),
        (tuple(f"R{n}" for n in range(10, 55)), ((0, "after"),), 3),  # the one who is gone may have had three
    ],
)
def test_an_older_study_gives_no_code_that_may_have_been_somebodys(  # noqa: PLR0917
    paths: StudyPaths,
    key: bytes,
    monkeypatch: pytest.MonkeyPatch,
    codes: tuple[str, ...],
    withdrawals: tuple[tuple[int, str], ...],
    digits: int,
) -> None:
    first = {"id": 1, "study_id": "0" * 32, "secret": bytes(32), **rows.study_row(Study("Old", "nb"))}
    with monkeypatch.context() as older:
        older.setattr(migrations.create, "__defaults__", (_BEFORE,))
        old = database.make(paths, key, [("study", first)])
    with closing(old):
        old.execute("INSERT INTO sites (name) VALUES ('Kontoret')")
        for code in codes:
            old.execute(_PERSON.format(code=code))
        for kept, stage in withdrawals:
            old.execute("INSERT INTO withdrawals (stage, words_kept) VALUES (?, ?)", (stage, kept))
    with closing(Store.open(paths, key)) as store:
        gone = store.gone_codes()
        assert (gone.marks, gone.digits) == ((), digits)
