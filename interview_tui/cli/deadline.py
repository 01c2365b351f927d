"""Deadlines: when recordings, notes, key file and the rest must be gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words_field
from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group, OneOf, Option
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, as_read
from interview_tui.model.deadline import Deadline, Kept

if TYPE_CHECKING:
    from pathlib import Path

_WHAT = OneOf([kept.value for kept in Kept])

deadline = Group(
    "deadline",
    help=N_("Keep the days by which things must be deleted. You are reminded 30 days before."),
    epilog=", ".join(kept.value for kept in Kept),
)


@deadline.command("set", help=N_("Set when WHAT must be deleted: on a day, or when something has happened."))
@folder_argument()
@click.argument("what", metavar="WHAT", type=_WHAT)
@click.option("--on", cls=Option, default="", metavar="DATE", help=N_("The day, as 2026-12-31."))
@click.option("--event", cls=Option, default="", metavar="TEXT",
              help=N_("What it waits for, such as: the thesis is passed."))  # fmt: skip
@click.option("--latest", cls=Option, default="", metavar="DATE",
              help=N_("The last day, even if that has not happened."))  # fmt: skip
@click.option("--source", cls=Option, default="", metavar="TEXT",
              help=N_("Where it was promised or decided."))  # fmt: skip
@passphrase_option()
@click.pass_obj
def set_deadline(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    what: str,
    on: str,
    event: str,
    latest: str,
    source: str,
    passphrase_file: Path | None,
) -> None:
    """Set it and say it in words."""
    from interview_tui.services.deadlines import sentence

    if bool(on) == bool(event) or bool(event) != bool(latest):
        raise UsageProblem(
            _("A deadline is a day, or an event with a last day."),
            _("Nothing was changed."),
            _("Write --on DATE, or --event TEXT --latest DATE."),
        )
    with desk.study(folder, passphrase_file) as opened:
        kept = opened.deadlines.set(Kept(what), on or latest, event=event, source=source)
        line = sentence(kept, opened.deadlines.today)
    say.line(line)


@deadline.command("list", help=N_("List the deadlines of the study in FOLDER, the nearest first."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def list_deadlines(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one deadline on each line."""
    from interview_tui.services.deadlines import STANDINGS

    with desk.study(folder, passphrase_file) as opened:
        found, day = opened.deadlines.all(), opened.deadlines.today
    if as_json:
        say.data([as_data(one, day) for one in found])
        return
    say.table(
        [
            one.kept.value,
            as_read(one.day),
            _(STANDINGS[one.standing(day)]),
            words_field.milestone(one.event),
            one.source,
        ]
        for one in found
    )


@deadline.command("came", help=N_("Say that what the deadline for WHAT waited for has come."))
@folder_argument()
@click.argument("what", metavar="WHAT", type=_WHAT)
@click.option("--on", cls=Option, default="", metavar="DATE", help=N_("The day; today when left out."))
@passphrase_option()
@click.pass_obj
def came(desk: Desk, /, *, folder: Path, what: str, on: str, passphrase_file: Path | None) -> None:
    """Record it and say what is due now."""
    from interview_tui.services.deadlines import sentence

    with desk.study(folder, passphrase_file) as opened:
        line = sentence(opened.deadlines.event_came(Kept(what), on), opened.deadlines.today)
    say.line(line)


@deadline.command(
    "not-come", help=N_("Take back that what the deadline for WHAT waits for has come: it was a mistake.")
)
@folder_argument()
@click.argument("what", metavar="WHAT", type=_WHAT)
@passphrase_option()
@click.pass_obj
def not_come(desk: Desk, /, *, folder: Path, what: str, passphrase_file: Path | None) -> None:
    """Take it back and say how the deadline stands."""
    from interview_tui.services.deadlines import sentence

    with desk.study(folder, passphrase_file) as opened:
        line = sentence(opened.deadlines.event_taken_back(Kept(what)), opened.deadlines.today)
    say.line(line)


@deadline.command("met", help=N_("Say that WHAT is deleted."))
@folder_argument()
@click.argument("what", metavar="WHAT", type=_WHAT)
@click.option("--on", cls=Option, default="", metavar="DATE", help=N_("The day; today when left out."))
@passphrase_option()
@click.pass_obj
def met(desk: Desk, /, *, folder: Path, what: str, on: str, passphrase_file: Path | None) -> None:
    """Record it and say so."""
    from interview_tui.services.deadlines import sentence

    with desk.study(folder, passphrase_file) as opened:
        line = sentence(opened.deadlines.met(Kept(what), on), opened.deadlines.today)
    say.line(line)


@deadline.command("not-met", help=N_("Take back that WHAT is deleted: it was a mistake."))
@folder_argument()
@click.argument("what", metavar="WHAT", type=_WHAT)
@passphrase_option()
@click.pass_obj
def not_met(desk: Desk, /, *, folder: Path, what: str, passphrase_file: Path | None) -> None:
    """Take it back and say how the deadline stands, if there is one."""
    from interview_tui.services.deadlines import sentence

    with desk.study(folder, passphrase_file) as opened:
        opened.deadlines.not_met(Kept(what))
        left = [one for one in opened.deadlines.all() if one.kept is Kept(what)]
        lines = [sentence(one, opened.deadlines.today) for one in left]
    say.line(lines[0] if lines else _("Taken back."))


def as_data(one: Deadline, day: str) -> dict[str, object]:
    """Return a deadline as plain data, as it stands on a day."""
    return {
        "what": one.kept.value,
        "day": one.day,
        "event": one.event,
        "came": one.came,
        "met": one.met,
        "source": one.source,
        "standing": one.standing(day).value,
        "days_left": one.days_left(day),
    }
