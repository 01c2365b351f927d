"""How long it takes to look at a guide of 60 questions: uv run python -m tests.bench.lint.

The bound is 20 ms, so that the editor can look at the guide while somebody types.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from interview_tui.guidefile.lint.rules import advise
from interview_tui.guidefile.markdown import parse_guide

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide

BOUND_MS = 20
ROUNDS = 50
QUESTIONS = (
    "Hvordan ser en vanlig arbeidsdag ut for deg, fra du kommer om morgenen til du går hjem igjen?",
    "Når du ser tilbake på det første året, hva husker du best, og hvordan er det blitt siden?",
    "Har du noen tanker om måten møtene blir ledet på, og hva som kunne vært gjort annerledes?",
    "Synes du ikke at de fleste her trives, selv om det er travelt?",
)


def _guide(number: int) -> Guide:
    """Return a guide whose sentences were never seen before."""
    themes = [
        f"## Tema {at} {{time=before,now}}\n" + "".join(f"- {text} {number} {at}\n" for text in QUESTIONS)
        for at in range(15)
    ]
    source = "---\ntitle: T\nlanguage: nb\nresearch_question: Hva er endret?\n---\n" + "\n".join(themes)
    return parse_guide(source.encode(), "g.md")


def main() -> None:
    """Print the median and the longest of ``ROUNDS``, in milliseconds of work; fail above the bound."""
    took = []
    for guide in [_guide(at) for at in range(ROUNDS)]:
        start = time.process_time()
        found = advise(guide)
        took.append((time.process_time() - start) * 1000)
    count = sum(len(theme.questions) for theme in guide.themes) - 1
    print(f"{count} questions, {len(found)} pieces of advice: "
          f"median {statistics.median(took):.1f} ms, longest {max(took):.1f} ms")  # fmt: skip
    if statistics.median(took) > BOUND_MS:
        raise SystemExit(f"slower than {BOUND_MS} ms")


if __name__ == "__main__":
    main()
