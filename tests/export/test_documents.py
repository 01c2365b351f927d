"""Word, Excel, the web page, MAXQDA, Taguette and JSON: right, safe, and the same every time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview_tui import text as door
from interview_tui.deidentify import leak
from interview_tui.export import preview, sheet, word
from interview_tui.export.formats import FORMATS
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import Statement, Summary, SummaryNote

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.guide import Guide

    MakeSummary = Callable[..., Summary]


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    from docx import Document

    return [(p.style.name if p.style else "", p.text) for p in Document(io.BytesIO(content)).paragraphs]


def test_many_conversations_leave_as_files_that_open_and_are_let_out(make_summary: MakeSummary) -> None:
    """A row that spans columns 1:26 is no clock time, and Word opens no table of more than 63 columns."""
    whole = make_summary()
    many = tuple(replace(whole.respondents[0], code=f"R{number}") for number in range(100, 170))
    for count in (25, 70):
        summary = replace(whole, respondents=many[:count])
        made = FORMATS["xlsx"].render(summary) | {
            "summary.docx": FORMATS["docx"].render(summary)["summary.docx"]
        }
        assert [leak.shapes(content) for content in made.values()] == [[], []]
        assert len(cells(made["summary.xlsx"])["Matrix"][0]) == count + 1
        grid = tables(made["summary.docx"])[0]
        assert (len(grid), grid[0][1]) == ((count + 1, "Warm-up") if count > 60 else (5, "R100"))


def tables(content: bytes) -> list[list[list[str]]]:
    from docx import Document

    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        for one in Document(io.BytesIO(content)).tables
    ]


def test_word_has_themes_and_questions_in_the_headings_that_are_coded_by(make_summary: MakeSummary) -> None:
    read = paragraphs(FORMATS["docx"].render(make_summary())["summary.docx"])
    assert [text for style, text in read if style == "Heading 1"] == [
        "Warm-up",
        "Tasks",
        "The people served",
        "Closing",
    ]
    assert ("Heading 2", "What did you do on an ordinary day before?") in read
    assert ("Quote", "we only meet in the corridor\nnever round a table\n— R12, 2 min") in read


def test_word_tells_no_author_no_time_and_no_program(make_summary: MakeSummary) -> None:
    for content in FORMATS["docx"].render(make_summary()).values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert not [name for name in archive.namelist() if "thumbnail" in name]
            core = archive.read("docProps/core.xml").decode()
            languages = set(
                re.findall(r'<w:lang [^>]*w:val="([^"]*)"', archive.read("word/styles.xml").decode())
            )
        assert languages == {"en-GB"}
        assert "python" not in core
        assert "2013" not in core


def test_a_guide_is_a_word_document_too(guide: Guide) -> None:
    read = paragraphs(word.of_guide(guide))
    assert ("Heading 1", "Tasks") in read
    assert ("Heading 2", "And now?") in read
    assert ("List Bullet", "with whom?") in read


def cells(content: bytes) -> dict[str, list[list[object]]]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    return {one.title: [[cell.value for cell in row] for row in one.iter_rows()] for one in book.worksheets}


def test_excel_has_the_matrix_theme_by_respondent(make_summary: MakeSummary) -> None:
    read = cells(FORMATS["xlsx"].render(make_summary())["summary.xlsx"])
    assert list(read) == ["Notes", "Matrix", "Coverage", "About"]
    assert read["About"][0] == ["What the brackets mean"]
    assert read["Matrix"][0] == ["Theme", "R12", "R47"]
    assert read["Matrix"][2][2] == "note: - same as [person 1]"
    assert str(read["Matrix"][2][1]).count("quote: ") == 2


def test_excel_says_that_the_legal_basis_is_missing(make_summary: MakeSummary) -> None:
    from openpyxl import load_workbook

    done = Statement({}, {}, 0, {}, 0, 0, key_file_used=False)
    for missing, names in ((True, ["About"]), (False, [])):
        plain = replace(make_summary(), no_basis=missing, statement=done)
        content = FORMATS["xlsx"].render(plain)["summary.xlsx"]
        book = load_workbook(io.BytesIO(content))
        assert [name for name in book.sheetnames if name == "About"] == names
        if missing:
            assert str(book["About"]["A1"].value).startswith("No legal basis")


def test_excel_says_where_the_rest_of_a_cell_is(make_summary: MakeSummary) -> None:
    notes = {"tasks-1": tuple(SummaryNote(NoteKind.NOTE, f"{n} " + "x" * 9_000, n) for n in range(5))}
    cell = str(cells(FORMATS["xlsx"].render(make_summary(notes=notes))["summary.xlsx"])["Matrix"][2][1])
    assert len(cell) <= sheet.LONGEST
    assert cell.endswith("(longer than a cell can hold: all of it is in the sheet with the notes)")


def test_no_cell_of_excel_is_a_formula_or_a_link(make_summary: MakeSummary, hostile: str) -> None:
    notes = {"tasks-1": (SummaryNote(NoteKind.NOTE, hostile, 0),)}
    content = FORMATS["xlsx"].render(make_summary(notes=notes, title=hostile))["summary.xlsx"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = "".join(archive.read(n).decode() for n in archive.namelist() if "sheets/" in n)
    assert "<f>" not in sheets
    assert "<hyperlink" not in sheets
    assert len(cells(content)["Notes"]) == 3


class Read(HTMLParser):
    """What a browser would show, and which tags it would act on."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown, self.tags = "", set[str]()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in {"href", "srcset"}]
        if tag not in {"br", "img", "meta"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, text: str) -> None:
        self.shown += text


ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "h5", "p", "b", "strong"),
    *("ul", "li", "br", "blockquote", "cite", "div", "table", "thead", "tbody", "tr", "th", "td"),
    *("figure", "figcaption", "img"),
}


