"""A study made before consent was whole opens, and keeps every answer it had."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from interview_tui.model.consent import (
    Asking,
    Capacity,
    Comprehension,
    ConsentEvent,
    ConsentScope,
    Decision,
    Method,
    Withheld,
)
from interview_tui.model.study import Study
from interview_tui.store import database, migrations, rows
from interview_tui.store.store import Store

if TYPE_CHECKING:
    import pytest

    from interview_tui.paths import StudyPaths

_OLD_EVENT = (
    "INSERT INTO consent_events (respondent_id, site_id, scope, decision, method, at, recorded_by, "
    "letter_version, letter_hash, comprehension, comprehension_reason, witness) VALUES "
    "(1, NULL, 'archive', 'granted', 'oral_witnessed', 5, 'KE', '1', 'sha256:ab', 'skipped', 'knew it', 'OP')"
)


def test_answers_given_before_are_kept(
    paths: StudyPaths, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = {"id": 1, "study_id": "0" * 32, "secret": bytes(32), **rows.study_row(Study("Old", "nb"))}
    first.pop("anonymous", None)
    with monkeypatch.context() as older:
        older.setattr(migrations.create, "__defaults__", (migrations.STEPS[:1],))
        old = database.make(paths, key, [("study", first)])
    with closing(old):
        old.execute("INSERT INTO sites (name) VALUES ('Kontoret')")
        old.execute("INSERT INTO respondents (code, site_id, fields) VALUES ('R47', 1, '{}')")
        old.execute(_OLD_EVENT)
    with closing(Store.open(paths, key)) as store:
        assert store.consent_events() == [
            ConsentEvent(
                ConsentScope.ARCHIVE, Decision.GRANTED, Method.ORAL_WITNESSED, 5, "KE", 1, None, "1",
                "sha256:ab", Comprehension.SKIPPED, "knew it", "OP", 1,
            )
        ]  # fmt: skip
        more = ConsentEvent(
            ConsentScope.NOTES, Decision.SUPERSEDED, Method.ORAL_LOGGED, 6, "KE", 1, supersedes=1,
            asking=Asking(
                "office", True, False, None, "paper, cabinet 2", Capacity.UNSURE, "asked twice",
                Withheld("the hypothesis", "not to steer", "at the end"), "nb", "any time", "2027-01-01",
                explicit=True,
            ),
        )  # fmt: skip
        kept = store.add_consent([more])
        assert store.consent_events()[1:] == kept
        assert store.consent_events()[1].asking == more.asking
