"""An interview that was cut off: told by status and the plain door, gone on with, or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.cli.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock

HALF = "says that #Kari always [/x] takes"


@pytest.fixture
def left(folder: Path, code: str, clock: FakeClock) -> str:
    """The code of a respondent whose interview stopped with a note stored and a line half written."""
    with Desk(clock=clock).study(folder, None) as opened:
        session = opened.interviewing.start(code)
        clock.advance(60_000)
        session.note("first words")
        clock.advance(5_000)
        session.keep_draft(HALF, session.stamp())
    clock.reboot(3_600_000)
    return code


def test_status_tells_it_and_its_words_only_when_asked(terminal: Terminal, folder: Path, left: str) -> None:
    said = terminal.run("status", folder).stdout
    assert f"The interview with {left} was not ended." in said
    assert "00:01:05 into the interview. 1 note is stored. A half-written line of 33 characters" in said
    assert HALF not in said
    assert f"    {HALF}\n" in terminal.run("status", folder, "--drafts").stdout
    (item,) = terminal.json("status", folder)["cut_off"]
    assert (item["code"], item["elapsed_ms"], item["notes"], item["draft_characters"]) == (
        left,
        65_000,
        1,
        33,
    )
    assert "draft" not in item
    assert terminal.json("status", folder, "--drafts")["cut_off"][0]["draft"] == HALF


def test_the_plain_door_says_when_and_how_far_and_goes_on(
    terminal: Terminal, folder: Path, left: str
) -> None:
    said = terminal.run("session", folder, left, "--plain", stdin=":keep\n:end\n:close\n").stdout
    assert f"Going on with {left}" in said
    assert "Last known" in said
    assert "00:01:05 into the interview." in said
    assert f"draft: {HALF}" in said
    assert [note["text"] for note in terminal.json("notes", folder, left)] == ["first words", HALF]


def test_it_is_ended_where_it_stopped_and_nothing_is_lost(
    terminal: Terminal, folder: Path, left: str
) -> None:
    said = terminal.run("session", folder, left, "--end-cut-off").stdout
    assert "was not ended." in said
    assert "It is ended at the last moment known." in said
    assert "The half-written line is a note now." in said
    assert [note["text"] for note in terminal.json("notes", folder, left)] == ["first words", HALF]
    assert terminal.json("status", folder)["cut_off"] == []
    refused = terminal.run("session", folder, left, "--end-cut-off", code=11)
    assert "has no interview that was cut off" in refused.stderr
