"""Interview guides: is it in order, what does it hold, which are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview_tui.cli import say
from interview_tui.cli.desk import Desk, json_option
from interview_tui.cli.words import Group, Option, short
from interview_tui.errors import GuideFaults, UsageProblem
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from interview_tui.model.advice import Advice
    from interview_tui.model.guide import Guide


guide = Group(
    "guide",
    help=N_("Check, show and list interview guides, written as Markdown files, and change that of a study."),
    table={
        "import": (
            "interview_tui.cli.guide_import",
            "import_",
            N_("Make a guide of the Word document FILE, and tell what was guessed."),
        ),
        "word": (
            "interview_tui.cli.guide_word",
            "word",
            N_("Write the guide in FILE as a Word document, to print or to hand to somebody."),
        ),
        "use": (
            "interview_tui.cli.guide_versions",
            "use",
            N_("Bring the changed guide in FILE into the study in FOLDER, each change with its reason."),
        ),
        "compare": (
            "interview_tui.cli.guide_versions",
            "compare",
            N_("Show in how many interviews each question could be asked, was asked, was answered unasked."),
        ),
    },
)


@guide.command(
    "check",
    help=N_(
        "Say whether each FILE is in order: faults, which stop a guide from being used, and advice on the "
        "questions, which never does; each with its line and how to mend it."
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--strict", cls=Option, is_flag=True, help=N_("Let advice count in the exit code as faults do.")
)
@json_option()
@click.pass_obj
@click.pass_context
def check(ctx: click.Context, desk: Desk, /, *, files: tuple[str, ...], strict: bool, as_json: bool) -> None:
    """Check every file, those after a faulty one too; exit code 3 on a fault (strict: on advice too)."""
    results = [checked(name, desk) for name in files]
    if as_json:
        say.data([one.as_data() for one in results])
    else:
        for one in results:
            tell(one)
    if any(one.faults or (strict and one.advice) for one in results):
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


@dataclass(frozen=True, slots=True)
class Checked:
    """A guide file that was checked: its guide, None when it has faults, and what is said of it."""

    name: str
    guide: Guide | None
    faults: list[str]
    advice: list[Advice]

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON takes it."""
        advice = [
            {"kind": one.kind.value, "line": one.line, "theme": one.theme_id, "question": one.question_id,
             "sentence": one.sentence}
            for one in self.advice
        ]  # fmt: skip
        return {"file": short(self.name), "ok": not self.faults, "faults": self.faults, "advice": advice}


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


def checked(name: str, desk: Desk) -> Checked:
    """Return a guide file, by path or name, with its faults and what is said of it."""
    from interview_tui.guidefile.lint.rules import advise

    found, faults = _read(name, desk)
    return Checked(name, found, faults, advise(found) if found else [])


def tell(one: Checked) -> None:
    """Say what a check found."""
    name, found = one.name, one.guide
    for fault in one.faults:
        say.warn(fault)
    if found is None:
        count = ngettext("{n} fault", "{n} faults", len(one.faults)).format(n=len(one.faults))
        say.line(f"{short(name)}: {count}")
        return
    for said in one.advice:
        say.line(
            _("{file}:{line}: advice: {sentence}").format(
                file=short(name), line=said.line, sentence=said.sentence
            )
        )
    questions = sum(len(theme.questions) for theme in found.themes)
    themes = ngettext("{n} theme", "{n} themes", len(found.themes)).format(n=len(found.themes))
    asked = ngettext("{n} question", "{n} questions", questions).format(n=questions)
    told = _("{file}: in order, {themes}, {questions}").format(
        file=short(name), themes=themes, questions=asked
    )
    pieces = ngettext("{n} piece of advice", "{n} pieces of advice", len(one.advice)).format(
        n=len(one.advice)
    )
    say.line(f"{told}, {pieces}" if one.advice else told)


def _title(path: Path) -> str:
    from interview_tui.guidefile.markdown import read_guide

    try:
        return read_guide(path).title
    except GuideFaults as error:
        return ngettext("{n} fault", "{n} faults", len(error.faults)).format(n=len(error.faults))
