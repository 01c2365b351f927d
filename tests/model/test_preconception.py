"""Which preconceptions an answer names, and which stood when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.preconception import Preconceptions, at_time, touched, versions

POINTS = ("they complain", "leaders decide", "2 offices differ")


@pytest.mark.parametrize(
    ("answer", "numbers"),
    [
        ("1 she did not", [1]),
        ("1, 3: both", [1, 3]),
        ("2 og 3", [2, 3]),
        ("3", [3]),
        ("1 1 1 x", [1]),
        ("9 is no number of ours", []),
        ("none of them, not even 2", []),
        ("", []),
        ("2026 was", []),
    ],
)
def test_an_answer_names_them_by_the_numbers_it_begins_with(answer: str, numbers: list[int]) -> None:
    assert touched(answer, POINTS) == [POINTS[number - 1] for number in numbers]


@given(st.text(max_size=40))
def test_whatever_is_answered_names_only_what_is_there(answer: str) -> None:
    assert set(touched(answer, POINTS)) <= set(POINTS)


def test_each_version_counts_as_it_was_written_last_and_stands_from_its_time() -> None:
    written = [
        Preconceptions(1, ("a",), "", 10),
        Preconceptions(1, ("a", "b"), "", 20),
        Preconceptions(2, ("b",), "why", 30),
    ]
    assert [(one.version, one.points) for one in versions(written)] == [(1, ("a", "b")), (2, ("b",))]
    assert [at_time(written, at) for at in (5, 10, 29, 30)] == [(), ("a",), ("a", "b"), ("b",)]
