"""Words that are nearly a known name (a letter more, less, another, two exchanged), and initials."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.forms import parts, tokens
from interview_tui.deidentify.folding import TOKEN, caseless
from interview_tui.deidentify.lexicon.words import ABBREVIATIONS, FUNCTION, GENERIC, STOP
from interview_tui.deidentify.trained import tagger
from interview_tui.model.identifier import Candidate, IdentifierType, KnownName, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 5
"""Fewest letters of a name that is looked for misspelt; shorter ones are near too many words."""

_TYPES = frozenset({IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION})
_DOTTED = re.compile(r"(?<![\w.@/])[^\W\d_](?:\.[ -]?[^\W\d_]){1,3}\.?(?![\w@/])")


def find(text: str, names: tuple[KnownName, ...]) -> Iterator[Candidate]:
    """Yield words of folded text that are one slip away from a known name; never certain."""
    near, whole = _index(names)
    if not near:
        return
    for match in TOKEN.finditer(text):
        word = caseless(match.group())
        if len(word) < SHORTEST - 1 or word in whole or word in FUNCTION or word in STOP:
            continue
        name = _slip(word, near) or _slip(word.removesuffix("s"), near)
        if name is not None and tagger.shipped().known(word) != "k":
            said, entity = match.group(), "word:" + word
            yield Candidate(*match.span(), said, name.type, Why.NEAR_NAME, False, entity)


def initials(text: str) -> Iterator[Candidate]:
    """Yield what is written like the initials of a person; never certain."""
    for match in _DOTTED.finditer(text):
        said = match.group()
        low = caseless(said)
        if " " in said and not (said.isupper() or said.islower()):
            continue
        if low.rstrip(".") not in ABBREVIATIONS and low.replace(" ", "").rstrip(".") not in ABBREVIATIONS:
            entity = "word:" + low
            yield Candidate(*match.span(), said, IdentifierType.PERSON, Why.LOOKS_LIKE, False, entity)


@lru_cache(maxsize=8)
def _index(names: tuple[KnownName, ...]) -> tuple[dict[str, list[tuple[str, KnownName]]], frozenset[str]]:
    """Return names by themselves with any one letter left out; and all that are known as they are."""
    near: dict[str, list[tuple[str, KnownName]]] = {}
    whole = set()
    for name in names:
        if name.type not in _TYPES:
            continue
        for form in name.forms:
            single = [words[0] for words in (*parts(form, name.type), tokens(form)) if len(words) == 1]
            for word in dict.fromkeys(single):
                whole.add(word)
                if len(word) >= SHORTEST and word not in GENERIC:
                    for left in shorter(word):
                        near.setdefault(left, []).append((word, name))
    return near, frozenset(whole)


def shorter(word: str) -> list[str]:
    """Return a word, and it with any one letter left out: words a slip apart share one of these."""
    return list(dict.fromkeys([word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]))


def _slip(word: str, near: dict[str, list[tuple[str, KnownName]]]) -> KnownName | None:
    if len(word) < SHORTEST - 1:
        return None
    for left in shorter(word):
        for known, name in near.get(left, ()):
            if one_apart(word, known):
                return name
    return None


def one_apart(one: str, two: str) -> bool:
    """Return whether one slip makes ``two`` of ``one``: a letter more, less, another, or two exchanged."""
    if len(one) > len(two):
        one, two = two, one
    start = 0
    while start < len(one) and one[start] == two[start]:
        start += 1
    if len(one) != len(two):
        return one[start:] == two[start + 1 :] and len(two) - len(one) == 1
    rest, other = one[start:], two[start:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
