"""ZIP archives that are the same byte for byte whenever and wherever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of everything in an archive: ZIP knows nothing earlier."""

_PLAIN_FILE = 0o600 << 16
_UNIX = 3
_AT_ONCE = 64 * 1024


def packed(
    entries: Mapping[str, bytes | Iterable[bytes]] | Iterable[tuple[str, bytes | Iterable[bytes]]],
) -> bytes:
    """Return a ZIP archive of ``entries`` (name -> content) in their order, without clock, host or owner.

    What comes in pieces, entries or content, is packed as it comes, never held whole.
    """
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in entries.items() if isinstance(entries, Mapping) else entries:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = (
                zipfile.ZIP_DEFLATED,
                _UNIX,
                _PLAIN_FILE,
            )
            with archive.open(entry, "w") as packing:
                for piece in (content,) if isinstance(content, bytes) else content:
                    packing.write(piece)
    return paper.getvalue()


def written(pieces: Iterable[str], before: bytes = b"", after: bytes = b"") -> Iterator[bytes]:
    """Yield text in UTF-8, many pieces at once, with something before and after it."""
    held, size = [before], len(before)
    for piece in pieces:
        held.append(piece.encode("utf-8", "replace"))
        size += len(piece)
        if size >= _AT_ONCE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join([*held, after])


def whole(files: Iterable[tuple[str, bytes | Iterable[bytes]]]) -> dict[str, bytes]:
    """Return file name -> content of files whose contents are whole or in pieces."""
    return {name: content if isinstance(content, bytes) else b"".join(content) for name, content in files}


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return name -> content of an archive a library of ours just made, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
