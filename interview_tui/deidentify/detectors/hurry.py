"""Patterns for text typed in a hurry: any case, and one blank or two where one is due."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = re.compile(r"\(\?<[=!][^()]*\)|\[[^\]]*\]|\\s(?![*+])")
_AROUND = 100
_BLANKS = "(?:[ \\t\u00a0]{1,2})"


def hurried(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` compiled: without regard to case, each blank standing for one or two.

    Blanks in brackets, in lookbehinds and with ``*`` or ``+`` are as they are written.
    """
    return re.compile(
        _BLANK.sub(lambda match: _BLANKS if match.group() == r"\s" else match.group(), pattern), re.IGNORECASE
    )


class Rare:
    """A pattern that costs much, looked for only around a cheap sign of it.

    Args:
        sign: Pattern, as ``hurried`` takes it, of something that every match of ``pattern`` holds.
        pattern: What is looked for: less than ``_AROUND`` characters before and after the sign.
    """

    def __init__(self, sign: str, pattern: str) -> None:
        self._sign, self._pattern = hurried(sign), hurried(pattern)
        self.groupindex = self._pattern.groupindex

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches."""
        begins = ends = 0
        for sign in self._sign.finditer(text):
            if sign.start() - _AROUND >= ends:
                yield from self._pattern.finditer(text, begins, ends)
                begins = sign.start() - _AROUND
            ends = sign.end() + _AROUND
        yield from self._pattern.finditer(text, max(0, begins), ends)


Pattern = re.Pattern[str] | Rare
"""What is looked for, always or around a sign."""
