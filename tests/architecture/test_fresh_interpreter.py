"""What gets loaded, written and connected to, seen in an interpreter of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.services.noticing import SOURCES

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from tests.architecture.conftest import Source

    Interpreter = Callable[..., subprocess.CompletedProcess[str]]

TELL = """
import atexit, json, sys
atexit.register(lambda: sys.stderr.write("\\nLOADED " + json.dumps(sorted(sys.modules))))
"""
COMMAND = TELL + "from interview_tui.__main__ import main\nsys.argv[0] = 'interview-tui'\nmain()\n"
NO_NETWORK = """
import sys
def refuse(event, args):
    if event == "socket.__new__" and args[1] in (2, 10, 30):
        raise RuntimeError("a network socket")
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind"):
        raise RuntimeError("a network call")
sys.addaudithook(refuse)
"""
SESSION = """
import os
from pathlib import Path
from interview_tui.cli import main
from interview_tui.clock import SystemClock
from interview_tui.guidefile.library import shipped
from interview_tui.guidefile.markdown import read_guide
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.sealing import QUICK
from interview_tui.services.opening import create_study, open_study
folder, secret = Path(sys.argv[1]), "fem grønne ugler"
os.environ["INTERVIEW_TUI_PASSPHRASE"] = secret
create_study(folder, read_guide(shipped()[0]), secret, clock=SystemClock(), cost=QUICK)
study = open_study(folder, secret, clock=SystemClock())
code = study.recruiting.add_respondent(study.recruiting.add_site("Sted").name, {}).code
study.consenting.record(code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], Decision.GRANTED)
study.close()
main(["session", str(folder), code, "--plain"])
"""
WATCH = """
import os, sys
found = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
ACTS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
        "os.fork", "os.posix_spawn", "os.system", "subprocess.Popen", "sqlite3.connect", "socket.__new__",
        "tempfile.mkstemp", "tempfile.mkdtemp", "shutil.rmtree"}
def watch(event, args):
    if event == "open":
        path, _mode, flags = args
        ours = isinstance(path, str) and path.startswith(sys.argv[1]) and not path.endswith((".py", ".pyc"))
        if (flags or 0) & WRITES or ours:
            found.append(f"{event} {path}")
    elif event in ACTS:
        found.append(f"{event} {args}")
"""
IMPORT_EACH = """
import importlib, threading
sys.addaudithook(watch)
for name in sys.argv[2:]:
    before, found[:] = threading.active_count(), []
    importlib.import_module(name)
    if found or threading.active_count() > before:
        print(name, found, threading.active_count() - before)
"""


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    """Return the packages that were loaded when the process ended."""
    assert "LOADED " in done.stderr, done.stderr
    names: list[str] = json.loads(done.stderr.rsplit("LOADED ", 1)[1])
    return {name.split(".")[0] for name in names} | set(names)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(interpreter: Interpreter, option: str) -> None:
    done = interpreter(COMMAND, option)
    assert done.returncode == 0
    heavy = {"textual", "rich", "sqlite_utils", "sqlcipher3", "markdown_it", "cryptography", "phonenumbers"}
    assert not heavy & loaded(done)


def test_guide_check_loads_neither_screens_nor_store(interpreter: Interpreter, root: Path) -> None:
    done = interpreter(COMMAND, "guide", "check", *sorted((root / "guides").glob("*.md")))
    assert done.returncode == 0, done.stderr
    assert not {"textual", "sqlite_utils", "sqlcipher3"} & loaded(done)


@pytest.mark.parametrize("module", ["cli.export", "services.reporting", "cli.review", "cli.session", "plain"])
def test_doors_without_screens_never_load_textual(interpreter: Interpreter, module: str) -> None:
    assert not {"textual", "rich"} & loaded(interpreter(f"{TELL}import interview_tui.{module}"))


def test_modules_of_an_open_session_stay_light(interpreter: Interpreter) -> None:
    names = ("opening", "interviewing", "session", "record", "acts", "notetaking", "consenting")
    script = TELL + "".join(f"import interview_tui.services.{name}\n" for name in names)
    heavy = {"textual", "sqlite_utils", "markdown_it", "click", "phonenumbers", "stdnum", "slugify"}
    assert not heavy & loaded(interpreter(script))


def test_the_session_screen_loads_no_database_and_no_guide_reader(interpreter: Interpreter) -> None:
    script = (
        TELL + "import interview_tui.tui.app, interview_tui.tui.opening, interview_tui.tui.screens.session"
    )
    heavy = {"sqlite_utils", "sqlcipher3", "markdown_it", "click", "phonenumbers", "cryptography"}
    assert not heavy & loaded(interpreter(script))


def test_the_way_to_the_screens_loads_no_text_area(interpreter: Interpreter) -> None:
    """It is imported when an editor opens, and not before."""
    screens = "app, interview_tui.tui.screens.studies, interview_tui.tui.screens.guide_view"
    area = {"textual.widgets._text_area", "textual.document._document"}
    assert not area & loaded(interpreter(f"{TELL}import interview_tui.tui.{screens}"))
    assert area & loaded(interpreter(f"{TELL}import interview_tui.tui.screens.guide_edit"))


def test_what_is_told_when_a_study_is_opened_loads_nothing_that_writes_exports(
    interpreter: Interpreter,
) -> None:
    script = TELL + "".join(f"import {module}\n" for module, _name in SOURCES)
    assert not {"interview_tui.export", "interview_tui.services.owned", "zipfile"} & loaded(
        interpreter(script)
    )


def test_a_whole_session_asks_for_no_network(interpreter: Interpreter, tmp_path: Path) -> None:
    lines = "the first note\n!they laugh\n:next\n:end\n:close\n"
    done = interpreter(NO_NETWORK + SESSION, tmp_path / "study", stdin=lines)
    assert done.returncode == 0, done.stderr
    assert "note, 00:00:0" in done.stdout


def test_a_network_socket_would_be_seen(interpreter: Interpreter) -> None:
    done = interpreter(NO_NETWORK + "import socket\nsocket.socket(socket.AF_INET)")
    assert "a network socket" in done.stderr


def names_of(package: list[Source]) -> list[str]:
    return [source.module for source in package]


def test_importing_does_nothing_but_import(
    interpreter: Interpreter, package: list[Source], root: Path
) -> None:
    """No file is written or read, no folder made, no thread, process or connection begun."""
    done = interpreter(WATCH + IMPORT_EACH, root / "interview_tui", *names_of(package))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_a_module_that_writes_would_be_seen(interpreter: Interpreter, tmp_path: Path) -> None:
    (tmp_path / "writes.py").write_text("from pathlib import Path\nPath('made').mkdir()\n", encoding="utf-8")
    path: Any = str(tmp_path)
    done = interpreter(f"{WATCH}sys.path.insert(0, {path!r})\n{IMPORT_EACH}", tmp_path, "writes")
    assert "os.mkdir" in done.stdout
