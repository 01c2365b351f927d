"""The demo from the command line, as far as it goes without screens."""

from __future__ import annotations

import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview_tui.cli.door import ended_by_signals
from interview_tui.launch import PLACES, Launch
from interview_tui.paths import Paths
from interview_tui.settings import Settings

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock


@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_kept_sample_opens_with_the_passphrase_it_prints(
    terminal: Terminal, tmp_path: Path, language: str
) -> None:
    root = tmp_path / "prøve"
    lines = terminal.run("demo", "--keep", root, "--lang", language, "--notes", 30).stdout.splitlines()
    assert str(root / "study") in lines[0]
    assert "demo" in lines[0]
    assert "names.keyfile" in lines[1]
    assert lines[2].endswith("--plain")
    terminal.secret = "demo"
    found = terminal.json("status", root / "study")
    assert len(found["respondents"]) == 8
    assert found["key_file"] is True
    assert [one["notes"] for one in found["respondents"] if one["phase"] == "running"] == [30]
    refused = terminal.run("demo", "--keep", root, code=14).stderr
    assert f"interview-tui open {root / 'study'}" in " ".join(refused.split())


def test_nothing_is_made_where_it_cannot_be_shown(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for place in PLACES:
        terminal.run("demo", "--at", place, code=16)
    assert [file for file in tmp_path.iterdir() if "sample" in file.name] == []


@pytest.mark.parametrize(
    "words", [["--at", "kitchen"], ["--notes", "-1"], ["--notes", "many"], ["--notes", "20001"]]
)
def test_what_is_not_understood_is_told(terminal: Terminal, words: list[str]) -> None:
    terminal.run("demo", *words, code=2)


def test_a_launch_never_shows_its_passphrase(clock: FakeClock) -> None:
    assert "geheim" not in repr(Launch(Paths(Path("x")), Settings(), clock, passphrase="geheim"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_kill_or_a_closed_window_still_takes_the_sample_away(
    tmp_path: Path, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    sample = tmp_path / "sample"
    sample.mkdir()

    def closed() -> None:
        with ended_by_signals():
            try:
                signal.raise_signal(number)
            finally:
                sample.rmdir()

    with pytest.raises(SystemExit) as left:
        closed()
    assert left.value.code == 128 + number
    assert not sample.exists()
    assert signal.getsignal(number) == before
