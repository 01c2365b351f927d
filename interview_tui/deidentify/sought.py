"""What a value that must not leave looks like in any form, and how many are looked for quickly."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.forms import tokens
from interview_tui.deidentify.detectors.names import numbered
from interview_tui.deidentify.folding import TOKEN, caseless, folded
from interview_tui.deidentify.lexicon.words import HEADS, ordinary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORT = 3
_DIGITS_LEAST = 4
_PLAIN_LEAST = 5
_MANY = 200
_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[‐‑‒–—−]")
_WORD = re.compile(r"[^\W_]+")
_NO_DIGIT = re.compile(r"[^\d\n]+")
_RUN = re.compile(r"\d(?:[ .,_/()-]{0,3}\d)*")
_BETWEEN = "(?:[ _.@+/,-]| - |, |[.] )"
_ENDING = "(?:'?s)?(?:s?(?:" + "|".join(HEADS) + "))?"
_ASCII = (
    {"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th"},
    {"æ": "ae", "ø": "oe", "å": "aa", "ð": "d", "þ": "th"},
)


class Text:
    """A text as it is searched: one with case kept, one without.

    ``plain`` says whether it is a file name, where letters may have been written in ASCII.
    """

    def __init__(self, text: str, *, plain: bool = False) -> None:
        self.cased = _dashed(" ".join(folded(text).split())).replace("’", "'")
        self.caseless = caseless(self.cased)
        self.plain = plain

    @cached_property
    def digits(self) -> str:
        """The digits of everything that may be one number, each number once, a number a line."""
        runs = _NO_DIGIT.sub("", "\n".join(_RUN.findall(self.caseless))).split("\n")
        return "\n".join(dict.fromkeys(run for run in runs if len(run) >= _DIGITS_LEAST))

    @cached_property
    def words(self) -> set[str]:
        """Every different word, without case."""
        return set(_WORD.findall(self.caseless))


def _dashed(text: str) -> str:
    return text if text.isascii() else _DASHES.sub("-", text)


class Wanted:
    """Values made ready to be looked for in many texts.

    A few are looked for one by one. Of many, only those are that begin like a word of the text: every form
    begins where a word does, and asking for thousands of names in each of 100,000 notes takes hours.
    """

    def __init__(self, values: Iterable[str]) -> None:
        checks = [(check, value) for value in dict.fromkeys(values) for check in _checks(value)]
        many = len(checks) > _MANY
        self._starts: dict[str, list[tuple[_Check, str]]] = {}
        self._numbers: list[tuple[_Check, str]] = []
        self._rest: list[tuple[_Check, str]] = []
        self._cased: list[tuple[_Check, str]] = []
        for check, value in checks:
            if isinstance(check, _Number):
                self._numbers.append((check, value))
            elif check.cased:
                self._cased.append((check, value))
            elif many and check.begun:
                self._starts.setdefault(check.begun, []).append((check, value))
            else:
                self._rest.append((check, value))
        self._lengths = sorted({len(start) for start in self._starts})

    def held(self, texts: Iterable[Text]) -> set[str]:
        """Return the values that are in one of ``texts`` in any form."""
        found: set[str] = set()
        for text in texts:
            for check, value in self._to_ask(text):
                if value not in found and check(text):
                    found.add(value)
        return found

    def _to_ask(self, text: Text) -> Iterator[tuple[_Check, str]]:
        """Yield the forms of which something quick is there: most are never asked for."""
        cased, caseless = text.cased, text.caseless
        yield from [one for one in self._rest if one[0].quick in caseless]
        yield from [one for one in self._cased if one[0].quick in cased]
        digits = text.digits if self._numbers else ""
        if digits:
            yield from [one for one in self._numbers if one[0].quick in digits]
        if self._starts:
            begun = {word[:length] for word in text.words for length in self._lengths if length <= len(word)}
            for start in begun & self._starts.keys():
                yield from self._starts[start]


class _Check:
    """One form of a value: something quick that must be there, then the exact pattern."""

    cased = False
    names_only = False

    def __init__(self, quick: str, pattern: str) -> None:
        self.quick, self._pattern = quick, pattern
        begun = _WORD.match(quick)
        self.begun = begun.group() if begun else ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made when something quick was there: most are never needed."""
        return re.compile(self._pattern)

    def __call__(self, text: Text) -> bool:
        """Return whether the form is in a text."""
        if self.names_only and not text.plain:
            return False
        return self._quickly(text) and self.pattern.search(self._where(text)) is not None

    def _where(self, text: Text) -> str:
        return text.cased if self.cased else text.caseless

    def _quickly(self, text: Text) -> bool:
        return self.quick in self._where(text)


