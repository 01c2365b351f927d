"""Consent per purpose, from respondents and from the leaders of sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.consent_form import ASKED, asking
from interview_tui.cli.desk import Desk, anyway_option, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group, OneOf, Option, nearest, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.model.consent import RESPONDENT_SCOPES, Comprehension, ConsentScope, Decision, Method

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from interview_tui.model.consent import ConsentEvent, ConsentState
    from interview_tui.services.opening import OpenStudy

DECISIONS = {
    Decision.GRANTED: N_("granted"),
    Decision.DECLINED: N_("declined"),
    Decision.WITHDRAWN: N_("withdrawn"),
    Decision.NOT_ASKED: N_("not asked"),
    Decision.SUPERSEDED: N_("ask anew"),
}
"""How each decision is said."""

_SCOPES = ", ".join(scope.value for scope in RESPONDENT_SCOPES)

consent = Group(
    "consent",
    help=N_(
        "Record and show consent. Each purpose is given, declined and withdrawn on its own; default is no."
    ),
    epilog=_SCOPES,
)


_SAID = (
    click.option(
        "--site",
        "site_name",
        cls=Option,
        metavar="NAME",
        help=N_(
            "The leader of this site decides for the site; the scope is gatekeeper, and there is no CODE."
        ),
    ),
    click.option(
        "--method",
        cls=Option,
        type=OneOf([m.value for m in Method]),
        metavar="METHOD",
        help=N_("How: written, email, electronic, oral_recorded, oral_witnessed or oral_logged."),
    ),
    click.option(
        "--by",
        cls=Option,
        default="",
        metavar="WHO",
        help=N_("Code or initials of who recorded it; else the interviewer in the settings."),
    ),
    click.option(
        "--comprehension",
        cls=Option,
        type=OneOf(["ok", "explained", "skipped"]),
        metavar="HOW",
        help=N_("The opening check, the study in their own words: ok, explained or skipped."),
    ),
    click.option("--reason", cls=Option, default="", metavar="TEXT", help=N_("Why the check was skipped.")),
    click.option(
        "--witness", cls=Option, default="", metavar="WHO", help=N_("Code or initials of the witness.")
    ),
)
"""The options of grant, decline and withdraw."""


def _said(verb: Callable[..., None]) -> Callable[..., None]:
    for option in reversed((*_SAID, *ASKED)):
        verb = option(verb)
    return verb


def _verb(name: str, decision: Decision, line: str) -> None:
    """Declare one of grant, decline and withdraw; they take the same words."""

    @consent.command(name, help=line)
    @folder_argument()
    @click.argument("words", metavar="[CODE] SCOPE...", nargs=-1)
    @_said
    @anyway_option()
    @passphrase_option()
    @json_option()
    @click.pass_obj
    def verb(desk: Desk, /, **said: Any) -> None:
        _record(desk, decision, **said)


def _record(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    decision: Decision,
    *,
    folder: Path,
    words: tuple[str, ...],
    site_name: str | None,
    method: str | None,
    by: str,
    comprehension: str | None,
    reason: str,
    witness: str,
    anyway: bool,
    passphrase_file: Path | None,
    as_json: bool,
    **asked: Any,
) -> None:
    if site_name is None:
        code, scopes = _read(words, decision)
    else:
        _only_gatekeeper(words)
    _check_reason(comprehension, reason)
    how = Method(method) if method else None
    with desk.study(folder, passphrase_file, anyway=anyway) as opened:
        who = by or desk.settings.interviewer
        if site_name is not None:
            events = [opened.consenting.gatekeeper(site_name, decision, method=how, witness=witness, by=who)]
        else:
            events = opened.consenting.record(
                code,
                scopes,
                decision,
                method=how,
                comprehension=Comprehension(comprehension or Comprehension.NOT_RECORDED),
                comprehension_reason=reason,
                witness=witness,
                by=who,
                asking=asking(**asked),
            )
    _answer(site_name if site_name is not None else code, decision, events, as_json=as_json)


def _answer(who: str, decision: Decision, events: list[ConsentEvent], *, as_json: bool) -> None:
    if as_json:
        say.data([_as_data(event) for event in events])
        return
    scopes = ", ".join(event.scope.value for event in events)
    say.line(
        _("{who}: {decision}: {scopes}").format(
            who=short(who), decision=_(DECISIONS[decision]), scopes=scopes
        )
    )
    if decision is Decision.WITHDRAWN and any(e.scope is ConsentScope.PARTICIPATION for e in events):
        say.line(_("{who} is out of everything from now on.").format(who=short(who)))


def _read(words: tuple[str, ...], decision: Decision) -> tuple[str, list[ConsentScope]]:
    if not words:
        raise UsageProblem(
            _("Whose consent is it?"), "", _("Write the code of the respondent after the folder.")
        )
    code, names = words[0], words[1:]
    if not names and decision is Decision.WITHDRAWN:
        return code, [ConsentScope.PARTICIPATION]
    if not names:
        raise UsageProblem(_("No purpose was named."), "", _("It is one of: {known}.").format(known=_SCOPES))
    return code, list(dict.fromkeys(_scope(name) for name in names))


def _scope(name: str) -> ConsentScope:
    word = name.lower().replace("-", "_")
    if word == ConsentScope.GATEKEEPER:
        raise UsageProblem(
            _("Gatekeeper consent is given for a site, not by a respondent."),
            "",
            _("Write: interview-tui consent grant FOLDER --site NAME gatekeeper"),
        )
    known = [scope.value for scope in RESPONDENT_SCOPES]
    if word not in known:
        raise UsageProblem(
            _("There is no purpose called {name}.").format(name=short(name)), "", nearest(word, known)
        )
    return ConsentScope(word)


def _only_gatekeeper(words: tuple[str, ...]) -> None:
    if [word.lower() for word in words] not in ([], [ConsentScope.GATEKEEPER.value]):
        raise UsageProblem(
            _("The leader of a site decides on gatekeeper only."),
            "",
            _("Write: interview-tui consent grant FOLDER --site NAME gatekeeper"),
        )


def _check_reason(comprehension: str | None, reason: str) -> None:
    if comprehension == Comprehension.SKIPPED and not short(reason):
        raise UsageProblem(_("Why was the check skipped?"), "", _("Say it with --reason TEXT."))


_verb("grant", Decision.GRANTED, N_("Record that the respondent CODE agrees to each SCOPE."))
_verb("decline", Decision.DECLINED, N_("Record that the respondent CODE says no to each SCOPE."))
_verb(
    "withdraw",
    Decision.WITHDRAWN,
    N_("Record that the respondent CODE takes back each SCOPE; all of it when no SCOPE is named."),
)


@consent.command("show", help=N_("Show where the consent of the respondent CODE, or of a site, stands."))
@folder_argument()
@click.argument("code", metavar="[CODE]", required=False)
@click.option(
    "--site", "site_name", cls=Option, metavar="NAME", help=N_("Show the gatekeeper consent of this site.")
)
@passphrase_option()
@json_option()
@click.pass_obj
def show(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    code: str | None,
    site_name: str | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write one scope on each line, those never asked too."""
    if (code is None) == (site_name is None):
        raise UsageProblem(_("Name a respondent by code, or a site with --site NAME."))
    with desk.study(folder, passphrase_file) as opened:
        state, scopes = _state(opened, code, site_name)
    if as_json:
        say.data({scope.value: _scope_data(state, scope) for scope in scopes})
        return
    say.table([scope.value, _standing(state, scope), _how(state.latest.get(scope))] for scope in scopes)


