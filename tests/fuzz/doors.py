"""The doors through which something from outside comes in, each as one function of bytes.

A door may refuse with an ``InterviewError``; anything else that is raised is a find. What it is given is
written into a temporary folder, and nothing else may appear there.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import warnings
import zipfile
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui import sealing, settings
from interview_tui.errors import InterviewError
from interview_tui.guidefile.markdown import parse_guide
from interview_tui.guidefile.show import outline
from interview_tui.keyfile import keyfile
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.paths import Paths, StudyPaths
from interview_tui.services.known import known_studies
from interview_tui.store import database, keyslots
from interview_tui.store.store import Store
from tests.fuzz import kept
from tests.fuzz.ground import KEY, PASSPHRASE, Find, empty, only, overwritten, place, sample

if TYPE_CHECKING:
    from collections.abc import Callable

SEEDS = Path(__file__).parent / "seeds"
"""A folder of small files for each door."""

UNEXPECTED = 70


# -- one door each ----------------------------------------------------------------------------------------


def guide(data: bytes) -> None:
    """The guide reader."""
    with suppress(InterviewError):
        outline(parse_guide(data, "g.md"))


def settings_file(data: bytes) -> None:
    """The settings."""
    folder = empty("settings")
    (folder / "settings.toml").write_bytes(data)
    with suppress(InterviewError):
        settings.load(Paths(folder))
    only(folder, "settings.toml")


def own_keys(data: bytes) -> None:
    """The keys a person chose, as they are bound."""
    text = data.decode("utf-8", "replace").replace("\r", "").replace("\n", "")
    settings_file(b'[keys]\nmark = "' + text.encode() + b'"\n')


def studies(data: bytes) -> None:
    """The list of known studies."""
    folder = empty("known")
    (folder / "studies.json").write_bytes(data)
    known_studies(Paths(folder))
    only(folder, "studies.json")


def key_file(data: bytes) -> None:
    """The key file as it lies there."""
    folder = empty("keyfile")
    (folder / "k").write_bytes(data)
    with suppress(InterviewError):
        KeyFile.open(folder / "k", PASSPHRASE)
    only(folder, "k")


@cache
def _header() -> bytes:
    folder = empty("header")
    KeyFile.create(folder / "k", PASSPHRASE, cost=sealing.QUICK)
    return (folder / "k").read_bytes().partition(b"\n")[0] + b"\n"


def key_contents(data: bytes) -> None:
    """The key file's contents, sealed with its own key."""
    header = _header()
    key = sealing.unwrap(json.loads(header)["slot"], PASSPHRASE, about=keyfile._ABOUT)
    folder = empty("contents")
    (folder / "k").write_bytes(header + sealing.seal(key, data, keyfile._ABOUT + header))
    with suppress(InterviewError):
        opened = KeyFile.open(folder / "k", PASSPHRASE)
        for entry in opened.entries:
            list(entry.values())
            list(entry.names())
        opened.save()
    only(folder, "k")


def slots(data: bytes) -> None:
    """The key slots of a study."""
    paths = StudyPaths(empty("slots"))
    paths.keyslots.write_bytes(data)
    with suppress(InterviewError):
        keyslots.unlock(paths, PASSPHRASE)
    with suppress(InterviewError):
        keyslots.recovery_mark(paths)
    only(paths.folder, "keyslots.json")


def _opened(paths: StudyPaths) -> None:
    with suppress(InterviewError), closing(Store.open(paths, KEY)) as store:
        store.study()
        store.sites()
        store.respondents()
        store.audit_intact()
    only(paths.folder, "study.db", "study.db-wal", "study.db-journal", "backups")


def database_bytes(data: bytes) -> None:
    """The database file: a sound one, cut or overwritten where the first bytes say."""
    paths = StudyPaths(empty("database"))
    paths.database.write_bytes(overwritten(sample(), data))
    _opened(paths)


