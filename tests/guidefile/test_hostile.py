"""Whatever the bytes are, a guide or faults come out, soon."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.errors import GuideFaults
from interview_tui.guidefile.markdown import parse_guide
from interview_tui.guidefile.show import outline
from interview_tui.model.guide import Guide

HEAD = "---\ntitle: T\nlanguage: nb\n---\n"
PIECES = (
    "---\n", "...\n", "title: x\n", "language: nb\n", "planned_minutes: 9\n", "## ", "# ", "- ", "1. ",
    "    ", "\t", "> ", "```\n", "|a|b|\n|-|-|\n", "<b>", "<!--", "![x](y)", "[x](y)", "*", "_", "`", "\\",
    "{", "}", "{#x ", "{.closing}", "{.warmup}", "time=now", "&#0;", "&#8238;", "\x1b]0;x\x07", "\u202e",
    "\x00", "\ud7ff", "ø", "👩\u200d👧", "\u0301", "\n", "\r", "\n\n", " ", "x", "=",
)  # fmt: skip


def seen(faults: list[str]) -> None:
    """Look at what any faults must be."""
    assert faults
    assert all(re.match(r"g\.md:[1-9]\d*: .", fault) for fault in faults)
    assert not [sign for fault in faults for sign in fault if unicodedata.category(sign) == "Cc"]
    numbers = [int(fault.split(":")[1]) for fault in faults]
    assert numbers == sorted(numbers)


def outcome(source: bytes) -> Guide | list[str]:
    """Return the guide or the faults, after looking at what any of them must be."""
    try:
        guide = parse_guide(source, "g.md")
    except GuideFaults as caught:
        seen(caught.faults)
        return caught.faults
    assert Guide.from_canonical(guide.canonical()).hash() == guide.hash()
    shown = outline(guide)
    assert not [sign for sign in shown if unicodedata.category(sign) == "Cc" and sign != "\n"]
    assert "\u202e" not in guide.canonical()
    return guide


fixtures_are_shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@fixtures_are_shared
@given(st.binary(max_size=300))
def test_any_bytes(source: bytes) -> None:
    outcome(source)


@settings(fixtures_are_shared, max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.booleans())
def test_any_markdown(pieces: list[str], headed: bool) -> None:
    outcome(((HEAD if headed else "") + "".join(pieces)).encode())


@fixtures_are_shared
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_words_in_a_question_and_in_braces(words: str) -> None:
    outcome(f"{HEAD}## {words}\n- {words}\n- q {{{words}}}\n".encode())


@pytest.mark.parametrize(
    "body",
    [
        ">" * 100_000, "- " * 100_000, "[" * 100_000, "*a_" * 30_000, "`" * 100_000, "<" * 100_000,
        "![" * 50_000, "{" * 100_000, "{#a " * 25_000, "}" * 100_000, "#" * 100_000, "\\" * 100_000,
        "|" * 100_000, "&" * 100_000, "- {" + "x=1," * 25_000 + "}", "## {" + "time=" * 20_000 + "}",
        "{}" + " " * 100_000 + "x", "\n".join(" " * depth + "- a" for depth in range(400)), "> a\n" * 9_000,
        "a\n" * 9_000, "- a\n" * 9_000, "|a|b|\n|-|-|\n" + "|a|b|\n" * 9_000, "<!--\n" * 9_000, "[\n" * 9_000,
        "```\n" * 9_000,
    ],
    ids=range(25),
)  # fmt: skip
def test_nesting_and_repetition_end_in_faults(body: str) -> None:
    for before in ("", "## A\n- "):
        assert isinstance(outcome((HEAD + before + body).encode()), list)
