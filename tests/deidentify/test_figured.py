"""Patterns that wait for a figure: every match of theirs holds one, and nothing else is passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.deidentify.detectors import codes, dates, loose, numbers, places, streets, times, titles
from interview_tui.deidentify.detectors.hurry import Figured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

parser: Any = vars(re)["_parser"]
"""What takes a pattern to pieces."""

_TENS, _NINE = ord("0"), ord("9")


def held() -> Iterator[tuple[str, Figured]]:
    """Yield every pattern that waits for a figure, with where it stands."""
    for module in (codes, dates, loose, numbers, places, streets, times, titles):
        for name, value in vars(module).items():
            for number, one in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(one, Figured):
                    yield f"{module.__name__.rsplit('.', 1)[-1]}.{name}[{number}]", one


def has_figure(pieces: Iterable[tuple[Any, Any]]) -> bool:
    """Return whether what these pieces match always holds a figure, or stands before one."""
    return any(_one(str(sort), value) for sort, value in pieces)


def _one(sort: str, value: Any) -> bool:
    match sort:
        case "LITERAL":
            return bool(_TENS <= value <= _NINE)
        case "IN":
            return all(_among(str(kind), sign) for kind, sign in value)
        case "SUBPATTERN":
            return has_figure(value[-1])
        case "MAX_REPEAT" | "MIN_REPEAT":
            return value[0] > 0 and has_figure(value[2])
        case "BRANCH":
            return all(has_figure(branch) for branch in value[1])
        case _:
            return False


def _among(kind: str, sign: Any) -> bool:
    match kind:
        case "LITERAL":
            return bool(_TENS <= sign <= _NINE)
        case "RANGE":
            return bool(_TENS <= sign[0] <= sign[1] <= _NINE)
        case _:
            return str(sign) == "CATEGORY_DIGIT"


@pytest.mark.parametrize(
    ("place", "one"), list(held()), ids=lambda each: each if isinstance(each, str) else ""
)
def test_no_text_without_a_figure_has_a_match(place: str, one: Figured) -> None:
    compiled = one.pattern
    assert has_figure(parser.parse(compiled.pattern, compiled.flags & ~re.UNICODE)), place


@pytest.mark.parametrize("pattern", [r"(?:ten|\d)", r"\d*", r"(?:year\s\d)?", r"[\da]", r"(?!\d)x", r"\w"])
def test_a_pattern_that_needs_none_would_be_found(pattern: str) -> None:
    assert not has_figure(parser.parse(pattern))


def test_it_is_compiled_when_a_figure_is_met() -> None:
    one = Figured(r"week\s\d")
    assert list(one.finditer("Week four.")) == []
    assert "pattern" not in vars(one)
    assert [match.group() for match in one.finditer("Week  4.")] == ["Week  4"]


def test_a_figure_of_another_script_is_a_figure() -> None:
    assert [match.group() for match in Figured(r"week\s\d").finditer("week \u0664")] == ["week \u0664"]
