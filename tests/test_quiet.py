"""Wherever something unforeseen happens, no words of a note are shown. Each test starts a process."""

from __future__ import annotations

import subprocess
import sys

import pytest

CANARY = "kanarifuglen synger i gangen"

BEGIN = """
from interview_tui import quiet, shield
shield.up()
quiet.install()
note = " ".join(["kanarifuglen", "synger", "i", "gangen"])
"""

WAYS = {
    "at the top": "raise ValueError(note)",
    "nested": """
try:
    raise ValueError(note)
except ValueError as error:
    error.add_note(note)
    raise RuntimeError(note) from error
""",
    "in a thread": """
import threading
def fail(words):
    raise ValueError(words)
thread = threading.Thread(target=fail, args=(note,), name=note)
thread.start()
thread.join()
""",
    "in __del__": """
class Thing:
    def __del__(self):
        raise ValueError(note)
Thing()
""",
    "at exit": """
import atexit
def fail():
    raise ValueError(note)
atexit.register(fail)
""",
    "a warning": "import warnings; warnings.warn(note, RuntimeWarning, stacklevel=1)",
    "in a loop": """
import asyncio
async def fail():
    raise ValueError(note)
async def main():
    asyncio.get_running_loop().set_exception_handler(quiet.in_loop)
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    import gc
    gc.collect()
asyncio.run(main())
""",
    "a syntax error": "compile(note + ' (', note, 'exec')",
    "an error whose text fails": """
class WorseError(Exception):
    def __str__(self):
        raise ValueError(note)
raise WorseError
""",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_no_words_are_shown(way: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + way], capture_output=True, text=True, check=False, timeout=60
    )
    shown = done.stdout + done.stderr
    assert "Error" in shown or "Warning" in shown
    assert not any(word in shown for word in CANARY.split() if len(word) > 1)


def test_the_program_has_it_from_its_start() -> None:
    script = (
        "import sys; sys.argv = ['interview-tui', '--version']\nfrom interview_tui.__main__ import main\n"
    )
    after = "try:\n    main()\nfinally:\n    sys.stderr.write(sys.excepthook.__module__)\n"
    done = subprocess.run(
        [sys.executable, "-c", script + after], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == "interview_tui.quiet"
