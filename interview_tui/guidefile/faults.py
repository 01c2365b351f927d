"""Faults of one guide file, gathered so that all of them are told at once."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from interview_tui.errors import GuideFaults
from interview_tui.i18n import _, ngettext
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_SHOWN = 100
"""Most faults told at once; of a file with more, the first ones are told and the rest counted."""

MOST_OF_A_WORD = 40
"""Most characters of the file's own words repeated in a fault."""


class Faults:
    """Faults gathered while a guide is read.

    Args:
        name: The name the file goes by in every fault.
    """

    def __init__(self, name: str) -> None:
        self.name = clean_line(name) or "guide"
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, sentence: str) -> None:
        """Keep one fault. The same sentence on the same line is kept once.

        Args:
            line: Line in the file, from 1.
            sentence: What is wrong and how to mend it, already translated.
        """
        if (line, sentence) not in self._found[-MOST_SHOWN:]:
            self._found.append((line, sentence))

    def __bool__(self) -> bool:
        return bool(self._found)

    def lines(self) -> list[str]:
        """Return the faults as whole lines ``file:line: sentence``, in the order of the file."""
        ordered = sorted(self._found, key=lambda fault: fault[0])
        told = [f"{self.name}:{line}: {sentence}" for line, sentence in ordered[:MOST_SHOWN]]
        rest = ordered[MOST_SHOWN:]
        if rest:
            more = ngettext(
                "{n} more fault from here on is not listed; mend the ones above first",
                "{n} more faults from here on are not listed; mend the ones above first",
                len(rest),
            )
            told.append(f"{self.name}:{rest[0][0]}: {more.format(n=len(rest))}")
        return told

    def stop(self) -> None:
        """Raise GuideFaults when there is any fault."""
        if self._found:
            raise GuideFaults(self.lines())


def short(word: str) -> str:
    """Return a word of the file fit to be repeated in a fault: one line, not too long."""
    word = clean_line(word)
    return word if len(word) <= MOST_OF_A_WORD else word[: MOST_OF_A_WORD - 1] + "…"


def instead(word: str, known: Iterable[str]) -> str:
    """Return how to mend an unknown word: the nearest known one, or all of them when none is near."""
    choices = list(known)
    near = difflib.get_close_matches(word[:MOST_OF_A_WORD], choices, n=1, cutoff=0.6)
    if near:
        return _("did you mean {nearest}?").format(nearest=near[0])
    return _("the known ones are {known}").format(known=", ".join(choices))
