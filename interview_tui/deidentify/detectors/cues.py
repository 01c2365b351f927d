"""What stands around a word and makes it likelier a name: kin, roles, words of saying, prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.lexicon.cues import (
    AFTER_PERSON,
    BEFORE_PERSON,
    BEFORE_PLACE,
    MUNICIPALITIES,
    ORGANISATION_HEADS,
    POSSESSIVE,
)
from interview_tui.deidentify.lexicon.words import FUNCTION, ORDINARY, STOP
from interview_tui.model.identifier import IdentifierType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.deidentify.trained.tagger import Word

PERSON, PLACE, ORGANISATION = IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION

LEAST = {"u": 0.02, "c": 0.12, "i": 0.08, "k": 0.2}
"""Least chance of naming when a cue for a person stands before or after; for places only unknown words."""

_NEAR = 3
_BREAKS = frozenset(".!?\n:;")


def raised(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """Yield all words of a text; what cues make a name has a chance of 1 and the type they tell."""
    lows = [caseless(word.text) for word in words]
    for at, word in enumerate(words):
        low = lows[at]
        if low in FUNCTION or low in STOP or len(low) == 1:
            yield word
            continue
        kind = _kind(text, words, lows, at)
        yield word if kind is None else word._replace(chance=1.0, type=kind)


def _kind(text: str, words: Sequence[Word], lows: list[str], at: int) -> IdentifierType | None:
    word, low = words[at], lows[at]
    former = lows[at - 1] if _joined(text, words, at - 1) else ""
    latter = lows[at + 1] if _joined(text, words, at) else ""
    if latter in ORGANISATION_HEADS and word.known in "uc" and former not in BEFORE_PERSON:
        return ORGANISATION
    if low in ORGANISATION_HEADS and former and words[at - 1].known in "uc" and word.chance > LEAST["u"]:
        return ORGANISATION
    if low in MUNICIPALITIES and (word.known == "u" or former in BEFORE_PLACE):
        return PLACE
    if former in BEFORE_PLACE and word.known == "u" and word.chance >= LEAST["u"]:
        return word.type
    if former in POSSESSIVE and _joined(text, words, at - 2) and lows[at - 2] in BEFORE_PERSON:
        former = lows[at - 2]
    told = former in BEFORE_PERSON and word.chance >= LEAST[word.known]
    begun = latter in AFTER_PERSON and _begins(text, word.start) and _person_begins(word, low)
    return PERSON if told or begun else None


def _person_begins(word: Word, low: str) -> bool:
    """Return whether a word that begins a sentence, with a verb after it, may be somebody."""
    if low in ORDINARY and word.text[0].isupper():
        return True
    return word.known in "uc" and word.chance >= LEAST[word.known]


def _joined(text: str, words: Sequence[Word], at: int) -> bool:
    """Return whether the word after number ``at`` follows it in the same sentence."""
    if not 0 <= at < len(words) - 1:
        return False
    between = text[words[at].end : words[at + 1].start]
    return len(between) <= _NEAR and not _BREAKS.intersection(between)


def _begins(text: str, at: int) -> bool:
    before = text[max(0, at - _NEAR) : at].rstrip(" \"'«“-*(")
    return not before or before[-1] in _BREAKS or text[at - 1 : at] == "\n"
