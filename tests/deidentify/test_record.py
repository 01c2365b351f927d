"""The figures the program tells about its search are those measured of what ships."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

from interview_tui import words_identifying
from interview_tui.deidentify.trained import weights
from interview_tui.model import record

README = Path(__file__).parents[2] / "README.md"


def test_the_record_is_of_the_weights_that_ship() -> None:
    assert record.SHIPPED.weights == zlib.crc32(weights.FILE.read_bytes())


def test_the_program_tells_the_figures_of_the_record() -> None:
    held = record.SHIPPED
    told = re.findall(r"\d+", words_identifying.limits())
    assert told == [
        str(number)
        for number in (
            held.scan.news, 100, held.scan.news_small, held.scan.notes_hurried, held.scan.workplaces,
        )
    ]  # fmt: skip
    assert re.findall(r"\d+", words_identifying.limits_of_review()) == [
        str(100 - held.review.notes_hurried),
        "100",
        str(100 - held.review.workplaces),
        "100",
    ]


def test_the_readme_tells_them_too() -> None:
    text = README.read_text(encoding="utf-8")
    part = text[text.index("**What the search cannot do.**") :]
    told = re.findall(r"\d+", part[: part.index("English is its weakest language")])
    scan, review = record.SHIPPED.scan, record.SHIPPED.review
    assert told == [
        str(number)
        for number in (
            scan.news, 100, scan.news_small, review.news_small, scan.notes_hurried, 100, review.notes_hurried,
            scan.notes, review.notes, scan.workplaces, review.workplaces,
        )
    ]  # fmt: skip
