"""Practising as lines: somebody made up talks, notes are taken, and it is told which stamps lay where."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Terminal


def test_it_is_held_as_lines_and_leaves_nothing(
    terminal: Terminal, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    typed = '"eleven years\n:mark\n:end\n:close\n'
    said = terminal.run("practise", "--plain", "--lang", "en", stdin=typed).stdout
    assert "at the pace of speech" in said
    assert "You ask: How long have you worked here?" in said
    told = said[said.index("Where your stamps lay:") :]
    assert "- [1] after 0 s  quote: eleven years" in told
    assert "mark" in told
    assert list(place.iterdir()) == []
    assert not (home / "studies.json").exists()
