"""The summary as Word documents: one per respondent and one across respondents.

A theme is in the built-in style Heading 1 and a question in Heading 2, so that NVivo and other programs code
by heading. The text is written as it comes: a document of a hundred thousand notes is never held as a tree.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from interview_tui.export import archive, document, escaping, word_frame, word_table
from interview_tui.export.archive import Packed
from interview_tui.export.blocks import Heading, Item, Para, Part, Quote, Table
from interview_tui.export.word_frame import DOCUMENT, frame, halves, titled
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
_TWIPS = 567
"""Twentieths of a point in a centimetre, as Word measures."""
_BOLD, _UPRIGHT = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:i w:val="0"/></w:rPr>'


def files(summary: Summary) -> Iterator[tuple[str, Packed]]:
    """Yield ``respondent-<code>.docx`` for each respondent, then ``summary.docx``."""
    t = translator(summary.language)
    for code, ones in summary.by_code.items():
        blocks = document.of_respondent(t, summary, ones)
        yield f"respondent-{code.lower()}.docx", made(blocks, summary.language, code)
    title = document.title_of(t, summary)
    yield "summary.docx", made(document.across(t, summary), summary.language, title)


def of_guide(guide: Guide) -> bytes:
    """Return a guide as a Word document: themes in Heading 1, questions in Heading 2, probes as a list."""
    return written(document.of_guide(translator(guide.language), guide), guide.language, guide.title)


def written(blocks: Iterable[Block], language: str, title: str) -> bytes:
    """Return a document as ``made`` makes it, whole."""
    return made(blocks, language, title).whole()


def made(blocks: Iterable[Block], language: str, title: str) -> Packed:
    """Return a document as DOCX, the same bytes for the same blocks; ``title`` is told in its properties."""
    parts, ids = frame(language, STYLES[Part.SECTION], _USED)
    parts = titled(parts, _line(title))
    before, after = halves(parts[DOCUMENT])
    said = (piece for block in blocks for piece in _pieces(block, ids))
    return Packed(parts | {DOCUMENT: archive.written(said, before, after)})


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
        case Table():
            yield from _table(ids[_GRID], block)


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


def _table(style: str, table: Table) -> Iterator[str]:
    """Yield a table in the pieces it has room in, its heads repeated on every page, and room after each."""
    for head, rows in word_table.pieces(table):
        sizes = [int(one * _TWIPS) for one in word_table.widths(head, rows, word_frame.WIDTH)]
        yield (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:type="dxa" w:w="{sum(sizes)}"/>'
            '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        )
        yield "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes) + "</w:tblGrid>\n"
        yield _row(head, sizes, heading=True)
        yield from (_row(row, sizes) for row in rows)
        yield f"</w:tbl>\n{_paragraph('')}"


def _row(cells: Iterable[str], sizes: Iterable[int], *, heading: bool = False) -> str:
    """Return a row that stands on one page; a heading never stands alone at its foot."""
    kind = "<w:cantSplit/><w:tblHeader/>" if heading else "<w:cantSplit/>"
    room = f'<w:pPr>{"<w:keepNext/>" if heading else ""}<w:spacing w:after="20"/></w:pPr>'
    look = f'<w:rPr>{"<w:b/>" if heading else ""}<w:sz w:val="{word_table.HALF_POINTS}"/></w:rPr>'
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{size}"/></w:tcPr>'
        f"<w:p>{room}{_run(_line(cell), look)}</w:p></w:tc>"
        for cell, size in zip(cells, sizes, strict=True)
    )
    return f"<w:tr><w:trPr>{kind}</w:trPr>{told}</w:tr>\n"


def _text(text: str) -> str:
    return escaping.xml(text)


def _line(text: str) -> str:
    return " ".join(escaping.xml(text).split())
