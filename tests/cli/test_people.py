"""Sites, respondents and background fields from the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def test_a_respondent_is_added_and_the_answer_is_the_code_alone(terminal: Terminal, folder: Path) -> None:
    assert terminal.line("site", "add", folder, "Kontor Prøvedal") == "Site added: Kontor Prøvedal"
    added = terminal.run(
        "respondent", "add", folder, "--site", "kontor prøvedal", "--field", "role=rådgiver = to"
    )
    code = added.stdout.rstrip("\n")
    assert added.stderr == ""
    assert re.fullmatch(r"R\d{2,6}", code)
    assert terminal.line("respondent", "list", folder) == f"{code}  Kontor Prøvedal  role=rådgiver = to"
    assert terminal.json("respondent", "list", folder) == [
        {
            "code": code,
            "site": "Kontor Prøvedal",
            "fields": {"role": "rådgiver = to"},
            "cancelled": False,
            "pilot": False,
        }
    ]


def test_that_somebody_is_alone_is_told_from_the_second_on(terminal: Terminal, folder: Path) -> None:
    terminal.run("site", "add", folder, "Prøvedal")
    assert terminal.run("respondent", "add", folder, "--field", "role=leader").stderr == ""
    second = terminal.run("respondent", "add", folder, "--field", "role=adviser")
    assert f"Nobody else so far has the same as {second.stdout.strip()}: role" in second.stderr


def test_the_site_may_be_left_out_only_while_there_is_one(terminal: Terminal, folder: Path) -> None:
    assert "site add" in terminal.run("respondent", "add", folder, code=2).stderr
    terminal.run("site", "add", folder, "Prøvedal")
    assert terminal.json("respondent", "add", folder)["fields"] == {}
    terminal.run("site", "add", folder, "Eksempelvik")
    assert "Prøvedal, Eksempelvik" in terminal.run("respondent", "add", folder, code=2).stderr
    assert terminal.run("site", "list", folder).stdout == "Prøvedal\nEksempelvik\n"
    assert [one["name"] for one in terminal.json("site", "list", folder)] == ["Prøvedal", "Eksempelvik"]


@pytest.mark.parametrize(
    ("pairs", "says"),
    [
        (["role"], ["NAME=VALUE"]),
        (["=adviser"], ["NAME=VALUE"]),
        (["rolle=adviser"], ["rolle", "role, years"]),
        (["role=a", "role=b"], ["twice"]),
    ],
)
def test_a_field_that_cannot_be_used_adds_nobody(
    terminal: Terminal, folder: Path, pairs: list[str], says: list[str]
) -> None:
    terminal.run("site", "add", folder, "Prøvedal")
    options = [word for pair in pairs for word in ("--field", pair)]
    result = terminal.run("respondent", "add", folder, *options, code=2)
    assert [word for word in says if word not in result.stderr] == []
    assert terminal.json("respondent", "list", folder) == []


def test_fields_are_chosen_and_said_back(terminal: Terminal, folder: Path) -> None:
    assert terminal.line("field", "set", folder, "avdeling", "år") == "Background fields: avdeling, år"
    assert terminal.json("status", folder)["fields"] == ["avdeling", "år"]


def test_a_cancelled_respondent_stays_on_the_list(terminal: Terminal, folder: Path, code: str) -> None:
    assert terminal.line("respondent", "cancel", folder, code.lower()) == f"{code} is cancelled."
    assert "cancelled" in terminal.line("respondent", "list", folder)
    terminal.run("respondent", "cancel", folder, "R0", code=2)


def test_hostile_names_are_shown_as_text(terminal: Terminal, folder: Path) -> None:
    for name in (
        "[/x]",
        "[@click=app.quit]x[/]",
        "=cmd()",
        "\x1b[31mrød\x1b]0;x\x07",
        "x\u202ey",
        "e\u0301 \u200d🧑‍⚕️",
    ):
        terminal.run("site", "add", folder, name)
    listed = terminal.run("site", "list", folder).stdout
    assert listed.splitlines() == ["[/x]", "[@click=app.quit]x[/]", "=cmd()", "rød", "xy", "é \u200d🧑‍⚕️"]
    terminal.run("site", "add", folder, "\x1b[31m", code=2)
    terminal.run("site", "add", folder, "x" * 20_000, code=2)
