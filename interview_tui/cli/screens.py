"""The one place that starts the screens, and refuses where they could not be shown."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from interview_tui.errors import TerminalTooPlain

if TYPE_CHECKING:
    from interview_tui.launch import Launch


def require_screen() -> None:
    """Raise TerminalTooPlain unless there is a terminal that can show the screens."""
    if os.environ.get("TERM", "").lower() in {"dumb", "unknown"}:
        raise TerminalTooPlain
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise TerminalTooPlain


def start(launch: Launch) -> int:
    """Show the screens until they are closed; return the exit code.

    Raises:
        TerminalTooPlain: there is no terminal, or it cannot move the cursor.
    """
    require_screen()
    from interview_tui.tui.ahead import Ahead

    ahead = Ahead(launch)
    from interview_tui.tui.app import run

    return run(launch, ahead)
