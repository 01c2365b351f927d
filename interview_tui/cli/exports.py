"""The record of exports: what left when, and what may have left where an export was broken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group, Number, Option, short
from interview_tui.i18n import N_, _, as_read, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.on_record import Exporting

exports = Group("exports", help=N_("List the exports on record, and settle one that was broken off."))


@exports.command("list", help=N_("List what left the study in FOLDER, and what may have left, oldest first."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def list_(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one export on each line, and a sentence for each that was broken off."""
    from interview_tui.services import on_record

    with desk.study(folder, passphrase_file) as opened:
        found = on_record.everything(opened.store)
    if as_json:
        say.data([_as_data(one) for one in found])
        return
    if not found:
        say.line(_("Nothing was exported."))
    say.table(_row(one) for one in found)
    for one in found:
        if one.begun:
            say.warn(f"{one.number}: {on_record.told(one)}")


@exports.command("cleared", help=N_("Say that nothing is left of export NUMBER, which was broken off."))
@folder_argument()
@click.argument("number", metavar="NUMBER", type=Number())
@click.option("--delete", cls=Option, is_flag=True,
              help=N_("Delete the files of it that still lie in its folder."))  # fmt: skip
@passphrase_option()
@click.pass_obj
def cleared(desk: Desk, /, *, folder: Path, number: int, delete: bool, passphrase_file: Path | None) -> None:
    """Forget it; UsageProblem while files of it lie there and shall not be deleted."""
    from interview_tui.services import on_record

    with desk.study(folder, passphrase_file) as opened:
        say.line(on_record.settled(on_record.clear(opened.store, number, delete=delete)))


@exports.command("left", help=N_("Say that something of export NUMBER, which was broken off, was handed on."))
@folder_argument()
@click.argument("number", metavar="NUMBER", type=Number())
@passphrase_option()
@click.pass_obj
def left(desk: Desk, /, *, folder: Path, number: int, passphrase_file: Path | None) -> None:
    """Let it count as one that left."""
    from interview_tui.services import on_record

    with desk.study(folder, passphrase_file) as opened:
        say.line(on_record.settled(on_record.keep(opened.store, number)))


def _row(one: Exporting) -> list[str]:
    from interview_tui.services import on_record

    files = ngettext("{n} file", "{n} files", len(one.files)).format(n=len(one.files))
    form = {True: _("with codes"), False: _("unlinked"), None: ""}[one.linked]
    state = _("broken off") if one.begun else ""
    return [str(one.number), as_read(one.day), files, form, on_record.whose(one), short(one.folder), state]


def _as_data(one: Exporting) -> dict[str, object]:
    return {
        "number": one.number,
        "day": one.day,
        "folder": one.folder,
        "files": list(one.files),
        "lying": [path.name for path in one.lying],
        "respondents": list(one.codes),
        "erased": one.gone,
        "linked": one.linked,
        "broken_off": one.begun,
    }
