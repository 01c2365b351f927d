"""Canaries: words that are nowhere else, and the search for them in every place where they must not be."""

from __future__ import annotations

import os
import random
import re
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 512 * 1024 * 1024
"""Bytes of one file that are searched."""
MARK = b"qvyx"
"""What every canary's heart begins with, so that the search is quick."""
_LETTERS = "bdfghjklmnprstv", "aeiouy"
_INSTALLED = ("/usr/", "/lib", sys.prefix, sys.base_prefix)
"""Where a program's own files lie."""
_COMMAND = re.compile(rb"\x1b[\]P_^X](.*?)(?:\x07|\x1b\\)", re.DOTALL)
"""What a terminal is told to keep: its title (OSC 0 and 2), the clipboard (OSC 52), and the like."""
_SCREEN = re.compile(rb"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", re.DOTALL)
"""What is drawn on the other screen, which leaves nothing to scroll back to."""


class Canaries:
    """Words by what they are typed as. Each has a heart of plain letters between æ, ø and å."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)  # noqa: S311 - words, not secrets
        self.words: dict[str, str] = {}
        self._codes: dict[str, str] = {}

    def word(self, path: str) -> str:
        """Return the word of a path; made the first time."""
        if path not in self.words:
            rest = "".join(self._rng.choice(_LETTERS[place % 2]) for place in range(12))
            self.words[path] = f"ø{MARK.decode()}{rest}å"
        return self.words[path]

    def add(self, path: str, groups: Sequence[str]) -> None:
        """Take in a code that the program made up: any two groups of it, however they are set apart."""
        for first, second in pairwise(groups):
            for between in ("", " ", "   ", "-"):
                self._codes[f"{first}{between}{second}".lower()] = path

    def found(self, data: bytes) -> set[str]:
        """Return the paths whose words are in the data: in UTF-8 or UTF-16, composed or not, in any case."""
        lower = data.lower()
        paths = {path for code, path in self._codes.items() if _forms(code.encode(), lower)}
        if _forms(MARK, lower):
            paths |= {path for path, word in self.words.items() if _forms(_heart(word), lower)}
        return paths


def _forms(plain: bytes, lower: bytes) -> bool:
    return plain in lower or b"\x00".join(bytes([letter]) for letter in plain) in lower


def _heart(word: str) -> bytes:
    """Return the part of a word that is the same in every encoding and however its letters are composed."""
    return re.sub(r"[^a-z]", "", word.lower()).encode()


@dataclass
class Search:
    """One sort of place: how much was looked at, and what was found there."""

    place: str
    files: int = 0
    size: int = 0
    hits: list[str] = field(default_factory=list)
    note: str = ""

    def look(self, canaries: Canaries, data: bytes, name: str) -> None:
        """Search some bytes, called ``name``."""
        self.files += 1
        self.size += len(data)
        self.hits += [f"{path}: {name}" for path in sorted(canaries.found(data))]

    def folder(
        self, canaries: Canaries, root: Path, *, without: Iterable[Path] = (), since: float = 0.0
    ) -> None:
        """Search names and contents of all files below a folder, changed since a moment (UTC s)."""
        left_out = {str(path) for path in without}
        for path in _files(root, left_out):
            with suppress(OSError):
                found = path.lstat()
                if found.st_mtime < since:
                    continue
                self.look(canaries, os.fsencode(path.name), f"the name of {path}")
                self.files -= 1
                if stat.S_ISREG(found.st_mode):
                    with path.open("rb") as file:
                        self.look(canaries, file.read(MOST), str(path))

    def process(self, canaries: Canaries, pid: int) -> None:
        """Search what a running process has open, deleted files too, and its arguments and environment."""
        place = Path(f"/proc/{pid}")
        for name in ("cmdline", "environ"):
            with suppress(OSError):
                self.look(canaries, (place / name).read_bytes(), f"{name} of the process")
        try:
            links = [*(place / "fd").iterdir(), *(place / "map_files").iterdir()]
        except PermissionError:
            self.note, links = "root alone may look into the program's open files", []
        for link in links:
            with suppress(OSError):
                name = str(link.readlink())
                if stat.S_ISREG(link.stat().st_mode) and not name.startswith(_INSTALLED):
                    with link.open("rb") as file:
                        self.look(canaries, file.read(MOST), f"open: {name}")

    def terminal(self, canaries: Canaries, stream: bytes) -> None:
        """Search what a terminal is told to keep, and what was written outside the other screen."""
        kept = [match[1] for match in _COMMAND.finditer(stream)]
        for one in kept:
            self.look(canaries, one, "told to the terminal (title and the like)")
            if one.startswith(b"52;"):
                self.hits.append("something: the clipboard (OSC 52)")
        self.look(canaries, _SCREEN.sub(b"", stream), "left in the scrollback")

    def row(self) -> tuple[str, ...]:
        """Return what the table says of it."""
        return (self.place, str(self.files), f"{self.size / 1024:.0f}", str(len(self.hits)), self.note)


def _files(root: Path, left_out: set[str]) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if os.path.join(folder, name) not in left_out]  # noqa: PTH118
        yield from (Path(folder, name) for name in [*folders, *names])
