"""Where a passphrase comes from, and that nobody waits for one that cannot be typed."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from interview_tui.cli import ask
from interview_tui.errors import UsageProblem

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal

PATIENCE_S = 60

OWN_TERMINAL = """
import fcntl, os, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.environ.pop("INTERVIEW_TUI_PASSPHRASE", None)
from interview_tui.cli import main
main()
"""


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text("", encoding="utf-8")
    file.chmod(0o600)
    return file


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"blue elk\n", "blue elk"),
        (b"blue elk", "blue elk"),
        (b"blue elk\r\nsecond line\n", "blue elk"),
        (b"  blanks count \n", "  blanks count "),
        (b"\xef\xbb\xbfbl\xc3\xa5 elg\n", "blå elg"),
    ],
)
def test_the_first_line_of_a_file_is_the_passphrase(secret_file: Path, content: bytes, expected: str) -> None:
    secret_file.write_bytes(content)
    assert ask.given(secret_file) == expected


@pytest.mark.parametrize("content", [b"", b"\nsecond", b"\xff\xfe"])
def test_a_file_without_a_passphrase_is_told(secret_file: Path, content: bytes) -> None:
    secret_file.write_bytes(content)
    with pytest.raises(UsageProblem) as caught:
        ask.given(secret_file)
    assert str(secret_file) in str(caught.value)


def test_a_file_that_others_can_read_is_warned_about(
    secret_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret_file.write_text("blue elk\n", encoding="utf-8")
    assert ask.given(secret_file) == "blue elk"
    assert capsys.readouterr() == ("", "")
    secret_file.chmod(0o640)
    assert ask.given(secret_file) == "blue elk"
    said = capsys.readouterr()
    assert "chmod 600" in said.err
    assert "blue elk" not in said.err
    assert said.out == ""


def test_the_file_goes_before_the_environment(secret_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ask.STUDY, "from the environment")
    assert ask.passphrase(None) == "from the environment"
    assert ask.given(None, ask.KEY) is None
    secret_file.write_text("from the file", encoding="utf-8")
    assert ask.passphrase(secret_file) == "from the file"
    assert ask.new_passphrase(secret_file, environment=False) == "from the file"


def test_without_file_environment_or_terminal_it_is_said_at_once(terminal: Terminal, folder: Path) -> None:
    result = terminal.run("status", folder, code=2, env={"INTERVIEW_TUI_PASSPHRASE": None})
    assert "--passphrase-file" in result.stderr
    assert "INTERVIEW_TUI_PASSPHRASE" in result.stderr
    result = terminal.run("passphrase", "change", folder, code=2)
    assert "no terminal" in result.stderr


def test_a_missing_passphrase_file_is_a_sentence(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    result = terminal.run("status", folder, "--passphrase-file", tmp_path / "nowhere", code=2)
    assert str(tmp_path / "nowhere") in result.stderr


def typed(answers: list[str], *words: object) -> tuple[int, str]:
    """Run the program on a terminal of its own, type each answer when a prompt ends in ``: ``."""
    leader, follower = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", OWN_TERMINAL, *map(str, words)],
        stdin=follower, stdout=follower, stderr=follower, start_new_session=True, close_fds=True,
    )  # fmt: skip
    os.close(follower)
    seen, waiting = "", list(answers)
    asked = 0
    while select.select([leader], [], [], PATIENCE_S)[0]:
        try:
            got = os.read(leader, 4096).decode("utf-8", "replace")
        except OSError:
            break
        if not got:
            break
        seen += got
        if waiting and seen.count(": ", asked) and seen.endswith(": "):
            asked = len(seen)
            os.write(leader, (waiting.pop(0) + "\n").encode())
    code = program.wait(PATIENCE_S)
    os.close(leader)
    return code, seen


def test_on_a_terminal_it_is_typed_hidden_and_twice_when_it_is_set(tmp_path: Path, guide_file: Path) -> None:
    secret = "kort"
    code, seen = typed([secret, secret, ""], "new", tmp_path / "study", "--guide", guide_file)
    assert code == 0, seen
    assert secret not in seen
    assert "Short: someone with the laptop could guess it." in seen
    assert seen.index("New passphrase: ") < seen.index("Short") < seen.index("once more")
    code, seen = typed([secret], "status", tmp_path / "study")
    assert code == 0, seen
    assert secret not in seen
    code, seen = typed(["feil"], "status", tmp_path / "study")
    assert code == 4
    assert "feil" not in seen


def test_two_that_differ_make_nothing(tmp_path: Path, guide_file: Path) -> None:
    code, seen = typed(
        ["fire hester i regn", "fire hester i snø"], "new", tmp_path / "study", "--guide", guide_file
    )
    assert code == 2
    assert "not alike" in seen
    assert not (tmp_path / "study").exists()


def test_ctrl_c_at_the_prompt_ends_with_130(tmp_path: Path, guide_file: Path) -> None:
    code, seen = typed(["\x03"], "new", tmp_path / "study", "--guide", guide_file)
    assert code == 130
    assert "Traceback" not in seen
    assert not (tmp_path / "study").exists()
