"""Words that read like names to the model, with and without capitals; never certain."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors import cues
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

UNLIKELY = 0.03
"""Below this chance an ordinary word with a capital is left out in English, as of courts and laws."""

SURE = 0.8
"""From this chance on, the same word is listed wherever it stands in the text."""

_BETWEEN = re.compile(
    r"[ \u00a0]{1,2}(?:(?:de|da|del|den|van|von|al|el|bin|der|la)[ \u00a0]{1,2})?|-|\.[ \u00a0]?|['’]"
    r"|[ \u00a0](?:[^\W\d_]\.[ \u00a0]?){1,2}"
)
_SHORTEST = 2
_ENGLISH = 0.95
_LOOSE = " \t\n\u00a0.,;:-'’"
_LONE = 3


def words(text: str, language: str, *, wide: bool) -> Iterator[Word]:
    """Yield the words of folded ``text`` that read like names, in order.

    Args:
        text: Folded text.
        language: ``nb``, ``nn`` or ``en``.
        wide: List what everybody knows too, such as countries and the parliament.
    """
    stop = STOP | FUNCTION | (STOP_ENGLISH if language.startswith("en") else frozenset())
    stop = frozenset() if wide else stop
    least = WIDE if wide else NARROW
    read = tagger.shipped().words(text)
    if wide:
        read = list(cues.raised(text, read))
    sure = {word.text: word.type for word in read if word.chance >= SURE and _alone(word)}
    listed = _names_wide if wide else _names_english if language.startswith("en") else _names
    for word in read:
        if word.chance >= least[word.known][_way(word)]:
            if _may(word, stop) and listed(word):
                yield word
        elif (again := sure.get(word.text) or sure.get(word.text.removesuffix("s"))) and _may(word, stop):
            yield word._replace(type=again)


def runs(text: str, found: Sequence[Word], taken: bytearray) -> list[Candidate]:
    """Return neighbouring words of one type as one candidate each.

    Args:
        text: Folded text.
        found: What ``words`` yields.
        taken: One byte for each character; those not 0 belong to something found already.
    """
    made: list[Candidate] = []
    run: list[Word] = []
    for word in found:
        if taken[word.start]:
            continue
        if run and not (run[-1].type is word.type and _BETWEEN.fullmatch(text, run[-1].end, word.start)):
            made += _of(text, run)
            run = []
        run.append(word)
    return made + _of(text, run)


def _alone(word: Word) -> bool:
    """Return whether a word names wherever it stands: unknown otherwise, or written with a capital."""
    return len(word.text) >= _LONE and (word.known == "u" or word.text[0].isupper())


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


def unlikely(text: str) -> set[int]:
    """Return where ordinary words with a capital begin that name nothing, as the model sees it."""
    read = tagger.shipped().words(text)
    return {
        word.start
        for word in read
        if word.chance < UNLIKELY and word.known in "ki" and caseless(word.text) not in ORDINARY
    }


def _may(word: Word, stop: frozenset[str]) -> bool:
    low = caseless(word.text)
    if low in stop or low in ABBREVIATIONS or low in NUMBERED or (len(low) == 1 and word.text.islower()):
        return False
    return low not in FUNCTION or (word.chance >= SURE and _way(word) != 1)


def _of(text: str, run: list[Word]) -> list[Candidate]:
    if not run:
        return []
    start, last = run[0].start, run[-1]
    end = last.start + (base_length(last.text) or len(last.text))
    kind = run[0].type
    if end - start < _SHORTEST:
        return []
    said = text[start:end]
    entity = "word:" + " ".join(caseless(said).split())
    return [Candidate(start, end, said, kind, Why.READS_LIKE, False, entity)]


def uncommon(word: str) -> bool:
    """Return whether a word is no ordinary one, and long enough to be looked for in other texts."""
    return len(word) > _LONE and tagger.shipped().known(word) == "u"


def merged(capital: Sequence[Candidate], learnt: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield runs of capitals and runs the model found; where they meet, the longer with the model's type."""
    left = list(learnt)
    for one in capital:
        meeting = [other for other in left if other.start < one.end and one.start < other.end]
        if not meeting:
            yield one
        elif (meeting[0].start, meeting[-1].end) == (one.start, one.end) or not _holding(meeting, one):
            yield replace(one, type=meeting[0].type)
            left = [piece for other in left for piece in _outside(other, one)]
    yield from left


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
