"""A mark that repeats the word beside it is seen, and nothing else is."""

from __future__ import annotations

import pytest

from interview_tui.model.twice import said_twice


@pytest.mark.parametrize(
    ("text", "name", "instead", "word"),
    [
        ("leder Torunn sa det", "Torunn", "[leder 6]", "leder"),
        ("lederen vår, Torunn, sa det", "Torunn", "[leder]", "lederen"),
        ("the leader Ann said so", "Ann", "[leader 2]", "leader"),
        ("Ann, the leader, said so", "Ann", "[leader]", "leader"),
        (
            "nevner Guro Testvik som den alle går til med kvalifiseringsprogrammet",
            "Guro Testvik",
            "[veileder i kvalifiseringsprogrammet]",
            "kvalifiseringsprogrammet",
        ),
        ("person Kari", "Kari", "[person 7]", "person"),
        ("snakket med Torunn i går om lederen der borte", "Torunn", "[leder 6]", ""),
        ("om kvalifiseringsprogrammet. Guro kom", "Guro", "[veileder i kvalifiseringsprogrammet]", ""),
        ("leder Torunn", "Torunn", "[person 6]", ""),
        ("6 Torunn 6", "Torunn", "[leder 6]", ""),
        ("Torunn", "Torunn", "[leder]", ""),
    ],
)
def test_the_word_that_would_be_said_twice(text: str, name: str, instead: str, word: str) -> None:
    start = text.index(name)
    assert said_twice(text, start, start + len(name), instead) == word
