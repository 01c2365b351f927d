"""The words exporters use for kinds, states, scopes, types and reasons, marked for the catalogues.

They avoid words that are also common given names (Mark, May, Will, Ask, Per, Dag): the leak gate reads every
byte of an export, and a respondent with such a name would otherwise shut it for good.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from interview_tui.i18n import N_
from interview_tui.model.consent import ConsentScope
from interview_tui.model.identifier import IdentifierType
from interview_tui.model.interview import QuestionState
from interview_tui.model.note import NoteFlag, NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from interview_tui.model.summary import QuestionSummary, RespondentSummary, SummaryNote, ThemeSummary

    Translate = Callable[[str], str]

KINDS = {
    NoteKind.NOTE: N_("Notes"),
    NoteKind.QUOTE: N_("Quotes"),
    NoteKind.OBSERVATION: N_("Observations"),
    NoteKind.ASK_LATER: N_("Questions for later"),
    NoteKind.OWN_REACTION: N_("The interviewer's own reactions"),
    NoteKind.MARK: N_("Moments"),
}
"""Headings over notes of a kind, in the order they are shown."""

ONE_OF_KIND = {
    NoteKind.NOTE: N_("note"),
    NoteKind.QUOTE: N_("quote"),
    NoteKind.OBSERVATION: N_("observation"),
    NoteKind.ASK_LATER: N_("question for later"),
    NoteKind.OWN_REACTION: N_("own reaction"),
    NoteKind.MARK: N_("moment"),
}
"""One note of a kind, as in a table."""

STATES = {
    QuestionState.ASKED: N_("asked"),
    QuestionState.PARTLY: N_("partly"),
    QuestionState.UNASKED: N_("answered without being asked"),
    QuestionState.SKIPPED: N_("skipped"),
    QuestionState.NOT_REACHED: N_("not reached"),
}

_TOUCHED = N_("not marked as asked")
"""Said of a question that has notes although nobody marked it: “not reached” above them would be untrue."""

SCOPES = {
    ConsentScope.PARTICIPATION: N_("participation"),
    ConsentScope.NOTES: N_("notes"),
    ConsentScope.AUDIO: N_("audio"),
    ConsentScope.QUOTE_VERBATIM: N_("verbatim quotes"),
    ConsentScope.QUOTE_ATTRIBUTED: N_("attributed quotes"),
    ConsentScope.REVIEWER_ACCESS: N_("reading by a supervisor"),
    ConsentScope.MEMBER_CHECK: N_("reading through the results"),
    ConsentScope.RECONTACT: N_("recontact"),
    ConsentScope.ARCHIVE: N_("archiving"),
    ConsentScope.SPECIAL_CATEGORY: N_("sensitive matters"),
    ConsentScope.GATEKEEPER: N_("gatekeeper"),
}

TYPES = {
    IdentifierType.PERSON: N_("persons"),
    IdentifierType.PLACE: N_("places"),
    IdentifierType.ORGANISATION: N_("organisations"),
    IdentifierType.EMAIL: N_("e-mail addresses"),
    IdentifierType.PHONE: N_("telephone numbers"),
    IdentifierType.ID_NUMBER: N_("identity numbers"),
    IdentifierType.ADDRESS: N_("addresses"),
    IdentifierType.URL: N_("web addresses"),
    IdentifierType.DATE: N_("dates"),
    IdentifierType.AGE: N_("ages"),
    IdentifierType.OTHER: N_("other identifiers"),
}

REASONS: Mapping[str, str] = {
    NoteFlag.IDENTIFYING.value: N_("identifies someone"),
    NoteFlag.THIRD_PARTY.value: N_("about a third party"),
    NoteFlag.SPECIAL_CATEGORY.value: N_("special category of personal data"),
    NoteFlag.OFF_RECORD.value: N_("said off the record"),
    NoteFlag.HARM.value: N_("could harm the speaker"),
    NoteFlag.NO_QUOTE.value: N_("the speaker would rather not be quoted"),
    NoteFlag.RECOGNISABLE.value: N_("those who know the workplace could tell who it is"),
    NoteKind.ASK_LATER.value: N_("question for later"),
    NoteKind.OWN_REACTION.value: N_("own reaction"),
    NoteKind.MARK.value: N_("a moment without words"),
    "quote_not_granted": N_("quote without consent to verbatim quotes"),
    "quote_not_attributed": N_(
        "quote without consent to standing under a code; the unlinked form takes it along"
    ),
    "tells_fact": N_("quote that itself says a fact few respondents share"),
}
"""Why a note stayed behind."""


def state(t: Translate, question: QuestionSummary) -> str:
    """Return how far a question came in a conversation, in words; empty outside any question."""
    if question.state is QuestionState.NOT_REACHED and question.notes:
        return t(_TOUCHED)
    return t(STATES[question.state]) if question.state else ""


def question(t: Translate, one: QuestionSummary) -> str:
    """Return what stands over the notes of a question, or of no question."""
    return one.text if one.question_id or one.text else t(N_("Outside the questions"))


def elapsed(t: Translate, note: SummaryNote) -> str:
    """Return when a note was taken: whole minutes from the start, or that it was written afterwards."""
    if note.elapsed_ms is None:
        return ""
    if note.after:
        return t(N_("afterwards"))
    return t(N_("{minutes} min")).format(minutes=note.elapsed_ms // 60_000)


def length(t: Translate, one: RespondentSummary) -> str:
    """Return the band a conversation's length falls in."""
    return t(N_("{low}–{high} minutes")).format(low=one.minutes_from, high=one.minutes_to)


def covered(t: Translate, theme: ThemeSummary | None) -> str:
    """Return a theme's coverage as a symbol and words; a dash when the theme was not in that guide."""
    if theme is None:
        return "–"
    if not theme.total:
        return "·"
    words = t(N_("{covered} of {total}")).format(covered=theme.covered, total=theme.total)
    if theme.covered == theme.total:
        return f"● {words}"
    return f"{'◐' if theme.covered else '○'} {words}"


def scopes(t: Translate, values: Iterable[str]) -> str:
    """Return consent scopes as words, in the order they are asked for."""
    held = set(values)
    return ", ".join(t(word) for scope, word in SCOPES.items() if scope.value in held)


def columns(respondents: Iterable[RespondentSummary]) -> list[str]:
    """Return a label per summary: the code, with a number where one respondent has several conversations."""
    codes = [one.code for one in respondents]
    counts, seen = Counter(codes), Counter[str]()
    labels = []
    for code in codes:
        seen[code] += 1
        labels.append(f"{code} ({seen[code]})" if counts[code] > 1 else code)
    return labels
