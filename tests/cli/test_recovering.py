"""The recovery code on the command line: the page, the code shown once, and a forgotten passphrase."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui import i18n, recoverycode
from interview_tui.sealing import QUICK
from interview_tui.services.recovering import give_code, new_code, page
from tests.cli.conftest import PASSPHRASE
from tests.cli.test_ask import typed

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.recoverycode import Code
    from tests.cli.conftest import Terminal

NEW = "en helt annen setning"


@pytest.fixture
def new_file(tmp_path: Path) -> Path:
    return private(tmp_path / "new.txt", NEW)


@pytest.fixture
def code(folder: Path) -> Code:
    made = new_code()
    give_code(folder, PASSPHRASE, made, cost=QUICK)
    return made


def private(file: Path, text: str) -> Path:
    file.write_text(text + "\n", encoding="utf-8")
    file.chmod(0o600)
    return file


def code_in(text: str) -> str:
    """Return the first code that stands in a text, read as the program reads it."""
    found = re.findall(r"\b[2-9A-Z]{5}\b(?:\s+[2-9A-Z]{5}\b){3}\s+(?:[2-9A-Z]{5}\s+){3}", text)
    assert found, text
    return recoverycode.read(found[0])


def study_files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_a_script_gets_no_code_unless_it_asks_and_never_waits(
    terminal: Terminal, guide_file: Path, tmp_path: Path
) -> None:
    result = terminal.run("new", tmp_path / "one", "--guide", guide_file)
    assert "No recovery code was made; interview-tui recovery new FOLDER" in result.stderr
    assert terminal.json("status", tmp_path / "one")["recovery_page"] is None
    first = terminal.run("status", tmp_path / "one").stdout.splitlines()[0]
    assert first.endswith("; no recovery code")
    result = terminal.run("new", tmp_path / "two", "--guide", guide_file, "--no-recovery")
    assert result.stderr == ""
    terminal.run(
        "new", tmp_path / "three", "--guide", guide_file, "--no-recovery", "--recovery-page", "x", code=2
    )
    assert not (tmp_path / "three").exists()


def test_a_page_for_the_printer_is_written_with_the_study_and_opens_it(
    terminal: Terminal, guide_file: Path, tmp_path: Path, new_file: Path
) -> None:
    folder, paper = tmp_path / "hjerteord æøå", tmp_path / "page.txt"
    words = ["--guide", guide_file, "--title", "Hjerteord", "--recovery-page", paper]
    result = terminal.run("new", folder, *words)
    assert stat.S_IMODE(paper.stat().st_mode) == 0o600
    text = paper.read_text(encoding="utf-8")
    letters = code_in(text)
    assert letters not in re.sub(r"\s", "", result.stdout)
    assert "jerteord" not in text
    assert str(tmp_path) not in text
    mark = terminal.json("status", folder)["recovery_page"]
    assert f"Mark of this page: {mark}" in text
    assert f"Sidens merke: {mark}" in text
    assert max(map(len, text.splitlines())) <= 80
    file = private(tmp_path / "code.txt", letters.lower())
    database = (folder / "study.db").read_bytes()
    assert terminal.line("recovery", "check", folder, "--code-file", file) == "The code opens the study."
    said = terminal.run("recover", folder, "--code-file", file, "--new-passphrase-file", new_file).stdout
    assert "The new passphrase opens the study." in said
    assert (folder / "study.db").read_bytes() == database
    terminal.run("status", folder, code=4)
    terminal.run("status", folder, env={"INTERVIEW_TUI_PASSPHRASE": NEW})


def test_a_page_is_never_written_over_a_file_nor_into_a_study(
    terminal: Terminal, guide_file: Path, tmp_path: Path, folder: Path
) -> None:
    there = private(tmp_path / "there", "mine")
    new = tmp_path / "new-study"
    terminal.run("new", new, "--guide", guide_file, "--recovery-page", there, code=14)
    assert there.read_text() == "mine\n"
    before = study_files(folder)
    terminal.run("new", new, "--guide", guide_file, "--recovery-page", new / "page", code=2)
    for place, code in ((folder / "page", 2), (tmp_path / "no" / "page", 9)):
        terminal.run("new", new, "--guide", guide_file, "--recovery-page", place, code=code)
        terminal.run("recovery", "new", folder, "--recovery-page", place, code=code)
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    terminal.run("recovery", "new", folder, "--recovery-page", tmp_path / "link", code=14)
    assert not new.exists()
    assert not (tmp_path / "elsewhere").exists()
    assert study_files(folder) == before


def test_a_page_whose_code_opens_nothing_is_taken_away(
    terminal: Terminal, guide_file: Path, tmp_path: Path
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "something").write_text("there already")
    terminal.run("new", full, "--guide", guide_file, "--recovery-page", tmp_path / "page", code=14)
    assert not (tmp_path / "page").exists()


def test_a_study_made_earlier_gets_a_code_and_a_new_one_replaces_it(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    refused = terminal.run("recovery", "new", folder, code=2)
    assert "--recovery-page" in refused.stderr
    first = code_in(terminal.run("recovery", "new", folder, "--recovery-page", "-").stdout)
    mark = terminal.json("status", folder)["recovery_page"]
    said = terminal.run("recovery", "new", folder, "--recovery-page", tmp_path / "page").stdout
    assert f"The code on the page marked {mark} opens the study no longer." in said
    file = private(tmp_path / "old.txt", first)
    result = terminal.run("recovery", "check", folder, "--code-file", file, code=18)
    assert "Compare the mark" in result.stderr
    terminal.run("recovery", "new", folder, "--recovery-page", "-", code=4,
                 env={"INTERVIEW_TUI_PASSPHRASE": "feil"})  # fmt: skip


def test_what_is_mistyped_is_named_and_changes_nothing(
    terminal: Terminal, folder: Path, code: Code, tmp_path: Path, new_file: Path
) -> None:
    before = study_files(folder)
    groups = list(code.groups)
    groups[2] = "00000"
    wrong = private(tmp_path / "wrong", "-".join(groups))
    result = terminal.run("recover", folder, "--code-file", wrong, "--new-passphrase-file", new_file, code=2)
    assert "Group 3 is mistyped." in result.stderr
    assert terminal.run("recover", folder, code=2).stderr.count("--code-file") == 1
    assert study_files(folder) == before


def test_a_study_without_a_code_says_so(
    terminal: Terminal, folder: Path, tmp_path: Path, new_file: Path
) -> None:
    file = private(tmp_path / "code", new_code().letters)
    result = terminal.run("recover", folder, "--code-file", file, "--new-passphrase-file", new_file, code=19)
    assert "interview-tui recovery new FOLDER" in result.stderr


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_page_speaks_both_languages_the_person_s_own_first(language: str) -> None:
    i18n.use(language)
    text = page(new_code())
    first, second = text.index("RECOVERY CODE"), text.index("GJENOPPRETTINGSKODE")
    assert (first < second) == (language == "en")


def test_on_a_terminal_the_code_is_shown_once_on_the_other_screen(tmp_path: Path, guide_file: Path) -> None:
    folder = tmp_path / "study"
    code, seen = typed([PASSPHRASE, PASSPHRASE, ""], "new", folder, "--guide", guide_file)
    assert code == 0, seen
    shown, after = seen.split("\x1b[?1049h")[1].split("\x1b[?1049l")
    letters = code_in(shown)
    assert letters[:5] not in after
    groups = recoverycode.split(letters)
    wrong = " ".join([*groups[:6], groups[6][::-1] + "2"])
    answers: list[Any] = [wrong, "-".join(groups).lower(), NEW, NEW]
    code, seen = typed(answers, "recover", folder)
    assert code == 0, seen
    assert "Group 7 is mistyped." in seen
    assert "The new passphrase opens the study." in seen
    assert typed([NEW], "status", folder)[0] == 0
