"""The first frame comes only where the screens will come, and the terminal is given back as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TextIO

import pytest

from interview_tui import splash

termios = pytest.importorskip("termios")

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def line() -> Iterator[tuple[int, int]]:
    """The two ends of a terminal of 24 lines and 80 columns: ours and the program's."""
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


@contextmanager
def standing(stream: str, what: TextIO | None) -> Iterator[None]:
    """Put something in place of a standard stream: pytest puts its own there before every test."""
    before = getattr(sys, stream)
    setattr(sys, stream, what)
    try:
        yield
    finally:
        setattr(sys, stream, before)


Wanted = Callable[..., bool]


@pytest.fixture
def wanted(line: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> Iterator[Wanted]:
    """Give ``wanted("open study")``, asked on a terminal that can do everything; streams may be replaced."""
    monkeypatch.setenv("TERM", "xterm-256color")
    with open(line[1], closefd=False) as reads, open(line[1], "w", closefd=False) as writes:

        def asked(arguments: str, **streams: TextIO | None) -> bool:
            with standing("stdin", reads), standing("stdout", writes), ExitStack() as others:
                for name, stream in streams.items():
                    others.enter_context(standing(name, stream))
                return splash.wanted(arguments.split())

        yield asked


@pytest.mark.parametrize(
    "arguments",
    [
        "", "open study", "session study R47", "demo", "--lang nb", "--lang en demo", "--lang=nb open study",
        "session --lang nb study R47", "open nb", "session study R47 --passphrase-file p",
    ],
)  # fmt: skip
def test_the_frame_comes_where_the_screens_come(wanted: Wanted, arguments: str) -> None:
    assert wanted(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        "--help", "-h", "--version", "open --help", "session study R47 --plain", "demo --plain",
        "demo --keep x",
        "status study", "guide check open.md", "export demo", "new study", "--lang nb status study",
        "opne study",
        "respondent list demo",
    ],
)  # fmt: skip
def test_everything_else_is_left_in_peace(wanted: Wanted, arguments: str) -> None:
    assert not wanted(arguments)


@pytest.mark.parametrize("kind", ["dumb", "unknown", "", None])
def test_a_plain_terminal_gets_no_frame(
    wanted: Wanted, monkeypatch: pytest.MonkeyPatch, kind: str | None
) -> None:
    if kind is None:
        monkeypatch.delenv("TERM")
    else:
        monkeypatch.setenv("TERM", kind)
    assert not wanted("demo")


@pytest.mark.parametrize("stream", ["stdin", "stdout"])
def test_what_is_piped_or_closed_gets_no_frame(wanted: Wanted, stream: str) -> None:
    with open(os.devnull, "r+") as nothing:  # noqa: PTH123
        assert not wanted("", **{stream: nothing})
    assert not wanted("", **{stream: None})


def test_every_screen_command_is_a_command() -> None:
    from interview_tui.cli.group import COMMANDS

    assert set(COMMANDS) >= splash.SCREENS


def run(code: str, terminal: int) -> None:
    subprocess.run(  # its own output is the terminal
        [sys.executable, "-c", f"from interview_tui import splash\n{code}"],
        stdin=terminal, stdout=terminal, check=True, timeout=60,
    )  # fmt: skip


def test_the_frame_is_shown_once_and_taken_away_once(line: tuple[int, int]) -> None:
    ours, theirs = line
    before = termios.tcgetattr(theirs)
    run("splash.show()\nsplash.remove()\nsplash.remove()", theirs)
    shown = os.read(ours, 65536).decode()
    assert shown.startswith("\x1b[?1049h")
    assert "interview-tui" in shown
    assert "─" * 80 in shown
    assert "─" * 81 not in shown
    assert shown.index("\x1b[23;1H > ") > 0
    assert shown.count("\x1b[?1049l") == 1
    assert termios.tcgetattr(theirs) == before


def test_while_it_is_shown_nothing_typed_is_echoed(line: tuple[int, int]) -> None:
    _ours, theirs = line
    run("splash.show()", theirs)
    assert not termios.tcgetattr(theirs)[3] & (termios.ECHO | termios.ICANON)


def test_what_was_never_shown_is_not_taken_away(line: tuple[int, int]) -> None:
    ours, theirs = line
    run("splash.remove()", theirs)
    os.set_blocking(ours, False)
    with pytest.raises(BlockingIOError):
        os.read(ours, 1)


def test_the_frame_needs_nothing_heavy() -> None:
    code = (
        "import sys; from interview_tui import splash; "
        "sys.exit(len({'textual', 'rich', 'click', 'asyncio', 'sqlcipher3'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
