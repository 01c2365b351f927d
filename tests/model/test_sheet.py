"""The study sheet and what is to be reported when reality leaves it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interview_tui.model.sheet import (
    Basis,
    Change,
    EndState,
    Form,
    Reader,
    Reality,
    Sheet,
    ToReport,
    YesNo,
    to_report,
)

NOTIFIED = Sheet(recording=YesNo.NO, sites=("North", "South"), sample=6, end_date="2026-12-24")


def test_plain_data_and_back() -> None:
    full = replace(
        NOTIFIED, basis=Basis.CONSENT, readers=(Reader("supervisor", Form.RAW),), end_state=EndState.ARCHIVE
    )
    assert Sheet.of(full.as_data()) == full
    assert Sheet.of({**full.as_data(), "of a later version": 1}) == full
    assert Sheet.of({}) == Sheet()


@pytest.mark.parametrize(
    "data",
    [
        {"purpose": 1},
        {"sample": "7"},
        {"sites": [1]},
        {"basis": "x"},
        {"readers": [{"role": "a"}]},
        {"sites": None},
    ],
)
def test_what_is_not_of_its_kind_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Sheet.of(data)


def test_nothing_is_to_be_reported_while_all_is_as_notified() -> None:
    inside = Reality(["north", "South"], 6, 0, ["2026-12-24"])
    assert to_report(NOTIFIED, inside) == []
    assert to_report(Sheet(), Reality(["x"], 900, 5, ["2999-01-01"])) == []


@pytest.mark.parametrize(
    ("reality", "expected"),
    [
        (Reality(["North", "East"]), ToReport(Change.SITE, "East", "North; South")),
        (Reality(recorded=2), ToReport(Change.RECORDING, "2", "0")),
        (Reality(days=["2026-12-25", "2026-01-01"]), ToReport(Change.LATE, "1", "2026-12-24")),
        (Reality(people=7), ToReport(Change.SAMPLE, "7", "6")),
    ],
)
def test_each_way_of_leaving_it_is_named(reality: Reality, expected: ToReport) -> None:
    assert to_report(NOTIFIED, reality) == [expected]


def test_more_sites_than_notified_under_the_same_names() -> None:
    assert to_report(replace(NOTIFIED, sites=("North",)), Reality(["North", "NORTH"])) == [
        ToReport(Change.SITES, "2", "1")
    ]
