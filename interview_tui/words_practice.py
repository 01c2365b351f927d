"""The practice interview in words: who speaks, and afterwards which stamps lay where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui import words, words_craft, words_events
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
    from interview_tui.model.practice import Began, Performance, Stamped

HEADS = {
    Kind.ASKED: N_("You ask:"),
    Kind.SAID: N_("{code} says:"),
    Kind.SEEN: N_("You see:"),
    Kind.ASIDE: N_("{code} says:"),
    Kind.SILENT: N_("Silence."),
    Kind.BROKE_IN: N_("It is interrupted:"),
}

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
    acts = words_events.acts(live(events))
    cues = laid(playing, [note for note in notes if not note.after], acts)
    late: list[Stamped] = []
    for place, (began, stamps) in enumerate(cues):
        if playing.over_at is not None and began == playing.now:
            late = [one for one in stamps if _is_late(one, playing.over_at - began.at)]
            stamps = [one for one in stamps if one not in late]  # noqa: PLW2901 - the others lie at the cue
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
    if late:
        rows.append(Told(_("After they had finished:"), True))
        for place, one in enumerate(late, number + 1):
            at = _clock(playing.began[-1].at + one.after)
            rows.append(Told(f"[{place}] {at}  {_stamp(one.what, guide)}", False))
    after = [note for note in notes if note.after]
    if after:
        rows.append(Told(_("After the talk:"), True))
        rows += [Told(_note(note), False) for note in after]
    return rows


def _is_late(stamp: Stamped, over: int) -> bool:
    """Return whether a stamp is of none of the last words; ``over`` is ms from their cue to their end."""
    return stamp.after >= over + (SOON_MS if isinstance(stamp.what, Note) else 0)


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
    return words_events.said(what, _what(what, guide))


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
    tags += [words.moved(note.moved_ms)] if note.moved_ms else []
    shown = words.kind(note.kind) + (f": {note.text}" if note.text else "")
    return " ".join([shown, *(f"[{tag}]" for tag in tags)])


def _clock(milliseconds: int) -> str:
    return f"{milliseconds // 60_000:02}:{milliseconds // 1000 % 60:02}"
