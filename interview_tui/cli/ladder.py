"""Ladders: how places, dates, ages and titles are made coarser in a study."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group, OneOf, Option, short
from interview_tui.i18n import N_, _
from interview_tui.model.identifier import IdentifierType

if TYPE_CHECKING:
    from pathlib import Path

_TYPES = tuple(kind.value for kind in IdentifierType)

ladder = Group(
    "ladder", help=N_("Show and change how things are made coarser in a study: place, date, age, title.")
)


@ladder.command(
    "show", help=N_("Show the steps that make WORDS coarser, or all steps the study has of its own.")
)
@folder_argument()
@click.argument("words", metavar="[WORDS]", required=False, default="")
@click.option("--as", "what", cls=Option, type=OneOf(_TYPES), default="place", metavar="TYPE",
              help=N_("What sort of thing it is; place if left out."))  # fmt: skip
@passphrase_option()
@json_option()
@click.pass_obj
def show(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, words: str, what: str, passphrase_file: Path | None, as_json: bool
) -> None:
    """Write the steps, finest first."""
    with desk.study(folder, passphrase_file) as opened:
        if words:
            found = {(what, words): opened.reviewing.steps(words, IdentifierType(what))}
        else:
            found = opened.reviewing.ladders()
    if as_json:
        say.data(
            [{"type": kind, "value": value, "steps": list(steps)} for (kind, value), steps in found.items()]
        )
        return
    say.table([kind, value, " → ".join(steps) or "–"] for (kind, value), steps in found.items())


@ladder.command(
    "set", help=N_("Let WORDS be made coarser by these steps, the finest first; without any, as shipped.")
)
@folder_argument()
@click.argument("what", metavar="TYPE", type=OneOf(_TYPES))
@click.argument("words", metavar="WORDS")
@click.argument("steps", metavar="STEP...", nargs=-1)
@passphrase_option()
@click.pass_obj
def set_(  # noqa: PLR0913 - one parameter for each argument
    desk: Desk,
    /,
    *,
    folder: Path,
    what: str,
    words: str,
    steps: tuple[str, ...],
    passphrase_file: Path | None,
) -> None:
    """Keep the steps and say them."""
    with desk.study(folder, passphrase_file) as opened:
        opened.reviewing.set_ladder(IdentifierType(what), words, steps)
        now = opened.reviewing.steps(words, IdentifierType(what))
    say.line(_("{words}: {steps}").format(words=short(words), steps=" → ".join(now) or "–"))