def test_the_page_is_whole_and_fetches_nothing(make_summary: MakeSummary) -> None:
    page = FORMATS["html"].render(make_summary(sample=True))["report.html"].decode()
    read = Read(page)
    assert not read.open
    assert read.tags <= ALLOWED
    assert "never round a table" in read.shown
    assert "http" not in page.replace("http-equiv", "").replace("http%3A//www.w3.org/2000/svg", "")


def test_hostile_text_on_the_page_is_text(make_summary: MakeSummary, hostile: str) -> None:
    notes = {"tasks-1": (SummaryNote(NoteKind.QUOTE, hostile, 0),)}
    read = Read(FORMATS["html"].render(make_summary(notes=notes, title=hostile))["report.html"].decode())
    assert read.tags <= ALLOWED
    assert "".join(door.clean(hostile).split()) in "".join(read.shown.split())


def test_maxqda_gets_every_note_with_its_codes(make_summary: MakeSummary) -> None:
    text = (
        FORMATS["maxqda"].render(make_summary())["structured.txt"].decode("utf-8-sig").replace("\r\n", "\n")
    )
    assert text.startswith("#TEXT R12\n")
    assert text.count("#CODE ") == text.count("#ENDCODE\n")
    assert "#CODE Themes\\Tasks\n#CODE Guide questions\\What did you do on an ordinary day before?\n" in text


def test_a_note_cannot_begin_a_text_or_a_code_of_maxqda(make_summary: MakeSummary) -> None:
    notes = {"tasks-1": (SummaryNote(NoteKind.NOTE, "#TEXT x\n#CODE y\n#ENDCODE #endcode", 0),)}
    text = FORMATS["maxqda"].render(make_summary(notes=notes))["structured.txt"].decode("utf-8-sig")
    assert text.count("#TEXT") == 2
    assert "# TEXT x\r\n# CODE y\r\n# ENDCODE # endcode\r\n#ENDCODE" in text


def test_taguette_gets_tags_it_can_read(make_summary: MakeSummary) -> None:
    content = FORMATS["tags"].render(make_summary())["codebook.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1] == {"tag": "Themes.Tasks", "description": "Tasks"}
    assert len({row["tag"].casefold() for row in rows}) == len(rows)


def test_json_is_as_its_schema_says(make_summary: MakeSummary, hostile: str) -> None:
    import jsonschema

    notes = {"tasks-1": (SummaryNote(NoteKind.NOTE, hostile, 0),)}
    made = FORMATS["json"].render(make_summary(notes=notes, title=door.clean(hostile)))
    schema = json.loads(made["study-schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(made["study.json"]))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_the_same_every_time_and_the_gate_can_read_it(
    make_summary: MakeSummary, name: str
) -> None:
    notes = {"tasks-1": (SummaryNote(NoteKind.NOTE, "med Testperson Alfa på Øra", 60_000),)}
    summary = make_summary(notes=notes)
    made = FORMATS[name].render(summary)
    assert made == FORMATS[name].render(summary)
    assert all(leak.shapes(content) == [] for content in made.values())
    person = leak.Forbidden("Testperson Alfa", "a name")
    leaks = [leak.scan(file, content, [person]) for file, content in made.items()]
    assert any(leaks) is (name not in {"qdc", "tags"})


@pytest.mark.parametrize("name", FORMATS)
def test_every_file_can_be_read_before_it_leaves(make_summary: MakeSummary, name: str) -> None:
    notes = {"tasks-1": (SummaryNote(NoteKind.NOTE, "vi & dere på Øra", 60_000),)}
    made = FORMATS[name].render(make_summary(notes=notes))
    pages = [preview.shown(file, content) for file, content in made.items()]
    assert all(page.strip() or name in {"audacity", "srt"} for page in pages)
    if name not in {"qdc", "tags"}:
        assert any("på Øra" in page for page in pages)
    if name in {"docx", "xlsx", "html"}:
        assert any("vi & dere på Øra" in page for page in pages)


def test_a_workbook_and_a_web_page_are_read_as_they_are_seen(make_summary: MakeSummary) -> None:
    (book,) = FORMATS["xlsx"].render(make_summary()).values()
    lines = preview.shown("summary.xlsx", book).split("\n")
    assert lines[:2] == ["— Notes —", "respondent │ theme │ question │ kind │ time │ text │ question id"]
    assert "R12 │ Tasks │  │ note │ afterwards │ =SUM(A1) was on the board" in lines
    assert "— Coverage —" in lines
    (page,) = FORMATS["html"].render(make_summary()).values()
    told = preview.shown("report.html", page)
    assert "Theme │ R12 │ R47\n" in told
    assert "R12 · R47 · Warm-up" in told
    assert not {"{", "<", "svg"} & {*told, *told.split()}


def test_readme_tells_of_every_format() -> None:
    told = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in told] == []
