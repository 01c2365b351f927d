"""Every guide that ships is one a researcher could start with."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.guidefile.library import shipped
from interview_tui.guidefile.lint.rules import advise
from interview_tui.guidefile.markdown import read_guide

GUIDES = sorted((Path(__file__).parents[2] / "guides").glob("*.md"))


def test_there_are_three_and_the_library_finds_them() -> None:
    assert len(GUIDES) >= 3
    assert sorted(path.name for path in shipped()) == [path.name for path in GUIDES]


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_it_parses(path: Path) -> None:
    guide = read_guide(path)
    assert guide.themes
    assert guide.language in {"nb", "en"}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_there_is_no_advice_on_it(path: Path) -> None:
    assert advise(read_guide(path)) == []
