"""On the screens the module ``ssl`` is shut; numbers with check digits are found all the same."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
sys.modules["ssl"] = None
from interview_tui.deidentify.candidates import find
text = "01017012345, 97412345678, konto 1234 56 78903, org 974 760 673, SE 811228-9874, NO93 8601 1117 947"
print(len(find(text, (), "nb")), sys.modules["ssl"])
"""


def test_numbers_are_found_where_ssl_is_shut() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    count, ssl = done.stdout.split()
    assert int(count) >= 6
    assert ssl == "None"
