"""A study that was closed: its key is nowhere in the memory of the process, and no file of it is open."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotSaved, StudyGone, WrongPassphrase
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.sealing import QUICK
from interview_tui.services.opening import create_study, open_study
from interview_tui.store import keyslots
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide

PASSPHRASE = "fire ord som ikke henger sammen"

HOLDER = """
import os, sys
from pathlib import Path
from interview_tui.clock import SystemClock
from interview_tui.services.opening import check_opens, open_study
study = open_study(Path(sys.argv[1]), sys.argv[2], clock=SystemClock())
study.recruiting.add_site("Kontor Fjordvik")
study.check_passphrase(sys.argv[2])
for step in ("open", "closed", "open again", "closed again"):
    if step == "open again":
        study.open_again(sys.argv[2])
    elif step != "open":
        study.close()
    links = (os.path.join("/proc/self/fd", name) for name in os.listdir("/proc/self/fd"))
    print(sum(os.path.realpath(link).startswith(sys.argv[1]) for link in links), flush=True)
    sys.stdin.readline()
"""


def copies(pid: int, needles: list[bytes]) -> int:
    """Return how often the needles stand in the memory of a process."""
    found = 0
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        at = re.match(r"([0-9a-f]+)-([0-9a-f]+) r\S+ \S+ \S+ \S+\s*(.*)", line)
        if at is None or at[3].startswith("[v"):
            continue
        start, end = int(at[1], 16), int(at[2], 16)
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            memory.seek(start)
            content = memory.read(end - start)
        found += sum(content.count(needle) for needle in needles)
    return found


@pytest.fixture
def study(tmp_path: Path, guide: Guide, clock: Clock) -> Path:
    create_study(tmp_path / "study", guide, PASSPHRASE, clock=clock, cost=QUICK)
    return tmp_path / "study"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_while_it_is_open_the_key_is_there_once_and_afterwards_nowhere(study: Path) -> None:
    key = keyslots.unlock(StudyPaths(study), PASSPHRASE)
    needles = [key, key.hex().encode(), key.hex().upper().encode()]
    seen = []
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(study), PASSPHRASE],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdin is not None
        assert holder.stdout is not None
        for _step in range(4):
            files = int(holder.stdout.readline())
            seen.append((files > 0, copies(holder.pid, needles)))
            holder.stdin.write("\n")
            holder.stdin.flush()
    assert seen == [(True, 1), (False, 0), (True, 1), (False, 0)]


def test_closed_it_takes_nothing_and_opens_again_for_everyone_who_holds_it(study: Path, clock: Clock) -> None:
    opened = open_study(study, PASSPHRASE, clock=clock)
    recruiting = opened.recruiting
    recruiting.add_site("Kontor Fjordvik")
    opened.close()
    opened.close()
    with pytest.raises(NotSaved):
        recruiting.add_site("Kontor Gaupe")
    with pytest.raises(NotSaved):
        recruiting.sites()
    with pytest.raises(WrongPassphrase):
        opened.open_again("feil")
    with pytest.raises(NotSaved):
        recruiting.sites()
    opened.open_again(PASSPHRASE)
    opened.open_again(PASSPHRASE)
    recruiting.add_site("Kontor Gaupe")
    assert [site.name for site in recruiting.sites()] == ["Kontor Fjordvik", "Kontor Gaupe"]
    assert opened.store.audit_intact()
    opened.close()


def test_another_study_in_its_place_is_not_opened(study: Path, guide: Guide, clock: Clock) -> None:
    opened = open_study(study, PASSPHRASE, clock=clock)
    opened.close()
    study.rename(study.with_name("away"))
    create_study(study, guide, PASSPHRASE, clock=clock, cost=QUICK)
    with pytest.raises(StudyGone):
        opened.open_again(PASSPHRASE)
    for file in study.iterdir():
        file.unlink()
    study.rmdir()
    study.with_name("away").rename(study)
    opened.open_again(PASSPHRASE)
    opened.close()


def test_the_key_that_was_handed_in_stays_the_callers(paths: StudyPaths, key: bytes, clock: Clock) -> None:
    before = bytes(key)
    Store.create(paths, key, Study("Reform", "en"), clock=clock).close()
    Store.open(paths, key, clock=clock).close()
    assert key == before
