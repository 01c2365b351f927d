"""The pieces of a document: headings, paragraphs, items, quotes and tables, which exporters write their way.

Every text in them is plain; whoever writes it escapes it.
"""

from __future__ import annotations

from enum import StrEnum

from interview_tui.model.values import dataclass


class Part(StrEnum):
    """What a heading stands over."""

    TITLE = "title"
    SECTION = "section"
    THEME = "theme"
    QUESTION = "question"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its depth, and what it stands over, for what has styles."""

    level: int
    text: str
    part: Part = Part.SECTION


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; it may hold line breaks."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: ``label: text``, or the text alone; ``depth`` 1 belongs to the item above it."""

    text: str
    label: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a respondent, and whose they are."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``name`` tells which, so that a figure can be drawn beside it."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Para | Item | Quote | Table
