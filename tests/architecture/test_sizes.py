"""A file is read in one sitting, a function in one look."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.architecture.conftest import Source

PACKAGE_LINES, TEST_LINES, FUNCTION_LINES = 300, 400, 40


def long_functions(source: Source) -> list[str]:
    """Return where functions stand that are too long, with their lengths."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                found.append(f"{source.at(node)} {node.name}: {lines}")
    return found


def long_files(sources: list[Source], most: int) -> list[str]:
    lines = {source.path: source.text.count("\n") for source in sources}
    return [f"{path}: {count}" for path, count in lines.items() if count > most]


def test_files_of_the_package_are_short(package: list[Source]) -> None:
    assert long_files(package, PACKAGE_LINES) == []


def test_files_of_the_tests_are_short(test_sources: list[Source]) -> None:
    assert long_files(test_sources, TEST_LINES) == []


def test_functions_are_short(package: list[Source], test_sources: list[Source]) -> None:
    assert [line for source in (*package, *test_sources) for line in long_functions(source)] == []


def test_a_long_function_would_be_found(sample: Callable[[str], Source]) -> None:
    body = "    x = 1\n" * FUNCTION_LINES
    assert long_functions(sample("def f():\n" + body)) == ["interview_tui/tui/sample.py:1 f: 41"]
    assert long_functions(sample("def f():\n" + body[: -len("    x = 1\n")])) == []


def test_every_module_says_what_it_is_for(package: list[Source]) -> None:
    assert [source.path for source in package if not ast.get_docstring(source.tree)] == []
