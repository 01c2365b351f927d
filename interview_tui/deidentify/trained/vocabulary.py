"""Which letters make an ordinary word of Norwegian or English: checksums and letters in a row, no words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import adler32, crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

HASHES = 9
"""Bits looked at for each word."""

_LETTERS = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}
_KINDS = len(_LETTERS) + 1
TRIPLES = (_KINDS**3 + 7) // 8
"""Bytes that hold a bit for each three letters; letters of other alphabets count as one."""

_LEAST_COMPOUND = 6
_LEAST_HEAD = 4
_LEAST_FIRST = 3
_LINKS = "se"
_ENDINGS = (
    ("s", ""), ("ane", "ene"), ("ar", "er"), ("a", "et"), ("a", "en"), ("ane", "er"), ("t", ""), ("e", ""),
    ("heit", "het"), ("leg", "lig"), ("lege", "lige"), ("ast", "es"), ("te", "e"), ("ing", ""), ("ed", ""),
    ("ed", "e"), ("ing", "e"), ("ies", "y"), ("es", ""), ("ly", ""), ("er", ""), ("en", ""), ("et", ""),
    ("ier", "y"), ("iest", "y"),
)  # fmt: skip


def bits(word: str, size: int, hashes: int = HASHES) -> Iterator[int]:
    """Yield which of ``size`` bits stand for a word."""
    data = word.encode("utf-8", "replace")
    first, second = crc32(data), crc32(data, adler32(data)) | 1
    return ((first + number * second) % size for number in range(hashes))


def triples(word: str) -> Iterator[int]:
    """Yield which bit stands for each three letters in a row of a word in small letters."""
    places = [_LETTERS.get(letter, _KINDS - 1) for letter in word]
    return (
        (one * _KINDS + two) * _KINDS + three
        for one, two, three in zip(places, places[1:], places[2:], strict=False)
    )


class Held:
    """Words in small letters, as bits; now and then it takes another word for one.

    Args:
        data: The bits.
        hashes: How many of them stand for a word.
    """

    def __init__(self, data: bytes, hashes: int = HASHES) -> None:
        self._data, self._size, self._hashes = data, len(data) * 8, hashes

    def __contains__(self, word: str) -> bool:
        data = self._data
        return bool(data) and all(
            data[bit >> 3] >> (bit & 7) & 1 for bit in bits(word, self._size, self._hashes)
        )


class Vocabulary(Held):
    """Ordinary words, and apart from them words that are given names or places somewhere.

    Args:
        data: Ordinary words, as bits.
        given: Given names.
        places: Names of places.
        spelt: Which three letters stand side by side in any ordinary word, as bits; empty: not known.
        hashes: How many bits stand for a word.
    """

    def __init__(
        self,
        data: bytes,
        given: bytes = b"",
        places: bytes = b"",
        spelt: bytes = b"",
        *,
        hashes: int = HASHES,
    ) -> None:
        super().__init__(data, hashes)
        self._given, self._places, self._spelt = Held(given, hashes), Held(places, hashes), spelt

    def __contains__(self, word: str) -> bool:
        # Bits take a name for a word now and then; hardly ever one that is spelt like a word, too.
        return super().__contains__(word) and self._spelt_so(word)

    def _spelt_so(self, word: str) -> bool:
        spelt = self._spelt
        return not spelt or all(spelt[bit >> 3] >> (bit & 7) & 1 for bit in triples(word))

    def bare(self) -> Vocabulary:
        """Return it without names: what learns must not take a name that no list holds for none."""
        return Vocabulary(self._data, spelt=self._spelt, hashes=self._hashes)

    def stands(self, word: str) -> str:
        """Return how a word stands, as ``known`` does, and what it may name somewhere.

        Then ``g`` a person, ``l`` a place, ``b`` both.
        """
        known, low = self.known(word), word.lower()
        if known == "-":
            return known
        base = low[:-2] if low.endswith(("'s", "’s")) else low
        given, place = base in self._given, base in self._places
        if not (given or place) and base.endswith("s"):
            given, place = base[:-1] in self._given, base[:-1] in self._places
        return known + ("b" if given and place else "g" if given else "l" if place else "")

    def known(self, word: str) -> str:
        """Return how a word stands among ordinary ones.

        ``k`` known, ``i`` an inflection of one, ``c`` a compound of two, ``u`` unknown, ``-`` no word.
        """
        low = word.lower()
        if not low[0].isalpha():
            return "-"
        if low in self:
            return "k"
        first, apostrophe, _rest = low.replace("’", "'").partition("'")
        if apostrophe and (first in self or first.removesuffix("n") in self):
            return "i"
        for ending, instead in _ENDINGS:
            stem = len(low) - len(ending)
            if stem > 1 and low.endswith(ending) and low[:stem] + instead in self:
                return "i"
        return "c" if self._compound(low) else "u"

    def _compound(self, low: str) -> bool:
        if len(low) < _LEAST_COMPOUND:
            return False
        for at in range(_LEAST_FIRST, len(low) - _LEAST_HEAD + 1):
            if low[at:] in self:
                first = low[:at]
                if first in self or (len(first) > _LEAST_HEAD and first[-1] in _LINKS and first[:-1] in self):
                    return True
        return False
