"""Pages of an encrypted database read one by one, without SQLite: for files it will not open any more.

The layout is that of SQLCipher 4 (zetetic.net/sqlcipher/design): pages of 4096 bytes, the last 80 of them an
IV and an HMAC-SHA512 over the ciphertext, the IV and the page's number; the first 16 bytes of the file are
the salt from which the key of the HMAC is derived. The write-ahead log is SQLite's own, with encrypted pages
in its frames (sqlite.org/fileformat2.html, section 4). Nothing here writes.
"""

from __future__ import annotations

import hashlib
import hmac
from enum import IntEnum
from typing import IO, TYPE_CHECKING, NamedTuple, Self

from interview_tui import ordinary, sealing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

PAGE = 4096
"""Bytes of a page on disk."""

USABLE = 4016
"""Bytes of a page that SQLite sees; the rest is IV and HMAC."""

_SALT, _IV_END = 16, 4032
_MASK = 0x3A
_LOG_HEAD, _FRAME_HEAD = 32, 24
_FRAME = _FRAME_HEAD + PAGE
_MAGIC = (0x377F0682, 0x377F0683)
_LIKE_ENOUGH = 5
_MOST_PAGES = 0xFFFFFFFE
_PLAIN = b"SQLite format 3\x00"


class Trust(IntEnum):
    """How far a page can be believed."""

    BROKEN = 0
    """Its HMAC does not fit: some of it is not what was written."""
    OLDER = 1
    """It is whole, but a later writing of the same page is broken."""
    WHOLE = 2
    """It is what was last written."""


class Page(NamedTuple):
    """A decrypted page: its number, ``USABLE`` bytes, and how far to believe them."""

    number: int
    data: bytes
    trust: Trust


class _Frame(NamedTuple):
    place: int
    number: int
    current: bool


