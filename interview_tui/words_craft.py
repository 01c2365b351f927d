"""What is said of the craft of asking: types of question, own faults, the room, the debrief, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.craft import DebriefItem, Fault, Presence, Setting, Validation, debrief_left_out
from interview_tui.model.guide import QuestionType, TimeTag
from interview_tui.model.note import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from interview_tui.model.craft import Tally
    from interview_tui.model.interview import Event
    from interview_tui.model.note import Note
    from interview_tui.model.preconception import Preconceptions
    from interview_tui.model.preparation import LeftToAsk, Preparation

Said = QuestionType | Fault | Validation | Setting | Presence | DebriefItem | Source | TimeTag
"""All that has a word here."""

_WORDS: Mapping[QuestionType | Fault | Validation | Setting | Presence | DebriefItem, str] = {
    QuestionType.FACT: N_("fact"),
    QuestionType.INTRODUCING: N_("introducing"),
    QuestionType.FOLLOW_UP: N_("follow-up"),
    QuestionType.PROBING: N_("probing"),
    QuestionType.SPECIFYING: N_("specifying"),
    QuestionType.DIRECT: N_("direct"),
    QuestionType.INDIRECT: N_("indirect"),
    QuestionType.STRUCTURING: N_("structuring"),
    QuestionType.SILENCE: N_("silence"),
    QuestionType.INTERPRETING: N_("interpreting"),
    Fault.LEADING: N_("leading"),
    Fault.INTERRUPTED: N_("I interrupted"),
    Fault.FINISHED: N_("I finished for them"),
    Fault.DOUBLE: N_("two questions in one"),
    Fault.CLOSED: N_("closed, yes or no"),
    Validation.YES: N_("they said yes"),
    Validation.NO: N_("they said no"),
    Validation.NUANCED: N_("yes, but"),
    Setting.WORKPLACE: N_("their workplace"),
    Setting.HOME: N_("their home"),
    Setting.PUBLIC: N_("a public place"),
    Setting.OFFICE: N_("my workplace"),
    Setting.ONLINE: N_("on video"),
    Setting.PHONE: N_("on the telephone"),
    Setting.OTHER_PLACE: N_("another place"),
    Presence.ALONE: N_("nobody else"),
    Presence.COLLEAGUE: N_("a colleague"),
    Presence.LEADER: N_("a leader"),
    Presence.FAMILY: N_("family"),
    Presence.INTERPRETER: N_("an interpreter"),
    Presence.NEARBY: N_("others within hearing"),
    DebriefItem.MANNER: N_("How were they: voice, face, hands, mood?"),
    DebriefItem.SETTING: N_("The room, and who or what disturbed?"),
    DebriefItem.SURPRISED: N_("What surprised you?"),
    DebriefItem.FAULTS: N_("Your own faults: leading, interrupting, filling in?"),
    DebriefItem.PRECONCEPTION: N_("Which of your preconceptions was touched?"),
    DebriefItem.RECORDER: N_("Anything about the recorder?"),
}


def word(value: Said) -> str:
    """Return what it is called, in the language in use."""
    if isinstance(value, TimeTag):
        return words.time_tag(value)
    if isinstance(value, Source):
        return words.source(value)
    return _(_WORDS[value])


def asked(item: DebriefItem) -> str:
    """Return what the debrief asks, not yet translated: an export says it in the study's language."""
    return _WORDS[item]


def debrief_reminder(item: DebriefItem, later: Sequence[Note]) -> str:
    """Return what is left to ask, to stand before the first question of the debrief; else nothing."""
    if item is not DebriefItem.MANNER or not later:
        return ""
    return _("Left to ask next time: {texts}").format(texts=" · ".join(note.text for note in later))


def debrief_over(events: Iterable[Event]) -> str:
    """Return that the debrief asks nothing more, and whether that is because the rest was left out."""
    left_out = _("The rest of the debrief is left out.")
    return left_out if debrief_left_out(events) else _("The debrief is done.")


def debrief_question(item: DebriefItem, expected: Sequence[str]) -> str:
    """Return the one thing the debrief asks, with what was expected where it asks of that."""
    question = word(item)
    if item is DebriefItem.PRECONCEPTION and expected:
        listed = " · ".join(f"{number} {text.rstrip('. ')}" for number, text in enumerate(expected, 1))
        question += " " + _("{list}. Begin with its number.").format(list=listed)
    return question


def told(tally: Tally) -> str:
    """Return a tally as one line; empty when nothing was noted."""
    parts = [f"{word(kind)} {count}" for kind, count in tally.types.most_common()]
    parts += [f"{word(fault)} {count}" for fault, count in tally.faults.most_common()]
    parts += [f"{word(answer)} {count}" for answer, count in tally.validations.most_common()]
    if tally.silences:
        silences = ngettext("{n} silence", "{n} silences", tally.silences).format(n=tally.silences)
        parts.append(
            _("{silences}, {seconds} s in all").format(silences=silences, seconds=tally.silent_ms // 1000)
        )
    return " · ".join(parts)


def prepared(found: Preparation, key: str = "") -> Iterator[str]:
    """Yield what to know before an interview, a line each; nothing when there is nothing.

    ``key`` writes down preconceptions where one reads it; empty at the command line.
    """
    yield from left_lines(found.left)
    if found.last:
        yield _("Your last interview: {tally}").format(tally=told(found.last))
    if found.interviews > 1 and found.all:
        yield _("All {n} of yours: {tally}").format(n=found.interviews, tally=told(found.all))
    if found.first and found.preconceptions:
        sentence = ngettext(
            "{n} preconception is written down; it is locked once this begins.",
            "{n} preconceptions are written down; they are locked once this begins.",
            found.preconceptions,
        )
        yield sentence.format(n=found.preconceptions)
    elif found.first:
        yield _(
            "You have not written down what you expect to find. Do it before you begin here ({how}), and it "
            "is on record that it was first."
        ).format(how=key or _("command: preconceptions"))


def left_lines(left: LeftToAsk) -> Iterator[str]:
    """Yield what is still to be asked of somebody, a line each."""
    for note in left.notes:
        yield _("Left to ask {code}: {text}").format(code=left.code, text=note.text)


def version_line(one: Preconceptions, day: str, after: int) -> str:
    """Return the heading of a version: number, when, after how many interviews, why."""
    if after:
        when = ngettext("after {n} interview had begun", "after {n} interviews had begun", after).format(
            n=after
        )
    else:
        when = _("before the first interview")
    parts = [_("version {n}").format(n=one.version), day, when]
    if one.reason:
        parts.append(_("because: {reason}").format(reason=one.reason))
    return " · ".join(parts)


def locked(yes: bool) -> str:
    """Return what may still be done with preconceptions."""
    if yes:
        return _("Locked: an interview was started. A change is a new version with its reason.")
    return _("Not locked yet: they can be written anew until the first interview is started.")
