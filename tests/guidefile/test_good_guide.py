"""A good guide, read in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.guidefile.markdown import parse_guide, read_guide
from interview_tui.model.guide import (
    BUILT_IN_CLOSING,
    Guide,
    Priority,
    Probe,
    Question,
    QuestionType,
    Theme,
    ThemeRole,
    TimeTag,
)

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntitle: T\nlanguage: nb\n---\n"

FULL = """---
title: "Før og etter: en studie"
language: nb
version: 2
planned_minutes: 75
# a comment
research_question: Hva ble annerledes?
---

# Før og etter

Takk for at *du* kom.
Det tar en time.

Du kan stoppe når du vil.

## Oppvarming {.warmup minutes=5}

1. Hvor lenge har du vært her? {type=fact}

## Oppgaver {#oppgåver minutes=10 time=before,now}

Gi dem tid.

- Hva gjorde du **før**? {#før-spm time=before type=introducing priority=A minutes=4}
    - et eksempel?
    1. med hvem?
- Hva gjør du nå,
  på en vanlig dag? {time=now}

Se opp fra arket.

## Slutt {.closing}

* Noe mer? {.closing}
* Hvordan var det?
"""


WHOLE = Guide(
    title="Før og etter: en studie",
    language="nb",
    version="2",
    planned_minutes=75,
    research_question="Hva ble annerledes?",
    opening=("Takk for at du kom. Det tar en time.", "Du kan stoppe når du vil."),
    themes=(
        Theme(
            "oppvarming",
            "Oppvarming",
            (
                Question(
                    "oppvarming-hvor-lenge-har-du-vaert-her",
                    "Hvor lenge har du vært her?",
                    type=QuestionType.FACT,
                    line=19,
                ),
            ),
            role=ThemeRole.WARMUP,
            minutes=5,
            line=17,
        ),
        Theme(
            "oppgåver",
            "Oppgaver",
            (
                Question(
                    "før-spm",
                    "Hva gjorde du før?",
                    (Probe("et eksempel?"), Probe("med hvem?")),
                    (TimeTag.BEFORE,),
                    QuestionType.INTRODUCING,
                    Priority.A,
                    4,
                    25,
                ),
                Question(
                    "oppgåver-hva-gjor-du-na-pa-en-vanlig-dag",
                    "Hva gjør du nå, på en vanlig dag?",
                    times=(TimeTag.NOW,),
                    line=28,
                ),
            ),
            hints=("Gi dem tid.", "Se opp fra arket."),
            minutes=10,
            times=(TimeTag.BEFORE, TimeTag.NOW),
            line=21,
        ),
        Theme(
            "closing",
            "Slutt",
            (
                Question("closing-hvordan-var-det", "Hvordan var det?", line=36),
                Question("closing-noe-mer", "Noe mer?", line=35),
            ),
            role=ThemeRole.CLOSING,
            line=33,
        ),
    ),
)


def read(body: str, head: str = HEAD) -> Guide:
    return parse_guide((head + body).encode(), "guide.md")


def test_every_part_is_read() -> None:
    assert parse_guide(FULL.encode(), "g.md") == WHOLE


def test_the_least_guide_gets_defaults_and_the_built_in_closing() -> None:
    guide = read("## A\n- q?\n")
    assert (guide.version, guide.planned_minutes, guide.research_question, guide.opening) == ("1", 60, "", ())
    assert [theme.role for theme in guide.themes] == [ThemeRole.ORDINARY, ThemeRole.CLOSING]
    assert guide.closing == Question("closing-1", BUILT_IN_CLOSING["nb"][1])


def test_a_theme_called_closing_does_not_take_the_id_of_the_built_in_one() -> None:
    guide = read("## Closing\n- q\n")
    assert [theme.id for theme in guide.themes] == ["closing-2", "closing"]


def test_a_written_id_closing_on_another_theme_is_left_alone() -> None:
    guide = read("## A {#closing}\n- q {#closing-1}\n")
    assert [theme.id for theme in guide.themes] == ["closing", "closing-2"]
    assert guide.closing.id == "closing-2-1"


def test_an_empty_closing_theme_gets_the_built_in_question() -> None:
    guide = read("## A\n- q\n## Til slutt {#end .closing minutes=5}\n")
    closing = guide.themes[-1]
    assert (closing.id, closing.title, closing.minutes) == ("end", "Til slutt", 5)
    assert guide.closing == Question("end-1", BUILT_IN_CLOSING["nb"][1])


def test_a_closing_question_in_another_theme_is_moved_to_the_end_of_the_closing_theme() -> None:
    guide = read("## A\n- last {#l .closing}\n- q\n## End {.closing}\n- before last\n")
    assert [question.text for question in guide.themes[0].questions] == ["q"]
    assert [question.text for question in guide.themes[1].questions] == ["before last", "last"]


def test_a_closing_question_without_a_closing_theme_gets_one() -> None:
    guide = read("## A\n- q\n- last {.closing}\n")
    assert [theme.title for theme in guide.themes] == ["A", BUILT_IN_CLOSING["nb"][0]]
    assert [question.text for question in guide.themes[1].questions] == ["last"]
    assert guide.closing.id == "closing-last"


def test_a_last_theme_with_only_a_closing_question_is_the_closing_theme() -> None:
    guide = read("## A\n- q\n## Helt til slutt\n- last {.closing}\n")
    assert [theme.title for theme in guide.themes] == ["A", "Helt til slutt"]
    assert guide.themes[1].role is ThemeRole.CLOSING


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[laughs] and \\{x} = \\* C:\\temp", "[laughs] and {x} = * C:\\temp"),
        ("a *b* __c__ `d < e` f_g_h", "a b c d < e f_g_h"),
        ("see [the letter](http://x.example) & <http://y.example>", "see the letter & http://y.example"),
        ("=cmd() [/x] [@click=app.quit]x[/]", "=cmd() [/x] [@click=app.quit]x[/]"),
        ("[x]: y", "[x]: y"),
        ("a\x1b[31mred\x1b[0m \u202ebidi\u202c\x00 &#8238;", "ared bidi"),
        ("Ka\u030are 👩\u200d👧", "Kåre 👩\u200d👧"),
        ("is {it} so?", "is {it} so?"),
        ("why `{#id}` here?", "why {#id} here?"),
        ("a\u2028b\x0bc", "a b c"),
        ("[ ] a box", "[ ] a box"),
    ],
)
def test_words_are_kept_as_a_person_would_expect(written: str, shown: str) -> None:
    guide = read(f"## A\n- {written}\n")
    assert guide.themes[0].questions[0].text == shown
    assert guide.themes[0].questions[0].line == 6


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_break_are_fine(break_: str) -> None:
    guide = parse_guide(b"\xef\xbb\xbf" + FULL.replace("\n", break_).encode(), "g.md")
    assert guide == parse_guide(FULL.encode(), "g.md")


def test_the_single_heading_is_the_title_when_the_front_matter_has_none() -> None:
    assert read("# Min *studie*\n## A\n- q\n", "\n---\nlanguage: en\n---\n").title == "Min studie"
    assert read("# Other\n## A\n- q\n").title == "T"


def test_keys_may_be_written_in_other_ways_and_values_quoted() -> None:
    head = "---\nTitle: 'T: x'\nLANGUAGE: nb\nplanned-minutes: 45\nResearch question:\n---\n"
    guide = read("## A\n- q\n", head)
    assert (guide.title, guide.language, guide.planned_minutes) == ("T: x", "nb", 45)


def test_attributes_may_be_quoted_spaced_and_on_a_line_of_their_own() -> None:
    guide = read(
        "## A\n- q\n  {time=\"before, now\" minutes = 3 type='follow-up' priority=b}\n"
        "- r {time=before, now}\n"
    )
    first, second = guide.themes[0].questions
    assert (first.times, first.minutes) == ((TimeTag.BEFORE, TimeTag.NOW), 3)
    assert (first.type, first.priority) == (QuestionType.FOLLOW_UP, Priority.B)
    assert second.times == first.times


def test_canonical_form_survives_a_round() -> None:
    guide = parse_guide(FULL.encode(), "g.md")
    assert Guide.from_canonical(guide.canonical()).hash() == guide.hash()


def test_a_guide_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "min guide æøå.md"
    path.write_text(FULL, encoding="utf-8")
    assert read_guide(path).title == "Før og etter: en studie"
