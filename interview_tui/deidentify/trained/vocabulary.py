"""Which letters make an ordinary word of Norwegian or English: a set of checksums, no words."""

from __future__ import annotations

from zlib import adler32, crc32

HASHES = 4
"""Bits looked at for each word."""

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


def bits(word: str, size: int) -> list[int]:
    """Return which of ``size`` bits stand for a word."""
    data = word.encode("utf-8", "replace")
    first, second = crc32(data), crc32(data, adler32(data)) | 1
    return [(first + number * second) % size for number in range(HASHES)]


class Held:
    """Words in small letters, as bits; now and then it takes another word for one."""

    def __init__(self, data: bytes) -> None:
        self._data, self._size = data, len(data) * 8

    def __contains__(self, word: str) -> bool:
        data = self._data
        return bool(data) and all(data[bit >> 3] >> (bit & 7) & 1 for bit in bits(word, self._size))


class Vocabulary(Held):
    """Ordinary words, and apart from them words that are given names or places somewhere.

    Args:
        data: Ordinary words, as bits.
        given: Given names.
        places: Names of places.
    """

    def __init__(self, data: bytes, given: bytes = b"", places: bytes = b"") -> None:
        super().__init__(data)
        self._given, self._places = Held(given), Held(places)

    def bare(self) -> Vocabulary:
        """Return it without names: what learns must not take a name that no list holds for none."""
        return Vocabulary(self._data)

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
