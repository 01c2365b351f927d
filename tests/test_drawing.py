"""Pictures as rows of characters: where things stand, in every width, without colour."""

from __future__ import annotations

import subprocess
import sys

import pytest

from interview_tui import drawing, drawing_tables, i18n
from interview_tui.drawing import MINUTE, Stroke
from interview_tui.model.guide import TimeTag
from interview_tui.model.interview import QuestionState as Q
from interview_tui.model.note import NoteKind as N
from interview_tui.model.picture import Across, ThemeBand, TimeCell, Timeline

ONE = Timeline(
    "R12", 2, 60 * MINUTE, 55 * MINUTE, 60, 10,
    (
        ThemeBand("a", "Oppgaver før og nå [/x]", "1", ((0, 20 * MINUTE),), (Q.ASKED, Q.SKIPPED), 1, 2),
        ThemeBand("b", "Siste", "*", ((25 * MINUTE, 60 * MINUTE),), (Q.NOT_REACHED,), 0, 1),
    ),
    ((N.NOTE, 0), (N.QUOTE, 60 * MINUTE)), 3, ((20 * MINUTE, 25 * MINUTE),), (), (),
    ((1, ((0, 30 * MINUTE), (40 * MINUTE, 60 * MINUTE))),),
)  # fmt: skip
ACROSS = Across(
    (ONE,),
    (("a", "Oppgaver", "1"), ("b", "Siste", "*"), ("c", "Ny", "2")),
    {("a", TimeTag.BEFORE): TimeCell(4, 2, asked=True), ("b", TimeTag.NOW): TimeCell(0, 0, asked=True)},
)


def test_a_stroke_stands_where_its_time_is() -> None:
    top, bottom, axis = drawing.canvas([[Stroke(0, 50, "a")], [Stroke(100, 100, "b")]], 101, 100)
    assert top == "a" * 51 + " " * 50
    assert bottom == " " * 100 + "b"
    assert axis.strip() == "0"


@pytest.mark.parametrize("width", [20, 47, 120])
def test_every_row_is_as_wide_as_asked_and_bears_no_colour(width: int) -> None:
    for row in drawing.timeline(ONE, width) + drawing.times(ACROSS, width):
        assert len(row.drawn) == width
        assert "\x1b" not in row.drawn


def test_rows_have_names_signs_and_figures() -> None:
    rows = drawing.timeline(ONE, 61)
    assert [(row.name, row.said) for row in rows] == [
        ("1 Oppgaver før og nå [/x]", "20 min"), ("* Siste", "35 min"), ("• note", "1"), ('" quote', "1"),
        ("pause", "5 min"), ("recorder", "50 min"), ("promised time", "60 min"), ("minutes", ""),
    ]  # fmt: skip
    assert rows[0].drawn.rstrip() == "█" * 21
    assert rows[3].drawn == " " * 60 + '"'
    assert rows[5].drawn[31:39].strip() == ""
    assert rows[-1].drawn.split() == ["0", "10", "20", "30", "40", "50", "60"]


def test_questions_have_a_sign_each_and_a_bar_is_made_of_the_signs_of_its_themes() -> None:
    assert [row.drawn for row in drawing.coverage(ONE, 9)] == ["● –", "○"]
    bar, _axis = drawing.times(ACROSS, 56)
    assert set(bar.drawn) == {"1", "*"}
    assert bar.name == "R12/2"


def test_the_length_stands_against_what_was_promised_and_what_was_agreed() -> None:
    assert drawing.length(ONE) == "60 min, 60 promised and 10 agreed later"


def test_an_empty_interview_is_drawn_too() -> None:
    none = Timeline("R1", 1, 0, 0, 60, 0, (), (), 0, (), (), (), ())
    assert [row.name for row in drawing.timeline(none, 30)] == ["minutes"]
    across = Across((none,), (), {})
    assert drawing.times(across, 30)[0].drawn.strip() == ""


def test_tables_say_the_same_in_words() -> None:
    assert drawing_tables.timeline(ONE)[1:3] == [
        ["0:00:00", "0:20:00", "theme", "1 Oppgaver før og nå [/x]"],
        ["0:00:00", "", "note", "note"],
    ]
    assert drawing_tables.coverage(ONE)[1] == ["1 Oppgaver før og nå [/x]", "1/2", "asked, skipped"]
    assert drawing_tables.times(ACROSS)[1] == ["R12/2", "20", "35", "", "55"]
    assert drawing_tables.grid(ACROSS)[1] == ["R12/2", "◐ 1/2", "○ 0/1", ""]
    assert drawing_tables.before(ACROSS)[1:] == [
        ["1 Oppgaver", "4 (2)", "–", "–", "–", "–"],
        ["* Siste", "–", "! none", "–", "–", "–"],
        ["2 Ny", "–", "–", "–", "–", "–"],
    ]


def test_they_are_said_in_norwegian() -> None:
    i18n.use("nb")
    assert drawing.timeline(ONE, 30)[-1].name == "minutter"
    assert drawing_tables.before(ACROSS)[0][1] == "før"


def test_the_plotting_library_is_imported_only_when_a_picture_is_drawn() -> None:
    code = (
        "import sys, interview_tui.drawing, interview_tui.drawing_tables, interview_tui.services.pictures\n"
        "sys.exit('plotext' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
