"""The recruitment log: steps, how people were approached, pilots; and the criteria they are chosen by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words_field
from interview_tui.cli import say
from interview_tui.cli.desk import Desk, anyway_option, folder_argument, json_option, passphrase_option
from interview_tui.cli.pairs import pairs
from interview_tui.cli.words import Group, OneOf, Option
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.model.recruitment import (
    LOGGED,
    Answer,
    ApproachedBy,
    Channel,
    Dependency,
    KnownTo,
    Reason,
    RecruitState,
    Relation,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.model.recruitment import Approach, Criteria, RecruitmentEvent

APPROACH = {
    "by": ("approached_by", ApproachedBy),
    "channel": ("channel", Channel),
    "dependency": ("dependency", Dependency),
    "relation": ("relation", Relation),
    "known_to": ("known_to", KnownTo),
    "alone": ("alone", Answer),
}
"""What can be said of how somebody was approached: its name here, in the model, and its words."""


def reason_option() -> Callable[..., Callable[..., None]]:
    """Return the option ``--reason``: one of the categories, ``not_stated`` when left out."""
    return click.option(
        "--reason", cls=Option, type=OneOf([one.value for one in Reason]),
        default=Reason.NOT_STATED.value, metavar="CATEGORY",
        help=N_(
            "Why they do not take part: not_stated, time, no_interest, recognised, recording, "
            "circumstances, moved, criteria or researcher."
        ),
    )  # fmt: skip


recruit = Group("recruit", help=N_("Log recruitment, by code: what came of it, and how people were asked."))


@recruit.command(
    "log", help=N_("Log where the recruitment of CODE stands now. A reason is a category, never words.")
)
@folder_argument()
@click.argument("code", metavar="CODE")
@click.argument("state", metavar="STATE", type=OneOf([state.value for state in LOGGED]))
@reason_option()
@passphrase_option()
@json_option()
@click.pass_obj
def log(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    code: str,
    state: str,
    reason: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Log the step and say it back."""
    with desk.study(folder, passphrase_file) as opened:
        made = opened.fieldwork.approaching.log(code, RecruitState(state), Reason(reason))
        person = opened.recruiting.find(code)
    if as_json:
        say.data({"code": person.code, "state": made.state.value, "reason": made.reason.value})
        return
    say.line(f"{person.code}: {_step(made)}")


@recruit.command(
    "take-back",
    help=N_("Take the step that was logged last for CODE out of the log again, when it was wrong."),
)
@folder_argument()
@click.argument("code", metavar="CODE")
@passphrase_option()
@json_option()
@click.pass_obj
def take_back(desk: Desk, /, *, folder: Path, code: str, passphrase_file: Path | None, as_json: bool) -> None:
    """Take it back, and say what it was and where the recruitment stands now."""
    with desk.study(folder, passphrase_file) as opened:
        gone = opened.fieldwork.approaching.take_back(code)
        person, state = opened.recruiting.find(code), opened.fieldwork.approaching.state(code)
    if as_json:
        say.data({
            "code": person.code, "state": state,
            "taken_back": {"state": gone.state, "reason": gone.reason, "at": gone.at},
        })  # fmt: skip
        return
    say.line(f"{person.code}: " + _("Taken back: {step}").format(step=_step(gone)))
    say.line(
        _("It stands now: {state}").format(state=words_field.word(state) if state else _("not asked yet"))
    )


@recruit.command("show", help=N_("Show the recruitment log of CODE and how they were asked."))
@folder_argument()
@click.argument("code", metavar="CODE")
@passphrase_option()
@json_option()
@click.pass_obj
def show(desk: Desk, /, *, folder: Path, code: str, passphrase_file: Path | None, as_json: bool) -> None:
    """Write the steps, oldest first, then how the person was approached."""
    with desk.study(folder, passphrase_file) as opened:
        approaching = opened.fieldwork.approaching
        history, approach = approaching.history(code), approaching.approach(code)
        person, state = opened.recruiting.find(code), approaching.state(code)
    if as_json:
        say.data({
            "code": person.code, "pilot": person.pilot, "state": state,
            "log": [{"state": one.state, "reason": one.reason, "at": one.at} for one in history],
            "approach": _as_data(approach),
        })  # fmt: skip
        return
    pilot = [_("pilot")] if person.pilot else []
    say.line(" · ".join([person.code, words_field.word(state) if state else _("not asked yet"), *pilot]))
    for one in history:
        say.line(f"    {_step(one)}")
    say.table([f"  {name}", said] for name, said in _said(approach).items())


