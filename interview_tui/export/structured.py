"""Plain texts with codes for other programs: MAXQDA's structured text, and a codebook for Taguette.

MAXQDA's preprocessor splits one file at ``#TEXT name`` and codes what stands between ``#CODE name`` and
``#ENDCODE`` (MAXQDA help, "Structured documents"). What looks like one of these in a note gets a blank after
its sign, and is then text. Taguette reads a table with the columns ``tag`` and ``description``; without a
byte-order mark it guesses the encoding, and guesses wrong.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from interview_tui.export import archive, codes, passages, table
from interview_tui.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.export.codes import Codebook
    from interview_tui.export.passages import Page
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Summary

_SIGN = re.compile(r"#(?=TEXT|CODE|ENDCODE)", re.IGNORECASE)


def maxqda(summary: Summary) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield ``structured.txt``: every conversation with its notes coded by theme, question and kind."""
    t = translator(summary.language)
    book = codes.codebook(t, summary)
    lines = (piece.replace("\n", "\r\n") for piece in _all(t, summary, book))
    yield "structured.txt", archive.written(lines, b"\xef\xbb\xbf")


def _all(t: Translate, summary: Summary, book: Codebook) -> Iterator[str]:
    for number, page in enumerate(passages.pages(t, summary)):
        yield "\n" if number else ""
        yield from _structured(page, book)


def _structured(page: Page, book: Codebook) -> Iterator[str]:
    parents = {code.guid: group.name for group in book.tree for code in group.under}
    yield f"#TEXT {page.label}\n"
    coded = False
    for piece in page.pieces():
        if isinstance(piece, str):
            # The line break after a note stands before the end of its codes.
            yield _SIGN.sub("# ", piece.removeprefix("\n") if coded else piece)
        else:
            carried = book.of(piece)
            yield "".join(f"#CODE {parents[code.guid]}\\{code.name}\n" for code in carried)
            yield f"{_SIGN.sub('# ', piece.text)}\n"
            yield "#ENDCODE\n" * len(carried)
        coded = not isinstance(piece, str)


def tags(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Yield ``codebook.csv``: a tag per code, its place in the tree with points between."""
    book = codes.codebook(translator(summary.language), summary)
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, lineterminator="\r\n")
    writer.writerow(["tag", "description"])
    for group in book.tree:
        for code in group.under:
            writer.writerow([table.safe(_tag(group.name, code.name)), table.safe(code.about or code.name)])
    yield "codebook.csv", b"\xef\xbb\xbf" + paper.getvalue().encode()


def _tag(*names: str) -> str:
    return ".".join(name.replace(".", "·") for name in names)
