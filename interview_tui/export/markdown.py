"""The summary as Markdown: one file per respondent and one across respondents, in the study's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.export import archive, document, escaping
from interview_tui.export.blocks import Heading, Item, Para, Quote, Table
from interview_tui.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.export.blocks import Block
    from interview_tui.model.summary import Summary

ACROSS = "summary.md"
"""Name of the file across respondents."""


def files(summary: Summary) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield ``respondent-<code>.md`` for each respondent, then ``summary.md``."""
    t = translator(summary.language)
    for code, ones in summary.by_code.items():
        yield f"respondent-{code.lower()}.md", pieces(document.of_respondent(t, summary, ones))
    yield ACROSS, pieces(document.across(t, summary))


def written(blocks: Iterable[Block]) -> bytes:
    """Return a document as Markdown."""
    return b"".join(pieces(blocks))


def pieces(blocks: Iterable[Block]) -> Iterator[bytes]:
    """Yield what ``written`` returns: it ends with one line break, however many the last block has."""
    breaks = b""
    for piece in archive.written(f"{line}\n" for line in _all(blocks)):
        said = piece.rstrip(b"\n")
        if said:
            yield breaks + said
            breaks = b""
        breaks += piece[len(said) :]
    yield b"\n"


def _all(blocks: Iterable[Block]) -> Iterator[str]:
    before: Block | None = None
    for block in blocks:
        if isinstance(before, Item) and not isinstance(block, Item):
            yield ""
        yield from _lines(block)
        before = block


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield from (f"{'#' * level} {escaping.heading(text)}", "")
        case Para(text, strong):
            said = escaping.lines(text, start=not strong)
            yield from ([f"**{said[0]}**"] if strong else said)
            yield ""
        case Item():
            yield from _item(block)
        case Quote(text, by):
            yield from (f"> {part}" for part in escaping.lines(text, start=True))
            yield from (">", f"> — {by}", "") if by else ("",)
        case Table(_, head, rows):
            yield from (_row(head), _row(["---"] * len(head)))
            yield from (_row(map(escaping.line, row)) for row in rows)
            yield ""


def _item(item: Item) -> Iterator[str]:
    indent = "  " * item.depth
    first, *rest = escaping.lines(item.text, start=not item.label)
    yield f"{indent}- {item.label}: {first}" if item.label else f"{indent}- {first}"
    yield from (f"{indent}  {part}" for part in rest)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
