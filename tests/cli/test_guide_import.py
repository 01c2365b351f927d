"""``guide import``: a Word document becomes a guide beside it, with what was guessed, and is checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from interview_tui.guidefile.markdown import read_guide
from tests.guidefile import words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "min guide.docx"
    file.write_bytes(words.bold_lines())
    return file


def test_the_guide_lies_beside_the_document_and_is_in_order(terminal: Terminal, document: Path) -> None:
    before = document.read_bytes()
    said = terminal.run("guide", "import", document).stdout
    made = document.with_suffix(".md")
    assert read_guide(made).title == "Intervjuguide – samarbeid på kontoret"
    assert "paragraph 5: “Samarbeid” is short and bold: a theme" in said
    assert said.splitlines()[-1].endswith("in order, 3 themes, 4 questions")
    assert document.read_bytes() == before
    terminal.run("guide", "check", made)


def test_nothing_is_written_over(terminal: Terminal, document: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine")
    terminal.run("guide", "import", document, "--to", there, code=14)
    (tmp_path / "link.md").symlink_to(tmp_path / "nowhere")
    terminal.run("guide", "import", document, "--to", tmp_path / "link.md", code=14)
    assert there.read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_program_gets_guesses_and_faults(terminal: Terminal, document: Path, tmp_path: Path) -> None:
    answer = json.loads(terminal.run("guide", "import", document, "--to", tmp_path / "g.md", "--json").stdout)
    assert answer["ok"]
    assert {"paragraph": 3, "sentence": "“Bakgrunn” is the warm-up"} in answer["guesses"]


def test_a_guide_that_came_in_with_faults_says_so(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "long.docx"
    file.write_bytes(words.packed(words.p("Work", bold=True) + words.p("What? " * 500 + "?")))
    result = terminal.run("guide", "import", file, code=3)
    assert "shorten it to 2000" in result.stderr
    assert (tmp_path / "long.md").exists()


def test_a_document_that_is_none_writes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "no.docx"
    file.write_bytes(b"hello")
    terminal.run("guide", "import", file, code=2)
    terminal.run("guide", "import", tmp_path / "none.docx", code=2)
    assert [path.name for path in tmp_path.glob("*.md")] == []


def test_where_a_guide_is_asked_for_a_document_is_pointed_to_its_way_in(
    terminal: Terminal, document: Path, tmp_path: Path
) -> None:
    for asked in (["guide", "check", document], ["new", tmp_path / "study", "--guide", document]):
        assert "interview-tui guide import FILE" in terminal.run(*asked, code=3).stderr
