"""The file on a withdrawal: the code is in it in no form, not in the name of a file or folder either."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.services import withdrawal_kept
from tests.services import withdrawal

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("out/respondent-r92.docx", "out/respondent-….docx"),
        ("R92/notes.csv", "…/notes.csv"),
        ("about_r92_final.md", "about_…_final.md"),
        ("samtaleR92.docx", "samtale….docx"),
        ("R-92, r_092, R 92", "…, …, …"),
        ("respondent-r921.docx", "respondent-r921.docx"),
        ("Searched for 92 files, after 92 days", "Searched for 92 files, after 92 days"),
    ],
)
def test_the_code_is_blotted_out_however_it_is_written(line: str, kept: str) -> None:
    assert withdrawal_kept.without("R92", line) == kept


def test_the_file_names_exports_without_the_code(study: OpenStudy, clock: FakeClock, tmp_path: Path) -> None:
    made = withdrawal.scene(study, clock, tmp_path)
    withdrawal.export(made, f"out-{made.code}")
    report = study.withdrawing.everything(made.code)
    assert any(made.code.lower() in one.path.name for one in report.exports)
    said = withdrawal_kept.write(study, clock, report, made.code, tmp_path).read_text(encoding="utf-8")
    assert "out-…" in said
    assert "respondent-….md" in said
    assert made.code.lower() not in said.lower()
