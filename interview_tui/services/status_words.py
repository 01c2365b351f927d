"""Where the fieldwork stands, in lines: the same at the command line and on the screen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from interview_tui import words, words_field, words_ledger
from interview_tui.i18n import _, ngettext
from interview_tui.model import deadline
from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentScope, Decision
from interview_tui.model.ledger import Standing
from interview_tui.model.letter import PromiseKind
from interview_tui.model.recruitment import Pressure, RecruitState
from interview_tui.services.deadlines import sentence
from interview_tui.services.noticing import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interview_tui.services.overseeing import Status

MOST_CODES = 6
"""Codes named in a line; the rest is counted."""

STEPS = {
    "sheet": "sheet", "letter": "letters", "promises": "letters", "site": "add_site",
    "respondent": "add_respondent", "consent": "consent", "go_on": "open_row", "interview": "open_row",
    "report": "sheet", "review": "open_row", "delete": "deadlines",
    "erase": "withdraw_respondent",
}  # fmt: skip
"""The screens' command that leads to each step."""


class Told(NamedTuple):
    """One line: what it is about, what is so, how much it matters, the screens' command that leads there."""

    title: str
    text: str
    weight: Weight = Weight.QUIET
    command: str = ""
    code: str = ""
    """Whom the command is for; empty for whoever is chosen."""


def lines(found: Status) -> list[Told]:
    """Return the lines, what comes next first; what there is nothing to say of is left out."""
    told = [
        _next(found),
        # Those interviewed are counted with the interviews, as held or under way.
        Told(_("recruitment"), recruits(found, without=RecruitState.INTERVIEWED)),
        Told(_("interviews"), _interviews(found)),
        *(Told(_("consent"), text) for text in _consents(found)),
        Told(_("promises"), promises(found), _gravest(found), "ledger"),
        *_deadlines(found),
        *(Told(_("keep in mind"), text) for text in _flagged(found)),
    ]
    return [one for one in told if one.text]


def _next(found: Status) -> Told:
    step, code = words_ledger.step(found.step.value), found.whom
    text = f"{code}: {step}" if code else step
    return Told(_("next"), text, Weight.QUIET, STEPS[found.step.value], code)


def glance(
    found: Status, keys: Mapping[str, str], left: Sequence[str] = (), *, promises: bool = True
) -> list[tuple[str, str]]:
    """Return the two lines that say most, each with the screens' command that leads on.

    Where it leads on from one row of the list, the line says from which, with its key (``keys`` by command).
    ``left`` is what else belongs to the first, in a word or two each. ``promises`` is False where a notice
    beside it tells of those that are broken or at risk.
    """
    counts = []
    if found.rows:
        counts.append(interviews(found))
    counts += (broken(found) if promises else "", *left)
    if found.rows:
        # Those interviewed are counted already, as held or under way.
        counts.append(recruits(found, without=RecruitState.INTERVIEWED))
    step = _("Next: {step}").format(step=words_ledger.step(found.step.value))
    told = [("see_to", " · ".join(filter(None, counts)))] if any(counts) else []
    command = STEPS[found.step.value]
    if not found.whom and command != "open_row":
        return [*told, (command, step)]
    choose = _("Choose {code}, then {key}.") if found.whom else _("Choose one, then {key}.")
    return [*told, ("", f"{step} {choose.format(code=found.whom, key=keys[command])}")]


def broken(found: Status) -> str:
    """Return how many promises are broken or at risk; nothing when none is."""
    grave = [one for one in (Standing.BROKEN, Standing.AT_RISK) if found.standings[one]]
    told = [f"{words_ledger.SIGNS[one]} {found.standings[one]} {words_field.word(one)}" for one in grave]
    return _("promises {counts}").format(counts=", ".join(told)) if told else ""


def recruits(found: Status, *, without: RecruitState | None = None) -> str:
    """Return how many people stand where in recruitment, those of the stage ``without`` left out."""
    stages = [one for one in RecruitState if found.recruits[one] and one is not without]
    parts = [f"{words_field.word(one)} {found.recruits[one]}" for one in stages]
    if found.recruits[None]:
        parts.append(_("not asked yet {n}").format(n=found.recruits[None]))
    if found.pilots:
        parts.append(_("pilots, out of n {n}").format(n=found.pilots))
    return ", ".join(parts)


