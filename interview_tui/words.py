"""What kinds, flags, states, scopes and times are called on the screens and at the plain door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.consent import ConsentScope, Decision, Method
from interview_tui.model.guide import TimeTag
from interview_tui.model.interview import QuestionState
from interview_tui.model.note import NoteFlag, NoteKind, Source, goes_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.guide_change import ChangeKind
    from interview_tui.model.identifier import Choice, IdentifierType

_KINDS = {
    NoteKind.NOTE: N_("note"),
    NoteKind.QUOTE: N_("quote"),
    NoteKind.OBSERVATION: N_("observation"),
    NoteKind.ASK_LATER: N_("ask later"),
    NoteKind.OWN_REACTION: N_("own reaction"),
    NoteKind.MARK: N_("mark"),
}
_FLAGS = {
    NoteFlag.IDENTIFYING: N_("identifies someone"),
    NoteFlag.THIRD_PARTY: N_("third party"),
    NoteFlag.SPECIAL_CATEGORY: N_("special category"),
    NoteFlag.OFF_RECORD: N_("off the record"),
    NoteFlag.HARM: N_("could harm"),
    NoteFlag.NO_QUOTE: N_("not to be quoted"),
    NoteFlag.RECOGNISABLE: N_("recognisable"),
}
_STATES = {
    QuestionState.NOT_REACHED: N_("not reached"),
    QuestionState.ASKED: N_("asked"),
    QuestionState.PARTLY: N_("partly"),
    QuestionState.UNASKED: N_("answered unasked"),
    QuestionState.SKIPPED: N_("skipped"),
}
STATE_SYMBOLS = {
    QuestionState.NOT_REACHED: "○",
    QuestionState.ASKED: "●",
    QuestionState.PARTLY: "◐",
    QuestionState.UNASKED: "◉",
    QuestionState.SKIPPED: "–",
}
"""The symbol of a question's state; a word always stands by it or in the legend."""
_TIMES = {
    TimeTag.BEFORE: N_("before"),
    TimeTag.NOW: N_("now"),
    TimeTag.COMPARE: N_("compare"),
    TimeTag.FUTURE: N_("future"),
}
_SOURCES = {
    Source.FIRST_HAND: N_("first-hand"),
    Source.HEARSAY: N_("hearsay"),
    Source.UNCERTAIN: N_("uncertain"),
}
_SCOPES = {
    ConsentScope.PARTICIPATION: N_("taking part"),
    ConsentScope.NOTES: N_("notes"),
    ConsentScope.AUDIO: N_("audio"),
    ConsentScope.QUOTE_VERBATIM: N_("quotes word for word"),
    ConsentScope.QUOTE_ATTRIBUTED: N_("quotes with a pseudonym"),
    ConsentScope.REVIEWER_ACCESS: N_("a supervisor reading the notes"),
    ConsentScope.MEMBER_CHECK: N_("reading through the results"),
    ConsentScope.RECONTACT: N_("being contacted again"),
    ConsentScope.ARCHIVE: N_("archiving for later research"),
    ConsentScope.SPECIAL_CATEGORY: N_("health, faith and other sensitive matters"),
    ConsentScope.GATEKEEPER: N_("gatekeeper's consent"),
}
_SHORT_SCOPES = {
    ConsentScope.PARTICIPATION: N_("taking part"),
    ConsentScope.NOTES: N_("notes"),
    ConsentScope.AUDIO: N_("audio"),
    ConsentScope.QUOTE_VERBATIM: N_("quotes"),
    ConsentScope.QUOTE_ATTRIBUTED: N_("quotes by pseudonym"),
    ConsentScope.REVIEWER_ACCESS: N_("supervisor reads"),
    ConsentScope.MEMBER_CHECK: N_("reading through"),
    ConsentScope.RECONTACT: N_("contact again"),
    ConsentScope.ARCHIVE: N_("archive"),
    ConsentScope.SPECIAL_CATEGORY: N_("sensitive matters"),
    ConsentScope.GATEKEEPER: N_("leader"),
}
_DECISIONS = {
    Decision.GRANTED: N_("yes"),
    Decision.DECLINED: N_("no"),
    Decision.WITHDRAWN: N_("withdrawn"),
    Decision.NOT_ASKED: N_("not asked"),
    Decision.SUPERSEDED: N_("ask anew"),
}
_METHODS = {
    Method.WRITTEN: N_("in writing"),
    Method.EMAIL: N_("by e-mail"),
    Method.ELECTRONIC: N_("electronically"),
    Method.ORAL_RECORDED: N_("orally, recorded"),
    Method.ORAL_WITNESSED: N_("orally, with a witness"),
    Method.ORAL_LOGGED: N_("orally, logged"),
}
_WAYS = {
    Method.WRITTEN: N_("In writing: they signed on paper"),
    Method.EMAIL: N_("By e-mail: they answered an e-mail"),
    Method.ELECTRONIC: N_("Electronically: in a form on the web"),
    Method.ORAL_RECORDED: N_("Orally, recorded: the yes is on the recording"),
    Method.ORAL_WITNESSED: N_("Orally, with a witness: somebody else heard it; you give a code for them"),
    Method.ORAL_LOGGED: N_("Orally: only this program keeps that they said so, and when"),
}
_CHANGES = {
    "typo": N_("letters and signs"),
    "same_meaning": N_("same meaning"),
    "new_meaning": N_("new meaning"),
    "add": N_("added"),
    "drop": N_("dropped"),
    "move": N_("moved"),
}
_TYPES = {
    "person": N_("person"),
    "place": N_("place"),
    "organisation": N_("organisation"),
    "email": N_("e-mail"),
    "phone": N_("phone"),
    "id_number": N_("id number"),
    "address": N_("address"),
    "url": N_("web address"),
    "date": N_("date"),
    "age": N_("age"),
    "other": N_("other"),
}


