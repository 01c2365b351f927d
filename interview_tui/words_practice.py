"""The practice interview in words: who speaks, and afterwards which stamps lay where."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from interview_tui import words, words_craft
from interview_tui.i18n import N_, _
from interview_tui.model.craft import Fault, Presence, Setting, Validation
from interview_tui.model.guide import QuestionType
from interview_tui.model.interview import EventKind, QuestionState, live
from interview_tui.model.note import Note, NoteFlag
from interview_tui.model.practice import Kind, laid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import Event
    from interview_tui.model.practice import Began, Performance

HEADS = {
    Kind.ASKED: N_("You ask:"),
    Kind.SAID: N_("{code} says:"),
    Kind.SEEN: N_("You see:"),
    Kind.ASIDE: N_("{code} says:"),
    Kind.SILENT: N_("Silence."),
    Kind.BROKE_IN: N_("It is interrupted:"),
}

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


_FAMILIES: Mapping[EventKind, tuple[type[QuestionType | Fault | Validation | Setting | Presence], ...]] = {
    EventKind.ASKED_AS: (QuestionType,),
    EventKind.FAULT: (Fault,),
    EventKind.VALIDATION: (Validation,),
    EventKind.ROOM: (Setting, Presence),
}
"""What the value of an act is one of."""


SOON_MS = 4_000
"""A note begun so soon after something was said may well be of it, though the next thing had begun."""


class Told(NamedTuple):
    """One line of what lay where: what was said (``is_cue``), what was stamped, or that nothing was."""

    text: str
    is_cue: bool
    is_gap: bool = False


def head(began: Began, code: str) -> str:
    """Return who does what, before the words of a cue."""
    return _(HEADS[began.cue.kind]).format(code=code)


def lay_where(
    playing: Performance, guide: Guide, code: str, notes: Sequence[Note], events: Sequence[Event]
) -> list[Told]:
    """Return all that was said with a number where each stamp lay, and under it the stamps, none left out.

    What was written after the talk stands at the end.
    """
    rows: list[Told] = []
    number = 0
    acts = _acts(live(events))
    cues = laid(playing, [note for note in notes if not note.after], acts)
    for place, (began, stamps) in enumerate(cues):
        said = _numbered(began, playing.said_of(began), [one.words for one in stamps], number)
        rows.append(Told(f"{_clock(began.at)}  {head(began, code)} {said}".rstrip(), True))
        for one in stamps:
            number += 1
            seconds = _("after {n} s").format(n=max(0, one.after) // 1000)
            rows.append(Told(f"[{number}] {seconds}  {_stamp(one.what, guide)}", False))
        following = cues[place + 1].stamps if place + 1 < len(cues) else []
        soon = any(one.after < SOON_MS and isinstance(one.what, Note) for one in following)
        if not stamps and not soon and began.cue.kind is not Kind.ASKED:
            rows.append(Told(_("nothing was stamped here"), False, True))
    after = [note for note in notes if note.after]
    if after:
        rows.append(Told(_("After the talk:"), True))
        rows += [Told(_note(note), False) for note in after]
    return rows


def _acts(events: Sequence[Event]) -> list[Event]:
    """Return the marks; what one key noted together, that somebody is upset and the pause, is one mark."""
    return [
        event
        for before, event in pairwise([None, *events])
        if event is not None and event.kind in ACTS and not _goes_with(event, before)
    ]


def _goes_with(event: Event, before: Event | None) -> bool:
    if event.kind is EventKind.INTERRUPTION_OVER:
        return event.value == "distress"
    upset = before is not None and before.kind is EventKind.INTERRUPTION and before.value == "distress"
    return event.kind is EventKind.PAUSE and upset


def _numbered(began: Began, said: str, places: list[int], number: int) -> str:
    """Return what was said with ``[n]`` after as many words as had been said when each stamp was taken.

    What nobody says word by word, such as something seen, has them after it.
    """
    parts = said.split()
    for after, count in sorted(enumerate(places, number + 1), reverse=True):
        parts.insert(min(count, len(parts)) if began.cue.is_speech else len(said.split()), f"[{after}]")
    return " ".join(parts)


def _stamp(what: Note | Event, guide: Guide) -> str:
    if isinstance(what, Note):
        return _note(what)
    if what.kind is EventKind.INTERRUPTION and what.value in BROKE_IN:
        return _(BROKE_IN[what.value])
    return _(ACTS[what.kind]).format(what=_what(what, guide))


def _what(event: Event, guide: Guide) -> str:
    value, detail = event.value, event.detail
    match event.kind:
        case EventKind.THEME:
            asked = [guide.question(detail).text] if detail else []
            return " · ".join([guide.theme(value).title, *asked])
        case EventKind.QUESTION if value:
            return guide.question(value).text
        case EventKind.STATE:
            return words.state(QuestionState(detail.split(" ")[0]))
    family = next((one for one in _FAMILIES.get(event.kind, ()) if value in set(one)), None)
    return words_craft.word(family(value)) if family else value


def _note(note: Note) -> str:
    tags = [words.flag(flag) for flag in NoteFlag if flag in note.flags]
    tags += [words.time_tag(note.time)] if note.time else []
    tags += [words.source(note.source)] if note.source else []
    shown = words.kind(note.kind) + (f": {note.text}" if note.text else "")
    return " ".join([shown, *(f"[{tag}]" for tag in tags)])


def _clock(milliseconds: int) -> str:
    return f"{milliseconds // 60_000:02}:{milliseconds // 1000 % 60:02}"
