"""The record of exports at the command line: what left, and what may have left of one that was broken off."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from interview_tui.cli.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.clock import Clock
    from tests.cli.conftest import Terminal

    Hold = Callable[..., list[dict[str, Any]]]


def test_exports_are_listed_and_one_that_was_broken_off_is_settled(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path, clock: Clock
) -> None:
    assert terminal.line("exports", "list", folder) == "Nothing was exported."
    held("møtene var lange")
    terminal.run("export", folder, "--to", tmp_path / "one")
    [one] = terminal.json("exports", "list", folder)
    assert (one["number"], one["broken_off"], one["linked"]) == (1, False, True)
    assert sorted(one["files"]) == sorted(one["lying"])
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "summary.md").write_text("words")
    sha256 = hashlib.sha256(b"words").hexdigest()
    for place in (broken, tmp_path / "other"):
        with Desk(clock=clock).study(folder, None) as opened:
            opened.store.record_export("2026-01", [("summary.md", sha256)], str(place), part=".a.part")
    assert "2: An export was broken off" in terminal.run("exports", "list", folder).stderr
    assert f"may lie in {broken}. 1 file of it lies there." in terminal.run("status", folder).stdout
    assert "(--delete)" in terminal.run("exports", "cleared", folder, 2, code=2).stderr
    assert terminal.line("exports", "cleared", folder, 2, "--delete").startswith("It is forgotten")
    assert not broken.exists()
    assert terminal.line("exports", "left", folder, 3) == "It counts as one that left."
    terminal.run("exports", "cleared", folder, 3, code=2)
    assert [one["broken_off"] for one in terminal.json("exports", "list", folder)] == [False, False]
