"""Takes a table of a Word guide: themes, questions and probes in its columns, or lines in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.guidefile import wordguess
from interview_tui.guidefile.faults import short
from interview_tui.guidefile.wordbuild import bare_title
from interview_tui.i18n import _

if TYPE_CHECKING:
    from interview_tui.guidefile.wordbuild import Builder
    from interview_tui.guidefile.wordfile import Block, Table


def take(builder: Builder, table: Table) -> None:
    """Take a table into the guide that is built."""
    rows = [row for row in table.rows if any(row)]
    if not rows:
        return
    kinds = wordguess.heads([" ".join(block.text for block in cell) for cell in rows[0]])
    if kinds is not None and len(rows) > 1:
        builder.guess(table.number, _("the first row of a table is its heads"))
        rows = rows[1:]
    else:
        kinds = None
    for row in rows:
        _row(builder, row, kinds or _columns(rows))


def _row(builder: Builder, row: list[list[Block]], kinds: list[str]) -> None:
    for place, cell in enumerate(row):
        kind = kinds[place] if place < len(kinds) else ""
        text = " ".join(block.text for block in cell)
        if not cell or (kind == "number" and not any(sign.isalpha() for sign in text)):
            continue
        if kind == "theme":
            _theme(builder, cell, text)
        else:
            _cell(builder, cell, kind)


def _theme(builder: Builder, cell: list[Block], text: str) -> None:
    title = bare_title(text)
    number = cell[0].number
    for block in cell:
        builder.told_of(block)
    if builder.title != title:
        builder.guess(number, _("“{words}” stands in a column of themes").format(words=short(title)))
        title, minutes = builder.timed(title, number)
        builder.begin(title, number, minutes)


def _cell(builder: Builder, cell: list[Block], kind: str) -> None:
    """Take the lines of a cell: questions, probes of the last question, or what asks nothing."""
    if not builder.title:
        builder.begin(builder.unnamed, cell[0].number, None)
        builder.guess(cell[0].number, _("a question before any heading: a theme was added for it"))
    top = min((block.depth for block in cell if block.depth >= 0), default=0)
    for place, block in enumerate(cell):
        builder.told_of(block)
        text = wordguess.typed(block.text).text
        deeper = block.depth > top or (place > 0 and block.depth >= 0 > cell[0].depth)
        if builder.last() is not None and (kind == "probe" or (kind == "question" and deeper)):
            builder.probe(text, block.number)
        elif kind in {"question", "probe"}:
            builder.question(text, block.number)
        else:
            builder.guess(block.number, _("“{words}” asks nothing: a hint").format(words=short(text)))
            builder.aside(text)
        builder.footnotes(block)


def _columns(rows: list[list[list[Block]]]) -> list[str]:
    """Return what the columns of a table without heads are for."""
    most = max(len(row) for row in rows)
    if most == 1:
        return ["question"]
    texts = [
        [" ".join(block.text for block in row[at]) for row in rows if at < len(row)] for at in range(most)
    ]
    numbers = [all(text.strip(" .").isdigit() or not text for text in column) for column in texts]
    asking = [any(wordguess.asks(text) for text in column) for column in texts]
    kinds: list[str] = []
    for at in range(most):
        if numbers[at]:
            kinds.append("number")
        elif not asking[at] and "theme" not in kinds and "question" not in kinds:
            kinds.append("theme")
        else:
            kinds.append("probe" if "question" in kinds else "question")
    return kinds
