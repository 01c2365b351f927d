"""The model's numbers on disk: vocabulary, both tables, and what one step of a weight is worth."""

from __future__ import annotations

import struct
import zlib
from array import array
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("weights.bin")
"""Made by ``python -m tests.training``."""

_MAGIC = b"ITM1"
_HEAD = struct.Struct("<4sIIIdd")


@dataclass(frozen=True)
class Weights:
    """Vocabulary as bits; tables row by row, a signed byte for each label; steps in natural logarithms."""

    vocabulary: bytes
    first: array[int]
    second: array[int]
    first_step: float
    second_step: float

    def pack(self) -> bytes:
        """Return the bytes of the file."""
        first, second = self.first.tobytes(), self.second.tobytes()
        head = _HEAD.pack(
            _MAGIC, len(self.vocabulary), len(first), len(second), self.first_step, self.second_step
        )
        return head + zlib.compress(self.vocabulary + first + second, 9)


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
    words, first, second = lengths
    if magic != _MAGIC or words + first + second != len(body):
        raise ValueError("no weights of this version")
    return Weights(
        body[:words],
        array("b", body[words : words + first]),
        array("b", body[words + first :]),
        first_step,
        second_step,
    )


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """Return the weights that ship, read once."""
    return unpack(FILE.read_bytes())