def schema(data: bytes) -> None:
    """The database of somebody with the key: any statements, with nothing of the schema guarded."""
    paths = StudyPaths(empty("schema"))
    paths.database.write_bytes(sample())
    connection = database.connect(paths.database, KEY)
    try:
        for pragma in ("writable_schema = ON", "ignore_check_constraints = ON", "trusted_schema = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.set_progress_handler(lambda: 1, 100_000)
        for statement in data.decode("utf-8", "replace").split(";"):
            if not statement.strip().upper().startswith(("ATTACH", "VACUUM")):
                with suppress(Exception):
                    connection.execute(statement)
    finally:
        connection.close()
    _opened(paths)


def log(data: bytes) -> None:
    """The write-ahead log beside a database."""
    paths = StudyPaths(empty("log"))
    paths.database.write_bytes(sample())
    paths.database.with_name("study.db-wal").write_bytes(data)
    _opened(paths)
    with closing(Store.open(paths, KEY)) as store:
        if [site.name for site in store.sites()] != ["Kontoret"]:
            raise Find("the study is another")


def word(data: bytes) -> None:
    """A Word document that is looked through."""
    from interview_tui.services import textfiles

    with suppress(InterviewError):
        textfiles.docx_text(data, Path("d.docx"))


def word_guide(data: bytes) -> None:
    """A Word document as a guide: the package itself, or, after an ``x``, the body of a sound one."""
    from interview_tui.guidefile import docx, wordfile

    whole = _packed(data[1:]) if data[:1] == b"x" else data
    with suppress(InterviewError):
        made = docx.made_of(wordfile.read_bytes(whole, Path("d.docx")), "d")
        parse_guide(made.markdown.encode(), "g.md")


def _packed(body: bytes) -> bytes:
    out = io.BytesIO()
    whole = io.BytesIO((SEEDS / "docx" / "whole").read_bytes())
    with zipfile.ZipFile(whole) as sound, zipfile.ZipFile(out, "w") as archive:
        for name in sound.namelist():
            content = sound.read(name)
            if name == "word/document.xml":
                head, _between, tail = content.partition(b"<!-- body -->")
                content = head + body + tail
            archive.writestr(name, content)
    return out.getvalue()


@cache
def _study() -> Path:
    """Make a study with one respondent who may be interviewed."""
    from interview_tui.clock import SystemClock
    from interview_tui.demo.build import build

    made = build(empty("demo") / "demo", language="en", clock=SystemClock())
    made.finish()
    return made.root


def plain(data: bytes) -> None:
    """The plain door: lines in, lines out."""
    from interview_tui.clock import SystemClock
    from interview_tui.demo.nav7 import PEOPLE, RUNNING
    from interview_tui.plain import run_plain, session_for
    from interview_tui.services.opening import open_study

    folder = place() / "plain"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(_study() / "study", folder)
    code = next(person.code for person in PEOPLE if person.label == RUNNING)
    said = io.StringIO()
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", errors="replace", newline="\n")
    opened = open_study(folder, "demo", clock=SystemClock())
    try:
        run_plain(lambda: session_for(opened.interviewing, code), lines, said)
    finally:
        opened.close()
    harmless(said.getvalue())


def harmless(text: str) -> None:
    """Complain when something would act on a terminal."""
    acting = [sign for sign in text if sign != "\n" and (sign < " " or "\x7f" <= sign <= "\x9f")]
    if acting or any(sign in text for sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200e\u200f"):
        raise Find(f"a sign that acts on a terminal was written: {acting[:3]}")


NEVER = frozenset({"demo", "open", "session"})
"""Commands that open screens."""


def arguments(data: bytes) -> None:
    """The command line: one argument a line; FOLDER, KEY and GUIDE stand for files that are there."""
    from click.testing import CliRunner

    from interview_tui.cli import cli
    from interview_tui.cli.desk import Desk

    root = empty("arguments")
    words = [part.decode("utf-8", "surrogateescape") for part in data.split(b"\n") if b"\x00" not in part]
    if NEVER & set(words) or not words or any("/" in one for one in words):
        return
    shutil.copytree(_study() / "study", root / "study")
    known = {
        "FOLDER": root / "study", "KEY": _study() / "names.keyfile", "NEW": root / "new", "TO": root / "to",
    }  # fmt: skip
    here = Path.cwd()
    os.chdir(root)
    try:
        result = CliRunner().invoke(
            cli,
            [str(known.get(one, one)) for one in words],
            env={"INTERVIEW_TUI_PASSPHRASE": "demo", "INTERVIEW_TUI_KEY_PASSPHRASE": "demo-key"},
            input="",
            obj=Desk(),
        )
    finally:
        os.chdir(here)
    if result.exit_code == UNEXPECTED or (result.exception and not isinstance(result.exception, SystemExit)):
        raise Find(f"{words}: {result.exit_code} {result.stderr[-300:]} {result.exception!r}")
    harmless(result.output)


class Door(NamedTuple):
    """What is given bytes, and the most bytes that are worth giving."""

    act: Callable[[bytes], None]
    most: int = 4096


DOORS = {
    "guide": Door(guide),
    "settings": Door(settings_file),
    "keys": Door(own_keys, 200),
    "studies": Door(studies),
    "keyfile": Door(key_file),
    "contents": Door(key_contents),
    "keyslots": Door(slots),
    "database": Door(database_bytes),
    "schema": Door(schema, 1000),
    "log": Door(log, 20_000),
    "letter": Door(kept.letter),
    "backup": Door(kept.backup_file),
    "rescue": Door(kept.rescued),
    "word": Door(word),
    "docx": Door(word_guide),
    "plain": Door(plain, 2000),
    "arguments": Door(arguments, 300),
}  # fmt: skip
"""Every door by its name."""


def quiet() -> None:
    """Let nothing of a door's own warnings through."""
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(1000)
