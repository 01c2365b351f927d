"""Positions of notes on recordings, from the command line and at the plain door."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from interview_tui import i18n
from interview_tui.cli.desk import Desk
from interview_tui.plain import run_plain, session_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock


@pytest.fixture
def recorded(terminal: Terminal, folder: Path, code: str, clock: FakeClock) -> list[str]:
    """Hold an interview at the plain door; each line comes half a minute after the one before."""
    terminal.run("consent", "grant", folder, code, "audio", "quote_attributed")
    lines = [
        ":recorder", "møtet kom først", ":recorder 2 0:20", '"vi ses bare i gangen"', ":off", "mellom oss",
        ":off", ":recorder 3:30.5", "uten opptak", ":recorder same", ":counter 4:01", "til slutt", ":end",
        "ettertanke", ":debrief -", ":debrief -", ":debrief -", ":debrief -", ":debrief -", ":close",
    ]  # fmt: skip
    out = io.StringIO()

    def spoken() -> object:
        for line in lines:
            clock.advance(30_000)
            yield f"{line}\n"

    with Desk(clock=clock).study(folder, None) as opened:
        run_plain(lambda: session_for(opened.interviewing, code), spoken(), out)  # type: ignore[arg-type]
    return out.getvalue().splitlines()


def test_recorders_are_told_of_at_the_plain_door(recorded: list[str]) -> None:
    said = [line for line in recorded if line.startswith(("Recorder", "Noted: the counter"))]
    assert said == [
        "Recorder on: start it now.",
        "Recorder 2 on: start it now.",
        "Recorder off.",
        "Recorder on.",
        "Noted: the counter showed 4:01.",
    ]


def test_each_note_has_its_place_in_each_file(
    terminal: Terminal, folder: Path, code: str, recorded: list[str]
) -> None:
    found = terminal.json("markers", folder, code)
    assert [(one["file"], one["recorder"], one["from_ms"]) for one in found["files"]] == [
        (1, 1, 30_000),
        (2, 2, 70_000),
    ]
    assert found["off_record"] == [{"from_ms": 150_000, "to_ms": 210_000}]
    where = {note["text"]: [tuple(at.values()) for at in note["positions"]] for note in found["notes"]}
    assert where["møtet kom først"] == [(1, 30_071)]
    assert [file for file, _at in where["vi ses bare i gangen"]] == [1, 2]
    assert where["uten opptak"] == [(2, 200_000)]
    assert where["til slutt"] == [(1, 271_000), (2, 290_000)]
    assert where["ettertanke"] == []


def test_they_are_shown_in_words_in_both_languages(
    terminal: Terminal, folder: Path, code: str, recorded: list[str]
) -> None:
    lines = terminal.run("markers", folder, f"{code}/1").stdout.splitlines()
    assert lines[0].startswith("file 1 · recorder 1 · 00:00:30 to 00:06:30 of the interview · stopped 1 time")
    assert lines[2].startswith("off the record 00:02:30 to 00:03:30 · file 1 00:02:00 to 00:03:00")
    assert lines[2].endswith("silence it there, do not cut it out: positions hold then")
    assert "file 1 00:04:31, file 2 00:04:50" in lines[-2]
    terminal.run("--lang", "nb", "markers", folder, code)
    i18n.use("en")


def test_readings_come_and_go(terminal: Terminal, folder: Path, code: str, recorded: list[str]) -> None:
    read = terminal.json("markers", folder, code, "--read", "2=5:22", "--read", "2@4:30=3:21")
    assert read["files"][1]["readings"][-1] == {"elapsed_ms": 270_000, "counter_ms": 201_000}
    gone = terminal.json("markers", folder, code, "--forget", "2")
    assert gone["files"][1]["readings"] == []
    for wrong in ("2=9:00", "9=1:00", "2@0:10=0:01", "2", "2=x", "=1:00"):
        assert terminal.run("markers", folder, code, "--read", wrong, code=2).stderr
    assert terminal.json("markers", folder, code) == gone


def test_an_interview_without_a_recorder_says_so(
    terminal: Terminal, folder: Path, code: str, held: object
) -> None:
    held("alene")  # type: ignore[operator]
    lines = terminal.run("markers", folder, code).stdout.splitlines()
    assert lines[0] == "No recorder mark was set; notes have times of the interview alone."
    assert lines[1].split()[1:3] == ["00:01:01", "–"]
    terminal.run("markers", folder, "R0", code=2)


def test_exported_markers_stand_where_the_command_says(
    terminal: Terminal, folder: Path, code: str, recorded: list[str], tmp_path: Path
) -> None:
    terminal.run("markers", folder, code, "--read", "1=5:01.5")
    shown = terminal.json("markers", folder, code)["notes"]
    for note in shown:
        terminal.run("clear", folder, note["id"]) if note["text"] == "mellom oss" else None
    terminal.run("sign", folder, *(note["id"] for note in shown))
    out = tmp_path / "out"
    terminal.run("export", folder, "--to", out, "--format", "audacity")
    for file in (1, 2):
        lines = (out / f"markers-{code.lower()}-file{file}.txt").read_text(encoding="utf-8").splitlines()
        wanted = [
            f"{place['position_ms'] / 1000:.6f}"
            for note in shown
            for place in note["positions"]
            if place["file"] == file
        ]
        assert [line.split("\t")[0] for line in lines] == wanted
