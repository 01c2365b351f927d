"""What a process that was started as the program is has asked of the system. Each test starts one."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")

ASKS = """
import ctypes, os, resource, sys
from interview_tui import {door}
sys.argv = ["interview-tui", "--version"]
try:
    {door}.{name}()
except SystemExit:
    pass
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), oct(os.umask(0)))
"""


def asked(door: str, name: str, before: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", before + ASKS.format(door=door, name=name)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()[-1]


@pytest.mark.parametrize(("door", "name"), [("shield", "up"), ("__main__", "main")])
def test_no_core_dumps_nobody_reads_its_memory_and_files_are_private(door: str, name: str) -> None:
    assert asked(door, name) == "(0, 0) 0 0o77"


def test_where_the_system_refuses_the_program_goes_on() -> None:
    without = "import sys; sys.modules['resource'] = sys.modules['ctypes'] = None\n"
    done = subprocess.run(
        [sys.executable, "-c", without + "from interview_tui import shield; shield.up()"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
