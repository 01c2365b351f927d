"""How export grows: time and memory of every format at a quarter, a half and the whole of a large summary.

    uv run python -m tests.bench.export [--interviews N] [--notes N] [--formats NAME ...]

Each format is made and searched by the gate in a process of its own. The ratio is to growth in line with the
number of notes: 1 is linear, 2 from a half to the whole is quadratic. Reading and replacing is not in it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import time
from concurrent.futures import ProcessPoolExecutor

from interview_tui.deidentify.leak import Sought
from interview_tui.export.formats import FORMATS
from interview_tui.model.guide import Guide, Question, Theme, closing_theme
from interview_tui.model.interview import QuestionState
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import (
    QuestionSummary,
    RespondentSummary,
    Statement,
    Summary,
    SummaryNote,
    ThemeSummary,
)
from interview_tui.services import last_search
from interview_tui.services.going import Going
from tests.bench.long import texts
from tests.bench.terminal import table

_QUESTIONS = 15
_WARM = 5


def summary(interviews: int, notes: int) -> Summary:
    """Return a summary of so many interviews with so many notes in all."""
    rng = random.Random(7)  # noqa: S311 - the same words every time
    said = list(texts(rng, notes))
    questions = tuple(Question(f"q{number}", f"Question {number}?") for number in range(_QUESTIONS))
    guide = Guide("B", "nb", "1", 60, (Theme("t", "T", questions), closing_theme("nb")))
    told = []
    for number in range(interviews):
        own = said[number::interviews]
        asked = tuple(
            QuestionSummary(
                one.id, one.text, QuestionState.ASKED,
                tuple(
                    SummaryNote(NoteKind.NOTE, text, 1000 * at)
                    for at, text in enumerate(own[place::_QUESTIONS])
                ),
            )
            for place, one in enumerate(questions)
        )  # fmt: skip
        themes = (ThemeSummary("t", "T", _QUESTIONS, _QUESTIONS, asked),)
        told.append(
            RespondentSummary(f"R{10_000 + number}", "B", "1", 45, 60, 0, False, ("notes",), themes, 0)
        )
    return Summary("Bench", "nb", tuple(told), (guide,), Statement({}, {}, 0, {}, 0, notes, False))


def measured(name: str, interviews: int, notes: int) -> tuple[float, float, float]:
    """Return seconds to make a format and to search it, and the most memory beyond the summary, in MB."""
    FORMATS[name].render(summary(1, _WARM))
    whole = summary(interviews, notes)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    files = FORMATS[name].render(whole)
    made = time.process_time()
    last_search.leaks(files.items(), Sought(()), Going())
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return made - began, time.process_time() - made, (after - before) / 1024


def alone(name: str, interviews: int, notes: int) -> tuple[float, float, float]:
    """Measure in a new process, whose most memory nobody else has raised."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measured, name, interviews, notes).result()


def main() -> None:
    """Print a row for each format."""
    reader = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    reader.add_argument("--interviews", type=int, default=1000)
    reader.add_argument("--notes", type=int, default=100_000)
    reader.add_argument("--formats", nargs="*", default=list(FORMATS), choices=list(FORMATS))
    chosen = reader.parse_args()
    rows = []
    for name in chosen.formats:
        found = [alone(name, chosen.interviews // part, chosen.notes // part) for part in (4, 2, 1)]
        made, looked, memory = ([one[place] for one in found] for place in range(3))
        grown = [f"{each[2] / each[1] / 2:.2f}" if each[1] > 0 else "–" for each in (made, looked, memory)]
        shown = [" / ".join(f"{one:.1f}" for one in each) for each in (made, looked, memory)]
        rows.append((name, *(part for pair in zip(shown, grown, strict=True) for part in pair)))
        print(rows[-1], flush=True)
    ratio = "of linear"
    table(("", "made, s", ratio, "searched, s", ratio, "memory, MB", ratio), rows)


if __name__ == "__main__":
    main()
