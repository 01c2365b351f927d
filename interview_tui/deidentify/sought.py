"""What a value that must not leave looks like in any form, and how that is looked for in a text quickly."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.forms import tokens
from interview_tui.deidentify.detectors.names import numbered
from interview_tui.deidentify.folding import TOKEN, caseless, folded
from interview_tui.deidentify.lexicon.words import HEADS, ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = 3
_DIGITS_LEAST = 4
_PLAIN_LEAST = 5
_MANY = 200
_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[‐‑‒–—−]")
_WORD = re.compile(r"[^\W_]+")
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
        """The digits of everything that may be one number, a number a line."""
        return "\n".join(re.sub(r"\D", "", run) for run in _RUN.findall(self.caseless))

    @cached_property
    def words(self) -> list[str]:
        """Every different word, with and without case, sorted."""
        return sorted({*_WORD.findall(self.cased), *_WORD.findall(self.caseless)})

    def begins(self, word: str) -> bool:
        """Return whether a word in it begins so; ``word`` is letters and digits alone."""
        at = bisect_left(self.words, word)
        return at < len(self.words) and self.words[at].startswith(word)


def _dashed(text: str) -> str:
    return text if text.isascii() else _DASHES.sub("-", text)


def held(texts: Sequence[Text], values: set[str]) -> set[str]:
    """Return those of ``values`` that are in one of ``texts`` in any form."""
    many = len(values) > _MANY
    return {value for value in values if any(check(text, many) for check in _checks(value) for text in texts)}


class _Check:
    """One form of a value: something quick that must be there, then the exact pattern."""

    cased = False
    names_only = False

    def __init__(self, quick: str, pattern: str) -> None:
        self.quick, self._pattern = quick, pattern
        begun = _WORD.match(quick)
        self._begun = begun.group() if begun else ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, made when something quick was there: most are never needed."""
        return re.compile(self._pattern)

    def __call__(self, text: Text, many: bool) -> bool:
        """Return whether the form is in a text; ``many`` says that many forms are asked for."""
        if self.names_only and not text.plain:
            return False
        return self._quickly(text, many) and self.pattern.search(self._where(text)) is not None

    def _where(self, text: Text) -> str:
        return text.cased if self.cased else text.caseless

    def _quickly(self, text: Text, many: bool) -> bool:
        # Every form begins where a word begins. To know a text's words takes longer than to look for a few.
        if many and self._begun and not text.begins(self._begun):
            return False
        return self.quick in self._where(text)


class _Cased(_Check):
    cased = True


class _InNames(_Check):
    names_only = True


class _Number(_Check):
    def _quickly(self, text: Text, many: bool) -> bool:  # noqa: ARG002 - numbers are few
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
