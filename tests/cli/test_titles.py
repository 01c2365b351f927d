"""What a study is called, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def test_a_study_is_called_by_another_title(terminal: Terminal, folder: Path) -> None:
    assert terminal.line("study", "title", folder, "Skift æøå") == "The study is called Skift æøå now."
    assert terminal.json("study", "title", folder, "Skift æøå") == {"title": "Skift æøå"}
    assert "A study needs a title." in terminal.run("study", "title", folder, " ", code=2).stderr
    assert "Skift æøå" in terminal.run("status", folder).stdout
