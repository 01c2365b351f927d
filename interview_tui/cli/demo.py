"""The sample study: made in a temporary folder, opened, and taken away again; or kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import i18n
from interview_tui.cli import say
from interview_tui.cli.desk import FILE, Desk
from interview_tui.cli.door import MOST_NOTES, sample_launch, show_sample
from interview_tui.cli.words import Command, Number, OneOf, Option, short
from interview_tui.errors import TerminalTooPlain, UsageProblem, WouldOverwrite
from interview_tui.i18n import N_, _
from interview_tui.launch import PLACES

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    cls=Command,
    help=N_(
        "Try everything on a sample study, all of it invented. It lies in a temporary folder and is removed "
        "when you leave."
    ),
)
@click.option("--lang", cls=Option, type=OneOf(i18n.LANGUAGES), expose_value=False, metavar="nb|en",
              help=N_("Language of the sample and the screens."))  # fmt: skip
@click.option("--keep", "kept", cls=Option, type=FILE, metavar="DIR", help=N_("Make it in DIR and keep it."))
@click.option("--at", cls=Option, type=OneOf(PLACES), default="home", metavar="PLACE",
              help=N_("Open at home, session, review or export."))  # fmt: skip
@click.option("--notes", "count", cls=Option, type=Number(), metavar="N",
              help=N_("Give the interview that is going on N notes."))  # fmt: skip
@click.pass_obj
@click.pass_context
def demo(ctx: click.Context, desk: Desk, /, *, kept: Path | None, at: str, count: int | None) -> None:
    """Make the sample, show it, and take it away whatever happens."""
    if count is not None and count > MOST_NOTES:
        raise UsageProblem(_("That is more than {most} notes.").format(most=MOST_NOTES))
    if kept is not None:
        ctx.exit(_kept(desk, kept, at, count or 0))
    ctx.exit(show_sample(desk.paths, desk.settings, desk.clock, at=at, notes=count or 0))


def _kept(desk: Desk, root: Path, at: str, count: int) -> int:
    """Make a sample to keep; where no screens can be shown, say how to go on without them."""
    from interview_tui.cli.screens import require_screen, start
    from interview_tui.demo.build import build
    from interview_tui.demo.sample import PASSPHRASE

    try:
        sample = build(root, language=i18n.language(), clock=desk.clock, notes=count)
    except WouldOverwrite:
        folder = short(root / "study")
        hint = _(
            "If it is a sample made before, go on with: interview-tui open {folder} "
            "(passphrase: {passphrase}). Otherwise choose another place."
        )
        raise WouldOverwrite(folder, hint.format(folder=folder, passphrase=PASSPHRASE)) from None
    sample.finish()
    say.line(
        _("Sample study: {folder} (passphrase: {passphrase})").format(
            folder=short(sample.folder), passphrase=sample.passphrase
        )
    )
    say.line(
        _("Its key file: {file} (passphrase: {passphrase})").format(
            file=short(sample.keyfile), passphrase=sample.key_passphrase
        )
    )
    try:
        require_screen()
    except TerminalTooPlain:
        say.line(f"interview-tui session {short(sample.folder)} {sample.running_code} --plain")
        return 0
    return start(sample_launch(desk.paths, desk.settings, desk.clock, sample, at))