@recruit.command(
    "approach",
    help=N_(
        "Record how CODE was asked: by=, channel=, dependency=, relation=, known_to= (several with commas) "
        "and alone= (asked without the leader there)."
    ),
)
@folder_argument()
@click.argument("code", metavar="CODE")
@click.argument("facts", metavar="NAME=VALUE...", nargs=-1, required=True)
@passphrase_option()
@json_option()
@click.pass_obj
def approach(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    code: str,
    facts: tuple[str, ...],
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Record it and say all of it back."""
    changes: dict[str, object] = {}
    for name, value in pairs(facts).items():
        field, kind = APPROACH[OneOf(list(APPROACH)).convert(name, None, None)]
        words = OneOf([one.value for one in kind])
        if kind is KnownTo:
            parts = [part.strip() for part in value.split(",") if part.strip()]
            changes[field] = tuple(KnownTo(words.convert(part, None, None)) for part in parts)
        else:
            changes[field] = kind(words.convert(value, None, None))
    with desk.study(folder, passphrase_file) as opened:
        made = opened.fieldwork.approaching.record(code, **changes)
    if as_json:
        say.data(_as_data(made))
        return
    say.table([name, said] for name, said in _said(made).items())


@recruit.command("pilot", help=N_("Say that the interview with CODE is a trial, which stays out of n."))
@folder_argument()
@click.argument("code", metavar="CODE")
@click.option("--off", cls=Option, is_flag=True, help=N_("It is no trial after all."))
@passphrase_option()
@click.pass_obj
def pilot(desk: Desk, /, *, folder: Path, code: str, off: bool, passphrase_file: Path | None) -> None:
    """Set or take away the mark and say so."""
    with desk.study(folder, passphrase_file) as opened:
        person = opened.fieldwork.approaching.set_pilot(code, not off)
    said = _("{code} is a pilot and stays out of n.") if person.pilot else _("{code} counts in n.")
    say.line(said.format(code=person.code))


criteria = Group("criteria", help=N_("Keep what people are chosen by, in versions with reasons."))


@criteria.command("set", help=N_("Write down a new version of the criteria; a change needs a reason."))
@folder_argument()
@click.argument("text", metavar="TEXT")
@click.option("--reason", cls=Option, default="", metavar="TEXT", help=N_("Why the criteria are changed."))
@anyway_option()
@passphrase_option()
@json_option()
@click.pass_obj
def set_criteria(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    text: str,
    reason: str,
    anyway: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Keep the version and say its number."""
    with desk.study(folder, passphrase_file, anyway=anyway) as opened:
        made = opened.fieldwork.approaching.set_criteria(text, reason)
    if as_json:
        say.data(_criteria_data(made))
        return
    say.line(_("Criteria, version {n}.").format(n=made.id))


@criteria.command("show", help=N_("Show every version of the criteria, oldest first."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def show_criteria(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write each version with its reason."""
    with desk.study(folder, passphrase_file) as opened:
        versions = opened.fieldwork.approaching.criteria()
    if as_json:
        say.data([_criteria_data(one) for one in versions])
        return
    if not versions:
        raise UsageProblem(
            _("No criteria are written down yet."),
            "",
            _("Write them: interview-tui criteria set FOLDER TEXT"),
        )
    for one in versions:
        say.line(f"{one.id}  {one.text}")
        if one.reason:
            say.line("   " + _("because: {reason}").format(reason=one.reason))


def _criteria_data(one: Criteria) -> dict[str, object]:
    return {"version": one.id, "text": one.text, "reason": one.reason}


def _as_data(one: Approach) -> dict[str, object]:
    found = {name: getattr(one, field) for name, (field, _kind) in APPROACH.items()}
    return {**found, "known_to": list(one.known_to)}


def _step(one: RecruitmentEvent) -> str:
    why = f" ({words_field.word(one.reason)})" if one.reason is not Reason.NOT_STATED else ""
    return f"{words_field.word(one.state)}{why}"


def _said(one: Approach) -> dict[str, str]:
    found = {}
    for name, (field, _kind) in APPROACH.items():
        value = getattr(one, field)
        values = value if isinstance(value, tuple) else (value,)
        found[name] = ", ".join(map(words_field.word, values)) or _(words_field.NOT_RECORDED)
    return found
