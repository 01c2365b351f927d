"""Texts from files that are looked through: plain text, Markdown and Word documents, read with care."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from interview_tui import ordinary
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 32 * 1024 * 1024
"""Most bytes of a file, and of all parts of a Word document unpacked."""

SUFFIXES = (".txt", ".md", ".markdown", ".text", ".docx")
"""What files may end in."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
_MOST_PARTS = 2000
_CHUNK = 1024 * 1024


def read(file: Path) -> str:
    """Return the text of ``file``; of a Word document its body, headers, footers, notes and comments.

    Raises:
        UsageProblem: when it cannot be read, is of another kind, too big, or no proper Word document.
    """
    if file.suffix.lower() not in SUFFIXES:
        raise UsageProblem(
            _("{file} is of a kind that cannot be read here.").format(file=_named(file)),
            "",
            _("Text (.txt), Markdown (.md) and Word (.docx) can. Save it as one of them."),
        )
    try:
        with ordinary.opened(file) as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageProblem(
            _("{file} cannot be read: {reason}").format(file=_named(file), reason=error.strerror or "")
        ) from None
    if len(data) > MOST_BYTES:
        raise _too_big(file)
    return docx_text(data, file) if file.suffix.lower() == ".docx" else decoded(data)


def decoded(data: bytes) -> str:
    """Return bytes as text: UTF-8, UTF-16 with its mark, else Windows' western letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def docx_text(data: bytes, file: Path) -> str:
    """Return the paragraphs of a Word document, one a line.

    Raises:
        UsageProblem: when it is no Word document, locked, or unpacks to more than ``MOST_BYTES``.
    """
    texts: list[str] = []
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > _MOST_PARTS:
                raise _too_big(file)
            for member in members:
                if not (member.filename.startswith(_PARTS) and member.filename.endswith(".xml")):
                    continue
                part = _unpacked(archive, member, left)
                left -= len(part)
                if left < 0:
                    raise _too_big(file)
                if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                    raise _no_document(file)
                texts += _paragraphs(part)
    except (
        zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError,
        ET.ParseError,
    ):  # fmt: skip
        raise _no_document(file) from None
    if not texts:
        raise _no_document(file)
    return "\n".join(texts)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return a part, or one byte more than ``most`` of it when it is bigger."""
    pieces, size = [], 0
    with archive.open(member) as packed:
        while size <= most and (piece := packed.read(_CHUNK)):
            pieces.append(piece)
            size += len(piece)
    return b"".join(pieces)[: most + 1]


def _paragraphs(part: bytes) -> Iterator[str]:
    for paragraph in ET.fromstring(part).iter(_W + "p"):  # noqa: S314 - no DTD, size capped
        pieces = []
        for node in paragraph.iter():
            if node.tag in {_W + "t", _W + "delText"}:
                pieces.append(node.text or "")
            elif node.tag in {_W + "tab", _W + "br", _W + "cr"}:
                pieces.append(" ")
            elif node.tag == _W + "noBreakHyphen":
                pieces.append("-")
        yield "".join(pieces)


def _named(file: Path) -> str:
    return clean_line(str(file))[:FIELD_LIMIT]


def _too_big(file: Path) -> UsageProblem:
    return UsageProblem(
        _("{file} is too big to be looked through.").format(file=_named(file)),
        _("Nothing was read."),
        _("Divide it into smaller files."),
    )


def _no_document(file: Path) -> UsageProblem:
    return UsageProblem(
        _("{file} is no Word document that can be read.").format(file=_named(file)),
        _("Nothing was read."),
        _("Open it in Word or LibreOffice and save it again as .docx or as plain text."),
    )
