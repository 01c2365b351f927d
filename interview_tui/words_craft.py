"""What is said of the craft of asking: types of question, own faults, the room, the debrief, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.craft import DebriefItem, Fault, Presence, Setting, Validation
from interview_tui.model.guide import QuestionType, TimeTag
from interview_tui.model.note import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.model.craft import Tally

Said = QuestionType | Fault | Validation | Setting | Presence | DebriefItem | Source | TimeTag
"""All that has a word here."""

_WORDS: Mapping[QuestionType | Fault | Validation | Setting | Presence | DebriefItem, str] = {
    QuestionType.FACT: N_("fact"),
    QuestionType.INTRODUCING: N_("introducing"),
    QuestionType.FOLLOW_UP: N_("follow-up"),
    QuestionType.PROBING: N_("probing"),
    QuestionType.SPECIFYING: N_("specifying"),
    QuestionType.DIRECT: N_("direct"),
    QuestionType.INDIRECT: N_("indirect, about others"),
    QuestionType.STRUCTURING: N_("structuring"),
    QuestionType.SILENCE: N_("silence"),
    QuestionType.INTERPRETING: N_("interpreting"),
    Fault.LEADING: N_("leading"),
    Fault.INTERRUPTED: N_("I interrupted"),
    Fault.FINISHED: N_("I finished their sentence"),
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
