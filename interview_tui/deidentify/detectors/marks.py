"""Words that the interviewer marked with ``#`` while typing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.names import base_length
from interview_tui.deidentify.folding import TOKEN, caseless
from interview_tui.deidentify.lexicon.words import HEADS
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = re.compile(
    r"(?<![\w#&/=])#+(?=[^\W\d_]|\d{4})(?P<word>" + TOKEN.pattern + r"(?:(?:[_.]|-)" + TOKEN.pattern + ")*)"
)
"""``#`` and the word it marks. A number sign (``#3``) and a fragment of an address mark nothing."""


def find(text: str) -> Iterator[Candidate]:
    """Yield every marked word without its ``#`` and genitive ending; certain, a person until decided else."""
    for match in MARK.finditer(text):
        start = match.start("word")
        word = _named(match.group("word"))
        word = word[: base_length(word)] or word
        entity = "word:" + " ".join(caseless(spaced(word)).split())
        yield Candidate(start, start + len(word), word, IdentifierType.PERSON, Why.MARKED, True, entity)


def spaced(word: str) -> str:
    """Return a marked word as it is read: ``Kari_Eksempel`` is ``Kari Eksempel``."""
    return word.replace("_", " ").strip()


def _named(word: str) -> str:
    """Return the part of a marked compound that names: ``Bergen`` of ``Bergen-kontoret``."""
    first, hyphen, rest = word.partition("-")
    if hyphen and not rest[:1].isupper() and (first[:1].isupper() or caseless(rest).endswith(HEADS)):
        return first
    return word
