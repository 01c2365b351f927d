"""The gate: looks in bytes that are about to leave for what must not be in them. It fails closed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_tui.deidentify import shapes as exact
from interview_tui.deidentify.detectors.forms import tokens
from interview_tui.deidentify.detectors.names import numbered
from interview_tui.deidentify.folding import TOKEN, caseless, folded
from interview_tui.deidentify.lexicon.words import HEADS, ordinary
from interview_tui.deidentify.views import Unreadable, parts, texts
from interview_tui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UNREADABLE = N_("a part that cannot be looked through")
"""Label of a leak when an archive cannot be opened to the end; translated where it is shown."""

_SHORT = 3
_DIGITS_LEAST = 4
_PLAIN_LEAST = 5
_SHARED_PARTS = 64
_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[‐‑‒–—−]")
_OUR_IDS = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-5[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}"
    r"(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{64}(?![0-9A-Za-z])"
)
"""Ids of a REFI-QDA project (RFC 9562, version 5) and fingerprints (SHA-256): their digits say nothing."""

_BETWEEN = "(?:[ _.@+/,-]| - |, |[.] )"
_ENDING = "(?:'?s)?(?:s?(?:" + "|".join(HEADS) + "))?"
_ASCII = (
    {"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th"},
    {"æ": "ae", "ø": "oe", "å": "aa", "ð": "d", "þ": "th"},
)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A value that must not leave. ``label`` says what it is without the value (``key file, entry 3``)."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Leak:
    """Something found that must not leave; holds no value.

    ``file`` is the name of the file, empty when the name itself is what leaks (``in_name``).
    """

    file: str
    label: str
    in_name: bool = False


@dataclass(frozen=True, slots=True)
class _Searched:
    """A text as it is searched: one with case kept, one without, digits only where numbers are looked for."""

    cased: str
    caseless: str
    plain: bool = False
    """Whether it is a file name, where letters may have been written in ASCII."""


def scan(name: str, data: bytes, forbidden: Sequence[Forbidden]) -> list[Leak]:
    """Return what of ``forbidden`` is in a file, in any form: in its name or its bytes.

    Looks through encodings, markup, escapes and ZIP archives; without difference of case, composition,
    spacing or genitive. Words of three letters or fewer, and names that are also ordinary words, are looked
    for with their capital only. An archive that cannot be looked through is a leak of its own.

    Args:
        name: Name of the file as it will be written.
        data: Its whole content.
        forbidden: What must not leave; the same value may come more than once.

    Returns:
        One leak for each label and place, in the order of ``forbidden``.
    """
    named = [_searched(name, plain=True)]
    leaks = dict.fromkeys(
        Leak("", each.label, in_name=True) for each in forbidden if _in_any(named, each.value)
    )
    shown = "" if leaks else name
    try:
        read = [text for part in parts(data) for text in _read(part)]
    except Unreadable:
        return [*leaks, Leak(shown, UNREADABLE)]
    found = {value: _in_any(read, value) for value in {each.value for each in forbidden}}
    leaks |= dict.fromkeys(Leak(shown, each.label) for each in forbidden if found[each.value])
    return list(leaks)


def shapes(data: bytes) -> list[str]:
    """Return what kinds of thing in ``data`` never belong in what leaves.

    They are exact dates, clock times, e-mail addresses, national identity numbers and paths, named in
    English and translated where shown.
    """
    try:
        return sorted({label for part in parts(data) for label in _shapes(part)})
    except Unreadable:
        return [UNREADABLE]


def forget() -> None:
    """Forget the parts looked through: what they were part of has left, or has not."""
    _read.cache_clear()
    _shapes.cache_clear()


# Files of one format share parts (a Word document's styles); each of those is looked through once.
@lru_cache(maxsize=_SHARED_PARTS)
def _read(part: bytes) -> tuple[_Searched, ...]:
    return tuple(_searched(text) for text in texts(part))


@lru_cache(maxsize=_SHARED_PARTS)
def _shapes(part: bytes) -> frozenset[str]:
    return frozenset(label for text in texts(part) for label in exact.found(_OUR_IDS.sub(" ", text)))


def _searched(text: str, *, plain: bool = False) -> _Searched:
    written = _DASHES.sub("-", _SPACES.sub(" ", folded(_OUR_IDS.sub(" ", text)))).replace("’", "'")
    return _Searched(written, caseless(written), plain)


def _in_any(read: Sequence[_Searched], value: str) -> bool:
    return any(check(text) for check in _checks(value) for text in read)


class _Check:
    """One form of a value: a quick word that must be there, then the exact pattern."""

    def __init__(self, quick: str, pattern: str, *, cased: bool = False, names_only: bool = False) -> None:
        self.quick = quick
        self.pattern = re.compile(pattern)
        self.cased = cased
        self.names_only = names_only

    def __call__(self, text: _Searched) -> bool:
        if self.names_only and not text.plain:
            return False
        where = text.cased if self.cased else text.caseless
        return self.quick in where and self.pattern.search(where) is not None


@lru_cache(maxsize=4096)
def _checks(value: str) -> tuple[_Check, ...]:
    """Return every form of a value that is looked for; none for a value that says nothing."""
    written = _SPACES.sub(" ", folded(value)).strip()
    if not any(letter.isalnum() for letter in written):
        return ()
    if not any(letter.isalpha() for letter in written):
        return tuple(_number(written))
    return tuple(_words(written))


def _number(written: str) -> Iterator[_Check]:
    digits = re.sub(r"\D", "", written)
    digits = re.sub(r"^(?:00)?47(?=\d{8}$)", "", digits)
    if len(digits) < _DIGITS_LEAST:
        yield _Check(written, rf"(?<![\w.,-]){re.escape(written)}(?![\w,-]|\.\d)")
        return
    loose = "[ .,_/()-]{0,3}".join(digits)
    yield _Check(digits[0], rf"(?:(?<!\d)|(?<=47)|(?<=47 )){loose}(?!\d)")


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
            names_only = sum(map(len, plain)) < _PLAIN_LEAST
            yield _Check(plain[0], _pattern(plain), names_only=names_only)
            if joined:
                yield _Check(plain[0], _pattern(("".join(plain),)), names_only=names_only)


def _with_capital(written: str) -> Iterator[_Check]:
    word = TOKEN.search(written)
    bare = word.group().replace("’", "'") if word else written
    for form in dict.fromkeys((bare, bare[:1].upper() + bare[1:].lower(), bare.upper())):
        if form[:1].isupper() or not form[:1].isalpha():
            ending = "(?:'?[sS])?(?:s?(?:" + "|".join(HEADS) + "))?" if len(form) > 1 else ""
            yield _Check(form, rf"(?<![^\W_]){re.escape(form)}{ending}(?![^\W_])", cased=True)


def _pattern(words: tuple[str, ...]) -> str:
    between = "[ _-]" if numbered(words) else _BETWEEN
    return r"(?<![^\W_])" + between.join(map(re.escape, words)) + _ENDING + r"(?![^\W_])"


def _ascii(word: str, table: dict[str, str]) -> str:
    spelled = "".join(table.get(letter, letter) for letter in word)
    apart = unicodedata.normalize("NFKD", spelled)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
