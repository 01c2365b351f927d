"""The summary as one Excel workbook: notes, the matrix theme by respondent, and coverage.

Every cell is written as text, never as a formula or a link, whatever it begins with. A cell holds at most
32,767 characters (Excel's own limit); a longer one, which only the matrix can have, says where the rest is.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from interview_tui.export import archive, escaping, table, words
from interview_tui.export.archive import Packed
from interview_tui.export.order import headings, theme_of
from interview_tui.i18n import N_, translator
from interview_tui.model.summary import AFTER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Summary, ThemeSummary

LONGEST = 32_767
"""Most characters of a cell."""

_WIDE, _NARROW = 60, 18
_LINE, _HIGHEST = 15, 409
"""Points of a line, and of the highest row that Excel has."""
_A4, _PRINTED = 9, 220
"""Excel's number of the paper, and how many characters stand beside each other on a lying page."""
_EMPTY = re.compile(rb'<row r="2".*?</row>')
_LOOK = re.compile(rb'<c r="A2" s="(\d+)"')
_SPANS = re.compile(rb' spans="[0-9:]*"')
_SIZE = re.compile(rb'<dimension ref="[^"]*"/>')
_CODE = re.compile("_x[0-9A-Fa-f]{4}_")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def files(summary: Summary) -> Iterator[tuple[str, Packed]]:
    """Yield ``summary.xlsx``."""
    t = translator(summary.language)
    themes_ = (theme for one in summary.respondents for theme in one.themes)
    notes = sum(len(question.notes) for theme in themes_ for question in theme.questions)
    facts = len(summary.respondents[0].background) if summary.respondents else 0
    wide = (2 + facts, 5 + facts) if summary.linked else (1, 3)
    sheets = [
        _Sheet(t(N_("Notes")), table.notes(t, summary), 1 + notes, wide=wide),
        _Sheet(
            t(N_("Matrix")), matrix(t, summary), 1 + len(headings(summary)),
            wide=range(1, 1 + len(summary.respondents)),
        ),
    ]  # fmt: skip
    coverage = list(table.coverage(t, summary))
    sheets.append(_Sheet(t(N_("Coverage")), iter(coverage), len(coverage), wide=(1,)))
    if said := table.about(t, summary):
        sheets.append(_Sheet(t(N_("About")), iter(said), len(said), wide=(0,)))
    frame = _frame(sheets)
    rows: dict[str, bytes | Iterable[bytes]] = {
        f"xl/worksheets/sheet{number}.xml": sheet.written(frame[f"xl/worksheets/sheet{number}.xml"])
        for number, sheet in enumerate(sheets, 1)
    }
    yield "summary.xlsx", Packed({**frame, **rows})


