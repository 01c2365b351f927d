"""Long work that tells how far it has come, and stops between two pieces when somebody says so.

A purge only tells: it is never stopped half-way.
"""

from __future__ import annotations

import threading
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from interview_tui.errors import InterviewError
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

Piece = TypeVar("Piece")


class BrokenOff(InterviewError):
    """Somebody ended long work before it was done."""

    def __init__(self) -> None:
        super().__init__(_("Broken off: nothing was exported."), _("What was begun has been removed."))


class Stage(Enum):
    """What is being done, as a sentence with ``n`` and ``all`` in it."""

    LOOKING = N_("Looking through what would leave: {n}/{all} texts")
    MAKING = N_("Making the files: {n}/{all} formats")
    SEARCHING = N_("Searching every byte: {n}/{all}")
    WRITING = N_("Writing: {n}/{all} files")
    HASHING = N_("Putting on record what goes: {n}/{all} files")
    KEYS = N_("Destroying the keys: {n}/{all} files")
    DELETING = N_("Deleting: {n}/{all} files")
    LEFT = N_("Looking whether anything is left: {n}/{all} files")


class Going:
    """Goes over the pieces of long work. Made where it is shown, used on the thread that works.

    Args:
        tell: Called with a sentence before each piece, on the thread that works.
    """

    def __init__(self, tell: Callable[[str], None] | None = None) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def stop(self) -> None:
        """Let the work end before its next piece; it raises ``BrokenOff`` there. From any thread."""
        self._stop.set()

    def over(self, stage: Stage, pieces: Collection[Piece]) -> Iterator[Piece]:
        """Yield ``pieces`` of a stage one by one.

        Raises:
            BrokenOff: somebody said stop.
        """
        for number, piece in enumerate(pieces, 1):
            if self._stop.is_set():
                raise BrokenOff
            if self._tell is not None:
                self._tell(_(stage.value).format(n=number, all=len(pieces)))
            yield piece
