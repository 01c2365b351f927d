"""Looks for planted identifiers in every byte of what left, with none of the program's own code.

What the program uses to find and to search may be wrong in the same way twice; this only knows encodings,
ZIP archives, markup and escapes, and looks for bare letters whatever stands between them.
"""

from __future__ import annotations

import html
import io
import re
import struct
import unicodedata
import urllib.parse
import zipfile
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from tests.leaks.planting import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.leaks.planting import Planted

_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


class Found(NamedTuple):
    """A planted identifier that left: in which file (``a.zip/part`` inside archives), and which it was."""

    file: str
    planted: Planted


def search(files: Mapping[str, bytes], planted: Iterable[Planted]) -> list[Found]:
    """Return every identifier that is in a name or a byte of ``files``, once for each file."""
    wanted = list(planted)
    found: dict[Found, None] = {}
    for name, data in _pieces(files):
        read = _Read.of(data)
        for one in wanted:
            if any(each in read.bare for each in one.stems) or (one.pattern and _holds(read, one)):
                found[Found(name, one)] = None
    return list(found)


def _holds(read: _Read, one: Planted) -> bool:
    """Return whether a pattern is there: only where its letters and digits are, which is known at once."""
    assert one.bare, "a pattern says what it is made of"
    return one.bare in read.bare and any(one.pattern.search(plain) for plain in read.plain if one.pattern)


class _Read:
    """Every way to read bytes: as bare letters, all ways a line each, and as plain text."""

    def __init__(self, data: bytes) -> None:
        self._texts = list(dict.fromkeys(_views(data)))
        self.bare = "\n".join(map(stem, self._texts))

    @cached_property
    def plain(self) -> list[str]:
        """Plain text of every way, made when something in it may be what is looked for."""
        return [_UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold() for text in self._texts]

    @classmethod
    @lru_cache(maxsize=512)
    def of(cls, data: bytes) -> Self:
        """Return the ways to read bytes; parts of a format come again, in one study and the next."""
        return cls(data)


def _pieces(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, data in files.items():
        yield "", name.encode()
        if not zipfile.is_zipfile(io.BytesIO(data)):
            yield name, data
        else:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield name, _unpacked_rest(data, archive.infolist())
                inside = {f"{name}/{part}": archive.read(part) for part in archive.namelist()}
                yield (
                    name,
                    archive.comment + b"".join(each.extra + each.comment for each in archive.infolist()),
                )
            yield from _pieces(inside)


def _unpacked_rest(data: bytes, members: Iterable[zipfile.ZipInfo]) -> bytes:
    """Return an archive without its packed contents, which are searched unpacked.

    Packed they are noise: among ten thousand studies it spells a planted stem by chance.
    """
    rest = bytearray(data)
    for member in members:
        name, extra = struct.unpack_from("<HH", data, member.header_offset + 26)
        start = member.header_offset + 30 + name + extra
        rest[start : start + member.compress_size] = b"\n" * member.compress_size
    return bytes(rest)


def _views(data: bytes) -> Iterator[str]:
    for text in _decoded(data):
        yield text
        opened = urllib.parse.unquote(text) if "%" in text else text
        opened = html.unescape(html.unescape(opened))
        opened = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), opened).replace("\\", "")
        yield opened
        if "<" in text:
            yield html.unescape(_TAG.sub("", text))


def _decoded(data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    yield text
    if "\ufffd" in text:
        yield data.decode("latin-1")
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield data.decode(encoding, "replace")
            yield data[1:].decode(encoding, "replace")
