"""Taking entries out of a key file, and destroying it."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from interview_tui.cli import ask, say
from interview_tui.cli.desk import FILE, Desk, json_option, key_passphrase_option, passphrase_option
from interview_tui.cli.keys import key
from interview_tui.cli.words import Option, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

WORD = N_("destroy")
"""What has to be typed."""


@key.command("remove", help=N_("Take name and contacts of the respondent CODE out of the key file."))
@click.argument("file", metavar="KEYFILE", type=FILE)
@click.option("--code", cls=Option, required=True, metavar="CODE", help=N_("The code of the respondent."))
@key_passphrase_option()
def remove(*, file: Path, code: str, key_passphrase_file: Path | None) -> None:
    """Take the entry out and say how many are left."""
    from interview_tui.keyfile.keyfile import KeyFile

    opened = KeyFile.open(file, ask.passphrase(key_passphrase_file, ask.KEY))
    wanted = short(code).upper()
    found = [entry for entry in opened.entries if entry.code == wanted]
    if not found:
        raise UsageProblem(
            _("The key file has no entry for {code}.").format(code=wanted), _("Nothing was changed.")
        )
    for entry in found:
        opened.remove(entry.id)
    opened.save()
    left = len(opened.entries)
    say.line(
        ngettext("Taken out. {n} entry is left.", "Taken out. {n} entries are left.", left).format(n=left)
    )


@key.command(
    "log", help=N_("Show what was replaced in notes that left, and by what. It holds the originals.")
)
@click.argument("file", metavar="KEYFILE", type=FILE)
@key_passphrase_option()
@json_option()
def log(*, file: Path, key_passphrase_file: Path | None, as_json: bool) -> None:
    """Write one replacement on each line: note, place, original, what stands instead, rule, by whom."""
    from dataclasses import asdict

    from interview_tui.keyfile.keyfile import KeyFile

    rows = KeyFile.open(file, ask.passphrase(key_passphrase_file, ask.KEY)).log
    if as_json:
        say.data([asdict(row) for row in rows])
        return
    say.table(
        [
            str(row.note_id or "–"),
            str(row.offset),
            row.original,
            row.replacement,
            row.rule,
            row.by,
            row.meaning,
        ]
        for row in rows
    )


@key.command("destroy", help=N_("Destroy the key file, after saying what that means. Nobody can undo it."))
@click.argument("file", metavar="KEYFILE", type=FILE)
@click.option("--study", "folder", cls=Option, type=FILE, metavar="FOLDER",
              help=N_("The study it belongs to: its decisions on words that identify go too."))  # fmt: skip
@click.option("--confirm", cls=Option, default="", metavar="WORD",
              help=N_("The word that is asked for, for scripts: destroy."))  # fmt: skip
@passphrase_option()
@click.pass_obj
def destroy(
    desk: Desk,
    /,
    *,
    file: Path,
    folder: Path | None,
    confirm: str,
    passphrase_file: Path | None,
) -> None:
    """Tell what it means, have the word typed, destroy it."""
    from interview_tui.keyfile.keyfile import check
    from interview_tui.services import keys
    from interview_tui.services.impersonal import refuse_key

    check(file)
    with desk.study(folder, passphrase_file) if folder is not None else nullcontext() as opened:
        if opened is not None:
            refuse_key(opened.study)
        for line in keys.consequences(opened):
            say.warn(line)
        typed(WORD, confirm)
        count = keys.destroy(file, opened)
    say.line(_("Destroyed: {file}").format(file=short(file)))
    if folder is not None:
        sentence = ngettext("{n} decision on words went too.", "{n} decisions on words went too.", count)
        say.line(sentence.format(n=count))


def typed(word: str, given: str) -> None:
    """Have a word typed, in the language in use or in English; UsageProblem when it is another.

    Args:
        word: The word, as it is marked for translation.
        given: What was given as an option; asked for when empty.
    """
    wanted = {word, _(word)}
    if not given:
        if sys.stdin is None or not sys.stdin.isatty():
            raise UsageProblem(
                _("This must be confirmed."), _("Nothing was changed."),
                _("Give --confirm {word}.").format(word=word),
            )  # fmt: skip
        question = _("Type {word} to go on, anything else to stop").format(word=_(word))
        given = click.prompt(question, default="", show_default=False, err=True)
    if given.strip().lower() not in wanted:
        raise UsageProblem(_("That was another word."), _("Nothing was changed."))
