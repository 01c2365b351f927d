"""Making a study, its status, its passphrase, and guides from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def test_a_new_study_is_made_remembered_and_told(
    terminal: Terminal, guide_file: Path, tmp_path: Path, home: Path
) -> None:
    folder = tmp_path / "ny æøå"
    words = ["--guide", guide_file, "--title", "Reform study", "--field", "role", "--field", "years"]
    assert terminal.line("new", folder, *words) == f"Study made: {folder}"
    found = terminal.json("status", folder)
    assert (found["title"], found["language"], found["fields"]) == ("Reform study", "en", ["role", "years"])
    assert (found["respondents"], found["key_file"]) == ([], False)
    assert terminal.run("status", folder).stdout.splitlines() == [
        "Reform study: 0 respondents; no recovery code",
        "deadlines  none set yet",
        "Next: Write the study sheet: what the study is for, and what was notified.",
    ]
    assert json.loads((home / "studies.json").read_bytes())["studies"] == [str(folder)]


def test_a_study_is_never_made_over_another(terminal: Terminal, folder: Path, guide_file: Path) -> None:
    before = {file: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    terminal.run("new", folder, "--guide", guide_file, code=14)
    assert {file: file.read_bytes() for file in folder.iterdir() if file.is_file()} == before


def test_a_faulty_guide_makes_nothing_and_asks_for_nothing(terminal: Terminal, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("no themes\n", encoding="utf-8")
    result = terminal.run(
        "new", tmp_path / "study", "--guide", bad, code=3, env={"INTERVIEW_TUI_PASSPHRASE": None}
    )
    assert "bad.md:" in result.stderr
    assert not (tmp_path / "study").exists()
    terminal.run("new", tmp_path / "study", "--guide", tmp_path / "nowhere.md", code=2)


def test_the_wrong_passphrase_is_told_and_changes_nothing(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    for _try in range(3):
        result = terminal.run("status", folder, code=4, env={"INTERVIEW_TUI_PASSPHRASE": "feil"})
        assert result.stdout == ""
    terminal.run("status", folder)
    terminal.run("status", tmp_path, code=5)
    terminal.run("open", tmp_path, code=5)
    terminal.run("session", tmp_path, "R47", code=5)


def test_the_screens_are_refused_where_there_is_no_terminal(terminal: Terminal, folder: Path) -> None:
    assert "--plain" in terminal.run("open", folder, code=16).stderr
    assert "--plain" in terminal.run("session", folder, "R47", code=16).stderr


def test_a_passphrase_is_changed_without_writing_the_data_anew(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.txt"
    new.write_text("en helt annen setning\n", encoding="utf-8")
    new.chmod(0o600)
    database = (folder / "study.db").read_bytes()
    wrong = terminal.run(
        "passphrase",
        "change",
        folder,
        "--new-passphrase-file",
        new,
        code=4,
        env={"INTERVIEW_TUI_PASSPHRASE": "feil"},
    )
    assert "does not open" in wrong.stderr
    assert (
        terminal.line("passphrase", "change", folder, "--new-passphrase-file", new)
        == "The passphrase is changed."
    )
    assert (folder / "study.db").read_bytes() == database
    terminal.run("status", folder, code=4)
    terminal.run("status", folder, env={"INTERVIEW_TUI_PASSPHRASE": "en helt annen setning"})


def test_status_shows_consent_phase_and_notes(terminal: Terminal, folder: Path, code: str) -> None:
    terminal.run("session", folder, code, "--plain", stdin="en linje\n:end\n")
    first, *summary, row = terminal.run("status", folder).stdout.splitlines()
    assert first == "Reform study: 1 respondent; no recovery code"
    assert [" ".join(line.split()) for line in summary] == [
        "notes 1 note is not read through yet.",
        "interviews held 1, to come 0",
        "consent taking part: yes 1 (no letter: 1)",
        "consent notes: yes 1 (no letter: 1)",
        "consent quotes word for word: yes 1 (no letter: 1)",
        "deadlines none set yet",
        f"keep in mind interviewed without a yes from the leader of the site: 1 of 1 ({code})",
        "! There is no backup of this study yet.",
        "Next: Write the study sheet: what the study is for, and what was notified.",
    ]
    assert row.startswith(
        f"{code}  Kontor Prøvedal  participation, notes, quote_verbatim; the site has not agreed"
    )
    assert row.endswith("conversation over  1 note")
    found = terminal.json("status", folder)["respondents"][0]
    assert (found["phase"], found["notes"], found["may_start"]) == ("ended", 1, True)


def test_guides_are_checked_all_of_them(terminal: Terminal, guide_file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("---\ntitle: x\nlanguage: en\n---\n\n- a question outside a theme\n", encoding="utf-8")
    result = terminal.run("guide", "check", bad, guide_file, tmp_path / "nowhere.md", code=3)
    assert f"{guide_file}: in order, 4 themes, 5 questions" in result.stdout
    assert f"{bad}:6:" in result.stderr
    assert "nowhere.md" in result.stderr
    assert terminal.line("guide", "check", guide_file) == f"{guide_file}: in order, 4 themes, 5 questions"
    (good,) = terminal.json("guide", "check", guide_file)
    assert good == {"file": str(guide_file), "ok": True, "faults": [], "advice": []}


def test_advice_never_stops_a_guide_unless_it_is_asked_to(terminal: Terminal, guide_file: Path) -> None:
    asked = guide_file.read_text(encoding="utf-8").replace("And now?", "Are you content, and why?")
    guide_file.write_text(asked, encoding="utf-8")
    told = terminal.run("guide", "check", guide_file).stdout.splitlines()
    line = asked.split("\n").index("- Are you content, and why?") + 1
    assert told[0] == (
        f"{guide_file}:{line}: advice: this asks two things at once; ask one of them, "
        "and give the other a line of its own"
    )
    assert told[-1].endswith("5 questions, 2 pieces of advice")
    terminal.run("guide", "check", guide_file, "--strict", code=3)
    (found,) = terminal.json("guide", "check", guide_file)
    assert found["ok"]
    assert [one["kind"] for one in found["advice"]] == ["double", "closed"]
    assert {(one["line"], one["theme"]) for one in found["advice"]} == {(line, "tasks")}


def test_a_guide_is_shown_as_plain_text(terminal: Terminal, guide_file: Path) -> None:
    shown = terminal.run("guide", "show", guide_file).stdout
    assert "What did you do on an ordinary day before?" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert terminal.json("guide", "show", guide_file)["title"] == "Before and after the reform"


def test_guides_that_ship_and_own_ones_are_found_by_name(
    terminal: Terminal, home: Path, guide_file: Path
) -> None:
    (home / "guides").mkdir()
    (home / "guides" / "mine.md").write_bytes(guide_file.read_bytes())
    listed = terminal.json("guide", "list")
    assert listed[0]["name"] == "mine"
    assert len(listed) >= 4
    terminal.run("guide", "check", *(one["name"] for one in listed))
    assert "your own" in terminal.run("guide", "list").stdout
