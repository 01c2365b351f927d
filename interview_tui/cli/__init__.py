"""The command line: every verb of the product in one short line, for people, scripts and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interview_tui.cli.group import cli, main

__all__ = ["cli", "main"]


def __getattr__(name: str) -> Any:
    # The short way to the screens goes through this package without the commands being loaded.
    if name not in __all__:
        raise AttributeError(name)
    from interview_tui.cli import group

    return getattr(group, name)
