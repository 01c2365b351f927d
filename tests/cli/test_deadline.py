"""Deadlines from the command line: set, reminded of, and seen to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.cli.desk import Desk
from interview_tui.services.noticing import Weight, notices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock

DAY = 86_400_000


def told(folder: Path, clock: FakeClock) -> list[tuple[Weight, str]]:
    with Desk(clock=clock).study(folder, None) as opened:
        return [(one.weight, one.sentence) for one in notices(opened) if "delet" in one.sentence]


def test_a_day_is_told_thirty_days_before_and_when_it_is_past(
    terminal: Terminal, folder: Path, clock: FakeClock
) -> None:
    answer = terminal.line("deadline", "set", folder, "notes", "--on", "2026-03-01", "--source", "letter 1")
    assert answer == "To be deleted within 55 days: notes (2026-03-01)."
    assert told(folder, clock) == []
    clock.advance(40 * DAY)
    assert told(folder, clock) == [(Weight.SOON, "To be deleted within 15 days: notes (2026-03-01).")]
    clock.advance(20 * DAY)
    assert told(folder, clock) == [
        (Weight.NOW, "OVERDUE for deletion by 5 days: notes (was due 2026-03-01).")
    ]
    terminal.run("deadline", "met", folder, "notes")
    assert told(folder, clock) == []


def test_an_event_makes_it_due(terminal: Terminal, folder: Path, clock: FakeClock) -> None:
    terminal.run(
        "deadline", "set", folder, "recordings", "--event", "thesis passed", "--latest", "2027-01-01"
    )
    assert told(folder, clock) == []
    line = terminal.line("deadline", "came", folder, "recordings", "--on", "2026-01-04")
    assert (
        line == "Due for deletion now: recordings, since 2026-01-04: thesis passed. At the latest 2027-01-01."
    )
    found = terminal.json("deadline", "list", folder)
    assert [(one["what"], one["standing"], one["day"]) for one in found] == [
        ("recordings", "due", "2026-01-04")
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["set", "notes"],
        ["set", "notes", "--event", "graded"],
        ["set", "notes", "--on", "2026-02-30"],
        ["set", "notes", "--on", "2026-02-03", "--event", "x", "--latest", "2027-01-01"],
        ["set", "lunch", "--on", "2026-02-03"],
        ["met", "notes"],
        ["came", "notes"],
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_set(
    terminal: Terminal, folder: Path, words: list[str]
) -> None:
    verb, *rest = words
    terminal.run("deadline", verb, folder, *rest, code=2)
    assert terminal.json("deadline", "list", folder) == []


def test_an_export_says_what_is_overdue(
    terminal: Terminal,
    folder: Path,
    code: str,
    held: Callable[..., list[dict[str, Any]]],
    tmp_path: Path,
) -> None:
    held("talks at length about the rota that nobody keeps to")
    terminal.run("deadline", "set", folder, "notes", "--on", "2025-12-31")
    assert "OVERDUE for deletion" in terminal.run("export", folder, "--to", tmp_path / "out").stderr
    report = (tmp_path / "out" / "gate-report.md").read_text(encoding="utf-8")
    assert "Should have been deleted by then, and is not said to be: notes" in report.replace("**", "")
    terminal.run("deadline", "met", folder, "notes")
    terminal.run("export", folder, "--to", tmp_path / "later")
    assert "deleted by then" not in (tmp_path / "later" / "gate-report.md").read_text(encoding="utf-8")
