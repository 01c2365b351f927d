"""The formats' own words: what is byte for byte the same in every study's files, and nothing else."""

from __future__ import annotations

import io
import zipfile

from interview_tui.deidentify.fixed import Fixed
from interview_tui.deidentify.leak import Forbidden, Sought, look

STYLES = b'<?xml version="1.0"?><styles><style name="Normal"/></styles>'


def archive(text: str, styles: bytes = STYLES) -> bytes:
    paper = io.BytesIO()
    with zipfile.ZipFile(paper, "w") as made:
        made.writestr("word/normal.xml", styles)
        made.writestr("word/document.xml", f'<?xml version="1.0"?><p style="Normal">{text}</p>')
    return paper.getvalue()


def held(data: bytes, *names: str) -> bool:
    fixed = Fixed.of([archive("–"), b"<!DOCTYPE html><style>p { page: Normal }</style><p>-</p>"])
    leaks, _kinds = look("a.docx", data, Sought([Forbidden(name, "name") for name in names]), fixed)
    return bool(leaks)


def test_what_stands_in_a_file_of_nobodys_is_passed_over() -> None:
    clean = archive("they agreed")
    assert look("a.docx", clean, Sought([Forbidden("Normal", "name")]))[0]
    assert not held(clean, "Normal")
    assert not held(b"<!DOCTYPE html><style>p { page: Normal }</style><p>they agreed</p>", "Normal")


def test_text_is_never_passed_over() -> None:
    assert held(archive("Normal agreed"), "Normal")
    assert held(archive("&lt;p style=&quot;Normal&quot;&gt;"), "Normal")
    assert held(b"they and Normal agreed", "Normal")
    assert held(b'<p style="Normal">, typed into a text', "Normal")


def test_a_part_or_tag_that_differs_by_a_byte_is_searched() -> None:
    assert held(archive("–", STYLES.replace(b"Normal", b"Normal 2")), "Normal")
    assert held(archive("–").replace(b"word/normal.xml", b"word/Normal.xml"), "Normal")


def test_a_name_over_a_tag_that_is_passed_over_is_found() -> None:
    rows = '<p style="Normal">Kari</p><p style="Normal">Eksempel</p>'
    assert held(archive(rows), "Kari Eksempel")
    assert held(archive('Eks<p style="Normal"></p>empel'), "Eksempel")