def _state(
    opened: OpenStudy, code: str | None, site_name: str | None
) -> tuple[ConsentState, tuple[ConsentScope, ...]]:
    if code is not None:
        return opened.consenting.state(code), RESPONDENT_SCOPES
    return opened.consenting.site_state(site_name or ""), (ConsentScope.GATEKEEPER,)


def _standing(state: ConsentState, scope: ConsentScope) -> str:
    decision = state.decision(scope)
    return _(DECISIONS[decision]) if decision else _("not asked")


def _how(event: ConsentEvent | None) -> str:
    if event is None:
        return ""
    parts = [event.method.value]
    if event.letter_version:
        parts.append(_("letter {version}").format(version=event.letter_version))
    if event.recorded_by:
        parts.append(_("by {who}").format(who=event.recorded_by))
    return ", ".join(parts)


def _scope_data(state: ConsentState, scope: ConsentScope) -> dict[str, object]:
    event = state.latest.get(scope)
    return {"may": state.may(scope), **(_as_data(event) if event else {"decision": None})}


def _as_data(event: ConsentEvent) -> dict[str, object]:
    return {
        "scope": event.scope.value,
        "decision": event.decision.value,
        "method": event.method.value,
        "recorded_by": event.recorded_by,
        "letter_version": event.letter_version,
        "letter_hash": event.letter_hash,
        "comprehension": event.comprehension.value,
        "terms": event.asking.terms,
        "evidence": event.asking.evidence,
        "capacity": event.asking.capacity.value,
        "valid_until": event.asking.valid_until,
        "explicit": event.asking.explicit,
    }
