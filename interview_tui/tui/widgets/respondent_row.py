"""A respondent on the study's screen: as a row of the table, and in words below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from interview_tui import words, words_field
from interview_tui.i18n import _, ngettext
from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentScope, Decision
from interview_tui.model.interview import Phase
from interview_tui.tui import render
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.model.recruitment import RecruitState
    from interview_tui.model.study import Study
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.tui.ink import Name
    from interview_tui.tui.overview import Overview

SYMBOLS = {
    Decision.GRANTED: "✓",
    Decision.DECLINED: "✗",
    Decision.WITHDRAWN: "–",
    Decision.NOT_ASKED: "·",
    Decision.SUPERSEDED: "?",
    None: "·",
}
"""What stands for a decision in a table; its legend is ``legend()``."""

GLANCE = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO, ConsentScope.QUOTE_VERBATIM)
"""The scopes that have a column of their own."""

LOOKS: dict[Decision | None, Name] = {
    Decision.GRANTED: "good",
    Decision.DECLINED: "text",
    Decision.WITHDRAWN: "warn",
    Decision.NOT_ASKED: "dim",
    Decision.SUPERSEDED: "warn",
    None: "dim",
}
"""How a decision is painted; the symbol says the same."""

_MANY = 99
"""Notes there is room for beside the time of an open interview, whether one is open or not."""

UNDER_WAY = (Phase.RUNNING, Phase.PAUSED)


def columns(fields: Sequence[str]) -> list[Column]:
    """Return the columns for a study with these background fields; the fields give way first."""
    return [
        Column(_("code"), 8),
        Column(_("site"), 28, rank=1, short=12),
        *(Column(name, 18, rank=10 + place, short=8) for place, name in enumerate(fields)),
        Column(_("part"), centre=True),
        Column(_("notes"), centre=True),
        Column(_("audio"), centre=True),
        Column(_("quote"), centre=True),
        Column(_("leader"), centre=True, rank=2),
        Column(_("interview"), 34, least=cell_len(_stage(Phase.RUNNING, "00:00", _MANY))),
    ]


def row(
    item: RespondentRow,
    fields: Sequence[str],
    started: Mapping[int, int],
    out: Mapping[int, RecruitState],
) -> Row:
    """Return a respondent's row.

    ``started`` holds UTC ms of interviews under way, by interview id; ``out`` what was logged of those who do
    not take part, by respondent id.
    """
    decisions = [item.consent.decision(scope) for scope in GLANCE]
    if item.consent.withdrawn:
        decisions = [decision and Decision.WITHDRAWN for decision in decisions]
    person = item.respondent
    cells = (
        person.code,
        item.site,
        *(person.fields.get(name, "") for name in fields),
        *(SYMBOLS[decision] for decision in decisions),
        SYMBOLS[item.gatekeeper],
        words_field.word(out[person.id]) if person.id in out else interview(item, started),
    )
    dim: Name = "dim"
    looks: tuple[Name, ...] = (
        "strong",
        "text",
        *(dim for _name in fields),
        *(LOOKS[decision] for decision in decisions),
        LOOKS[item.gatekeeper],
        "accent" if item.phase in UNDER_WAY else "text" if item.phase else "dim",
    )
    return Row(cells, looks, faint=person.cancelled or item.consent.withdrawn or person.id in out)


def interview(item: RespondentRow, started: Mapping[int, int]) -> str:
    """Return in a few words where the interview stands."""
    if item.respondent.cancelled:
        return _("cancelled")
    if item.consent.withdrawn:
        return _("withdrawn")
    if item.phase is None:
        return _("none yet")
    since = started.get(item.interview_id or 0)
    return _stage(item.phase, render.local_time(since)[11:] if since else "", item.notes)


def _stage(phase: Phase, time: str, notes: int) -> str:
    """Return the stage of an interview with its count of notes; ``time``: since when it is under way."""
    count = ngettext("{n} note", "{n} notes", notes).format(n=notes)
    if phase is Phase.CLOSED:
        return _("closed · {notes}").format(notes=count)
    if phase is Phase.ENDED:
        return _("ended · {notes}").format(notes=count)
    word = _("paused {time} · {notes}") if phase is Phase.PAUSED else _("open {time} · {notes}")
    return word.format(time=time, notes=count)


def card(item: RespondentRow, view: Overview, keys: Mapping[str, str]) -> list[Para]:
    """Return the respondent in words: fields, consent, and what Enter would do."""
    person, study = item.respondent, view.study
    known = [f"{name}: {person.fields[name]}" for name in study.fields if person.fields.get(name)]
    head = " · ".join([person.code, item.site, *known])
    return [
        Para(head, "strong", 1, most=1),
        Para(what_next(item, view, keys), "text", 1, most=2),
        _consent(item, study, keys),
    ]


_SAID = (
    (Decision.GRANTED,), (Decision.DECLINED,), (Decision.WITHDRAWN,), (Decision.SUPERSEDED,),
    (Decision.NOT_ASKED, None),
)  # fmt: skip


def _consent(item: RespondentRow, study: Study, keys: Mapping[str, str]) -> Para:
    """Return every scope under its decision, the leader of the site, and a letter that is not the last."""
    if item.consent.withdrawn:
        said = _("Withdrew from everything.")
        if item.notes:
            still = _("What they said is still here: {notes}. {key} erases it.")
            said += " " + still.format(notes=words.notes(item.notes), key=keys["withdraw_respondent"])
        return Para(said, "warn", 1, most=2)
    in_force, known = study.letter_version, RESPONDENT_SCOPES
    if study.anonymous:
        from interview_tui.model import impersonal

        known = impersonal.SCOPES
    parts = [] if item.consent.latest else [_("nothing asked yet")]
    for decisions in _SAID if item.consent.latest else ():
        scopes = [words.short_scope(s) for s in known if item.consent.decision(s) in decisions]
        if scopes:
            parts.append(f"{SYMBOLS[decisions[0]]} {words.decision(decisions[0])}: {', '.join(scopes)}")
    leader = f"{SYMBOLS[item.gatekeeper]} {words.decision(item.gatekeeper)}"
    parts.append(_("leader of the site: {decision}").format(decision=leader))
    agreed = item.consent.agreed_letter
    if agreed is not None and in_force and agreed != in_force:
        parts.append(
            _("agreed by letter {version}, and {last} is in force").format(
                version=agreed or "–", last=in_force
            )
        )
    return Para("; ".join(parts), "dim", 1, most=3)


def missing(item: RespondentRow) -> str:
    """Return which consent an interview still lacks, as one sentence; empty when it may start."""
    code = item.respondent.code
    if item.consent.withdrawn:
        return _("{code} has withdrawn; nothing more is recorded.").format(code=code)
    lacking = [
        words.scope(scope)
        for scope in (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
        if not item.consent.may(scope)
    ]
    if not lacking:
        return ""
    return _("{code} has not agreed to: {scopes}.").format(code=code, scopes=", ".join(lacking))


def what_next(item: RespondentRow, view: Overview, keys: Mapping[str, str]) -> str:
    """Return what was logged of somebody who does not take part, else what the open key would do."""
    state = view.out.get(item.respondent.id)
    if state is None or item.respondent.cancelled:
        return what_enter_does(item, view.started, keys)
    if item.consent.decision(ConsentScope.PARTICIPATION) is Decision.DECLINED:
        said = _("{code} said no to taking part. {key} records it if they say otherwise.")
        return said.format(code=item.respondent.code, key=keys["consent"])
    sentence = _("{code}: {state}. {key} shows the log, and changes it if they say otherwise.")
    return sentence.format(code=item.respondent.code, state=words_field.word(state), key=keys["approach"])


def what_enter_does(item: RespondentRow, started: Mapping[int, int], keys: Mapping[str, str]) -> str:
    """Return what the open key would do for this respondent now."""
    enter = keys["open_row"]
    if item.respondent.cancelled:
        return _("Cancelled before the interview.")
    if item.phase in UNDER_WAY:
        since = started.get(item.interview_id or 0)
        time = render.local_time(since) if since else "?"
        return _("{key} goes on with the interview, open since {time}.").format(key=enter, time=time)
    if item.phase is not None:
        return _("{key} opens the review of the interview.").format(key=enter)
    lacking = missing(item)
    if item.consent.withdrawn:
        return lacking
    if lacking:
        return lacking + " " + _("{key} records it when they agree.").format(key=keys["consent"])
    return _("{key} twice starts the interview.").format(key=enter)
