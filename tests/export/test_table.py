"""The summary as CSV: safe in a spreadsheet, and the same text when read back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui import i18n
from interview_tui import text as door
from interview_tui.export import archive, table
from interview_tui.export.formats import FORMATS
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import Statement, Summary, SummaryNote

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent.parent / "data" / "export"
CATALOGUE = Path(i18n.__file__).parent / "locale" / "nb" / "LC_MESSAGES" / "interview_tui.mo"
DANGEROUS = "=+-@\t\r\n＝＋－＠"


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize(
    "language",
    ["en", pytest.param("nb", marks=pytest.mark.skipif(not CATALOGUE.exists(), reason="no catalogue yet"))],
)
def test_the_files_are_the_golden_ones(make_summary: Callable[..., Summary], language: str) -> None:
    made = archive.whole(table.files(make_summary(language=language, sample=True)))
    assert list(made) == ["notes.csv", "coverage.csv", "about.csv"]
    for name, content in made.items():
        assert content == (GOLDEN / language / name).read_bytes(), name


def test_a_question_with_notes_is_never_called_not_reached(make_summary: Callable[..., Summary]) -> None:
    notes = {"tasks-2": (SummaryNote(NoteKind.NOTE, "kaffe", 1000),)}
    summary = make_summary(notes=notes)
    states = {line[-1]: line[2] for line in rows(FORMATS["csv"].render(summary)["coverage.csv"])}
    assert (states["tasks-2"], states["tasks-1"]) == ("not marked as asked", "asked")
    assert "State: not marked as asked" in FORMATS["md"].render(summary)["respondent-r12.md"].decode()


def test_a_missing_legal_basis_is_said_in_a_file_of_its_own(make_summary: Callable[..., Summary]) -> None:
    done = Statement({}, {}, 0, {}, 0, 0, key_file_used=False)
    plain = replace(make_summary(), statement=done)
    assert "about.csv" not in FORMATS["csv"].render(plain)
    made = FORMATS["csv"].render(replace(plain, no_basis=True))
    assert rows(made["about.csv"]) == [["No legal basis for this study is written down on its study sheet."]]
    # What brackets mean is said where there are some, without what there is not.
    told = rows(FORMATS["csv"].render(replace(plain, statement=replace(done, cut=1)))["about.csv"])
    assert told == [["What the brackets mean"], ["(…) in a quote: words were left out there."]]


def test_a_table_begins_with_a_mark_and_ends_lines_with_crlf(make_summary: Callable[..., Summary]) -> None:
    for content in FORMATS["csv"].render(make_summary()).values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")


def test_a_line_break_in_a_note_stays_in_its_cell(make_summary: Callable[..., Summary]) -> None:
    found = rows(FORMATS["csv"].render(make_summary())["notes.csv"])
    assert found[2][-2] == "we only meet in the corridor\nnever round a table"
    assert found[2][4] == "2 min"


@given(text=st.text(max_size=60) | st.text(alphabet="=+-@\t\r\n ',\"x;", max_size=12))
def test_no_cell_is_a_formula_and_the_text_is_kept(text: str) -> None:
    cell = table.safe(text)
    assert cell[:1] not in set(DANGEROUS)
    assert cell in (door.clean(text), "'" + door.clean(text))


@given(texts=st.lists(st.text(max_size=30) | st.text(alphabet="=+-@\t\r\n ',\"x;", max_size=12), min_size=1))
def test_a_table_reads_back_as_it_was(texts: list[str]) -> None:
    assert rows(b"".join(table._table([texts, texts]))) == [[table.safe(text) for text in texts]] * 2


def test_hostile_notes_stay_one_cell(make_summary: Callable[..., Summary], hostile: str) -> None:
    notes = {"tasks-1": (SummaryNote(NoteKind.NOTE, hostile, 0),)}
    found = rows(FORMATS["csv"].render(make_summary(notes=notes, title=hostile))["notes.csv"])
    assert len(found) == 3
    assert {len(row) for row in found} == {7}
    assert found[1][-2].removeprefix("'") == door.clean(hostile)


@pytest.mark.parametrize("text", [*(sign + "1" for sign in DANGEROUS), " =1+1", "\n=1+1"])
def test_what_would_be_calculated_gets_an_apostrophe(text: str) -> None:
    assert table.safe(text).startswith("'")


def test_coverage_has_a_column_per_respondent_and_no_fractions(make_summary: Callable[..., Summary]) -> None:
    found = rows(FORMATS["csv"].render(make_summary())["coverage.csv"])
    assert found[0] == ["theme", "question", "R12", "R47", "question id"]
    assert ["The people served", "Who comes to the office now?", "skipped", "skipped", "users-1"] in found


def test_every_format_makes_files_with_its_suffix(make_summary: Callable[..., Summary]) -> None:
    for one in FORMATS.values():
        assert all(name.endswith(one.suffix) for name in one.render(make_summary()))