def kind(value: NoteKind) -> str:
    """Return the word for a kind of note."""
    return _(_KINDS[value])


def quoted(text: str) -> str:
    """Return somebody's own words in the quotation marks of the language in use."""
    return _("“{words}”").format(words=text)


def quote(text: str) -> str:
    """Return the words of a quote between marks; one that goes on behind what was said has its own."""
    return text if goes_on(text) else quoted(text)


def flag(value: NoteFlag) -> str:
    """Return the word for a flag."""
    return _(_FLAGS[value])


def state(value: QuestionState, *, noted: bool = False) -> str:
    """Return the word for a question's state; ``noted`` says that notes were taken under it."""
    # “Not reached” of a question that has notes would be untrue, and read so in the report.
    return _("not marked as asked") if noted and value is QuestionState.NOT_REACHED else _(_STATES[value])


def time_tag(value: TimeTag) -> str:
    """Return the word for what time a question asks about."""
    return _(_TIMES[value])


def source(value: Source) -> str:
    """Return the word for how somebody knows what they say."""
    return _(_SOURCES[value])


def moved(milliseconds: int) -> str:
    """Return the words for a stamp that was moved back by so much."""
    return _("moved {n} s back").format(n=milliseconds // 1000)


def times(values: tuple[TimeTag, ...]) -> str:
    """Return the words for several times, as ``before/now``; empty when there are none."""
    return "/".join(time_tag(value) for value in values)


def scope(value: ConsentScope) -> str:
    """Return the words for a consent scope."""
    return _(_SCOPES[value])


def short_scope(value: ConsentScope) -> str:
    """Return a word or two for a consent scope, where ten of them stand together."""
    return _(_SHORT_SCOPES[value])


def decision(value: Decision | None) -> str:
    """Return the word for a decision; ``not asked`` when there is none."""
    return _("not asked") if value is None else _(_DECISIONS[value])


def method(value: Method) -> str:
    """Return the words for how consent was given."""
    return _(_METHODS[value])


def way(value: Method) -> str:
    """Return how consent is given, in a sentence to choose by."""
    return _(_WAYS[value])


def change(value: ChangeKind) -> str:
    """Return the words for what sort of change a question underwent."""
    return _(_CHANGES[value.value])


def identifier(value: IdentifierType) -> str:
    """Return the word for what an identifier names."""
    return _(_TYPES[value])


_MOST_NOTES = 12
"""Most notes that are named together by their numbers."""


def first_of(shown: Sequence[object], most: int) -> str:
    """Return the first ``most`` of what is shown, set apart by commas, and a sign where there are more."""
    return ", ".join(map(str, shown[:most])) + (" …" if len(shown) > most else "")


def note_numbers(notes: Sequence[int]) -> str:
    """Return the numbers of notes, the first of many; empty where there are none."""
    line = ngettext("note {numbers}", "notes {numbers}", len(notes))
    return line.format(numbers=first_of(notes, _MOST_NOTES)) if notes else ""


def interviews(count: int) -> str:
    """Return so many interviews, in words."""
    return ngettext("{n} interview", "{n} interviews", count).format(n=count)


def notes(count: int) -> str:
    """Return so many notes, in words."""
    return ngettext("{n} note", "{n} notes", count).format(n=count)


def becomes(choice: Choice | None, type: IdentifierType, text: str = "") -> str:  # noqa: A002 - the model's own word
    """Return what becomes of an identifier, in a few words; ``text`` is what a person put instead."""
    match choice:
        case None | "open":
            return _("UNDECIDED")
        case "keep":
            return _("kept")
        case "relation" | "generalise":
            return f"[{text}]"
        case _:
            return f"[{identifier(type)}]"
