"""Guide files that are written in: nothing typed is lost, nothing of another program is written over."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.errors import NotSaved, UsageProblem
from interview_tui.guidefile.library import own
from interview_tui.paths import Paths
from interview_tui.services import guide_files
from interview_tui.services.guide_files import ChangedElsewhere
from interview_tui.text import clean

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "---\ntitle: Før og etter\nlanguage: nb\n---\n\n## Å være her\n\n- Er du fornøyd?\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "guides" / "min guide æøå.md"
    file.parent.mkdir()
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_it_is_saved_in_one_step_and_keeps_who_may_read_it(path: Path) -> None:
    path.chmod(0o640)
    opened = guide_files.open_file(path)
    assert (opened.text, opened.unsaved) == (TEXT, None)
    now = guide_files.save(path, TEXT + "- Mer?\n", opened.stamp)
    assert path.read_text(encoding="utf-8").endswith("- Mer?\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert guide_files.stamp_of(path) == now != opened.stamp
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_was_not_saved_is_there_the_next_time_and_gone_once_it_is(path: Path) -> None:
    opened = guide_files.open_file(path)
    guide_files.keep(path, TEXT + "half a line")
    again = guide_files.open_file(path)
    assert (again.text, again.unsaved) == (TEXT, TEXT + "half a line")
    assert stat.S_IMODE(guide_files.unsaved_path(path).stat().st_mode) == 0o600
    guide_files.save(path, TEXT + "half a line", opened.stamp)
    assert guide_files.open_file(path).unsaved is None


def test_a_file_that_another_program_changed_is_not_written_over(path: Path) -> None:
    opened = guide_files.open_file(path)
    path.write_text("theirs\n", encoding="utf-8")
    with pytest.raises(ChangedElsewhere):
        guide_files.save(path, "mine", opened.stamp)
    path.unlink()
    with pytest.raises(ChangedElsewhere):
        guide_files.save(path, "mine", opened.stamp)
    guide_files.save(path, "mine", None)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(path)
    opened = guide_files.open_file(link)
    guide_files.save(link, "new", opened.stamp)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "new"


def test_two_texts_are_both_kept_and_neither_is_listed_as_a_guide(home: Path) -> None:
    paths = Paths(home)
    mine = guide_files.started(paths, TEXT, "Før og etter")
    places = [guide_files.set_aside(mine, text) for text in ("one", "two")]
    guide_files.keep(mine, "three")
    assert [place.read_text(encoding="utf-8") for place in places] == ["one", "two"]
    assert own(paths) == [mine]


@pytest.mark.parametrize("title", ["", "../../x", "CON", "😀", "a/b", "x" * 400])
def test_a_new_guide_has_a_plain_name_and_is_never_another(home: Path, title: str) -> None:
    paths = Paths(home)
    first, second = (guide_files.started(paths, TEXT, title) for _each in range(2))
    assert first != second
    assert {first.parent, second.parent} == {paths.guides}
    assert guide_files.open_file(first).text == TEXT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_leaves_the_file_as_it_was(path: Path) -> None:
    opened = guide_files.open_file(path)
    path.parent.chmod(0o500)
    try:
        with pytest.raises(NotSaved):
            guide_files.save(path, "new", opened.stamp)
    finally:
        path.parent.chmod(0o700)
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_folder_that_is_gone_is_told_as_not_saved(path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "gone" / "x.md"
    with pytest.raises(NotSaved, match="cannot be written"):
        guide_files.keep(elsewhere, TEXT)


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"\xff\xfe\x00", "not text"), (b"x" * 1_000_001, "too large"), (None, "not a file")],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes | None, told: str) -> None:
    file = tmp_path / "x.md"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    with pytest.raises(UsageProblem, match=told):
        guide_files.open_file(file)


def test_it_is_looked_at_as_a_guide() -> None:
    looked = guide_files.look(TEXT, "g.md")
    assert looked.guide is not None
    assert [(one.line, one.kind.value) for one in looked.advice] == [
        (6, "no_introducing"), (6, "no_closing"), (8, "closed")
    ]  # fmt: skip
    broken = guide_files.look(TEXT + "\n### Too deep\n", "a: b.md")
    assert broken.guide is None
    assert [line for line, _said in broken.faults] == [10]
    assert not broken.faults[0][1].startswith("a: b.md")


@given(st.text(max_size=200))
def test_any_text_comes_back_as_it_was_saved(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "g.md"
    guide_files.save(path, clean(text), None)
    assert guide_files.open_file(path).text == clean(text)
    guide_files.look(text, path.name)
