"""What the plain door's commands about recorders do."""

# ruff: noqa: D103 - what each does is said once, in the table of commands

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.services.sync_marks import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.plain import Door

SAME = frozenset({"same", "samme"})
"""Words for going on in the same file."""


def do_recorder(door: Door, rest: str) -> Iterable[str]:
    number, words = _numbered(rest)
    same = words.casefold() in SAME
    counter = moment_of(words) if words and not same else None
    on = door.session.recorder(number, counter_ms=counter, same=same)
    if number > 1:
        said = _("Recorder {n} on: start it now.") if on else _("Recorder {n} off.")
        yield said.format(n=number)
    elif same or counter is not None:
        yield _("Recorder on.") if on else _("Recorder off.")
    else:
        yield _("Recorder on: start it now.") if on else _("Recorder off.")


def do_counter(door: Door, rest: str) -> Iterable[str]:
    number, words = _numbered(rest)
    door.session.counter(moment_of(words), number)
    yield _("Noted: the counter showed {time}.").format(time=words)


def _numbered(rest: str) -> tuple[int, str]:
    """Return the recorder's number, 1 if none was typed, and what follows."""
    first, _blank, more = rest.strip().partition(" ")
    if len(first) == 1 and first.isascii() and first.isdigit():
        return int(first), more.strip()
    return 1, rest.strip()
