"""The program's commands by name. Only the module of the command that was asked for is imported."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from interview_tui import __version__, i18n
from interview_tui.cli import failures, say
from interview_tui.cli.words import Group, OneOf, Option
from interview_tui.errors import SettingsProblem
from interview_tui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_HERE = "interview_tui.cli."

COMMANDS: Mapping[str, tuple[str, str, str]] = {
    "new": (_HERE + "studies", "new", N_("Make a study: an encrypted folder with its guide and passphrase.")),
    "open": (_HERE + "studies", "open_screens", N_("Open a study on the screens.")),
    "session": (_HERE + "session", "session", N_("Hold the interview of a respondent, or go on with it.")),
    "demo": (_HERE + "demo", "demo", N_("Try everything on a sample study that is removed afterwards.")),
    "practise": (_HERE + "practise", "practise", N_("Practise with a made-up respondent; nothing is kept.")),
    "study": (_HERE + "titles", "study", N_("Change what a study is called.")),
    "status": (_HERE + "status", "status", N_("Show how far a study has come.")),
    "guide": (
        _HERE + "guides",
        "guide",
        N_("Check, show and list interview guides; change that of a study."),
    ),
    "site": (_HERE + "people", "site", N_("Add, list and mend the sites of a study.")),
    "respondent": (_HERE + "people", "respondent", N_("Add, list, move and cancel respondents, by code.")),
    "field": (_HERE + "people", "field", N_("Choose the background fields of a study.")),
    "recruit": (_HERE + "recruit", "recruit", N_("Log recruitment, and how people were asked.")),
    "criteria": (_HERE + "recruit", "criteria", N_("Keep what people are chosen by, with reasons.")),
    "preconceptions": (
        _HERE + "preconceptions",
        "preconceptions",
        N_("Write down what you expect to find, before the interviews."),
    ),
    "prepare": (_HERE + "prepare", "prepare", N_("Show what to know before the next interview.")),
    "grid": (_HERE + "grid", "grid", N_("Show how respondents are spread, and who is alone.")),
    "sheet": (_HERE + "sheet", "sheet", N_("Write down what the study is for and what was notified.")),
    "letter": (_HERE + "letter", "letter", N_("Keep information letters and what they promise.")),
    "ledger": (_HERE + "ledger", "ledger", N_("Show which promises are kept, at risk or broken.")),
    "reached": (_HERE + "ledger", "reached", N_("Record that the study has ended, was graded and so on.")),
    "consent": (_HERE + "consent", "consent", N_("Record and show consent, per purpose.")),
    "withdraw": (_HERE + "withdraw", "withdraw", N_("Let a respondent withdraw, with proof.")),
    "deadline": (_HERE + "deadline", "deadline", N_("Keep the days by which things must be deleted.")),
    "purge": (_HERE + "purge", "purge", N_("Delete a whole study, with proof and a certificate.")),
    "key": (_HERE + "key_ends", "key", N_("Keep names and contacts in a key file of their own.")),
    "notes": (_HERE + "review", "notes", N_("Read through the notes of a respondent.")),
    "search": (_HERE + "search", "search", N_("Search all notes of a study for words.")),
    "markers": (_HERE + "markers", "markers", N_("Show where on the recordings each note lies.")),
    "pictures": (_HERE + "pictures", "pictures", N_("Draw interviews over time, and beside each other.")),
    "flag": (_HERE + "review", "flag", N_("Flag a note so that it stays behind at export.")),
    "clear": (_HERE + "review", "clear", N_("Clear one note that stays behind, so that it may leave.")),
    "sign": (_HERE + "review", "sign", N_("Say that you have read notes whole, so that they may leave.")),
    "candidates": (
        _HERE + "deciding",
        "candidates",
        N_("List what may identify someone, over the whole study."),
    ),
    "decide": (_HERE + "deciding", "decide", N_("Decide what is done with words that may identify someone.")),
    "ladder": (_HERE + "ladder", "ladder", N_("Show and change how things are made coarser.")),
    "quote": (_HERE + "quotes", "quote", N_("List quotes, and hold a text against what was said.")),
    "scan": (
        _HERE + "scan",
        "scan",
        N_("List what may identify someone in texts of other kinds."),
    ),
    "export": (_HERE + "export", "export", N_("Write pseudonymised summaries to a folder.")),
    "exports": (
        _HERE + "exports",
        "exports",
        N_("List the exports on record, and settle one that was broken off."),
    ),
    "population": (
        _HERE + "population",
        "population",
        N_("Say how many people there are who share some background facts."),
    ),
    "backup": (_HERE + "guarding", "backup", N_("Make a backup, one encrypted file; say where they go.")),
    "restore": (_HERE + "guarding", "restore", N_("Make a study again out of a backup.")),
    "verify": (_HERE + "guarding", "verify", N_("Check every part of a study; nothing is changed.")),
    "rescue": (_HERE + "guarding", "rescue", N_("Get what can be read out of a damaged study.")),
    "passphrase": (_HERE + "studies", "passphrase", N_("Change the passphrase of a study.")),
    "recover": (_HERE + "recovering", "recover", N_("Set a new passphrase with the recovery code.")),
    "settings": (_HERE + "settings", "settings", N_("Show your settings; set and take off quick words.")),
    "about": (_HERE + "about", "about", N_("Explain what is protected, and what is not.")),
    "recovery": (_HERE + "recovering", "recovery", N_("Make a new recovery code, or try the one you have.")),
}
"""Every command: module, name in it, one line of help."""


class Root(Group):
    """The program itself: chooses the language before anything is shown, and owns the exit code."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Choose the language, then read the arguments."""
        try:
            i18n.use(wanted_language(args))
        except OSError:
            i18n.use("en")
        return super().make_context(info_name, args, parent, **extra)

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run the program and exit with its code."""
        extra["standalone_mode"] = False
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        sys.exit(
            failures.guarded(lambda: super(Root, self).main(args, prog_name or "interview-tui", **extra))
        )


def wanted_language(args: Sequence[str]) -> str:
    """Return the language of ``--lang`` wherever it stands, else that of the settings, else of the locale."""
    for wanted in (_asked(args), _from_settings()):
        if wanted in i18n.LANGUAGES:
            return wanted
    return i18n.guess()


def _asked(args: Sequence[str]) -> str:
    wanted = ""
    for word, after in zip(args, [*args[1:], ""], strict=False):
        if word == "--":
            break
        if word == "--lang":
            wanted = after
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
    return wanted.lower()


def _from_settings() -> str:
    from interview_tui.paths import quick_paths
    from interview_tui.settings import load

    paths = quick_paths()
    if not os.path.lexists(paths.settings_file):
        return ""
    try:
        return load(paths).language
    except SettingsProblem:
        return ""


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        say.line(f"interview-tui {__version__}")
        ctx.exit()


@click.group(
    "interview-tui",
    cls=Root, table=COMMANDS,
    help=N_(
        "The instrument for a semi-structured interview study: guide, consent, conversation, "
        "pseudonymised summary. Without a command it opens the list of your studies."
    ),
    epilog=N_("Each command explains itself: interview-tui COMMAND --help"),
)  # fmt: skip
@click.option("--lang", cls=Option, type=OneOf(i18n.LANGUAGES), expose_value=False, metavar="nb|en",
              help=N_("Language of the program: nb (Norwegian) or en (English)."))  # fmt: skip
@click.option("--version", cls=Option, is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help=N_("Show the version and stop."))  # fmt: skip
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Lay the desk for the command, or open the list of studies."""
    from interview_tui.cli.desk import Desk

    desk = ctx.ensure_object(Desk)
    if ctx.invoked_subcommand is None:
        from interview_tui.cli.screens import require_screen, start
        from interview_tui.launch import Launch

        require_screen()
        ctx.exit(start(Launch(desk.paths, desk.settings, desk.clock)))


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the program with ``args`` (the process's own when None) and exit with its code."""
    cli.main(args)
