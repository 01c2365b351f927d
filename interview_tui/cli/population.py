"""How many people in the world share some facts: the researcher's own figures, for disclosure control."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group, Number, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

population = Group(
    "population",
    help=N_("Say how many people there are who share some background facts; exports are held against it."),
)


@population.command("set", help=N_("Say that COUNT people share the facts, each NAME=VALUE, in the world."))
@folder_argument()
@click.argument("count", metavar="COUNT", type=Number())
@click.argument("facts", metavar="NAME=VALUE...", nargs=-1, required=True)
@passphrase_option()
@click.pass_obj
def set_(
    desk: Desk, /, *, folder: Path, count: int, facts: tuple[str, ...], passphrase_file: Path | None
) -> None:
    """Keep the figure in place of an earlier one for the same facts."""
    values: dict[str, str] = {}
    for fact in facts:
        name, equals, value = short(fact).partition("=")
        if not equals or not name.strip() or not value.strip():
            raise UsageProblem(
                _("{fact} is no fact.").format(fact=short(fact)),
                _("Nothing was kept."),
                _("Write NAME=VALUE, such as role=adviser."),
            )
        values[name.strip()] = value.strip()
    with desk.study(folder, passphrase_file) as opened:
        opened.reporting.set_population(values, count)
    say.line(_("Kept: {n} people.").format(n=count))


@population.command("list", help=N_("List the figures that were entered."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def list_(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one figure on each line."""
    with desk.study(folder, passphrase_file) as opened:
        found = opened.reporting.population()
    if as_json:
        say.data([{"facts": dict(one.values), "count": one.count} for one in found])
        return
    say.table(
        [" ".join(f"{name}={value}" for name, value in one.values.items()), str(one.count)] for one in found
    )
