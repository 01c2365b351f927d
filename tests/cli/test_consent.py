"""Consent from the command line: given, declined, withdrawn and shown, per purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.model.consent import RESPONDENT_SCOPES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def test_each_purpose_stands_on_its_own_and_the_default_is_no(
    terminal: Terminal, folder: Path, code: str
) -> None:
    assert terminal.line("consent", "grant", folder, code, "audio") == f"{code}: granted: audio"
    assert terminal.line("consent", "decline", folder, code, "recontact", "archive") == (
        f"{code}: declined: recontact, archive"
    )
    shown = terminal.json("consent", "show", folder, code)
    assert {name for name, what in shown.items() if what["may"]} == {
        "participation", "notes", "quote_verbatim", "audio",
    }  # fmt: skip
    assert shown["recontact"]["decision"] == "declined"
    assert shown["quote_attributed"] == {"may": False, "decision": None}
    lines = terminal.run("consent", "show", folder, code).stdout.splitlines()
    assert [line.split()[0] for line in lines] == [scope.value for scope in RESPONDENT_SCOPES]
    assert [line for line in lines if "not asked" in line] == [
        f"{scope:16}  not asked"
        for scope in ("quote_attributed", "reviewer_access", "member_check", "special_category")
    ]


def test_withdrawing_takes_fewer_words_than_giving_and_shuts_everything(
    terminal: Terminal, folder: Path, code: str
) -> None:
    answer = terminal.run("consent", "withdraw", folder, code).stdout
    assert f"{code} is out of everything from now on." in answer
    assert not any(what["may"] for what in terminal.json("consent", "show", folder, code).values())
    assert terminal.json("status", folder)["respondents"][0]["withdrawn"] is True
    terminal.run("session", folder, code, "--plain", code=10, stdin="")


def test_one_purpose_can_be_withdrawn_alone(terminal: Terminal, folder: Path, code: str) -> None:
    assert (
        terminal.line("consent", "withdraw", folder, code, "quote-verbatim")
        == f"{code}: withdrawn: quote_verbatim"
    )
    shown = terminal.json("consent", "show", folder, code)
    assert (shown["quote_verbatim"]["may"], shown["notes"]["may"]) == (False, True)


def test_form_who_and_check_are_kept(terminal: Terminal, folder: Path, code: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("What we promise you.", encoding="utf-8")
    assert terminal.line("letter", "set", folder, "v2", letter) == "The letter in force is version v2."
    options = ["--method", "oral-witnessed", "--witness", "W1", "--by", "KØ", "--comprehension", "skipped"]
    terminal.run("consent", "grant", folder, code, "audio", *options, code=2)
    terminal.run("consent", "grant", folder, code, "audio", *options, "--reason", "knew the study")
    audio = terminal.json("consent", "show", folder, code)["audio"]
    assert (audio["method"], audio["recorded_by"], audio["comprehension"]) == (
        "oral_witnessed",
        "KØ",
        "skipped",
    )
    assert (audio["letter_version"], audio["letter_hash"][:7]) == ("v2", "sha256:")
    assert "oral_witnessed, letter v2, by KØ" in terminal.run("consent", "show", folder, code).stdout


def test_the_interviewer_of_the_settings_recorded_it(
    terminal: Terminal, folder: Path, code: str, home: Path
) -> None:
    (home / "settings.toml").write_text('interviewer = "TA"\n', encoding="utf-8")
    (event,) = terminal.json("consent", "grant", folder, code, "audio")
    assert event["recorded_by"] == "TA"


def test_a_witnessed_consent_needs_a_witness(terminal: Terminal, folder: Path, code: str) -> None:
    terminal.run("consent", "grant", folder, code, "audio", "--method", "oral_witnessed", code=2)
    assert terminal.json("consent", "show", folder, code)["audio"]["may"] is False


def test_the_leader_of_a_site_decides_for_the_site(terminal: Terminal, folder: Path, code: str) -> None:
    assert "the site has not agreed" in terminal.run("status", folder).stdout
    site = ["--site", "Kontor Prøvedal"]
    assert (
        terminal.line("consent", "grant", folder, *site, "gatekeeper")
        == "Kontor Prøvedal: granted: gatekeeper"
    )
    assert terminal.json("consent", "show", folder, *site)["gatekeeper"]["may"] is True
    assert terminal.json("status", folder)["respondents"][0]["gatekeeper"] == "granted"
    terminal.run("consent", "grant", folder, *site, "notes", code=2)
    terminal.run("consent", "grant", folder, code, "gatekeeper", code=2)
    terminal.run("consent", "show", folder, code=2)
    terminal.run("consent", "show", folder, code, *site, code=2)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "code"),
        (["R0", "notes"], "R0"),
        (["{code}"], "participation"),
        (["{code}", "note"], "notes"),
        (["{code}", "notes", "--method", "writen"], "written"),
    ],
)
def test_what_is_not_understood_records_nothing(
    terminal: Terminal, folder: Path, code: str, words: list[str], says: str
) -> None:
    before = terminal.json("consent", "show", folder, code)
    result = terminal.run("consent", "grant", folder, *(word.format(code=code) for word in words), code=2)
    assert says in result.stderr
    assert terminal.json("consent", "show", folder, code) == before
