"""Withdrawal: one line takes a person out, by the terms they were promised, and proves it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from interview_tui.cli import ask, say
from interview_tui.cli.desk import (
    FILE,
    Desk,
    folder_argument,
    json_option,
    key_passphrase_option,
    passphrase_option,
)
from interview_tui.cli.words import Command, OneOf, Option
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentScope

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.keyfile.keyfile import KeyFile
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.withdrawing import Report


@click.command(
    cls=Command,
    help=N_(
        "Let the respondent CODE withdraw. What was said is erased, with everything that came from it; after "
        "the last day that the letter promised it stays, unless --delete is given. No reason is asked for."
    ),
)
@folder_argument()
@click.argument("code", metavar="CODE")
@click.option("--scope", "names", cls=Option, multiple=True, metavar="SCOPE",
              type=OneOf([scope.value for scope in RESPONDENT_SCOPES]),
              help=N_("Take back only this, such as quote_verbatim; may be repeated."))  # fmt: skip
@click.option("--delete/--keep", "erase", cls=Option, default=None,
              help=N_("What becomes of what was said."))  # fmt: skip
@click.option("--backups", cls=Option, type=OneOf(["delete", "leave"]), metavar="WHAT",
              help=N_("The study's backups, which hold the words too: delete or leave."))  # fmt: skip
@click.option("--exports", cls=Option, type=OneOf(["delete", "leave"]), metavar="WHAT",
              help=N_("Earlier exports that lie as they were written: delete or leave."))  # fmt: skip
@click.option("--key", "key_file", cls=Option, type=FILE, metavar="KEYFILE",
              help=N_("The key file of the study: name and contacts are taken out of it."))  # fmt: skip
@passphrase_option()
@key_passphrase_option()
@json_option()
@click.pass_obj
def withdraw(
    desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool, **said: Any
) -> None:
    """Do it, and write what was done, what remains and what the search found."""
    from interview_tui.services import withdrawal_words

    with desk.study(folder, passphrase_file) as opened:
        report = _withdraw(opened, quiet=as_json, **said)
    if as_json:
        say.data(as_data(report))
        return
    for line in withdrawal_words.after(report):
        say.line(line)


def _withdraw(  # noqa: PLR0913 - one parameter for each option
    opened: OpenStudy,
    *,
    quiet: bool,
    code: str,
    names: tuple[str, ...],
    erase: bool | None,
    key_file: Path | None,
    key_passphrase_file: Path | None,
    **copies: str | None,
) -> Report:
    from interview_tui.model.withdrawal import Stage
    from interview_tui.services import owned, withdrawal_words

    scopes = [ConsentScope(name) for name in names]
    if scopes and ConsentScope.PARTICIPATION not in scopes:
        return opened.withdrawing.scopes(code, scopes, erase=bool(erase))
    plan = opened.withdrawing.plan(code)
    if not quiet:
        for line in withdrawal_words.before(plan):
            say.warn(line)
    if erase is None:
        erase = _choose(plan.stage is Stage.DURING) if plan.stage is not Stage.PAST_CUTOFF else False
    if not erase:
        if plan.stage is Stage.PAST_CUTOFF and not quiet:
            say.warn(_("To erase what was said nevertheless: --delete"))
        return opened.withdrawing.keep(code)
    key = _opened(opened, key_file, key_passphrase_file)
    backups = _wanted(copies["backups"], plan.backups, _("Delete the backups of the study too?"))
    lying = owned.deletable(plan.exports)
    exports = _wanted(copies["exports"], lying, _("Delete the exported files that still lie there?"))
    return opened.withdrawing.everything(code, key=key, backups=backups, exports=exports)


def _choose(during: bool) -> bool:
    """Return whether what was said is erased: the main rule, unless they are asked in the middle of it."""
    if not during:
        return True
    if not _asks():
        raise UsageProblem(
            _("The interview is not over: shall what was said be erased or kept?"),
            _("Nothing was changed."),
            _("Say it with --delete or --keep."),
        )
    return click.confirm(_("Erase what was said so far?"), default=True, err=True)


def _wanted(said: str | None, there: object, question: str) -> bool:
    if said is not None or not there:
        return said == "delete"
    return _asks() and click.confirm(question, default=False, err=True)


def _asks() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _opened(study: OpenStudy, file: Path | None, passphrase_file: Path | None) -> KeyFile | None:
    if file is None:
        return None
    from interview_tui.services.keys import open_key

    return open_key(study, file, ask.passphrase(passphrase_file, ask.KEY))


def as_data(report: Report) -> dict[str, object]:
    """Return what was done and found as stable keys."""
    from interview_tui.services import owned

    search = report.search
    gone = set(report.exports_deleted)
    found = None if search is None else {
        "files": search.files, "pages": search.images, "bytes": search.size,
        "spans": search.count("note"), "names": search.count("name"), "code": bool(search.count("code")),
        "hits": [{"where": where, "what": kind} for where, kind in search.hits],
        "unread": search.unread, "left_out": search.elsewhere, "too_short": search.short,
    }  # fmt: skip
    return {
        "stage": report.stage.value,
        "scopes": [scope.value for scope in report.scopes],
        "words_kept": report.words_kept,
        "erased": report.erased,
        "key_entries": report.key_entries,
        "backups_deleted": report.backups_deleted,
        "backups_left": [str(path) for path in report.backups_left],
        "backups_lost": [str(path) for path in report.backups_lost],
        "exports": [
            {"file": str(one.path), "sha256": one.sha256, "there": one.there and one.path not in gone}
            for one in owned.asked_back(report.exports)
        ],
        "search": found,
    }
