"""How fast candidates are found, how big the model is and what each part of the search is good for.

    uv run python -m tests.bench.detection [--notes FILE]

FILE holds notes as in ``tests/data/marked_notes.txt``: ``[[words|TYPE]]`` is what should be found. Without it
the ones in the repository are used. Nothing is compared with a limit: the figures are for people.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify import candidates
from interview_tui.deidentify.trained import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from interview_tui.model.identifier import Candidate

NOTES = Path(__file__).parents[1] / "data" / "marked_notes.txt"
DIRECT = frozenset({"PER", "PHONE", "EMAIL", "ID", "URL", "ADDR"})
NOT_SOUGHT = frozenset({"DESC", "O"})
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([A-Z]+)\]\]")
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?:;,](?=\s|$)")
_TIMES = 40


class Note(NamedTuple):
    """A note and what should be found in it: (start, end, type)."""

    language: str
    text: str
    wanted: list[tuple[int, int, str]]


def read(file: Path) -> list[Note]:
    """Return the notes of a file."""
    notes = []
    for block in re.split(r"^%% ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, body = block.split("\n", 1)
        text, wanted, at = "", [], 0
        for mark in _MARK.finditer(body.strip("\n")):
            text += body[at : mark.start()]
            wanted.append((len(text), len(text) + len(mark.group(1)), mark.group(2)))
            text += mark.group(1)
            at = mark.end()
        notes.append(Note(head.split()[1], text + body.strip("\n")[at:], wanted))
    return notes


def small(note: Note) -> Note:
    """Return a note without capitals."""
    text = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in note.text)
    return note._replace(text=text)


def hurried(note: Note) -> Note:
    """Return a note without capitals and without the signs that end sentences."""
    return note._replace(text=_END.sub(" ", small(note).text))


def found(note: Note, keep: Callable[[Candidate], bool]) -> bytearray:
    """Return a byte for each character of a note, 1 where a candidate that is kept covers it."""
    covered = bytearray(len(note.text))
    for one in candidates.find(note.text, (), note.language, wide=True):
        if keep(one):
            covered[one.start : one.end] = b"\x01" * (one.end - one.start)
    return covered


def measured(notes: list[Note], keep: Callable[[Candidate], bool]) -> str:
    """Return a line of figures: shares of direct and other identifiers found, and words found beside them."""
    hits: dict[bool, list[int]] = {True: [], False: []}
    beside = words = 0
    for note in notes:
        covered = found(note, keep)
        wanted = bytearray(len(note.text))
        for start, end, kind in note.wanted:
            wanted[start:end] = b"\x01" * (end - start)
            if kind not in NOT_SOUGHT:
                hit = all(all(covered[start + word.start() : start + word.end()])
                          for word in _WORD.finditer(note.text[start:end]))  # fmt: skip
                hits[kind in DIRECT].append(hit)
        for word in _WORD.finditer(note.text):
            words += 1
            beside += all(covered[slice(*word.span())]) and not any(wanted[slice(*word.span())])
    direct, others = (sum(held) / len(held) for held in hits.values())
    return f"direct {direct:.3f}   other {others:.3f}   words beside {1000 * beside / words:5.1f} of 1000"


def parts() -> Iterator[tuple[str, Callable[[Candidate], bool]]]:
    """Yield the search with and without its parts."""
    from interview_tui.model.identifier import Why

    yield "all of it", lambda _one: True
    yield "without the model", lambda one: one.why is not Why.READS_LIKE
    yield "without capitals", lambda one: one.why is not Why.CAPITAL
    yield "patterns only", lambda one: one.why in {Why.PATTERN, Why.LOOKS_LIKE}


def speed(notes: list[Note]) -> None:
    """Print characters a second, for notes seen for the first time."""
    text = "\n".join(note.text for note in notes)
    began = time.perf_counter()
    for number in range(_TIMES):
        candidates.find(f"{text}\n{number}", (), "nb", wide=True)
    once = (time.perf_counter() - began) / _TIMES
    print(f"{len(text) / once:,.0f} characters a second, one long text")
    candidates.forget()
    began = time.perf_counter()
    for number in range(_TIMES):
        for note in notes:
            candidates.find(f"{note.text} {number}", (), note.language)
    each = time.perf_counter() - began
    print(f"{_TIMES * sum(len(note.text) for note in notes) / each:,.0f} characters a second, note by note")
    began = time.perf_counter()
    for number in range(_TIMES):
        for note in notes:
            candidates.find(f"{note.text} {number}", (), note.language)
    print(f"{(time.perf_counter() - began) / each:.3f} of that time for notes seen before")


def alarms() -> None:
    """Print what waits for a decision in the guides that ship, in which nobody is named."""
    from interview_tui.guidefile.library import shipped
    from interview_tui.guidefile.markdown import read_guide
    from interview_tui.services.suspects import printed

    for file in shipped():
        guide = read_guide(file)
        texts = printed(guide)
        found = {one.text for text in texts for one in candidates.find(text, (), guide.language)}
        print(f"{file.name}: {len(found)} to decide in {sum(map(len, texts)):,} characters: {sorted(found)}")


def start() -> None:
    """Print how long ``scan`` takes for one short text, the whole process, best of five."""
    took = []
    for _time in range(5):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "interview_tui", "scan", "--jsonl"],
            input=b'{"id": 1, "lang": "nb", "text": "Hei."}\n', check=True, capture_output=True,
        )  # fmt: skip
        took.append(time.perf_counter() - began)
    print(f"{min(took):.2f} s from start to answer, {weights.FILE.stat().st_size / 1024:,.0f} kB of weights")


def main() -> None:
    """Print all figures."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--notes", type=Path, default=NOTES)
    notes = read(asked.parse_args().notes)
    for name, change in (("as written", lambda note: note), ("no capitals", small), ("hurried", hurried)):
        changed = [change(note) for note in notes]
        for part, keep in parts():
            print(f"{name:12} {part:18} {measured(changed, keep)}")
    alarms()
    speed(notes)
    start()


if __name__ == "__main__":
    main()
