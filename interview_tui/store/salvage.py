"""Every row that can still be read out of a database, page by page, with the table it belongs to.

A leaf page belongs to the table from whose root one comes to it. Where a page on that way is lost, the shape
of the rows tells the table. The best readings come first, so that a taker keeps the first row of each number:
pages as last written, then older writings of broken ones, then what is left in broken pages themselves.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui.store import cells, migrations, shapes
from interview_tui.store.pages import Page, Pages, Trust

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.store.cells import Cell
    from interview_tui.store.shapes import Shape

_MASTER = "sqlite_master"
_SORTS = ("table", "index", "trigger", "view")
_UNKNOWN = ""
_DEEPEST = 64
_FEW_COLUMNS = 3


class Found(NamedTuple):
    """A row: its table, number, values by column, whether its end is lost, and how far to believe it."""

    table: str
    number: int
    values: dict[str, Any]
    cut: bool
    trust: Trust


class Salvage:
    """What can be read out of one damaged database.

    Args:
        pages: Its pages.

    ``unreadable`` are the numbers of pages of which nothing whole is left, ``steps`` the steps of the schema
    the database has had (all known ones when it does not say), ``nameless`` counts rows whose table nobody
    can tell.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.unreadable: list[int] = []
        self.older: list[int] = []
        self.nameless = 0
        self._parent: dict[int, int] = {}
        self._kinds = bytearray(pages.count + 1)
        self._roots: dict[int, str] = {}
        self._look()
        self.steps = self._steps()
        self._shapes = shapes.shapes(self.steps)
        self._reading = shapes.Reading()
        self.torn = self._torn()

    # -- the lie of the land --------------------------------------------------------------------------

    def _look(self) -> None:
        masters: list[Page] = []
        for number in range(1, self._pages.count + 1):
            page = self._pages.page(number)
            if page is None:
                self.unreadable.append(number)
                continue
            if page.trust is Trust.OLDER:
                self.older.append(number)
            kind = self._kinds[number] = cells.kind_of(page)
            if kind == cells.TABLE_INSIDE:
                for child in cells.children(page):
                    self._parent.setdefault(child, number)
            elif kind == cells.TABLE_LEAF and _is_master(page, self._pages):
                masters.append(page)
        for number in self.unreadable:
            page = self._pages.broken(number)
            if page is not None and _is_master(page, self._pages):
                masters.append(page)
        for page in masters:
            self._take_roots(page)

    def _take_roots(self, page: Page) -> None:
        for cell in _read(page, self._pages, _like_master):
            sort, name, _table, root, _sql = cell.values
            if sort == "table" and isinstance(root, int) and root > 1 and isinstance(name, str):
                self._roots.setdefault(root, name)

    def _steps(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        named: set[object] = set()
        shape = shapes.shapes(migrations.STEPS[:1])["_sqlite_migrations"]
        for number in self._leaves():
            page = self._pages.page(number)
            if page is None or self.table_of(number) not in {_UNKNOWN, shape.table}:
                continue
            for cell in cells.cells(page, self._fetch):
                if not shape.fits(cell):
                    break
                if cell.values[1:2] == (migrations.SET,):
                    named.update(cell.values[2:3])
        done = tuple(step for step in migrations.STEPS if step[0] in named)
        return done if done and done == migrations.STEPS[: len(done)] else migrations.STEPS

    def _torn(self) -> frozenset[str]:
        """Return the tables of which pages may be lost: their root, or a page that an inner one points to."""
        whole = {name for root, name in self._roots.items() if self._kinds[_in(root, self._kinds)]}
        torn = set(self._shapes) - whole
        for child, parent in self._parent.items():
            if child > self._pages.count or not self._kinds[child]:
                torn.add(self.table_of(parent))
        return frozenset(torn & set(self._shapes))

    def _leaves(self) -> Iterator[int]:
        return (number for number, kind in enumerate(self._kinds) if kind == cells.TABLE_LEAF)

    def table_of(self, number: int) -> str:
        """Return the table a page is of, by climbing to its root; empty when the way up is lost."""
        for _step in range(_DEEPEST):
            if number in self._roots:
                return self._roots[number]
            if number not in self._parent:
                return _MASTER if number == 1 else _UNKNOWN
            number = self._parent[number]
        return _UNKNOWN

    def _fetch(self, number: int) -> Page | None:
        return self._pages.page(number) or self._pages.broken(number)

    # -- rows -----------------------------------------------------------------------------------------

    def rows(self) -> Iterator[Found]:
        """Yield every row that can be read, the most believable first; the same row may come again later."""
        for wanted in (Trust.WHOLE, Trust.OLDER):
            strangers = []
            for number in self._leaves():
                page = self._pages.page(number)
                if page is None or page.trust is not wanted:
                    continue
                shape = self._shapes.get(self.table_of(number))
                if shape is not None:
                    yield from self._of(shape, cells.cells(page, self._fetch), wanted)
                elif self.table_of(number) == _UNKNOWN:
                    strangers.append(page.number)
            for number in strangers:
                page = self._pages.page(number)
                if page is not None:
                    yield from self._stranger(page)
        yield from self._from_broken()

    def _of(self, shape: Shape, found: Iterator[Cell], trust: Trust) -> Iterator[Found]:
        for cell in found:
            if shape.fits(cell):
                believed = Trust.BROKEN if cell.doubtful else trust
                yield Found(shape.table, cell.rowid, shape.values(cell), cell.cut, believed)

    def _stranger(self, page: Page) -> Iterator[Found]:
        """Yield the rows of a page whose table is not known by its place."""
        held = list(cells.cells(page, self._fetch))
        if not held or _like_master(held[0]):
            return
        likely = [self._shapes[name] for name in sorted(self.torn)]
        fitting = [shape for shape in likely if all(self._could_be(shape, cell) for cell in held)]
        fitting = [s for s in fitting if s.table in self._reading.tables] or fitting
        if len(fitting) == 1:
            yield from self._of(fitting[0], iter(held), page.trust)
        else:
            self.nameless += len(held)

    def _could_be(self, shape: Shape, cell: Cell) -> bool:
        return shape.fits(cell) and (cell.cut or self._reading.readable(shape.table, shape.values(cell)))

    def _from_broken(self) -> Iterator[Found]:
        for number in self.unreadable:
            page = self._pages.broken(number)
            if page is not None:
                yield from self._carved(page)
        for page in self._pages.loose():
            yield from self._carved(page)

    def _carved(self, page: Page) -> Iterator[Found]:
        name = self.table_of(page.number)
        if name not in {*self._shapes, _UNKNOWN}:
            return
        likely = [self._shapes[name]] if name else [self._shapes[one] for one in sorted(self.torn)]
        owners: Counter[str] = Counter()
        found: list[tuple[list[Shape], Cell]] = []

        def fits(cell: Cell) -> bool:
            fitting = [shape for shape in likely if _surely(shape, cell)]
            if fitting:
                found.append((fitting, cell))
            return bool(fitting)

        for _cell in cells.carved(page, self._fetch, fits):
            owners.update(shape.table for shape in found[-1][0])
        if not owners:
            return
        # All rows of a page are of one table: the one that most of them fit.
        table = max(sorted(owners), key=lambda name: (owners[name], name in self._reading.tables))
        for fitting, cell in found:
            for shape in fitting:
                if shape.table == table:
                    yield Found(table, cell.rowid, shape.values(cell), cell.cut, Trust.BROKEN)


def _read(page: Page, pages: Pages, fits: Any) -> Iterator[Cell]:
    def fetch(number: int) -> Page | None:
        return pages.page(number) or pages.broken(number)

    if page.trust is Trust.BROKEN:
        yield from cells.carved(page, fetch, fits)
    else:
        yield from (cell for cell in cells.cells(page, fetch) if fits(cell))


def _is_master(page: Page, pages: Pages) -> bool:
    return next(_read(page, pages, _like_master), None) is not None


def _like_master(cell: Cell) -> bool:
    return len(cell.values) == 5 and cell.values[0] in _SORTS and isinstance(cell.values[3], int)  # noqa: PLR2004


def _surely(shape: Shape, cell: Cell) -> bool:
    """Return whether carved bytes are a row beyond doubt: short rows fit too easily to be let in garbled."""
    if not shape.fits(cell):
        return False
    texts = [value for value in cell.values if isinstance(value, str)]
    return len(shape.columns) > _FEW_COLUMNS or not any("\ufffd" in text for text in texts)


def _in(number: int, kinds: bytearray) -> int:
    return number if number < len(kinds) else 0
