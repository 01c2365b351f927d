"""The practice interview: on the screens, or as lines with ``--plain``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from interview_tui import i18n
from interview_tui.cli.words import Command, OneOf, Option
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from typing import TextIO

    from interview_tui.cli.desk import Desk
    from interview_tui.demo.practice import Practice


@click.command(
    cls=Command,
    help=N_(
        "Practise: hold an interview with a made-up respondent who talks at the pace of speech. Nothing of "
        "it is kept or scored; at the end you see which of your stamps lay where."
    ),
)
@click.option("--lang", cls=Option, type=OneOf(i18n.LANGUAGES), expose_value=False, metavar="nb|en",
              help=N_("Language of the respondent and the screens."))  # fmt: skip
@click.option("--plain", cls=Option, is_flag=True,
              help=N_("Lines in, lines out: for screen readers, plain terminals and scripts."))  # fmt: skip
@click.pass_obj
@click.pass_context
def practise(ctx: click.Context, desk: Desk, /, *, plain: bool) -> None:
    """Hold it, and take it away whatever happens."""
    from interview_tui.cli.door import ended_by_signals

    if plain:
        from interview_tui.demo.practice import begin

        with ended_by_signals():
            practice = begin(language=i18n.language(), clock=desk.clock)
            try:
                ctx.exit(_as_lines(practice, desk, sys.stdin or (), sys.stdout))
            finally:
                practice.remove()
    from interview_tui.cli.screens import require_screen, start
    from interview_tui.launch import Launch

    require_screen()
    with ended_by_signals():
        ctx.exit(start(Launch(desk.paths, desk.settings, desk.clock, practise=True)))


def _as_lines(practice: Practice, desk: Desk, stdin: object, stdout: TextIO) -> int:
    from interview_tui.plain import run_plain
    from interview_tui.plain_practice import Speaker
    from interview_tui.words_practice import lay_where

    session = practice.session
    speaker = Speaker(session, practice.performance, stdout)
    speaker.say(
        _(
            "Somebody made up talks here, at the pace of speech. :pause lets them wait, :quit leaves at any "
            "time."
        )
    )
    with speaker:
        run_plain(lambda: session, stdin, speaker, quick_words=desk.settings.written_out)  # type: ignore[arg-type]
    speaker.say(_("Where your stamps lay:"))
    for one in lay_where(
        practice.performance, session.guide, session.respondent.code, session.notes, session.events
    ):
        speaker.say(one.text if one.is_cue else f"- {one.text}")
    return 0
