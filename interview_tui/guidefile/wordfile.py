"""A Word document as a row of blocks: what each paragraph and table cell says and how it is set.

The package is opened with python-docx, which resolves no entities and fetches nothing; its size and parts are
looked at before. The words are taken from the XML itself, since python-docx leaves out insertions, text boxes
and what stands in content controls.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from interview_tui import ordinary
from interview_tui.errors import UsageProblem
from interview_tui.guidefile.wordtext import Words, read_words
from interview_tui.i18n import _
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 32 * 1024 * 1024
"""Most bytes of a document, and of all its parts unpacked."""

MOST_PARTS = 2000
MOST_BLOCKS = 5000
"""Most paragraphs and cells of a document."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"(?:heading|overskrift)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d|innholdsfortegnelse|contents heading", re.IGNORECASE)
_LISTED = re.compile(r"list (?:bullet|number|paragraph)(?: (\d))?|punktliste|nummerert liste", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """One paragraph, or one line of it. ``number`` counts paragraphs as Word does, from 1.

    ``heading`` is the level of a heading style, 0 if none; ``depth`` the level in a list, -1 if in none;
    ``contents`` whether it is a line of a table of contents.
    """

    number: int
    words: Words
    heading: int = 0
    title: bool = False
    depth: int = -1
    bold: bool = False
    contents: bool = False

    @property
    def text(self) -> str:
        """The words as one line."""
        return self.words.text


@dataclass(slots=True)
class Table:
    """A table: for each row, for each cell, its blocks."""

    number: int
    rows: list[list[list[Block]]] = field(default_factory=list)


@dataclass(slots=True)
class WordFile:
    """What a document holds: ``notes`` are footnotes by name, ``margins`` headers and footers."""

    parts: list[Block | Table]
    notes: dict[str, str]
    comments: list[str]
    margins: list[str]


def read(path: Path) -> WordFile:
    """Return what a Word document holds.

    Raises:
        UsageProblem: when it cannot be read, is too big, locked, or no Word document.
        OSError: when it is not there or may not be read.
    """
    try:
        data = ordinary.read(path, MOST_BYTES)
    except ordinary.TooLarge:
        raise _too_big(path) from None
    except ordinary.NotOrdinary:
        raise _no_document(path) from None
    return read_bytes(data, path)


def read_bytes(data: bytes, path: Path) -> WordFile:
    """Return what the bytes of a Word document hold; ``path`` names it in errors, as ``read`` raises them."""
    _refuse_unsafe(data, path)
    import docx

    try:
        document: Any = docx.Document(io.BytesIO(data))
        return _Reader(document, path).read()
    except (UsageProblem, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - a broken package raises anything: KeyError, lxml's own errors, ValueError
        raise _no_document(path) from None


def _refuse_unsafe(data: bytes, path: Path) -> None:
    """Refuse what unpacks to too much, is locked, or declares entities, before anything reads it."""
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_PARTS or sum(member.file_size for member in members) > MOST_BYTES:
                raise _too_big(path)
            for member in members:
                if not member.filename.endswith((".xml", ".rels")):
                    continue
                with archive.open(member) as packed:
                    part = packed.read(left + 1)
                left -= len(part)
                if left < 0:
                    raise _too_big(path)
                if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"<\x00!\x00" in part:
                    raise _no_document(path)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError):
        raise _no_document(path) from None


class _Reader:
    def __init__(self, document: Any, path: Path) -> None:
        self._document = document
        self._path = path
        self._number = 0
        self._blocks = 0
        self._styles = {style.style_id: style for style in document.styles}

    def read(self) -> WordFile:
        parts = list(self._parts(self._document.element.body))
        return WordFile(
            parts, self._notes("footnotes") | self._notes("endnotes"), self._comments(), self._margins()
        )

    def _parts(self, parent: Any) -> Iterator[Block | Table]:
        for child in parent:
            if child.tag == _W + "p":
                yield from self._paragraph(child)
            elif child.tag == _W + "tbl":
                yield self._table(child)
            elif child.tag in {_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml", _W + "smartTag"}:
                yield from self._parts(child)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self._number += 1
        number, style = self._number, self._style(element)
        name = str(getattr(style, "name", "") or "")
        for words in read_words(element):
            self._blocks += 1
            if self._blocks > MOST_BLOCKS:
                raise _too_big(self._path)
            yield Block(
                number, words, self._heading(element, style), name.lower() in {"title", "tittel"},
                self._depth(element, style, name), words.bold or self._style_is_bold(style),
                _CONTENTS.match(name) is not None,
            )  # fmt: skip
        for box in _boxes(element):
            for inner in box.iter(_W + "p"):
                for words in read_words(inner):
                    words.boxed = True
                    yield Block(number, words)

    def _table(self, element: Any) -> Table:
        table = Table(self._number + 1)
        for row in element.iter(_W + "tr"):
            if _owner(row, "tbl") is not element:
                continue
            cells = []
            for cell in row.iter(_W + "tc"):
                if _owner(cell, "tr") is row:
                    inside = list(self._parts(cell))
                    flat = [
                        one for part in inside for one in ([part] if isinstance(part, Block) else flat(part))
                    ]
                    cells.append([one for one in flat if one.text])
            table.rows.append(cells)
        return table

    def _style(self, element: Any) -> Any:
        found = element.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(found.get(_W + "val")) if found is not None else None

    def _heading(self, element: Any, style: Any) -> int:
        while style is not None:
            found = _HEADING.match(str(style.name or ""))
            if found:
                return int(found[1])
            level = style.element.find(f"{_W}pPr/{_W}outlineLvl")
            if level is not None and (level.get(_W + "val") or "").isdigit():
                return int(level.get(_W + "val")) % 9 + 1
            style = style.base_style
        level = element.find(f"{_W}pPr/{_W}outlineLvl")
        value = level.get(_W + "val") if level is not None else None
        return int(value) + 1 if value is not None and value.isdigit() and int(value) < 9 else 0  # noqa: PLR2004

    def _depth(self, element: Any, style: Any, name: str) -> int:
        numbered = element.find(f"{_W}pPr/{_W}numPr")
        while numbered is None and style is not None:
            numbered = style.element.find(f"{_W}pPr/{_W}numPr")
            style = style.base_style
        listed = _LISTED.match(name)
        if numbered is not None:
            list_id, level = numbered.find(_W + "numId"), numbered.find(_W + "ilvl")
            if list_id is None or list_id.get(_W + "val") != "0":
                value = level.get(_W + "val") if level is not None else "0"
                by_style = int(listed[1]) - 1 if listed and listed[1] else 0
                return max(int(value) if value.isdigit() else 0, by_style)
            return -1
        if listed and "paragraph" not in name.lower():
            return int(listed[1]) - 1 if listed[1] else 0
        return -1

    def _style_is_bold(self, style: Any) -> bool:
        while style is not None:
            bold = style.element.find(f"{_W}rPr/{_W}b")
            if bold is not None:
                return bold.get(_W + "val") not in {"0", "false"}
            style = style.base_style
        return False

    def _notes(self, kind: str) -> dict[str, str]:
        found = {}
        for root in self._related(kind):
            for note in root.iter(f"{_W}{kind[:-1]}"):
                text = " ".join(words.text for p in note.iter(_W + "p") for words in read_words(p)).strip()
                if text and note.get(_W + "type") is None:
                    found[f"{kind[:-1]} {note.get(_W + 'id')}"] = text
        return found

    def _comments(self) -> list[str]:
        paragraphs = [p for root in self._related("comments") for p in root.iter(_W + "p")]
        return [words.text for p in paragraphs for words in read_words(p) if words.text]

    def _margins(self) -> list[str]:
        roots = [*self._related("header"), *self._related("footer")]
        texts = [words.text for root in roots for p in root.iter(_W + "p") for words in read_words(p)]
        return list(dict.fromkeys(text for text in texts if any(sign.isalpha() for sign in text)))

    def _related(self, kind: str) -> Iterator[Any]:
        from docx.oxml import parse_xml

        for relation in self._document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                yield parse_xml(relation.target_part.blob)


def flat(table: Table) -> list[Block]:
    """Return the blocks of a table, row by row."""
    return [block for row in table.rows for cell in row for block in cell]


def _owner(element: Any, kind: str) -> Any:
    while element is not None and element.getparent() is not None:
        element = element.getparent()
        if element.tag == _W + kind:
            return element
    return None


def _boxes(element: Any) -> Iterator[Any]:
    for box in element.iter(_W + "txbxContent"):
        if not any(parent.tag == _MC + "Fallback" for parent in box.iterancestors()):
            yield box


def _named(path: Path) -> str:
    return clean_line(str(path))[:FIELD_LIMIT]


def _too_big(path: Path) -> UsageProblem:
    return UsageProblem(
        _("{file} is too big to be a guide.").format(file=_named(path)),
        _("Nothing was read."),
        _("Take out pictures and what is not the guide, save it, and try again."),
    )


def _no_document(path: Path) -> UsageProblem:
    return UsageProblem(
        _("{file} is no Word document that can be read.").format(file=_named(path)),
        _("Nothing was read."),
        _("Open it in Word or LibreOffice and save it again as .docx."),
    )
