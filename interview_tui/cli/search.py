"""Searching all notes of a study."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from interview_tui import words as called
from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Command
from interview_tui.clock import hours_of
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.searching import Found


@click.command(
    cls=Command,
    help=N_(
        "Search all notes of the study in FOLDER for words, or for how they begin. Without WORDS they are "
        "asked for, so that they do not stay in the history of the shell."
    ),
)
@folder_argument()
@click.argument("words", metavar="[WORDS]", nargs=-1)
@passphrase_option()
@json_option()
@click.pass_obj
def search(
    desk: Desk, /, *, folder: Path, words: tuple[str, ...], passphrase_file: Path | None, as_json: bool
) -> None:
    """Write a line for each note that holds all of them."""
    with desk.study(folder, passphrase_file) as opened:
        found = opened.searching.search(" ".join(words) or _typed())
    if as_json:
        say.data({"more": found.more, "notes": [_as_data(found, place) for place in range(len(found.hits))]})
        return
    if not found.hits:
        say.line(_("No note holds all of that. The beginning of a word is enough."))
        return
    say.table(
        [
            hit.code,
            str(hit.note.id),
            hours_of(hit.note.elapsed_ms),
            called.kind(hit.note.kind),
            hit.note.text,
        ]
        for hit in found.hits
    )
    if found.more:
        say.warn(_("These are the newest {n}; there are more.").format(n=len(found.hits)))


def _typed() -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if line.strip():
            return line
        raise UsageProblem(
            _("There is no word in that to search for."), "", _("Write a word, or how it begins.")
        )
    return str(click.prompt(_("Search for"), err=True, default="", show_default=False))


def _as_data(found: Found, place: int) -> dict[str, object]:
    code, note = found.hits[place]
    return {
        "code": code,
        "note": note.id,
        "interview": note.interview_id,
        "elapsed_ms": note.elapsed_ms,
        "kind": note.kind.value,
        "text": note.text,
    }
