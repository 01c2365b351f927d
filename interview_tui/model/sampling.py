"""How many respondents share their background: the sampling grid and k, while there is time to do something.

k is the size of the smallest group that shares a combination of background fields; a person alone in a cell
can be recognised by whoever knows who took part (fieldwork 2.4, checks D1 and D2). Everything here counts,
nothing decides: thresholds differ and none of them is law.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SITE = ""
"""The name under which the site stands among the fields; no background field can be called that."""

DEEPEST = 3
"""Most fields in a combination that is looked at, beside that of all fields."""


@dataclass(frozen=True, slots=True)
class Person:
    """A respondent as counted: code, and value by field; a field that is not filled in counts as ``""``."""

    code: str
    values: Mapping[str, str]

    def cell(self, fields: Sequence[str]) -> tuple[str, ...]:
        """Return the person's values in ``fields``, whatever their case."""
        return tuple(self.values.get(name, "").casefold() for name in fields)


def counts(people: Iterable[Person], fields: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Return how many people there are in each cell of these fields that is not empty."""
    return Counter(person.cell(fields) for person in people)


def sizes(people: Iterable[Person], fields: Sequence[str]) -> list[int]:
    """Return the sizes of the groups that share these fields, in the order in which they first occur."""
    return list(counts(people, fields).values())


def smallest(people: Iterable[Person], fields: Sequence[str]) -> int:
    """Return k: the size of the smallest group that shares these fields; 0 when there is nobody."""
    return min(sizes(people, fields), default=0)


def alone(people: Sequence[Person], fields: Sequence[str]) -> list[str]:
    """Return the codes of those who share these fields with nobody, in the order given."""
    found = counts(people, fields)
    return [person.code for person in people if found[person.cell(fields)] == 1]


def field_sets(fields: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the single fields, their combinations up to ``DEEPEST``, and all of them together."""
    found = [one for size in range(1, min(DEEPEST, len(fields)) + 1) for one in combinations(fields, size)]
    return found if len(fields) <= DEEPEST else [*found, tuple(fields)]


@dataclass(frozen=True, slots=True)
class Effect:
    """What one more recruit does to a combination of fields: k, and the size of the recruit's own cell.

    A cell that was empty becomes a single one: ``cell`` is 1 then.
    """

    fields: tuple[str, ...]
    before: int
    after: int
    cell: int


def one_more(
    people: Sequence[Person], values: Mapping[str, str], sets: Iterable[Sequence[str]]
) -> list[Effect]:
    """Return what recruiting one more person with these values would do to each combination of fields."""
    newcomer = Person("", values)
    found = []
    for fields in sets:
        cells = counts(people, fields)
        before = min(cells.values(), default=0)
        cells[newcomer.cell(fields)] += 1
        found.append(Effect(tuple(fields), before, min(cells.values()), cells[newcomer.cell(fields)]))
    return found


def single_in(people: Sequence[Person], code: str, sets: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Return the smallest combinations in which the person with ``code`` is alone.

    A combination that holds one of those found already is left out: alone there, alone here.
    """
    person = next(one for one in people if one.code == code)
    found: list[tuple[str, ...]] = []
    for fields in sorted((tuple(one) for one in sets), key=len):
        if any(set(small) <= set(fields) for small in found):
            continue
        if counts(people, fields)[person.cell(fields)] == 1:
            found.append(fields)
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """Two fields against each other. ``rows`` and ``columns`` are their values as written first."""

    row_field: str
    column_field: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    """Codes of those in a cell, by (row, column); an empty cell is not there."""

    def codes(self, row: str, column: str) -> tuple[str, ...]:
        """Return who is in a cell."""
        return self.cells.get((row, column), ())


def grid(
    people: Sequence[Person],
    row_field: str,
    column_field: str,
    known: Mapping[str, Sequence[str]] | None = None,
) -> Grid:
    """Return the grid of two fields.

    Args:
        people: Who is counted.
        row_field: Field of the rows.
        column_field: Field of the columns; another one.
        known: Values there are though nobody may have them, by field; they come first, in their order.
    """
    given = known or {}
    rows, columns = (_values(people, name, given.get(name, ())) for name in (row_field, column_field))
    cells: dict[tuple[str, str], tuple[str, ...]] = {}
    for person in people:
        place = tuple(
            values[person.values.get(name, "").casefold()]
            for name, values in ((row_field, rows), (column_field, columns))
        )
        cells[place[0], place[1]] = (*cells.get((place[0], place[1]), ()), person.code)
    return Grid(row_field, column_field, tuple(rows.values()), tuple(columns.values()), cells)


def _values(people: Iterable[Person], name: str, known: Sequence[str]) -> dict[str, str]:
    """Return the values of a field as written first, by the form they are compared in."""
    found: dict[str, str] = {}
    for value in (*known, *(person.values.get(name, "") for person in people)):
        found.setdefault(value.casefold(), value)
    return found
