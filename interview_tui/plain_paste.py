"""A block that is pasted at the plain door, where the terminal tells of it (bracketed paste): one note.

A terminal that does not tell of it sends a paste as if it were typed; then each line of it is a note.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

BEGIN, END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around what is pasted, when it was asked to (DEC mode 2004)."""


class Piece(NamedTuple):
    """A line or a pasted block; ``more`` characters of it were too many to be held."""

    text: str
    more: int = 0
    pasted: bool = False


@contextmanager
def asked_to_tell(stdin: Any, stdout: Any) -> Iterator[None]:
    """Have the terminal tell what is pasted, for as long as lines are read from it."""
    ends = [getattr(stream, "isatty", bool)() for stream in (stdin, stdout)]
    if not all(ends):
        yield
        return
    stdout.write("\x1b[?2004h")
    stdout.flush()
    try:
        yield
    finally:
        stdout.write("\x1b[?2004l")
        stdout.flush()


def pieces(lines: Iterable[tuple[str, int]], most: int) -> Iterator[Piece]:
    """Yield lines as they come, and the lines of a pasted block as one piece, when it has come to its end.

    Args:
        lines: Each line, and how many characters of it were not held.
        most: Most characters that are held of a block; the rest is counted.
    """
    block = Piece("", pasted=True)
    inside = False
    for line, more in lines:
        if not inside and BEGIN not in line:
            yield Piece(line, more)
            continue
        inside = line.rfind(END) < line.rfind(BEGIN) if BEGIN in line else END not in line
        whole = block.text + line.replace(BEGIN, "").replace(END, "")
        block = Piece(whole[:most], block.more + more + len(whole[most:]), pasted=True)
        if not inside:
            yield _typed_command(block)
            block = Piece("", pasted=True)
    if block.text:
        yield block


def _typed_command(block: Piece) -> Piece:
    """Return a command one line long, some of which was pasted, as the command it is."""
    command = block.text.startswith(":") and "\n" not in block.text.rstrip("\r\n")
    return block._replace(pasted=False) if command else block
