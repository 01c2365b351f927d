"""Who could be recognised: the figures of NAV-7, three readers, and what would mend it (checks D1-D4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model import disclosure
from interview_tui.model.disclosure import Group, Mend, Population, Reader
from interview_tui.model.sampling import Person, smallest

if TYPE_CHECKING:
    from collections.abc import Sequence

NAV7 = [
    Person("R1", {"site": "O1", "dept": "follow-up"}),
    Person("R2", {"site": "O1", "dept": "follow-up"}),
    Person("R3", {"site": "O1", "dept": "follow-up"}),
    Person("R4", {"site": "O1", "dept": "reception"}),
    Person("R5", {"site": "O2", "dept": "follow-up"}),
    Person("R6", {"site": "O2", "dept": "follow-up"}),
    Person("R7", {"site": "O3", "dept": "reception"}),
]


def sizes(found: Sequence[Group], *fields: str) -> list[int]:
    return sorted((group.size for group in found if group.fields == fields), reverse=True)


def test_the_figures_of_nav7() -> None:
    found = disclosure.groups(NAV7, ("site", "dept"))
    assert sizes(found, "dept") == [5, 2]
    assert sizes(found, "site") == [4, 2, 1]
    assert sizes(found, "site", "dept") == [3, 2, 1, 1]


def test_exactly_two_are_alone_in_the_combination() -> None:
    found = disclosure.groups(NAV7, ("site", "dept"))
    alone = [group.codes for group in found if group.fields == ("site", "dept") and group.size == 1]
    assert sorted(alone) == [("R4",), ("R7",)]


def test_with_seven_almost_nothing_is_safe_for_an_insider() -> None:
    unsafe = disclosure.findings(disclosure.groups(NAV7, ("site", "dept")), 5)
    assert all(one.reader is Reader.INSIDER for one in unsafe)
    assert [one.group.values for one in unsafe if one.group.fields == ("dept",)] == [("reception",)]
    strict = disclosure.findings(disclosure.groups(NAV7, ("dept",)), 6)
    assert {one.group.values for one in strict} == {("reception",), ("follow-up",)}


def test_the_stranger_is_told_by_figures_the_researcher_entered() -> None:
    population = [Population({"dept": "Reception"}, 3), Population({"dept": "follow-up"}, 400)]
    assert disclosure.findings(disclosure.groups(NAV7, ("dept",), population), 2) == []
    risky = disclosure.findings(disclosure.groups(NAV7, ("dept",), population), 5)
    assert [one.group.values for one in risky if one.reader is Reader.STRANGER] == [("reception",)]


def test_where_taking_part_is_the_secret_the_share_counts() -> None:
    population = [Population({"site": "O1"}, 6), Population({"site": "O2"}, 40)]
    found = disclosure.groups(NAV7, ("site",), population)
    assert not [one for one in disclosure.findings(found, 1) if one.reader is Reader.PRESENCE]
    told = disclosure.findings(found, 1, presence_secret=True)
    assert [one.group.values for one in told] == [("O1",)]


def test_a_claim_that_holds_for_all_of_a_small_group_is_found() -> None:
    found = disclosure.all_of_a_group(NAV7, {"R5", "R6", "R1"}, ("site",), 5)
    assert [group.values for group in found] == [("O2",)]
    assert disclosure.all_of_a_group(NAV7, {"R5"}, ("site",), 5) == []


def test_a_group_that_is_alike_in_another_fact_tells_it_of_each() -> None:
    assert [group.values for group in disclosure.unlike(NAV7, ("site",), ("dept",))] == [("O2",)]


def test_what_mends_it_is_told_with_its_cost_least_first() -> None:
    assert disclosure.mends(NAV7, ("site", "dept"), 5) == [Mend("site", (), 2, 7)]
    assert disclosure.mends(NAV7, ("site",), 3) == [Mend("site", ("O3", "O2"), 3, 3), Mend("site", (), 7, 7)]
    assert disclosure.mends(NAV7, ("dept",), 2) == []
    assert disclosure.mends([], ("dept",), 5) == []


people = st.lists(
    st.fixed_dictionaries({"a": st.sampled_from("xyz"), "b": st.sampled_from("uv")}), min_size=1, max_size=9
).map(lambda rows: [Person(f"R{number}", row) for number, row in enumerate(rows)])


@given(people, st.sampled_from([("a",), ("b",), ("a", "b")]), st.integers(2, 6))
def test_k_is_the_smallest_group_and_a_mend_does_what_it_says(
    found: list[Person], fields: tuple[str, ...], threshold: int
) -> None:
    whole = [group for group in disclosure.groups(found, fields) if group.fields == fields]
    assert min(group.size for group in whole) == smallest(found, fields)
    assert sum(group.size for group in whole) == len(found)
    for mend in disclosure.mends(found, fields, threshold):
        merged = {value.casefold() for value in mend.merged}
        after = [
            Person(one.code, {**one.values, mend.field: "…"})
            if not merged or one.values[mend.field].casefold() in merged
            else one
            for one in found
        ]
        assert smallest(after, fields) == mend.k


@pytest.mark.parametrize("threshold", disclosure.THRESHOLDS)
def test_a_group_that_is_large_enough_is_never_told_of(threshold: int) -> None:
    many = [Person(f"R{number}", {"dept": "one"}) for number in range(threshold)]
    assert disclosure.findings(disclosure.groups(many, ("dept",)), threshold) == []
