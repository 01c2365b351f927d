"""Notes: kinds and flags, the first character that chooses a kind, and changes that are never overwritten."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.guide import TimeTag
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


class NoteKind(StrEnum):
    """What sort of note it is."""

    NOTE = "note"
    QUOTE = "quote"
    OBSERVATION = "observation"
    ASK_LATER = "ask_later"
    OWN_REACTION = "own_reaction"
    MARK = "mark"
    """A moment stamped without words; the words may come later."""


PLAIN = frozenset({NoteKind.NOTE, NoteKind.OBSERVATION})
"""Kinds that nothing holds back but what was said between quotation marks, or a later change."""

FIRST_CHARACTERS = {
    '"': NoteKind.QUOTE,
    "!": NoteKind.OBSERVATION,
    "?": NoteKind.ASK_LATER,
    "~": NoteKind.OWN_REACTION,
}
"""The first character of a line that says what kind of note it is."""

SPOKEN_WORDS = 3
"""Words between quotation marks from which a note counts as giving somebody's own words."""

_QUOTED = re.compile('(?<!\\w)["“”„«]([^"“”„«»]+)["“”»]')
_QUOTES = {'"', "“", "”", "„", "«"}
_DAY_MS = 86_400_000
_ALWAYS_OPEN, _ALWAYS_CLOSES = "„«", "»"
QUOTATION_MARKS = '"“”„«»'
"""Without one of them, no words of a note are somebody's own (kind ``quote`` apart)."""


class NoteFlag(StrEnum):
    """Why a note must not leave without being cleared."""

    IDENTIFYING = "identifying"
    THIRD_PARTY = "third_party"
    SPECIAL_CATEGORY = "special_category"
    OFF_RECORD = "off_record"
    HARM = "harm"
    NO_QUOTE = "no_quote"
    """The person would rather not see it quoted; their words in it never leave."""
    RECOGNISABLE = "recognisable"
    """Somebody who knows the place could tell who it is by what is told, although no name stands in it."""


class ChangeField(StrEnum):
    """What of a note a change concerns."""

    TEXT = "text"
    KIND = "kind"
    FLAG_ON = "flag_on"
    FLAG_OFF = "flag_off"
    CLEARED = "cleared"
    """A person let it leave although flagged, ask-later or own reaction; value ``yes`` or ``no``."""
    UNDONE = "undone"
    """Taken back within the interview; value ``yes`` or ``no``. The words stay on record until erased."""
    STAMP = "stamp"
    """The stamp moved; value is the new ``elapsed_ms`` in decimal."""
    ANSWERED = "answered"
    """An ask-later item was taken up; value ``yes`` or ``no``."""
    TIME = "time"
    """What time the words are about; value is a ``TimeTag``, or empty for none."""
    SOURCE = "source"
    """How they know it; value is a ``Source``, or empty when it was not said."""
    PASTED = "pasted"
    """Words were pasted, not typed; value ``yes``."""
    QUICK = "quick"
    """Quick words were written out; value is the whole note. The first such change is what was typed."""
    SIGNED = "signed"
    """Somebody has seen the whole note, and nothing more that identifies; value is who, empty for nobody."""
    MEANING = "meaning"
    """Whether the words as they stand now mean what was first written; value is a ``Meaning``."""


WORDINGS = frozenset({ChangeField.TEXT, ChangeField.QUICK})
"""Changes whose value is the whole note in other words."""


class Meaning(StrEnum):
    """What somebody said of words that were written anew: whether they mean the same."""

    KEPT = "kept"
    CHANGED = "changed"
    UNSURE = "unsure"


