"""A long study: a thousand interviews, a million notes. Opening, searching, showing, and a key to the screen.

Run with: uv run python -m tests.bench.long [--notes N] [--interviews N] [-n ROUNDS] [--kept DIR]

Ratios are to a study with one interview and no note in it (opening) and to a minimal Textual app (keys).
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.clock import SystemClock
from interview_tui.model.guide import Guide, Question, Theme, closing_theme
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.sealing import QUICK
from interview_tui.services.opening import open_study
from interview_tui.store import bulk, keyslots
from interview_tui.store.store import Store
from tests.bench.keys import SPREAD, typed
from tests.bench.terminal import MINIMAL, Program, Terminal, middle, p95, table, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from interview_tui.services.opening import OpenStudy

KEY, PASSPHRASE = bytes(range(32)), "bench"
HASH = "sha256:" + "0" * 64
IN_ONE = 5000
"""Notes in the interview that is going on."""

SEARCH_MS, OPEN_RATIO, KEY_RATIO, SHOW_MS = 50.0, 1.5, 1.25, 100.0
_SYLLABLES = ("vakt", "rå", "det", "før", "ær", "lig", "mø", "te", "kon", "tor", "sjef", "bru", "ker", "på")
_AT_ONCE = 50_000
_STARTED = 1_700_000_000_000

Rows = list[dict[str, Any]]


def words(rng: random.Random) -> list[str]:
    """Return made-up words, the common ones first."""
    made = {"".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(9000)}
    return sorted(made, key=lambda word: (len(word), word))


def texts(rng: random.Random, count: int) -> Iterator[str]:
    """Yield the words of notes; some words are in every third, most in hardly any."""
    known = words(rng)
    for _ in range(count):
        places = (min(int(rng.paretovariate(0.6)) - 1, len(known) - 1) for _ in range(rng.randint(6, 16)))
        yield " ".join(known[place] for place in places)


def made(folder: Path, interviews: int, notes: int) -> None:
    """Make a study: the last interview is going on, and has at most ``IN_ONE`` of the notes."""
    paths = StudyPaths(folder)
    guide = Guide("B", "nb", "1", 60, (Theme("t", "T", (Question("q", "?"),)), closing_theme("nb")))
    with closing(
        Store.create(paths, KEY, Study("Bench", "nb", ("rolle",), "v1", HASH), guide=guide)
    ) as store:
        name = store.add_guide(guide)
        bulk.insert(store, people(interviews, name), guide_hash=name, at=0)
        rng, left = random.Random(7), notes  # noqa: S311 - the same study every time
        last = min(IN_ONE, notes)
        each = max(1, (notes - last) // max(1, interviews - 1))
        rows: Rows = []
        for number, text in enumerate(texts(rng, notes)):
            interview = min(number // each + 1, interviews) if number < notes - last else interviews
            rows.append(note(interview, text, number % each * 1000 if interview < interviews else number))
            left -= 1
            if len(rows) == _AT_ONCE or not left:
                bulk.insert(store, {"notes": rows}, guide_hash=name, at=0)
                rows = []
    keyslots.write(paths, KEY, PASSPHRASE, QUICK)


def people(interviews: int, guide_hash: str) -> Mapping[str, Rows]:
    """Return sites, respondents with their consent, and interviews: all closed but the last."""
    numbers = range(1, interviews + 1)
    granted = {
        "site_id": None, "decision": "granted", "method": "written", "at": 1, "recorded_by": "KE",
        "letter_version": "v1", "letter_hash": HASH, "comprehension": "ok", "comprehension_reason": "",
        "witness": "",
    }  # fmt: skip
    held = {
        "guide_hash": guide_hash, "started_at": _STARTED, "promised_minutes": 60, "interviewer": "KE",
    }  # fmt: skip
    anchor = {"wall_ms": _STARTED, "steady_ms": 0, "boot": "", "elapsed_ms": 0}
    happened = (("started", 0), ("ended", 3_700_000), ("closed", 3_800_000))
    return {
        "sites": [{"id": 1, "name": "Kontoret"}],
        "respondents": [
            {"id": one, "code": f"R{10_000 + one}", "site_id": 1, "fields": '{"rolle":"r"}', "cancelled": 0}
            for one in numbers
        ],
        "consent_events": [
            {"respondent_id": one, "scope": scope, **granted}
            for one in numbers
            for scope in ("participation", "notes")
        ],
        "interviews": [{"id": one, "respondent_id": one, **held} for one in numbers],
        "anchors": [{"interview_id": one, **anchor} for one in numbers],
        "events": [
            {
                "interview_id": one, "kind": kind, "at": _STARTED + at, "elapsed_ms": at, "value": "",
                "detail": "",
            }
            for one in numbers
            for kind, at in (happened if one < interviews else happened[:1])
        ],
    }  # fmt: skip


def note(interview: int, text: str, elapsed: int) -> dict[str, Any]:
    """Return the row of a note."""
    return {
        "interview_id": interview, "at": _STARTED + elapsed, "elapsed_ms": elapsed, "kind": "note",
        "text": text, "theme_id": "t", "question_id": "q", "after": 0,
    }  # fmt: skip


def asked(rng: random.Random) -> list[str]:
    """Return what is searched for: common and rare words, beginnings, several at once, words in a row."""
    known = words(rng)
    some = [known[int(rng.paretovariate(0.6)) % len(known)] for _ in range(40)]
    beginnings = [word[:3] for word in some[:10]]
    pairs = [f"{one} {other}" for one, other in zip(some[:10], some[10:20], strict=True)]
    rows = [f'"{one} {other}"' for one, other in zip(some[20:25], some[25:30], strict=True)]
    return [*some, *beginnings, *pairs, *rows]


def searched(study: OpenStudy) -> tuple[float, list[float], list[float]]:
    """Return how long (ms) the first search took, those after it, and showing an interview."""
    began = time.perf_counter()
    study.searching.search("vakt")
    first = (time.perf_counter() - began) * 1000
    rng, took, shown = random.Random(3), [], []  # noqa: S311 - the same questions every time
    for line in asked(rng):
        began = time.perf_counter()
        study.searching.search(line)
        took.append((time.perf_counter() - began) * 1000)
    numbers = [row.id for row in study.store.interviews()]
    for _ in range(20):
        began = time.perf_counter()
        study.store.notes(rng.choice(numbers[:-1] or numbers))
        shown.append((time.perf_counter() - began) * 1000)
    return first, took, shown


def program(name: str, ready: str, *words_: str) -> Program:
    """Return the screens of a study, opened without asking."""
    script = str(Path(sys.executable).with_name("interview-tui"))
    return Program(
        name, (script, *words_, "--lang", "en"), ready, b"\x11\x11", {"INTERVIEW_TUI_PASSPHRASE": PASSPHRASE}
    )


def opened(programs: list[Program], rounds: int) -> float:
    """Return the ratio of the first program's start to the second's: the median over rounds."""
    took: dict[str, list[float]] = {one.name: [] for one in programs}
    for _ in range(rounds):
        for one in random.sample(programs, len(programs)):
            with Terminal(one) as terminal:
                took[one.name].append(terminal.until_ready())
                terminal.leave()
    first, second = (took[one.name] for one in programs)
    return middle([one / other for one, other in zip(first, second, strict=True)])


def chosen_words() -> argparse.Namespace:
    """Return what the command line asks for."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--interviews", type=int, default=1000)
    reader.add_argument("--notes", type=int, default=1_000_000)
    reader.add_argument("-n", type=int, default=5, help="rounds (5)")
    reader.add_argument("--kept", type=Path, help="where the studies are kept, and taken from the next time")
    return reader.parse_args()