class _Cased(_Check):
    cased = True


class _InNames(_Check):
    names_only = True


class _Number(_Check):
    def _quickly(self, text: Text) -> bool:
        return self.quick in text.digits


@lru_cache(maxsize=8192)
def _checks(value: str) -> tuple[_Check, ...]:
    """Return every form of a value that is looked for; none for a value that says nothing."""
    written = _SPACES.sub(" ", folded(value)).strip()
    if not any(letter.isalnum() for letter in written):
        return ()
    if not any(letter.isalpha() for letter in written):
        return (_number(written),)
    return tuple(_words(written))


def _number(written: str) -> _Check:
    digits = re.sub(r"\D", "", written)
    digits = re.sub(r"^(?:00)?47(?=\d{8}$)", "", digits)
    if len(digits) < _DIGITS_LEAST:
        return _Check(written, rf"(?<![\w.,-]){re.escape(written)}(?![\w,-]|\.\d)")
    loose = "[ .,_/()-]{0,3}".join(digits)
    return _Number(digits, rf"(?:(?<!\d)|(?<=47)|(?<=47 )){loose}(?!\d)")


def _words(written: str) -> Iterator[_Check]:
    words = tokens(_DASHES.sub("-", written))
    if len(words) == 1 and (len(words[0]) <= _SHORT or ordinary(words[0])):
        yield from _with_capital(written)
        return
    yield from _forms(words)
    # O'Brien is OBrien in an address, where no apostrophe can stand.
    without = tuple(word.replace("'", "") for word in words)
    alone = len(without) == 1 and ordinary(without[0])
    if without != words and sum(map(len, without)) >= _PLAIN_LEAST and all(without) and not alone:
        yield from _forms(without)


def _forms(words: tuple[str, ...]) -> Iterator[_Check]:
    yield _Check(words[0], _pattern(words))
    joined = len(words) > 1 and sum(map(len, words)) >= 2 * _SHORT and not words[-1].isdigit()
    if joined:
        yield _Check(words[0], _pattern(("".join(words),)))
    for table in _ASCII:
        plain = tuple(_ascii(word, table) for word in words)
        if plain != words:
            sort = _InNames if sum(map(len, plain)) < _PLAIN_LEAST else _Check
            yield sort(plain[0], _pattern(plain))
            if joined:
                yield sort(plain[0], _pattern(("".join(plain),)))


def _with_capital(written: str) -> Iterator[_Check]:
    word = TOKEN.search(written)
    bare = word.group().replace("’", "'") if word else written
    for form in dict.fromkeys((bare, bare[:1].upper() + bare[1:].lower(), bare.upper())):
        if form[:1].isupper() or not form[:1].isalpha():
            ending = "(?:'?[sS])?(?:s?(?:" + "|".join(HEADS) + "))?" if len(form) > 1 else ""
            yield _Cased(form, rf"(?<![^\W_]){re.escape(form)}{ending}(?![^\W_])")


def _pattern(words: tuple[str, ...]) -> str:
    between = "[ _-]" if numbered(words) else _BETWEEN
    return r"(?<![^\W_])" + between.join(map(re.escape, words)) + _ENDING + r"(?![^\W_])"


def _ascii(word: str, table: dict[str, str]) -> str:
    spelled = "".join(table.get(letter, letter) for letter in word)
    apart = unicodedata.normalize("NFKD", spelled)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
