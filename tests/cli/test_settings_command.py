"""The settings on the command line: shown, and quick words set without touching the rest of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.paths import Paths
from interview_tui.settings import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal

OWN = '# my own\nlanguage = "en"  # not Norwegian\n\n[keys]\nmark = "f9"\n'


def test_a_quick_word_is_set_and_taken_off_and_the_rest_stays(terminal: Terminal, home: Path) -> None:
    home.mkdir(exist_ok=True)
    file = home / "settings.toml"
    file.write_text(OWN, encoding="utf-8")
    assert "written out" in terminal.line("settings", "quick", "pp", "på", "plass")
    terminal.run("settings", "quick", "bå", 'bare "å" [b]')
    assert file.read_text(encoding="utf-8").startswith(OWN)
    assert file.stat().st_mode & 0o777 == 0o600
    assert load(Paths(home)).quick_words == {"pp": "på plass", "bå": 'bare "å" [b]'}
    assert terminal.json("settings", "quick")["pp"] == "på plass"
    terminal.run("settings", "quick", "pp", "--off")
    assert load(Paths(home)).quick_words == {"bå": 'bare "å" [b]'}
    assert load(Paths(home)).keys == {"mark": ("f9",)}


def test_quick_words_rest_and_are_used_again(terminal: Terminal, home: Path) -> None:
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(OWN, encoding="utf-8")
    terminal.run("settings", "quick", "pp", "på plass")
    assert "No quick word is written out now." in terminal.line("settings", "quick", "--rest")
    own = load(Paths(home))
    assert (own.written_out, own.quick_words, own.keys) == ({}, {"pp": "på plass"}, {"mark": ("f9",)})
    assert "They rest" in terminal.run("settings", "show").stdout
    assert "written out now" in terminal.line("settings", "quick", "--use")
    assert load(Paths(home)).written_out == {"pp": "på plass"}


def test_without_a_file_one_is_made(terminal: Terminal, home: Path) -> None:
    terminal.run("settings", "quick", "pp", "på plass")
    assert load(Paths(home)).quick_words == {"pp": "på plass"}


def test_settings_are_shown(terminal: Terminal) -> None:
    shown = terminal.run("settings", "show").stdout
    assert "double_press_ms = 100" in shown
    assert "No quick words are set." in shown
    assert terminal.json("settings", "show")["quick_words"] == {}


@pytest.mark.parametrize(
    "words",
    [("p p", "x"), ("#pp", "x"), ("12", "x"), ("x" * 21, "x"), ("pp", "x" * 201), ("pp", "  "),
     ("nn", "--off"), ("--off",), ("pp", "x", "--off")],
)  # fmt: skip
def test_what_cannot_be_a_quick_word_changes_nothing(
    terminal: Terminal, home: Path, words: tuple[str, ...]
) -> None:
    assert "Nothing was changed." in terminal.run("settings", "quick", *words, code=2).stderr
    assert not (home / "settings.toml").exists()
