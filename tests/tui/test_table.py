"""The painted table: any number of rows at the cost of those in sight, at any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual.app import App

from interview_tui.tui.widgets.table import Column, Row, Table, fit
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.app import ComposeResult

COLUMNS = (
    Column("code", 8),
    Column("site", 20, rank=1),
    Column("dept", 20, rank=2),
    Column("ok", centre=True),
)


class Shown(App[None]):
    """An app that is nothing but a table."""

    table: type[Table] = Table

    def compose(self) -> ComposeResult:
        yield self.table()

    def on_mount(self) -> None:
        self.query_one(Table).focus()


@pytest.mark.parametrize("count", [0, 1, 10_000])
async def test_only_rows_in_sight_are_made(
    count: int, screen_text: Callable[[Any], str], wait_for: Callable[..., Any]
) -> None:
    made: list[int] = []

    def row(index: int) -> Row:
        made.append(index)
        return Row((f"R{index}", "Hill", "desk", "✓"))

    app = Shown()
    async with app.run_test() as pilot:
        table = app.query_one(Table)
        table.show(COLUMNS, count, row)
        assert len(made) <= 1100
        await wait_for(pilot, lambda: "code" in screen_text(app))
        made.clear()
        await pilot.press("end")
        await wait_for(pilot, lambda: not count or f"R{count - 1}" in screen_text(app))
        assert table.chosen == max(0, count - 1)
        assert len(made) < 100
        await pilot.press("pageup", "up", "home", "pagedown")
        assert table.chosen == max(0, min(22, count - 1))


@pytest.mark.parametrize(
    ("width", "shown", "gone"), [(60, "desk", ""), (26, "Hill", "desk"), (14, "R0", "Hill")]
)
async def test_the_least_needed_columns_give_way(
    width: int, shown: str, gone: str, screen_text: Callable[[Any], str], wait_for: Callable[..., Any]
) -> None:
    app = Shown()
    async with app.run_test(size=(width, 10)) as pilot:
        app.query_one(Table).show(COLUMNS, 3, lambda index: Row((f"R{index}", "Hill office", "desk", "✓")))
        await wait_for(pilot, lambda: shown in screen_text(app) and "✓" in screen_text(app))
        assert not gone or gone not in screen_text(app)


async def test_a_click_and_the_wheel_choose_a_row(wait_for: Callable[..., Any]) -> None:
    app = Shown()
    async with app.run_test(size=(60, 10)) as pilot:
        table = app.query_one(Table)
        table.show(COLUMNS, 50, lambda index: Row((f"R{index}", "", "", "")))
        await pilot.click(Table, offset=(5, 4))
        await wait_for(pilot, lambda: table.chosen == 3)
        await pilot.click(Table, offset=(5, 0))
        assert table.chosen == 3


@pytest.mark.parametrize(
    "text", ["", "a", "[/x]", "漢字漢字", "👩‍👩‍👧‍👦 family", "e\u0301" * 9, "\x1b[31mred\n\tx"]
)
@pytest.mark.parametrize("width", [1, 2, 5, 9])
def test_fit_takes_exactly_the_cells_it_is_given(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width
    assert "\x1b" not in fit(text, width)


async def test_which_rows_are_in_sight_never_covers_a_heading(screen_text: Callable[[Any], str]) -> None:
    columns = (
        Column("question", 70, short=24),
        Column("could", 6, right=True),
        Column("unasked", 8, right=True),
    )
    app = Shown()
    async with app.run_test(size=(60, 10)) as pilot:
        app.query_one(Table).show(columns, 40, lambda n: Row(("a long question " * 4, str(n), str(n))))
        await pilot.pause()
        head = screen_text(app).split("\n", 1)[0].split()
    assert head == ["question", "1–9", "/", "40", "could", "unasked"]


@pytest.mark.parametrize(
    ("count", "seen"), [(9, "1–4 / 9"), (4, ""), (1, "")], ids=["many", "just as many", "one"]
)
async def test_rows_of_two_lines_are_counted_as_rows(
    count: int, seen: str, screen_text: Callable[[Any], str], wait_for: Callable[..., Any]
) -> None:
    app = Shown()
    app.table = TallTable
    async with app.run_test(size=(30, 9)) as pilot:
        columns = (Column("what", 60),)
        app.query_one(Table).show(columns, count, lambda n: Row((f"row {n} is longer than one line",)))
        await wait_for(pilot, lambda: "longer than one" in screen_text(app))
        assert ("/" in screen_text(app)) == bool(seen)
        assert seen in screen_text(app)
        await pilot.press("end")
        await wait_for(pilot, lambda: f"row {count - 1} is" in screen_text(app))
        if seen:
            assert "6–9 / 9" in screen_text(app)


async def test_a_column_may_take_more_than_its_rows_need_now(screen_text: Callable[[Any], str]) -> None:
    app = Shown()
    async with app.run_test(size=(40, 5)) as pilot:
        columns = (Column("stage", least=12), Column("ok"))
        app.query_one(Table).show(columns, 1, lambda _index: Row(("closed", "x")))
        await pilot.pause()
        assert "closed        x" in screen_text(app)
