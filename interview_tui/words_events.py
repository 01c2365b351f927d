"""What happens in a talk, in words; and of it what breaks the talk up, and where."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.i18n import N_, _
from interview_tui.model.interview import BREAKS, EventKind, live

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import Event

ACTS = {
    EventKind.THEME: N_("went to the theme: {what}"),
    EventKind.QUESTION: N_("went to the question: {what}"),
    EventKind.STATE: N_("said of a question: {what}"),
    EventKind.PAUSE: N_("pause"),
    EventKind.CONTINUE: N_("going on"),
    EventKind.INTERRUPTION: N_("interruption noted"),
    EventKind.INTERRUPTION_OVER: N_("interruption over"),
    EventKind.SILENCE: N_("silence noted"),
    EventKind.SILENCE_OVER: N_("silence over"),
    EventKind.OFF_RECORD: N_("off the record"),
    EventKind.ON_RECORD: N_("on the record again"),
    EventKind.RECORDER_ON: N_("recorder mark: on"),
    EventKind.RECORDER_OFF: N_("recorder mark: off"),
    EventKind.RECORDER_AT: N_("what the recorder's counter showed"),
    EventKind.EXTENDED: N_("more time agreed on: {what} min"),
    EventKind.ASKED_AS: N_("how it was asked: {what}"),
    EventKind.FAULT: N_("a fault of one's own: {what}"),
    EventKind.VALIDATION: N_("what they said to it: {what}"),
    EventKind.ROOM: N_("the room: {what}"),
    EventKind.CONSENT_CONFIRMED: N_("their yes once more, on the recording"),
    EventKind.QUOTE_CHECK: N_("asked what they would rather not see quoted"),
    EventKind.TOLD: N_("told what had been held back"),
    EventKind.END_CHECK: N_("end check"),
    EventKind.ENDED: N_("end of the talk"),
}
"""Every act that is a mark in the talk, in words."""

BROKE_IN = {
    "phone": N_("interruption noted: a telephone"),
    "person": N_("interruption noted: somebody came in"),
    "technical": N_("interruption noted: something technical"),
    "distress": N_("noted that the person is upset, and paused"),
}
"""An interruption by what broke in."""


class Break(NamedTuple):
    """Something that broke the talk up, or that it is over: ms of the interview's clock, words, and where."""

    elapsed_ms: int
    text: str
    theme_id: str
    question_id: str


def said(event: Event, what: str = "") -> str:
    """Return an act in words; ``what`` is what it concerned, where that has a word of its own."""
    if event.kind is EventKind.INTERRUPTION and event.value in BROKE_IN:
        return _(BROKE_IN[event.value])
    return _(ACTS[event.kind]).format(what=what)


def acts(events: Sequence[Event]) -> list[Event]:
    """Return the marks; what one key noted together, that somebody is upset and the pause, is one mark."""
    return [
        event
        for before, event in pairwise([None, *events])
        if event is not None and event.kind in ACTS and not _goes_with(event, before)
    ]


def breaks(guide: Guide, events: Iterable[Event]) -> Iterator[Break]:
    """Yield what broke the talk up, in order; what was taken back is left out."""
    first = guide.themes[0]
    theme, question = first.id, first.questions[0].id if first.questions else ""
    for event in acts(live(events)):
        if event.kind is EventKind.THEME:
            theme, question = event.value, event.detail
        elif event.kind is EventKind.QUESTION:
            question = event.value
        elif event.kind in BREAKS:
            yield Break(event.elapsed_ms, said(event), theme, question)


def _goes_with(event: Event, before: Event | None) -> bool:
    if event.kind is EventKind.INTERRUPTION_OVER:
        return event.value == "distress"
    upset = before is not None and before.kind is EventKind.INTERRUPTION and before.value == "distress"
    return event.kind is EventKind.PAUSE and upset
