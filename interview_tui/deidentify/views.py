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
    from typing import IO

MOST_BYTES = 2 * 1024**3
"""Most bytes that are unpacked from one archive, all levels together."""

MOST_PARTS = 5000
"""Most parts of one archive."""

PIECE = 256 * 1024
"""About how many bytes are read at a time; a text without any white space is read whole."""

OVERLAP = 32 * 1024
"""How far two pieces lie over each other: whatever stretches no further is whole in one of them."""

_DEEPEST = 4
_PACKED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"7z\xbc\xaf", b"Rar!", b"%PDF-")
_SIGN, _SMALL = 8, 4 * 1024 * 1024
_TAG = re.compile(r"<[^<>]{0,20000}>")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_UNICODE = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})")
_LINE = re.compile(r"\\[nrt]")
_ESCAPED = re.compile(r"\\([^\w\s]|_)")


class Unreadable(Exception):
    """An archive is damaged, locked, too big or too deep to be looked through."""


def packed(paper: IO[bytes]) -> bool:
    """Return whether words in ``paper`` cannot be seen in its bytes as they lie: it is an archive."""
    paper.seek(0)
    return paper.read(_SIGN).startswith(_PACKED) or zipfile.is_zipfile(paper)


def parts(data: bytes | IO[bytes]) -> Iterator[bytes]:
    """Yield ``data``, or the frame, names and contents of a ZIP archive, at every level, in pieces.

    Raises:
        Unreadable: when an archive cannot be looked through to the end.
    """
    paper = io.BytesIO(data) if isinstance(data, bytes) else data
    paper.seek(0)
    yield from _parts(paper, 0, [MOST_BYTES])


def _parts(paper: IO[bytes], depth: int, left: list[int]) -> Iterator[bytes]:
    if paper.read(_SIGN).startswith(_PACKED):
        raise Unreadable
    if not zipfile.is_zipfile(paper):
        paper.seek(0)
        yield from pieces(paper)
        return
    if depth >= _DEEPEST:
        raise Unreadable
    try:
        with zipfile.ZipFile(paper) as archive:
            members = archive.infolist()
            left[0] -= sum(member.file_size for member in members)
            if len(members) > MOST_PARTS or left[0] < 0:
                raise Unreadable
            yield _frame(paper, members)
            for member in members:
                yield member.filename.encode("utf-8", "surrogatepass")
                yield from _member(archive, member, depth, left)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        raise Unreadable from None


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int, left: list[int]
) -> Iterator[bytes]:
    with archive.open(member) as packed:
        # Finding out whether it is an archive goes to its end, otherwise with 16 MB at a time in memory.
        if isinstance(packed, zipfile.ZipExtFile):
            packed.MAX_SEEK_READ = PIECE
        # ZipExtFile gives no more than the size the archive says.
        small = member.file_size <= _SMALL
        yield from _parts(io.BytesIO(packed.read()) if small else packed, depth + 1, left)


def pieces(paper: IO[bytes]) -> Iterator[bytes]:
    """Yield what is in ``paper`` in pieces that begin and end at white space and overlap (``OVERLAP``)."""
    held = b""
    while more := paper.read(PIECE):
        held += more
        if len(held) < PIECE + OVERLAP:
            continue
        end = _gap(held, len(held))
        begin = _gap(held, end - OVERLAP)
        if begin > 0:
            yield held[:end]
            held = held[begin:]
    yield held


def _gap(data: bytes, most: int) -> int:
    """Return the last place up to ``most`` that white space stands before, 0 when there is none."""
    for sign in (b"\n", b" "):
        at = data.rfind(sign, 0, max(most, 0))
        # A word may be divided there.
        while at > 0 and b"-" in data[max(0, at - 2) : at]:
            at = data.rfind(sign, 0, at)
        if at > most // 2:
            return at + 1
    return 0


def _frame(paper: IO[bytes], members: list[zipfile.ZipInfo]) -> bytes:
    """Return the archive without the packed contents: headers, extra fields and comments."""
    frame, at = [], 0
    for member in sorted(members, key=lambda one: one.header_offset):
        paper.seek(member.header_offset + 26)
        name, extra = (int.from_bytes(paper.read(2), "little") for _ in range(2))
        start = member.header_offset + 30 + name + extra
        paper.seek(at)
        frame.append(paper.read(max(0, start - at)))
        at = max(at, start + member.compress_size)
    paper.seek(at)
    frame.append(paper.read())
    return b"\n".join(frame)


def texts(data: bytes) -> list[str]:
    """Return ``data`` read as text in every way that differs: encodings, escapes, without tags."""
    read: dict[str, None] = {}
    for plain in _decoded(data):
        read[plain] = None
        opened = _opened(plain)
        read[opened] = None
        for text in dict.fromkeys((plain, opened)):
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
