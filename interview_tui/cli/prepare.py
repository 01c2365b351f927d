"""Before the next interview: what was left to ask, one's own tally, preconceptions; and who to ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Command, Number, Option
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.model.craft import Tally
    from interview_tui.model.preparation import LeftToAsk, Preparation


@click.command(
    cls=Command,
    help=N_(
        "Show what to know before the next interview with CODE: what was left to ask, and what you noted of "
        "your own asking. Without CODE: everyone whom something is left to ask, and who may be contacted "
        "again."
    ),
)
@folder_argument()
@click.argument("code", metavar="[CODE]", default="")
@click.option(
    "--done", cls=Option, type=Number(), metavar="NOTE", help=N_("What this note wanted to ask was asked.")
)
@passphrase_option()
@json_option()
@click.pass_obj
def prepare(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, code: str, done: int | None, passphrase_file: Path | None, as_json: bool
) -> None:
    """Write the card of one, or the list of everyone."""
    with desk.study(folder, passphrase_file) as opened:
        preparing = opened.fieldwork.preparing
        if done is not None:
            opened.reviewing.answered(done)
        if code:
            _card(preparing.before(code), as_json=as_json)
        else:
            _list(preparing.open_items(), as_json=as_json)


def _card(found: Preparation, *, as_json: bool) -> None:
    from interview_tui.words_craft import prepared

    if as_json:
        say.data(
            {
                "respondent": found.code,
                "left_to_ask": _left(found.left),
                "last": _tally(found.last),
                "all": {"interviews": found.interviews, **_tally(found.all)},
                "preconceptions": found.preconceptions,
                "first": found.first,
            }
        )
        return
    lines = list(prepared(found))
    for line in lines:
        say.line(line)
    if not lines:
        say.line(_("Nothing is left from before."))


def _list(found: Sequence[LeftToAsk], *, as_json: bool) -> None:
    if as_json:
        say.data([{"respondent": one.code, **_left(one)} for one in found])
        return
    if not found:
        say.line(_("Nothing is left to ask anyone."))
    say.table(
        [
            one.code,
            _("may be contacted again") if one.recontact else _("not to be contacted"),
            str(note.id),
            note.text,
        ]
        for one in found
        for note in one.notes
    )


def _left(one: LeftToAsk) -> dict[str, object]:
    return {"recontact": one.recontact, "notes": [{"id": note.id, "text": note.text} for note in one.notes]}


def _tally(one: Tally) -> dict[str, object]:
    return {
        "types": {kind.value: count for kind, count in one.types.items()},
        "faults": {fault.value: count for fault, count in one.faults.items()},
        "validations": {answer.value: count for answer, count in one.validations.items()},
        "silences": one.silences,
        "silent_ms": one.silent_ms,
    }
