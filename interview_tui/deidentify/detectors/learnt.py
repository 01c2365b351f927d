"""Words that read like names to the model, with and without capitals; never certain."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors import cues
from interview_tui.deidentify.detectors.capitals import begins_sentence
from interview_tui.deidentify.detectors.names import base_length
from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.lexicon.words import (
    ABBREVIATIONS,
    FUNCTION,
    NUMBERED,
    ORDINARY,
    STOP,
    STOP_ENGLISH,
)
from interview_tui.deidentify.replace import KINDS
from interview_tui.deidentify.trained import tagger
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.deidentify.trained.tagger import Word

WIDE = {"u": (0.3, 0.6, 0.18), "c": (0.5, 0.75, 0.5), "i": (0.55, 0.85, 0.4), "k": (0.7, 0.9, 0.62)}
"""Least chance of naming for a word to be listed: with a capital; without where others have one; else.

By how the word stands in the vocabulary: one that is no ordinary word is listed sooner.
"""

NARROW = {"u": (0.5, 0.7, 0.6), "c": (0.8, 0.9, 0.7), "i": (0.9, 0.95, 0.85), "k": (0.9, 0.97, 0.9)}
"""The same where each false alarm costs a person a decision."""

NOTE = {"u": (0.06, 0.4, 0.12), "c": (0.35, 0.6, 0.35), "i": (0.4, 0.7, 0.3), "k": (0.45, 0.8, 0.36)}
"""The same where a note is looked through widely: it is read in a moment, and names many."""

LISTED = {"u": 2.0, "c": 2.0, "i": 2.0, "k": 2.5}
"""How many times likelier a name is what the lists hold, in a note, beyond what the model makes of them."""

LISTED_LONG = {"u": 1.0, "c": 1.0, "i": 1.0, "k": 1.0}
"""The same where nothing more is made of it."""

SHORT = 2_000
"""Fewer characters make a note."""

UNLIKELY = 0.02
"""Below this chance an ordinary word with a capital is left out where all is looked through widely."""

NEVER = 0.01
"""Below this chance it is left out even beside a name, where a sentence begins."""

LIKELY = 0.5
"""From this chance on a word makes those beside it stay."""

SURE = 0.8
"""From this chance on, the same word is listed wherever it stands in the text."""

_TITLE = 0.05

_BETWEEN = re.compile(
    r"[ \u00a0]{1,2}(?:(?:de|da|del|den|van|von|al|el|bin|der|la)[ \u00a0]{1,2})?|-|\.[ \u00a0]?|['’]"
    r"|[ \u00a0](?:[^\W\d_]\.[ \u00a0]?){1,2}"
)
_INITIAL_AFTER = re.compile(r"[ ](?:(?![aeioå])[^\W\d_]\.?|[^\W\d_]\.)(?=[ ,;:)?!\n]|\.\s|$)", re.IGNORECASE)
_SHORTEST = 2
_ENGLISH = 0.95
_LOOSE = " \t\n\u00a0.,;:-'’"
_LONE = 3
_INSIDE_SHORT = re.compile(r"\.\w|['’]")
_NO_LETTERS = frozenset("aioqråx")
_LATER = frozenset({"jr", "sr"})


def read(text: str) -> list[Word]:
    """Return every word of folded ``text`` as the model sees it: most of the time a text takes."""
    return tagger.shipped().words(text)


def words(text: str, language: str, seen: Sequence[Word], *, wide: bool) -> Iterator[Word]:
    """Yield the words of folded ``text`` that read like names, in order.

    Args:
        text: Folded text.
        language: ``nb``, ``nn`` or ``en``.
        seen: What ``read`` returns of it.
        wide: List what everybody knows too, such as countries and the parliament.
    """
    stop = STOP | FUNCTION | (STOP_ENGLISH if language.startswith("en") else frozenset())
    stop = frozenset() if wide else stop
    brief = is_note(text)
    least = (NOTE if brief else WIDE) if wide else NARROW
    more = LISTED if wide and brief else LISTED_LONG
    if wide or brief:
        seen = list(cues.raised(text, seen, brief=wide and brief, note=brief))
    sure = again(seen, brief=brief)
    listed = _names_wide if wide else _names_english if language.startswith("en") else _names
    for word in seen:
        if word.text in KINDS and text[word.start - 1 : word.start] == "[":
            continue
        enough = word.chance if not word.listed else min(1.0, word.chance * more[word.known])
        if enough >= least[word.known][_way(word)]:
            if (_may(word, stop) or (wide and brief and _letter(text, word))) and listed(word):
                yield word
        elif (told := sure.get(word.text) or sure.get(word.text.removesuffix("s"))) and _may(word, stop):
            yield word._replace(type=told)


def may_name(seen: Sequence[Word], start: int, end: int) -> bool:
    """Return whether the words from ``start`` to ``end`` are, on the whole, not surely ordinary ones."""
    chances = [word.chance for word in seen if start <= word.start < end]
    return sum(chances) >= _TITLE * len(chances)


def again(read: Sequence[Word], *, brief: bool) -> dict[str, IdentifierType]:
    """Return the words that are listed wherever they stand in the text, and what they name."""
    return {word.text: word.type for word in read if word.chance >= SURE and _alone(word, brief=brief)}


def is_note(text: str) -> bool:
    """Return whether a text is as short as a note."""
    return len(text) < SHORT


def _letter(text: str, word: Word) -> bool:
    """Return whether a word is a letter that stands for somebody; R is whoever answers."""
    if len(word.text) > 1 or caseless(word.text) in _NO_LETTERS:
        return False
    return not (_INSIDE_SHORT.match(text, word.end) or text[: word.start].endswith((".", "'", "’")))


def runs(text: str, found: Sequence[Word], taken: bytearray, *, letters: bool = False) -> list[Candidate]:
    """Return neighbouring words of one type as one candidate each.

    Args:
        text: Folded text.
        found: What ``words`` yields.
        taken: One byte for each character; those not 0 belong to something found already.
        letters: List single letters too, also those after somebody's name.
    """
    shortest = 1 if letters else _SHORTEST
    made: list[Candidate] = []
    run: list[Word] = []
    for word in found:
        if taken[word.start]:
            continue
        if run and not (run[-1].type is word.type and _BETWEEN.fullmatch(text, run[-1].end, word.start)):
            made += _of(text, run, shortest, letters=letters)
            run = []
        run.append(word)
    return made + _of(text, run, shortest, letters=letters)


def _alone(word: Word, *, brief: bool) -> bool:
    """Return whether a word names wherever it stands: unknown, with a capital, or told by a cue."""
    told = brief and word.chance == 1 and caseless(word.text) in ORDINARY
    return len(word.text) >= _LONE and (word.known == "u" or word.text[0].isupper() or told)


def _way(word: Word) -> int:
    """Return whether a word has a capital, has none although others have, or stands where none has one."""
    return 0 if word.text[0].isupper() else 2 if word.plain else 1


def _names_wide(_word: Word) -> bool:
    return True


def _names(word: Word) -> bool:
    """Return whether a word is listed in a review: works and events in small letters are not."""
    return word.type is not IdentifierType.OTHER or word.text[0].isupper()


def _names_english(word: Word) -> bool:
    """Return whether a word is listed in an English review, of which the model has seen little."""
    person = word.type is IdentifierType.PERSON and word.known in "uc" and word.chance >= _ENGLISH
    return person or word.text[0].isupper()


def unlikely(text: str, seen: Sequence[Word]) -> set[int]:
    """Return where ordinary words with a capital begin that name nothing, as the model saw it (``read``).

    One beside a likely name stays, unless its capital is due because a sentence begins (``Mayor Nils Holm``).
    In a note only where one begins.
    """
    brief = is_note(text)
    return {
        word.start
        for at, word in enumerate(seen)
        if word.chance < UNLIKELY
        and word.known != "u"
        and caseless(word.text) not in ORDINARY
        and not (brief and not begins_sentence(text, word.start))
        and not (
            _beside_name(text, seen, at) and not (word.chance < NEVER and begins_sentence(text, word.start))
        )
    }


def _beside_name(text: str, read: Sequence[Word], at: int) -> bool:
    """Return whether what is likely a name, with a capital, stands beside the word number ``at``."""
    here = read[at]
    for other in read[max(0, at - 1) : at + 2]:
        first, last = min(here, other), max(here, other)
        between = text[first.end : last.start]
        if other.chance >= LIKELY and other.text[0].isupper() and between in {" ", "-", "\u00a0"}:
            return True
    return False


def _may(word: Word, stop: frozenset[str]) -> bool:
    low = caseless(word.text)
    if low in _LATER:
        return word.chance >= SURE
    if low in stop or low in ABBREVIATIONS or low in NUMBERED or (len(low) == 1 and word.text.islower()):
        return False
    return low not in FUNCTION or (word.chance >= SURE and _way(word) != 1)


def _of(text: str, run: list[Word], shortest: int, *, letters: bool) -> list[Candidate]:
    if not run:
        return []
    start, last = run[0].start, run[-1]
    end = last.start + (base_length(last.text) or len(last.text))
    kind = run[0].type
    if end - start < shortest:
        return []
    initial = _INITIAL_AFTER.match(text, last.end) if letters and kind is IdentifierType.PERSON else None
    end = initial.end() if initial else end
    said = text[start:end]
    entity = "word:" + " ".join(caseless(said).split())
    return [Candidate(start, end, said, kind, Why.READS_LIKE, False, entity)]


def uncommon(word: str) -> bool:
    """Return whether a word is no ordinary one, and long enough to be looked for in other texts."""
    return tagger.uncommon(word)


def merged(capital: Sequence[Candidate], learnt: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield runs of capitals and runs the model found; where they meet, the longer with the model's type."""
    left = list(learnt)
    for one in capital:
        meeting = [other for other in left if other.start < one.end and one.start < other.end]
        if not meeting:
            yield one
        elif (meeting[0].start, meeting[-1].end) == (one.start, one.end) or not _holding(meeting, one):
            yield one if _is_acronym(one, meeting[0]) else replace(one, type=meeting[0].type)
            left = [piece for other in left for piece in _outside(other, one)]
    yield from left


def _is_acronym(one: Candidate, read: Candidate) -> bool:
    """Return whether capitals alone make an organisation of what the model takes for a place."""
    return (
        one.type is IdentifierType.ORGANISATION and read.type is IdentifierType.PLACE and one.text.isupper()
    )


def _holding(runs: Sequence[Candidate], one: Candidate) -> bool:
    return any(run.start <= one.start and one.end <= run.end for run in runs)


def _outside(run: Candidate, one: Candidate) -> Iterator[Candidate]:
    """Yield what of ``run`` is not in ``one``, as far as it has letters."""
    if run.end <= one.start or one.end <= run.start:
        yield run
        return
    for start, end in ((run.start, one.start), (one.end, run.end)):
        said = run.text[start - run.start : end - run.start] if start < end else ""
        bare = said.strip(_LOOSE)
        if len(bare) > _SHORTEST:
            at = start + said.index(bare)
            entity = "word:" + " ".join(caseless(bare).split())
            yield replace(run, start=at, end=at + len(bare), text=bare, entity=entity)
