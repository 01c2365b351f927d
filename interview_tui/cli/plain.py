"""The plain door on this process's own standard input and output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from interview_tui.plain import run_plain, session_for

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy


def run(opened: OpenStudy, code: str) -> int:
    """Hold the interview of ``code``, line by line; return the exit code."""
    return run_plain(lambda: session_for(opened.interviewing, code), sys.stdin, sys.stdout)
