"""What the plain door says of things, and the words it understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from interview_tui import words
from interview_tui.clock import hours_of
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _, ngettext
from interview_tui.model.interview import Phase
from interview_tui.model.note import Note, NoteFlag, NoteKind
from interview_tui.services.acts import numbered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.services.session import Session

_Choice = TypeVar("_Choice")

FLAG_WORDS = {
    "identifying": NoteFlag.IDENTIFYING, "third": NoteFlag.THIRD_PARTY, "special": NoteFlag.SPECIAL_CATEGORY,
    "off": NoteFlag.OFF_RECORD, "harm": NoteFlag.HARM, "noquote": NoteFlag.NO_QUOTE,
    "identifiserer": NoteFlag.IDENTIFYING, "tredjepart": NoteFlag.THIRD_PARTY,
    "særlig": NoteFlag.SPECIAL_CATEGORY, "utenfor": NoteFlag.OFF_RECORD, "skade": NoteFlag.HARM,
    "usitert": NoteFlag.NO_QUOTE,
}  # fmt: skip
KIND_WORDS = {
    "note": NoteKind.NOTE, "quote": NoteKind.QUOTE, "observation": NoteKind.OBSERVATION,
    "later": NoteKind.ASK_LATER, "reaction": NoteKind.OWN_REACTION, "mark": NoteKind.MARK,
    "notat": NoteKind.NOTE, "sitat": NoteKind.QUOTE, "observasjon": NoteKind.OBSERVATION,
    "senere": NoteKind.ASK_LATER, "reaksjon": NoteKind.OWN_REACTION, "merke": NoteKind.MARK,
}  # fmt: skip
INTERRUPTION_WORDS = {
    "phone": "phone", "person": "person", "distress": "distress", "technical": "technical",
    "telefon": "phone", "uro": "distress", "teknisk": "technical", "": "",
}  # fmt: skip
END_WORDS = {
    "": "done",
    "done": "done",
    "participant": "participant",
    "ferdig": "done",
    "deltaker": "participant",
}
UNQUOTED_WORDS = {"nothing": False, "all": True, "ingenting": False, "alt": True}
WITHDRAW_WORDS = {"keep": True, "all": False, "behold": True, "alt": False}


def where(session: Session) -> str:
    """Return one line on where the interview stands: theme, question, time, what is to be asked later."""
    state = session.state
    theme = session.guide.theme(state.theme_id)
    ids = [question.id for question in theme.questions]
    theme_number = next(count for count, other in numbered(session.guide) if other.id == theme.id)
    parts = [f"{theme_number} {theme.title}"]
    if state.question_id in ids:
        place = _("question {n} of {total}").format(n=ids.index(state.question_id) + 1, total=len(ids))
        parts.append(f"{place}: {session.guide.question(state.question_id).text}")
    parts.append(hours_of(session.now_ms()))
    if later := session.later:
        parts.append(ngettext("{n} to ask later", "{n} to ask later", len(later)).format(n=len(later)))
    if state.phase is Phase.PAUSED:
        parts.append(_("paused"))
    return " · ".join(parts)


def choose(given: str, known: Mapping[str, _Choice]) -> _Choice:
    """Return what a word, or the unique beginning of one, stands for; UsageProblem lists the words."""
    wanted = given.casefold().replace("_", " ").replace("-", " ").split(" ")[0]
    if wanted in known:
        return known[wanted]
    found = {known[word] for word in known if wanted and word.startswith(wanted)}
    if len(found) == 1:
        return found.pop()
    raise UsageProblem(_("Choose one of: {names}.").format(names=", ".join(word for word in known if word)))


def number(given: str) -> int:
    """Return a whole number that was typed; UsageProblem when it is none."""
    if not given.isascii() or not given.isdigit() or len(given) > 6:  # noqa: PLR2004 - a number, not a flood
        raise UsageProblem(_("A whole number is needed."))
    return int(given)


def asked_later(session: Session) -> list[tuple[int, Note]]:
    """Return the ask-later notes with the numbers they go by, those taken up too, so that numbers stay."""
    asked = [*session.carried, *(n for n in session.notes if n.kind is NoteKind.ASK_LATER)]
    return list(enumerate(asked, 1))


def described(note: Note) -> str:
    """Return what is said of a stored note: its kind and time, whether it was pasted; never its words."""
    said = _("{kind}, {time}").format(kind=words.kind(note.kind), time=hours_of(note.elapsed_ms))
    return f"{said} · {_('pasted')}" if note.pasted else said


def note_count(notes: int) -> str:
    """Return a number of notes in words."""
    return ngettext("{n} note", "{n} notes", notes).format(n=notes)
