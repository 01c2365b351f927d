"""The name a person gives an export's folder: what it tells is told, and nothing is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.model.identifier import IdentifierType, KnownName, Why
from interview_tui.services.contents import Contents
from interview_tui.services.siting import Siting
from tests.conftest import read_through

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

KEY = [KnownName("key:1", ("Kari Steinsvik",), IdentifierType.PERSON, Why.KEY_FILE)]


@pytest.fixture
def talked(study: OpenStudy, code: str) -> OpenStudy:
    session = study.interviewing.start(code)
    session.note("drives every day")
    session.end()
    read_through(study.store)
    Siting(study.store).rename("A", "Fjordby")
    return study


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("{code}-kari-Steinsvik", "a name from the key file"),
        ("fjordby 2026", "the name of a site"),
        ("to_Fjordby_and_STEINSVIK", "a name from the key file, the name of a site"),
        ("{code}-summary", ""),
        ("til veileder 12.03.2026", ""),
    ],
)
def test_a_name_or_a_site_in_it_is_told(
    talked: OpenStudy, code: str, tmp_path: Path, name: str, what: str
) -> None:
    # What stands above it stays on this machine.
    to = tmp_path / "Steinsvik" / name.format(code=code)
    report = talked.reporting.export(to, key=KEY)
    assert [line.split(", which holds ")[1].split(". ")[0] for line in report.named] == [what] * bool(what)
    assert to.is_dir()


def test_a_code_is_told_where_no_file_has_one(talked: OpenStudy, code: str, tmp_path: Path) -> None:
    unlinked = Contents(linked=False, override="she agreed to it")
    report = talked.reporting.export(tmp_path / f"Om {code.lower()}", contents=unlinked)
    assert [line for line in report.named if "holds a respondent's code" in line]
    assert talked.reporting.export(tmp_path / f"{code}0", contents=unlinked).named == ()
