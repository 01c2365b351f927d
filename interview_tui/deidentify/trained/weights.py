"""The model's numbers on disk: word lists as bits, both tables, and what one step of a weight is worth."""

from __future__ import annotations

import struct
import zlib
from array import array
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from interview_tui.model.values import dataclass

FILE = Path(__file__).with_name("weights.bin")
"""Made by ``python -m tests.training``."""

_MAGIC = b"ITM3"
_HEAD = struct.Struct("<4sIIIIIIdd")


@dataclass(frozen=True)
class Weights:
    """Word lists as bits; tables row by row, a signed byte for each label; steps in natural logarithms."""

    vocabulary: bytes
    given: bytes
    """Given names, of no person in particular."""
    places: bytes
    spelt: bytes
    """Three letters side by side in ordinary words."""
    first: array[int]
    second: array[int]
    first_step: float
    second_step: float

    def pack(self) -> bytes:
        """Return the bytes of the file."""
        words = (self.vocabulary, self.given, self.places, self.spelt)
        parts = (*words, self.first.tobytes(), self.second.tobytes())
        head = _HEAD.pack(_MAGIC, *map(len, parts), self.first_step, self.second_step)
        return head + zlib.compress(b"".join(parts), 9)


def unpack(data: bytes) -> Weights:
    """Return what ``pack`` has made bytes of.

    Raises:
        ValueError: when they are something else or damaged.
    """
    try:
        magic, *lengths, first_step, second_step = _HEAD.unpack_from(data)
        body = zlib.decompress(data[_HEAD.size :])
    except (struct.error, zlib.error) as error:
        raise ValueError("damaged weights") from error
    if magic != _MAGIC or sum(lengths) != len(body):
        raise ValueError("no weights of this version")
    ends = list(accumulate(lengths, initial=0))
    words, given, places, spelt, first, second = (body[start:end] for start, end in pairwise(ends))
    tables = array("b", first), array("b", second)
    return Weights(words, given, places, spelt, *tables, first_step, second_step)


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that ship, read once."""
    return unpack(FILE.read_bytes())
