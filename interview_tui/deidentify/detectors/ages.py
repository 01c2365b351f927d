"""Ages that stand after somebody's name: ``filip på 10``, ``Arash 21,``; never certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.times import AFTER_A_NAME
from interview_tui.deidentify.folding import caseless
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.deidentify.trained.tagger import Word

_LIKELY = 0.3


def find(text: str, read: Sequence[Word]) -> Iterator[Candidate]:
    """Yield ages after likely names of people in folded text.

    Args:
        text: Folded text.
        read: Its words as the model sees them.
    """
    for word in read:
        if word.chance >= _LIKELY and word.type is IdentifierType.PERSON:
            match = AFTER_A_NAME.match(text, word.end)
            if match:
                said = match.group("said")
                entity = "age:" + " ".join(caseless(said).split())
                yield Candidate(*match.span("said"), said, IdentifierType.AGE, Why.LOOKS_LIKE, False, entity)
