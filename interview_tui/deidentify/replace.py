"""Puts typed replacements such as ``[person 17]`` where identifiers stood; never a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.marks import MARK
from interview_tui.model.identifier import IdentifierType
from interview_tui.model.quoting import CUT

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = {
    "nb": {
        IdentifierType.PERSON: "person",
        IdentifierType.PLACE: "sted",
        IdentifierType.ORGANISATION: "organisasjon",
        IdentifierType.EMAIL: "e-post",
        IdentifierType.PHONE: "telefon",
        IdentifierType.ID_NUMBER: "id-nummer",
        IdentifierType.ADDRESS: "adresse",
        IdentifierType.URL: "nettadresse",
        IdentifierType.DATE: "dato",
        IdentifierType.AGE: "alder",
        IdentifierType.OTHER: "annet",
    },
    "nn": {
        IdentifierType.PERSON: "person",
        IdentifierType.PLACE: "stad",
        IdentifierType.ORGANISATION: "organisasjon",
        IdentifierType.EMAIL: "e-post",
        IdentifierType.PHONE: "telefon",
        IdentifierType.ID_NUMBER: "id-nummer",
        IdentifierType.ADDRESS: "adresse",
        IdentifierType.URL: "nettadresse",
        IdentifierType.DATE: "dato",
        IdentifierType.AGE: "alder",
        IdentifierType.OTHER: "anna",
    },
    "en": {
        IdentifierType.PERSON: "person",
        IdentifierType.PLACE: "place",
        IdentifierType.ORGANISATION: "organisation",
        IdentifierType.EMAIL: "e-mail",
        IdentifierType.PHONE: "phone",
        IdentifierType.ID_NUMBER: "id number",
        IdentifierType.ADDRESS: "address",
        IdentifierType.URL: "web address",
        IdentifierType.DATE: "date",
        IdentifierType.AGE: "age",
        IdentifierType.OTHER: "other",
    },
}
"""What a replacement is called, in the language of the study (not of the screens)."""

KINDS = frozenset(word for names in _NAMES.values() for said in names.values() for word in said.split())
"""The words of replacements: in brackets they name nobody."""


def token(type: IdentifierType, number: int, language: str) -> str:  # noqa: A002 - the model's own word
    """Return the replacement of an identifier, as ``[person 17]``; without a number as ``[person]``.

    Args:
        type: What kind of identifier it is.
        number: Its number in the study, the same for the same identifier; 0 where they are not told apart.
        language: Language of the study; English for all that is not Norwegian.

    Raises:
        ValueError: when the number is below 0.
    """
    return _numbered(_NAMES[_called(language)][type], number)


def by_relation(words: str, number: int) -> str:
    """Return the replacement of a person by what they are to the speaker: ``[leader]``, then ``[leader 2]``.

    Args:
        words: What they are, in the language of the study.
        number: Which one of them in the study; the first, and 0, go without.
    """
    return _numbered(bare(words), 0 if number == 1 else number)


def coarser(words: str) -> str:
    """Return words that stand for something finer, visibly: ``[Vestlandet]``."""
    return f"[{bare(words)}]"


def bare(words: str) -> str:
    """Return words without brackets of their own and on one line."""
    return " ".join(words.translate({ord("["): " ", ord("]"): " "}).split())


def _called(language: str) -> str:
    return {"nn": "nn", "nb": "nb", "no": "nb"}.get(language[:2], "en")


def _numbered(name: str, number: int) -> str:
    if number < 0:
        raise ValueError("identifiers are numbered from 1")
    return f"[{name} {number}]" if number else f"[{name}]"


def apply(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """Return ``text`` with every span (start, end, replacement) replaced, and without ``#`` marks.

    The mark before a replaced word goes with it; where a marked word is kept only the mark is dropped.

    Raises:
        ValueError: when a replacement says nothing (blank, or signs only), or spans overlap, are empty or
            lie outside the text. The text itself is never in the message.
    """
    pieces: list[str] = []
    done = 0
    marks = _marks(text)
    for start, end, replacement in sorted(spans):
        if replacement != CUT and not any(letter.isalnum() for letter in replacement):
            raise ValueError("a replacement must say what stood there")
        if not done <= start < end <= len(text):
            raise ValueError("spans overlap, are empty or lie outside the text")
        pieces += [_unmarked(text, done, start, marks), replacement]
        done = end
    return "".join([*pieces, _unmarked(text, done, len(text), marks)])


def cut_out(start: int, end: int, cuts: Sequence[tuple[int, int]]) -> bool:
    """Return whether a span touches what is left out, and so goes with it."""
    return any(start < last and first < end for first, last in cuts)


def with_cuts(
    spans: Sequence[tuple[int, int, str]], cuts: Sequence[tuple[int, int]]
) -> list[tuple[int, int, str]]:
    """Return what stands instead of what, with ``(…)`` for the cuts and all that touches on one."""
    merged: list[tuple[int, int, str]] = []
    for start, end, instead in sorted([*spans, *((start, end, CUT) for start, end in cuts)]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), CUT)
        else:
            merged.append((start, end, instead))
    return merged


def _marks(text: str) -> set[int]:
    """Return the offsets of every ``#`` that marks a word."""
    return {at for match in MARK.finditer(text) for at in range(match.start(), match.start("word"))}


def _unmarked(text: str, start: int, end: int, marks: set[int]) -> str:
    if not marks:
        return text[start:end]
    return "".join(text[at] for at in range(start, end) if at not in marks)
