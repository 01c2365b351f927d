"""What the letter that a person agreed to says: its language, and its terms of withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.letter import PromiseKind
from interview_tui.model.withdrawal import Terms

if TYPE_CHECKING:
    from interview_tui.store.store import Store


def letter_terms(store: Store, version: str) -> Terms:
    """Return what a version of the letter promises about withdrawing; empty when it is not on record."""
    letter = store.letter(version)
    if letter is None:
        return Terms()
    promised = [
        one.value
        for one in store.promises()
        if one.letter_id == letter.id and one.kind is PromiseKind.WITHDRAWAL
    ]
    return Terms(promised[-1]) if promised else Terms()


def letter_erases(store: Store, version: str) -> bool:
    """Return whether a version of the letter promises that what they said is erased when they withdraw."""
    letter = store.letter(version)
    return letter is not None and any(
        one.letter_id == letter.id and one.kind is PromiseKind.ERASED for one in store.promises()
    )


def letter_language(store: Store, version: str) -> str:
    """Return the language of a version of the letter; empty when it is not on record."""
    letter = store.letter(version)
    return letter.language if letter is not None else ""
