"""A guide as plain text."""

from __future__ import annotations

from interview_tui.guidefile.markdown import parse_guide
from interview_tui.guidefile.show import WIDTH, outline

SOURCE = """---
title: Before and after
language: en
planned_minutes: 45
research_question: What changed?
---
Thank you.

## Warm-up {.warmup minutes=5}
- How long have you been here? {type=fact}

## Tasks {minutes=10 time=before,now}
Take your time.

- What did you do? {time=before type=introducing priority=A minutes=3}
    - an example?
- And now?
"""

SHOWN = """Before and after
en · version 1 · 3 themes · 4 questions · planned 45 min · themes add up to 15
min
Research question: What changed?

Opening card
  Thank you.

–  Warm-up  (warm-up, 5 min)
   –  How long have you been here?  (fact)

1  Tasks  (before + now, 10 min)
   hint: Take your time.
   1.1  What did you do?  (before, 3 min, introducing, A)
        - an example?
   1.2  And now?

–  Closing  (closing)
   –  Is there anything we have not talked about that you would like to add?
      (closing question)
"""


def test_outline() -> None:
    assert outline(parse_guide(SOURCE.encode(), "g.md")) == SHOWN


def test_no_line_is_wider_than_the_smallest_screen() -> None:
    long = SOURCE.replace("And now?", "And now? " * 50)
    assert max(map(len, outline(parse_guide(long.encode(), "g.md")).splitlines())) <= WIDTH
