"""The letters of the craft of asking: which letter stands for which type, fault, tag or place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import words_craft
from interview_tui.errors import SettingsProblem
from interview_tui.i18n import N_, _
from interview_tui.model.craft import Fault, Presence, Setting, Validation
from interview_tui.model.guide import QuestionType, TimeTag
from interview_tui.model.note import Source
from interview_tui.tui.screens.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from interview_tui.model.interview import Event
    from interview_tui.services.session import Session

_TYPES = (
    ("i", QuestionType.INTRODUCING), ("f", QuestionType.FOLLOW_UP), ("p", QuestionType.PROBING),
    ("s", QuestionType.SPECIFYING), ("d", QuestionType.DIRECT), ("n", QuestionType.INDIRECT),
    ("t", QuestionType.STRUCTURING), ("v", QuestionType.INTERPRETING),
)  # fmt: skip
_FAULTS = tuple(zip("12345", Fault, strict=True))
_TIMES = (("<", TimeTag.BEFORE), ("=", TimeTag.NOW), ("/", TimeTag.COMPARE), (">", TimeTag.FUTURE))
_SOURCES = (("m", Source.FIRST_HAND), ("h", Source.HEARSAY), ("u", Source.UNCERTAIN))
_BROKE_IN = (
    ("t", N_("a telephone"), "phone"), ("s", N_("somebody came in"), "person"),
    ("m", N_("something technical"), "technical"),
)  # fmt: skip
_ANSWERS = (("+", Validation.YES), ("-", Validation.NO), ("b", Validation.NUANCED))
_SETTINGS = tuple(zip("123456789", Setting, strict=False))
_PRESENT = tuple(zip("abcdefgh", Presence, strict=False))
_NAMES = {"Setting:phone": "on_the_phone"}
"""Names where what a letter stands for is called as something else is."""


def asking(
    own: Mapping[str, str] | None = None, *, silent: bool = False, off: bool = False
) -> list[list[Letter]]:
    """Return the letters of the asking, in groups.

    Args:
        own: Letters of a person's own, by the name of what they stand for.
        silent: Whether a silence is on now.
        off: Whether it is off the record now.
    """
    quiet = _("silence is over") if silent else _("silence")
    record = _("on the record again") if off else _("off the record")
    groups = [
        [Letter("", _("Asked as")), *_letters(_TYPES)],
        [Letter("", _("My own fault")), *_letters(_FAULTS),
         Letter("", _("To an interpretation")), *_letters(_ANSWERS)],
        [Letter("", _("Last note")), *_letters(_TIMES), *_letters(_SOURCES),
         Letter("e", _("edit its words"), "edit_last")],
        [Letter("", _("The talk")), Letter(".", quiet, "silence"), Letter("o", record, "off_record"),
         Letter("x", _("they are upset"), "upset"), Letter("l", _("ten more minutes"), "extend"),
         Letter("", _("Recorder")), Letter("c", _("counter shows …"), "counter"),
         Letter("g", _("same file again"), "same_file"), Letter("w", _("second recorder"), "second")],
    ]  # fmt: skip
    return _with_own(groups, own)


def said_of_room(events: Iterable[Event]) -> set[str]:
    """Return the ids of the letters of the room that hold now."""
    from interview_tui.model import craft

    setting, present = craft.room(events)
    return {f"{type(one).__name__}:{one.value}" for one in (setting, *present) if one is not None}


def room(own: Mapping[str, str] | None = None, said: Collection[str] = ()) -> list[list[Letter]]:
    """Return the letters of the room, in groups, what was ``said`` ticked; ``own`` as for ``asking``."""
    broke_in = [Letter(key, _(word), f"broke_in:{kind}") for key, word, kind in _BROKE_IN]
    groups = [
        [Letter("", _("Where")), *_letters(_SETTINGS)],
        [Letter("", _("Who else is there")), *_letters(_PRESENT)],
        [Letter("", _("What broke in")), *broke_in],
    ]
    groups = [[one._replace(text=f"{one.text} ✓") if one.id in said else one for one in g] for g in groups]
    return _with_own(groups, own)


def _with_own(groups: list[list[Letter]], own: Mapping[str, str] | None) -> list[list[Letter]]:
    return [[one._replace(key=(own or {}).get(name(one), one.key)) for one in group] for group in groups]


def name(letter: Letter) -> str:
    """Return the name by which a letter is set in the settings: what it stands for; empty for a heading."""
    return _NAMES.get(letter.id) or letter.id.rpartition(":")[2]


def answers(own: Mapping[str, str]) -> list[Letter]:
    """Return the letters of what they said to an interpreting question."""
    return [one for group in asking(own) for one in group if one.id.startswith("Validation:")]


def key_of(what: str, own: Mapping[str, str]) -> str:
    """Return the letter that stands for something of the asking."""
    return next(one.key for group in asking(own) for one in group if one.id == what)


def check(own: Mapping[str, str]) -> None:
    """Raise SettingsProblem when a letter is set for nothing there is, or stands for two things."""
    from difflib import get_close_matches

    boxes = [[one for group in groups for one in group if one.id] for groups in (asking(own), room(own))]
    known = [name(letter) for box in boxes for letter in box]
    for wanted in own:
        if wanted not in known:
            near = get_close_matches(wanted, known, n=1)
            raise SettingsProblem(
                _("The settings give a letter to {name}, which is nothing of the asking.").format(
                    name=wanted[:40]
                ),
                _("Nothing was changed."),
                _("Did you mean {name}?").format(name=near[0]) if near else ", ".join(known),
            )
    for letter, among in ((letter, box) for box in boxes for letter in box):
        twice = [name(one) for one in among if one.key == letter.key]
        if len(twice) > 1:
            raise SettingsProblem(
                _("The letter {letter} is set for both {one} and {other}.").format(
                    letter=letter.key, one=twice[0], other=twice[1]
                ),
                _("Nothing was changed."),
                _("Give one of them another letter."),
            )


def tag(family: str, value: str) -> tuple[Callable[[Session], object], str]:
    """Return the act that a letter stands for, and its word."""
    acts: dict[str, tuple[Callable[[Session], object], Any]] = {
        "QuestionType": (lambda s: s.asked_as(QuestionType(value)), QuestionType),
        "Fault": (lambda s: s.fault(Fault(value)), Fault),
        "TimeTag": (lambda s: s.time_last(TimeTag(value)), TimeTag),
        "Source": (lambda s: s.source_last(Source(value)), Source),
        "Validation": (lambda s: s.validated(Validation(value)), Validation),
        "Setting": (lambda s: s.in_the_room(Setting(value)), Setting),
        "Presence": (lambda s: s.in_the_room(Presence(value)), Presence),
    }
    act, known = acts[family]
    return act, words_craft.word(known(value))


def is_interpreting(family: str, value: str) -> bool:
    """Return whether a letter says that the question was an interpreting one."""
    return (family, value) == ("QuestionType", QuestionType.INTERPRETING.value)


def _letters(pairs: Any) -> list[Letter]:
    return [
        Letter(key, words_craft.word(value), f"{type(value).__name__}:{value.value}") for key, value in pairs
    ]
