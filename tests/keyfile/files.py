"""A key file for a test, and somebody to be in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import sealing
from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "et passord til prøve"


def kari() -> Entry:
    return Entry.new(
        "Kari Anne Eksempel", code="R47", also=["Karo"], contacts=["99 88 77 66", "kari@eksempel.no"]
    )


def made(path: Path, *entries: Entry) -> KeyFile:
    file = KeyFile.create(path, WORDS, cost=sealing.QUICK)
    for entry in entries:
        file.add(entry)
    file.save()
    return file
