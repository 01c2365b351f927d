"""Who may import whom, read off the source without running it."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.architecture.conftest import Source

LEAVES = frozenset(
    {
        "text", "errors", "paths", "i18n", "clock", "words",
        "words_identifying", "sealing", "settings", "recoverycode", "ordinary", "wiping",
        "words_craft", "words_events", "words_field", "words_ledger", "words_leaving", "words_practice",
    }
)  # fmt: skip
"""Open to every room but ``model``."""

FRONT = LEAVES | {"model", "services"}

ROOMS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # room: (rooms it may import, what it may import from outside the standard library)
    "__init__": (frozenset(), frozenset()),
    "__main__": (frozenset({"quiet", "shield", "splash", "cli"}), frozenset()),
    "quiet": (frozenset(), frozenset()),
    "shield": (frozenset(), frozenset()),
    "wiping": (frozenset(), frozenset()),
    "text": (frozenset(), frozenset()),
    "i18n": (frozenset(), frozenset()),
    "clock": (frozenset(), frozenset()),
    "ordinary": (frozenset(), frozenset()),
    "splash": (frozenset(), frozenset()),
    "errors": (frozenset({"i18n"}), frozenset()),
    "paths": (frozenset(), frozenset({"platformdirs"})),
    "settings": (frozenset({"errors", "i18n", "ordinary", "paths", "text"}), frozenset()),
    "sealing": (frozenset({"errors", "wiping"}), frozenset({"cryptography"})),
    "recoverycode": (frozenset({"errors", "i18n"}), frozenset()),
    "words": (frozenset({"i18n", "model"}), frozenset()),
    "words_field": (frozenset({"i18n", "model"}), frozenset()),
    "words_ledger": (frozenset({"i18n", "model", "words_field"}), frozenset()),
    "words_leaving": (frozenset({"i18n", "model", "words"}), frozenset()),
    "words_identifying": (frozenset({"i18n", "model"}), frozenset()),
    "words_craft": (frozenset({"i18n", "model", "words"}), frozenset()),
    "words_events": (frozenset({"i18n", "model"}), frozenset()),
    "words_practice": (frozenset({"i18n", "model", "words", "words_craft", "words_events"}), frozenset()),
    "drawing": (frozenset({"i18n", "model", "words"}), frozenset({"plotext"})),
    "drawing_tables": (frozenset({"drawing", "i18n", "model", "words"}), frozenset()),
    "launch": (frozenset({"clock", "demo", "paths", "settings"}), frozenset()),
    "model": (frozenset(), frozenset()),
    "guidefile": (
        LEAVES | {"model"},
        frozenset({"markdown_it", "mdit_py_plugins", "slugify", "rapidfuzz", "docx"}),
    ),
    "deidentify": (LEAVES | {"model"}, frozenset({"phonenumbers", "stdnum"})),
    "keyfile": (LEAVES | {"model"}, frozenset()),
    "store": (LEAVES | {"model"}, frozenset({"sqlcipher3", "sqlite_utils"})),
    "export": (LEAVES | {"__init__", "model"}, frozenset({"docx", "slugify", "xlsxwriter"})),
    "services": (
        LEAVES | {"__init__", "model", "store", "keyfile", "guidefile", "deidentify", "export"},
        frozenset({"slugify", "tomlkit"}),
    ),
    "demo": (LEAVES | {"model", "services", "store", "keyfile", "guidefile"}, frozenset()),
    "plain": (
        FRONT | {"plain_acts", "plain_asking", "plain_commands", "plain_craft", "plain_paste", "plain_words"},
        frozenset(),
    ),
    "plain_asking": (FRONT, frozenset()),
    "plain_paste": (frozenset(), frozenset()),
    "plain_practice": (FRONT, frozenset()),
    "plain_craft": (FRONT | {"plain", "plain_words"}, frozenset()),
    "plain_recorders": (FRONT | {"plain"}, frozenset()),
    "plain_acts": (FRONT | {"plain", "plain_words"}, frozenset()),
    "plain_commands": (
        FRONT | {"plain", "plain_acts", "plain_craft", "plain_recorders", "plain_words"},
        frozenset(),
    ),
    "plain_words": (FRONT, frozenset()),
    "tui": (FRONT | {"drawing", "drawing_tables", "launch", "demo", "quiet"}, frozenset({"textual", "rich"})),
    "cli": (
        FRONT
        | {
            "__init__",
            "drawing",
            "drawing_tables",
            "launch",
            "splash",
            "demo",
            "plain",
            "plain_practice",
            "tui",
            "guidefile",
            "keyfile",
        },
        frozenset({"click"}),
    ),
}

NETWORK = frozenset(
    {
        "http", "urllib.request", "urllib3", "socket", "socketserver", "ssl", "ftplib", "smtplib", "poplib",
        "imaplib", "telnetlib", "nntplib", "xmlrpc", "webbrowser", "wsgiref", "requests", "httpx", "aiohttp",
        "websockets",
    }
)  # fmt: skip


class Import(NamedTuple):
    """One imported module, where it is imported, and whether only type checkers see it."""

    module: str
    place: str
    in_function: bool
    for_types: bool


def imports(source: Source) -> Iterator[Import]:
    """Yield every import of a file, those inside functions and under TYPE_CHECKING too."""
    yield from _inside(source, source.tree, in_function=False, for_types=False)


def _inside(source: Source, node: ast.AST, *, in_function: bool, for_types: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            for name in _named(child):
                yield Import(name, source.at(child), in_function, for_types)
        typed = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        yield from _inside(
            source,
            child,
            in_function=in_function or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef),
            for_types=for_types or typed,
        )


def _named(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    assert node.level == 0, "imports are written out in full"
    assert node.module is not None
    return [f"{node.module}.{alias.name}" for alias in node.names]


def breaches(source: Source) -> list[str]:
    """Return a sentence for each import that the table of rooms does not allow."""
    rooms, outside = ROOMS.get(source.room, (frozenset(), frozenset()))
    found = []
    for one in imports(source):
        head, *rest = one.module.split(".")
        if head != "interview_tui":
            if head not in sys.stdlib_module_names and head not in outside:
                found.append(f"{one.place}: {source.room} imports {head}")
            continue
        room = "__init__" if rest[:1] == ["__version__"] else (rest or ["__init__"])[0]
        if room not in {source.room, *rooms}:
            found.append(f"{one.place}: {source.room} imports {room}")
    return found


def test_every_room_is_in_the_table(package: list[Source]) -> None:
    assert {source.room for source in package} == set(ROOMS)


def test_rooms_import_only_what_the_table_allows(package: list[Source]) -> None:
    assert [line for source in package for line in breaches(source)] == []


def test_the_table_itself_keeps_the_rules_that_matter() -> None:
    assert ROOMS["model"] == (frozenset(), frozenset())
    assert not {"store", "guidefile", "export"} & ROOMS["tui"][0]
    assert "sqlite_utils" not in ROOMS["tui"][1]
    assert [room for room, (rooms, _outside) in ROOMS.items() if "tui" in rooms] == ["cli"]
    assert "store" not in ROOMS["export"][0] | ROOMS["deidentify"][0] | ROOMS["cli"][0]
    assert [room for room, (_rooms, outside) in ROOMS.items() if "textual" in outside] == ["tui"]


def test_a_breach_is_found(sample: Callable[..., Source]) -> None:
    inside = "def show():\n    from interview_tui.store.store import Store\n"
    assert breaches(sample(inside)) == ["interview_tui/tui/sample.py:2: tui imports store"]
    assert breaches(sample("import textual", "interview_tui/model/sample.py"))
    assert breaches(sample("from interview_tui import errors", "interview_tui/model/sample.py"))


def test_screens_are_imported_inside_functions_only(package: list[Source]) -> None:
    """What does not show screens never pays for them."""
    early = [
        one.place
        for source in package
        if source.room != "tui"
        for one in imports(source)
        if one.module.startswith("interview_tui.tui") and not (one.in_function or one.for_types)
    ]
    assert early == []


def test_the_launch_record_names_types_only(package: list[Source]) -> None:
    (launch,) = (source for source in package if source.room == "launch")
    ours = [one for one in imports(launch) if one.module.startswith("interview_tui")]
    assert all(one.for_types for one in ours)


def test_no_module_of_the_network_is_imported(package: list[Source]) -> None:
    found = [
        f"{one.place}: {one.module}"
        for source in package
        for one in imports(source)
        if any((one.module + ".").startswith(name + ".") for name in NETWORK)
    ]
    assert found == []


def test_a_module_of_the_network_would_be_found(sample: Callable[..., Source]) -> None:
    assert [one.module for one in imports(sample("from urllib import request"))] == ["urllib.request"]