def main() -> int:
    """Print figures and ratios; 1 when a limit is passed."""
    chosen = chosen_words()
    with tempfile.TemporaryDirectory(prefix="interview-tui-long-") as name:
        kept = chosen.kept or Path(name)
        long, empty = kept / "long", kept / "empty"
        began = time.monotonic()
        if not empty.exists():
            kept.mkdir(parents=True, exist_ok=True)
            made(long, chosen.interviews, chosen.notes)
            made(empty, 1, 0)
        print(
            f"{chosen.interviews} interviews, {chosen.notes} notes; made in {time.monotonic() - began:.0f} s"
        )
        with closing(open_study(long, PASSPHRASE, clock=SystemClock())) as study:
            first, took, shown = searched(study)
            size = study.paths.index.stat().st_size / study.paths.database.stat().st_size
        homes = [program(one.name, "cut off", "open", str(one)) for one in (long, empty)]
        ratio = opened(homes, chosen.n)
        going_on = program("going on", r"\d+:\d\d > ", "session", str(long), f"R{10_000 + chosen.interviews}")
        pairs = [(typed(going_on, SPREAD), typed(MINIMAL, SPREAD)) for _ in range(chosen.n)]
    lost = sum(ours.lost for ours, _theirs in pairs)
    keys = [middle([of(ours.took) / of(theirs.took) for ours, theirs in pairs]) for of in (middle, p95)]
    rows = [
        ("search, median, ms", f"{middle(took):.1f}", verdict(middle(took), SEARCH_MS)),
        ("search, p95, ms", f"{p95(took):.1f}", ""),
        ("first search (makes the index), s", f"{first / 1000:.1f}", ""),
        ("index, of the database", f"{size:.2f}", ""),
        ("an interview's notes, median, ms", f"{middle(shown):.1f}", verdict(middle(shown), SHOW_MS)),
        ("opening, of an empty study's", f"{ratio:.2f}", verdict(ratio, OPEN_RATIO)),
        ("key to screen, median, of the minimal app's", f"{keys[0]:.2f}", verdict(keys[0], KEY_RATIO)),
        ("key to screen, p95, of the minimal app's", f"{keys[1]:.2f}", verdict(keys[1], KEY_RATIO)),
        ("keys never seen", f"{lost}", verdict(lost, 0)),
    ]
    table(("", "", "limit"), rows)
    over = middle(took) > SEARCH_MS or middle(shown) > SHOW_MS or ratio > OPEN_RATIO or max(keys) > KEY_RATIO
    return int(over or lost > 0)


if __name__ == "__main__":
    sys.exit(main())
