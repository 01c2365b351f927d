"""A key file that was changed, cut or made up, or that is none: said plainly, and left alone."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from interview_tui import sealing
from interview_tui.errors import KeyFileProblem
from interview_tui.keyfile import keyfile
from interview_tui.keyfile.keyfile import KeyFile

if TYPE_CHECKING:
    from pathlib import Path

from tests.keyfile.files import WORDS, kari, made


def header(path: Path, **changes: object) -> None:
    """Write the header anew with some fields changed; dotted names reach into the slot."""
    first, rest = path.read_bytes().split(b"\n", 1)
    fields = json.loads(first)
    for name, value in changes.items():
        if name in fields:
            fields[name] = value
        else:
            fields["slot"][name] = value
    path.write_bytes(json.dumps(fields, sort_keys=True).encode() + b"\n" + rest)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not a key file"),
        (b"hei\n", "is not a key file"),
        (b"\xff\xfe\x00" * 99 + b"\n", "is not a key file"),
        (b"[" * 5000 + b"\n", "is not a key file"),
        (b'{"format": "other"}\n', "is not a key file"),
        (b"SQLite format 3\0\n", "is not a key file"),
        (b"x" * 100_000, "is not a key file"),
        (b'{"format": "interview-tui key file", "ver', "is damaged"),
        (b'{"format": "interview-tui key file", "version": 1}\nx', "is damaged"),
        (b'{"format": "interview-tui key file", "version": true, "slot": {}}\nx', "is damaged"),
        (b'{"format": "interview-tui key file", "version": 1, "slot": {}}\nx', "is damaged"),
        (b'{"format": "interview-tui key file", "version": 2, "slot": 7}\nx', "newer version"),
    ],
)
def test_what_is_no_key_file_is_said_plainly_and_left_alone(path: Path, content: bytes, says: str) -> None:
    path.write_bytes(content)
    with pytest.raises(KeyFileProblem, match=says) as told:
        KeyFile.open(path, WORDS)
    assert path.read_bytes() == content
    assert told.value.hint


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 2**40),
        ("memory_kib", -1),
        ("memory_kib", "8"),
        ("iterations", 10**9),
        ("lanes", 0),
        ("kdf", "none"),
        ("salt", ""),
        ("sealed", "?"),
        ("nonce", None),
        ("sealed", "A" * 4000),
    ],
)
def test_hostile_parameters_are_refused(path: Path, field: str, value: object) -> None:
    made(path, kari())
    header(path, **{field: value})
    with pytest.raises(KeyFileProblem, match="is damaged"):
        KeyFile.open(path, WORDS)


@pytest.mark.parametrize("at", [-1, -40, -2000])
def test_a_changed_byte_is_noticed(path: Path, at: int) -> None:
    made(path, kari())
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(KeyFileProblem, match="is damaged"):
        KeyFile.open(path, WORDS)


def test_a_changed_header_is_noticed(path: Path) -> None:
    made(path, kari())
    first, rest = path.read_bytes().split(b"\n", 1)
    path.write_bytes(first.replace(b": ", b":  ", 1) + b"\n" + rest)
    with pytest.raises(KeyFileProblem, match="is damaged"):
        KeyFile.open(path, WORDS)


def test_a_cut_file_is_noticed(path: Path) -> None:
    made(path, kari())
    content = path.read_bytes()
    for length in (len(content) - 1, len(content) // 2, content.index(b"\n") + 1):
        path.write_bytes(content[:length])
        with pytest.raises(KeyFileProblem, match="is damaged"):
            KeyFile.open(path, WORDS)


@pytest.mark.parametrize(
    "plain",
    [
        b"[]",
        b"{}",
        b'{"entries": 7}',
        b'{"entries": [{}]}',
        b'{"entries": [7]}',
        b"no",
        b"[" * 100_000,
        b'{"entries": [{"id": "a", "code": "", "type": "x", "name": "n", "also": [], "contacts": []}]}',
        b'{"entries": [{"id": "a", "code": 1, "type": "person", "name": "n", "also": [], "contacts": []}]}',
    ],
)
def test_what_is_sealed_is_checked_too(path: Path, plain: bytes) -> None:
    key = sealing.new_key()
    slot = sealing.wrap(key, WORDS, sealing.QUICK, about=keyfile._ABOUT)
    first = json.dumps({"format": "interview-tui key file", "version": 1, "slot": slot}).encode() + b"\n"
    path.write_bytes(first + sealing.seal(key, plain, keyfile._ABOUT + first))
    with pytest.raises(KeyFileProblem, match="is damaged"):
        KeyFile.open(path, WORDS)


def test_missing_folder_pipe_and_giant_each_have_their_sentence(tmp_path: Path) -> None:
    with pytest.raises(KeyFileProblem, match="There is no key file"):
        KeyFile.open(tmp_path / "none.key", WORDS)
    with pytest.raises(KeyFileProblem, match="is not a key file"):
        KeyFile.open(tmp_path, WORDS)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(KeyFileProblem, match="is not a key file"):
        KeyFile.open(pipe, WORDS)
    giant = tmp_path / "giant"
    with giant.open("wb") as file:
        file.truncate(keyfile.MOST_BYTES + 1)
    with pytest.raises(KeyFileProblem, match="larger than 128 MB"):
        KeyFile.open(giant, WORDS)
