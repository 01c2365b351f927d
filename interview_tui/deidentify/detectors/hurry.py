"""Patterns for text typed in a hurry: any case, and one blank or two where one is due."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\(\?<[=!][^()]*\)|\[[^\]]*\]|\\s(?![*+])")
_BLANKS = "(?:[ \\t\u00a0]{1,2})"


def hurried(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` compiled: without regard to case, each blank standing for one or two.

    Blanks in brackets, in lookbehinds and with ``*`` or ``+`` are as they are written.
    """
    return re.compile(
        _BLANK.sub(lambda match: _BLANKS if match.group() == r"\s" else match.group(), pattern), re.IGNORECASE
    )
