"""Verifying a study, getting a damaged one back, and backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words
from interview_tui.cli import ask, say
from interview_tui.cli.desk import FILE, Desk, folder_argument, json_option, passphrase_option, require_study
from interview_tui.cli.words import Command, Option, short
from interview_tui.clock import local_time
from interview_tui.errors import InterviewError, StoreBusy, StoreDamaged, UsageProblem, WouldOverwrite
from interview_tui.i18n import N_, _, as_read, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.soundness import Rescued
    from interview_tui.services.guarding import Guarding, KnownBackup, Standing


@click.command(
    cls=Command,
    help=N_("Check every part of the study in FOLDER, a line each, without changing a byte of it."),
)
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_context
def verify(ctx: click.Context, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write a line for each check; the exit code says whether all of them hold."""
    from interview_tui.cli.guarding_words import check_line
    from interview_tui.services.rescuing import verify_study

    _require_something(folder)
    secret = ask.passphrase(passphrase_file)
    checks = list(verify_study(folder, secret))
    sound = all(check.ok for check in checks)
    if as_json:
        found = [check._asdict() for check in checks]
        say.data({"ok": sound, "checks": found})
    else:
        say.table(check_line(check) for check in checks)
        if sound:
            say.line(_("All of it is in order."))
        else:
            say.warn(_("Not all of it is in order. Nothing was changed."))
            say.warn(
                _("Make a copy of the folder first, then: interview-tui rescue {folder} --to NEW").format(
                    folder=short(folder)
                )
            )
    ctx.exit(0 if sound else StoreDamaged.exit_code)


@click.command(
    cls=Command,
    help=N_(
        "Make a new study of all that can still be read in the damaged study in FOLDER (or in a backup). "
        "The damaged one is only read. The new one opens with the same passphrase."
    ),
)
@folder_argument()
@click.option("--to", cls=Option, type=FILE, required=True, metavar="NEW",
              help=N_("The folder of the new study."))  # fmt: skip
@click.option("--keys-from", cls=Option, type=FILE, metavar="BACKUP",
              help=N_("Take the key slots from BACKUP, if those of the study are damaged."))  # fmt: skip
@passphrase_option()
@json_option()
@click.pass_obj
def rescue(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    to: Path,
    keys_from: Path | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Rescue what can be read, and say exactly what was and was not saved."""
    from interview_tui.cli.guarding_words import rescued_lines
    from interview_tui.services.rescuing import rescue_study

    if not folder.is_file():
        _require_something(folder)
    _require_new(to)
    report = rescue_study(
        folder, to, ask.passphrase(passphrase_file), clock=desk.clock, keys_from=keys_from,
        actor=desk.settings.interviewer,
    )  # fmt: skip
    _remember(desk, to)
    if as_json:
        say.data(_report_data(report))
        return
    for sentence in rescued_lines(report):
        say.line(sentence)
    say.line(
        _("The new study is in {folder}. Keep the damaged one until you have looked.").format(
            folder=short(to)
        )
    )


@click.command(
    cls=Command,
    help=N_(
        "Make a backup of the study in FOLDER: one encrypted file that opens with the study's passphrase, "
        "read back before it counts."
    ),
)
@folder_argument()
@click.option("--to", cls=Option, type=FILE, metavar="FILE", help=N_("The file to make."))
@click.option("--into", cls=Option, type=FILE, metavar="DIR",
              help=N_("From now on make one in DIR at the end of each interview, and one now."))  # fmt: skip
@click.option("--off", cls=Option, is_flag=True, help=N_("Make no more at the end of each interview."))
@click.option("--list", "listing", cls=Option, is_flag=True, help=N_("List the backups that are known."))
@passphrase_option()
@json_option()
@click.pass_obj
def backup(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    to: Path | None,
    into: Path | None,
    off: bool,
    listing: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Make a backup, say where they go from now on, or list them."""
    if sum((to is not None, into is not None, off, listing)) > 1:
        raise UsageProblem(_("Only one of --to, --into, --off and --list can be asked for."))
    try:
        with desk.study(folder, passphrase_file) as opened:
            if listing:
                _list(opened.guarding, as_json=as_json)
            elif off:
                opened.guarding.set_place(None)
                say.line(_("No more backups are made by themselves. Those that are there stay."))
            else:
                _back_up(opened.guarding, to, into, as_json=as_json)
    except StoreBusy as busy:
        busy.hint = _("Make the backup there, with Z on the study's screen, or close it there and try again.")
        raise


def _back_up(guarding: Guarding, to: Path | None, into: Path | None, *, as_json: bool) -> None:
    from interview_tui.services.guarding import RULE

    if into is not None:
        guarding.set_place(into)
    made = guarding.backup_to(to) if to is not None else guarding.backup_now()
    if as_json:
        say.data(_backup_data(made))
        return
    say.line(_("Backup made and read back: {file}").format(file=short(made.path)))
    if into is not None:
        say.line(_("From now on one is made there at the end of each interview.") + " " + _(RULE))


def _list(guarding: Guarding, *, as_json: bool) -> None:
    known = guarding.backups_known()
    if as_json:
        say.data([_backup_data(one) for one in known])
        return
    kinds = {
        "asked": _("by hand"), "automatic": _("by itself"), "upgrade": _("before an upgrade"),
    }  # fmt: skip
    say.table(
        [
            when(one.made_at),
            kinds[one.kind],
            size(one.size),
            "" if one.there else _("not there now"),
            str(one.path),
        ]
        for one in known
    )
    count = ngettext("{n} backup is known.", "{n} backups are known.", len(known))
    say.line(count.format(n=len(known)))


@click.command(
    cls=Command,
    help=N_("Make a study again out of the backup in FILE, in a folder of its own. Nothing is written over."),
)
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--to", cls=Option, type=FILE, required=True, metavar="NEW",
              help=N_("The folder of the study; new, or there and empty."))  # fmt: skip
