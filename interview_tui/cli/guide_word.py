"""A guide as a Word document, to print, to take along, or to hand to a supervisor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import FILE, Desk
from interview_tui.cli.words import Command, Option, short
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".docx"


@click.command(
    "word",
    cls=Command,
    help=N_(
        "Write the guide in FILE as a Word document: themes and questions as headings, probes as a list. "
        "Nothing is written over. `guide import` makes a guide of it again."
    ),
)
@click.argument("file", metavar="FILE")
@click.option("--to", "place", cls=Option, type=FILE, metavar="FILE.docx",
              help=N_("The document; here, with the name of the guide, when left out."))  # fmt: skip
@click.pass_obj
def word(desk: Desk, /, *, file: str, place: Path | None) -> None:
    """Write the document and say where."""
    from pathlib import Path as Place

    from interview_tui.guidefile.library import find
    from interview_tui.guidefile.markdown import read_guide
    from interview_tui.services.guides import as_word

    source = find(file, desk.paths)
    target = place or Place(source.stem + SUFFIX)
    as_word(read_guide(source), target)
    say.line(_("Written: {place}").format(place=short(str(target))))
