"""A plain first frame, printed before anything heavy is imported, so that there is something to see at once.

From here on the terminal neither echoes nor waits for Enter: what is typed meanwhile stays in its queue for
the screens. ``remove`` gives the terminal back as it was; it is called at the end whatever happens.
"""

from __future__ import annotations

import os
import sys
from typing import Any

SCREENS = frozenset({"open", "session", "demo"})
"""Commands that show the screens."""

_PLAIN = frozenset({"--plain", "--help", "-h", "--version", "--keep"})

_state: dict[str, Any] = {}


def wanted(arguments: list[str]) -> bool:
    """Return whether these arguments lead to the screens, on a terminal that can show them."""
    words = [word for word in arguments if not word.startswith("-") and word not in {"nb", "en"}]
    return (
        (not words or words[0] in SCREENS)
        and not _PLAIN.intersection(arguments)
        and os.environ.get("TERM", "dumb") not in {"dumb", "unknown", ""}
        and all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    )


def show() -> None:
    """Print the frame: the program's name at the top, the line that will be typed in at the bottom."""
    try:
        import termios
    except ImportError:
        return
    columns, lines = os.get_terminal_size()
    try:
        before = termios.tcgetattr(0)
        now = termios.tcgetattr(0)
        now[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(0, termios.TCSANOW, now)
    except termios.error:
        return
    _state["before"] = before
    frame = f"\x1b[?1049h\x1b[2J\x1b[H interview-tui\x1b[2;1H{'─' * columns}\x1b[{lines - 1};1H > "
    os.write(1, frame.encode())


def remove() -> None:
    """Give the terminal back; doing it again does nothing."""
    before = _state.pop("before", None)
    if before is not None:
        import termios

        os.write(1, b"\x1b[?1049l\x1b[?25h")
        termios.tcsetattr(0, termios.TCSANOW, before)
