"""What is shown when something unforeseen happens where nothing catches it: the kind and the place, no words.

Python itself would print the message of an error, and a message may hold the words of a note.
"""

from __future__ import annotations

import sys
import threading
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType


def install() -> None:
    """Take over from Python, for the whole process: errors, in threads and at the end too, and warnings."""
    sys.excepthook = _uncaught
    sys.unraisablehook = lambda one: _uncaught(one.exc_type, None, one.exc_traceback)
    threading.excepthook = lambda one: _uncaught(one.exc_type, None, one.exc_traceback)
    warnings.showwarning = _warned


def in_loop(_loop: object, context: Mapping[str, Any]) -> None:
    """Take what an asyncio loop would log: the handler of the loop's unhandled errors."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        _uncaught(type(error), error, error.__traceback__)


def _uncaught(
    kind: type[BaseException] | None, _error: BaseException | None, trace: TracebackType | None
) -> None:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?" if trace is None else f"{_name(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
    _write(f"{kind.__name__ if kind else 'Error'} {place}")


def _warned(  # noqa: PLR0913, PLR0917 - as the warnings module calls it
    message: object,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: object = None,
) -> None:
    del message, file, line
    _write(f"{category.__name__} {_name(filename)}:{lineno}")


def _name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def _write(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(line + "\n")
