"""The key file on disk: one line of JSON that says how it is locked, then the sealed entries.

The header line is authenticated together with the entries, so that neither can be exchanged. Nothing
readable about anyone is in the file, and its size tells the number of entries only roughly.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from interview_tui import ordinary, sealing
from interview_tui.errors import UsageProblem, WouldOverwrite
from interview_tui.i18n import _
from interview_tui.keyfile import log as logs
from interview_tui.keyfile import problems
from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.writing import settle, write_new

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from interview_tui.model.identifier import KnownName

    Sealed = tuple[tuple[Entry, ...], str, tuple[logs.Replaced, ...]]

MOST_BYTES = 128 * 1024 * 1024
"""Largest key file that is read, and written: a million replacements in its log are about 30 MB."""

_FORMAT = "interview-tui key file"
_VERSION = 1
_ABOUT = b"interview-tui key file 1"
_HEADER_BYTES = 8192
_BLOCK = 4096


class KeyFile:
    """An open key file. Holds the file's own random key in memory, never the passphrase.

    Changes are in memory until ``save``.
    """

    def __init__(self, path: Path, key: bytes, header: bytes, entries: tuple[Entry, ...], seen: str) -> None:
        self.path = path
        self.study = ""
        """Id of the study it belongs to; empty while it is tied to none."""
        self.entries = entries
        self.log: tuple[logs.Replaced, ...] = ()
        """What was replaced in notes, and by what."""
        self._key = key
        self._header = header
        self._seen = seen

    def __repr__(self) -> str:
        return f"<KeyFile with {len(self.entries)} entries>"

    @classmethod
    def create(
        cls, path: Path, passphrase: str, *, cost: sealing.Cost = sealing.STANDARD, study: str = ""
    ) -> KeyFile:
        """Make an empty key file, readable by its owner only, and return it open; ``study`` ties it to one.

        Raises:
            WouldOverwrite: when something is there already.
            KeyFileProblem: when it cannot be written.
        """
        key = sealing.new_key()
        slot = sealing.wrap(key, passphrase, cost, about=_ABOUT)
        header = (
            json.dumps({"format": _FORMAT, "version": _VERSION, "slot": slot}, sort_keys=True).encode()
            + b"\n"
        )
        made = cls(path, key, header, (), "")
        made.study = study
        content = made._content()
        try:
            write_new(path, content)
        except FileExistsError:
            raise WouldOverwrite(str(path)) from None
        except OSError:
            raise problems.unsaved(str(path)) from None
        made._seen = hashlib.sha256(content).hexdigest()
        return made

    @classmethod
    def open(cls, path: Path, passphrase: str) -> KeyFile:
        """Open a key file.

        Raises:
            WrongPassphrase: when the passphrase does not open it.
            KeyFileProblem: when it is missing, not a key file, damaged, newer or cannot be read.
        """
        content = _read(path)
        header, sealed = _parted(path, content)
        slot = _slot(path, header)
        try:
            key = sealing.unwrap(slot, passphrase, about=_ABOUT)
            entries, study, log = _contents(sealing.unseal(key, sealed, _ABOUT + header))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError):
            raise problems.damaged(str(path)) from None
        opened = cls(path, key, header, entries, hashlib.sha256(content).hexdigest())
        opened.study, opened.log = study, log
        return opened

    def add(self, entry: Entry) -> None:
        """Add an entry.

        Raises:
            UsageProblem: when the respondent's code has an entry already.
        """
        if any(entry.id == each.id or (entry.code and entry.code == each.code) for each in self.entries):
            raise UsageProblem(
                _("The key file already has an entry for {code}.").format(code=entry.code),
                _("Nothing was added."),
                _("Remove the old entry first, or add the new name to it."),
            )
        self.entries = (*self.entries, entry)

    def remove(self, entry_id: str) -> None:
        """Take the entry with this id out; nothing happens when there is none."""
        self.entries = tuple(each for each in self.entries if each.id != entry_id)

    def save(self) -> None:
        """Write the file anew, whole or not at all: beside the old one, then in its place, on disk at return.

        Raises:
            KeyFileProblem: when it cannot be written, would be too large to open again, or was changed by
                someone else since it was opened; the old file stands.
        """
        target = self.path.resolve()
        if hashlib.sha256(_read(target)).hexdigest() != self._seen:
            raise problems.changed(str(self.path))
        content = self._content()
        beside = target.with_name(f".{secrets.token_hex(8)}.new")
        try:
            write_new(beside, content)
            beside.replace(target)
            self._seen = hashlib.sha256(content).hexdigest()
            settle(target.parent)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise problems.unsaved(str(self.path)) from None

    def keep_log(self, rows: Iterable[logs.Replaced]) -> None:
        """Add to the log and save, on top of what was changed in the file since it was opened.

        Raises:
            KeyFileProblem: when it cannot be read or written; the old file stands.
        """
        content = _read(self.path)
        header, sealed = _parted(self.path, content)
        try:
            found = _contents(sealing.unseal(self._key, sealed, _ABOUT + header))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError):
            raise problems.damaged(str(self.path)) from None
        self._header, self._seen = header, hashlib.sha256(content).hexdigest()
        self.entries, self.study, self.log = found
        more = logs.merged(self.log, rows)
        if more != self.log:
            self.log = more
            self.save()

    def forget_notes(self, note_ids: Collection[int]) -> None:
        """Take everything out of the log that stood in these notes."""
        self.log = tuple(one for one in self.log if one.note_id not in note_ids)

    def names(self) -> list[KnownName]:
        """Return every name and contact to look for in notes."""
        return [name for entry in self.entries for name in entry.names()]

    def values(self) -> list[tuple[str, str]]:
        """Return (label, value) for everything that must not leave; the label says which entry, no name."""
        return [
            (_("key file, entry {number}").format(number=number), value)
            for number, entry in enumerate(self.entries, 1)
            for value in dict.fromkeys(entry.values())
        ]

    def plain(self) -> bytes:
        """Return what the file seals, in clear: to be searched, never to be written."""
        return self._written([[one.original, one.replacement, str(one.note_id)] for one in self.log])

    def _written(self, log: object) -> bytes:
        content = {"study": self.study, "entries": [entry.as_json() for entry in self.entries], "log": log}
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")

    def _content(self) -> bytes:
        try:
            data = self._written(logs.packed(self.log) if self.log else "")
        except ValueError:
            raise problems.full(str(self.path)) from None
        data += b" " * (-len(data) % _BLOCK)
        content = self._header + sealing.seal(self._key, data, _ABOUT + self._header)
        if len(content) > MOST_BYTES:
            raise problems.full(str(self.path))
        return content


def refuse_inside(path: Path, study_folder: Path) -> None:
    """Refuse a key file that lies, or would lie, inside the study folder, by whatever name or link.

    Raises:
        KeyFileProblem: when it does.
    """
    place, folder = path.resolve(), study_folder.resolve()
    if place.is_relative_to(folder) or any(_same(parent, folder) for parent in (place, *place.parents)):
        raise problems.inside(str(path))


def check(path: Path) -> None:
    """Raise KeyFileProblem unless a key file of this program lies there; it is not opened."""
    header, _sealed = _parted(path, _read(path))
    _slot(path, header)


def destroy(path: Path) -> None:
    """Overwrite a key file, so that its slot opens nothing any more, and remove it.

    Raises:
        KeyFileProblem: when there is none, it is something else, or it cannot be written to.
    """
    check(path)
    target = path.resolve()
    try:
        with target.open("r+b") as file:
            file.write(os.urandom(target.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        target.unlink()
        settle(target.parent)
        if path.is_symlink():
            path.unlink()
    except OSError:
        raise problems.unsaved(str(path)) from None


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _read(path: Path) -> bytes:
    """Return the bytes of a plain file of reasonable size; never waits on a pipe or device."""
    place = str(path)
    try:
        return ordinary.read(path, MOST_BYTES)
    except FileNotFoundError:
        raise problems.missing(place) from None
    except ordinary.NotOrdinary:
        raise problems.not_one(place) from None
    except ordinary.TooLarge:
        raise problems.too_big(place, MOST_BYTES // (1024 * 1024)) from None
    except OSError:
        is_folder = os.path.isdir(path)  # noqa: PTH112 - pathlib raises where the path is too long
        raise (problems.not_one(place) if is_folder else problems.unreadable(place)) from None


def _parted(path: Path, content: bytes) -> tuple[bytes, bytes]:
    """Return header line and sealed part."""
    end = content.find(b"\n", 0, _HEADER_BYTES)
    if end < 0:
        whole = content.startswith(b'{"format": "' + _FORMAT.encode())
        raise problems.damaged(str(path)) if whole else problems.not_one(str(path))
    return content[: end + 1], content[end + 1 :]


def _contents(data: bytes) -> Sealed:
    """Return entries, study, log of the unsealed part; ValueError, KeyError, TypeError when it is none."""
    content = json.loads(data)
    records, study = content["entries"], content.get("study", "")
    if not isinstance(records, list) or not isinstance(study, str):
        raise ValueError("not the contents of a key file")  # noqa: TRY004 - malformed, not mistyped
    entries = tuple(Entry.from_json(record) for record in records)
    if len({entry.id for entry in entries}) != len(entries):
        raise ValueError("two entries have one id")
    return entries, study, logs.unpacked(content.get("log", ""))


def _slot(path: Path, header: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(header)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict) or fields.get("format") != _FORMAT:
        raise problems.not_one(str(path))
    version, slot = fields.get("version"), fields.get("slot")
    if type(version) is int and version > _VERSION:
        raise problems.newer(str(path))
    if version != _VERSION or not isinstance(slot, dict):
        raise problems.damaged(str(path))
    return slot
