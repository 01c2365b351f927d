"""The program as a whole: help in both languages, what it imports, and how it says what went wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from interview_tui import __version__, i18n
from interview_tui.cli import cli, failures
from interview_tui.cli.group import COMMANDS, wanted_language
from interview_tui.errors import DiskFull, SettingsProblem
from interview_tui.paths import find, quick_paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Terminal


HEAVY = {
    "textual",
    "rich",
    "sqlite_utils",
    "sqlcipher3",
    "markdown_it",
    "cryptography",
    "platformdirs",
    "sqlite3",
}

REPORT = """
import sys
from interview_tui.cli import main
try:
    main(sys.argv[1:])
finally:
    loaded = {name.partition('.')[0] for name in sys.modules}
    own = sorted(name for name in sys.modules if name.startswith('interview_tui.cli.'))
    print('|', *sorted(loaded & {HEAVY}), '|', *own, file=sys.stderr)
""".replace("{HEAVY}", repr(HEAVY))


def run(*args: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", REPORT, *args],
        capture_output=True, text=True, timeout=60, env={**os.environ, **env}, stdin=subprocess.DEVNULL,
        check=False,
    )  # fmt: skip


def every_command() -> Iterator[tuple[list[str], click.Command]]:
    ctx = click.Context(cli, info_name="interview-tui")
    for name in cli.list_commands(ctx):
        command = cli.get_command(ctx, name)
        assert command is not None
        yield [name], command
        if isinstance(command, click.Group):
            for verb in command.list_commands(ctx):
                inner = command.get_command(ctx, verb)
                assert inner is not None
                yield [name, verb], inner


@pytest.mark.parametrize(
    "args", [["--help"], ["-h"], ["--version"], ["new", "--help"], ["consent", "--help"]]
)
@pytest.mark.parametrize("home", ["own", "usual"])
def test_help_and_version_import_nothing_heavy(args: list[str], home: str, tmp_path: Path) -> None:
    env = {"INTERVIEW_TUI_HOME": "" if home == "usual" else str(tmp_path), "HOME": str(tmp_path)}
    done = run(*args, env=env)
    assert done.returncode == 0, done.stderr
    heavy, own = done.stderr.strip().rpartition("\n")[2].split("|")[1:]
    assert heavy.strip() == ""
    asked = [name for name in own.split() if name.rpartition(".")[2] not in COMMON]
    module = COMMANDS[args[0]][0] if args[0] in COMMANDS else ""
    assert [name for name in asked if not (module and name.startswith(module))] == []
    assert bool(asked) is bool(module)


COMMON = {"group", "failures", "say", "words", "desk", "ask"}


def test_the_version_is_one_line(terminal: Terminal) -> None:
    assert terminal.line("--version") == f"interview-tui {__version__}"


def test_every_command_explains_itself(terminal: Terminal) -> None:
    everything = terminal.run("--help").stdout
    for words, command in every_command():
        assert words[0] in everything
        text = terminal.run(*words, "--help").stdout
        assert text.startswith("Usage: interview-tui " + " ".join(words))
        assert command.help
        for param in command.params:
            if isinstance(param, click.Option) and not param.hidden:
                assert param.help, (words, param.name)


def test_no_english_is_left_when_help_is_shown_in_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue that marks each sentence shows which of them go through it."""
    monkeypatch.setattr(i18n._Current, "one", staticmethod(lambda text: f"¤{text}¤"))
    for words, command in every_command():
        ctx = click.Context(command, info_name=words[-1])
        text = " ".join(command.get_help(ctx).split())
        bare = text.replace("¤", "")
        for sentence in [
            command.help,
            *(p.help for p in command.params if isinstance(p, click.Option) and not p.hidden),
        ]:
            assert sentence
            assert f"¤{' '.join(sentence.split())}¤" in text
            assert " ".join(sentence.split()) in bare
        assert "¤Usage:¤" in text
        assert "¤Options¤:" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["staus"], ["no command staus", "status"]),
        (["respondent", "ad"], ["no command ad", "add"]),
        (["new"], ["FOLDER", "missing", "Usage:"]),
        (["new", "x"], ["--guide", "missing"]),
        (["status", "a", "b"], ["one thing too many", "b"]),
        (["status", "--jsn"], ["--jsn", "--json"]),
        (["status", "--passphrase-file"], ["--passphrase-file", "lacks a value"]),
        (["clear", "x", "tolv"], ["tolv", "whole number"]),
        (["clear", "x", "0"], ["whole number"]),
        (["--lang", "sv", "status", "x"], ["sv", "en, nb"]),
    ],
)
def test_what_cannot_be_done_as_asked_is_told_in_at_most_three_parts(
    terminal: Terminal, words: list[str], says: list[str]
) -> None:
    result = terminal.run(*words, code=2)
    assert result.stdout == ""
    assert [word for word in says if word not in result.stderr] == []
    assert "Traceback" not in result.stderr
    assert result.stderr.count("\n") <= 6


