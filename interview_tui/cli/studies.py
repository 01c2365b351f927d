"""Making a study, opening it on the screens, how far it has come, and its passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import ask, say
from interview_tui.cli.desk import (
    FILE,
    Desk,
    folder_argument,
    page_option,
    passphrase_option,
    require_study,
)
from interview_tui.cli.words import Command, Group, Option, short
from interview_tui.errors import UsageProblem, WouldOverwrite
from interview_tui.i18n import N_, _
from interview_tui.paths import StudyPaths

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.recoverycode import Code


@click.command(
    cls=Command,
    help=N_("Make a study in FOLDER, new or empty. Nothing in it is readable without the passphrase."),
)
@folder_argument()
@click.option("--guide", "guide_name", cls=Option, required=True, metavar="FILE",
              help=N_("The guide: a Markdown file, or the name of one that ships."))  # fmt: skip
@click.option(
    "--title", cls=Option, default="", metavar="TEXT", help=N_("What the study is called; else as the guide.")
)
@click.option("--field", "names", cls=Option, multiple=True, metavar="NAME",
              help=N_("A background field of the respondents; may be repeated."))  # fmt: skip
@click.option(
    "--without-personal-data", "anonymous", cls=Option, is_flag=True,
    help=N_("A study that must hold no personal data: no names, no recorder, dates as months. "
            "It cannot be changed later."),
)  # fmt: skip
@passphrase_option()
@page_option()
@click.option(
    "--no-recovery", cls=Option, is_flag=True,
    help=N_("Make no recovery code; there is none either without a terminal or a page."),
)  # fmt: skip
@click.pass_obj
def new(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    guide_name: str,
    title: str,
    names: tuple[str, ...],
    anonymous: bool,
    passphrase_file: Path | None,
    page_file: Path | None,
    no_recovery: bool,
) -> None:
    """Make the study; what can be refused is refused before a passphrase is asked."""
    from interview_tui.cli.recovering import make_with_code
    from interview_tui.guidefile.library import find
    from interview_tui.guidefile.markdown import read_guide
    from interview_tui.services.impersonal import meaning
    from interview_tui.services.opening import create_study

    guide = read_guide(find(guide_name, desk.paths))
    if StudyPaths(folder).keyslots.exists():
        raise WouldOverwrite(short(folder))
    if no_recovery and page_file is not None:
        raise UsageProblem(_("--no-recovery and --recovery-page do not go together."), _("Nothing was made."))
    for sentence in meaning() if anonymous else ():
        say.warn(sentence)
    passphrase = ask.new_passphrase(passphrase_file)

    def make(recovery: Code | None) -> None:
        create_study(
            folder, guide, passphrase, title=title, fields=names, recovery=recovery, anonymous=anonymous,
            clock=desk.clock,
        )  # fmt: skip

    make_with_code(folder, page_file, make, wanted=not no_recovery)
    _remember(desk, folder)
    say.line(_("Study made: {folder}").format(folder=short(folder)))


def _remember(desk: Desk, folder: Path) -> None:
    from interview_tui.services.known import remember_study

    try:
        remember_study(desk.paths, folder)
    except OSError:
        say.warn(_("It could not be put on the list of your studies; open it by its folder."))


@click.command(cls=Command, help=N_("Open the study in FOLDER on the screens."))
@folder_argument()
@passphrase_option()
@click.pass_context
def open_screens(ctx: click.Context, /, *, folder: Path, passphrase_file: Path | None) -> None:
    """Show the study; the unlock screen asks for the passphrase when no script gave it."""
    from interview_tui.cli.screens import require_screen, start
    from interview_tui.launch import Launch

    desk: Desk = ctx.obj
    require_study(folder)
    require_screen()
    passphrase = ask.given(passphrase_file)
    ctx.exit(start(Launch(desk.paths, desk.settings, desk.clock, folder=folder, passphrase=passphrase)))


passphrase = Group("passphrase", help=N_("Change the passphrase of a study. The data are not written anew."))


@passphrase.command(
    "change", help=N_("Give the study in FOLDER a new passphrase; the old one opens it no longer.")
)
@folder_argument()
@passphrase_option()
@click.option("--new-passphrase-file", cls=Option, type=FILE, metavar="FILE",
              help=N_("Read the new passphrase from the first line of FILE; else it is typed."))  # fmt: skip
@click.pass_obj
def change(
    _desk: Desk, /, *, folder: Path, passphrase_file: Path | None, new_passphrase_file: Path | None
) -> None:
    """Change the passphrase; the old one is tried before the new one is asked for."""
    from interview_tui.services.opening import change_passphrase, check_opens

    require_study(folder)
    old = ask.passphrase(passphrase_file)
    check_opens(folder, old)
    change_passphrase(folder, old, ask.new_passphrase(new_passphrase_file, environment=False))
    say.line(_("The passphrase is changed."))
