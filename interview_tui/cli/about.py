"""What the program says of itself: topics, each a page of plain words."""

from __future__ import annotations

import textwrap

import click

from interview_tui.cli import say
from interview_tui.cli.words import Group
from interview_tui.i18n import N_, _

WIDTH = 78
"""Columns of a page."""

about = Group("about", help=N_("Explain something about the program in plain words: choose a topic."))


@about.command(
    "security", help=N_("What is protected, how, and what is not: a lost laptop, a seen screen, backups.")
)
@click.pass_obj
def security(_desk: object, /) -> None:
    """Write the page, with the parameters that are at work."""
    from interview_tui.services.security import sections

    for section in sections(_):
        say.line(section.title.upper())
        for words, text in section.points:
            say.line("")
            say.line("\n".join(textwrap.wrap(f"{words}. {text}", WIDTH, break_on_hyphens=False)))
        say.line("")
