"""Colours and weights of painted text, by name: from a table, not style sheets, so that painting is quick."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rich.style import Style

from interview_tui.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.theme import Theme

Ground = Literal["background", "surface", "panel"]
Name = Literal[
    "text",
    "strong",
    "dim",
    "rule",
    "head",
    "accent",
    "chosen",
    "good",
    "warn",
    "alarm",
    "quote",
    "aside",
    "cursor",
]


@lru_cache(maxsize=256)
def ink(theme_name: str, ground: Ground, name: Name) -> Style:
    """Return how ``name`` is painted on ``ground`` in a theme.

    ``chosen`` is the line a person has chosen, ``alarm`` something that needs attention now, ``aside`` words
    that stay with the interviewer.
    """
    theme = THEMES.get(theme_name) or THEMES["evening"]
    colour, bold, italic, reverse = _LOOKS[name]
    return Style(
        color=_colour(theme, colour),
        bgcolor=_colour(theme, "panel" if name == "chosen" else ground),
        bold=bold or None,
        italic=italic or None,
        reverse=reverse or None,
    )


_LOOKS: dict[Name, tuple[str, bool, bool, bool]] = {
    "text": ("foreground", False, False, False),
    "strong": ("foreground", True, False, False),
    "dim": ("dim", False, False, False),
    "rule": ("rule", False, False, False),
    "head": ("primary", True, False, False),
    "accent": ("accent", True, False, False),
    "chosen": ("accent", True, False, False),
    "good": ("success", False, False, False),
    "warn": ("warning", True, False, False),
    "alarm": ("error", True, False, False),
    "quote": ("primary", False, False, False),
    "aside": ("dim", False, True, False),
    "cursor": ("foreground", False, False, True),
}


def _colour(theme: Theme, name: str) -> str:
    value = theme.variables.get(name) or getattr(theme, name, None)
    return value or theme.primary
