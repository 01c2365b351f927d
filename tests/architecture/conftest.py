"""The source as trees, and a fresh interpreter to try imports in."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Source:
    """One file: its path below the repository, its text and its tree."""

    path: str
    text: str = field(repr=False)
    tree: ast.Module = field(repr=False)

    @property
    def room(self) -> str:
        """The first name below the package."""
        return self.path.split("/")[1].removesuffix(".py")

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def at(self, node: ast.AST) -> str:
        """Return where a node stands, as ``path:line``."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    @classmethod
    def of(cls, text: str, path: str = "interview_tui/tui/sample.py") -> Source:
        """Return a source that is only in memory: for showing that a rule can be broken."""
        return cls(path, text, ast.parse(text))


def sources(folder: str) -> Iterator[Source]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield Source.of(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def package() -> list[Source]:
    """Every module of the package."""
    return list(sources("interview_tui"))


@pytest.fixture(scope="session")
def test_sources() -> list[Source]:
    return list(sources("tests"))


@pytest.fixture(scope="session")
def sample() -> Callable[[str], Source]:
    return Source.of


@pytest.fixture
def interpreter(home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a script in an interpreter of its own; nothing it imports is written down as bytecode."""

    def run(script: str, *words: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "INTERVIEW_TUI_HOME": str(home)}
        return subprocess.run(
            [sys.executable, "-c", script, *map(str, words)],
            check=False,
            capture_output=True,
            text=True,
            input=stdin,
            env=environment,
            cwd=home,
            timeout=60,
        )

    return run
