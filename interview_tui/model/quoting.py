"""Quotes against what was first written: verbatim, cut with ``(…)``, or altered, word by word. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CUT = "(…)"
"""What stands where words were left out."""

_WORD = re.compile(r"(\s*)([^\s\[]*\[[^\]]*\]\S*|\S+)")
_CUTS = frozenset({"(…)", "(...)", "[…]", "[...]"})
_BARE = re.compile(r"[^\w]+")
_EDGES = re.compile(r"([\s«“”„\"]*)(.*?)([.,;:!?…”»\"]*)", re.DOTALL)
"""The signs about altered words, which stay outside the brackets. To be matched whole."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How words stand against the first ones: how many are altered or put in, left out, marked as cut."""

    altered: int = 0
    left_out: int = 0
    cuts: int = 0

    @property
    def verbatim(self) -> bool:
        """Whether nothing differs but what is marked as differing."""
        return not self.altered and not self.left_out


def compare(raw: str, shown: str) -> Compared:
    """Return how ``shown`` stands against ``raw``; case, punctuation and spaces do not count.

    Words in ``[ ]`` are marked as not the speaker's, ``(…)`` as words left out. What lies before the first
    word that is shown and after the last may be left out without a mark: a quote begins and ends somewhere.
    """
    words = _split(raw)
    altered = left_out = 0
    pieces = list(_pieces(shown))
    cuts = sum(mark in _CUTS for _words, mark in pieces)
    if _in_order(words, [piece for piece, _mark in pieces]):
        return Compared(0, 0, cuts)
    said = [word for piece, _mark in pieces for word in piece]
    where = [number for number, (piece, _mark) in enumerate(pieces) for _word in piece]
    matcher = SequenceMatcher(a=words, b=said, autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        inside = bool(b1) and b1 < len(said)
        if kind in {"replace", "insert"}:
            altered += b2 - b1
        elif kind == "delete" and inside and where[b1 - 1] == where[b1]:
            left_out += a2 - a1
    return Compared(altered, left_out, cuts)


def marked(raw: str, now: str) -> str:
    """Return words as they stand now with what was altered in ``[ ]`` and what was cut as ``(…)``.

    Words that are in brackets already stay as they are. A change of case or punctuation alone is no change.
    """
    before = _split(raw)
    tokens = [(match.group(1), match.group(2)) for match in _WORD.finditer(now)]
    keys = [_key(word) for _space, word in tokens]
    shown: list[str] = []
    for kind, a1, a2, b1, b2 in SequenceMatcher(a=before, b=keys, autojunk=False).get_opcodes():
        piece = tokens[b1:b2]
        if kind == "equal":
            shown += [space + word for space, word in piece]
        elif kind == "delete":
            inside = bool(shown) and b1 < len(tokens) and a2 > a1
            touching = CUT in {tokens[b1 - 1][1], tokens[b1][1]} if inside else False
            shown += [f" {CUT}"] if inside and not touching else []
        else:
            shown += _bracketed(piece)
    return "".join(shown)


def _in_order(words: Sequence[str], pieces: Sequence[Sequence[str]]) -> bool:
    """Return whether each piece stands in one row among the words, one piece after the other."""
    at = 0
    for piece in pieces:
        size = len(piece)
        places = range(at, len(words) - size + 1)
        found = next((place for place in places if list(words[place : place + size]) == list(piece)), None)
        if found is None:
            return False
        at = found + size
    return True


def _bracketed(piece: Sequence[tuple[str, str]]) -> list[str]:
    """Return altered words with one pair of brackets about each run; words that have brackets keep them."""
    shown: list[str] = []
    for has, run in groupby(piece, key=lambda one: _is_marked(one[1])):
        said = "".join(space + word for space, word in run)
        shown.append(said if has or not _key(said) else _in_brackets(said))
    return shown


def _in_brackets(said: str) -> str:
    before, words, after = _EDGES.fullmatch(said).groups()  # type: ignore[union-attr]  # it matches anything
    return f"{before}[{words}]{after}"


def _is_marked(word: str) -> bool:
    return "[" in word or word in _CUTS


def _split(text: str) -> list[str]:
    return [key for key in map(_key, text.split()) if key]


def _key(word: str) -> str:
    return _BARE.sub("", word).casefold()


def _pieces(text: str) -> Iterator[tuple[list[str], str]]:
    """Yield the words up to each mark, and the mark; at the end the words after the last, without one."""
    words: list[str] = []
    for _space, token in _WORD.findall(text):
        if _is_marked(token):
            yield words, token
            words = []
        elif _key(token):
            words.append(_key(token))
    yield words, ""
