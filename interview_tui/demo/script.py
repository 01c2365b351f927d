"""Reads the sample's interviews as they are written in ``interviews/*.txt``; used only when they are frozen.

A line is ``MM:SS`` and what was typed, with the session's own first characters, and ``^flag`` last where a
note was flagged; the indented line after it, behind ``=``, says the same in English. ``:act`` lines are what
was done; places are ids of questions, which both guides share.
"""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, Any

from interview_tui.model.interview import EventKind, QuestionState
from interview_tui.model.note import ChangeField, NoteFlag, NoteKind, read_line
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide

_LINE = re.compile(r"(?P<minutes>\d+):(?P<seconds>[0-5]\d) (?P<words>\S.*)")
_FLAG = re.compile(r" \^(?P<flag>[a-z_]+)$")
_ENGLISH = "    = "

_PLAIN_ACTS = {
    "recorder": EventKind.RECORDER_ON,
    "recoff": EventKind.RECORDER_OFF,
    "pause": EventKind.PAUSE,
    "continue": EventKind.CONTINUE,
    "interruption": EventKind.INTERRUPTION,
    "over": EventKind.INTERRUPTION_OVER,
    "extend": EventKind.EXTENDED,
    "endcheck": EventKind.END_CHECK,
    "end": EventKind.ENDED,
    "close": EventKind.CLOSED,
}
_LANGUAGES = ("nb", "en")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script: its moment in milliseconds, and the words per language (or the act twice)."""

    at: int
    words: dict[str, str]
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class _Walk:
    """Where a script has come to while it is turned into records."""

    guide: Guide
    language: str
    theme: str
    question: str = ""
    after: bool = False
    events: list[list[Any]] = field(default_factory=list)
    notes: list[list[Any]] = field(default_factory=list)
    changes: list[list[Any]] = field(default_factory=list)

    def take(self, line: Line) -> None:
        words = line.words[self.language]
        if words.startswith(":"):
            name, _, rest = words[1:].partition(" ")
            self._act(line.at, name, rest)
            return
        kind, text = read_line(words)
        if kind is not read_line(line.words["nb"])[0]:
            raise ValueError(f"the kind differs between the languages: {words}")
        self._note(line.at, kind, text, line.flags)

    def _note(self, at: int, kind: NoteKind, text: str, flags: tuple[str, ...]) -> None:
        self.notes.append([at, kind.value, text, self.theme, self.question, int(self.after), list(flags)])

    def _act(self, at: int, name: str, rest: str) -> None:
        match name:
            case "go":
                self._go(at, rest)
            case "mark":
                self._note(at, NoteKind.MARK, "", ())
            case "asked" | "partly":
                self._event(at, EventKind.STATE, self.question, QuestionState(name).value)
            case "unasked":
                self._event(at, EventKind.STATE, place(self.guide, rest)[1], QuestionState.UNASKED.value)
            case "skipped":
                where, *why = (part.strip() for part in rest.split("|"))
                reason = why[_LANGUAGES.index(self.language)]
                self._event(at, EventKind.STATE, place(self.guide, where)[1], f"skipped {reason}")
            case "answered":
                self.changes.append([self._note_at(rest), ChangeField.ANSWERED.value, "yes", at])
            case "revise":
                where, *texts = (part.strip() for part in rest.split("|"))
                text = texts[_LANGUAGES.index(self.language)]
                self.changes.append([self._note_at(where), ChangeField.TEXT.value, text, at])
            case _:
                self._event(at, _PLAIN_ACTS[name], rest)
                self.after = self.after or name == "end"

    def _go(self, at: int, where: str) -> None:
        theme, question = place(self.guide, where)
        if theme != self.theme:
            self._event(at, EventKind.THEME, theme, question)
        elif question != self.question:
            self._event(at, EventKind.QUESTION, question)
        self.theme, self.question = theme, question

    def _event(self, at: int, kind: EventKind, value: str = "", detail: str = "") -> None:
        self.events.append([at, kind.value, value, detail])

    def _note_at(self, stamp: str) -> int:
        return [note[0] for note in self.notes].index(milliseconds(stamp))


def milliseconds(stamp: str) -> int:
    """Return ``MM:SS`` in milliseconds; minutes may be above 59."""
    minutes, _, seconds = stamp.partition(":")
    return (int(minutes) * 60 + int(seconds)) * 1000


def place(guide: Guide, question: str) -> tuple[str, str]:
    """Return (theme id, question id) of a question; KeyError when the guide has none of that id."""
    return guide.theme_of(question).id, question


def read(text: str) -> list[Line]:
    """Return the lines of a script; ValueError when one is malformed, untranslated or out of order."""
    lines = list(_read(text))
    if [line.at for line in lines] != sorted(line.at for line in lines):
        raise ValueError("a script must go forwards in time")
    return lines


def _read(text: str) -> Iterator[Line]:
    rows = [row for row in text.splitlines() if row.strip()]
    for row, following in zip(rows, [*rows[1:], ""], strict=True):
        if row.startswith(_ENGLISH):
            continue
        found = _LINE.fullmatch(row)
        if not found:
            raise ValueError(f"not a line of a script: {row}")
        at, words = milliseconds(row.partition(" ")[0]), found["words"]
        if words.startswith(":"):
            yield Line(at, dict.fromkeys(_LANGUAGES, words))
        elif following.startswith(_ENGLISH):
            words, flags = _flags(words)
            yield Line(at, {"nb": words, "en": following.removeprefix(_ENGLISH)}, flags)
        else:
            raise ValueError(f"not said in English: {row}")


def _flags(words: str) -> tuple[str, tuple[str, ...]]:
    flags: list[str] = []
    while found := _FLAG.search(words):
        flags.append(NoteFlag(found["flag"]).value)
        words = words[: found.start()]
    return words, tuple(sorted(flags))


def records(lines: list[Line], guide: Guide, language: str) -> dict[str, Any]:
    """Return an interview's events, notes and changes, JSON-able, with ids of ``guide``.

    Events are ``[elapsed ms, kind, value, detail]``, notes ``[elapsed ms, kind, text, theme, question, after,
    flags]``, changes ``[index of the note, field, value, elapsed ms]``.
    """
    walk = _Walk(guide, language, guide.themes[0].id, guide.themes[0].questions[0].id)
    for line in lines:
        walk.take(line)
    return {"events": walk.events, "notes": walk.notes, "changes": walk.changes}
