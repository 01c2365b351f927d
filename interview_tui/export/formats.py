"""The formats a summary can be taken out in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_tui.export import markdown, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, and what makes file name -> content out of a summary."""

    suffix: str
    render: Callable[[Summary], dict[str, bytes]]


FORMATS = {"md": Format(".md", markdown.render), "csv": Format(".csv", table.render)}
"""Name given on the command line -> format."""