@passphrase_option()
@json_option()
@click.pass_obj
def restore(desk: Desk, /, *, file: Path, to: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Restore; what can be refused is refused before a passphrase is asked."""
    from interview_tui.services.rescuing import read_backup, restore_study

    found = read_backup(file)
    _require_new(to)
    if not as_json:
        say.line(_("A backup of {when}.").format(when=when(found.made_at)))
    secret = ask.passphrase(passphrase_file)
    restored = restore_study(found, to, secret, clock=desk.clock, actor=desk.settings.interviewer)
    _remember(desk, to)
    if as_json:
        say.data({"made_at": restored.made_at, "interviews": restored.interviews, "notes": restored.notes})
        return
    say.line(
        _("In it: {interviews}, {notes}. The study is in {folder}.").format(
            interviews=words.interviews(restored.interviews),
            notes=words.notes(restored.notes),
            folder=short(to),
        )
    )
    say.line(_("What was done since then is not in it, withdrawals neither: carry them out in it again."))


def when(at: int) -> str:
    """Return a moment (UTC ms) as a person says it here."""
    return as_read(local_time(at))


def size(count: int) -> str:
    """Return a number of bytes as a person reads it."""
    thousand = 1000
    return f"{count / thousand**2:.1f} MB" if count >= thousand**2 else f"{max(1, count // thousand)} kB"


def _require_something(folder: Path) -> None:
    """Raise NotAStudy unless there is a database or key slots; either may be what is damaged."""
    from interview_tui.paths import StudyPaths

    if not StudyPaths(folder).database.is_file():
        require_study(folder)


def _require_new(folder: Path) -> None:
    try:
        taken = folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir())))
    except OSError:
        taken = False
    if taken:
        raise WouldOverwrite(short(folder))


def _remember(desk: Desk, folder: Path) -> None:
    from interview_tui.services.known import remember_study

    try:
        remember_study(desk.paths, folder)
    except (OSError, InterviewError):
        say.warn(_("It could not be put on the list of your studies; open it by its folder."))


def backup_line(standing: Standing) -> str:
    """Return how backups stand, as a few words; none when there is none and no place for any."""
    if standing.trouble:
        return _("no backup: {trouble}").format(trouble=standing.trouble)
    last = standing.last
    if last is None:
        return _("none yet; they go to {place}").format(place=standing.place) if standing.place else ""
    return _("last backup {when} in {place}").format(when=when(last.made_at), place=last.path.parent)


def backup_data(standing: Standing) -> dict[str, object]:
    """Return how backups stand, for programs."""
    return {
        "folder": str(standing.place) if standing.place else None,
        "last": _backup_data(standing.last) if standing.last else None,
        "trouble": standing.trouble,
    }


def _backup_data(one: KnownBackup) -> dict[str, object]:
    return {
        "file": str(one.path), "kind": one.kind, "made_at": one.made_at, "size": one.size,
        "sha256": one.sha256, "there": one.there,
    }  # fmt: skip


def _report_data(report: Rescued) -> dict[str, object]:
    from dataclasses import fields

    return {one.name: getattr(report, one.name) for one in fields(report)} | {"whole": report.whole}
