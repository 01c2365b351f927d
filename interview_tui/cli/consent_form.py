"""The options that say how consent was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli.words import OneOf, Option
from interview_tui.i18n import N_
from interview_tui.model.consent import Asking, Capacity, Withheld

if TYPE_CHECKING:
    from collections.abc import Callable

_YES_NO = OneOf(["yes", "no"])


def _text(name: str, metavar: str, line: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(name, cls=Option, default="", metavar=metavar, help=line)


def _tick(name: str, line: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(name, cls=Option, type=_YES_NO, metavar="yes|no", help=line)


ASKED = (
    _tick("--script", N_("The letter was read aloud or gone through.")),
    _tick("--questions", N_("They could ask questions.")),
    _tick("--copy", N_("They have a copy of the letter.")),
    _text("--evidence", "TEXT", N_("Where the signed paper lies: cabinet 2, envelope 4. Never a scan.")),
    _text("--place", "TEXT", N_("What sort of place it was asked in; never an address.")),
    _text("--valid-until", "DATE", N_("Until when it holds, as 2026-12-31.")),
    click.option("--capacity", cls=Option, type=OneOf(["self", "represented", "unsure"]), metavar="WHO",
                 help=N_("Who decides: self, represented, or unsure, which needs a note."),
                 ),
    _text("--capacity-note", "TEXT", N_("How an unsure capacity was settled.")),
    _text("--withheld", "TEXT", N_("What they were not told beforehand.")),
    _text("--withheld-why", "TEXT", N_("Why they were not told.")),
    _text("--withheld-when", "TEXT", N_("When they are told.")),
    click.option("--explicit", cls=Option, is_flag=True,
                 help=N_("They said yes to exactly this, in so many words; special_category needs it.")),
)  # fmt: skip
"""The options, in the order help lists them."""


def asking(  # noqa: PLR0913 - one parameter for each option
    *,
    script: str | None,
    questions: str | None,
    copy: str | None,
    evidence: str,
    place: str,
    valid_until: str,
    capacity: str | None,
    capacity_note: str,
    withheld: str,
    withheld_why: str,
    withheld_when: str,
    explicit: bool,
) -> Asking:
    """Return what the options said."""
    return Asking(
        place=place, script_used=_said(script), questions_asked=_said(questions), copy_given=_said(copy),
        evidence=evidence, capacity=Capacity(capacity or Capacity.NOT_RECORDED), capacity_note=capacity_note,
        withheld=Withheld(withheld, withheld_why, withheld_when), valid_until=valid_until, explicit=explicit,
    )  # fmt: skip


def _said(word: str | None) -> bool | None:
    return None if word is None else word == "yes"
