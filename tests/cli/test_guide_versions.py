"""A changed guide from the command line: shown, confirmed with reasons, refused without; and the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PASSPHRASE
from tests.cli.test_ask import typed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.cli.conftest import Terminal

    Hold = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def changed(guide_file: Path, tmp_path: Path) -> Path:
    """The guide with one question reworded and one added."""
    text = guide_file.read_text(encoding="utf-8")
    text = text.replace(
        "Who comes to the office now?", "Who comes to this office now?\n- Where do they live? {#live}"
    )
    path = tmp_path / "changed.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plan_changes_nothing(terminal: Terminal, folder: Path, changed: Path) -> None:
    lines = terminal.run("guide", "use", folder, changed, "--plan").stdout.splitlines()
    assert lines[0] == (
        "users-who-comes-to-the-office-now · same meaning: "
        "“Who comes to the office now?” → “Who comes to this office now?”"
    )
    assert lines[1] == "live · added: “Where do they live?”"
    plan = terminal.json("guide", "use", folder, changed, "--plan")
    assert (plan["version"], plan["done"], plan["other"]) == ("2", False, 0)
    assert [one["needs_reason"] for one in plan["changes"]] == [True, True]
    assert terminal.json("guide", "use", folder, changed, "--plan") == plan


def test_a_change_without_a_reason_is_refused(terminal: Terminal, folder: Path, changed: Path) -> None:
    told = terminal.run("guide", "use", folder, changed, "--because", "live=asked for", code=2)
    assert "users-who-comes-to-the-office-now needs a reason" in told.stderr
    assert terminal.json("guide", "use", folder, changed, "--plan")["done"] is False


def test_with_reasons_it_is_the_guide_in_force(
    terminal: Terminal, folder: Path, changed: Path, held: Hold
) -> None:
    held("first")
    words = ("--because", "live=the pilot asked", "--reason", "clearer")
    assert terminal.line("guide", "use", folder, changed, *words) == (
        "The guide in force is version 2: 2 changes."
    )
    assert terminal.line("guide", "use", folder, changed) == "Nothing has changed from the guide in force."
    rows = {one["question"]: one for one in terminal.json("guide", "compare", folder)["questions"]}
    assert (rows["live"]["could"], rows["live"]["versions"]) == (0, ["2"])
    assert rows["users-who-comes-to-the-office-now"]["could"] == 1
    shown = terminal.run("guide", "compare", folder).stdout.splitlines()
    assert shown[0] == "1 interview counts"
    assert shown[1].split() == ["question", "versions", "could", "asked", "unasked", "words"]


def test_what_the_options_say_it_is_decides(terminal: Terminal, folder: Path, changed: Path) -> None:
    name = "users-who-comes-to-the-office-now"
    terminal.run(
        "guide", "use", folder, changed, "--as", f"{name}=new-meaning", "--reason", "another question"
    )
    rows = {one["replaces"]: one for one in terminal.json("guide", "compare", folder)["questions"]}
    assert rows[name]["question"] == "users-who-comes-to-this-office-now"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--as", "live=typo"), "needs a reason"),
        (("--as", "lve=typo"), "Did you mean live?"),
        (("--as", "live"), "Nothing was changed."),
        (("--as", "users-who-comes-to-the-office-now=tpyo"), "Did you mean typo?"),
        (("--because", "tasks=x"), "is not a question that has changed"),
        (("--reason", "x" * 501), "at most 500"),
    ],
)
def test_what_cannot_be_understood_changes_nothing(
    terminal: Terminal, folder: Path, changed: Path, words: tuple[str, str], told: str
) -> None:
    assert told in terminal.run("guide", "use", folder, changed, *words, code=2).stderr
    assert terminal.json("guide", "use", folder, changed, "--plan")["done"] is False


def test_a_faulty_guide_changes_nothing(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("- nothing\n", encoding="utf-8")
    terminal.run("guide", "use", folder, bad, code=3)


def test_on_a_terminal_each_change_is_asked_about(folder: Path, changed: Path) -> None:
    code, seen = typed([PASSPHRASE, "n", "", "another question", "new"], "guide", "use", folder, changed)
    assert code == 0, seen
    assert "[S]: " in seen
    assert seen.count("why: ") == 3
    assert "version 2: 2 changes" in seen
