"""What is in a file that would leave, as text a person can read before it does."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from interview_tui.export import archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BETWEEN = " │ "
"""Stands between the cells of a row."""

_CELL = re.compile(r"</w:p></w:tc>(?=<w:tc>)|</t[dh]>(?=<t[dh]>)")
_LINE = re.compile(r"</w:p>|<w:br/>|</si>|</is>|</(?:p|h[1-6]|li|tr|figcaption|figure|title)>|<br>|<ul>")
_UNSEEN = re.compile(r"<style>.*?</style>|\n", re.DOTALL)
_FIGURE = re.compile(r'<img src="data:image/svg\+xml,([^"]*)"[^>]*>')
_TAG = re.compile(r"<[^<>]*>")
_SHEET = re.compile(r'<sheet name="([^"]*)"')
_ROW = re.compile(r"<row [^>]*>(.*?)</row>", re.DOTALL)
_IN_ROW = re.compile(r'<c r="([A-Z]+)[0-9]+"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_SHARED = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_BLANK = re.compile(r"\n{3,}")
_LETTERS = 26


def shown(name: str, content: bytes) -> str:
    """Return the words of a file as they stand in its bytes: a text as it is, an archive part by part.

    Tables have a line for each row. Of a web page the words are shown, also those in its figures, without
    the markup.
    """
    if name.endswith(".docx"):
        return _words(archive.unpacked(content)["word/document.xml"].decode())
    if name.endswith(".xlsx"):
        return "\n".join(_sheets(archive.unpacked(content)))
    if name.endswith(".html"):
        page = _UNSEEN.sub("", content.decode("utf-8", "replace").replace("<br>\n", "<br>"))
        return _words(_FIGURE.sub(lambda found: f"{_figure(found[1])}<br>", page))
    if name.endswith(".qdpx"):
        read = sorted(archive.unpacked(content).items(), reverse=True)
        return "\n".join(f"— {part} —\n{data.decode()}" for part, data in read)
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _words(markup: str) -> str:
    text = _LINE.sub("\n", _CELL.sub(_BETWEEN, markup))
    lines = (unescape(_TAG.sub("", line)).strip("\r ") for line in text.split("\n"))
    return _BLANK.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"


def _figure(picture: str) -> str:
    """Return the words of a picture on one line, still as markup has them."""
    said = (_TAG.sub("", word) for word in re.findall(r"<text [^>]*>.*?</text>", unquote(picture)))
    return " · ".join(said)


def _sheets(parts: dict[str, bytes]) -> Iterator[str]:
    names = _SHEET.findall(parts["xl/workbook.xml"].decode())
    shared = _SHARED.findall(parts.get("xl/sharedStrings.xml", b"").decode())
    for number, name in enumerate(names, 1):
        yield f"— {unescape(name)} —"
        for row in _ROW.findall(parts[f"xl/worksheets/sheet{number}.xml"].decode()):
            yield _BETWEEN.join(_cells(row, shared))
        yield ""


def _cells(row: str, shared: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row from the first column on, the empty ones too, each on one line."""
    at = 0
    for column, kind, inside in _IN_ROW.findall(row):
        for _empty in range(_number(column) - at):
            yield ""
        said = _TAG.sub("", inside)
        said = _TAG.sub("", shared[int(said)]) if 't="s"' in kind else said
        yield " ".join(unescape(said).split())
        at = _number(column) + 1


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1
