"""Respondent codes are random, short, and never given twice."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.study import CODE, Gone, Respondent, Site, Study, fits, mark_of, new_code


def codes(count: int, start: frozenset[str] = frozenset()) -> list[str]:
    """Return codes as a study hands them out, one after another."""
    taken: list[str] = []
    for _code in range(count):
        taken.append(new_code({*start, *taken}))
    return taken


def in_use(count: int) -> frozenset[str]:
    """Return ``count`` codes, the shortest first."""
    return frozenset(f"R{number}" for number in range(10, 10 + count))


@given(st.frozensets(st.from_regex(r"R[1-9][0-9]{1,2}", fullmatch=True), max_size=300))
def test_a_code_is_never_one_that_is_taken(taken: frozenset[str]) -> None:
    code = new_code(taken)
    assert code not in taken
    assert CODE.fullmatch(code)
    assert code[1] != "0"


def test_a_study_never_hands_out_a_code_twice() -> None:
    handed = codes(600)
    assert len(set(handed)) == 600


@pytest.mark.parametrize(
    ("taken", "digits"), [(0, 2), (1, 2), (44, 2), (45, 3), (46, 3), (449, 3), (450, 4), (4499, 4), (4500, 5)]
)
def test_codes_grow_when_half_of_them_are_in_use(taken: int, digits: int) -> None:
    start = in_use(taken)
    assert {len(new_code(start)) for _try in range(20)} == {1 + digits}


def test_codes_are_not_serial() -> None:
    numbers = [int(code[1:]) for code in codes(40)]
    assert numbers != sorted(numbers)
    assert numbers != sorted(numbers, reverse=True)
    steps = {after - before for before, after in pairwise(numbers)}
    assert len(steps) > 10


def test_all_codes_of_a_length_may_come() -> None:
    first = {new_code(())[1] for _try in range(600)}
    assert first == set("123456789")
    last = {new_code(())[2] for _try in range(600)}
    assert last == set("0123456789")


def test_codes_cannot_be_foretold() -> None:
    """The order of interviews would be readable from codes made by a generator whose seed is known."""
    random.seed(1)
    one = codes(30)
    random.seed(1)
    assert codes(30) != one


def test_codes_of_another_letter_are_no_hindrance() -> None:
    assert CODE.fullmatch(new_code({"A12", "B345", ""}))


@pytest.mark.parametrize("code", ["R47", "A10", "R123456", "R00"])
def test_what_a_code_looks_like(code: str) -> None:
    assert CODE.fullmatch(code)


@pytest.mark.parametrize(
    "code", ["", "R", "R4", "r47", "R4a", "47", "RR47", "R1234567", "R47 ", "Æ47", "R４７"]
)
def test_what_is_not_a_code(code: str) -> None:
    assert not CODE.fullmatch(code)


def test_a_new_study_has_no_letter_no_key_file_and_is_no_sample() -> None:
    study = Study("T", "en")
    assert (study.fields, study.letter_version, study.letter_hash) == ((), "", "")
    assert not study.key_file
    assert not study.sample


def test_a_new_respondent_is_not_cancelled_and_shares_no_fields_with_others() -> None:
    one, other = Respondent(1, "R47", 1), Respondent(2, "R12", Site(1, "Kontor Fjordvik").id)
    assert not one.cancelled
    assert one.fields == {}
    assert one.fields is not other.fields


def test_a_mark_fits_its_code_and_some_of_all_others() -> None:
    everyone = [f"R{number}" for number in range(10, 1000)]
    for code in ("R47", "R100"):
        mark = mark_of(code)
        assert fits(mark, code)
        assert 60 < sum(fits(mark, other) for other in everyone) < 200  # 990 / 8, give or take


def test_the_code_of_somebody_who_is_gone_never_comes_back() -> None:
    taken = {f"R{number}" for number in range(10, 40)}
    gone = Gone([mark_of(code) for code in taken])
    drawn = {new_code((), gone) for _try in range(60)}
    assert not drawn & taken
    assert all(CODE.fullmatch(code) for code in drawn)


def test_codes_grow_longer_where_it_is_not_known_which_are_gone() -> None:
    assert {len(new_code((), Gone((), digits))) for digits in (2, 3) for _try in range(20)} == {4, 5}
