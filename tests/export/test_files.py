"""Files that leave: all or none, never over an old one, without the time they were made."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotSaved, UsageProblem, WouldOverwrite
from interview_tui.export import files

if TYPE_CHECKING:
    from pathlib import Path

TWO = {"summary.md": b"# Reform\n", "notes.csv": b"a,b\r\n"}


def test_files_are_written_whole_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    written = files.write_new(folder, TWO)
    assert written == [folder / "summary.md", folder / "notes.csv"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == TWO


def test_files_are_private_and_carry_no_time(tmp_path: Path) -> None:
    for path in files.write_new(tmp_path / "out", TWO):
        found = path.stat()
        assert stat.S_IMODE(found.st_mode) == 0o600
        assert found.st_mtime == files.MTIME
    assert (tmp_path / "out").stat().st_mtime == files.MTIME
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_a_folder_with_other_files_is_fine(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    files.write_new(tmp_path, TWO)
    assert (tmp_path / "mine.txt").read_text() == "kept"


def test_nothing_at_all_is_written_over_an_old_file(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("old")
    with pytest.raises(WouldOverwrite):
        files.write_new(tmp_path, TWO)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["notes.csv"]
    assert (tmp_path / "notes.csv").read_text() == "old"


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "summary.md").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WouldOverwrite):
        files.write_new(out, TWO)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../up.md",
        "a/b.md",
        "a\\b.md",
        "",
        ".md",
        "x",
        "Con.md",
        "con.md",
        "lpt1.csv",
        "æ.md",
        "a b.md",
        "-a.md",
        "a..md",
    ],
)
def test_names_that_are_not_plain_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        files.write_new(tmp_path / "out", {"summary.md": b"", name: b""})
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UsageProblem):
        files.write_new(tmp_path / "out", TWO)


def test_what_was_begun_is_removed_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = os.fsync
    seen: list[int] = []

    def full(handle: int) -> None:
        seen.append(handle)
        if len(seen) == 2:
            raise OSError(errno.ENOSPC, "no space")
        synced(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved, match="full") as problem:
        files.write_new(tmp_path / "deep" / "out", TWO)
    assert problem.value.exit_code == 9
    assert not (tmp_path / "deep").exists()


def test_a_folder_that_was_there_stays_when_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()

    def broken(handle: int) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(NotSaved):
        files.write_new(out, TWO)
    assert list(out.iterdir()) == []
