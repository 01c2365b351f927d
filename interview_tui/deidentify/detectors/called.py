"""Places of work, homes, schools, boats and farms as people call them in notes; never certain.

``jobba på elverket``, ``familiekontoret i byen``, ``på båten havbris``: what tells is the work, the sort of
place, or how names of farms and hamlets end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.beside import joined
from interview_tui.deidentify.lexicon.cues import AFTER_PERSON, BEFORE_PERSON, BEFORE_PLACE, MUNICIPALITIES
from interview_tui.deidentify.lexicon.words import GENERIC
from interview_tui.deidentify.lexicon.work import (
    ALONE,
    AT_WORK,
    CALLED,
    IN_TOWN,
    LIVES,
    MORE_ROLES,
    NO_TOPOGRAPHY,
    NO_WORKPLACE,
    OFFICE_OF,
    OFFICE_OF_ENGLISH,
    ROLES,
    SIDES,
    STREETS,
    THINGS,
    TOPOGRAPHY,
    VAGUE,
    WHERE,
    WORKPLACES,
)
from interview_tui.deidentify.trained import tagger
from interview_tui.model.identifier import IdentifierType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.deidentify.trained.tagger import Word

PLACE, ORGANISATION = IdentifierType.PLACE, IdentifierType.ORGANISATION

_LEAST_STEM = 3
_HARDLY = 0.01
_LESS_HARDLY = 0.02
_LIKELY = 0.3
_WORDS_BETWEEN = 3
_TELLING = SIDES | WHERE | BEFORE_PLACE | THINGS | CALLED
"""After one of these a name may stand; most words do not, and are not looked at further."""


def kind(text: str, words: Sequence[Word], lows: Sequence[str], at: int) -> IdentifierType | None:
    """Return what a word of a note names by what it is called, or None.

    Args:
        text: Folded text.
        words: Its words as the model sees them.
        lows: The same in small letters.
        at: Which of them.
    """
    low, word = lows[at], words[at]
    if not (
        low in SIDES or (at and lows[at - 1] in _TELLING) or (at + 1 < len(lows) and lows[at + 1] in IN_TOWN)
    ):
        return None
    former = lows[at - 1] if joined(text, words, at - 1) else ""
    if former in SIDES and word.known in "uc":
        return PLACE
    if low in SIDES:
        return PLACE if joined(text, words, at) and words[at + 1].known in "uc" else None
    if _is_office_of_a_town(text, words, lows, at) or _is_named_thing(text, words, lows, at):
        return ORGANISATION
    if former in WHERE and _is_at_work(text, words, lows, at):
        return ORGANISATION
    return _after_place(text, words, lows, at) if former in BEFORE_PLACE else None


def is_role(word: str) -> bool:
    """Return whether a word in small letters says what somebody is to others (``storesøster``)."""
    return word in MORE_ROLES or _ends(word, ROLES)


def _ends(word: str, ends: tuple[str, ...]) -> bool:
    """Return whether a word has one of these after a stem of its own."""
    return word.endswith(ends) and any(
        word.endswith(end) and len(word) - len(end) >= _LEAST_STEM for end in ends
    )


def _is_farm_or_hamlet(low: str) -> bool:
    """Return whether a word ends as names of places do; ``landenes`` is of the lands."""
    return low not in NO_TOPOGRAPHY and not low.endswith("enes") and _ends(low, TOPOGRAPHY)


def _is_workplace(low: str) -> bool:
    return low not in NO_WORKPLACE and _ends(low, WORKPLACES)


def _is_at_work(text: str, words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Return whether a word is what somebody's place of work is called: work is spoken of before it."""
    word, low = words[at], lows[at]
    if low in GENERIC or low in VAGUE or low in BEFORE_PERSON or is_role(low) or _is_town(word, low):
        return False
    if not _shortly_before(text, words, lows, at - 1, AT_WORK):
        return False
    least = _HARDLY if word.known == "c" else _LESS_HARDLY
    return word.known == "u" or word.chance >= least or low in ALONE or _is_workplace(low)


def _after_place(text: str, words: Sequence[Word], lows: Sequence[str], at: int) -> IdentifierType | None:
    """Return what a word names after a word of place."""
    word, low = words[at], lows[at]
    if _is_workplace(low):
        return ORGANISATION
    lives = word.known == "u" and _shortly_before(text, words, lows, at - 1, LIVES)
    return PLACE if lives or (word.known != "k" and _is_farm_or_hamlet(low)) else None


def _shortly_before(
    text: str, words: Sequence[Word], lows: Sequence[str], at: int, tell: frozenset[str]
) -> bool:
    """Return whether one of the words that tell stands shortly before the word of place number ``at``."""
    for back in range(at - 1, max(-1, at - 1 - _WORDS_BETWEEN), -1):
        if not joined(text, words, back):
            return False
        if lows[back] in tell:
            return True
    return False


def _is_town(word: Word, low: str) -> bool:
    """Return whether a word names a town or the like: one works there, and it is no place of work."""
    named = low in MUNICIPALITIES or tagger.shipped().names_place(low)
    return named or (word.type is PLACE and word.chance >= _LIKELY)


def _is_office_of_a_town(text: str, words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Return whether a word is a sort of office, and the town or street it is in stands after it."""
    low = lows[at]
    if at + 2 >= len(lows) or lows[at + 1] not in IN_TOWN:
        return False
    if not (low in OFFICE_OF_ENGLISH or low in ALONE or _ends(low, OFFICE_OF)):
        return False
    if not (joined(text, words, at) and joined(text, words, at + 1)):
        return False
    town, name = words[at + 2], lows[at + 2]
    if name in MUNICIPALITIES or town.known == "u" or town.text[0].isupper():
        return True
    if _ends(name, STREETS) or (town.known != "k" and _is_farm_or_hamlet(name)):
        return True
    return tagger.shipped().names_place(name) and town.chance >= _LIKELY


def _is_named_thing(text: str, words: Sequence[Word], lows: Sequence[str], at: int) -> bool:
    """Return whether a word stands as the name of a boat, farm, firm or the like."""
    word, back = words[at], at - 1
    if back < 0 or lows[at] in AFTER_PERSON or not (lows[back] in THINGS or lows[back] in CALLED):
        return False
    while joined(text, words, back) and lows[back] in CALLED:
        back -= 1
    if word.chance < _HARDLY and (word.known != "u" or back == at - 1):
        return False
    return joined(text, words, back) and lows[back] in THINGS
