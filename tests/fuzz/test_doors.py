"""Each door, knocked at for a moment: seeds and finds of longer runs, and what hypothesis thinks of.

``python -m tests.fuzz DOOR`` knocks for as long as is asked; what it finds is put here as an example.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.fuzz import doors, ground, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOW = frozenset({"schema", "log", "database", "letter", "backup", "rescue", "plain", "arguments"})
QUICK = settings(max_examples=25, suppress_health_check=list(HealthCheck))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=8), inside, max_size=4),
    max_leaves=12,
)
ENTRY = st.fixed_dictionaries(
    {
        "id": st.text(max_size=3) | JSON,
        "code": st.text(max_size=3) | JSON,
        "name": st.text(max_size=9) | JSON,
    },
    optional={
        "type": st.sampled_from(["person", "place", "nobody"]) | JSON,
        "also": st.lists(st.text(max_size=9), max_size=3) | JSON,
        "contacts": st.lists(st.text(max_size=9), max_size=3) | JSON,
        "paper": st.text(max_size=9) | JSON,
    },
)


SOUND = {"id": "a", "code": "", "type": "person", "name": "K", "also": [], "contacts": []}


@pytest.fixture(autouse=True, scope="module")
def own_place() -> Iterator[None]:
    place = ground.place()
    yield
    shutil.rmtree(place, ignore_errors=True)
    for made in (ground.place, ground.sample, doors._study, doors._header, kept.kept, kept.backup):
        made.cache_clear()


@pytest.mark.parametrize("name", doors.DOORS)
def test_the_seeds_of_a_door(name: str) -> None:
    seeds = sorted((doors.SEEDS / name).glob("*"))
    for seed in seeds:
        doors.DOORS[name].act(seed.read_bytes())
    doors.DOORS[name].act(b"")


@pytest.mark.parametrize("name", [name for name in doors.DOORS if name not in SLOW])
@QUICK
@given(data=st.binary(max_size=400) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
@example(data=b"\xff\xfe\x00")
@example(data=b"[" * 4000)
@example(data=b'{"a":' * 2000)
@example(data=b"1" * 4300)
@example(data=b"\x1b]0;x\x07\xe2\x80\xae")
def test_any_bytes(name: str, data: bytes) -> None:
    doors.DOORS[name].act(data)


@pytest.mark.parametrize("name", sorted(SLOW))
@settings(QUICK, max_examples=8)
@given(data=st.binary(max_size=100))
def test_any_bytes_where_each_takes_longer(name: str, data: bytes) -> None:
    doors.DOORS[name].act(data)


@QUICK
@given(
    content=st.builds(dict, entries=st.lists(ENTRY | JSON, max_size=4), study=st.text(max_size=4) | JSON)
    | JSON
)
@example(
    content={
        "entries": [{"id": "a", "code": "", "type": "person", "name": "\ud800", "also": [], "contacts": []}]
    }
)
@example(
    content={
        "entries": [{"id": "a", "code": "", "type": "person", "name": "\x1b[2J", "also": [], "contacts": []}]
    }
)
@example(
    content={
        "entries": [{"id": "a", "code": "", "type": "person", "name": "K", "also": "abc", "contacts": []}]
    }
)
@example(content={"entries": {}})
@example(content=[])
def test_any_contents_of_a_key_file(content: object) -> None:
    doors.key_contents(json.dumps(content).encode())


@QUICK
@given(content=JSON, slot=st.dictionaries(st.sampled_from(["kdf", "kind", "lanes", "salt", "sealed"]), JSON))
def test_any_key_slots(content: object, slot: dict[str, object]) -> None:
    doors.slots(json.dumps(content).encode())
    sound = json.loads((doors.SEEDS / "keyslots" / "whole").read_text())
    sound["slots"] = [{**sound["slots"][0], **slot}, content]
    doors.slots(json.dumps(sound).encode())


TYPED = (
    "status", "site", "add", "list", "respondent", "field", "letter", "set", "consent", "show", "key",
    "new", "notes", "flag", "clear", "candidates", "decide", "scan", "export", "passphrase", "guide",
    "check", "FOLDER", "NEW", "KEY", "TO", "R47", "CON", "nul.md", "--to", "--json", "--key", "--format",
    "csv", "--lang", "nb", "--help", "--guide", "starter-en", "1", "-1", "-", "--", "~", "~nobody", ".",
    "..", "999999999999999999999",
    "", "\x1b[2J", "\u202e", "a" * 300, "\udcff", "=1+1", "%s", "{}", "'; DROP TABLE notes; --",
)  # fmt: skip
WORDS = st.sampled_from(TYPED)


@settings(QUICK, max_examples=40)
@given(words=st.lists(WORDS, min_size=1, max_size=6))
@example(words=["status", "~nobody"])
@example(words=["guide", "check", "~nobody"])
@example(words=["status", "a" * 5000])
@example(words=["notes", "FOLDER", "\udcff"])
@example(words=["key", "list", "FOLDER"])
@example(words=["export", "FOLDER", "--to", ""])
@example(words=["site", "add", "FOLDER", "=cmd()|'/C calc'!A0"])
def test_any_arguments(words: list[str]) -> None:
    doors.arguments("\n".join(words).encode("utf-8", "surrogateescape"))


HUNGRY = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
from tests.fuzz import doors, ground, kept
for name, data in [
    ("contents", b'{"entries": [' + b"[]," * 5_000_000 + b"[]]}"),
    ("contents", b"[" * 15_000_000),
    ("guide", b"---\\ntitle: T\\nlanguage: nb\\n---\\n## A\\n" + b"- a\\n" * 60_000),
    ("guide", b"|" + b"a|" * 90_000 + b"\\n|" + b"-|" * 50_000),
    ("studies", b'{"studies": [' + b'"a",' * 260_000 + b'""]}'),
    ("settings", b"a = [" + b"1," * 32_000 + b"]"),
    ("keyslots", b'{"format": 1, "study": "", "slots": [' + b"{}," * 20_000 + b"{}]}"),
    ("word", b"PK" * 500_000),
]:
    doors.DOORS[name].act(data)
print("all answered")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is Linux's")
def test_no_door_takes_more_memory_than_a_small_laptop_has() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HUNGRY],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "all answered\n", done.stderr[-2000:]
