"""The promise ledger, and what happened to the study as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words_field, words_ledger
from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Command
from interview_tui.i18n import N_, _, as_read

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.ledger import Line


@click.command(
    cls=Command,
    help=N_("Show how every promise of the letters stands: broken, at risk, not yet due or kept."),
)
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def ledger(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one promise on each line, and the codes it is broken for below it."""
    with desk.study(folder, passphrase_file) as opened:
        lines, report = opened.fieldwork.overseeing.ledger(), opened.fieldwork.describing.to_report()
    if as_json:
        say.data({
            "promises": [as_data(line) for line in lines],
            "to_report": [words_ledger.change(one) for one in report],
        })  # fmt: skip
        return
    if not lines:
        say.line(_("No promises are written down yet: interview-tui letter promises FOLDER"))
    for line in lines:
        standing = f"{words_ledger.SIGNS[line.standing]} {words_field.word(line.standing)}"
        say.line(f"{standing}: {words_ledger.promised(line.promise)} [{line.letter}]")
        codes = f" ({', '.join(line.codes)})" if line.codes else ""
        say.line(f"    {words_ledger.why(line)}{codes}")
    for one in report:
        say.line(_("Report a change: {change}").format(change=words_ledger.change(one)))


@click.command(
    cls=Command,
    help=N_(
        "Record that something happened to the study in FOLDER on DAY, or today: graded, ended, "
        "audio_destroyed or a word of your own that a promise waits for."
    ),
)
@folder_argument()
@click.argument("name", metavar="WHAT")
@click.argument("day", metavar="[DAY]", default="")
@passphrase_option()
@json_option()
@click.pass_obj
def reached(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, name: str, day: str, passphrase_file: Path | None, as_json: bool
) -> None:
    """Record it and say it back."""
    with desk.study(folder, passphrase_file) as opened:
        made = opened.fieldwork.overseeing.reached(name, day)
    if as_json:
        say.data({"name": made.name, "day": made.day})
        return
    say.line(
        _("On record: {what}, {day}").format(what=words_field.milestone(made.name), day=as_read(made.day))
    )


def as_data(line: Line) -> dict[str, object]:
    """Return a line of the ledger for a program to read."""
    return {
        "kind": line.promise.kind.value,
        "value": line.promise.value,
        "letter": line.letter,
        "standing": line.standing.value,
        "why": line.why.value,
        "codes": list(line.codes),
        "of": line.of,
        "detail": line.detail,
        "agreed": line.agreed,
    }
