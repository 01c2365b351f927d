"""Searching bytes for what must be gone: spans of notes, a code, names. Tells where, never what.

Words that also stand in what is kept (the guide, somebody else's notes) prove nothing; they are left out of
the search, and counted.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import field
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SPAN = 12
"""Characters in a span."""

PER_NOTE = 20
"""Most spans taken of one text (fieldwork C6)."""

SHORTEST = 6
"""Fewest characters of a text that can be told from chance."""

_READABLE_ONLY = 8
# Bytes below which a find in encrypted bytes may be chance: one in sixteen million for three bytes, and there
# are millions. Such a needle is looked for in what is readable.


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for: ``kind`` is ``note``, ``code`` or ``name``; ``text`` is never shown."""

    kind: str
    text: str

    @property
    def pattern(self) -> re.Pattern[bytes]:
        """What to look for in bytes: a code as a word of its own, whatever its case."""
        words = re.escape(self.text.encode("utf-8", "surrogatepass"))
        if self.kind == "code":
            return re.compile(rb"(?<![0-9A-Za-z])" + words + rb"(?![0-9A-Za-z])", re.IGNORECASE)
        return re.compile(words)

    @property
    def by_chance(self) -> bool:
        """Whether bytes that mean nothing may hold it."""
        return len(self.text.encode("utf-8", "surrogatepass")) < _READABLE_ONLY


@dataclass(slots=True)
class Search:
    """Needles, and what was found of them so far."""

    needles: list[Needle]
    elsewhere: int = 0
    """Needles left out because the same words stand in what is kept."""
    short: int = 0
    """Texts left out because they are too short to be told from chance."""
    files: int = 0
    images: int = 0
    size: int = 0
    hits: list[tuple[str, str]] = field(default_factory=list)
    """Where, and what kind of needle; a place counts once per kind."""
    unread: list[str] = field(default_factory=list)
    """Files that could not be searched."""
    _patterns: list[tuple[Needle, re.Pattern[bytes]]] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """Return how many needles of a kind there are."""
        return sum(needle.kind == kind for needle in self.needles)

    def look(self, where: str, data: bytes, *, encrypted: bool = False) -> None:
        """Search bytes; ``encrypted`` ones only for what cannot stand there by chance."""
        if not self._patterns:
            self._patterns = [(needle, needle.pattern) for needle in self.needles]
        self.size += len(data)
        for needle, pattern in self._patterns:
            if not (encrypted and needle.by_chance) and pattern.search(data):
                found = (where, needle.kind)
                if found not in self.hits:
                    self.hits.append(found)


def needles(
    texts: Iterable[str], kept: Iterable[str] = (), *, code: str = "", names: Sequence[str] = ()
) -> Search:
    """Return a search for spans of texts, for a code and for names.

    Args:
        texts: Every wording of every note, and what else was written of the person.
        kept: Texts that stay; what stands in them too is left out.
        code: The respondent's code.
        names: Names in full, as the key file has them.
    """
    search = Search([])
    there = "\n".join(kept)
    for text in dict.fromkeys(texts):
        search.short += 0 < len(text) < SHORTEST
        for span in _spans(text):
            _take(search, Needle("note", span), there)
    for name in dict.fromkeys(names):
        _take(search, Needle("name", name), there)
    if code:
        needle = Needle("code", code)
        if needle.pattern.search(there.encode("utf-8", "surrogatepass")):
            search.elsewhere += 1
        else:
            search.needles.append(needle)
    search.needles = list(dict.fromkeys(search.needles))
    return search


def _take(search: Search, needle: Needle, there: str) -> None:
    if needle.text in there:
        search.elsewhere += 1
    else:
        search.needles.append(needle)


def _spans(text: str) -> list[str]:
    if len(text) < SHORTEST:
        return []
    starts = range(max(1, len(text) - SPAN + 1))
    chosen = secrets.SystemRandom().sample(starts, min(PER_NOTE, len(starts)))
    return [text[start : start + SPAN] for start in sorted(chosen)]
