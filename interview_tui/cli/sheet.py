"""The study sheet: shown with what is to be reported, and written line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words_field, words_ledger
from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.pairs import pairs
from interview_tui.cli.words import Group
from interview_tui.i18n import N_, _
from interview_tui.model.sheet import Basis

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.sheet import Sheet, ToReport

sheet = Group(
    "sheet",
    help=N_("Write down what the study is for, its legal basis, what was notified, and how it ends."),
)


@sheet.command("show", help=N_("Show the study sheet of the study in FOLDER, and what is to be reported."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def show_sheet(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write each line of the sheet, then each change to report."""
    with desk.study(folder, passphrase_file) as opened:
        found, report = opened.fieldwork.describing.sheet(), opened.fieldwork.describing.to_report()
    _show(found, report, as_json=as_json)


@sheet.command(
    "set",
    help=N_(
        "Write lines of the study sheet, such as purpose=TEXT, recording=no, sites='A; B', sample=7, "
        "end_date=2026-12-24 or readers='supervisor: anonymised'. What becomes of the material needs two: "
        "end_state=destroy end_source='the routine of the institution'."
    ),
)
@folder_argument()
@click.argument("lines", metavar="LINE=TEXT...", nargs=-1, required=True)
@passphrase_option()
@json_option()
@click.pass_obj
def set_sheet(
    desk: Desk, /, *, folder: Path, lines: tuple[str, ...], passphrase_file: Path | None, as_json: bool
) -> None:
    """Write the lines, all of them or none, and show the sheet."""
    given = pairs(lines)
    with desk.study(folder, passphrase_file) as opened:
        found, report = opened.fieldwork.describing.save(given), opened.fieldwork.describing.to_report()
    _show(found, report, as_json=as_json)


def _show(found: Sheet, report: list[ToReport], *, as_json: bool) -> None:
    from interview_tui.services.describing import FIELDS, written

    if as_json:
        changes = [
            {"change": one.change.value, "found": one.found, "notified": one.notified} for one in report
        ]
        say.data({**found.as_data(), "to_report": changes})
        return
    say.table([name, written(found, name) or _(words_field.NOT_RECORDED)] for name in FIELDS)
    if found.basis is Basis.NOT_SET:
        say.line(_("No legal basis is written down; exports say so."))
    for one in report:
        say.line(_("Report a change: {change}").format(change=words_ledger.change(one)))
