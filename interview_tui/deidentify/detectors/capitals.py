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
    from collections.abc import Iterator, Sequence

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
_AMID = re.compile(r"[a-zà-öø-ÿ],?[ \u00a0]$")
_NEAR = 4
_GOES_ON = re.compile(r"[ \u00a0][A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]")
_ALONE = re.compile(r"(?:s|['’]s?)?(?=[ ,;)\n]|\.\s)(?![ ]?[\d=+])")
_NO_LETTER = re.compile(
    r"(?<!\w)(?:vitamin|klasse|gruppe|punkt|type|plan|hepatitt?|hepatitis|serie|alternativ|del|nivå|kategori|karakter"
    r"|bokstav|group|class|grade|part|level|section|option|annex|og|and)[ ]$",
    re.IGNORECASE,
)
_POLITE = frozenset("i de dem deres du deg din dykk dykkar eg jeg vi you he him his c x å".split())  # noqa: SIM905


Span = tuple[int, int]
"""Where a word begins and ends."""


def words(text: str, language: str, *, long: bool = False) -> Iterator[Span]:
    """Yield where capitalised words stand that may be names.

    Args:
        text: Folded text.
        language: ``nb``, ``nn`` or ``en``: in English more words are written with a capital.
        long: The text is no note and looked through widely: small words (``Den Grønne Dalen``) and letters
            (``A slo B``) name when they have a capital inside a sentence.
    """
    stop = STOP | FUNCTION | (STOP_ENGLISH if language.startswith("en") else frozenset())
    for word in TOKEN.finditer(text):
        if _CAPITAL.match(word.group()) and (
            _may_name(text, word, stop) or (long and _named_by_capital(text, word))
        ):
            yield word.span()


def _named_by_capital(text: str, word: re.Match[str]) -> bool:
    """Return whether a small word or a letter has a capital that neither sentence nor politeness gives it."""
    low = caseless(word.group())
    if not _AMID.search(text, max(0, word.start() - _NEAR), word.start()):
        return False
    if len(low) == 1:
        lone = low not in _POLITE and not _NO_LETTER.search(text, max(0, word.start() - _LOOK), word.start())
        return lone and _ALONE.match(text, word.end()) is not None
    return low in FUNCTION and low not in _POLITE and _GOES_ON.match(text, word.end()) is not None


def runs(text: str, found: Sequence[Span], taken: bytearray, *, again: bool = False) -> Iterator[Candidate]:
    """Yield runs of capitalised words that do not begin a sentence; never certain.

    Args:
        text: Folded text.
        found: What ``words`` yields.
        taken: One byte for each character; those not 0 belong to something found already.
        again: Yield a word that begins a sentence too when it stands inside one elsewhere in the text.
    """
    made = list(_joined(text, found, taken))
    alone = [len(run) == 1 and begins_sentence(text, run[0][0]) for run in made]
    inside = {
        _base(text, span) for run, begins in zip(made, alone, strict=True) if not begins for span in run
    }
    for run, begins in zip(made, alone, strict=True):
        if not begins or (again and _base(text, run[0]) in inside):
            yield _of(text, run)


def _joined(text: str, found: Sequence[Span], taken: bytearray) -> Iterator[list[Span]]:
    run: list[Span] = []
    for start, end in found:
        if taken[start]:
            continue
        if run and not _NEXT.fullmatch(text, run[-1][1], start):
            yield run
            run = []
        run.append((start, end))
    if run:
        yield run


def _base(text: str, span: Span) -> str:
    word = text[slice(*span)]
    return word[: base_length(word)]


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


def _of(text: str, run: list[Span]) -> Candidate:
    """Return the run as one candidate."""
    start, last = run[0][0], text[slice(*run[-1])]
    end = run[-1][0] + (base_length(last) or len(last))
    words = text[start:end]
    entity = "word:" + " ".join(caseless(words).split())
    return Candidate(start, end, words, _guess(text, start, words), Why.CAPITAL, False, entity)


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
    if word is None:
        return False
    initial = len(word.group()) == 1 and word.group().isupper()
    return initial or caseless(word.group()) in ABBREVIATIONS
