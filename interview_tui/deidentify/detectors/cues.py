"""What stands around a word and makes it likelier a name: kin, roles, words of saying, prepositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors import called
from interview_tui.deidentify.detectors.beside import begins, joined
from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.lexicon.cues import (
    AFTER_PERSON,
    AND,
    BEFORE_HOUSE,
    BEFORE_NOUN,
    BEFORE_PERSON,
    BEFORE_PLACE,
    CLOSE_TO,
    HOUSES,
    MUNICIPALITIES,
    NO_FAMILY,
    NO_ROLE,
    OFFICES,
    ORGANISATION_HEADS,
    POSSESSIVE,
    SAYS,
    SHE,
    TITLES,
    WEAK,
)
from interview_tui.deidentify.lexicon.firms import ALSO_WORDS, ORGANISATIONS
from interview_tui.deidentify.lexicon.words import FUNCTION, ORDINARY, STOP
from interview_tui.deidentify.trained import tagger
from interview_tui.model.identifier import IdentifierType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.deidentify.trained.tagger import Word

PERSON, PLACE, ORGANISATION = IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION

LEAST = {"u": 0.02, "c": 0.12, "i": 0.08, "k": 0.2}
"""Least chance of naming when a cue for a person stands before or after; for places only unknown words."""

LEAST_NOTE = {"u": 0.01, "c": 0.03, "i": 0.03, "k": 0.03}
"""The same in a note."""

_ANSWERS = frozenset("iqråx")
"""Letters that stand for whoever answers, or for a word."""

_WORDS = frozenset("aåæeo")
_CLOSED = frozenset({".,", ".;", ".)"})
_WHO = BEFORE_PERSON - NO_ROLE

_SPEAKS = 0.2
_SURE = 0.8
_LIKELY = 0.3
_HARDLY = 0.01
_AFTER_NAME = 0.1
_SHORTEST_PLACE = 3
_HARDLY_LISTED = 0.003
_AT = frozenset({"hos", "hjå", "for", "by", "with"})


def raised(text: str, words: Sequence[Word], *, brief: bool = False, note: bool = False) -> Iterator[Word]:
    """Yield all words of a text; what cues make a name has a chance of 1 and the type they tell.

    Args:
        text: Folded text.
        words: Its words as the model sees them.
        brief: The text is a note that is looked through widely: weaker cues tell.
        note: The text is a note: what people call a place of work tells.
    """
    lows = [caseless(word.text) for word in words]
    least = LEAST_NOTE if brief else LEAST
    for at, word in enumerate(words):
        low = lows[at]
        if brief and _letter_of_somebody(text, words, lows, at):
            yield word._replace(chance=1.0, type=PERSON)
            continue
        if low in FUNCTION or low in STOP or len(low) == 1:
            yield word
            continue
        kind = _kind(text, words, lows, at, least) or (called.kind(text, words, lows, at) if note else None)
        yield word if kind is None else word._replace(chance=1.0, type=kind)


def _letter_of_somebody(text: str, words: Sequence[Word], lows: list[str], at: int) -> bool:
    """Return whether a letter stands for somebody.

    It begins a sentence, with a full stop, and does something (``h. er usikker``), or stands after what
    somebody is (``eleven, V., er``).
    """
    if len(lows[at]) > 1 or lows[at] in _ANSWERS or at + 1 == len(words):
        return False
    acts, end = lows[at + 1] in AFTER_PERSON, words[at].end
    if joined(text, words, at - 1) and (lows[at - 1] in _WHO or called.is_role(lows[at - 1])):
        return lows[at] not in _WORDS and (acts or text[end : end + 2] in _CLOSED)
    return acts and begins(text, words[at].start) and text[end : words[at + 1].start] == ". "


def _kind(
    text: str, words: Sequence[Word], lows: list[str], at: int, least: dict[str, float]
) -> IdentifierType | None:
    word, low = words[at], lows[at]
    brief = least is LEAST_NOTE
    former = lows[at - 1] if joined(text, words, at - 1) else ""
    if not former and at and lows[at - 1] in TITLES and text[words[at - 1].end : word.start] == ". ":
        former = lows[at - 1]
    if _is_organisation(text, words, lows, at, former, brief=brief):
        return ORGANISATION
    if former in TITLES and word.known != "k":
        return PERSON
    if _is_known_organisation(word, low, former, brief=brief):
        return ORGANISATION
    thing = _place(word, low, former, brief=brief)
    if thing is not None:
        return thing
    if former in POSSESSIVE and joined(text, words, at - 2) and lows[at - 2] in BEFORE_PERSON:
        former = lows[at - 2]
    told = (
        _told(former, word, low, least)
        or _begins_as_person(text, words, lows, at, least)
        or _first_of_name(text, words, lows, at)
        or (
            brief
            and (
                _last_of_name(text, words, lows, at)
                or _one_of_two(text, words, lows, at)
                or _in_no_list(text, words, lows, at)
            )
        )
    )
    return PERSON if told else None


def _is_organisation(  # noqa: PLR0913 - where a word stands
    text: str, words: Sequence[Word], lows: list[str], at: int, former: str, *, brief: bool
) -> bool:
    """Return whether a word is the head of an organisation after a name, or the name before such a head."""
    word, low = words[at], lows[at]
    latter = lows[at + 1] if joined(text, words, at) else ""
    if latter in ORGANISATION_HEADS and _names(word, low, brief=brief) and former not in BEFORE_PERSON:
        return True
    if low not in ORGANISATION_HEADS or not former or not _names(words[at - 1], former, brief=brief):
        return False
    return word.chance > LEAST["u"] or (brief and former in MUNICIPALITIES)


def _place(word: Word, low: str, former: str, *, brief: bool) -> IdentifierType | None:
    """Return what a word names after a word of place, or as a municipality."""
    if low in MUNICIPALITIES and (word.known == "u" or former in BEFORE_PLACE):
        return PLACE
    if former not in BEFORE_PLACE or word.known != "u":
        return None
    if brief and tagger.shipped().names_place(low):
        return PLACE
    return word.type if word.chance >= LEAST["u"] else None


def _names(word: Word, low: str, *, brief: bool) -> bool:
    """Return whether a word before the head of an organisation may be the name of one."""
    return word.known in "uc" or (brief and _is_place(low))


def _is_known_organisation(word: Word, low: str, former: str, *, brief: bool) -> bool:
    """Return whether a word names an organisation that most people know, an office of a place, or a house."""
    if low in ORGANISATIONS or (low[:-1] in ORGANISATIONS and low[-1] == "s"):
        return True
    if not brief:
        return False
    if low in ALSO_WORDS:
        return former in BEFORE_PLACE or former in _AT
    if low.endswith(OFFICES) and word.known != "k":
        head = max((head for head in OFFICES if low.endswith(head)), key=len)
        stem = low.removesuffix(head)
        return len(stem) > _SHORTEST_PLACE and any(map(_is_place, (stem, stem.removesuffix("s"))))
    return (
        low.endswith(HOUSES) and former in BEFORE_HOUSE and word.known in "uc" and word.chance >= LEAST["u"]
    )


def _is_place(word: str) -> bool:
    return word in MUNICIPALITIES or tagger.shipped().names_place(word)


def _one_of_two(text: str, words: Sequence[Word], lows: list[str], at: int) -> bool:
    """Return whether a given name that is a word too is joined by "and" to what is surely somebody."""
    if not tagger.shipped().names_someone(lows[at]) or lows[at] in BEFORE_PERSON:
        return False
    if words[at].chance < _HARDLY and not begins(text, words[at].start):
        return False
    for link, other in ((at - 1, at - 2), (at + 1, at + 2)):
        first, second = sorted((link, other))
        linked = first >= 0 and second < len(words) and joined(text, words, min(at, first))
        if linked and lows[link] in AND and joined(text, words, max(link, min(at, other))):
            beside = words[other]
            if beside.type is PERSON and beside.chance >= _SURE:
                return True
    return False


def _in_no_list(text: str, words: Sequence[Word], lows: list[str], at: int) -> bool:
    """Return whether a word in no list stands where somebody is named, or a name between "she" and a verb."""
    word, former = words[at], lows[at - 1] if joined(text, words, at - 1) else ""
    acts = joined(text, words, at) and lows[at + 1] in AFTER_PERSON
    unknown = word.known == "u" and len(lows[at]) >= _SHORTEST_PLACE
    if former in SHE and acts and lows[at] not in AFTER_PERSON:
        return unknown or tagger.shipped().names_someone(lows[at])
    return unknown and (former in CLOSE_TO or (acts and begins(text, word.start)))


def _told(former: str, word: Word, low: str, least: dict[str, float]) -> bool:
    """Return whether the word ``former`` tells that a person is named after it."""
    brief = least is LEAST_NOTE
    if brief and former in SAYS:
        return low in ORDINARY or (word.known in "uc" and word.chance >= least[word.known])
    may = brief and (word.chance >= _HARDLY_LISTED or low in ORDINARY)
    if former not in BEFORE_PERSON and not (may and called.is_role(former)):
        return False
    if brief and former not in WEAK and word.chance >= _HARDLY_LISTED and tagger.shipped().names_someone(low):
        return True
    return word.chance >= least[word.known] or (brief and low in ORDINARY and former not in WEAK)


def _begins_as_person(
    text: str, words: Sequence[Word], lows: list[str], at: int, least: dict[str, float]
) -> bool:
    """Return whether a word that begins a sentence may be somebody, by the verb, colon or name after it."""
    word, low = words[at], lows[at]
    if not begins(text, word.start):
        return False
    capital = word.text[0].isupper()
    if capital and text[word.end : word.end + 1] == ":":
        return word.known != "k" and word.chance >= _SPEAKS
    latter = lows[at + 1] if joined(text, words, at) else ""
    if latter in AFTER_PERSON:
        if low in ORDINARY and (capital or least is LEAST_NOTE):
            return True
        return word.known in "uc" and word.chance >= least[word.known]
    pair = latter in AND and capital and low in ORDINARY and joined(text, words, at + 1)
    return pair and words[at + 2].text[0].isupper()


def _first_of_name(text: str, words: Sequence[Word], lows: list[str], at: int) -> bool:
    """Return whether an ordinary word that is a given name too stands before what is surely somebody's.

    After a cue any word does (``søstera Inga Marie``).
    """
    if not joined(text, words, at):
        return False
    former = lows[at - 1] if joined(text, words, at - 1) else ""
    latter = words[at + 1]
    if latter.type is not PERSON or latter.chance < _SURE:
        return False
    cue = former in BEFORE_PERSON and former not in WEAK and words[at].chance >= _HARDLY
    cue = cue and lows[at] not in BEFORE_PERSON | AFTER_PERSON | POSSESSIVE
    return cue or (lows[at] in ORDINARY and former not in BEFORE_NOUN)


def _last_of_name(text: str, words: Sequence[Word], lows: list[str], at: int) -> bool:
    """Return whether a word that is a family name too stands after what is likely somebody's given name."""
    if not joined(text, words, at - 1) or "  " in text[words[at - 1].end : words[at].start]:
        return False
    former, word = words[at - 1], words[at]
    if former.type is not PERSON or former.chance < _LIKELY or former.known != "u":
        return False
    if former.listed and former.chance >= _SURE and word.chance >= _AFTER_NAME:
        return True
    ordinary = lows[at] in ORDINARY and lows[at] not in NO_FAMILY
    return ordinary or (word.known in "uc" and word.chance >= _AFTER_NAME)
