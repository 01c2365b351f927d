"""What a document looks like on paper: numbered pages, and tables whose words are whole."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from docx import Document

from interview_tui.export import word, word_table
from interview_tui.export.blocks import Table
from interview_tui.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.guide import Guide
    from interview_tui.model.summary import Summary

    MakeSummary = Callable[..., Summary]


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_pages_are_a4_and_numbered_at_their_foot(make_summary: MakeSummary, guide: Guide) -> None:
    for content in [*FORMATS["docx"].render(make_summary()).values(), word.of_guide(guide)]:
        section = Document(io.BytesIO(content)).sections[0]
        assert section.page_width
        assert section.page_height
        assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
        foot = next(text for name, text in parts(content).items() if name.startswith("word/footer"))
        assert re.search(r'<w:fldSimple w:instr="PAGE"', foot)


def test_a_table_repeats_its_heading_keeps_rows_whole_and_fits_the_page(make_summary: MakeSummary) -> None:
    content = FORMATS["docx"].render(make_summary())["summary.docx"]
    made = Document(io.BytesIO(content))
    xml = parts(content)["word/document.xml"]
    rows = sum(len(table.rows) for table in made.tables)
    assert xml.count("<w:cantSplit/>") == rows
    assert xml.count("<w:tblHeader/>") == len(made.tables)
    for table in made.tables:
        assert sum(cell.width.cm for cell in table.rows[0].cells if cell.width) <= 16.7


def test_no_word_is_broken_while_there_is_room() -> None:
    head = ("Tema", *(f"R{n}" for n in range(11, 19)))
    rows = [("Organisering og samarbeid", *["● 3 av 3"] * 8)]
    sizes = word_table.widths(head, rows, 16.6)
    assert sum(sizes) <= 16.6
    assert sizes[0] >= len("Organisering") * 0.2
    assert min(sizes) >= len("av") * 0.2
    assert sum(word_table.widths(("a",), [("b" * 500,)], 16.6)) <= 16.7


def test_a_wide_table_goes_on_below_after_the_same_first_column() -> None:
    head = ("theme", *(f"R{n}" for n in range(20)))
    rows = (("one", *map(str, range(20))), ("two", *map(str, range(20, 40))))
    pieces = word_table.pieces(Table("coverage", head, rows))
    assert [len(piece[0]) for piece in pieces] == [9, 9, 5]
    assert all(piece[0][0] == "theme" for piece in pieces)
    assert [cell for piece in pieces for cell in piece[1][1][1:]] == [str(n) for n in range(20, 40)]
    assert word_table.pieces(Table("x", ("a", "b"), (("c", "d"),))) == [(("a", "b"), [("c", "d")])]


def test_sheets_are_printed_lying_with_their_heading_and_rows_as_high_as_their_words(
    make_summary: MakeSummary,
) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(FORMATS["xlsx"].render(make_summary())["summary.xlsx"]))
    for one in book.worksheets:
        assert (one.page_setup.orientation, one.page_setup.fitToHeight) == ("landscape", 0)
        assert one.print_title_rows == "$1:$1"
        for number, row in enumerate(one.iter_rows(values_only=True), 1):
            lines = max(len(str(cell).split("\n")) for cell in row if cell)
            assert (one.row_dimensions[number].height or 15) >= lines * 15


def test_a_documents_properties_say_its_title_and_nothing_of_who_made_it(make_summary: MakeSummary) -> None:
    files = FORMATS["docx"].render(make_summary(title="Reform & <after>"))
    told = {name: Document(io.BytesIO(content)).core_properties for name, content in files.items()}
    assert told["summary.docx"].title == "Reform & <after>"
    assert told["respondent-r12.docx"].title == "R12"
    for name, about in told.items():
        assert (about.author, about.last_modified_by, about.comments, about.keywords) == ("", "", "", "")
        program = parts(files[name])["docProps/app.xml"]
        assert "<Application>interview-tui</Application>" in program
        assert "Microsoft" not in program


def test_a_figure_in_the_page_stays_on_one_line(make_summary: MakeSummary) -> None:
    page = FORMATS["html"].render(make_summary())["report.html"].decode()
    assert "<td>◐\u00a01\u00a0of\u00a02</td>" in page
    assert "<td>not reached</td>" in page or "not\u00a0reached" not in page
