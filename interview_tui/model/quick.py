"""Quick words: short words of a person's own that a stored line has written out, at both doors alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_JOINED = r"\w#@&/\\'’+=\-"
"""What makes a word part of something longer: a name, an address, a compound, a form with an apostrophe."""


def written_out(text: str, quick_words: Mapping[str, str]) -> str:
    """Return ``text`` with each quick word that stands alone written out, in the very case it was set in.

    Never inside a word, a ``#name``, an address or a compound, and never in what was just written out.
    """
    if not quick_words:
        return text
    either = "|".join(map(re.escape, sorted(quick_words, key=len, reverse=True)))
    alone = rf"(?<![{_JOINED}])(?<!\w[.:])(?:{either})(?![{_JOINED}]|[.:]\w)"
    return re.sub(alone, lambda found: quick_words[found[0]], text)
