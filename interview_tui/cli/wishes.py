"""What is wished for words at the command line: one wish in its options, or many in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui.cli.words import nearest
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model.identifier import Choice, IdentifierType

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPES = tuple(kind.value for kind in IdentifierType)
CHOICES = {
    "keep": Choice.KEEP, "undecided": Choice.OPEN, "relation": Choice.RELATION,
    "coarser": Choice.GENERALISE, "same": Choice.SAME,
}  # fmt: skip
"""What may be wished, beside a type, and the choice it stands for."""

APART = "apart"
WHAT = (*TYPES, *CHOICES, APART)
"""Everything that may be wished for words."""


class Wish(NamedTuple):
    """What shall be done with words; ``text`` is a relation, coarser words, or other words."""

    words: str
    what: str
    text: str = ""
    note_id: int = 0


def one(words: str, what: str | None, text: str, note_id: int) -> Wish:
    """Return the wish that stands in options; UsageProblem where words, or what is wished, are wanting."""
    if not words or what is None:
        raise UsageProblem(
            _("Say which words, and --as what."), "", _("Or give many at once with --list LIST.")
        )
    return Wish(words, what, text, note_id)


def read(place: Path) -> Iterator[Wish]:
    """Yield the wishes of a file; UsageProblem for a line that is none, before anything is decided."""
    import sys

    from interview_tui.services import textfiles

    if str(place) == "-":
        content = textfiles.decoded(sys.stdin.buffer.read(textfiles.MOST_BYTES))
    else:
        content = textfiles.read(place)
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        words, what, text = ([part.strip() for part in line.split("\t")] + ["", ""])[:3]
        if what not in WHAT:
            raise UsageProblem(
                _("Line {n} says no decision: words, what, and text if it needs any, tabs between.").format(
                    n=number
                ),
                _("Nothing was decided."),
                nearest(what, WHAT),
            )
        yield Wish(words, what, text)
