"""Many rows at once: all of them or none, into tables and columns that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.store import bulk
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.paths import StudyPaths

Tables = dict[str, list[dict[str, object]]]


def rows(guide: Guide, site_id: int = 1) -> Tables:
    return {
        "respondents": [{"id": 1, "code": "R47", "site_id": site_id, "fields": "{}"}],
        "sites": [{"id": 1, "name": "Kontor Prøve"}],
        "guides": [
            {
                "id": 1,
                "hash": guide.hash(),
                "title": guide.title,
                "version": guide.version,
                "language": guide.language,
                "canonical": guide.canonical(),
            }
        ],
    }


def test_all_rows_are_there_and_stay(store: Store, guide: Guide, paths: StudyPaths, key: bytes) -> None:
    bulk.insert(store, rows(guide), guide_hash=guide.hash(), at=5)
    store.close()
    again = Store.open(paths, key)
    try:
        assert again.current_guide() == guide
        assert [person.code for person in again.respondents()] == ["R47"]
        assert again.audit_intact()
        assert [link.kind for link in again.audit_rows()] == ["sample"]
    finally:
        again.close()


def test_the_audit_goes_on_after_it(store: Store, guide: Guide) -> None:
    bulk.insert(store, rows(guide), guide_hash=guide.hash(), at=5)
    store.add_site("Kontor Etter")
    assert store.audit_intact()
    assert len(store.audit_rows()) > 1


def test_one_bad_row_takes_all_with_it(store: Store, guide: Guide) -> None:
    with pytest.raises(ValueError, match="refused"):
        bulk.insert(store, rows(guide, site_id=9), guide_hash=guide.hash(), at=5)
    assert store.sites() == []
    assert store.audit_rows() == []
    store.add_site("Kontor Etter")
    assert store.audit_intact()


@pytest.mark.parametrize(
    "tables",
    [
        {"study": [{"id": 2}]},
        {"sites; DROP TABLE notes": [{"id": 2}]},
        {"sites": [{"id": 1, "nom": "x"}]},
        {"sites": [{"id": 1, "name": "x"}, {"name": "y", "id": 2}]},
    ],
)
def test_names_that_are_not_of_the_schema_are_refused(store: Store, tables: Tables) -> None:
    with pytest.raises(ValueError, match=r"table|columns"):
        bulk.insert(store, tables, guide_hash="", at=5)
    assert store.sites() == []
