"""The practice interview in words: who speaks, and afterwards which stamps lay where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui import words
from interview_tui.i18n import N_, _
from interview_tui.model.interview import EventKind
from interview_tui.model.note import Note, NoteFlag
from interview_tui.model.practice import Began, Kind, laid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.model.interview import Event

SHOWN_WORDS = 9
"""Words of a cue, or of a note, that are enough to know it by."""

HEADS = {
    Kind.ASKED: N_("You ask:"),
    Kind.SAID: N_("{code} says:"),
    Kind.SEEN: N_("You see:"),
    Kind.ASIDE: N_("{code} says:"),
    Kind.SILENT: N_("Silence."),
    Kind.BROKE_IN: N_("It is interrupted:"),
}

ACTS = {
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
    EventKind.THEME: N_("went to another theme"),
    EventKind.QUESTION: N_("went to another question"),
    EventKind.STATE: N_("said how far the question came"),
    EventKind.END_CHECK: N_("end check"),
}


class Told(NamedTuple):
    """One line of what lay where: what was said (``is_cue``), what was stamped, or that nothing was."""

    text: str
    is_cue: bool
    is_gap: bool = False


def head(began: Began, code: str) -> str:
    """Return who does what, before the words of a cue."""
    return _(HEADS[began.cue.kind]).format(code=code)


def lay_where(began: list[Began], notes: Iterable[Note], events: Iterable[Event], code: str) -> list[Told]:
    """Return what was said, each with the stamps that lay in it and how long after its beginning."""
    rows: list[Told] = []
    shown = [event for event in events if event.kind in ACTS]
    for one in laid(began, [note for note in notes if not note.after], shown):
        rows.append(
            Told(f"{_clock(one.began.at)}  {head(one.began, code)} {_short(one.began.words)}".rstrip(), True)
        )
        rows += [Told(f"{_after(after)}  {_stamp(what)}", False) for after, what in one.stamps]
        if not one.stamps and one.began.cue.kind is not Kind.ASKED:
            rows.append(Told(_("nothing was stamped here"), False, True))
    return rows


def _after(milliseconds: int) -> str:
    return _("after {n} s").format(n=max(0, milliseconds) // 1000)


def _stamp(what: Note | Event) -> str:
    if not isinstance(what, Note):
        return _(ACTS[what.kind])
    flags = "".join(f" [{words.flag(flag)}]" for flag in NoteFlag if flag in what.flags)
    return f"{words.kind(what.kind)}: {_short(what.text)}{flags}" if what.text else words.kind(what.kind)


def _short(text: str) -> str:
    found = text.split()
    return " ".join(found[:SHOWN_WORDS]) + (" …" if len(found) > SHOWN_WORDS else "")


def _clock(milliseconds: int) -> str:
    return f"{milliseconds // 60_000:02}:{milliseconds // 1000 % 60:02}"
