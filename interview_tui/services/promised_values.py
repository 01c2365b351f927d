"""What a promise of each kind needs beside its kind, read as it is typed."""

from __future__ import annotations

from interview_tui import words_field
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model import promising
from interview_tui.model.letter import ABOUT, PromiseKind
from interview_tui.services.describing import day_of, line_of, readers_of

LONGEST_TALK = 24 * 60
"""Most minutes that a letter can promise."""


def promised(kind: PromiseKind, value: str) -> str:
    """Return the value of a promise in the form that is kept.

    Raises:
        UsageProblem: when it is not what this kind of promise needs; says what that is.
    """
    line = line_of(value)
    match kind:
        case PromiseKind.LENGTH:
            return _minutes(line)
        case PromiseKind.END_DATE:
            if line:
                return day_of(line)
            raise _unfit(_("Give the last day of the project, such as 2026-12-24."))
        case PromiseKind.WITHDRAWAL:
            return _terms(line)
        case PromiseKind.DESTRUCTION:
            if line:
                return words_field.milestone_name(line).casefold()
            raise _unfit(_("Give what it follows on: graded, ended or a word of your own."))
        case PromiseKind.READERS:
            return _readers(line)
        case _:
            if line:
                raise _unfit(_("This promise stands alone, without a value."))
            return ""


def _minutes(line: str) -> str:
    said = line.casefold()
    own = _("about {n}").format(n="").casefold()
    lead = next((one for one in (own, *_NEARLY) if said.startswith(one)), "")
    number = said.removeprefix(lead).strip()
    if number.isascii() and number.isdigit() and 0 < int(number[:6]) <= LONGEST_TALK:
        return (ABOUT if lead else "") + str(int(number))
    raise _unfit(_("Give the most minutes the talk lasts, such as 60, or about how many: about 60."))


_NEARLY = (ABOUT, "omtrent ", "ca. ", "ca ", "cirka ", "rundt ")
"""What a length that is no more than about right is written after; in either language."""


def _terms(line: str) -> str:
    words = line.casefold().replace("_", " ")
    if words in {"any time", "at any time", "når som helst", _("at any time").casefold()}:
        return promising.ANY_TIME
    own = _("until {what}").format(what="").casefold()
    lead = next((one for one in (own, *_LEADS) if words.startswith(one)), "")
    until = words.removeprefix(lead).strip()
    if until[:1].isdigit():
        if day := promising.day_in(until):
            return promising.UNTIL + day
    elif lead and until:
        return promising.UNTIL + (promising.day_in(until) or words_field.milestone_name(until))
    raise _unfit(_("Write it as: at any time, until 2026-03-01, or until and what is to happen."))


_LEADS = ("until ", "till ", "by ", "inntil ", "innen ", "fram til ", "frem til ", "til ", "senest ")
"""What the last day, or what ends the time, is written after; in either language."""


def _readers(line: str) -> str:
    readers = readers_of(line)
    if not readers:
        raise _unfit(_("Give who reads and in what form, such as supervisor: anonymised."))
    return "; ".join(f"{one.role}: {one.form.value}" for one in readers)


def _unfit(hint: str) -> UsageProblem:
    return UsageProblem(_("That is not a promise of this kind."), _("Nothing was changed."), hint)
