"""The guides that ship, and how guides are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.guidefile import library
from interview_tui.guidefile.markdown import read_guide
from interview_tui.model.guide import Guide, QuestionType, ThemeRole, TimeTag
from interview_tui.paths import Paths

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("reform-en", "reform-nb", "starter-en", "starter-nb")


def shipped(name: str) -> Guide:
    return read_guide({path.stem: path for path in library.shipped()}[name])


def test_at_least_the_four_guides_ship() -> None:
    assert set(NAMES) <= {path.stem for path in library.shipped()}


@pytest.mark.parametrize("path", library.shipped(), ids=lambda path: path.stem)
def test_every_shipped_guide_is_whole(path: Path) -> None:
    guide = read_guide(path)
    assert guide.language == path.stem.rsplit("-", 1)[1]
    assert sum(theme.minutes or 0 for theme in guide.themes) == guide.planned_minutes
    assert guide.themes[0].role is ThemeRole.WARMUP
    assert guide.closing.line > 0
    assert guide.opening
    for theme in guide.themes:
        if theme.role is ThemeRole.ORDINARY:
            assert theme.questions[0].type is QuestionType.INTRODUCING, theme.title


def test_the_reform_guide_covers_its_six_themes_in_time() -> None:
    guide = shipped("reform-nb")
    themes = [theme for theme in guide.themes if theme.role is ThemeRole.ORDINARY]
    assert [theme.id for theme in themes] == [
        "tasks",
        "craft",
        "organisation",
        "expectations",
        "users",
        "future",
    ]
    assert 14 <= sum(len(theme.questions) for theme in themes) <= 17
    assert all(question.probes for theme in themes for question in theme.questions)
    for theme in themes[:-1]:
        times = {tag for question in theme.questions for tag in question.times}
        assert TimeTag.BEFORE in times, theme.id
        assert times & {TimeTag.NOW, TimeTag.COMPARE}, theme.id
    assert "taushetsplikt" in " ".join(guide.opening).lower()


@pytest.mark.parametrize("study", ["reform", "starter"])
def test_both_languages_have_the_same_structure(study: str) -> None:
    def bones(guide: Guide) -> list[object]:
        return [
            (
                theme.role, theme.minutes, theme.times, len(theme.hints),
                [(q.times, q.type, q.priority, len(q.probes)) for q in theme.questions],
            )
            for theme in guide.themes
        ]  # fmt: skip

    first, second = shipped(f"{study}-nb"), shipped(f"{study}-en")
    assert bones(first) == bones(second)
    assert len(first.opening) == len(second.opening)
    if study == "reform":
        assert [(t.id, [q.id for q in t.questions]) for t in first.themes] == [
            (t.id, [q.id for q in t.questions]) for t in second.themes
        ]


def test_a_guide_is_found_by_path_or_name_own_before_shipped(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    assert library.own(paths) == []
    assert library.find("reform-nb", paths).parent.name == "guides"
    paths.guides.mkdir()
    mine = paths.guides / "reform-nb.md"
    mine.write_text("x", encoding="utf-8")
    (paths.guides / "notes.txt").write_text("x", encoding="utf-8")
    assert library.own(paths) == [mine]
    assert library.find("reform-nb", paths) == mine
    assert library.find("reform-nb.md", paths) == mine
    assert library.find(str(mine), paths) == mine


@pytest.mark.parametrize(
    "name", ["reform-nn", "reform-nn.md", "\x1b[31mreform-nn", "x" * 5000, "", "a\x00b", "."]
)
def test_an_unknown_guide_is_a_plain_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        library.find(name, Paths(tmp_path))
    assert "\x1b" not in str(caught.value)
    assert "starter-en" in caught.value.hint
    if name == "reform-nn":
        assert caught.value.title == "There is no guide reform-nn."
        assert caught.value.detail == "Did you mean reform-nb?"


@pytest.mark.parametrize("name", ["starter-en", "starter-nb"])
def test_how_a_guide_is_written_stands_in_comments_that_no_room_shows(name: str) -> None:
    guide = shipped(name)
    shown = " ".join([*guide.opening, *(hint for theme in guide.themes for hint in theme.hints)])
    assert not any(word in shown for word in ("##", "{", ".warmup", ".closing", "guide check"))
    path = next(path for path in library.shipped() if path.stem == name)
    assert "\n# " in path.read_text(encoding="utf-8").split("---\n")[1]
