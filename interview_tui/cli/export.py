"""Pseudonymised summaries to a folder; the gate decides whether anything leaves."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from interview_tui import words_leaving
from interview_tui.cli import say
from interview_tui.cli.desk import (
    FILE,
    Desk,
    folder_argument,
    json_option,
    key_passphrase_option,
    passphrase_option,
)
from interview_tui.cli.keys import opened_key
from interview_tui.cli.words import Command, Number, Option, short
from interview_tui.errors import GateClosed
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.concern import Concern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.services.leavable import ExportReport

SMALLEST = 5
"""The smallest group unless another is asked for."""


@click.command(
    cls=Command,
    help=N_(
        "Write pseudonymised summaries of the study in FOLDER. Nothing is written while anything is "
        "undecided; the reasons name note numbers, never words."
    ),
)
@folder_argument()
@click.option("--to", "place", cls=Option, type=FILE, required=True, metavar="DIR",
              help=N_("Where the files go; nothing there is replaced."))  # fmt: skip
@click.option("--format", "formats", cls=Option, multiple=True, metavar="FORMAT",
              help=N_("What is written; may be repeated; md and csv when left out. Others: docx, xlsx, html, "
                      "qdpx, qdc, maxqda, tags, json; markers: audacity, vtt, srt, eaf, otr."))  # fmt: skip
@click.option("--respondent", "codes", cls=Option, multiple=True, metavar="CODE",
              help=N_("Only this respondent; may be repeated."))  # fmt: skip
@click.option("--field", "fields", cls=Option, multiple=True, metavar="NAME",
              help=N_("A background field whose values leave beside the code; may be repeated."))  # fmt: skip
@click.option("--unlinked", cls=Option, is_flag=True,
              help=N_("Do not tell apart who said what: no codes, no times."))  # fmt: skip
@click.option("--smallest", "threshold", cls=Option, type=Number(), default=SMALLEST, metavar="5|6",
              help=N_("The smallest group alike in those fields that may leave; 5 if left out."))  # fmt: skip
@click.option("--secret", cls=Option, is_flag=True,
              help=N_("It is a secret that these people took part."))  # fmt: skip
@click.option("--override", cls=Option, default="", metavar="REASON",
              help=N_("Why it may leave although someone could be known; kept, and printed."))  # fmt: skip
@click.option("--despite", cls=Option, default="", metavar="REASON",
              help=N_("Why it may leave although that breaks a promise; kept, and printed."))  # fmt: skip
@click.option("--expect", cls=Option, is_flag=True,
              help=N_("Write expect.json too: what is in the files, to check a program by."))  # fmt: skip
@click.option("--own-account", "own_account", cls=Option, is_flag=True,
              help=N_("Write own-account.md too: what you expected, and what became of it."))  # fmt: skip
@click.option("--key", "key_file", cls=Option, type=FILE, metavar="KEYFILE",
              help=N_("The key file of the study, whose names are replaced and looked for."))  # fmt: skip
@passphrase_option()
@key_passphrase_option()
@json_option()
@click.pass_obj
def export(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    place: Path,
    formats: tuple[str, ...],
    codes: tuple[str, ...],
    fields: tuple[str, ...],
    unlinked: bool,
    threshold: int,
    secret: bool,
    override: str,
    despite: str,
    expect: bool,
    own_account: bool,
    key_file: Path | None,
    passphrase_file: Path | None,
    key_passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write the files and say how many; GateClosed, exit code 12, when something stands in the way."""
    from interview_tui.services.contents import Contents
    from interview_tui.services.deadlines import notices

    short_reasons = short(override), own_account, short(despite)
    contents = Contents(codes, fields, not unlinked, threshold, secret, *short_reasons)
    with desk.study(folder, passphrase_file) as opened:
        key = None if key_file is None else opened_key(key_file, key_passphrase_file, opened)
        wanted = tuple(dict.fromkeys(map(str.lower, formats))) or opened.reporting.usual()
        overdue = [told.sentence for told in notices(opened)]
        names, log = (key.names(), key.keep_log) if key else (None, None)
        with _where_it_is_given():
            report = opened.reporting.export(
                place, formats=wanted, contents=contents, key=names, expect=expect, log=log
            )
    if as_json:
        say.data(_as_data(report))
        return
    _tell(report, overdue)


@contextmanager
def _where_it_is_given() -> Iterator[None]:
    """Say where the answer of a leader is given, if the gate is shut for want of it."""
    try:
        yield
    except GateClosed as closed:
        _say_where(closed)
        raise


def _say_where(closed: GateClosed) -> None:
    if any(_(words_leaving.DO[Concern.LEADER_MISSING]) in reason for reason in closed.reasons):
        told = _("Record the leader's answer with: {command}")
        say.warn(told.format(command="interview-tui consent grant FOLDER --site NAME gatekeeper"))


def _tell(report: ExportReport, overdue: list[str]) -> None:
    from interview_tui.services.stays import speech

    told = [
        *report.named,
        *report.weighed,
        *report.promised,
        *report.unquoted,
        *speech(report.spoken),
        *report.left_out,
    ]
    for sentence in [*overdue, *told]:
        say.warn(sentence)
    count = ngettext("{n} file", "{n} files", len(report.files)).format(n=len(report.files))
    say.line(
        ngettext(
            "Written to {place}: {files}; {n} note stayed behind.",
            "Written to {place}: {files}; {n} notes stayed behind.",
            report.withheld,
        ).format(place=short(report.folder), files=count, n=report.withheld)
    )


def _as_data(report: ExportReport) -> dict[str, object]:
    return {
        "folder": str(report.folder),
        "files": list(report.files),
        "respondents": report.respondents,
        "notes": report.notes,
        "withheld": report.withheld,
        "left_out": list(report.left_out),
        "disclosure": list(report.weighed),
        "promises": list(report.promised),
        "unquoted": list(report.unquoted),
        "folder_name": list(report.named),
        "kept": {kind: list(notes) for kind, notes in report.kept.items()},
        "speech_undecided": list(report.spoken),
    }
