"""Which words stand beside each other in one sentence, and which begins one, as a note is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.deidentify.trained.tagger import Word

_NEAR = 3
_BREAKS = frozenset(".!?\n:;")


def joined(text: str, words: Sequence[Word], at: int) -> bool:
    """Return whether the word after number ``at`` follows it in the same sentence."""
    if not 0 <= at < len(words) - 1:
        return False
    between = text[words[at].end : words[at + 1].start]
    return len(between) <= _NEAR and not _BREAKS.intersection(between)


def begins(text: str, at: int) -> bool:
    """Return whether a sentence begins at ``at``: also after two blanks, where a full stop was left out."""
    if text[max(0, at - 2) : at] == "  ":
        return True
    before = text[max(0, at - _NEAR) : at].rstrip(" \"'«“-*(")
    return not before or before[-1] in _BREAKS or text[at - 1 : at] == "\n"
