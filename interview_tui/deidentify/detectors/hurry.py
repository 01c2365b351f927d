"""Patterns for text typed in a hurry: any case, and one blank or two where one is due."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
        self._sign, self._written = hurried(sign), pattern

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Return the pattern, compiled when its sign is met: most texts have none."""
        return hurried(self._written)

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The named groups of the pattern."""
        return self._pattern.groupindex

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches."""
        begins, ends = 0, -1
        for sign in self._sign.finditer(text):
            if ends >= 0 and sign.start() - _AROUND >= ends:
                yield from self._pattern.finditer(text, max(0, begins), ends)
                begins = sign.start() - _AROUND
            elif ends < 0:
                begins = sign.start() - _AROUND
            ends = sign.end() + _AROUND
        if ends >= 0:
            yield from self._pattern.finditer(text, max(0, begins), ends)


Pattern = re.Pattern[str] | Rare
"""What is looked for, always or around a sign."""
