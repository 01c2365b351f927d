"""The sampling grid, and what one more recruit would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.pairs import pairs
from interview_tui.cli.words import Command, Option
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.model.sampling import Effect, Grid
    from interview_tui.services.sampling import Sampling


@click.command(
    cls=Command,
    help=N_(
        "Show how respondents are spread over two background fields, the site and the first field "
        "unless you name others. Codes are shown where somebody is alone."
    ),
)
@folder_argument()
@click.argument("names", metavar="[ROW COLUMN]", nargs=-1)
@click.option(
    "--one-more", cls=Option, multiple=True, metavar="NAME=VALUE",
    help=N_("What one more recruit with this value would do to k; may be repeated, and site is a name too."),
)  # fmt: skip
@passphrase_option()
@json_option()
@click.pass_obj
def grid(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    names: tuple[str, ...],
    one_more: tuple[str, ...],
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write the grid and k, or what one more recruit would do."""
    given = pairs(one_more)
    with desk.study(folder, passphrase_file) as opened:
        sampling = opened.fieldwork.sampling
        if given:
            values = {sampling.field(name): value for name, value in given.items()}
            _show_effects(sampling.one_more(values), as_json=as_json)
            return
        row, column = _two(sampling, names)
        found, smallest = sampling.grid(row, column), sampling.smallest((row, column))
        people, out, counted = len(sampling.people()), sampling.left_out(), sampling.counted_sentence()
    if as_json:
        say.data({**_data(found, smallest), "counted": people, "left_out": out})
        return
    _show(found, smallest)
    say.line(counted)


def _two(sampling: Sampling, names: Sequence[str]) -> tuple[str, str]:
    if len(names) == 2:  # noqa: PLR2004 - a row and a column
        return sampling.field(names[0]), sampling.field(names[1])
    fields = sampling.fields
    if names or len(fields) < 2:  # noqa: PLR2004 - as above
        raise UsageProblem(
            _("A grid needs two different fields."),
            "",
            _("Name them, or choose background fields first: interview-tui field set FOLDER NAME..."),
        )
    return fields[0], fields[1]


def _data(found: Grid, smallest: Sequence[tuple[tuple[str, ...], int, list[str]]]) -> dict[str, object]:
    cells = [
        {"row": row, "column": column, "n": len(codes), "codes": list(codes)}
        for row in found.rows
        for column in found.columns
        for codes in [found.codes(row, column)]
    ]
    ks = [{"fields": list(fields), "k": k, "alone": alone} for fields, k, alone in smallest]
    return {"row": found.row_field, "column": found.column_field, "cells": cells, "k": ks}


def _show(found: Grid, smallest: Sequence[tuple[tuple[str, ...], int, list[str]]]) -> None:
    from interview_tui.services.sampling import field_title, titles

    unsaid = _("(not filled in)")
    head = [f"{field_title(found.row_field)} \\ {field_title(found.column_field)}"]
    rows = [[row or unsaid, *(_cell(found.codes(row, one)) for one in found.columns)] for row in found.rows]
    say.table([[*head, *(one or unsaid for one in found.columns)], *rows])
    for fields, k, alone in smallest:
        say.line(f"{titles(fields)}: k = {k}" + (f"; {_alone(alone)}" if alone else ""))


def _cell(codes: Sequence[str]) -> str:
    return f"1 ! {codes[0]}" if len(codes) == 1 else str(len(codes)) if codes else "·"


def _alone(codes: Sequence[str]) -> str:
    return _("alone: {codes}").format(codes=", ".join(codes))


def _show_effects(effects: Sequence[Effect], *, as_json: bool) -> None:
    from interview_tui.services.sampling import titles

    if as_json:
        say.data([
            {"fields": list(one.fields), "before": one.before, "after": one.after, "cell": one.cell}
            for one in effects
        ])  # fmt: skip
        return
    for one in effects:
        line = _("{fields}: k {before} → {after}, own cell {cell}").format(
            fields=titles(one.fields), before=one.before, after=one.after, cell=one.cell
        )
        say.line(line)
