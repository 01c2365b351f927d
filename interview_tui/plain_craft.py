"""What the plain door's commands about the asking do: how it was asked, own faults, the room, the debrief."""

# ruff: noqa: D103 - what each does is said once, in the table of commands

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from interview_tui import words_craft
from interview_tui.i18n import _
from interview_tui.model.craft import DebriefItem, Fault, Presence, Setting, Validation
from interview_tui.model.guide import QuestionType, TimeTag
from interview_tui.model.note import Source
from interview_tui.plain_words import choose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from enum import StrEnum

    from interview_tui.plain import Door

    One = TypeVar("One", bound=StrEnum)
else:
    One = TypeVar("One")

_NORWEGIAN: Mapping[str, Mapping[str, str]] = {
    "QuestionType": {
        "innledende": "introducing", "oppfølgende": "follow-up", "sonderende": "probing",
        "spesifiserende": "specifying", "direkte": "direct", "indirekte": "indirect",
        "strukturerende": "structuring", "fortolkende": "interpreting", "fakta": "fact", "taushet": "silence",
    },
    "Fault": {"ledende": "leading", "avbrøt": "interrupted", "fullførte": "finished", "dobbelt": "double",
              "lukket": "closed"},
    "Validation": {"ja": "yes", "nei": "no", "nyansert": "nuanced"},
    "TimeTag": {"før": "before", "nå": "now", "sammenlignet": "compare", "framtid": "future"},
    "Source": {"førstehånd": "first_hand", "hørt": "hearsay", "usikkert": "uncertain"},
    "Setting": {"arbeidsplass": "workplace", "hjemme": "home", "offentlig": "public", "kontor": "office",
                "nett": "online", "telefon": "phone"},
    "Presence": {"alene": "alone", "kollega": "colleague", "leder": "leader", "familie": "family",
                 "tolk": "interpreter", "andre": "nearby"},
}  # fmt: skip


def _known(*families: type[One]) -> dict[str, One]:
    found: dict[str, One] = {}
    for family in families:
        own = {value.value.replace("-", " ").replace("_", " ").split(" ")[0]: value for value in family}
        others = {word: family(value) for word, value in _NORWEGIAN[family.__name__].items()}
        found |= own | others
    return found


def do_how(door: Door, rest: str) -> Iterable[str]:
    kind = choose(rest, _known(QuestionType))
    door.session.asked_as(kind)
    yield words_craft.word(kind)


def do_fault(door: Door, rest: str) -> Iterable[str]:
    fault = choose(rest, _known(Fault))
    door.session.fault(fault)
    yield words_craft.word(fault)


def do_meant(door: Door, rest: str) -> Iterable[str]:
    answer = choose(rest, _known(Validation))
    door.session.validated(answer)
    yield words_craft.word(answer)


def do_about(door: Door, rest: str) -> Iterable[str]:
    time = choose(rest, _known(TimeTag))
    note = door.session.time_last(time)
    yield words_craft.word(note.time) if note.time else _("no time")


def do_known(door: Door, rest: str) -> Iterable[str]:
    source = choose(rest, _known(Source))
    note = door.session.source_last(source)
    yield words_craft.word(note.source) if note.source else _("not said")


def do_silence(door: Door, _rest: str) -> Iterable[str]:
    yield _("Silence. Let it be.") if door.session.silence() else _("The silence is over.")


def do_off(door: Door, _rest: str) -> Iterable[str]:
    off = door.session.off_record()
    yield _("Off the record: notes from now on stay behind.") if off else _("On the record again.")


def do_room(door: Door, rest: str) -> Iterable[str]:
    places: dict[str, Setting | Presence] = {**_known(Setting), **_known(Presence)}
    what = choose(rest, places)
    door.session.in_the_room(what)
    yield words_craft.word(what)


LEFT_OUT = "--"
"""What begins the reason for leaving out all that the debrief has still to ask."""


def do_debrief(door: Door, rest: str) -> Iterable[str]:
    left = door.session.debrief_left
    if left and rest.startswith(LEFT_OUT):
        door.session.skip_debrief(rest.removeprefix(LEFT_OUT))
    elif left and rest:
        door.session.debrief(left[0], "" if rest == "-" else rest)
    yield from asked(door)


def asked(door: Door) -> Iterator[str]:
    """Yield what the debrief asks now, and how it is answered."""
    left = door.session.debrief_left
    if not left:
        yield words_craft.debrief_over(door.session.events)
        return
    number = list(DebriefItem).index(left[0]) + 1
    session = door.session
    question = words_craft.debrief_question(left[0], session.expected)
    if reminder := words_craft.debrief_reminder(left[0], session.later):
        yield reminder
    sentence = _(
        "Debrief {n} of {all}: {question} :debrief WORDS answers, :debrief - leaves it out, :debrief --WHY "
        "leaves out the rest."
    )
    yield sentence.format(n=number, all=len(DebriefItem), question=question)