class _Sheet:
    """A sheet: its name, heads and rows, how many rows they are, and the columns that are wide.

    The rows are written as they come, with their words in their cells: a hundred thousand notes as cells of
    a library are many times their text, and its way to save memory writes them to the disk unencrypted.
    """

    def __init__(self, name: str, rows: Iterator[Iterable[str]], count: int, wide: Collection[int]) -> None:
        self.name, self.heads, self._rows = name[:31], list(next(rows)), rows
        self.count, self.wide = count, wide

    def written(self, frame: bytes) -> Iterator[bytes]:
        """Return the part with its rows, made of the frame's: one with the heads and an empty row."""
        look = int(_LOOK.findall(frame)[0])
        # Which columns a row spans says nothing new, and 1:26 is a clock time to the gate.
        before, after = _EMPTY.split(_SPANS.sub(b"", frame))
        last = f"{self._columns[-1]}{self.count}".encode()
        before = _SIZE.sub(rb'<dimension ref="A1:%b"/>' % last, before, count=1)
        rows = (piece for number, row in enumerate(self._rows, 2) for piece in self._row(number, row, look))
        return archive.written(rows, before, after)

    @cached_property
    def _columns(self) -> list[str]:
        from xlsxwriter.utility import xl_col_to_name

        return [xl_col_to_name(column) for column in range(len(self.heads))]

    def _row(self, number: int, row: Iterable[str], look: int) -> Iterator[str]:
        """Yield a row in pieces: one of the matrix holds every note of a theme."""
        yield f'<row r="{number}" ht="{self._height(row)}" customHeight="1">'
        for column, cell in zip(self._columns, row, strict=True):
            if cell:
                yield (
                    f'<c r="{column}{number}" s="{look}" t="inlineStr"><is><t xml:space="preserve">'
                    f"{_said(cell)}</t></is></c>"
                )
        yield "</row>\n"

    def _height(self, row: Iterable[str]) -> int:
        """Return the height of a row in points: not every program finds it out for itself."""
        lines = 1
        for column, cell in enumerate(row):
            room = _WIDE if column in self.wide else _NARROW
            lines = max(lines, sum(-(-max(1, len(line)) // room) for line in cell.split("\n")))
        return min(_HIGHEST, lines * _LINE)


def _said(cell: str) -> str:
    """Return the words of a cell; what looks like Excel's own way to write a sign is kept as it is."""
    return escape(_CODE.sub(r"_x005F\g<0>", escaping.xml(cell)), quote=False)


def _frame(sheets: Sequence[_Sheet]) -> dict[str, bytes]:
    """Return the parts of a workbook whose sheets have their heads and, where rows follow, an empty one."""
    import xlsxwriter

    paper = io.BytesIO()
    book: Any = xlsxwriter.Workbook(paper, _OPTIONS)
    book.set_properties({"created": dt.datetime(*archive.EPOCH, tzinfo=dt.UTC)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    for one in sheets:
        sheet = book.add_worksheet(one.name)
        sheet.freeze_panes(1, 1)
        _paper(sheet, _NARROW * len(one.heads) + (_WIDE - _NARROW) * len(one.wide))
        sheet.set_column(0, max(len(one.heads) - 1, 0), _NARROW)
        for column in one.wide:
            sheet.set_column(column, column, _WIDE)
        for column, words_ in enumerate(one.heads):
            sheet.write_string(0, column, escaping.xml(words_), head)
        sheet.write_blank(1, 0, None, cell)
        if one.count > 1:
            sheet.autofilter(0, 0, one.count - 1, len(one.heads) - 1)
    book.close()
    return archive.unpacked(paper.getvalue())


def _paper(sheet: Any, letters: int) -> None:
    """Let a sheet be printed: lying, its heading on every page, beside each other what there is room for."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(-(-letters // _PRINTED), 0)


def matrix(t: Translate, summary: Summary) -> Iterator[Iterable[str]]:
    """Yield the matrix: a row per theme, a column per conversation, all its notes in the cell.

    A row is made whenever it is gone over.
    """
    yield [t(N_("Theme")), *words.columns(summary.respondents)]
    for theme_id, title in headings(summary).items():
        yield _Row(t, summary, theme_id, title)


class _Row:
    """The row of a theme, a cell at a time."""

    def __init__(self, t: Translate, summary: Summary, theme_id: str, title: str) -> None:
        self._t, self._summary, self._theme_id, self._title = t, summary, theme_id, title

    def __iter__(self) -> Iterator[str]:
        # A dash says that a guide had not the theme: after any talk something could be written.
        without = "" if self._theme_id == AFTER else "–"
        yield self._title
        for one in self._summary.respondents:
            theme = theme_of(one, self._theme_id)
            yield _cell(self._t, theme) if theme else without


def _cell(t: Translate, theme: ThemeSummary) -> str:
    notes = (note for question in theme.questions for note in question.notes)
    lines, length = list[str](), -1
    for note in notes:
        lines.append(f"{t(words.ONE_OF_KIND[note.kind])}: {escaping.xml(note.text)}")
        length += len(lines[-1]) + 1
        if length > LONGEST:
            return _cut(t, lines)
    return "\n".join(lines)


def _cut(t: Translate, lines: Iterable[str]) -> str:
    """Return as many lines as a cell has room for with a sentence on where the rest is."""
    more = "\n" + t(N_("(longer than a cell can hold: all of it is in the sheet with the notes)"))
    kept: list[str] = []
    left = LONGEST - len(more)
    for line in lines:
        left -= len(line) + 1
        if left < 0:
            break
        kept.append(line)
    return "\n".join(kept) + more
