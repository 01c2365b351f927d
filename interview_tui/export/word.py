"""The summary as Word documents: one per respondent and one across respondents.

A theme is in the built-in style Heading 1 and a question in Heading 2, so that NVivo and other programs code
by heading. The text is written as it comes: a document of a hundred thousand notes is never held as a tree.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from interview_tui.export import archive, document, escaping
from interview_tui.export.blocks import Heading, Item, Para, Part, Quote, Table
from interview_tui.export.word_frame import DOCUMENT, frame, halves
from interview_tui.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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

_LISTS = ("List Bullet", "List Bullet 2")
_QUOTE, _GRID = "Quote", "Table Grid"
_USED = (*STYLES.values(), *_LISTS, _QUOTE, _GRID)
_WIDTH = 8640
_BOLD, _UPRIGHT = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:i w:val="0"/></w:rPr>'


def render(summary: Summary) -> dict[str, bytes]:
    """Return file name -> content: ``respondent-<code>.docx`` for each respondent, then ``summary.docx``."""
    t = translator(summary.language)
    files: dict[str, bytes] = {}
    for code, ones in summary.by_code.items():
        blocks = document.of_respondent(t, summary, ones)
        files[f"respondent-{code.lower()}.docx"] = written(blocks, summary.language)
    files["summary.docx"] = written(document.across(t, summary), summary.language)
    return files


def of_guide(guide: Guide) -> bytes:
    """Return a guide as a Word document: themes in Heading 1, questions in Heading 2, probes as a list."""
    return written(document.of_guide(translator(guide.language), guide), guide.language)


def written(blocks: Iterable[Block], language: str) -> bytes:
    """Return a document as DOCX, the same bytes for the same blocks."""
    parts, ids = frame(language, STYLES[Part.SECTION], _USED)
    before, after = halves(parts[DOCUMENT])
    said = (piece for block in blocks for piece in _pieces(block, ids))
    return archive.packed(parts | {DOCUMENT: archive.written(said, before, after)})


def _pieces(block: Block, ids: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Heading(_, text, part):
            yield _paragraph(_run(_line(text)), ids[STYLES[part]])
        case Para(text, strong):
            yield _paragraph(_run(_text(text), _BOLD if strong else ""))
        case Item(text, label, depth):
            name = _run(f"{_line(label)}: ", _BOLD) if label else ""
            yield _paragraph(name + _run(_text(text)), ids[_LISTS[min(depth, 1)]])
        case Quote(text, by):
            whose = _run(f"\n— {_line(by)}", _UPRIGHT) if by else ""
            yield _paragraph(_run(_text(text)) + whose, ids[_QUOTE])
        case Table(_, head, rows):
            yield from _table(ids[_GRID], head, rows)


def _paragraph(runs: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{runs}</w:p>\n"


def _run(text: str, look: str = "") -> str:
    """Return a run of text; line breaks and tabs are elements of their own."""
    said = escape(text, quote=False)
    inside = f'<w:t xml:space="preserve">{said}</w:t>'
    for sign, name in (("\n", "br"), ("\t", "tab")):
        inside = inside.replace(sign, f'</w:t><w:{name}/><w:t xml:space="preserve">')
    return f"<w:r>{look}{inside}</w:r>"


def _table(style: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table as wide as the page, its heads repeated on every page, and room after it."""
    wide = _WIDTH // max(1, len(head))
    yield f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:type="auto" w:w="0"/></w:tblPr>'
    yield "<w:tblGrid>" + f'<w:gridCol w:w="{wide}"/>' * len(head) + "</w:tblGrid>\n"
    yield _row(head, wide, "<w:trPr><w:tblHeader/></w:trPr>", _BOLD)
    yield from (_row(row, wide) for row in rows)
    yield f"</w:tbl>\n{_paragraph('')}"


def _row(cells: Iterable[str], wide: int, kind: str = "", look: str = "") -> str:
    size = f'<w:tcPr><w:tcW w:type="dxa" w:w="{wide}"/></w:tcPr>'
    told = "".join(f"<w:tc>{size}<w:p>{_run(_line(cell), look)}</w:p></w:tc>" for cell in cells)
    return f"<w:tr>{kind}{told}</w:tr>\n"


def _text(text: str) -> str:
    return escaping.xml(text)


def _line(text: str) -> str:
    return " ".join(escaping.xml(text).split())
