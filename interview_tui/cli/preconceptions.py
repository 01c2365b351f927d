"""What the researcher expects to find: written before the first interview, locked from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group, Option
from interview_tui.clock import local_time
from interview_tui.i18n import N_, _, as_read

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.preconceiving import Standing

preconceptions = Group(
    "preconceptions", help=N_("Write down what you expect to find, before the first interview locks it.")
)


@preconceptions.command(
    "set",
    help=N_(
        "Write down what you expect to find, all of it, a POINT each. Once an interview has been started a "
        "change needs a reason, and becomes a new version with its date."
    ),
)
@folder_argument()
@click.argument("points", metavar="POINT...", nargs=-1)
@click.option("--reason", cls=Option, default="", metavar="TEXT", help=N_("Why it is changed."))
@passphrase_option()
@json_option()
@click.pass_obj
def set_points(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    points: tuple[str, ...],
    reason: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write them down and show how they stand."""
    with desk.study(folder, passphrase_file) as opened:
        standing = opened.fieldwork.preconceiving.write(points, reason)
    _tell(standing, as_json=as_json)


@preconceptions.command("show", help=N_("Show every version, and in whose interviews each was touched."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def show(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write the versions, oldest first."""
    with desk.study(folder, passphrase_file) as opened:
        standing = opened.fieldwork.preconceiving.standing()
    _tell(standing, as_json=as_json)


def _tell(standing: Standing, *, as_json: bool) -> None:
    if as_json:
        say.data(_as_data(standing))
        return
    from interview_tui.words_craft import locked, version_line

    if not standing.versions:
        say.line(_("No preconceptions are written down."))
    for one, after in zip(standing.versions, standing.after, strict=True):
        say.line(version_line(one, as_read(local_time(one.at)), after))
        for number, point in enumerate(one.points, 1):
            touched = standing.touched.get(point, ())
            said = " · " + _("touched in {codes}").format(codes=", ".join(touched)) if touched else ""
            say.line(f"  {number} {point}{said}")
    say.line(locked(standing.locked))


def _as_data(standing: Standing) -> dict[str, object]:
    return {
        "locked": standing.locked,
        "versions": [
            {
                "version": one.version,
                "at": one.at,
                "after_interviews": after,
                "reason": one.reason,
                "points": [
                    {"text": point, "touched_in": list(standing.touched.get(point, ()))}
                    for point in one.points
                ],
            }
            for one, after in zip(standing.versions, standing.after, strict=True)
        ],
    }
