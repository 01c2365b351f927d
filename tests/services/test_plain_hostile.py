"""Any lines at all at the plain door: each is answered, and nothing acts on a terminal or grows for ever."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interview_tui import plain
from interview_tui.errors import InterviewError
from interview_tui.plain import run_plain, session_for
from interview_tui.plain_commands import COMMANDS
from tests.fuzz.doors import harmless

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session

NAMES = [command.name for command in COMMANDS]
WORDS = st.one_of(
    st.text(max_size=30),
    st.integers().map(str),
    st.sampled_from(["third", "quote", "tasks", "time", "all", "10"]),
)
LINES = st.one_of(
    st.text(max_size=60),
    st.builds(":{} {}".format, st.sampled_from(NAMES), WORDS),
    st.sampled_from(
        ["", ":", "::", ": :", "\x00", "\x1b]0;x\x07", "\u202e", '"', "!", "?", "~", "#", "\r", "\t"]
    ),
)


@pytest.fixture
def session(study: OpenStudy, code: str) -> Session:
    return study.interviewing.start(code)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(lines=st.lists(LINES, max_size=25), ended=st.booleans())
@example(lines=[":ago " + "9" * 400], ended=True)
@example(lines=[":extend " + "9" * 400, ":ago -1", ":done 99999999999999999999"], ended=False)
@example(lines=["x" * 20_001, "\x1b[" * 10_000], ended=True)
def test_any_lines_are_answered(study: OpenStudy, code: str, lines: list[str], ended: bool) -> None:
    said, data = io.StringIO(), "\n".join(lines) + ("\n" if ended else "")
    stdin = io.TextIOWrapper(io.BytesIO(data.encode("utf-8", "surrogatepass")), "utf-8", "replace")
    with suppress(InterviewError):
        assert run_plain(lambda: session_for(study.interviewing, code), stdin, said) == 0
    harmless(said.getvalue())


class Endless(io.StringIO):
    """A line that does not end for a long while; counts how much of it was asked for at once."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.left, self.most = length, 0

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        assert size is not None
        assert size > 0, "a whole line of any length was asked for"
        self.most = max(self.most, size)
        taken = min(size, self.left)
        self.left -= taken
        return "x" * taken if self.left or taken < size else "x" * (taken - 1) + "\n"


def test_a_line_without_end_is_counted_and_never_held(session: Session) -> None:
    said, line = io.StringIO(), Endless(30_000_000)
    assert run_plain(lambda: session, line, said) == 0
    assert line.left == 0
    assert line.most <= plain.LONGEST_LINE
    assert "30000000 characters; 20000 is the most" in said.getvalue()
    assert session.notes == []


def test_a_line_too_long_does_not_take_the_next_one_with_it(session: Session) -> None:
    said = io.StringIO()
    run_plain(lambda: session, io.StringIO("y" * 250_000 + "\nen linje til\n"), said)
    assert [note.text for note in session.notes] == ["en linje til"]


def test_no_input_at_all(session: Session) -> None:
    assert run_plain(lambda: session, (), sys.stdout) == 0