class Pages:
    """The pages of a database file and of the log beside it. Used in a ``with`` block.

    Args:
        key: The data key, 32 bytes.
        database: The file to read; a database, or a backup that holds one.
        offset: Where the database begins in it.
        size: How many bytes it has; up to the end of the file if None.
        log: The write-ahead log; none if None or missing.

    ``count`` is the highest page number there is, ``committed`` the highest that belongs to the database:
    what a kill left of an act that was not finished is in the log too. ``torn`` is the page whose writing was
    not finished when the log ends, 0 when none is; SQLite takes no notice of the act it would have ended.
    """

    def __init__(
        self, key: bytes, database: Path, *, offset: int = 0, size: int | None = None, log: Path | None = None
    ) -> None:
        self._key = key
        self._file: IO[bytes] = ordinary.opened(database)
        self._log: IO[bytes] | None = log.open("rb") if log is not None and log.is_file() else None
        self._offset = offset
        there = self._file.seek(0, 2) - offset
        self._size = max(0, there if size is None else min(size, there))
        self._frames: dict[int, list[_Frame]] = {}
        self._salt = self._read(1)[:_SALT]
        self._hmac_key = self._derived(self._salt)
        self._read_log()
        self._find_salt()
        whole = -(-self._size // PAGE)
        current = (number for number, frames in self._frames.items() if any(one.current for one in frames))
        self.count = max(whole, max(self._frames, default=0))
        self.committed = max(whole, max(current, default=0))
        self.torn = self._torn()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if self._log is not None:
            self._log.close()

    @property
    def cut(self) -> int:
        """Bytes by which the file ends in the middle of a page."""
        return self._size % PAGE

    def page(self, number: int) -> Page | None:
        """Return the newest writing of a page that is whole; None when none is, or there is no such page."""
        for age, raw in enumerate(self._writings(number)):
            if self._fits(number, raw):
                return Page(number, self._decrypted(number, raw), Trust.OLDER if age else Trust.WHOLE)
        return None

    def broken(self, number: int) -> Page | None:
        """Return what is left of the newest writing of a page whose HMAC does not fit; None if it fits."""
        for raw in self._writings(number):
            if self._fits(number, raw):
                return None
            return Page(number, self._decrypted(number, raw), Trust.BROKEN)
        return None

    def loose(self) -> Iterator[Page]:
        """Yield pages written to the log after its last commit, when that commit may itself be damaged."""
        late = [f for frames in self._frames.values() for f in frames if not f.current]
        if self._late_damage:
            for frame in sorted(late):
                raw = self._frame(frame.place)
                if self._fits(frame.number, raw):
                    yield Page(frame.number, self._decrypted(frame.number, raw), Trust.BROKEN)

    # -- the two files --------------------------------------------------------------------------------

    def _read(self, number: int) -> bytes:
        start = (number - 1) * PAGE
        if start >= self._size:
            return b""
        self._file.seek(self._offset + start)
        return self._file.read(min(PAGE, self._size - start))

    def _writings(self, number: int) -> Iterator[bytes]:
        for frame in reversed(self._frames.get(number, ())):
            if frame.current:
                yield self._frame(frame.place)
        raw = self._read(number)
        if raw:
            yield raw

    def _frame(self, place: int) -> bytes:
        assert self._log is not None  # noqa: S101 - there is a frame
        self._log.seek(_LOG_HEAD + place * _FRAME + _FRAME_HEAD)
        return self._log.read(PAGE)

    _late_damage = False

    def _read_log(self) -> None:
        if self._log is None:
            return
        head = self._log.read(_LOG_HEAD)
        heads: list[bytes] = []
        while len(frame := self._log.read(_FRAME)) > _FRAME_HEAD:
            heads.append(frame[:_FRAME_HEAD])
        marks = [one[8:16] for one in heads]
        mark = head[16:24] if int.from_bytes(head[:4]) in _MAGIC else b""
        if not any(_like(mark, one) for one in marks):
            # The header is gone: the generation the log begins with is the one that counts.
            mark = max(marks[:8], key=marks.count, default=b"")
        last = max((place for place, one in enumerate(marks) if _like(mark, one)), default=-1)
        commits = [place for place in range(last + 1) if int.from_bytes(heads[place][4:8])]
        settled = max(commits, default=-1)
        self._late_damage = len(frame) > 0 and last + 1 == len(heads)
        for place in range(last + 1):
            number = self._numbered(place, int.from_bytes(heads[place][:4]))
            if number:
                self._frames.setdefault(number, []).append(_Frame(place, number, place <= settled))
            if place > settled and not (number and self._fits(number, self._frame(place))):
                self._late_damage = True

    def _torn(self) -> int:
        last = max((frames[-1] for frames in self._frames.values()), default=None)
        return last.number if last and not self._fits(last.number, self._frame(last.place)) else 0

    def _numbered(self, place: int, number: int) -> int:
        """Return the page a frame is of; its own word for it may be damaged, and the HMAC knows better."""
        most = max(-(-self._size // PAGE) + 64, 64)
        raw = self._frame(place)
        if 0 < number <= most * 16 and (self._fits(number, raw) or number <= most):
            return number
        return next((n for n in range(1, most) if self._fits(n, raw)), 0)

    # -- decrypting -----------------------------------------------------------------------------------

    def _derived(self, salt: bytes) -> bytes:
        return hashlib.pbkdf2_hmac("sha512", self._key, bytes(byte ^ _MASK for byte in salt), 2, 32)

    def _find_salt(self) -> None:
        """See that the salt is right; a single damaged byte in it is found by trying all."""
        samples = self._samples()
        if not samples or any(self._fits(*sample) for sample in samples):
            return
        salts = [self._frame(frame.place)[:_SALT] for frame in self._frames.get(1, ())]
        salts += [
            self._salt[:at] + bytes((byte,)) + self._salt[at + 1 :]
            for at in range(len(self._salt))
            for byte in range(256)
        ]
        before = self._hmac_key
        for salt in salts:
            self._hmac_key = self._derived(salt)
            if any(self._fits(*sample) for sample in samples):
                return
        self._hmac_key = before

    def _samples(self) -> list[tuple[int, bytes]]:
        """Return a few pages on which a salt can be tried; the first page holds it, and is none of them."""
        last = self._size // PAGE
        frames = [f for number, frames in self._frames.items() if number > 1 for f in frames[:1]]
        numbers = sorted({n for n in (2, 3, last // 2, last) if 1 < n <= last})
        return [(n, self._read(n)) for n in numbers] + [(f.number, self._frame(f.place)) for f in frames[:3]]

    def _fits(self, number: int, raw: bytes) -> bool:
        if len(raw) != PAGE or not 0 < number <= _MOST_PAGES:
            return False
        start = _SALT if number == 1 else 0
        made = hmac.digest(self._hmac_key, raw[start:_IV_END] + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(made, raw[_IV_END:])

    def _decrypted(self, number: int, raw: bytes) -> bytes:
        raw = raw.ljust(PAGE, b"\x00")
        start = _SALT if number == 1 else 0
        plain = sealing.decrypt_blocks(self._key, raw[USABLE:_IV_END], raw[start:USABLE])
        return _PLAIN + plain if start else plain


def _like(one: bytes, other: bytes) -> bool:
    return bool(one) and sum(a == b for a, b in zip(one, other, strict=True)) >= _LIKE_ENOUGH
