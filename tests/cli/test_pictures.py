"""Pictures from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import i18n

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal

    Hold = Callable[..., list[dict[str, Any]]]


def test_an_interview_is_drawn_told_as_a_table_and_as_json(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    held("først", '"vi ses bare i gangen"', "! ler")
    narrow = {"COLUMNS": "80"}
    lines = terminal.run("pictures", folder, code, env=narrow).stdout.splitlines()
    assert lines[0] == f"{code}: 3 min, 60 promised"
    assert "█" in lines[1]
    assert all(len(line) <= 80 for line in lines)
    table = terminal.run("pictures", folder, f"{code}/1", "--table").stdout.splitlines()
    assert table[1].split() == ["from", "to", "what", "which"]
    assert any(line.split() == ["0:02:02", "note", "quote"] for line in table)
    found = terminal.json("pictures", folder, code)
    assert [note["kind"] for note in found["notes"]] == ["note", "quote", "observation"]
    assert found["themes"][0]["ms"] == 183_000


def test_all_interviews_stand_beside_each_other_pilots_left_out(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    assert "No interview has ended yet." in terminal.run("pictures", folder, code=11).stderr
    held("først")
    drawn = terminal.run("pictures", folder).stdout
    assert "○ 0/1" in drawn
    assert "! none" in drawn
    assert terminal.run("pictures", folder, "--table").stdout != drawn
    found = terminal.json("pictures", folder)
    assert [one["respondent"] for one in found["interviews"]] == [code]
    assert terminal.run("--lang", "nb", "pictures", folder).stdout != drawn
    i18n.use("en")
    terminal.run("recruit", "pilot", folder, code)
    terminal.run("pictures", folder, code=11)
    terminal.run("pictures", folder, "R0", code=2)
