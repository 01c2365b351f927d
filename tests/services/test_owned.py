"""Copies outside the study are searched in what is packed too, and told apart by their folder."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from interview_tui.services import owned, withdrawal_words
from interview_tui.services.spans import Needle, Search
from tests.services import withdrawal

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock

WORDS = "nobody & no one"


def archive(name: str, content: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return packed.getvalue()


def looked(*paths: Path) -> Search:
    search = Search([Needle("note", WORDS), Needle("code", "R92")])
    owned.look_at_copies(search, paths, b"")
    return search


@pytest.mark.parametrize("depth", [1, 2])
def test_words_in_an_archive_are_found_also_with_markup_between(tmp_path: Path, depth: int) -> None:
    content = b"<w:t>of R92: nobody &amp; </w:t></w:r><w:r><w:t>no one</w:t>"
    for _level in range(depth):
        content = archive("word/document.xml", content)
    path = tmp_path / "summary.docx"
    path.write_bytes(content)
    assert sorted(looked(path).hits) == [("summary.docx", "code"), ("summary.docx", "note")]


def test_words_in_a_big_part_are_found_across_pieces(tmp_path: Path) -> None:
    path = tmp_path / "study.qdpx"
    path.write_bytes(
        archive("sources/one.txt", b"much ado " * 600_000 + WORDS.encode() + b" and on" * 50_000)
    )
    assert looked(path).hits == [("study.qdpx", "note")]


def test_packed_bytes_hold_no_code_by_chance(tmp_path: Path) -> None:
    path = tmp_path / "picture.docx"
    with ZipFile(path, "w") as made:
        made.writestr("media/one.png", b"\x89PNG\xff R92 \xff")
    assert looked(path).hits == []


def test_an_archive_that_cannot_be_opened_is_said_so(tmp_path: Path) -> None:
    path, other = tmp_path / "summary.docx", tmp_path / "report.pdf"
    path.write_bytes(archive("one.xml", b"word " * 400).replace(b"one.xml", b"two.xml", 1))
    other.write_bytes(b"%PDF-1.7 packed")
    search = looked(path, other)
    assert (search.hits, search.unread) == ([], ["summary.docx", "report.pdf"])


def test_files_of_one_name_are_told_apart_by_their_folder(tmp_path: Path) -> None:
    paths = [tmp_path / "one" / "notes.csv", tmp_path / "two" / "notes.csv", tmp_path / "two" / "a.csv"]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(WORDS, encoding="utf-8")
    assert [where for where, _kind in looked(*paths).hits] == [str(paths[0]), str(paths[1]), "a.csv"]


def test_a_project_file_of_an_export_is_named_and_files_of_others_not_asked_for(
    study: OpenStudy, clock: FakeClock, tmp_path: Path
) -> None:
    made = withdrawal.scene(study, clock, tmp_path)
    to = withdrawal.export(made, formats=("md", "qdpx"))
    report = study.withdrawing.everything(made.code)
    assert report.search is not None
    own, other = f"respondent-{made.code.lower()}.md", f"respondent-{made.other.lower()}.md"
    assert {(name, "note") for name in (own, "project.qdpx")} <= set(report.search.hits)
    assert report.search.unread == []
    told = "\n".join(withdrawal_words.after(report))
    assert str(to / own) in told
    assert other not in told
