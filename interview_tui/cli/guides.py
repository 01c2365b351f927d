"""Interview guides: is it in order, what does it hold, which are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, json_option
from interview_tui.cli.words import Group, short
from interview_tui.errors import GuideFaults, UsageProblem
from interview_tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide


guide = Group("guide", help=N_("Check, show and list interview guides, written as Markdown files."))


@guide.command(
    "check", help=N_("Say whether each FILE is in order; each fault with its line and how to mend it.")
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@json_option()
@click.pass_obj
@click.pass_context
def check(ctx: click.Context, desk: Desk, /, *, files: tuple[str, ...], as_json: bool) -> None:
    """Check every file, those after a faulty one too; exit code 3 when any has a fault."""
    results = [(name, *_read(name, desk)) for name in files]
    if as_json:
        say.data(
            [
                {"file": short(name), "ok": not faults, "faults": faults}
                for name, _read_guide, faults in results
            ]
        )
    else:
        for name, found, faults in results:
            _tell(name, found, faults)
    if any(faults for _name, _guide, faults in results):
        ctx.exit(GuideFaults.exit_code)


@guide.command("show", help=N_("Show themes, questions and probes of the guide in FILE, as plain text."))
@click.argument("file", metavar="FILE")
@json_option()
@click.pass_obj
def show(desk: Desk, /, *, file: str, as_json: bool) -> None:
    """Write the guide as an outline, or as the canonical JSON that is kept with each interview."""
    from interview_tui.guidefile.library import find
    from interview_tui.guidefile.markdown import read_guide
    from interview_tui.guidefile.show import outline

    found = read_guide(find(file, desk.paths))
    say.line(found.canonical() if as_json else outline(found).rstrip("\n"))


@guide.command("list", help=N_("List the guides that are found by name: your own, and those that ship."))
@json_option()
@click.pass_obj
def list_guides(desk: Desk, /, *, as_json: bool) -> None:
    """Write one guide on each line: name, title, whose it is."""
    from interview_tui.guidefile.library import own, shipped

    found = [(path, _("your own")) for path in own(desk.paths)]
    found += [(path, _("ships with the program")) for path in shipped()]
    if as_json:
        say.data([{"name": path.stem, "title": _title(path), "file": str(path)} for path, _whose in found])
        return
    say.table([path.stem, _title(path), whose] for path, whose in found)


def _read(name: str, desk: Desk) -> tuple[Guide | None, list[str]]:
    from interview_tui.guidefile.library import find
    from interview_tui.guidefile.markdown import read_guide

    try:
        return read_guide(find(name, desk.paths)), []
    except UsageProblem:
        return _read_path(name)
    except GuideFaults as error:
        return None, error.faults


def _read_path(name: str) -> tuple[Guide | None, list[str]]:
    from interview_tui.guidefile.markdown import read_guide

    try:
        return read_guide(Path(name)), []
    except GuideFaults as error:
        return None, error.faults


def _tell(name: str, found: Guide | None, faults: list[str]) -> None:
    for fault in faults:
        say.warn(fault)
    if found is None:
        count = ngettext("{n} fault", "{n} faults", len(faults)).format(n=len(faults))
        say.line(f"{short(name)}: {count}")
        return
    questions = sum(len(theme.questions) for theme in found.themes)
    themes = ngettext("{n} theme", "{n} themes", len(found.themes)).format(n=len(found.themes))
    asked = ngettext("{n} question", "{n} questions", questions).format(n=questions)
    say.line(
        _("{file}: in order, {themes}, {questions}").format(file=short(name), themes=themes, questions=asked)
    )


def _title(path: Path) -> str:
    from interview_tui.guidefile.markdown import read_guide

    try:
        return read_guide(path).title
    except GuideFaults as error:
        return ngettext("{n} fault", "{n} faults", len(error.faults)).format(n=len(error.faults))
