"""The summary as Word documents: one per respondent and one across respondents.

A theme is in the built-in style Heading 1 and a question in Heading 2, so that NVivo and other programs code
by heading. Times, author and template pictures that the library would leave in are taken out.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any

from interview_tui.export import archive, document, escaping
from interview_tui.export.blocks import Heading, Item, Para, Part, Quote, Table
from interview_tui.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.export.blocks import Block
    from interview_tui.model.guide import Guide
    from interview_tui.model.summary import Summary

STYLES = {
    Part.TITLE: "Title",
    Part.SECTION: "Subtitle",
    Part.THEME: "Heading 1",
    Part.QUESTION: "Heading 2",
    Part.KIND: "Heading 3",
}
"""Built-in style of each heading; only themes and questions are headings that other programs code by."""

_EPOCH = dt.datetime(*archive.EPOCH, tzinfo=dt.UTC)
_LISTS = ("List Bullet", "List Bullet 2")
_THUMBNAIL = "docProps/thumbnail.jpeg"
_LINK = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")


def render(summary: Summary) -> dict[str, bytes]:
    """Return file name -> content: ``respondent-<code>.docx`` for each respondent, then ``summary.docx``."""
    t = translator(summary.language)
    files: dict[str, bytes] = {}
    for code in summary.codes:
        ones = [one for one in summary.respondents if one.code == code]
        blocks = document.of_respondent(t, summary, ones)
        files[f"respondent-{code.lower()}.docx"] = written(blocks, summary.language)
    files["summary.docx"] = written(document.across(t, summary), summary.language)
    return files


def of_guide(guide: Guide) -> bytes:
    """Return a guide as a Word document: themes in Heading 1, questions in Heading 2, probes as a list."""
    return written(document.of_guide(translator(guide.language), guide), guide.language)


def written(blocks: Iterable[Block], language: str) -> bytes:
    """Return a document as DOCX, the same bytes for the same blocks."""
    import docx

    made: Any = docx.Document()
    about = made.core_properties
    about.author = about.comments = about.last_modified_by = about.title = about.keywords = ""
    about.created = about.modified = _EPOCH
    about.revision, about.language = 1, language
    _sections(made)
    for block in blocks:
        _add(made, block)
    paper = io.BytesIO()
    made.save(paper)
    return archive.packed(_without_picture(archive.unpacked(paper.getvalue())))


def _sections(made: Any) -> None:
    """Let sections, which are no headings to code by, look as large as they are."""
    from docx.shared import Pt

    style = made.styles[STYLES[Part.SECTION]]
    style.font.size, style.font.italic, style.font.bold = Pt(16), False, True
    style.paragraph_format.space_before, style.paragraph_format.keep_with_next = Pt(22), True


def _without_picture(parts: dict[str, bytes]) -> dict[str, bytes]:
    parts.pop(_THUMBNAIL, None)
    parts["_rels/.rels"] = _LINK.sub(b"", parts["_rels/.rels"])
    return parts


def _add(made: Any, block: Block) -> None:
    match block:
        case Heading(_, text, part):
            made.add_paragraph(_line(text), style=STYLES[part])
        case Para(text, strong):
            made.add_paragraph().add_run(_text(text)).bold = strong
        case Item(text, label, depth):
            item = made.add_paragraph(style=_LISTS[min(depth, 1)])
            if label:
                item.add_run(f"{_line(label)}: ").bold = True
            item.add_run(_text(text))
        case Quote(text, by):
            quote = made.add_paragraph(_text(text), style="Quote")
            if by:
                quote.add_run(f"\n— {_line(by)}").italic = False
        case Table(_, head, rows):
            _table(made, head, rows)


def _table(made: Any, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    table = made.add_table(rows=1, cols=len(head), style="Table Grid")
    _fill(table.rows[0].cells, head, bold=True)
    for row in rows:
        _fill(table.add_row().cells, row)
    made.add_paragraph()


def _fill(cells: Any, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.paragraphs[0].add_run(_line(text)).bold = bold


def _text(text: str) -> str:
    return escaping.xml(text)


def _line(text: str) -> str:
    return " ".join(escaping.xml(text).split())
