"""What is said of an interview that was cut off: the same facts on the screens and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.clock import hours_of, local_time
from interview_tui.i18n import _, as_read, ngettext
from interview_tui.model.interview import Phase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.services.interviewing import Unfinished

UNDER_WAY = frozenset({Phase.RUNNING, Phase.PAUSED})


def is_cut_off(item: Unfinished) -> bool:
    """Return whether somebody should be told: the talk was not ended, or a line after it was not finished."""
    return item.phase in UNDER_WAY or item.draft_open


def cut_off(items: Iterable[Unfinished]) -> list[Unfinished]:
    """Return those of them that were cut off."""
    return [item for item in items if is_cut_off(item)]


def headline(item: Unfinished) -> str:
    """Return in one sentence what was cut off."""
    if item.phase in UNDER_WAY:
        return _("The interview with {code} was not ended.").format(code=item.code)
    return _("A line written after the talk with {code} was not finished.").format(code=item.code)


def facts(item: Unfinished) -> list[str]:
    """Return when it began, the last moment known, and how many notes are stored, a sentence each."""
    notes = ngettext("{n} note is stored.", "{n} notes are stored.", item.notes).format(n=item.notes)
    return [*moments(item.started, item.last, item.elapsed), notes]


def moments(started: int, last: int, elapsed: int) -> list[str]:
    """Return when an interview began and the last moment known of it (UTC and its own clock, in ms)."""
    told = [
        _("Started {time}.").format(time=as_read(local_time(started))),
        _("Last known {time}, {clock} into the interview.").format(
            time=as_read(local_time(last)), clock=hours_of(elapsed)
        ),
    ]
    if last < started:
        told.append(_("The computer's clock was set back meanwhile; the interview's own clock is right."))
    return told


def half_written(item: Unfinished) -> str:
    """Return how much of a half-written line there is, without its words."""
    if not item.draft:
        return _("There is no half-written line.")
    sentence = ngettext(
        "A half-written line of {n} character is kept.",
        "A half-written line of {n} characters is kept.",
        len(item.draft),
    )
    return sentence.format(n=len(item.draft))


def as_data(item: Unfinished, *, words: bool) -> dict[str, object]:
    """Return the facts for a program; the words of the half-written line only when they are asked for."""
    found: dict[str, object] = {
        "code": item.code,
        "phase": item.phase.value,
        "started": item.started,
        "last_known": item.last,
        "elapsed_ms": item.elapsed,
        "notes": item.notes,
        "draft_characters": len(item.draft),
    }
    return {**found, "draft": item.draft} if words else found
