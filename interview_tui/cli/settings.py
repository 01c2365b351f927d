"""A person's own settings: what they are and where they stand, and the quick words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, json_option
from interview_tui.cli.words import Group, Option, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from interview_tui.settings import Settings

settings = Group("settings", help=N_("Show your settings, and set quick words."))


@settings.command("show", help=N_("Show every setting as it is now, and the file it stands in."))
@json_option()
@click.pass_obj
def show_settings(desk: Desk, /, *, as_json: bool) -> None:
    """Write the settings, one a line."""
    from dataclasses import asdict

    chosen = desk.settings
    if as_json:
        say.data({"file": str(desk.paths.settings_file), **asdict(chosen)})
        return
    say.line(_("Settings file: {file}").format(file=short(desk.paths.settings_file)))
    for name, value in asdict(chosen).items():
        if name in {"keys", "letters"}:
            say.table([f"{name}.{what}", ", ".join(keys)] for what, keys in value.items())
        elif name not in {"quick_words", "quick_words_off"}:
            say.line(f"{name} = {value}")
    _show_quick_words(chosen)


@settings.command(
    "quick",
    help=N_(
        "Let WORD stand for PHRASE in the notes you type: it is written out when the line is stored. Without "
        "a phrase, show what is set. The file is not encrypted: no names in it."
    ),
)
@click.argument("word", metavar="[WORD]", required=False, default="")
@click.argument("phrase", metavar="[PHRASE]", nargs=-1)
@click.option("--off", cls=Option, is_flag=True, help=N_("Take WORD off."))
@click.option("--rest/--use", cls=Option, default=None,
              help=N_("Write none of them out for now; or write them out again."))  # fmt: skip
@json_option()
@click.pass_obj
def quick_words(  # noqa: PLR0913 - one for each thing that can be said
    desk: Desk, /, *, word: str, phrase: tuple[str, ...], off: bool, rest: bool | None, as_json: bool
) -> None:
    """Set, take off, let them rest, or show."""
    from interview_tui.services.own_settings import rest_quick_words, set_quick_word, take_off_quick_word

    if off and (phrase or not word):
        raise UsageProblem(
            _("To take a quick word off, give the word alone."),
            _("Nothing was changed."),
            "interview-tui settings quick WORD --off",
        )
    if rest is not None:
        rest_quick_words(desk.paths, rest=rest)
    if off:
        take_off_quick_word(desk.paths, word)
        say.line(_("{word} stands for nothing now.").format(word=short(word)))
    elif phrase:
        set_quick_word(desk.paths, word, " ".join(phrase))
        told = _('{word} is written out as "{phrase}" in the notes you type. Undo gives back what you typed.')
        say.line(told.format(word=short(word), phrase=short(" ".join(phrase))))
    elif rest is not None:
        say.line(_("No quick word is written out now.") if rest else _("Quick words are written out now."))
    elif as_json:
        say.data(dict(desk.settings.quick_words))
    else:
        _show_quick_words(desk.settings)


def _show_quick_words(chosen: Settings) -> None:
    if not chosen.quick_words:
        say.line(_("No quick words are set. Set one: interview-tui settings quick WORD PHRASE"))
    elif chosen.quick_words_off:
        say.line(_("They rest: none is written out. To use them: interview-tui settings quick --use"))
    say.table([word, phrase] for word, phrase in chosen.quick_words.items())
