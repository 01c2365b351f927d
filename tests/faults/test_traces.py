"""The canary bench finds what is planted, wherever and however it is written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults.canary import control
from tests.faults.journeys import World
from tests.faults.traces import Canaries, Search

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the canary bench needs Linux")


@pytest.fixture
def canaries() -> Canaries:
    found = Canaries(1)
    found.word("note")
    found.add("recovery code", ["AB12C", "DE34F", "GH56I"])
    return found


def test_a_planted_canary_is_found_in_every_form_and_place(canaries: Canaries, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    assert control(World(tmp_path, canaries, Search("live"), Search("terminal"))) == ""


def test_words_differ_and_nothing_else_is_taken_for_them(canaries: Canaries) -> None:
    words = [canaries.word(str(number)) for number in range(200)]
    assert len(set(words)) == 200
    assert canaries.found(b"qvyx" + bytes(range(256)) * 9) == set()


@pytest.mark.parametrize("written", ["ab12c de34f", "DE34FGH56I", "AB12C   DE34F", "ab12c-de34f"])
def test_two_groups_of_a_code_are_enough(canaries: Canaries, written: str) -> None:
    assert canaries.found(f"... {written} ...".encode("utf-16-le")) == {"recovery code"}
    assert canaries.found(b"AB12C GH56I") == set()


def test_a_folder_is_searched_with_its_names_and_what_is_left_out_is(
    canaries: Canaries, tmp_path: Path
) -> None:
    word = canaries.word("note")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "asked.txt").write_text(word, encoding="utf-8")
    (tmp_path / f"{word}.txt").write_text("nothing", encoding="utf-8")
    (tmp_path / "old").write_text(word, encoding="utf-8")
    os.utime(tmp_path / "old", (1, 1))
    search = Search("folder")
    search.folder(canaries, tmp_path, without=[tmp_path / "out"], since=2)
    assert search.hits == [f"note: the name of {tmp_path}/{word}.txt"]


def test_what_stands_on_the_other_screen_is_not_left_behind(canaries: Canaries) -> None:
    word = canaries.word("note").encode()
    search = Search("terminal")
    search.terminal(canaries, b"before\x1b[?1049h" + word + b"\x1b[?1049lafter")
    assert search.hits == []
