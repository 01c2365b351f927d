"""ZIP archives that are the same byte for byte whenever and wherever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.export.pages import Content

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of everything in an archive: ZIP knows nothing earlier."""

_PLAIN_FILE = 0o600 << 16
_UNIX = 3
_AT_ONCE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Packed:
    """A ZIP archive that is yet to be made: its entries, name and content, in their order.

    What comes in pieces, entries or content, is packed as it comes, never held whole; once.
    """

    entries: Mapping[str, bytes | Iterable[bytes]] | Iterable[tuple[str, bytes | Iterable[bytes]]]

    def into(self, paper: io.RawIOBase | io.BytesIO) -> None:
        """Write the archive into an empty file, without clock, host or owner.

        Raises:
            NotSaved: the disk did not take it.
        """
        with zipfile.ZipFile(paper, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, content in self.entries.items() if isinstance(self.entries, Mapping) else self.entries:
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type, entry.create_system, entry.external_attr = (
                    zipfile.ZIP_DEFLATED,
                    _UNIX,
                    _PLAIN_FILE,
                )
                with archive.open(entry, "w") as packing:
                    for piece in (content,) if isinstance(content, bytes) else content:
                        packing.write(piece)

    def whole(self) -> bytes:
        """Return the archive."""
        paper = io.BytesIO()
        self.into(paper)
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


def whole(files: Iterable[tuple[str, Content]]) -> dict[str, bytes]:
    """Return file name -> content of files whose contents are whole, in pieces, or yet to be packed."""
    return {name: _whole(content) for name, content in files}


def _whole(content: Content) -> bytes:
    if isinstance(content, Packed):
        return content.whole()
    return content if isinstance(content, bytes) else b"".join(content)


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return name -> content of an archive a library of ours just made, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
