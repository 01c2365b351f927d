"""The promise ledger, changes to report and the next step, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words_field
from interview_tui.i18n import N_, _, as_read
from interview_tui.model.ledger import Standing, Why
from interview_tui.model.letter import ABOUT, Promise, PromiseKind
from interview_tui.model.promising import ANY_TIME, UNTIL
from interview_tui.model.sheet import Change, Form

if TYPE_CHECKING:
    from interview_tui.model.ledger import Line
    from interview_tui.model.sheet import ToReport

SIGNS = {Standing.BROKEN: "✗", Standing.AT_RISK: "△", Standing.PENDING: "·", Standing.KEPT: "✓"}
"""What stands for a standing; a word always stands by it."""

_WHY = {
    Why.LONGER: N_("lasted longer than {detail} min: {n} of {of}"),
    Why.ABOUT_LONGER: N_("lasted longer than {detail} min: {n} of {of}; is it still about that?"),
    Why.GUIDE_LONGER: N_("the guide plans {detail} min"),
    Why.NONE_HELD: N_("no interview yet"),
    Why.NONE_LEFT: N_("no interview with anybody who is still here"),
    Why.ALL_WITHIN: N_("no talk was longer so far"),
    Why.OVERRUN: N_("the last day was {detail}; it concerns {n} of {of}"),
    Why.ENDS_SOON: N_("the last day is {detail}"),
    Why.RUNNING: N_("the last day is {detail}"),
    Why.ENDED_IN_TIME: N_("ended on {detail}"),
    Why.KNOWN: N_("somebody else knows who takes part: {n} of {of}"),
    Why.NOT_NOTED: N_("not noted who knows: {n} of {of}"),
    Why.NOBODY_KNOWS: N_("nobody else knows"),
    Why.NOBODY_YET: N_("nobody has agreed under this letter yet"),
    Why.NOBODY_LEFT: N_("nobody who is still here has agreed under this letter"),
    Why.EVENT_OPEN: N_("waits until {event}"),
    Why.DUE: N_("due since {detail}; record it when it is done"),
    Why.LATEST_PASSED: N_("the latest day was {detail}"),
    Why.DESTROYED: N_("done on {detail}"),
    Why.LEADER_MISSING: N_("the leader has not agreed: {n} of {of}"),
    Why.LEADER_DECLINED: N_("the leader said no: {n} of {of}"),
    Why.LEADERS_AGREED: N_("every leader has agreed"),
    Why.GATE_HOLDS: N_("no export with the name of a site gets out"),
    Why.READS_MORE: N_("the study sheet lets {detail} read more than the letter says"),
    Why.READERS_UNSAID: N_("the study sheet does not say who reads"),
    Why.READERS_AGREE: N_("the study sheet says the same"),
    Why.READS_LESS: N_("the study sheet lets nobody read more than that"),
    Why.LEADER_KNOWS: N_("the leader knows: {n} of {of}"),
    Why.LEADER_UNAWARE: N_("the leader does not know"),
    Why.NOT_SEEN: N_("yours to see to: it is not on record here"),
    Why.NOTES_LEFT: N_("withdrew, and their notes are still here: {n} of {of}"),
    Why.NOBODY_WITHDREW: N_("nobody has withdrawn"),
    Why.HONOURED: N_(
        "in the study nothing is left of those who withdrew; what was exported before lies outside it"
    ),
}

_CHANGES = {
    Change.SITE: N_("{found} is not among the sites that were notified."),
    Change.SITES: N_("There are {found} sites, and {notified} were notified."),
    Change.RECORDING: N_("“No recording” was notified; a recorder was agreed to or used: {found}."),
    Change.LATE: N_("Interviews after the end date that was notified, {notified}: {found}."),
    Change.SAMPLE: N_("{found} people take part, and {notified} were notified."),
}

_STEPS = {
    "sheet": N_("Write the study sheet: what the study is for, and what was notified."),
    "letter": N_("Put the information letter on record."),
    "promises": N_("Write down what the letter promises."),
    "site": N_("Add a site."),
    "respondent": N_("Add a respondent."),
    "consent": N_("Record what those who are asked agree to."),
    "go_on": N_("Go on with the interview that is open."),
    "interview": N_("Hold the next interview."),
    "report": N_("Report a change: something is not as it was notified."),
    "review": N_("Review the interviews that were held."),
    "erase": N_("Somebody withdrew, and what they said is still here: erase it, or see what was promised."),
    "delete": N_("Delete what is overdue for deletion, and say that it is done."),
}


HINTS = {
    PromiseKind.LENGTH: N_("The most minutes the talk lasts, such as 60; or about as many: about 60."),
    PromiseKind.END_DATE: N_("The last day of the project, such as 2026-12-24."),
    PromiseKind.DESTRUCTION: N_("What it follows on, such as: the thesis is passed. Empty for a day alone."),
    PromiseKind.READERS: N_(
        "Roles, never names, with a semicolon between them. In what form each reads, you choose next."
    ),
    PromiseKind.WITHDRAWAL: N_("Until when they may withdraw: at any time, or such as until 2026-03-01."),
}
"""What the value of a promise is, for whoever types it; not yet translated."""


def value(promise: Promise) -> str:
    """Return the value of a promise as it is typed: what ``informing.promised`` reads."""
    match promise.kind:
        case PromiseKind.DESTRUCTION:
            return words_field.milestone(promise.value)
        case PromiseKind.LENGTH if promise.value.startswith(ABOUT):
            return _("about {n}").format(n=promise.value.removeprefix(ABOUT))
        case PromiseKind.READERS if promise.value:
            return "; ".join(f"{role}: {form}" if form else role for role, form in _reading(promise.value))
        case PromiseKind.WITHDRAWAL if promise.value:
            return _terms(promise.value)
        case _:
            return as_read(promise.value)


def promised(promise: Promise) -> str:
    """Return a promise in a few words: what kind, and how much or until when."""
    title = words_field.word(promise.kind)
    match promise.kind:
        case PromiseKind.LENGTH:
            about = promise.value.startswith(ABOUT)
            said = _("about {n} min") if about else _("at most {n} min")
            value = said.format(n=promise.value.removeprefix(ABOUT))
        case PromiseKind.END_DATE:
            value = _("by {day}").format(day=as_read(promise.value))
        case PromiseKind.DESTRUCTION:
            if not promise.value:
                return f"{title}: " + _("at the latest {day}").format(day=as_read(promise.latest))
            value = _("when {event}").format(event=words_field.milestone(promise.value))
            if promise.latest:
                value += ", " + _("at the latest {day}").format(day=as_read(promise.latest))
        case PromiseKind.READERS:
            value = _readers(promise.value)
        case PromiseKind.WITHDRAWAL:
            value = _terms(promise.value)
        case _:
            return title
    return f"{title}: {value}"


def _readers(value: str) -> str:
    open_form = _("in what form?")
    return "; ".join(f"{role}, {form or open_form}" for role, form in _reading(value))


def _reading(value: str) -> list[tuple[str, str]]:
    """Return roles, each with its form in words; empty where none is chosen yet."""
    parts = [part.partition(":") for part in value.split(";")]
    return [
        (role.strip(), words_field.word(Form(form.strip())) if form.strip() else "")
        for role, _sign, form in parts
    ]


def _terms(value: str) -> str:
    if value == ANY_TIME:
        return _("at any time")
    return _("until {what}").format(what=as_read(words_field.milestone(value.removeprefix(UNTIL))))


_OF_THOSE_LEFT = frozenset({Why.LEADERS_AGREED, Why.ALL_WITHIN, Why.NOBODY_KNOWS, Why.LEADER_UNAWARE})
"""What can be said only of those who were not erased."""


def why(line: Line) -> str:
    """Return what the standing of a promise rests on."""
    said = _(_WHY[line.why]).format(
        detail=as_read(line.detail), n=len(line.codes), of=line.of, event=words_field.milestone(line.detail)
    )
    if line.agreed and line.promise.kind is PromiseKind.LENGTH:
        said += ", " + _("more time agreed with {n}").format(n=line.agreed)
    if line.declined and line.why is Why.LEADER_MISSING:
        said += ", " + _("for {n} of them it is a no").format(n=len(line.declined))
    if line.erased and line.why in _OF_THOSE_LEFT:
        said += ", " + _("of those still in")
    return said


def change(one: ToReport) -> str:
    """Return a change to report, as a sentence."""
    return _(_CHANGES[one.change]).format(found=one.found, notified=as_read(one.notified))


def step(name: str) -> str:
    """Return what comes next, as a sentence; ``name`` is the value of an ``overseeing.Step``."""
    return _(_STEPS[name])
