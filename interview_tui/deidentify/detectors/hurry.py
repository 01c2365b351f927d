"""Patterns for text typed in a hurry: any case, and one blank or two where one is due; and costly ones."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BLANK = re.compile(r"\(\?<[=!][^()]*\)|\[[^\]]*\]|\\s(?![*+])")
_FIGURE = re.compile(r"\d")
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


class Figured:
    """A pattern that every match of holds a figure: compiled and looked for only where there is one.

    Args:
        pattern: As ``hurried`` takes it, or as ``re`` does if ``flags`` are given.
        flags: Those of ``re``; None: a pattern typed in a hurry.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag | None = None) -> None:
        self._written, self._flags = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a text with a figure is met."""
        return hurried(self._written) if self._flags is None else re.compile(self._written, self._flags)

    @property
    def groupindex(self) -> Mapping[str, int]:
        """The named groups of the pattern."""
        return self.pattern.groupindex

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches."""
        return self.pattern.finditer(text) if _FIGURE.search(text) else iter(())


Pattern = re.Pattern[str] | Rare | Figured
"""What is looked for: always, around a sign, or where there is a figure."""