def test_a_group_without_a_verb_shows_its_help_and_fails(terminal: Terminal) -> None:
    result = terminal.run("site", code=2)
    assert "add" in result.stderr
    assert result.stdout == ""


def test_escape_sequences_in_arguments_never_reach_the_terminal(terminal: Terminal) -> None:
    result = terminal.run("\x1b]0;owned\x07sta\x1b[31mtus\u202e", code=2)
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    result = terminal.run("status", "nowhere\x1b[2J", code=5)
    assert "\x1b" not in result.output


def test_the_language_is_chosen_by_option_then_settings_then_locale(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "nn_NO.UTF-8")
    assert wanted_language(["status"]) == "nb"
    (home / "settings.toml").write_text('language = "en"\n', encoding="utf-8")
    assert wanted_language(["status"]) == "en"
    assert wanted_language(["status", "x", "--lang", "nb"]) == "nb"
    assert wanted_language(["--lang=NB", "--help"]) == "nb"
    assert wanted_language(["--", "--lang", "nb"]) == "en"
    (home / "settings.toml").write_text('language = "auto"\n', encoding="utf-8")
    assert wanted_language(["status"]) == "nb"
    (home / "settings.toml").write_text("language = 3", encoding="utf-8")
    assert wanted_language(["--help"]) == "nb"


def test_quick_paths_are_the_same_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("INTERVIEW_TUI_HOME")
    for chosen in (None, "", str(tmp_path / "xdg")):
        if chosen is None:
            monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
        else:
            monkeypatch.setenv("XDG_CONFIG_HOME", chosen)
        assert quick_paths() == find()


def test_settings_that_cannot_be_used_stop_what_needs_them_but_not_help(
    terminal: Terminal, home: Path, folder: Path
) -> None:
    (home / "settings.toml").write_text("langauge = 'nb'", encoding="utf-8")
    result = terminal.run("status", folder, code=SettingsProblem.exit_code)
    assert "langauge" in result.stderr
    terminal.run("--help")
    terminal.run("status", "--help")


@pytest.mark.parametrize("words", [[], ["demo"]])
@pytest.mark.parametrize("term", ["dumb", "xterm-256color"])
def test_without_a_terminal_the_screens_are_refused_and_the_plain_door_is_named(
    terminal: Terminal, words: list[str], term: str
) -> None:
    result = terminal.run(*words, code=16, env={"TERM": term})
    assert "--plain" in result.stderr


def test_an_unexpected_error_shows_where_but_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    def act() -> None:
        words = "hemmelig notat"
        raise RuntimeError(words)

    assert failures.guarded(act) == 70
    said = capsys.readouterr()
    assert said.out == ""
    assert "hemmelig" not in said.err
    assert "RuntimeError test_group.py:" in said.err
    assert said.err.count("\n") == 2


def test_errors_of_the_machine_are_sentences(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def missing() -> None:
        (tmp_path / "nowhere").read_bytes()

    def full() -> None:
        raise OSError(28, "No space left on device")

    assert failures.guarded(missing) == 2
    assert "nowhere" in capsys.readouterr().err
    assert failures.guarded(full) == DiskFull.exit_code
    assert "The disk is full." in capsys.readouterr().err


def test_ctrl_c_ends_quietly(capsys: pytest.CaptureFixture[str]) -> None:
    def act() -> None:
        raise KeyboardInterrupt

    assert failures.guarded(act) == 130
    assert capsys.readouterr() == ("", "")


def test_an_output_that_cannot_show_a_letter_is_no_crash(tmp_path: Path) -> None:
    done = run("status", str(tmp_path / "sti→ø"), env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 5
    assert "sti" in done.stderr


def test_the_exit_code_is_given_when_run_through_click() -> None:
    assert CliRunner().invoke(cli, ["--help"]).exit_code == 0
