"""Holding an interview: on the screens, or through the plain door with ``--plain``."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from interview_tui.cli import ask, say
from interview_tui.cli.desk import Desk, folder_argument, passphrase_option, require_study
from interview_tui.cli.words import Command, Option, short
from interview_tui.errors import NotAllowedNow
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.interviewing import Interviewing
    from interview_tui.services.opening import OpenStudy


@click.command(
    cls=Command,
    help=N_("Start the interview of the respondent CODE, or go on with the one that is not closed."),
)
@folder_argument()
@click.argument("code", metavar="CODE")
@click.option("--plain", cls=Option, is_flag=True,
              help=N_("Lines in, lines out: for screen readers, plain terminals and scripts."))  # fmt: skip
@click.option(
    "--end-cut-off", "end_cut_off", cls=Option, is_flag=True,
    help=N_(
        "Do not go on: end an interview that was cut off at the last moment known; "
        "its half-written line becomes a note."
    ),
)  # fmt: skip
@passphrase_option()
@click.pass_context
def session(  # noqa: PLR0913 - one parameter for each option
    ctx: click.Context,
    /,
    *,
    folder: Path,
    code: str,
    plain: bool,
    end_cut_off: bool,
    passphrase_file: Path | None,
) -> None:
    """Hand over to the plain door or to the screens; leave with their exit code."""
    desk: Desk = ctx.obj
    require_study(folder)
    if end_cut_off:
        with desk.study(folder, passphrase_file) as opened:
            _end_cut_off(opened.interviewing, code)
        return
    if plain:
        from interview_tui.plain import run_plain, session_for

        with desk.study(folder, passphrase_file) as opened:
            interviewing = opened.interviewing
            _tell_before(opened, code)
            source, lines = (lambda: session_for(interviewing, code)), sys.stdin or ()
            erase, quick = opened.withdrawing.in_the_room, desk.settings.written_out
            code_out = run_plain(source, lines, sys.stdout, erase, quick)
            _tell_backup(opened)
            ctx.exit(code_out)
    from interview_tui.cli.screens import require_screen, start
    from interview_tui.launch import Launch

    require_screen()
    passphrase = ask.given(passphrase_file)
    launch = Launch(desk.paths, desk.settings, desk.clock, folder, passphrase, code, "session")
    ctx.exit(start(launch))


def _tell_before(opened: OpenStudy, code: str) -> None:
    """Say what to know before an interview is started; nothing when one is gone on with, or cannot be."""
    from interview_tui.errors import InterviewError
    from interview_tui.words_craft import prepared

    with suppress(InterviewError):
        if opened.interviewing.unfinished_of(opened.recruiting.find(code)) is None:
            for line in prepared(opened.fieldwork.preparing.before(code)):
                say.line(line)


def _tell_backup(opened: OpenStudy) -> None:
    """Wait for the backup that the end of the interview began; say it when it could not be made."""
    opened.guarding.wait()
    trouble = opened.guarding.standing().trouble
    if trouble:
        say.warn(_("No backup: {trouble} The study itself is saved.").format(trouble=trouble))


def _end_cut_off(interviewing: Interviewing, code: str) -> None:
    from interview_tui.services.cut_off import cut_off, facts, half_written, headline

    wanted = code.strip().upper()
    for item in cut_off(interviewing.unfinished()):
        if item.code == wanted:
            for sentence in (headline(item), *facts(item), half_written(item)):
                say.line(sentence)
            interviewing.end_as_crashed(item.interview.id)
            say.line(_("It is ended at the last moment known."))
            if item.draft_open:
                say.line(_("The half-written line is a note now."))
            return
    raise NotAllowedNow(
        _("{code} has no interview that was cut off.").format(code=short(code)), _("Nothing was changed.")
    )
