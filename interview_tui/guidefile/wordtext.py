"""The words of one paragraph of a Word document, as its lines, and what should be told of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset({_MC + "Fallback", _W + "txbxContent", _W + "instrText", _W + "pPr"})
_BREAKS = frozenset({_W + "br", _W + "cr"})


@dataclass(slots=True)
class Words:
    """The words of one line, and what happened to them."""

    text: str = ""
    bold: bool = False
    broken: bool = False
    """Whether it is one of several lines of a paragraph."""

    inserted: bool = False
    deleted: str = ""
    hidden: bool = False
    pictures: int = 0
    formulas: int = 0
    symbols: int = 0
    boxed: bool = False
    notes: list[str] = field(default_factory=list)


def read_words(paragraph: Any) -> list[Words]:
    """Return the lines of a paragraph; one without words when it has none."""
    lines, pieces = [_Line()], list(_pieces(paragraph, inserted=False, bold=False))
    for kind, text, inserted, bold in pieces:
        line = lines[-1]
        if kind == "break":
            lines.append(_Line())
        elif kind == "text":
            line.add(text, inserted=inserted, bold=bold)
        else:
            line.note(kind, text)
    said = [line.words() for line in lines]
    kept = [words for words in said if words.text] or said[:1]
    for words in said:
        if words not in kept:
            _pass_on(words, kept[0])
    for words in kept:
        words.broken = len(kept) > 1
    return kept


class _Line:
    def __init__(self) -> None:
        self._texts: list[str] = []
        self._bold: list[bool] = []
        self._words = Words()

    def add(self, text: str, *, inserted: bool, bold: bool) -> None:
        self._texts.append(text)
        if text.strip():
            self._bold.append(bold)
            self._words.inserted = self._words.inserted or inserted

    def note(self, kind: str, text: str) -> None:
        words = self._words
        match kind:
            case "deleted":
                words.deleted += text
            case "hidden":
                words.hidden = True
            case "picture":
                words.pictures += 1
            case "formula":
                words.formulas += 1
            case "symbol":
                words.symbols += 1
            case _:
                words.notes.append(text)

    def words(self) -> Words:
        words = self._words
        words.text = " ".join(
            clean_line("".join(self._texts)).replace("\u00a0", " ").replace("\u202f", " ").split()
        )
        words.bold = bool(self._bold) and all(self._bold)
        return words


def _pass_on(lost: Words, to: Words) -> None:
    to.deleted += lost.deleted
    to.pictures += lost.pictures
    to.formulas += lost.formulas
    to.symbols += lost.symbols
    to.notes += lost.notes
    to.hidden = to.hidden or lost.hidden


def _pieces(element: Any, *, inserted: bool, bold: bool) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield (kind, text, inserted, bold) for all that a paragraph holds, in its order."""
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or not isinstance(tag, str):
            continue
        if tag == _W + "r":
            if child.find(f"{_W}rPr/{_W}vanish") is not None:
                yield "hidden", "", inserted, bold
            yield from _pieces(child, inserted=inserted, bold=_bold(child))
        elif tag in _BREAKS:
            yield (
                ("break" if child.get(_W + "type") in {None, "textWrapping"} else "text"),
                " ",
                inserted,
                bold,
            )
        elif tag.endswith(("}pict", "}drawing")):
            yield from _drawn(child)
        elif tag == _M + "oMath":
            yield "formula", "", inserted, bold
        else:
            single = _single(child)
            if single is not None:
                yield (*single, inserted, bold)
            else:
                inside = inserted or tag in {_W + "ins", _W + "moveTo"}
                yield from _pieces(child, inserted=inside, bold=bold)


def _single(child: Any) -> tuple[str, str] | None:
    """Return kind and text of an element that is one piece by itself; None for one that holds others."""
    name = child.tag.removeprefix(_W)
    if name == "t":
        return "text", child.text or ""
    if name in {"del", "moveFrom"}:
        return "deleted", "".join(text.text or "" for text in child.iter(_W + "delText", _W + "t"))
    if name in {"footnoteReference", "endnoteReference"}:
        return "note", f"{name.removesuffix('Reference')} {child.get(_W + 'id')}"
    return {
        "tab": ("text", " "), "ptab": ("text", " "), "noBreakHyphen": ("text", "-"),
        "softHyphen": ("text", ""),        "sym": ("symbol", ""),
    }.get(name)  # fmt: skip


def _drawn(child: Any) -> Iterator[tuple[str, str, bool, bool]]:
    if not any(True for _box in child.iter(_W + "txbxContent")):
        yield "picture", "", False, False


def _bold(run: Any) -> bool:
    bold = run.find(f"{_W}rPr/{_W}b")
    return bold is not None and bold.get(_W + "val") not in {"0", "false", "off"}
