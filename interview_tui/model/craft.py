"""The craft of asking: what was really asked, faults of one's own, what was confirmed, silences, the debrief.

All of it is optional, and for oneself: an interview without any is complete. Question types after Kvale and
Brinkmann (InterViews, ch. 7); the five faults are those trainers hear on recordings (fieldwork 3.1).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.guide import QuestionType
from interview_tui.model.interview import EventKind, live
from interview_tui.model.note import FIRST_CHARACTERS
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.model.interview import Event


class Fault(StrEnum):
    """A fault of one's own in asking."""

    LEADING = "leading"
    INTERRUPTED = "interrupted"
    FINISHED = "finished"
    """Finished their sentence for them."""
    DOUBLE = "double"
    CLOSED = "closed"


class Validation(StrEnum):
    """What they said to an interpreting question."""

    YES = "yes"
    NO = "no"
    NUANCED = "nuanced"


class Setting(StrEnum):
    """Where the talk is held: a kind of place, never an address."""

    WORKPLACE = "workplace"
    HOME = "home"
    PUBLIC = "public"
    OFFICE = "office"
    """The interviewer's own place of work."""
    ONLINE = "online"
    PHONE = "phone"
    OTHER_PLACE = "other_place"


class Presence(StrEnum):
    """Who is there beside the two (COREQ 15): a kind of person, never a name."""

    ALONE = "alone"
    COLLEAGUE = "colleague"
    LEADER = "leader"
    FAMILY = "family"
    INTERPRETER = "interpreter"
    NEARBY = "nearby"
    """Others within hearing."""


class DebriefItem(StrEnum):
    """What the debrief asks, in its order (fieldwork R12)."""

    MANNER = "manner"
    SETTING = "setting"
    SURPRISED = "surprised"
    FAULTS = "faults"
    PRECONCEPTION = "preconception"
    RECORDER = "recorder"


_KINDS = {
    DebriefItem.MANNER: "!",
    DebriefItem.SETTING: "!",
    DebriefItem.SURPRISED: "~",
    DebriefItem.FAULTS: "~",
    DebriefItem.PRECONCEPTION: "~",
    DebriefItem.RECORDER: "",
}
"""The first character that gives the answer its kind."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was noted of one's own asking, in one interview or in several."""

    types: Counter[QuestionType] = field(default_factory=Counter)
    faults: Counter[Fault] = field(default_factory=Counter)
    validations: Counter[Validation] = field(default_factory=Counter)
    silences: int = 0
    silent_ms: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(
            self.types + other.types,
            self.faults + other.faults,
            self.validations + other.validations,
            self.silences + other.silences,
            self.silent_ms + other.silent_ms,
        )

    def __bool__(self) -> bool:
        """Whether anything was noted."""
        return bool(self.types or self.faults or self.validations or self.silences)


def tally(events: Iterable[Event]) -> Tally:
    """Return what the events of one interview say of the asking."""
    types, faults, validations = Counter[QuestionType](), Counter[Fault](), Counter[Validation]()
    silences = silent = 0
    began: int | None = None
    for event in live(events):
        match event.kind:
            case EventKind.ASKED_AS:
                types[QuestionType(event.value)] += 1
            case EventKind.FAULT:
                faults[Fault(event.value)] += 1
            case EventKind.VALIDATION:
                validations[Validation(event.value)] += 1
            case EventKind.SILENCE:
                silences, began = silences + 1, event.elapsed_ms
            case EventKind.SILENCE_OVER if began is not None:
                silent, began = silent + event.elapsed_ms - began, None
            case _:
                pass
    return Tally(types, faults, validations, silences, silent)


def room(events: Iterable[Event]) -> tuple[Setting | None, tuple[Presence, ...]]:
    """Return where the talk is held, as said last, and who is there; saying one again takes it away."""
    setting: Setting | None = None
    present: dict[Presence, None] = {}
    for event in live(events):
        if event.kind is not EventKind.ROOM:
            continue
        if event.value in set(Setting):
            setting = Setting(event.value)
        else:
            who = Presence(event.value)
            if who in present:
                del present[who]
            else:
                present[who] = None
    return setting, tuple(present)


def debriefed(events: Iterable[Event]) -> dict[DebriefItem, int]:
    """Return the note that answers each item asked; the latest counts, 0 where the item was left out."""
    return {
        DebriefItem(event.value): int(event.detail)
        for event in live(events)
        if event.kind is EventKind.DEBRIEF
    }


def debrief_left_out(events: Iterable[Event]) -> bool:
    """Return whether what the debrief had still to ask was left out."""
    return any(event.kind is EventKind.DEBRIEF_SKIPPED for event in live(list(events)))


def debrief_left(events: Iterable[Event]) -> list[DebriefItem]:
    """Return what the debrief has still to ask; nothing once it was left out."""
    happened = list(events)
    if debrief_left_out(happened):
        return []
    done = debriefed(happened)
    return [item for item in DebriefItem if item not in done]


def debrief_line(item: DebriefItem, line: str) -> str:
    """Return an answer as a line whose first character chooses its kind; one that was typed goes before."""
    first = _KINDS[item]
    chosen = line.lstrip()[:1] in FIRST_CHARACTERS
    return f"{first} {line}" if first and not chosen else line
