"""The settings file: what is understood, and how each fault is told."""

from __future__ import annotations

import dataclasses
import os
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import SettingsProblem
from interview_tui.paths import Paths
from interview_tui.settings import LARGEST, Settings, load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Paths:
    (tmp_path / "settings").mkdir()
    return Paths(tmp_path / "settings")


def written(place: Paths, text: str) -> Paths:
    place.settings_file.write_text(text, encoding="utf-8")
    return place


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(Paths(tmp_path / "nowhere")) == Settings()
    assert Settings() == Settings(language="auto", theme="default", keys={}, interviewer="")


def test_every_setting_is_read(place: Paths) -> None:
    text = """
        language = "nb"
        theme = "morning"
        interviewer = "  KØ \\u001b[31m "
        double_press_ms = 0
        [keys]
        next-question = "ctrl+x"
        mark = ["CTRL+t", "f5"]
        [quick_words]
        pp = " på plass "
    """
    assert load(written(place, text)) == Settings(
        language="nb",
        theme="morning",
        interviewer="KØ",
        keys={"next-question": ("ctrl+x",), "mark": ("ctrl+t", "f5")},
        double_press_ms=0,
        quick_words={"pp": "på plass"},
    )


def test_quick_words_that_rest_are_kept_and_not_written_out(place: Paths) -> None:
    own = load(written(place, 'quick_words_off = true\n[quick_words]\npp = "x"\n'))
    assert (own.quick_words, own.written_out) == ({"pp": "x"}, {})
    assert load(written(place, '[quick_words]\npp = "x"\n')).written_out == {"pp": "x"}
    assert Settings().written_out == {}


def test_a_byte_order_mark_is_no_fault(place: Paths) -> None:
    place.settings_file.write_bytes(b'\xef\xbb\xbflanguage = "en"\n')
    assert load(place).language == "en"


def test_settings_cannot_be_changed_by_accident() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().language = "nb"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('langauge = "nb"', ["langauge", "language"]),
        ('language = "nn"', ["language", "nn", "auto, en, nb"]),
        ('language = "norsk"', ["norsk"]),
        ("language = 3", ["language", "quotation marks"]),
        ("theme = true", ["theme"]),
        ('interviewer = ["KØ"]', ["interviewer"]),
        (f'interviewer = "{"x" * 201}"', ["interviewer", "200"]),
        ("double_press_ms = 1001", ["double_press_ms", "1000"]),
        ("double_press_ms = true", ["double_press_ms"]),
        ('quick_words = "pp"', ["quick_words"]),
        ('letters = "x"', ["letters", "[letters]"]),
        ('[letters]\nprobing = "xy"', ["probing", "one character"]),
        ('[letters]\nprobing = " "', ["probing", "one character"]),
        ("quick_words_off = 1", ["quick_words_off", "true or false"]),
        ('[quick_words]\n"p p" = "x"', ["p p", "letters and digits"]),
        ('[quick_words]\n12 = "x"', ["12", "letters and digits"]),
        ("[quick_words]\npp = 3", ["pp", "200"]),
        ('[quick_words]\npp = " "', ["pp"]),
        (f'[quick_words]\npp = "{"x" * 201}"', ["pp", "200"]),
        ("[quick_words]\n" + "\n".join(f'p{n} = "x"' for n in range(201)), ["200"]),
        ('keys = "ctrl+x"', ["keys", "[keys]"]),
        ("[keys]\nmark = 3", ["mark"]),
        ("[keys]\nmark = []", ["mark"]),
        ('[keys]\nmark = ["ctrl+x", ""]', ["mark"]),
        ("[keys.mark]\nx = 1", ["mark"]),
        ("language =\ntheme = 3", ["TOML", "line 1"]),
        ('language = "nb"\nlanguage = "en"', ["TOML"]),
        ("x = " + "[" * 1900, ["TOML"]),
        ("x = " + "[" * 5000, ["Line 1", "2000"]),
        ("\n" + "a." * 30_000 + "a = 1", ["Line 2", "2000"]),
    ],
)
def test_a_fault_names_the_file_the_key_and_what_is_known(place: Paths, text: str, names: list[str]) -> None:
    with pytest.raises(SettingsProblem) as caught:
        load(written(place, text))
    assert str(place.settings_file) in caught.value.title
    assert [name for name in names if name not in str(caught.value)] == []
    assert caught.value.exit_code == 15


def test_a_key_far_from_any_is_told_how_to_go_on(place: Paths) -> None:
    with pytest.raises(SettingsProblem) as caught:
        load(written(place, "zzz = 1"))
    assert "move the file away" in caught.value.hint


@pytest.mark.parametrize("content", [b"\x00\xff\xfe\x80" * 40, b"#" * (LARGEST + 1), b"\x1b]0;x\x07 = 1"])
def test_a_hostile_file_is_refused_in_words(place: Paths, content: bytes) -> None:
    place.settings_file.write_bytes(content)
    with pytest.raises(SettingsProblem) as caught:
        load(place)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 600


def test_a_folder_or_a_pipe_in_its_place_is_refused_and_does_not_hang(place: Paths) -> None:
    os.mkfifo(place.settings_file)
    with pytest.raises(SettingsProblem):
        load(place)
    place.settings_file.unlink()
    place.settings_file.mkdir()
    with pytest.raises(SettingsProblem):
        load(place)
