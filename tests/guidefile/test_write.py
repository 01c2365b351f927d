"""A guide that is written and read again is the same guide, whatever its words are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_tui.guidefile.library import shipped
from interview_tui.guidefile.markdown import parse_guide, read_guide
from interview_tui.guidefile.write import as_markdown, words
from interview_tui.model.guide import (
    Guide,
    Priority,
    Probe,
    Question,
    QuestionType,
    ResearchQuestion,
    Theme,
    ThemeRole,
    TimeTag,
)
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

MARKS = st.text(st.sampled_from("\\`*_[]()<>{}#+-.!|&~:;=\"'1 aÆ•·/?%@^,\u00a0\u0301"), max_size=16)
LINE = st.one_of(
    MARKS,
    st.text(max_size=30),
    st.sampled_from(
        ["# x", "## x", "- x", "1. x", "1) x", "> x", "---", "***", "===", "```", "~~~", "| a | b |", "|-|-|",
         "<b>", "&amp;", "&#65;", "[a](b)", "![a](b)", "{#id}", "{minutes=3}", "a {.closing}", "a \\{x}", "http://a.no",
         "<http://a.no>", "a  b", "x #", "x ##", "    x", "\\", "a\\", "*a*", "_a_", "a_b_c", "• x", "·x",
         "[x]: y", "title: x", ":-", "\\#"]
    ),
).map(clean_line).filter(bool)  # fmt: skip
IDS = st.from_regex(r"[a-zæøå][a-z0-9-]{0,8}", fullmatch=True)
ANCHORS = st.just("") | LINE.filter(lambda text: not set("\"'{}\\") & set(text))
TIMES = st.lists(st.sampled_from(TimeTag), unique=True, max_size=3).map(tuple)
MINUTES = st.none() | st.integers(1, 600)


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    ids = iter(draw(st.lists(IDS, unique=True, min_size=12, max_size=12)))
    asked = draw(st.lists(st.builds(ResearchQuestion, IDS, LINE), max_size=3, unique_by=lambda one: one.id))
    serves = (
        st.lists(st.sampled_from([one.id for one in asked]), unique=True).map(tuple) if asked else st.just(())
    )

    def question() -> Question:
        return Question(
            next(ids), draw(LINE), tuple(map(Probe, draw(st.lists(LINE, max_size=2)))), draw(TIMES),
            draw(st.none() | st.sampled_from(QuestionType)), draw(st.none() | st.sampled_from(Priority)),
            draw(MINUTES), serves=draw(serves), anchor=draw(ANCHORS),
        )  # fmt: skip

    def theme(role: ThemeRole) -> Theme:
        least = 1 if role is ThemeRole.CLOSING else 0
        count = draw(st.integers(least, 2))
        return Theme(
            next(ids), draw(LINE), tuple(question() for _ in range(count)),
            tuple(draw(st.lists(LINE, max_size=2))), role, draw(MINUTES), draw(TIMES), serves=draw(serves),
            anchor=draw(ANCHORS),
        )  # fmt: skip

    roles = draw(st.lists(st.sampled_from([ThemeRole.ORDINARY, ThemeRole.WARMUP]), max_size=2))
    return Guide(
        draw(LINE), draw(st.sampled_from(["nb", "nn", "en"])), draw(LINE), draw(st.integers(1, 600)),
        tuple(theme(role) for role in [*roles, ThemeRole.CLOSING]), draw(st.just("") | LINE),
        tuple(draw(st.lists(LINE, max_size=2))), tuple(asked),
    )  # fmt: skip


@settings(max_examples=120)
@given(guides())
def test_nothing_is_lost(guide: Guide) -> None:
    read = parse_guide(as_markdown(guide).encode(), "g.md")
    assert read.canonical() == guide.canonical()
    assert as_markdown(read) == as_markdown(guide)


@settings(max_examples=200)
@given(LINE)
@example("a & b &c; &amp;")
@example("•x")
@example("1. a")
@example("x #")
def test_words_come_back_as_they_are_wherever_they_stand(text: str) -> None:
    whole = (
        f"---\ntitle: T\nlanguage: nb\n---\n{words(text)}\n\n## A {{#a}}\n\n{words(text)}\n\n"
        f"- {words(text)} {{#b}}\n    - {words(text)}\n"
    )
    guide = parse_guide(whole.encode(), "g.md")
    first = guide.themes[0]
    assert (*guide.opening, *first.hints, first.questions[0].text) == (text, text, text)
    assert first.questions[0].probes == (Probe(text),)


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_the_guides_that_ship_are_written_as_they_are_read(path: Path) -> None:
    guide = read_guide(path)
    assert parse_guide(as_markdown(guide).encode(), "g.md").canonical() == guide.canonical()


def test_a_guide_reads_well_as_it_lies(guide: Guide) -> None:
    text = as_markdown(replace(guide, opening=("Thank you - for A & B (and C).",)))
    assert "Thank you - for A & B (and C)." in text
    assert "- What did you do on an ordinary day before? {#tasks-1 time=before}\n    - an example?\n" in text