def interviews(found: Status) -> str:
    """Return how many interviews were held, are under way and are still to come."""
    counts = [_("held {n}").format(n=found.held), _("to come {n}").format(n=len(found.coming))]
    if found.under_way:
        counts.insert(1, _("under way {n}").format(n=found.under_way))
    return ", ".join(counts)


def promises(found: Status) -> str:
    """Return how many promises stand how."""
    return ", ".join(
        f"{words_field.word(one)} {found.standings[one]}" for one in Standing if found.standings[one]
    )


def _interviews(found: Status) -> str:
    if not found.rows:
        return ""
    coming = _named([row.respondent.code for row in found.coming])
    return f"{interviews(found)} ({coming})" if coming else interviews(found)


def _gravest(found: Status) -> Weight:
    if found.standings[Standing.BROKEN]:
        return Weight.NOW
    return Weight.SOON if found.standings[Standing.AT_RISK] else Weight.QUIET


def _consents(found: Status) -> Iterator[str]:
    """Yield a line for each scope: how many decided what, and by which letter they said yes."""
    counts: dict[ConsentScope, Counter[Decision]] = {}
    versions: dict[ConsentScope, Counter[str]] = {}
    for (scope, decision, version), count in found.consents.items():
        counts.setdefault(scope, Counter())[decision] += count
        if decision is Decision.GRANTED:
            versions.setdefault(scope, Counter())[version] += count
    for scope in RESPONDENT_SCOPES:
        if scope in counts:
            said = ", ".join(
                f"{words.decision(one)} {counts[scope][one]}" for one in Decision if counts[scope][one]
            )
            yield f"{words.scope(scope)}: {said}{_by_letter(versions.get(scope, Counter()))}"


def _by_letter(versions: Counter[str]) -> str:
    parts = [
        _("letter {version}: {n}").format(version=version, n=count)
        if version
        else _("no letter: {n}").format(n=count)
        for version, count in sorted(versions.items())
    ]
    return f" ({', '.join(parts)})" if parts else ""


def _deadlines(found: Status) -> Iterator[Told]:
    weights = {
        deadline.Standing.OVERDUE: Weight.NOW,
        deadline.Standing.DUE: Weight.NOW,
        deadline.Standing.SOON: Weight.SOON,
    }
    for one in found.deadlines:
        weight = weights.get(one.standing(found.today), Weight.QUIET)
        yield Told(_("deadlines"), sentence(one, found.today), weight, "deadlines")
    if not found.deadlines:
        text = _("none set yet")
        dated = {PromiseKind.DESTRUCTION, PromiseKind.END_DATE}
        if said := [words_ledger.promised(one.promise) for one in found.ledger if one.promise.kind in dated]:
            text = _("none set yet; promised: {promises}").format(promises="; ".join(said))
        yield Told(_("deadlines"), text, Weight.QUIET, "deadlines")


def _flagged(found: Status) -> Iterator[str]:
    """Yield what the method chapter should say of how people were asked, with whom it concerns."""
    rows = [row for row in found.rows if not row.respondent.pilot]
    held = sum(row.interview_id is not None for row in rows)
    agreed = sum(row.consent.agreed_letter is not None for row in rows)
    missing = _("interviewed without a yes from the leader of the site")
    against = _("interviewed although the leader of the site said no")
    old = _("agreed by an earlier letter")
    of = {missing: held, against: held, old: agreed}
    declined = _codes(found, "leader_declined")
    signs = {
        **{
            words_field.word(sign): [one.code for one in found.flagged if sign in one.pressures]
            for sign in Pressure
        },
        missing: [code for code in _codes(found, "leader_missing") if code not in declined],
        against: declined,
        _("was not asked to put the study in their own words"): _codes(found, "comprehension_skipped"),
        old: _codes(found, "old_letter"),
    }
    for sign, codes in signs.items():
        if codes:
            yield _("{sign}: {n} of {of} ({codes})").format(
                sign=sign, n=len(codes), of=of.get(sign, len(rows)), codes=_named(codes)
            )


def _codes(found: Status, sign: str) -> list[str]:
    return [one.code for one in found.flagged if getattr(one, sign)]


def _named(codes: Sequence[str]) -> str:
    named, more = ", ".join(codes[:MOST_CODES]), len(codes) - MOST_CODES
    if more <= 0:
        return named
    return named + " " + ngettext("and {n} more", "and {n} more", more).format(n=more)
