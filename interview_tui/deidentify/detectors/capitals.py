"""Capitalised words inside a sentence: the simplest sign of a name, quiet where it says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.names import base_length
from interview_tui.deidentify.folding import TOKEN, caseless
from interview_tui.deidentify.lexicon.words import (
    ABBREVIATIONS,
    FUNCTION,
    PARTICLES,
    STOP,
    STOP_ENGLISH,
)
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITAL = re.compile("[A-ZÀ-ÖØ-ÞĀ-Ž]")
_NEXT = re.compile(
    "[ \u00a0](?:(?:" + "|".join(sorted(PARTICLES - {"and", "og"})) + ")[ \u00a0]){0,2}|-", re.IGNORECASE
)
_LOOK = 40
_LEAD = re.compile(r"[\s\"«»“”„‘'(\[{*_–—•!?~#>-]*(?:\d{1,3}[.)]\s+)?[\"«“„‘'(#]*")
_QUOTES = "\"«“„‘'"
_INSIDE = " \t\u00a0([{*_–—-#•"
_CLOSERS = "\"»”’')]"
_LAST_WORD = re.compile(r"[\w.]+$")
_PLACE_BEFORE = re.compile(r"(?<!\w)(?:i|in|på|near|nær|mot|towards)\s$", re.IGNORECASE)
_ACRONYM = 6


def find(text: str, taken: bytearray, language: str) -> Iterator[Candidate]:
    """Yield runs of capitalised words that do not begin a sentence; never certain.

    Args:
        text: Folded text.
        taken: One byte for each character; those not 0 belong to something found already.
        language: ``nb``, ``nn`` or ``en``: in English more words are written with a capital.
    """
    stop = STOP | FUNCTION | (STOP_ENGLISH if language.startswith("en") else frozenset())
    run: list[re.Match[str]] = []
    for word in TOKEN.finditer(text):
        if not _CAPITAL.match(word.group()) or taken[word.start()] or not _may_name(text, word, stop):
            continue
        if run and not _NEXT.fullmatch(text, run[-1].end(), word.start()):
            yield from _of(text, run)
            run = []
        run.append(word)
    if run:
        yield from _of(text, run)


def _may_name(text: str, word: re.Match[str], stop: frozenset[str]) -> bool:
    letters = word.group()
    if len(letters) == 1 or not letters.replace("'", "").replace("’", "").isalpha():
        return False
    folded = caseless(letters)
    if folded in stop or folded[: base_length(letters)] in stop:
        return False
    return not (letters.isupper() and _shouted(text, word.start()))


def _shouted(text: str, at: int) -> bool:
    """Return whether the words around are all capitals too, so that capitals say nothing."""
    around = text[max(0, at - 60) : at + 60]
    start, end = around.rfind("\n", 0, min(at, 60)) + 1, around.find("\n", min(at, 60))
    line = around[start : end if end >= 0 else None]
    return len(line.split()) > 1 and not any(letter.islower() for letter in line)


def _of(text: str, run: list[re.Match[str]]) -> Iterator[Candidate]:
    """Yield the run as one candidate, unless all there is of it is the first word of a sentence."""
    start, last = run[0].start(), run[-1]
    if len(run) == 1 and begins_sentence(text, start):
        return
    end = last.start() + (base_length(last.group()) or len(last.group()))
    words = text[start:end]
    entity = "word:" + " ".join(caseless(words).split())
    yield Candidate(start, end, words, _guess(text, start, words), Why.CAPITAL, False, entity)


def _guess(text: str, start: int, words: str) -> IdentifierType:
    if words.isupper() and len(words) < _ACRONYM:
        return IdentifierType.ORGANISATION
    if _PLACE_BEFORE.search(text, max(0, start - 9), start):
        return IdentifierType.PLACE
    return IdentifierType.PERSON


def begins_sentence(text: str, at: int) -> bool:
    """Return whether the word at ``at`` begins a line, a sentence or a quotation: its capital is due."""
    line = text.rfind("\n", 0, at) + 1
    before = text[max(line, at - _LOOK) : at]
    if at - line < _LOOK and _LEAD.fullmatch(before):
        return True
    if before[-1] in _QUOTES:
        return True
    if before[-1] == "-" and before[-2:-1].isalnum():
        return False
    bare = before.rstrip(_INSIDE)
    closed = bare.rstrip(_CLOSERS)
    if not closed:
        return at - line < _LOOK
    if closed[-1] == ".":
        return closed.endswith("..") or not _abbreviation(closed)
    return closed[-1] in "!?…" or bare[-1] in ":|"


def _abbreviation(before: str) -> bool:
    word = _LAST_WORD.search(before[:-1])
    return word is not None and caseless(word.group()) in ABBREVIATIONS
