"""Sheet, letter, promises, recruitment and grid from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def test_a_letter_and_what_it_promises(terminal: Terminal, folder: Path, code: str, tmp_path: Path) -> None:
    letter = tmp_path / "brev æ.txt"
    letter.write_text("The conversation takes about an hour.\nOnly I know who you are.", encoding="utf-8")
    terminal.run("letter", "show", folder, code=2)
    told = terminal.run("letter", "set", folder, "v1", letter).stdout
    assert "It seems to make 2 promises" in told
    assert terminal.run("letter", "show", folder).stdout == letter.read_text(encoding="utf-8") + "\n"
    terminal.run("letter", "promises", folder, "--take")
    terminal.run("letter", "promise", folder, "end_date", "01.02.2026")
    made = terminal.json("letter", "promises", folder)
    assert [(one["kind"], one["value"]) for one in made["promises"]] == [
        ("length", "about 60"), ("identity", ""), ("end_date", "2026-02-01"),
    ]  # fmt: skip
    terminal.run("letter", "promise", folder, "length", "soon", code=2)
    terminal.run("letter", "promise", folder, "identity", "--remove")
    lines = terminal.json("ledger", folder)["promises"]
    assert [(one["kind"], one["standing"]) for one in lines] == [
        ("length", "pending"),
        ("end_date", "at_risk"),
    ]
    assert (
        terminal.line("reached", folder, "ended", "2026-01-05")
        == "On record: the project has ended, 2026-01-05"
    )
    assert "✓ kept so far: end of the project: by 2026-02-01 [v1]" in terminal.run("ledger", folder).stdout
    terminal.run("letter", "check", folder, "purpose=yes", "dpo=not-relevant")
    items = {one["item"]: one["answer"] for one in terminal.json("letter", "check", folder)}
    assert (items["purpose"], items["dpo"], items["rights"]) == ("yes", "not_relevant", None)
    letter.write_text("changed", encoding="utf-8")
    assert "was changed after it was put on record" in terminal.run("letter", "list", folder).stderr


def test_the_sheet_says_what_is_to_be_reported(terminal: Terminal, folder: Path, code: str) -> None:
    shown = terminal.run("sheet", "set", folder, "sites=Elsewhere", "sample=9", "recording=no").stdout
    assert "No legal basis is written down" in shown
    assert "Report a change: Kontor Prøvedal is not among the sites that were notified." in shown
    assert "without recording" in terminal.run("consent", "grant", folder, code, "audio", code=2).stderr
    assert terminal.json("sheet", "show", folder)["sample"] == 9
    assert terminal.json("status", folder)["next"] == "report"
    terminal.run("sheet", "set", folder, "end_date=soon", code=2)
    terminal.run("sheet", "set", folder, "nothing", code=2)


def test_recruitment_is_logged_and_shown(terminal: Terminal, folder: Path, code: str) -> None:
    other = terminal.json("respondent", "add", folder)["code"]
    assert terminal.line("recruit", "log", folder, other, "declined", "--reason", "time") == (
        f"{other}: said no (no time)"
    )
    assert "not_stated" in terminal.run(
        "recruit", "log", folder, other, "declined", "--reason", "was ill", code=2
    ).stderr  # fmt: skip
    said = terminal.json("recruit", "approach", folder, code, "by=gatekeeper", "known_to=leader,colleagues")
    assert (said["by"], said["known_to"]) == ("gatekeeper", ["leader", "colleagues"])
    assert terminal.line("recruit", "pilot", folder, other) == f"{other} is a pilot and stays out of n."
    found = terminal.json("recruit", "show", folder, other)
    assert (found["state"], found["pilot"], found["log"][0]["reason"]) == ("declined", True, "time")
    assert terminal.line("criteria", "set", folder, "six people") == "Criteria, version 1."
    terminal.run("criteria", "set", folder, "seven people", code=2)
    assert terminal.json("status", folder)["recruits"] == {"agreed": 1}


def test_the_grid_and_one_more(terminal: Terminal, folder: Path, code: str) -> None:
    shown = terminal.run("grid", folder).stdout.splitlines()
    assert shown[0].split() == ["site", "\\", "role", "adviser"]
    assert shown[1].split() == ["Kontor", "Prøvedal", "1", "!", code]
    assert shown[-1] == "Counted: 1 (take part, or may still do so). Nobody is left out."
    effects = terminal.json(
        "grid", folder, "--one-more", "role=adviser", "--one-more", "site=Kontor Prøvedal"
    )
    assert [(one["before"], one["after"], one["cell"]) for one in effects] == [(1, 2, 2)] * 3
    terminal.run("consent", "decline", folder, code, "participation")
    found = terminal.json("grid", folder)
    assert (found["counted"], found["left_out"], found["cells"]) == (0, {"declined": 1}, [])
    assert terminal.run("grid", folder).stdout.splitlines()[-1].endswith("Left out: said no 1.")
    terminal.run("grid", folder, "role", "role", code=2)
    terminal.run("grid", folder, "rol", "site", code=2)


def test_the_last_step_of_the_log_is_taken_back(terminal: Terminal, folder: Path, code: str) -> None:
    other = terminal.json("respondent", "add", folder)["code"]
    told = terminal.run("recruit", "take-back", folder, other, code=2).stderr
    assert f"Nothing is logged for {other} yet." in told
    assert "Nothing was changed." in told
    terminal.run("recruit", "log", folder, other, "approached")
    terminal.run("recruit", "log", folder, other, "cancelled", "--reason", "time")
    assert terminal.run("recruit", "take-back", folder, other.lower()).stdout.splitlines() == [
        f"{other}: Taken back: cancelled (no time)",
        "It stands now: approached",
    ]
    back = terminal.json("recruit", "take-back", folder, other)
    assert (back["code"], back["state"], back["taken_back"]["state"]) == (other, None, "approached")
    assert terminal.json("recruit", "show", folder, other)["log"] == []
    terminal.run("recruit", "take-back", folder, "R0", code=2)
