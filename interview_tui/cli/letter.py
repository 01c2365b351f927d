"""The information letter in force: its version and hash, kept with each consent from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import ordinary
from interview_tui.cli import say
from interview_tui.cli.desk import FILE, Desk, folder_argument, passphrase_option
from interview_tui.cli.words import Group, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

_LETTER_LIMIT = 20 * 1024 * 1024
"""Most bytes of a letter."""

letter = Group(
    "letter", help=N_("Put the information letter in force on record, so that each consent names it.")
)


@letter.command("set", help=N_("From now on consent is given to VERSION of the letter, the text in FILE."))
@folder_argument()
@click.argument("version", metavar="VERSION")
@click.argument("file", metavar="FILE", type=FILE)
@passphrase_option()
@click.pass_obj
def set_letter(
    desk: Desk, /, *, folder: Path, version: str, file: Path, passphrase_file: Path | None
) -> None:
    """Keep version and hash of the letter; the text itself is not kept."""
    try:
        content = ordinary.read(file, _LETTER_LIMIT)
    except ordinary.TooLarge:
        raise UsageProblem(_("{place} is too large to be a letter.").format(place=short(file))) from None
    with desk.study(folder, passphrase_file) as opened:
        study = opened.consenting.set_letter(short(version), content)
    say.line(_("The letter in force is version {version}.").format(version=study.letter_version))
