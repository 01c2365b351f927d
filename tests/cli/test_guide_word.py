"""``guide word``: a guide as a Word document that can be read in again, and never over something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document

from interview_tui.guidefile.library import shipped
from interview_tui.guidefile.markdown import read_guide

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


@pytest.mark.parametrize("name", sorted(path.stem for path in shipped()))
def test_a_guide_goes_to_word_and_comes_back_with_its_themes_and_questions(
    terminal: Terminal, tmp_path: Path, name: str
) -> None:
    source = next(path for path in shipped() if path.stem == name)
    place, back = tmp_path / "påske.docx", tmp_path / "back.md"
    assert str(place.name) in terminal.line("guide", "word", name, "--to", place)
    guide = read_guide(source)
    headings = [p.text for p in Document(str(place)).paragraphs if p.style and p.style.name == "Heading 2"]
    assert headings == [question.text for theme in guide.themes for question in theme.questions]
    terminal.run("guide", "import", place, "--to", back)
    again = read_guide(back)
    asked = [[one.text for one in theme.questions] for theme in again.themes if theme.questions]
    assert asked == [[one.text for one in theme.questions] for theme in guide.themes if theme.questions]


def test_nothing_is_written_over_and_a_faulty_guide_makes_none(terminal: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "there.docx"
    place.write_text("mine")
    terminal.run("guide", "word", shipped()[0].stem, "--to", place, code=14)
    assert place.read_text() == "mine"
    faulty = tmp_path / "faulty.md"
    faulty.write_text("# Only a title\n")
    terminal.run("guide", "word", faulty, "--to", tmp_path / "new.docx", code=3)
    assert not (tmp_path / "new.docx").exists()
