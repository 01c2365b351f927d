"""Files that wait for the gate: what was put comes back, in its order, whole, in pieces, from any place."""

from __future__ import annotations

import hashlib
import io
import random
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotSaved
from interview_tui.export import archive, pages, spool
from interview_tui.export.held import Held
from interview_tui.export.pages import PIECE, Facts, Writing
from interview_tui.export.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOISE = random.Random(1).randbytes(2 * PIECE + 5000)  # noqa: S311 - the same bytes every time


def test_what_is_held_comes_back_as_it_was() -> None:
    files = Held(Spool())
    files.put({"b.txt": b"kaffe og vakt " * 1000, "a.zip": NOISE})
    files.put({"c.txt": b"", "b.txt": b"annet"})
    assert dict(files) == {"b.txt": b"annet", "a.zip": NOISE, "c.txt": b""}
    assert (list(files), len(files), "d.txt" in files) == (["b.txt", "a.zip", "c.txt"], 3, False)


@pytest.mark.parametrize("length", [1, 999, PIECE, PIECE + 1, len(NOISE)])
def test_it_is_the_same_in_whatever_pieces_it_came(length: int) -> None:
    files = Held(Spool())
    pieces = (NOISE[at : at + length] for at in range(0, 3 * 999 if length == 1 else len(NOISE), length))
    made = files.put({"a.bin": pieces})
    whole = NOISE[: 3 * 999] if length == 1 else NOISE
    assert (files["a.bin"], made["a.bin"].read()) == (whole, whole)
    assert b"".join(files.in_pieces()["a.bin"]) == whole
    assert files.facts["a.bin"] == Facts(len(whole), hashlib.sha256(whole).hexdigest())


def test_a_file_is_read_from_any_place_as_from_memory() -> None:
    files, chance = Held(Spool()), random.Random(2)  # noqa: S311 - the same places every time
    paper, other = files.put({"a.bin": NOISE})["a.bin"], io.BytesIO(NOISE)
    for _turn in range(60):
        place, length = chance.randrange(len(NOISE) + 100), chance.choice([2, 300, PIECE, -1])
        assert paper.seek(place) == other.seek(place)
        assert paper.read(length) == other.read(length)
        assert paper.tell() == other.tell()
    assert paper.seek(-22, io.SEEK_END) == other.seek(-22, io.SEEK_END)
    with pytest.raises(OSError, match="beginning"):
        paper.seek(-len(NOISE) - 1, io.SEEK_END)


def test_an_archive_is_opened_where_it_lies() -> None:
    paper = Held(Spool()).put({"a.zip": archive.Packed({"x": b"en", "y": NOISE})})["a.zip"]
    with zipfile.ZipFile(paper) as found:
        assert [found.read(name) for name in ("y", "x")] == [NOISE, b"en"]


def test_a_file_is_written_over_as_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PIECE", 100)
    lies, chance = Spool(), random.Random(3)  # noqa: S311 - the same places every time
    paper, other = Writing(lies), io.BytesIO()
    for _turn in range(200):
        place = chance.randrange(other.getbuffer().nbytes + 1)
        some = chance.randbytes(chance.choice([1, 30, 100, 350]))
        assert paper.seek(place) == other.seek(place)
        assert paper.write(some) == other.write(some)
        assert paper.tell() == other.tell()
    assert b"".join(map(lies.get, paper.pages())) == other.getvalue()


def test_an_archive_is_packed_in_the_spool_as_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PIECE", 1000)

    def entries() -> archive.Packed:
        held: dict[str, bytes | Iterator[bytes]] = {"a": b"en", "b": iter([NOISE, b"to"]), "c": b"tre" * 4000}
        return archive.Packed(held)

    files = Held(Spool())
    files.put({"a.zip": entries()})
    whole = entries().whole()
    assert files["a.zip"] == whole
    assert files.facts["a.zip"] == Facts(len(whole), hashlib.sha256(whole).hexdigest())


def test_those_just_put_are_read_and_no_others() -> None:
    files = Held(Spool())
    files.put({"a.txt": b"en"})
    made = files.put({"b.txt": b"to", "c.txt": b"tre"})
    assert [(name, paper.read()) for name, paper in made.items()] == [("b.txt", b"to"), ("c.txt", b"tre")]
    with pytest.raises(KeyError):
        made["a.txt"]


def test_a_file_that_was_changed_on_the_disk_does_not_leave() -> None:
    lies = Spool()
    files = Held(lies)
    files.put({"a.txt": b"sett"})
    lies._file.seek(14)
    lies._file.write(b"\0\0")
    with pytest.raises(NotSaved):
        files["a.txt"]


def test_of_a_large_file_a_few_pieces_are_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PIECE", 10_000)
    monkeypatch.setattr(spool, "ROOM", 1)

    def pieces() -> Iterator[bytes]:
        return (bytes([at % 251]) * 4000 for at in range(400))

    files = Held(Spool(tmp_path))
    files.put({"small.txt": [b"en"]})
    tracemalloc.start()
    try:
        paper = files.put({"a.bin": pieces()})["a.bin"]
        while paper.read(5000):
            pass
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 200_000 < files.facts["a.bin"].size == 1_600_000
