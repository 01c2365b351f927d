"""The sampling grid: two background fields against each other, who is alone, and what one more would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.screen import Screen

from interview_tui.i18n import _
from interview_tui.services.sampling import field_title, titles
from interview_tui.tui import commands
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.cell_grid import CellGrid
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from interview_tui.model.sampling import Effect, Grid
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp

FEWEST = 2
"""Fields that a grid needs."""


class Held(NamedTuple):
    """The grid, how many it counts and who they are, k on its fields, what one more in each cell would do."""

    grid: Grid
    people: int
    counted: str
    smallest: Sequence[tuple[tuple[str, ...], int, list[str]]]
    effects: Sequence[Sequence[Sequence[Effect]]]

    @classmethod
    def of(cls, study: OpenStudy, row: str, column: str) -> Held:
        """Return the grid of two fields with everything said of it."""
        sampling = study.fieldwork.sampling
        grid = sampling.grid(row, column)
        effects = [
            [sampling.one_more({row: one, column: other}) for other in grid.columns] for one in grid.rows
        ]
        people, counted = len(sampling.people()), sampling.counted_sentence()
        return cls(grid, people, counted, sampling.smallest((row, column)), effects)


class GridScreen(Working, Screen[None]):
    """Shows the grid of the first two background fields (of the site and the only one), and of any others."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.GRID,)
    DEFAULT_CSS = "GridScreen #more { height: auto; max-height: 12; background: $surface; }"

    def __init__(self, app: InterviewApp, fields: Sequence[str]) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped
        self._fields = list(fields)
        # Two fields of the study's own say more than where people were found.
        own = self._fields[1:] if len(self._fields) > FEWEST else self._fields
        self.row_field, self.column_field = own[0], own[1]
        self.held: Held | None = None

    def compose(self) -> ComposeResult:
        """Lay out heading, grid, what is said of it, and the keys."""
        yield HeadLine()
        yield CellGrid()
        yield Prose(id="more")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Take the keys and read."""
        self.query_one(CellGrid).focus()
        self._reload()

    def _reload(self) -> None:
        study, row, column = self.study, self.row_field, self.column_field
        self.work(lambda: Held.of(study, row, column), self._show)

    def _show(self, held: Held) -> None:
        self.held = held
        pair = f"{field_title(self.row_field)} × {field_title(self.column_field)}"
        count = _("{n} counted").format(n=held.people)
        self.query_one(HeadLine).show(_("Sampling grid"), [pair, count])
        if not held.grid.rows or not held.grid.columns:
            self.query_one("#more", Prose).show(Para(held.counted, "text", 1, most=2))
        self.query_one(CellGrid).show(held.grid)

    @on(CellGrid.Moved)
    def _moved(self, event: CellGrid.Moved) -> None:
        event.stop()
        held = self.held
        if held is None or not held.grid.rows or not held.grid.columns:
            return
        paras = [Para(held.counted, "text", 1, most=2), Para(self._meaning(), "dim", 1)]
        paras += [Para(_k(fields, k, alone), "text", 1, most=2) for fields, k, alone in held.smallest]
        row, column = held.grid.rows[event.row], held.grid.columns[event.column]
        where = " · ".join(value or _("(not filled in)") for value in (row, column))
        paras.append(Para(_("One more in {cell}:").format(cell=where), "head", 1))
        paras += [Para(_effect(one), "text", 1, most=2) for one in held.effects[event.row][event.column]]
        self.query_one("#more", Prose).show(*paras)

    def _meaning(self) -> str:
        """Return what the figures mean, and how other fields are taken."""
        said = _(
            "Smallest group: the fewest respondents who are alike in these fields. △ 1: somebody is alone, "
            "and can be recognised. {rows} and {columns} take other fields."
        )
        keys = {
            name: commands.key_of(one, self._remapped)
            for name, one in (("rows", "grid_rows"), ("columns", "grid_columns"))
        }
        return said.format(**keys)

    def action_grid_rows(self) -> None:
        """Take the next field for the rows."""
        self.row_field = self._next(self.row_field, self.column_field)
        self._reload()

    def action_grid_columns(self) -> None:
        """Take the next field for the columns."""
        self.column_field = self._next(self.column_field, self.row_field)
        self._reload()

    def _next(self, now: str, other: str) -> str:
        rest = [name for name in self._fields if name != other]
        return rest[(rest.index(now) + 1) % len(rest)]

    def action_leave_grid(self) -> None:
        """Go back."""
        self.dismiss(None)


def _k(fields: Sequence[str], k: int, alone: Sequence[str]) -> str:
    said = _("{fields}: smallest group {k}").format(fields=titles(fields), k=k)
    return said + ("; " + _("alone: {codes}").format(codes=", ".join(alone)) if alone else "")


def _effect(one: Effect) -> str:
    said = _("{fields}: smallest group {before} → {after}").format(
        fields=titles(one.fields), before=one.before, after=one.after
    )
    return said + ("; " + _("would be alone in this cell") if one.cell == 1 else "")
