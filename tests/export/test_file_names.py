"""Files are called by words of the study's language, and what programs look for keeps its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.export import gate
from interview_tui.export.file_names import called
from interview_tui.export.formats import FORMATS

if TYPE_CHECKING:
    from tests.export.conftest import MakeSummary

OWN = {"study.json", "study-schema.json"}


def names(make_summary: MakeSummary, language: str) -> list[str]:
    summary = make_summary(language=language)
    made = [name for one in FORMATS.values() for name in one.render(summary)]
    return made + list(gate.render(summary, {}))


def test_no_file_of_a_norwegian_study_has_an_english_name(make_summary: MakeSummary) -> None:
    english, norwegian = names(make_summary, "en"), names(make_summary, "nb")
    assert len(set(norwegian)) == len(norwegian) == len(english)
    same = {name for name in norwegian if name in english}
    assert {name for name in same if not name.startswith("respondent-")} == OWN
    assert {"sammendrag.md", "notater.csv", "dekning.csv", "kontrollrapport.md"} <= set(norwegian)
    assert all(name.isascii() for name in norwegian)


@pytest.mark.parametrize("name", ["expect.json", "study.json", "respondent-r47.md", "respondent-about.md"])
def test_what_is_nobodys_word_stays(name: str) -> None:
    assert called(name, "nb") == name


def test_markers_keep_code_and_number() -> None:
    assert called("markers-r47-file2.txt", "nb") == "tidsmerker-r47-fil2.txt"
    assert called("markers-r47-file2.txt", "en") == "markers-r47-file2.txt"
