"""Files that wait for the gate: what was put comes back, in its order, and takes less room."""

from __future__ import annotations

import random

from interview_tui.export.held import Held


def test_what_is_held_comes_back_as_it_was() -> None:
    noise = random.Random(1).randbytes(5000)  # noqa: S311 - the same bytes every time
    held = Held()
    held.put({"b.txt": b"kaffe og vakt " * 1000, "a.zip": noise})
    held.put({"c.txt": b"", "b.txt": b"annet"})
    assert dict(held) == {"b.txt": b"annet", "a.zip": noise, "c.txt": b""}
    assert (list(held), len(held), "d.txt" in held) == (["b.txt", "a.zip", "c.txt"], 3, False)
