"""k and the sampling grid: the figures of NAV-7 (fieldwork appendix A), and a brute-force count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.sampling import (
    SITE,
    Effect,
    Person,
    alone,
    counts,
    field_sets,
    grid,
    one_more,
    single_in,
    sizes,
    smallest,
)

DEPT, YEARS = "dept", "years"
SIX = [
    Person("R1", {SITE: "O1", DEPT: "follow-up", YEARS: "short"}),
    Person("R2", {SITE: "O1", DEPT: "follow-up", YEARS: "short"}),
    Person("R3", {SITE: "O1", DEPT: "follow-up", YEARS: "short"}),
    Person("R4", {SITE: "O1", DEPT: "reception", YEARS: "short"}),
    Person("R5", {SITE: "O2", DEPT: "follow-up", YEARS: "long"}),
    Person("R6", {SITE: "O2", DEPT: "follow-up", YEARS: "long"}),
]
R7 = {SITE: "O3", DEPT: "reception"}
SEVEN = [*SIX, Person("R7", R7)]
PAIR = (SITE, DEPT)


def test_the_k_tables_of_the_appendix() -> None:
    assert sizes(SEVEN, [DEPT]) == [5, 2]
    assert sizes(SEVEN, [SITE]) == [4, 2, 1]
    assert sizes(SEVEN, PAIR) == [3, 1, 2, 1]
    assert (smallest(SEVEN, [DEPT]), smallest(SEVEN, [SITE]), smallest(SEVEN, PAIR)) == (2, 1, 1)
    assert alone(SEVEN, PAIR) == ["R4", "R7"]
    assert sizes(SIX, [DEPT]) == [5, 1]
    assert alone(SIX, [DEPT]) == ["R4"]


def test_one_more_recruit_cures_the_single_field_and_not_the_combination() -> None:
    assert one_more(SIX, R7, [(DEPT,), PAIR]) == [Effect((DEPT,), 1, 2, 2), Effect(PAIR, 1, 1, 1)]
    at_the_first_site = {SITE: "O1", DEPT: "reception"}
    assert one_more(SIX, at_the_first_site, [(DEPT,), PAIR]) == [
        Effect((DEPT,), 1, 2, 2),
        Effect(PAIR, 1, 2, 2),
    ]
    assert smallest([*SIX, Person("R7", at_the_first_site)], PAIR) == 2


def test_where_a_person_is_alone_is_said_once() -> None:
    sets = field_sets([SITE, DEPT])
    assert sets == [(SITE,), (DEPT,), PAIR]
    assert single_in(SEVEN, "R7", sets) == [(SITE,)]
    assert single_in(SEVEN, "R4", sets) == [PAIR]
    assert single_in(SIX, "R4", sets) == [(DEPT,)]
    assert single_in(SEVEN, "R1", sets) == []


def test_the_grid_shows_empty_filled_and_single_cells() -> None:
    found = grid(SEVEN, SITE, DEPT, {SITE: ["O1", "O2", "O3", "O4"]})
    assert found.rows == ("O1", "O2", "O3", "O4")
    assert found.columns == ("follow-up", "reception")
    assert found.codes("O1", "follow-up") == ("R1", "R2", "R3")
    assert found.codes("O3", "reception") == ("R7",)
    assert found.codes("O2", "reception") == found.codes("O4", "follow-up") == ()


def test_case_is_no_difference_and_an_empty_field_is_a_value() -> None:
    people = [
        Person("R1", {DEPT: "Mottak"}), Person("R2", {DEPT: "mottak"}), Person("R3", {}),
        Person("R4", {DEPT: ""}),
    ]  # fmt: skip
    assert counts(people, [DEPT]) == {("mottak",): 2, ("",): 2}
    found = grid(people, DEPT, SITE)
    assert (found.rows, found.columns) == (("Mottak", ""), ("",))
    assert found.codes("Mottak", "") == ("R1", "R2")


def test_nobody_is_no_group() -> None:
    assert smallest([], [DEPT]) == 0
    assert one_more([], R7, [(DEPT,)]) == [Effect((DEPT,), 0, 1, 1)]
    assert grid([], SITE, DEPT).rows == ()


@pytest.mark.parametrize(
    ("many", "count"), [(1, 1), (2, 3), (3, 7), (4, 4 + 6 + 4 + 1), (6, 6 + 15 + 20 + 1)]
)
def test_combinations_stay_few(many: int, count: int) -> None:
    names = [f"f{number}" for number in range(many)]
    sets = field_sets(names)
    assert len(sets) == len(set(sets)) == count
    assert sets[-1] == tuple(names)


FIELDS = ["a", "b", SITE]
VALUES = st.sampled_from(["", "x", "X", "y", "å"])
PEOPLE = st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, VALUES)), max_size=12).map(
    lambda rows: [Person(f"R{number}", row) for number, row in enumerate(rows)]
)


def same(one: Person, other: Person, fields: tuple[str, ...]) -> bool:
    return all(one.values[name].lower() == other.values[name].lower() for name in fields)


@given(PEOPLE, st.fixed_dictionaries(dict.fromkeys(FIELDS, VALUES)))
def test_every_figure_is_that_of_counting_by_hand(people: list[Person], values: dict[str, str]) -> None:
    newcomer = Person("new", values)
    for fields in field_sets(FIELDS):
        group = {person.code: sum(same(person, other, fields) for other in people) for person in people}
        assert smallest(people, fields) == min(group.values(), default=0)
        assert alone(people, fields) == [code for code, size in group.items() if size == 1]
        assert sum(sizes(people, fields)) == len(people)
        everyone = [*people, newcomer]
        after = [sum(same(person, other, fields) for other in everyone) for person in everyone]
        assert one_more(people, values, [fields]) == [
            Effect(fields, min(group.values(), default=0), min(after), after[-1])
        ]
        if group:
            code = people[0].code
            assert (fields in single_in(people, code, [fields])) == (group[code] == 1)


@given(PEOPLE)
def test_a_grid_holds_everybody_once(people: list[Person]) -> None:
    found = grid(people, "a", SITE)
    held = [code for codes in found.cells.values() for code in codes]
    assert sorted(held) == sorted(person.code for person in people)
    for (row, column), codes in found.cells.items():
        assert row in found.rows
        assert column in found.columns
        for code in codes:
            person = people[int(code[1:])]
            assert (person.values["a"].lower(), person.values[SITE].lower()) == (row.lower(), column.lower())
