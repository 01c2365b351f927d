"""A Word guide made into one of ours: the Markdown file, what was guessed, and whether it is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import FILE, Desk, json_option
from interview_tui.cli.guides import checked, tell
from interview_tui.cli.words import Command, Option, short
from interview_tui.errors import GuideFaults
from interview_tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".md"


@click.command(
    "import",
    cls=Command,
    help=N_(
        "Make a guide of the Word document FILE, tell what was guessed, and check it. The document stays as "
        "it is, and nothing is written over."
    ),
)
@click.argument("file", metavar="FILE.docx", type=FILE)
@click.option("--to", "place", cls=Option, type=FILE, metavar="FILE.md",
              help=N_("The new guide; beside the document, with its name, when left out."))  # fmt: skip
@json_option()
@click.pass_obj
@click.pass_context
def import_(ctx: click.Context, desk: Desk, /, *, file: Path, place: Path | None, as_json: bool) -> None:
    """Write the guide and say what was guessed; exit code 3 when it has faults, as ``guide check``."""
    from interview_tui.services.guides import bring_in

    target = place or file.with_suffix(SUFFIX)
    guesses = bring_in(file, target)
    result = checked(str(target), desk)
    if as_json:
        listed = [{"paragraph": guess.number, "sentence": guess.sentence} for guess in guesses]
        say.data({**result.as_data(), "guesses": listed})
    else:
        for guess in guesses:
            where = _("paragraph {n}").format(n=guess.number) if guess.number else _("document")
            say.line(f"{where}: {guess.sentence}")
        count = ngettext("{n} guess", "{n} guesses", len(guesses)).format(n=len(guesses))
        sentence = _("Written to {place} with {count}; read it through before you use it.")
        say.line(sentence.format(place=short(target), count=count))
        tell(result)
    if result.faults:
        ctx.exit(GuideFaults.exit_code)
