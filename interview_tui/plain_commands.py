"""The commands of the plain door, in one table: names, what they take, help, and what they do.

Help, the README and the nearest-name hint are made from ``COMMANDS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from interview_tui import words
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model import progress
from interview_tui.model.interview import Phase, QuestionState
from interview_tui.model.note import Note, NoteFlag, NoteKind
from interview_tui.services.acts import nearest, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from interview_tui.plain import Door
    from interview_tui.services.session import Session

_Choice = TypeVar("_Choice")

FLAG_WORDS = {
    "identifying": NoteFlag.IDENTIFYING, "third": NoteFlag.THIRD_PARTY, "special": NoteFlag.SPECIAL_CATEGORY,
    "off": NoteFlag.OFF_RECORD, "harm": NoteFlag.HARM,
    "identifiserer": NoteFlag.IDENTIFYING, "tredjepart": NoteFlag.THIRD_PARTY,
    "særlig": NoteFlag.SPECIAL_CATEGORY, "utenfor": NoteFlag.OFF_RECORD, "skade": NoteFlag.HARM,
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
END_WORDS = {"": "done", "done": "done", "participant": "participant", "ferdig": "done", "deltaker": "participant"}
WITHDRAW_WORDS = {"keep": True, "erase": False, "behold": True, "slett": False}


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``takes`` names what follows it; ``writes`` says that it waits for unsaved lines."""

    name: str
    aliases: tuple[str, ...]
    takes: str
    help: str
    run: Callable[[Door, str], Iterable[str]]
    writes: bool = True


def find(name: str) -> Command:
    """Return the command with this name or alias; UsageProblem names the nearest."""
    wanted = name.casefold()
    for command in COMMANDS:
        if wanted in (command.name, *command.aliases):
            return command
    near = nearest(wanted, [word for command in COMMANDS for word in (command.name, *command.aliases)])
    raise UsageProblem(
        _("There is no command :{name}.").format(name=name[:40]),
        _("Nothing was stored."),
        _("Did you mean :{name}?").format(name=near) if near else _("Two colons begin a note with a colon."),
    )


def clock(milliseconds: int) -> str:
    """Return a time on the interview's clock, as 00:41:07."""
    seconds = milliseconds // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def where(session: Session) -> str:
    """Return one line on where the interview stands: theme, question, time, what is to be asked later."""
    state = session.state
    theme = session.guide.theme(state.theme_id)
    ids = [question.id for question in theme.questions]
    number = next(number for number, other in numbered(session.guide) if other.id == theme.id)
    parts = [f"{number} {theme.title}"]
    if state.question_id in ids:
        place = _("question {n} of {total}").format(n=ids.index(state.question_id) + 1, total=len(ids))
        parts.append(f"{place}: {session.guide.question(state.question_id).text}")
    parts.append(clock(session.now_ms()))
    if later := progress.ask_later(session.notes):
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


def _number(given: str) -> int:
    if not given.isascii() or not given.isdigit() or len(given) > 6:  # noqa: PLR2004 - a number, not a flood
        raise UsageProblem(_("A whole number is needed."))
    return int(given)


def _moved(step: Callable[[Session], None], edge: str) -> Callable[[Door, str], Iterable[str]]:
    def run(door: Door, _rest: str) -> Iterable[str]:
        before = (door.session.state.theme_id, door.session.state.question_id)
        step(door.session)
        after = (door.session.state.theme_id, door.session.state.question_id)
        yield where(door.session) if after != before else _(edge)

    return run


def _theme(door: Door, rest: str) -> Iterable[str]:
    if rest:
        door.session.go_to(rest)
    else:
        door.session.next_theme()
    yield where(door.session)


def _themes(door: Door, _rest: str) -> Iterable[str]:
    names = dict((theme.id, number) for number, theme in numbered(door.session.guide))
    for item in progress.themes(door.session.guide, door.session.state):
        here = " · " + _("here") if item.current else ""
        yield f"{names[item.theme.id]} {item.theme.title} · {item.done}/{item.total}{here}"


def _question(door: Door, _rest: str) -> Iterable[str]:
    session = door.session
    yield from session.guide.theme(session.state.theme_id).hints
    yield where(session)


def _probes(door: Door, _rest: str) -> Iterable[str]:
    session = door.session
    current = session.state.question_id
    probes = session.guide.question(current).probes if current else ()
    yield from (probe.text for probe in probes)
    if not probes:
        yield _("There are no probes here.")


def _where(door: Door, _rest: str) -> Iterable[str]:
    yield where(door.session)


def _state(state: QuestionState) -> Callable[[Door, str], Iterable[str]]:
    def run(door: Door, rest: str) -> Iterable[str]:
        if state is QuestionState.SKIPPED:
            door.session.question_state(state, reason=rest)
        else:
            door.session.question_state(state, rest)
        yield words.state(state)

    return run
