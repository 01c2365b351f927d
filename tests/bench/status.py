"""The status of a study of 10,000 respondents, and the consent of one of them.

Run with: uv run python -m tests.bench.status [RESPONDENTS]
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from interview_tui.clock import SystemClock
from interview_tui.model.guide import Guide, Question, Theme, closing_theme
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.sealing import QUICK
from interview_tui.services.opening import OpenStudy, open_with_key
from interview_tui.store import bulk, keyslots
from interview_tui.store.store import Store

LIMIT_S, CONSENT_LIMIT_S = 1.0, 0.001
PASSPHRASE = "bench"
SCOPES = ("participation", "notes", "audio", "quote_verbatim", "recontact")
HASH = "sha256:" + "0" * 64
EVENTS = (("started", 0), ("recorder_on", 1000), ("ended", 3_700_000), ("closed", 3_800_000))
PAUSED = (*EVENTS[:2], ("pause", 60_000), ("continue", 120_000), *EVENTS[2:])
EVERY = 10
"""Every so many interviews have a pause."""
PROMISES = (("length", "60"), ("identity", ""), ("gatekeeper", ""), ("end_date", "2030-01-01"))

Rows = list[dict[str, object]]


def filled(folder: Path, many: int) -> bytes:
    """Make a study with ``many`` respondents who agreed, every second interviewed; return its key."""
    paths, key = StudyPaths(folder), os.urandom(32)
    guide = Guide("B", "nb", "1", 60, (Theme("t", "T", (Question("q", "?"),)), closing_theme("nb")))
    store = Store.create(paths, key, Study("Bench", "nb", ("role", "years"), "v1", HASH))
    guide_hash = store.add_guide(guide)
    people, held = range(1, many + 1), range(2, many + 1, 2)
    tables = {**recruited(people), **promised(), **interviewed(held, guide_hash)}
    bulk.insert(store, tables, guide_hash=guide_hash, at=0)
    store.close()
    keyslots.write(paths, key, PASSPHRASE, QUICK)
    return key


def recruited(people: range) -> dict[str, Rows]:
    """Return sites, respondents, their consents, and how they were recruited."""
    asked = {
        "approached_by": "gatekeeper", "channel": "email", "dependency": "employee", "relation": "none",
        "known_to": "[]", "alone": "no", "at": 1, "recorded_by": "KE",
    }  # fmt: skip
    granted = {
        "site_id": None, "decision": "granted", "method": "written", "at": 1, "recorded_by": "KE",
        "letter_version": "v1", "letter_hash": HASH, "comprehension": "ok", "comprehension_reason": "",
        "witness": "",
    }  # fmt: skip
    agreed = {"state": "agreed", "reason": "not_stated", "at": 1, "recorded_by": "KE"}
    return {
        "sites": [{"id": one, "name": f"Kontor {one}"} for one in range(1, 51)],
        "respondents": [
            {
                "id": one,
                "code": f"R{10_000 + one}",
                "site_id": one % 50 + 1,
                "fields": f'{{"role":"r{one % 4}","years":"y{one % 3}"}}',
                "cancelled": 0,
            }
            for one in people
        ],
        "consent_events": [
            {"respondent_id": one, "scope": scope, **granted} for one in people for scope in SCOPES
        ],
        "recruitment_events": [{"respondent_id": one, **agreed} for one in people],
        "approaches": [{"respondent_id": one, **asked} for one in people],
    }


def promised() -> dict[str, Rows]:
    """Return a letter and its promises."""
    letter = {
        "id": 1, "version": "v1", "hash": HASH, "language": "nb", "content": b"brev", "text": "brev",
        "place": "", "reconsent": 0, "at": 1,
    }  # fmt: skip
    return {
        "letters": [letter],
        "promises": [
            {"letter_id": 1, "kind": kind, "value": value, "latest": "", "words": "", "at": 1}
            for kind, value in PROMISES
        ],
    }


def interviewed(held: range, guide_hash: str) -> dict[str, Rows]:
    """Return interviews with a few events and notes each."""
    note = {
        "at": 1, "elapsed_ms": 1000, "kind": "note", "text": "sier lite", "theme_id": "t",
        "question_id": "q", "after": 0,
    }  # fmt: skip
    same = {"guide_hash": guide_hash, "started_at": 1000, "promised_minutes": 60, "interviewer": "KE"}
    return {
        "interviews": [{"id": one, "respondent_id": one, **same} for one in held],
        "anchors": [
            {"interview_id": one, "wall_ms": 1000, "steady_ms": 0, "boot": "", "elapsed_ms": 0}
            for one in held
        ],
        "events": [
            {"interview_id": one, "kind": kind, "at": 1, "elapsed_ms": elapsed, "value": "", "detail": ""}
            for one in held
            for kind, elapsed in (EVENTS if one % EVERY else PAUSED)
        ],
        "notes": [{"interview_id": one, **note} for one in held for _note in range(3)],
    }


def worked() -> float:
    """Return the processor time of all children so far, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def command(folder: Path, *words: str) -> tuple[float, float]:
    """Return how long the whole command takes, process and key derivation included, and its processor time.

    Its modules are compiled once, as an installation does.
    """
    place = {"PYTHONPYCACHEPREFIX": str(folder.parent / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    environment = {**os.environ, **place, "INTERVIEW_TUI_PASSPHRASE": PASSPHRASE}
    line = [sys.executable, "-m", "interview_tui", "status", str(folder), *words]
    began, before = time.perf_counter(), worked()
    subprocess.run(line, env=environment, check=True, capture_output=True)
    return time.perf_counter() - began, worked() - before


def inside(study: OpenStudy, many: int) -> tuple[list[float], list[float]]:
    """Return how long the status, and the consent of one respondent, take in an open study."""
    whole, one = [], []
    for turn in range(5):
        began = time.perf_counter()
        study.fieldwork.overseeing.status()
        whole.append(time.perf_counter() - began)
        for number in range(200):
            code = f"R{10_000 + (number * 37 + turn) % many + 1}"
            began = time.perf_counter()
            study.consenting.state(code)
            one.append(time.perf_counter() - began)
    return whole, one


def main() -> int:
    """Print medians; 1 when the status or the consent of one respondent is above its limit."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "study"
        key = filled(folder, many)
        runs = {words: [command(folder, *words) for _ in range(5)] for words in ((), ("--json",))}
        study = open_with_key(folder, key, clock=SystemClock())
        whole, one = inside(study, many)
        study.close()
    medians = {}
    for words, times in runs.items():
        wall, processor = (statistics.median(column) for column in zip(*times, strict=True))
        medians[words] = wall
        print(
            f"status {' '.join(words):7} of {many} respondents: {wall:.3f} s, the whole command "
            f"({processor:.3f} s of processor time)"
        )
    print(f"status inside the program: {statistics.median(whole):.3f} s")
    p95 = statistics.quantiles(one, n=20)[-1]
    print(f"consent of one: median {statistics.median(one) * 1000:.3f} ms, p95 {p95 * 1000:.3f} ms")
    return int(max(medians.values()) > LIMIT_S or statistics.median(one) > CONSENT_LIMIT_S)


if __name__ == "__main__":
    raise SystemExit(main())
