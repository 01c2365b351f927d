"""Files that wait for the gate: what was put comes back, in its order, and takes less room."""

from __future__ import annotations

import hashlib
import random

import pytest

from interview_tui.errors import GateClosed
from interview_tui.export.held import Facts, Held


def test_what_is_held_comes_back_as_it_was() -> None:
    noise = random.Random(1).randbytes(5000)  # noqa: S311 - the same bytes every time
    held = Held()
    held.put({"b.txt": b"kaffe og vakt " * 1000, "a.zip": noise})
    held.put({"c.txt": b"", "b.txt": b"annet"})
    assert dict(held) == {"b.txt": b"annet", "a.zip": noise, "c.txt": b""}
    assert (list(held), len(held), "d.txt" in held) == (["b.txt", "a.zip", "c.txt"], 3, False)


def test_a_small_format_is_kept_and_not_made_again() -> None:
    held = Held()
    held.put_again({"a.txt": b"en"}, dict)
    assert dict(held) == {"a.txt": b"en"}


def test_what_is_kept_does_not_outgrow_the_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview_tui.export.held.ROOM", 3000)
    noise, times = random.Random(1), list[int]()  # noqa: S311 - the same bytes every time

    def put(number: int) -> bytes:
        content = noise.randbytes(1500)

        def make() -> dict[str, bytes]:
            times.append(number)
            return {f"{number}.bin": content}

        held.put_again({f"{number}.bin": content}, make)
        return content

    held = Held()
    contents = {f"{number}.bin": put(number) for number in range(4)}
    assert dict(held) == contents
    assert times == [2, 3]


def test_a_format_is_made_once_more_for_each_turn_and_not_for_each_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("interview_tui.export.held.ROOM", -1)
    held, times = Held(), list[int]()

    def make() -> dict[str, bytes]:
        times.append(1)
        return {"a.txt": b"en", "b.txt": b"to"}

    held.put({"c.txt": b"tre"})
    held.put_again(make(), make)
    assert dict(held) == {"c.txt": b"tre", "a.txt": b"en", "b.txt": b"to"}
    assert len(times) == 2
    assert held.facts["a.txt"] == Facts(2, hashlib.sha256(b"en").hexdigest())


def test_a_file_that_comes_out_otherwise_than_it_was_searched_does_not_leave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("interview_tui.export.held.ROOM", -1)
    held, words = Held(), [b"sett", b"usett"]
    held.put_again({"a.txt": words[0]}, lambda: {"a.txt": words[1]})
    with pytest.raises(GateClosed, match="decided") as shut:
        held["a.txt"]
    assert ["a.txt" in line for line in shut.value.reasons] == [True]
