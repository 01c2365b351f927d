"""Texts from files: every kind that can be read, and every one that must be refused."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.services import textfiles

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, **others: str) -> bytes:
    """Return a Word document with ``body`` as its paragraphs' XML, and other parts by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACE}>{body}</w:document>")
        for name, text in others.items():
            archive.writestr(f"word/{name}.xml", text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("blåbær 😀".encode(), "blåbær 😀"),
        ("\ufeffblåbær".encode(), "blåbær"),
        ("blåbær".encode("utf-16"), "blåbær"),
        ("blåbær".encode("cp1252"), "blåbær"),
        (b"", ""),
    ],
)
def test_text_is_read_in_any_usual_encoding(tmp_path: Path, data: bytes, text: str) -> None:
    file = tmp_path / "notat.TXT"
    file.write_bytes(data)
    assert textfiles.read(file) == text


def test_a_word_document_is_read_with_headers_and_comments(tmp_path: Path) -> None:
    file = tmp_path / "avskrift.docx"
    run = "<w:p><w:r><w:t>Kari </w:t></w:r><w:r><w:tab/><w:t>Eksempel</w:t></w:r></w:p>"
    head = f"<w:hdr {NAMESPACE}><w:p><w:r><w:t>Prøvedal</w:t></w:r></w:p></w:hdr>"
    file.write_bytes(document(run + "<w:p/>", header1=head))
    assert textfiles.read(file) == "Kari  Eksempel\n\nPrøvedal"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("bilde.png", b"x", "kind"),
        ("gammel.doc", b"x", "kind"),
        ("feil.docx", b"no archive", "no Word document"),
        ("tom.docx", document("")[:40], "no Word document"),
        ("uten.docx", document(""), "no Word document"),
        ("felle.docx", document("</w:document><!DOCTYPE x>"), "no Word document"),
        ("skadd.docx", document("<w:p>"), "no Word document"),
    ],
    # Archives made while collecting carry the time: as part of an id they would differ in each worker.
    ids=("picture", "old", "wrong", "cut", "empty", "entity", "broken"),
)
def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UsageProblem, match=said):
        textfiles.read(file)


def test_a_document_that_unpacks_to_very_much_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bombe.docx"
    file.write_bytes(document(" " * (textfiles.MOST_BYTES + 1)))
    assert file.stat().st_size < textfiles.MOST_BYTES // 100
    with pytest.raises(UsageProblem, match="too big"):
        textfiles.read(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="cannot be read"):
        textfiles.read(tmp_path / "borte.txt")
