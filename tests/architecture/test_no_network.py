"""No network: the real program's main paths, with every socket but a local one forbidden by the kernel."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import sealed
from tests.bench.terminal import Program, Terminal, demo

SCRIPT = str(Path(sys.executable).with_name("interview-tui"))
SEALED = (sys.executable, str(Path(sealed.__file__)))
PATHS = """
tui() { "$TUI" "$@"; }
tui new study --guide starter-en --field role --no-recovery
tui site add study "Kontor Prøvedal"
code=$(tui respondent add study --field role=adviser)
tui consent grant study --site "Kontor Prøvedal" gatekeeper
tui consent grant study "$code" participation notes quote_verbatim
tui key new names.keyfile --study study
echo "Kari Eksempel" | tui key add names.keyfile --code "$code"
printf 'a note\\n!they laugh, says #Kari\\n:end\\n:close\\n' | tui session study "$code" --plain
tui status study --json
tui notes study "$code"
tui candidates study --key names.keyfile
printf 'Ring Kari på 22 22 22 22\\n' | tui scan
tui guide check "$GUIDE"
tui sign study 1-99
tui export study --to out --key names.keyfile
tui passphrase change study --new-passphrase-file new
test -s out/summary.md
"""
needs_kernel = pytest.mark.skipif(not sealed.possible(), reason="needs Linux on x86-64 or ARM")
needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace here")


@needs_kernel
def test_a_network_socket_ends_the_process_and_a_local_one_does_not() -> None:
    for family, code in (("AF_INET", -signal.SIGSYS), ("AF_INET6", -signal.SIGSYS), ("AF_UNIX", 0)):
        script = f"import socket; socket.socket(socket.{family})"
        done = subprocess.run([*SEALED, sys.executable, "-c", script], check=False, capture_output=True)
        assert done.returncode == code, done.stderr


@needs_kernel
def test_what_it_starts_is_sealed_too() -> None:
    script = f"{sys.executable} -c 'import socket; socket.socket()'; test $? -gt 128"
    subprocess.run([*SEALED, "/bin/sh", "-c", script], check=True, capture_output=True)


@needs_kernel
def test_commands_and_plain_door_need_no_network(home: Path, root: Path) -> None:
    (home / "new").write_text("seks blå elger\n", encoding="utf-8")
    environment = {
        **os.environ, "TUI": SCRIPT, "GUIDE": str(root / "guides" / "starter-nb.md"),
        "INTERVIEW_TUI_PASSPHRASE": "fem grønne ugler", "INTERVIEW_TUI_KEY_PASSPHRASE": "seks rare rever",
    }  # fmt: skip
    done = subprocess.run(
        [*SEALED, "/bin/sh", "-ec", PATHS],
        check=False,
        capture_output=True,
        text=True,
        env=environment,
        cwd=home,
    )
    assert done.returncode == 0, (done.stdout[-800:], done.stderr[-800:])


@needs_kernel
@pytest.mark.parametrize("place", ["session", "review", "export", "home"])
def test_screens_need_no_network(place: str) -> None:
    ours = demo()
    command = (*SEALED, SCRIPT, "demo", "--lang", "en", "--at", place)
    ready = {"session": ours.ready, "review": "edit", "export": "write", "home": "respondents"}[place]
    with Terminal(Program(place, command, ready, ours.leave), 60.0) as terminal:
        terminal.until_ready()
        if place == "session":
            terminal.type(b"a note without a network\r")
            terminal.until_ready(r"(?s:.)*")
        terminal.leave()


@needs_strace
def test_no_socket_of_a_network_is_asked_for(home: Path) -> None:
    log = home / "calls"
    command = ["strace", "-f", "-qq", "-e", "trace=socket,connect,bind,sendto", "-o", str(log), SCRIPT]
    environment = {**os.environ, "INTERVIEW_TUI_PASSPHRASE": "demo"}
    done = subprocess.run(
        [*command, "demo", "--lang", "en", "--keep", str(home / "kept")], check=False, capture_output=True,
        text=True, env=environment, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if "ptrace" in done.stderr or not log.exists():
        pytest.skip("strace may not look at a process here")
    assert done.returncode == 0, done.stderr
    subprocess.run(
        [*command, "session", str(home / "kept" / "study"), "R47", "--plain"], check=True,
        capture_output=True, text=True, env=environment, input="a note\n:end\n:close\n",
    )  # fmt: skip
    asked = re.findall(r"(?:socket|connect|bind|sendto)\((?!AF_UNIX).*", log.read_text(encoding="utf-8"))
    assert [line for line in asked if "AF_UNIX" not in line] == []
