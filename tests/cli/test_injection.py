"""Text meant to act on the terminal, the database, a path or a spreadsheet is text, at every door."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from interview_tui.cli import cli
from interview_tui.cli.desk import Desk
from interview_tui.text import clean_line
from tests.fuzz.doors import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from click.testing import Result

    from tests.cli.conftest import Terminal

ESCAPES = {
    "clear screen": "\x1b[2Ja",
    "title": "\x1b]0;owned\x07a",
    "8-bit": "\x9b31ma",
    "string": "\x1bPq\x1b\\a",
    "bell": "a\x07\x08\x08",
    "bidi": "a\u202egnp.exe\u2066",
    "delete": "a\x7f\x7f",
    "return": "a\rb",
    "surrogate": "a\udc9b",
    "link": "\x1b]8;;http://x\x1b\\a\x1b]8;;\x1b\\",
    "separator": "a\u2028b\u2029c",
    "tags": "a\U000e0041\U000e0042",
}
SQL = (
    "'; DROP TABLE notes; --", '"); DELETE FROM sites; --', "Robert'); --", "a' OR '1'='1", "\\'; --",
    "%_*?[a-z]", "NULL", "1; ATTACH DATABASE '/tmp/x' AS y", "NEAR(a b)", '"a" OR b*', "{}", "?1", ":name",
    "{0.__class__}",
)  # fmt: skip
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\ufeff=1", '"=1', "＝1", " =1", "\u200b=1",
    "=cmd|' /C'!A0",
)  # fmt: skip
NAMES = ("../../out", "/etc/x", "..\\..\\x", "CON", "nul.txt", "a:b", "a/b", ".", "..", "~root")


def tried(terminal: Terminal, *words: object, env: Mapping[str, str] | None = None) -> Result:
    """Run one command, whatever comes of it, but never what nobody foresaw."""
    args = [str(word) for word in words]
    result = CliRunner().invoke(cli, args, env=env, obj=Desk(clock=terminal.clock))
    assert result.exit_code != 70, (args, result.stderr)
    return result


@pytest.mark.parametrize("text", ESCAPES.values(), ids=ESCAPES)
def test_no_answer_acts_on_the_terminal(
    terminal: Terminal, folder: Path, tmp_path: Path, guide_file: Path, text: str
) -> None:
    said = [
        tried(terminal, *words).output
        for words in (
            ["status", folder / text], ["open", folder / text], ["notes", folder, text],
            ["consent", "show", folder, text], ["guide", "check", tmp_path / text], ["guide", "show", text],
            ["key", "list", tmp_path / text], ["respondent", "add", folder, text], ["--lang", text], [text],
            [f"--{text}"], ["status", folder, f"--{text}"], ["scan", tmp_path / text],
            ["export", folder, "--to", tmp_path / "out", "--format", text],
            ["decide", folder, text, "--keep"], ["letter", "set", folder, text, guide_file],
            ["new", folder, "--guide", text],
        )
    ]  # fmt: skip
    terminal.run("site", "add", folder, text)
    for words in (["site", "list", folder], ["status", folder]):
        said += [terminal.run(*words).output, terminal.run(*words, "--json").output]
    for output in said:
        harmless(output)


@pytest.mark.parametrize("text", SQL)
def test_sql_is_a_name_like_any_other(terminal: Terminal, folder: Path, text: str) -> None:
    terminal.run("site", "add", folder, text)
    code = terminal.line("respondent", "add", folder, "--site", text)
    for words in (
        ["notes", folder, text],
        ["consent", "show", folder, text],
        ["decide", folder, text, "--keep"],
    ):
        assert tried(terminal, *words).exit_code in {0, 2}
    listed = json.loads(terminal.run("respondent", "list", folder, "--json").stdout)
    assert [(one["code"], one["site"]) for one in listed if one["code"] == code] == [(code, text)]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_table_is_calculated(text: str) -> None:
    from interview_tui.export.table import _table

    content = b"".join(_table([[text, "x"], ["a", text]]))
    assert content.startswith(b"\xef\xbb\xbf")
    for row in csv.reader(content.decode("utf-8-sig").splitlines()):
        for cell in row:
            assert not cell.lstrip(" \u00a0")[:1].startswith(tuple("=+-@\t\r＝")) or cell.startswith("'")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_never_a_path(terminal: Terminal, folder: Path, tmp_path: Path, name: str) -> None:
    before = {path for path in tmp_path.rglob("*") if folder not in path.parents}
    terminal.run("site", "add", folder, name)
    tried(terminal, "respondent", "add", folder, "--site", name)
    tried(terminal, "export", folder, "--to", tmp_path / "out")
    written = {path for path in tmp_path.rglob("*") if folder not in path.parents} - before
    assert {path for path in written if (tmp_path / "out") not in (path, *path.parents)} == set()


def test_links_and_pipes_in_the_place_of_an_export_are_left_alone(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    victim, out = tmp_path / "victim", tmp_path / "out"
    victim.write_text("left alone")
    out.mkdir()
    for name in ("summary.md", "notes.csv", "coverage.csv"):
        (out / name).symlink_to(victim)
    assert tried(terminal, "export", folder, "--to", out).exit_code != 0
    assert victim.read_text() == "left alone"
    assert all(path.is_symlink() for path in out.iterdir())


def test_a_key_file_is_not_made_through_a_link(terminal: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "names.key"
    place.symlink_to(tmp_path / "elsewhere")
    assert (
        tried(terminal, "key", "new", place, env={"INTERVIEW_TUI_KEY_PASSPHRASE": "x" * 20}).exit_code == 14
    )
    assert not (tmp_path / "elsewhere").exists()


def test_a_study_is_not_made_through_a_link(terminal: Terminal, tmp_path: Path, guide_file: Path) -> None:
    place = tmp_path / "link"
    place.symlink_to(tmp_path / "elsewhere")
    assert tried(terminal, "new", place, "--guide", guide_file).exit_code != 0
    assert not (tmp_path / "elsewhere").exists()


def test_what_is_cleaned_stays_clean() -> None:
    for text in ESCAPES.values():
        harmless(clean_line(text))
