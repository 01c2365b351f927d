"""What is the same in every study's files: the format's own words, in which nobody can be named.

A Word document has a style called Normal and a field called PAGE. Whoever is called so must not shut the gate
for good. What may be passed over is told by comparing bytes with files that hold nothing of any study: a part
of an archive that is byte for byte a part of theirs, and a tag of markup that stands in theirs just so. Text
between tags is never passed over, nor is what a person could have typed: their ``<`` is written ``&lt;``.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.views import parts
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKUP = (b"<?xml", b"<!DOCTYPE html")
_ARCHIVE = b"PK\x03\x04"
_LONGEST_NAME = 200
_EMPTY = b"<>"
"""Stands for a tag that is passed over: text on both sides of it is still read as one word, and as two."""
_TAG = re.compile(rb"<style>[^<]{0,20000}</style>|<[^<>]{1,20000}>")


@dataclass(frozen=True, slots=True)
class Fixed:
    """Parts by their SHA-256, tags of markup, and the names of parts."""

    parts: frozenset[bytes]
    tags: frozenset[bytes]
    names: frozenset[bytes]

    @classmethod
    def of(cls, files: Iterable[bytes]) -> Fixed:
        """Return what is fixed, taken from files that hold nothing of any study."""
        found: set[bytes] = set()
        tags: set[bytes] = set()
        names: set[bytes] = set()
        for data in files:
            archive = data.startswith(_ARCHIVE)
            for part in parts(data):
                found.add(hashlib.sha256(part).digest())
                if part.startswith(_MARKUP):
                    tags.update(_TAG.findall(part))
                elif archive and len(part) <= _LONGEST_NAME and b"/" in part:
                    names.add(part)
        return cls(frozenset(found), frozenset(tags), frozenset(names))

    def without(self, part: bytes) -> bytes:
        """Return a part of a file without what is fixed in it; nothing of it when all of it is."""
        if hashlib.sha256(part).digest() in self.parts:
            return b""
        if part.startswith(_ARCHIVE):
            for name in self.names:
                part = part.replace(name, b" ")
            return part
        if part.startswith(_MARKUP):
            return _TAG.sub(lambda tag: _EMPTY if tag.group() in self.tags else tag.group(), part)
        return part
