"""How fast candidates are found, how big the model is and what each part of the search is good for.

    uv run python -m tests.bench.detection [--notes FILE...]

FILE holds notes as in ``tests/data/marked_notes.txt``: ``[[words|TYPE]]`` is what should be found. Without it
the ones in the repository are used. Speed and start are told against what is asked of them.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify import candidates
from interview_tui.deidentify.detectors import (
    capitals,
    contact,
    cues,
    dates,
    learnt,
    loose,
    near,
    numbers,
    places,
    times,
    titles,
)
from interview_tui.deidentify.trained import weights
from interview_tui.services import scanning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

NOTES = [Path(__file__).parents[1] / "data" / name for name in ("marked_notes.txt", "hurried_notes.txt")]
"""Notes in the repository, which no rule was made from."""
DIRECT = frozenset({"PER", "PHONE", "EMAIL", "ID", "URL", "ADDR"})
NOT_SOUGHT = frozenset({"DESC", "O"})
_MARK = re.compile(r"\[\[([^\[\]|]+)\|([A-Z]+)\]\]")
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?:;,](?=\s|$)")
_TIMES = 8
_LEAST_A_SECOND, _MOST_START_S = 50_000, 0.3
"""What is asked of ``scan`` on a quiet machine: characters a second, seconds to start."""


class Note(NamedTuple):
    """A note and what should be found in it: (start, end, type)."""

    language: str
    text: str
    wanted: list[tuple[int, int, str]]
    known: tuple[str, ...]
    """Names of its study's key list."""


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
        told = head.partition("known:")[2].split(";")
        known = tuple(name.strip() for name in told if name.strip())
        notes.append(Note(head.split()[1], text + body.strip("\n")[at:], wanted, known))
    return notes


def small(note: Note) -> Note:
    """Return a note without capitals."""
    text = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in note.text)
    return note._replace(text=text)


def hurried(note: Note) -> Note:
    """Return a note without capitals and without the signs that end sentences."""
    return note._replace(text=_END.sub(" ", small(note).text))


def found(note: Note) -> bytearray:
    """Return a byte for each character of a note, 1 where a candidate covers it."""
    covered = bytearray(len(note.text))
    for one in candidates.find(note.text, scanning.known(note.known), note.language, wide=True):
        start, end = scanning.whole(note.text, one)
        covered[start:end] = b"\x01" * (end - start)
    return covered


def measured(notes: list[Note]) -> str:
    """Return figures: shares of direct and other identifiers found, and words of 1000 found beside them."""
    hits: dict[bool, list[int]] = {True: [], False: []}
    beside = words = 0
    for note in notes:
        covered = found(note)
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
    return f"{direct:6.3f} {others:6.3f} {1000 * beside / words:5.0f}"


@contextmanager
def instead(*changes: tuple[ModuleType, str, object]) -> Iterator[None]:
    """Put something else in the place of parts of the search, for a while."""
    before = [(module, name, getattr(module, name)) for module, name, _new in changes]
    for module, name, new in changes:
        setattr(module, name, new)
    candidates.forget()
    try:
        yield
    finally:
        for module, name, old in before:
            setattr(module, name, old)
        candidates.forget()


def _none(*_given: object, **_more: object) -> tuple[()]:
    return ()


def parts() -> dict[str, list[tuple[ModuleType, str, object]]]:
    """Return what is put elsewhere to leave each part of the search out."""
    plain = capitals.runs
    patterns = [
        (module, name, _none)
        for module, names in (
            (contact, "emails addresses_on_the_web phones spoken"),
            (numbers, "find loose cued"), (dates, "find"), (places, "find"), (times, "find"), (loose, "find"),
            (titles, "find works"),
        )
        for name in names.split()
    ]  # fmt: skip
    return {
        "all of it": [],
        "without the key list": [(scanning, "known", _none)],
        "without patterns": [*patterns, (near, "initials", _none)],
        "without the model": [(learnt, "words", _none), (learnt, "unlikely", _none)],
        "without rules": [
            (capitals, "words", _none),
            (cues, "raised", lambda _text, words, **_more: words),
        ],
        "without propagation": [
            (learnt, "again", lambda _read, **_more: {}),
            (capitals, "runs", lambda text, found, taken, **_more: plain(text, found, taken)),
        ],
        "patterns alone": [(learnt, "words", _none), (capitals, "words", _none), (scanning, "known", _none)],
    }


def ablation(notes: list[Note]) -> None:
    """Print a table: what is found of direct and other identifiers without each part, and words beside."""
    kinds = {"as written": notes, "no capitals": [small(one) for one in notes],
             "hurried": [hurried(one) for one in notes]}  # fmt: skip
    print(f"{'':22}" + "".join(f"{kind:>21}" for kind in kinds))
    print(f"{'':22}" + "  direct  other beside" * len(kinds))
    for name, changes in parts().items():
        with instead(*changes):
            print(f"{name:22}" + "".join(f"  {measured(each)}" for each in kinds.values()))


def speed(notes: list[Note]) -> None:
    """Print characters a second, for notes seen for the first time."""
    text = "\n".join(note.text for note in notes)
    began = time.perf_counter()
    for number in range(_TIMES):
        candidates.find(f"{text}\n{number}", (), "nb", wide=True)
    once = (time.perf_counter() - began) / _TIMES
    fast = len(text) / once
    print(f"{fast:,.0f} characters a second, one long text: {_word(fast >= _LEAST_A_SECOND)} 50,000")
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
    print(f"start: {_word(min(took) <= _MOST_START_S)} 0.3 s")
    print(f"{min(took):.2f} s from start to answer, {weights.FILE.stat().st_size / 1024:,.0f} kB of weights")


def _word(kept: bool) -> str:
    return "keeps" if kept else "MISSES"


def main() -> None:
    """Print all figures."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--notes", type=Path, nargs="+", default=NOTES)
    notes = [note for file in asked.parse_args().notes for note in read(file)]
    ablation(notes)
    alarms()
    speed(notes)
    start()


if __name__ == "__main__":
    main()
