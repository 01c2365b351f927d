"""The recovery code on the command line: shown once or written on a page, tried, and used."""

from __future__ import annotations

import os
import sys
from pathlib import Path
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
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.recoverycode import Code

STDOUT = Path("-")
"""As the place of the page: standard output."""

_OTHER_SCREEN, _BACK = "\x1b[?1049h\x1b[H\x1b[2J", "\x1b[2J\x1b[?1049l"


def can_show() -> bool:
    """Return whether there is a terminal on which a code can be shown and its Enter waited for."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def make_with_code(
    folder: Path, page_file: Path | None, make: Callable[[Code | None], None], *, wanted: bool
) -> None:
    """Make a study with a recovery code, where one is wanted and there is a way to give it to the person.

    Raises:
        As ``hand_over``.
    """
    from interview_tui.services.recovering import new_code

    if wanted and (page_file is not None or can_show()):
        code = new_code()
        hand_over(code, page_file, folder, lambda: make(code))
        return
    make(None)
    if wanted:
        say.warn(_("No recovery code was made; interview-tui recovery new FOLDER makes one."))


def hand_over(code: Code, page_file: Path | None, study: Path, act: Callable[[], None]) -> None:
    """Do ``act``, after which ``code`` opens the study, and give the code to the person.

    A page is written before, so that no study has a code that nobody was given; it goes if ``act`` fails.

    Raises:
        UsageProblem, WouldOverwrite, NotSaved: from writing the page. And whatever ``act`` raises.
    """
    from interview_tui.services.recovering import page, remove_page, write_page

    to_file = page_file is not None and page_file != STDOUT
    if page_file is not None and to_file:
        write_page(page_file, code, study)
    try:
        act()
    except BaseException:
        if page_file is not None and to_file:
            remove_page(page_file)
        raise
    if page_file is None:
        _show_once(code)
    elif to_file:
        say.line(_("The recovery code is on the page {place}.").format(place=short(page_file)))
        say.line(_("Print it, keep the paper away from this computer, and delete the file."))
    else:
        say.line(page(code))


def _show_once(code: Code) -> None:
    """Show the code until Enter, on the terminal's other screen, which leaves nothing in the scrollback."""
    plain = os.environ.get("TERM", "").lower() in {"", "dumb", "unknown"}
    groups = "\n".join("    " + "   ".join(row) for row in (code.groups[:4], code.groups[4:]))
    say.raw("" if plain else _OTHER_SCREEN)
    try:
        say.line(_("Recovery code: with it the study opens if the passphrase is forgotten."))
        say.line(f"\n{groups}\n")
        say.line(_("Mark of this page: {mark}").format(mark=code.mark))
        say.line(_("Write the code and the mark on paper, and keep it away from this computer."))
        say.line(_("They are not shown again. The mark tells later whether it is the right page."))
        say.line("")
        click.prompt(_("Press Enter when it is written down"), default="", show_default=False, err=True)
    finally:
        say.raw("" if plain else _BACK)
    say.line(_("To see whether what you wrote is right: interview-tui recovery check FOLDER"))


@click.command(
    cls=Command,
    help=N_(
        "Forgotten passphrase: type the recovery code of the study in FOLDER and set a new passphrase. "
        "The data are not written anew, and the code goes on working."
    ),
)
@folder_argument()
@click.option("--code-file", cls=Option, type=FILE, metavar="FILE",
              help=N_("Read the recovery code from the first line of FILE; else it is typed."))  # fmt: skip
@click.option("--new-passphrase-file", cls=Option, type=FILE, metavar="FILE",
              help=N_("Read the new passphrase from the first line of FILE; else it is typed."))  # fmt: skip
@click.pass_obj
def recover(
    _desk: Desk, /, *, folder: Path, code_file: Path | None, new_passphrase_file: Path | None
) -> None:
    """Replace the passphrase; the code is tried before a new one is asked for."""
    from interview_tui.services.recovering import recover as replace

    require_study(folder)
    typed = _code(folder, code_file)
    replace(folder, typed, ask.new_passphrase(new_passphrase_file, environment=False))
    say.line(_("The new passphrase opens the study. The recovery code goes on working."))
    say.line(_("A copy of the folder from before opens with the passphrase it had then."))


recovery = Group(
    "recovery",
    help=N_(
        "The recovery code of a study: a second way in, on paper, for when the passphrase is forgotten. "
        "A study gets one when it is made; with these, a study made earlier gets one too."
    ),
)


@recovery.command(
    "new",
    help=N_("Make a recovery code for the study in FOLDER. A code made before opens the study no longer."),
)
@folder_argument()
@passphrase_option()
@page_option()
@click.pass_obj
def new(_desk: Desk, /, *, folder: Path, passphrase_file: Path | None, page_file: Path | None) -> None:
    """Make the code, and hand it over."""
    from interview_tui.services.opening import check_opens
    from interview_tui.services.recovering import give_code, mark_of, new_code

    require_study(folder)
    if page_file is None and not can_show():
        raise UsageProblem(
            _("There is no terminal to show the recovery code on."),
            _("Nothing was changed."),
            _("Use --recovery-page FILE."),
        )
    before = mark_of(folder)
    passphrase = ask.passphrase(passphrase_file)
    check_opens(folder, passphrase)
    code = new_code()
    hand_over(code, page_file, folder, lambda: give_code(folder, passphrase, code))
    if before is not None and page_file != STDOUT:
        say.line(_("The code on the page marked {mark} opens the study no longer.").format(mark=before))
        say.line(_("A copy of the folder from before still opens with it: destroy that page."))


@recovery.command("check", help=N_("Try whether a recovery code opens the study in FOLDER; changes nothing."))
@folder_argument()
@click.option("--code-file", cls=Option, type=FILE, metavar="FILE",
              help=N_("Read the recovery code from the first line of FILE; else it is typed."))  # fmt: skip
@click.pass_obj
def check(_desk: Desk, /, *, folder: Path, code_file: Path | None) -> None:
    """Try the code."""
    require_study(folder)
    _code(folder, code_file)
    say.line(_("The code opens the study."))


def _code(folder: Path, file: Path | None) -> str:
    """Return a code that opens the study; a mistyped one may be typed again as often as it takes."""
    from interview_tui.services.recovering import check_code, mark_of

    if file is not None:
        found = ask.given(file) or ""
        check_code(folder, found)
        return found
    mark = mark_of(folder)
    if mark:
        say.warn(_("The code stands on the page marked {mark}.").format(mark=mark))
    while True:
        typed = ask.recovery_code()
        try:
            check_code(folder, typed)
        except UsageProblem as problem:
            say.warn(str(problem))
        else:
            return typed
