"""The study as a whole: what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, anyway_option, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

study = Group("study", help=N_("Change what a study is called."))


@study.command(
    "title",
    help=N_("Call the study in FOLDER by another TITLE. Folder and exports keep their names."),
)
@folder_argument()
@click.argument("title", metavar="TITLE")
@anyway_option()
@passphrase_option()
@json_option()
@click.pass_obj
def title_study(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, title: str, anyway: bool, passphrase_file: Path | None, as_json: bool
) -> None:
    """Change it and say so."""
    from interview_tui.services.titling import retitle

    with desk.study(folder, passphrase_file, anyway=anyway) as opened:
        now = retitle(opened, title)
    if as_json:
        say.data({"title": now.title})
    else:
        say.line(_("The study is called {title} now.").format(title=now.title))
