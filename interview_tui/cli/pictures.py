"""Pictures of interviews in the terminal; the same as tables, and as JSON."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Command, Option
from interview_tui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.drawing import Row
    from interview_tui.model.picture import Across, Span, Timeline

_NARROWEST, _WIDEST, _NAME, _SAID = 40, 160, 20, 8


@click.command(
    cls=Command,
    help=N_(
        "Draw an interview over time (CODE for the latest one, CODE/2 for the second) and how far its "
        "questions came; without CODE all interviews beside each other, pilots left out."
    ),
)
@folder_argument()
@click.argument("name", metavar="[CODE[/N]]", default="")
@click.option(
    "--table", "as_table", cls=Option, is_flag=True,
    help=N_("Write tables in place of drawings: for screen readers and scripts."),
)  # fmt: skip
@passphrase_option()
@json_option()
@click.pass_obj
def pictures(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    name: str,
    as_table: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Draw one interview, or all of them."""
    with desk.study(folder, passphrase_file) as opened:
        found = opened.fieldwork.pictures
        one, across = (found.of(name), None) if name else (None, found.across())
    if as_json:
        say.data(_as_data(one) if one else _across_data(across) if across else None)
    elif one is not None:
        _show_one(one, as_table=as_table)
    elif across is not None:
        _show_across(across, as_table=as_table)


def _width() -> int:
    whole = shutil.get_terminal_size().columns
    return max(_NARROWEST, min(_WIDEST, whole)) - _NAME - _SAID - 3


def _show_one(one: Timeline, *, as_table: bool) -> None:
    from interview_tui import drawing, drawing_tables

    say.line(f"{one.name}: {drawing.length(one)}")
    if as_table:
        say.table(drawing_tables.timeline(one))
        say.line("")
        say.table(drawing_tables.coverage(one))
    else:
        _draw(drawing.timeline(one, _width()))
        say.line("")
        _draw(drawing.coverage(one, _width()), close=True)
        say.line(drawing.states_legend())
    if after := drawing.notes_after(one):
        say.line(after)


def _show_across(across: Across, *, as_table: bool) -> None:
    from interview_tui import drawing, drawing_tables

    if as_table:
        say.table(drawing_tables.times(across))
    else:
        _draw(drawing.times(across, _width()))
    for line in drawing.legend(across):
        say.line(line)
    for table in (drawing_tables.grid(across), drawing_tables.before(across)):
        say.line("")
        say.table(table)
    for line in drawing.none_legend(across):
        say.line(line)


def _draw(rows: Sequence[Row], *, close: bool = False) -> None:
    for row in rows:
        drawn = say.fit(row.drawn, 24) if close else row.drawn
        say.line(f"{say.fit(row.name, _NAME)} {drawn} {row.said}".rstrip())


def _as_data(one: Timeline) -> dict[str, object]:
    return {
        "respondent": one.code,
        "number": one.number,
        "length_ms": one.length_ms,
        "talk_ms": one.talk_ms,
        "promised_minutes": one.promised_minutes,
        "agreed_minutes": one.agreed_minutes,
        "themes": [
            {
                "id": band.id,
                "title": band.title,
                "ms": band.ms,
                "spans": _spans(band.spans),
                "done": band.done,
                "total": band.total,
                "states": [state.value for state in band.states],
            }
            for band in one.themes
        ],
        "notes": [{"kind": kind.value, "elapsed_ms": at} for kind, at in one.notes],
        "after": one.after,
        "pauses": _spans(one.pauses),
        "interruptions": _spans(one.interruptions),
        "off_record": _spans(one.off_record),
        "recorders": [{"recorder": number, "spans": _spans(spans)} for number, spans in one.recorders],
    }


def _across_data(across: Across) -> dict[str, object]:
    return {
        "themes": [{"id": name, "title": title} for name, title, _sign in across.themes],
        "interviews": [_as_data(one) for one in across.interviews],
        "times": [
            {
                "theme": theme,
                "time": tag.value if tag else None,
                "notes": cell.notes,
                "people": cell.people,
                "asked": cell.asked,
            }
            for (theme, tag), cell in across.times.items()
        ],
    }


def _spans(spans: Sequence[Span]) -> list[dict[str, int]]:
    return [{"from_ms": since, "to_ms": to} for since, to in spans]
