"""Frozen dataclasses are what the standard library's are, to those who use them."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import typing
from dataclasses import FrozenInstanceError, field, fields
from functools import cached_property
from typing import Any, ClassVar

import pytest

from interview_tui.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """With everything that fields of values have."""

    name: str
    count: int = 3
    words: tuple[str, ...] = ()
    held: dict[str, int] = field(default_factory=dict)
    secret: str = field(default="s", repr=False)
    aside: int = field(default=0, compare=False)
    SORTS: ClassVar[tuple[str, ...]] = ("a", "b")

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """The same, made by the standard library."""

    name: str
    count: int = 3
    words: tuple[str, ...] = ()
    held: dict[str, int] = field(default_factory=dict)
    secret: str = field(default="s", repr=False)
    aside: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Open:
    """Without slots."""

    number: int

    @cached_property
    def twice(self) -> int:
        """Twice the number."""
        return 2 * self.number


@dataclass(frozen=True, slots=True)
class More(Told):
    """With a field more."""

    last: str = "z"


@dataclass(frozen=True, slots=True)
class Empty:
    """Without fields."""


@dataclass(slots=True)
class Loose:
    """One that may change is the standard library's own."""

    number: int = 1


def test_it_is_made_and_shown_as_the_standard_librarys() -> None:
    mine, theirs = Told("x", words=("a",), aside=4), Known("x", words=("a",), aside=4)
    assert repr(mine) == repr(theirs).replace("Known", "Told")
    assert dataclasses.asdict(mine) == dataclasses.asdict(theirs)
    assert [one.name for one in fields(mine)] == [one.name for one in fields(theirs)]
    assert Told.__match_args__ == Known.__match_args__
    assert Told.__slots__ == Known.__slots__


def test_its_signature_is_the_standard_librarys() -> None:
    mine, theirs = inspect.signature(Told), inspect.signature(Known)
    assert list(mine.parameters) == list(theirs.parameters)
    assert typing.get_type_hints(Told.__init__) == typing.get_type_hints(Known.__init__)
    with pytest.raises(TypeError, match=r"Told\.__init__\(\) missing 1 required"):
        Told()  # type: ignore[call-arg]


def test_two_alike_are_one_in_a_set_and_other_classes_are_others() -> None:
    one, two = Open(3), Open(3)
    assert one == two
    assert {one, two} == {Open(3)}
    assert one != Open(4)
    assert Told("x", aside=1) == Told("x", aside=2)
    assert Told("x") != More("x")
    assert Empty() == Empty()
    assert len({Empty(), Empty()}) == 1


def test_what_cannot_be_hashed_makes_the_whole_so() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Told("x"))


@pytest.mark.parametrize("one", [Told("x"), Open(1), More("x"), Empty()])
def test_nothing_of_it_changes(one: Any) -> None:
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "y"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name


def test_each_has_a_default_of_its_own() -> None:
    assert Told("x").held is not Told("y").held


def test_it_checks_itself_when_it_is_made_and_made_anew() -> None:
    with pytest.raises(ValueError, match="no name"):
        Told("")
    with pytest.raises(ValueError, match="no name"):
        dataclasses.replace(Told("x"), name="")
    assert dataclasses.replace(Told("x", 5), name="y") == Told("y", 5)


@pytest.mark.parametrize("one", [Told("x", held={"a": 1}), Open(2), More("x", last="y"), Empty()])
def test_it_is_the_same_after_copying_and_pickling(one: object) -> None:
    for again in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):  # noqa: S301 - our own
        assert again == one


def test_without_slots_something_can_be_worked_out_once() -> None:
    assert Open(4).twice == 8


def test_what_may_change_changes() -> None:
    one = Loose()
    one.number = 2
    assert one == Loose(2)
