"""Answers: one short line on standard output, warnings on standard error, JSON where a program reads it."""

from __future__ import annotations

import sys
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import click

from interview_tui import splash
from interview_tui.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def line(text: str) -> None:
    """Write ``text`` to standard output, without anything that could act on the terminal.

    The first frame is taken away before: what is written over it would be gone with it.
    """
    splash.remove()
    click.echo(clean(text))


def warn(text: str) -> None:
    """Write ``text`` to standard error, cleaned likewise."""
    splash.remove()
    click.echo(clean(text), err=True)


def raw(sequence: str) -> None:
    """Write a control sequence of our own to the terminal."""
    sys.stdout.write(sequence)
    sys.stdout.flush()


def data(value: Any) -> None:
    """Write ``value`` as one line of JSON."""
    import json

    click.echo(clean(json.dumps(value, ensure_ascii=False, sort_keys=True)))


def table(rows: Iterable[Sequence[str]]) -> None:
    """Write rows with their columns in line, the last one ragged; a row is one line whatever is in it."""
    lines = [[_cell(cell) for cell in row] for row in rows]
    widths: list[int] = []
    for row in lines:
        widths += [0] * (len(row) - len(widths))
        for at, (_text, width) in enumerate(row):
            widths[at] = max(widths[at], width)
    padded = (
        "  ".join([text + " " * (widths[at] - width) for at, (text, width) in enumerate(row)]).rstrip()
        for row in lines
    )
    if written := "\n".join(padded):
        click.echo(written)


@lru_cache(maxsize=1024)
def _cell(text: str) -> tuple[str, int]:
    line = clean_line(text)
    return line, _width(line)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(bool(unicodedata.combining(sign)) for sign in text)


def fit(text: str, width: int) -> str:
    """Return ``text`` on one line of ``width`` cells; what does not fit ends in an ellipsis."""
    line = clean_line(text)
    if _width(line) > width:
        while _width(line) > width - 1:
            line = line[:-1]
        line += "…"
    return line + " " * (width - _width(line))
