"""Preconceptions and preparation, from the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from interview_tui.cli.desk import Desk
from interview_tui.model.craft import Fault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock

    Hold = Callable[..., list[dict[str, Any]]]


def test_preconceptions_are_written_locked_and_changed_with_a_reason(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    assert terminal.run("preconceptions", "show", folder).stdout.startswith("No preconceptions")
    terminal.run("preconceptions", "set", folder, "de klager", "[/x] = lederen bestemmer")
    held("x")
    refused = terminal.run("preconceptions", "set", folder, "de er slitne", code=2)
    assert "Say why it is changed" in refused.stderr
    found = terminal.json("preconceptions", "set", folder, "de er slitne", "--reason", "ingen klaget")
    assert found["locked"]
    assert [(one["version"], one["after_interviews"], one["reason"]) for one in found["versions"]] == [
        (1, 0, ""), (2, 1, "ingen klaget"),
    ]  # fmt: skip
    lines = terminal.run("preconceptions", "show", folder).stdout.splitlines()
    assert lines[0].endswith("before the first interview")
    assert lines[2] == "  2 [/x] = lederen bestemmer"
    assert lines[3].endswith("after 1 interview had begun · because: ingen klaget")


def test_the_card_before_an_interview_and_the_list_of_whom_to_ask_again(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    assert "not written down" in terminal.line("prepare", folder, code)
    note, *_rest = held("? hvem bestemmer", "? og når")
    assert terminal.run("prepare", folder, code).stdout.splitlines() == [
        f"Left to ask {code}: hvem bestemmer",
        f"Left to ask {code}: og når",
    ]
    terminal.run("consent", "grant", folder, code, "recontact")
    assert terminal.json("prepare", folder)[0]["recontact"]
    left = terminal.json("prepare", folder, "--done", note["id"])
    assert [one["text"] for one in left[0]["notes"]] == ["og når"]
    terminal.run("prepare", folder, "R0", code=2)
    assert terminal.json("prepare", folder, code)["left_to_ask"]["notes"][0]["text"] == "og når"


def test_the_plain_door_tells_it_before_the_interview_begins_and_no_export_does(
    terminal: Terminal, folder: Path, code: str, clock: FakeClock, tmp_path: Path
) -> None:
    with Desk(clock=clock).study(folder, None) as opened:
        opened.fieldwork.preconceiving.write(["de klager"])
        session = opened.interviewing.start(code)
        session.note("? hvem bestemmer")
        session.fault(Fault.LEADING)
        session.end()
        session.close()
    said = terminal.run(
        "session", folder, code, "--plain", stdin=":later\n:theme\n:done 1\n:theme\n:quit\n"
    ).stdout
    before, after = said.split("Interview with", 1)
    assert f"Left to ask {code}: hvem bestemmer" in before
    assert "Your last interview: leading 1" in before
    assert "1 · hvem bestemmer" in after
    assert after.count("\n? hvem bestemmer\n") == 1
    out = tmp_path / "out"
    terminal.run("export", folder, "--to", out, "--format", "json", "--format", "md", "--format", "csv")
    written = b"".join(file.read_bytes() for file in out.iterdir()).decode()
    assert "klager" not in written
    assert "leading" not in written.casefold()
    own = tmp_path / "own"
    terminal.run("export", folder, "--to", own, "--own-account")
    account = (own / "own-account.md").read_text(encoding="utf-8")
    assert "de klager" in account
    assert "Written before the first interview." in account
    assert code not in account
    assert "own-account.md" in (own / "gate-report.md").read_text(encoding="utf-8")


def test_a_name_in_what_was_expected_shuts_the_gate_until_it_is_decided_on(
    terminal: Terminal, folder: Path, code: str, held: Hold, tmp_path: Path
) -> None:
    terminal.run("preconceptions", "set", folder, "Kari Nordmann ser bedre samarbeid enn andre")
    held("først")
    refused = terminal.run("export", folder, "--to", tmp_path / "a", "--own-account", code=12)
    assert "what you expected" in refused.stderr
    assert "Kari" not in refused.stderr
    terminal.run("decide", folder, "Kari Nordmann", "--as", "person")
    terminal.run("export", folder, "--to", tmp_path / "a", "--own-account")
    account = (tmp_path / "a" / "own-account.md").read_text(encoding="utf-8")
    assert "Nordmann" not in account
    assert re.search(r"\[person [0-9]+\] ser bedre", account)
