"""Every way the bytes of a file may be read as text, so that no encoding or archive hides a thing."""

from __future__ import annotations

import html
import io
import re
import sys
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 100 * 1024 * 1024
"""Most bytes that are unpacked from one archive, all levels together."""

MOST_PARTS = 5000
"""Most parts of one archive."""

_DEEPEST = 4
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"Rar!", b"%PDF-")
_CHUNK = 1024 * 1024
_TAG = re.compile(r"<[^<>]{0,20000}>")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_UNICODE = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})")
_LINE = re.compile(r"\\[nrt]")
_ESCAPED = re.compile(r"\\([^\w\s]|_)")


class Unreadable(Exception):
    """An archive is damaged, locked, too big or too deep to be looked through."""


def parts(data: bytes, depth: int = 0, left: list[int] | None = None) -> Iterator[bytes]:
    """Yield ``data``, or the frame, names and contents of a ZIP archive, at every level.

    Raises:
        Unreadable: when an archive cannot be looked through to the end.
    """
    if data.startswith(_PACKED):
        raise Unreadable
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield data
        return
    if depth >= _DEEPEST:
        raise Unreadable
    left = [MOST_BYTES] if left is None else left
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS:
                raise Unreadable
            yield _frame(data, members)
            for member in members:
                yield member.filename.encode("utf-8", "surrogatepass")
                yield from parts(_unpacked(archive, member, left), depth + 1, left)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise Unreadable from None


def _frame(data: bytes, members: list[zipfile.ZipInfo]) -> bytes:
    """Return the archive with the packed contents blanked: headers, extra fields and comments."""
    frame = bytearray(data)
    for member in members:
        at = member.header_offset
        name = int.from_bytes(data[at + 26 : at + 28], "little")
        extra = int.from_bytes(data[at + 28 : at + 30], "little")
        start = at + 30 + name + extra
        end = min(start + member.compress_size, len(frame))
        frame[start:end] = b"\n" * max(0, end - start)
    return bytes(frame)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: list[int]) -> bytes:
    pieces = []
    with archive.open(member) as packed:
        while piece := packed.read(_CHUNK):
            left[0] -= len(piece)
            if left[0] < 0:
                raise Unreadable
            pieces.append(piece)
    return b"".join(pieces)


def texts(data: bytes) -> list[str]:
    """Return ``data`` read as text in every way that differs: encodings, escapes, without tags."""
    read: dict[str, None] = {}
    for plain in _decoded(data):
        read[plain] = None
        opened = _opened(plain)
        read[opened] = None
        for text in (plain, opened):
            if "<" in text:
                read[html.unescape(_TAG.sub("", text))] = None
                read[html.unescape(_TAG.sub(" ", text))] = None
    return list(read)


def _decoded(data: bytes) -> Iterator[str]:
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield data.decode("utf-8", "replace")
        yield data.decode("cp1252", "replace")
        yield data.decode("latin-1")
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield data.decode(encoding, "replace")
            yield data[1:].decode(encoding, "replace")
        yield data.replace(b"\0", b"").decode("latin-1")


def _opened(text: str) -> str:
    """Return ``text`` with entities, percent signs and backslashes of markup and JSON read."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "%" in text:
        raw = _PERCENT.sub(lambda match: bytes([int(match.group(1), 16)]), text.encode("utf-8", "replace"))
        text = raw.decode("utf-8", "replace")
    if "\\" in text:
        text = _UNICODE.sub(_letter, text)
        text = _ESCAPED.sub(r"\1", _LINE.sub(" ", text))
    return text


def _letter(match: re.Match[str]) -> str:
    number = int(match.group(1) or match.group(2), 16)
    return chr(number) if number <= sys.maxunicode else match.group()
