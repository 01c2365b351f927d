"""The recovery code: what it is made of, how it is typed back, and that a mistyped group is named."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui import recoverycode
from interview_tui.errors import UsageProblem
from interview_tui.recoverycode import ALPHABET, GROUPS, LENGTH, SIZE

CODES = st.builds(recoverycode.new)
PLACES = st.integers(0, LENGTH - 1)


def problem(typed: str) -> str:
    with pytest.raises(UsageProblem) as caught:
        recoverycode.read(typed)
    assert "Nothing was changed." in str(caught.value)
    return caught.value.title


def group_of(place: int) -> int:
    return place // SIZE + 1


def test_it_has_more_than_128_random_bits_and_no_signs_that_look_alike() -> None:
    assert GROUPS * (SIZE - 1) * math.log2(len(ALPHABET)) >= 128
    assert not set("0O1IL") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert ALPHABET.isupper()


def test_no_two_are_alike_and_every_sign_comes_up() -> None:
    made = [recoverycode.new() for _number in range(300)]
    assert len({code.letters for code in made}) == len(made)
    assert set("".join(code.letters for code in made)) == set(ALPHABET)
    assert "letters" not in repr(made[0])
    assert made[0].letters not in repr(made[0])


@given(CODES)
def test_it_is_read_however_it_was_typed(code: recoverycode.Code) -> None:
    groups = code.groups
    assert len(groups) == GROUPS
    assert {len(group) for group in groups} == {SIZE}
    for typed in (
        code.letters, "-".join(groups), " ".join(groups), "-".join(groups).lower(), f"  {code.letters}\n",
        " - ".join(groups), "–".join(groups), "\u00a0".join(groups), " ".join(code.letters),
    ):  # fmt: skip
        assert recoverycode.read(typed) == code.letters


@given(CODES, PLACES, st.sampled_from(ALPHABET + "0O1IL?Å*"))
def test_a_mistyped_letter_names_its_group(code: recoverycode.Code, place: int, letter: str) -> None:
    if code.letters[place] == letter:
        return
    wrong = code.letters[:place] + letter + code.letters[place + 1 :]
    said = f"Group {group_of(place)} is mistyped."
    assert problem(wrong) == said
    assert problem("-".join(recoverycode.split(wrong))) == said


@given(CODES, st.integers(0, LENGTH - 2))
def test_two_letters_changed_about_are_found(code: recoverycode.Code, place: int) -> None:
    one, other = code.letters[place], code.letters[place + 1]
    if one == other:
        return
    wrong = code.letters[:place] + other + one + code.letters[place + 2 :]
    assert str(group_of(place)) in problem(wrong)


@given(CODES, st.permutations(range(GROUPS)))
def test_groups_in_another_order_are_named(code: recoverycode.Code, order: list[int]) -> None:
    groups = [code.groups[place] for place in order]
    moved = [place for place in range(GROUPS) if groups[place] != code.groups[place]]
    if moved:
        said = problem("-".join(groups))
        assert all(str(place + 1) in said for place in moved)


@given(CODES, PLACES)
def test_a_letter_left_out_is_placed(code: recoverycode.Code, place: int) -> None:
    groups = list(code.groups)
    at = group_of(place) - 1
    groups[at] = groups[at][: place % SIZE] + groups[at][place % SIZE + 1 :]
    assert problem("-".join(groups)) == f"Group {at + 1} is mistyped."
    said = problem("".join(groups))
    assert "35 letters and figures, and this has 34" in said


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "No code was typed."),
        (" - – ", "No code was typed."),
        ("ABCDE", "this has 5"),
        ("A" * 5000, "this has 400"),
        ("[/x] {0} %s \x1b[31m", "goes wrong in group 1"),
    ],
)
def test_what_is_no_code_is_said(typed: str, says: str) -> None:
    assert says in problem(typed)


def test_a_whole_code_and_more_goes_wrong_at_the_end() -> None:
    code = recoverycode.new()
    assert "this has 40; it goes wrong in group 7" in problem(code.letters + "ABCDE")
