"""Deleting a whole study: seen first, confirmed with a typed word, proved, and certified."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from interview_tui.cli import ask, say
from interview_tui.cli.desk import FILE, Desk, folder_argument, json_option, passphrase_option, require_study
from interview_tui.cli.key_ends import typed
from interview_tui.cli.words import Command, OneOf, Option, short
from interview_tui.i18n import N_, _, as_read, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.going import Going
    from interview_tui.services.purging import Job

_TICKS = ("recorder", "paper", "backups", "synced", "disk", "others")


_EVERY_S = 1.0
"""How often a person at a terminal is told how far it is."""


@click.command(
    cls=Command,
    help=N_(
        "Delete the study in FOLDER for good: key slots, database, backups. A certificate without personal "
        "data is written beside the folder. One that was interrupted is gone on with."
    ),
)
@folder_argument()
@click.option("--dry-run", cls=Option, is_flag=True, help=N_("Only show what would be deleted."))
@click.option("--exports", cls=Option, type=OneOf(["delete", "leave"]), default="leave", metavar="WHAT",
              help=N_("Exported files that lie as they were written: delete or leave."))  # fmt: skip
@click.option("--key", "key_file", cls=Option, type=FILE, metavar="KEYFILE",
              help=N_("Destroy this key file too."))  # fmt: skip
@click.option("--by", "who", cls=Option, default="", metavar="WHO",
              help=N_("Code or role of who does it, for the certificate."))  # fmt: skip
@click.option("--tick", "ticks", cls=Option, multiple=True, type=OneOf(_TICKS), metavar="WHAT",
              help=N_("Seen to by hand: recorder, paper, backups, synced, disk, others."))  # fmt: skip
@click.option("--title/--no-title", "titled", cls=Option, default=None,
              help=N_("The study's title on the certificate; shown unless it names a site."))  # fmt: skip
@click.option("--certificate", "place", cls=Option, type=FILE, metavar="DIR",
              help=N_("Where the certificate goes; beside the study folder when left out."))  # fmt: skip
@click.option("--confirm", cls=Option, default="", metavar="WORDS",
              help=N_("The words that are asked for, for scripts: delete everything."))  # fmt: skip
@passphrase_option()
@json_option()
@click.pass_obj
def purge(desk: Desk, /, *, folder: Path, place: Path | None, as_json: bool, **said: Any) -> None:
    """Show it, have the words typed, do it, certify it."""
    from interview_tui.services import certificate, purging
    from interview_tui.services.known import forget_study

    job = purging.begun(folder)
    if job is None:
        job = _begin(desk, folder, as_json=as_json, **said)
        if job is None:
            return
    else:
        say.warn(_("A purge was begun here on {day}. It is gone on with.").format(day=as_read(job.day)))
        typed(purging.WORD, said["confirm"])
    purging.run(job, _going())
    made = certificate.write(job, place or folder.absolute().parent)
    purging.finish(job)
    forget_study(desk.paths, folder)
    if as_json:
        say.data(_as_data(job) | {"certificate": [str(path) for path in made]})
        return
    for line in certificate.checked(job):
        say.line(line)
    for path in job.left:
        say.line(_("Could not be deleted: {path}").format(path=short(path)))
    say.line(_("Certificate: {path}").format(path=", ".join(short(path) for path in made)))


def _begin(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    folder: Path,
    *,
    dry_run: bool,
    exports: str,
    key_file: Path | None,
    who: str,
    ticks: tuple[str, ...],
    titled: bool | None,
    confirm: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> Job | None:
    """Open the study and begin; None after a dry run."""
    from interview_tui.services import purging
    from interview_tui.services.opening import open_study
    from interview_tui.services.withdrawal_words import gone_astray

    require_study(folder)
    passphrase = ask.passphrase(passphrase_file)
    opened = open_study(folder, passphrase, clock=desk.clock, actor=desk.settings.interviewer)
    try:
        job = purging.plan(opened, desk.clock, exports=exports == "delete", key_file=key_file)
        if titled is not None:
            job.title = opened.study.title if titled else ""
        if dry_run and as_json:
            say.data(_as_data(job))
        elif not as_json:
            _show(job)
        for path in job.lost:
            say.warn(gone_astray(path))
        if dry_run:
            return None
        typed(purging.WORD, confirm)
        marked = [*ticks, *_asked(ticks)]
        by = who or desk.settings.interviewer
        return purging.begin(opened, job, who=short(by), ticks=marked, passphrase=passphrase, going=_going())
    finally:
        opened.close()


def _going() -> Going:
    """Return what tells a person at a terminal how far it is, now and then; a script is told nothing."""
    from interview_tui.services.going import Going

    if sys.stderr is None or not sys.stderr.isatty():
        return Going()
    told = time.monotonic()

    def tell(sentence: str) -> None:
        nonlocal told
        if time.monotonic() - told >= _EVERY_S:
            told = time.monotonic()
            say.warn(sentence)

    return Going(tell)


def _show(job: Job) -> None:
    for one in job.targets:
        say.warn(_("would be deleted: {path} ({size} bytes)").format(path=short(one.path), size=one.size))
    count = len(job.targets)
    sentence = ngettext("{n} file in all.", "{n} files in all.", count)
    say.warn(sentence.format(n=count))
    say.warn(
        _("The certificate shows the study's title; --no-title leaves it out.")
        if job.title
        else _("The certificate does not show the study's title; --title shows it.")
    )


def _asked(ticks: tuple[str, ...]) -> list[str]:
    """Return what a person at a terminal says is seen to; nobody is asked in a script."""
    from interview_tui.services.purging import TICKS

    if sys.stdin is None or not sys.stdin.isatty():
        return []
    say.warn(_("What this program cannot reach. Yes to what you have seen to; the rest stays open:"))
    return [
        name
        for name, text in TICKS.items()
        if name not in ticks and click.confirm(_(text), default=False, err=True)
    ]


def _as_data(job: Job) -> dict[str, object]:
    return {
        "title": job.title,
        "counts": job.counts,
        "files": len(job.targets),
        "manifest": job.manifest,
        "ticks": list(job.ticks),
        "left": [str(path) for path in job.left],
        "opens": job.opens,
        "searched": len(job.search.needles) if job.search else None,
        "found": len(job.search.hits) if job.search else None,
    }
