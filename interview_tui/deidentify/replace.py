"""Puts typed replacements such as ``[person 1]`` where identifiers stood; never a blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.marks import MARK
from interview_tui.model.identifier import IdentifierType

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


def token(type: IdentifierType, number: int, language: str) -> str:  # noqa: A002 - the model's own word
    """Return the replacement of identifier ``number`` (from 1) of its type, as ``[person 1]``.

    Args:
        type: What kind of identifier it is.
        number: Its number in the study; the same identifier always has the same.
        language: Language of the study; Norwegian for ``nb``, ``nn`` and ``no``, English for all else.

    Raises:
        ValueError: when the number is below 1.
    """
    if number < 1:
        raise ValueError("identifiers are numbered from 1")
    names = _NAMES["nb" if language[:2] in {"nb", "nn", "no"} else "en"]
    return f"[{names[type]} {number}]"


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
        if not any(letter.isalnum() for letter in replacement):
            raise ValueError("a replacement must say what stood there")
        if not done <= start < end <= len(text):
            raise ValueError("spans overlap, are empty or lie outside the text")
        pieces += [_unmarked(text, done, start, marks), replacement]
        done = end
    return "".join([*pieces, _unmarked(text, done, len(text), marks)])


def _marks(text: str) -> set[int]:
    """Return the offsets of every ``#`` that marks a word."""
    return {at for match in MARK.finditer(text) for at in range(match.start(), match.start("word"))}


def _unmarked(text: str, start: int, end: int, marks: set[int]) -> str:
    if not marks:
        return text[start:end]
    return "".join(text[at] for at in range(start, end) if at not in marks)