class Source(StrEnum):
    """How the speaker knows what they say."""

    FIRST_HAND = "first_hand"
    HEARSAY = "hearsay"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One change to one note, append-only. ``at`` is UTC in milliseconds."""

    note_id: int
    field: ChangeField
    value: str
    at: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands now (the first writing folded with its changes).

    ``at`` is the stamp in UTC milliseconds, ``elapsed_ms`` the same moment on the interview's own clock;
    ``after`` says that it was written after the conversation had ended.
    """

    id: int
    interview_id: int
    at: int
    elapsed_ms: int
    kind: NoteKind
    text: str
    theme_id: str
    question_id: str = ""
    after: bool = False
    flags: frozenset[NoteFlag] = frozenset()
    cleared: bool = False
    undone: bool = False
    answered: bool = False
    revised: bool = False
    time: TimeTag | None = None
    source: Source | None = None
    pasted: bool = False
    moved_ms: int = 0
    """How far somebody moved the stamp back from the first keystroke."""
    signed: str = ""
    """Who has read it through for export; empty while nobody has."""
    meaning: Meaning | None = None
    """Whether the words mean what was first written, where somebody was asked."""

    @property
    def needs_clearing(self) -> bool:
        """Whether it stays behind at export until a person clears this very note (fieldwork 2.6)."""
        return bool(self.flags) or self.kind in {NoteKind.ASK_LATER, NoteKind.OWN_REACTION}

    def changed(self, change: NoteChange) -> Note:  # noqa: C901, PLR0911 - one line for each field
        """Return the note after one change. A change of words or flags withdraws an earlier clearing."""
        value = change.value
        match change.field:
            case ChangeField.TEXT:
                return replace(self, text=value, revised=True, cleared=False, signed="", meaning=None)
            case ChangeField.QUICK:
                return replace(self, text=value, cleared=False, signed="")
            case ChangeField.KIND:
                return replace(self, kind=NoteKind(value), cleared=False)
            case ChangeField.FLAG_ON:
                return replace(self, flags=self.flags | {NoteFlag(value)}, cleared=False)
            case ChangeField.FLAG_OFF:
                return replace(self, flags=self.flags - {NoteFlag(value)}, cleared=False)
            case ChangeField.CLEARED:
                return replace(self, cleared=value == "yes")
            case ChangeField.UNDONE:
                return replace(self, undone=value == "yes")
            case ChangeField.STAMP:
                back = self.elapsed_ms - int(value)
                moved = self.moved_ms + back
                at = self.at if _is_month(self.at) else self.at - back
                return replace(self, elapsed_ms=int(value), at=at, moved_ms=moved)
            case ChangeField.ANSWERED:
                return replace(self, answered=value == "yes")
            case ChangeField.PASTED:
                return replace(self, pasted=value == "yes")
            case _:
                return self._tagged(change)

    def _tagged(self, change: NoteChange) -> Note:
        if change.field is ChangeField.SIGNED:
            return replace(self, signed=change.value)
        if change.field is ChangeField.MEANING:
            return replace(self, meaning=Meaning(change.value))
        if change.field is ChangeField.TIME:
            return replace(self, time=TimeTag(change.value) if change.value else None)
        return replace(self, source=Source(change.value) if change.value else None)


def _is_month(at: int) -> bool:
    """Return whether a moment stands for its whole month, where no more is kept (see ``clock.month_of``)."""
    return at % _DAY_MS == 0 and time.gmtime(at // 1000).tm_mday == 1


def as_typed(note: Note) -> str:
    """Return a note's words as a line that is typed: the first character says the kind; empty for a mark."""
    if note.kind is NoteKind.QUOTE and goes_on(note.text):
        return note.text
    first = {kind: character for character, kind in FIRST_CHARACTERS.items()}.get(note.kind, "")
    return first + note.text if note.text else ""


def fold(notes: Iterable[Note], changes: Iterable[NoteChange]) -> list[Note]:
    """Return ``notes`` as they stand after ``changes`` (oldest first), in the order they were given."""
    now = {note.id: note for note in notes}
    for change in changes:
        if change.note_id in now:
            now[change.note_id] = now[change.note_id].changed(change)
    return list(now.values())


def speaks(note: Note) -> bool:
    """Return whether a note gives somebody's own words: a quote, or three words between quotation marks."""
    if note.kind is NoteKind.QUOTE:
        return True
    return any(len(found.split()) >= SPOKEN_WORDS for found in _QUOTED.findall(note.text))


def read_line(line: str) -> tuple[NoteKind, str]:
    """Return the kind and the words of a typed line.

    The first character chooses the kind and is taken off; a quote also loses the quotation mark that closes
    it at the end. A quote with something behind its closing mark (``"vi venter", sier hun``) keeps both
    marks: what lies between them is what was said, the rest is the interviewer's. A line of blanks is a mark:
    a moment without words.
    """
    text = line.strip()
    if not text:
        return NoteKind.MARK, ""
    first = text[0]
    if first in _QUOTES:
        end = _closes(text)
        body = text[1:end] if end == len(text) - 1 else text[1:]
        if not body.strip() or not text[1:end].strip():
            return NoteKind.NOTE, text
        return NoteKind.QUOTE, text if goes_on(text) else body.strip()
    kind = FIRST_CHARACTERS.get(first)
    if kind is None or not text[1:].strip():
        return NoteKind.NOTE, text
    return kind, text[1:].strip()


def goes_on(text: str) -> bool:
    """Return whether words begin with what was said, between quotation marks, and go on behind it."""
    end = _closes(text)
    return 0 < end < len(text) - 1


def _closes(text: str) -> int:
    """Return where the quotation mark is closed that a text begins with; its length where it never is.

    A mark before a word opens one more, within the first; any other closes.
    """
    if text[:1] not in _QUOTES:
        return len(text)
    depth = 0
    for at, mark in enumerate(text):
        if mark in QUOTATION_MARKS:
            depth += 1 if _opens(text, at) else -1
            if not depth:
                return at
    return len(text)


def _opens(text: str, at: int) -> bool:
    mark, before, behind = text[at], text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if mark in _ALWAYS_OPEN + _ALWAYS_CLOSES:
        return mark in _ALWAYS_OPEN
    return not at or (not behind.isspace() and (before.isspace() or before in "([{/–—"))
