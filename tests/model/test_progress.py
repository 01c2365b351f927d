"""How far an interview has come: coverage, the end check, the way through the guide."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model import progress
from interview_tui.model.guide import Guide, Question, Theme, ThemeRole, closing_theme
from interview_tui.model.interview import Event, EventKind, InterviewState, QuestionState, derive
from interview_tui.model.note import Note, NoteKind

EMPTY_IN_THE_MIDDLE = Guide(
    "T", "en", "1", 60,
    (
        Theme("warm", "Warm-up", (Question("w1", "?"),), role=ThemeRole.WARMUP),
        Theme("tasks", "Tasks", (Question("t1", "?"), Question("t2", "?"))),
        Theme("free", "Free talk"),
        Theme("more", "More"),
        Theme("users", "Users", (Question("u1", "?"),)),
        closing_theme("en"),
    ),
)  # fmt: skip
G = EMPTY_IN_THE_MIDDLE


def at(guide: Guide, theme: str, question: str = "", **states: QuestionState) -> InterviewState:
    """Return the state of an interview that stands there, with these questions in these states."""
    now = derive(guide, [Event(1, EventKind.THEME, 0, 0, theme, question)])
    return replace(now, states={name.replace("_", "-"): state for name, state in states.items()})


def walk(guide: Guide, step: str, start: tuple[str, str], presses: int) -> list[tuple[str, str]]:
    """Return where one comes by pressing next, or back, so many times."""
    go = {"next": progress.next_question, "back": progress.previous_question}[step]
    places = [start]
    for _press in range(presses):
        places.append(go(guide, at(guide, *places[-1])))
    return places


QUESTIONS = [("warm", "w1"), ("tasks", "t1"), ("tasks", "t2"), ("users", "u1"), ("closing", "closing-1")]


# -- coverage --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (QuestionState.ASKED, True), (QuestionState.PARTLY, True), (QuestionState.UNASKED, True),
        (QuestionState.SKIPPED, False), (QuestionState.NOT_REACHED, False),
    ],
)  # fmt: skip
def test_what_counts_as_covered(state: QuestionState, counts: bool) -> None:
    (tasks,) = [one for one in progress.themes(G, at(G, "warm", t1=state)) if one.theme.id == "tasks"]
    assert (tasks.done, tasks.total) == (int(counts), 2)


def test_every_theme_is_listed_in_the_guides_order() -> None:
    listed = progress.themes(G, at(G, "users", "u1"))
    assert [one.theme for one in listed] == list(G.themes)
    assert [one.theme.id for one in listed if one.current] == ["users"]


def test_the_symbol_says_where_one_is_and_how_far() -> None:
    asked = QuestionState.ASKED

    def symbols(now: InterviewState) -> str:
        return "".join(one.symbol for one in progress.themes(G, now))

    assert symbols(at(G, "warm", "w1")) == "▸○○○○○"
    assert symbols(at(G, "warm", "w1", t1=asked)) == "▸◐○○○○"
    assert symbols(at(G, "warm", "w1", t1=asked, t2=asked)) == "▸●○○○○"
    assert symbols(at(G, "tasks", "t1", t1=asked, t2=asked, w1=asked)) == "●▸○○○○"


# -- the end check ---------------------------------------------------------------------------------------


def test_the_end_check_goes_through_the_guide_in_order_without_warm_up() -> None:
    check = progress.end_check(G, at(G, "tasks", "t1"))
    assert [(one.theme.id, one.question.id) for one in check] == QUESTIONS[1:]
    assert {one.state for one in check} == {QuestionState.NOT_REACHED}


def test_the_end_check_knows_states_and_reasons() -> None:
    now = at(G, "tasks", "t1", t1=QuestionState.SKIPPED, u1=QuestionState.PARTLY, w1=QuestionState.ASKED)
    now.reasons["t1"] = "no time"
    check = {one.question.id: (one.state, one.reason) for one in progress.end_check(G, now)}
    assert check["t1"] == (QuestionState.SKIPPED, "no time")
    assert check["u1"] == (QuestionState.PARTLY, "")
    assert "w1" not in check


# -- the way through -------------------------------------------------------------------------------------


def test_next_goes_through_every_question_and_stays_at_the_last() -> None:
    places = walk(G, "next", QUESTIONS[0], 6)
    assert places == [*QUESTIONS, QUESTIONS[-1], QUESTIONS[-1]]


def test_back_goes_the_same_way_and_stays_at_the_first() -> None:
    places = walk(G, "back", QUESTIONS[-1], 6)
    assert places == [*reversed(QUESTIONS), QUESTIONS[0], QUESTIONS[0]]


@pytest.mark.parametrize("theme", ["free", "more"])
def test_from_a_theme_without_questions_the_way_goes_on_not_to_the_beginning(theme: str) -> None:
    assert progress.next_question(G, at(G, theme)) == ("users", "u1")
    assert progress.previous_question(G, at(G, theme)) == ("tasks", "t2")


def test_before_the_first_question_there_is_nothing_to_go_back_to() -> None:
    guide = replace(G, themes=G.themes[2:])
    assert progress.previous_question(guide, at(guide, "free")) == ("free", "")
    assert progress.next_question(guide, at(guide, "free")) == ("users", "u1")


def test_a_theme_entered_at_no_question_is_gone_through_from_its_first() -> None:
    assert progress.next_question(G, at(G, "tasks")) == ("tasks", "t1")
    assert progress.previous_question(G, at(G, "tasks")) == ("warm", "w1")


@given(st.lists(st.integers(0, 3), max_size=5), st.data())
def test_next_and_back_never_jump_over_a_question(sizes: list[int], data: st.DataObject) -> None:
    themes = [
        Theme(f"a{place}", "A", tuple(Question(f"a{place}-{n}", "?") for n in range(size)))
        for place, size in enumerate(sizes)
    ]
    guide = Guide("T", "en", "1", 60, (*themes, closing_theme("en")))
    every = [
        (theme.id, question)
        for theme in guide.themes
        for question in ("", *(question.id for question in theme.questions))
    ]
    here = data.draw(st.sampled_from(every))
    place = every.index(here)
    on = next((one for one in every[place + 1 :] if one[1]), here)
    back = next((one for one in reversed(every[:place]) if one[1]), here)
    assert progress.next_question(guide, at(guide, *here)) == on
    assert progress.previous_question(guide, at(guide, *here)) == back


def test_themes_are_stepped_through_and_the_guide_is_never_left() -> None:
    ids = [theme.id for theme in G.themes]
    for place, theme in enumerate(ids):
        now = at(G, theme)
        assert progress.next_theme(G, now) == ids[min(place + 1, len(ids) - 1)]
        assert progress.next_theme(G, now, -1) == ids[max(place - 1, 0)]
    assert progress.next_theme(G, at(G, "tasks"), 99) == "closing"
    assert progress.next_theme(G, at(G, "tasks"), -99) == "warm"


# -- ask later -------------------------------------------------------------------------------------------


def test_only_open_items_are_asked_later_in_the_order_they_came() -> None:
    item = Note(1, 1, 0, 0, NoteKind.ASK_LATER, "hvem var med?", "tasks")
    notes = [
        item,
        replace(item, id=2, answered=True),
        replace(item, id=3, undone=True),
        replace(item, id=4, kind=NoteKind.NOTE),
        replace(item, id=5, cleared=True),
        replace(item, id=6),
    ]
    assert [note.id for note in progress.ask_later(notes)] == [1, 5, 6]
    assert progress.ask_later([]) == []


def test_a_question_with_notes_of_the_talk_is_known_to_have_them() -> None:
    note = Note(1, 1, 0, 0, NoteKind.NOTE, "kaffe", "tasks", "t1")
    notes = [
        note,
        replace(note, id=2, question_id="t2", undone=True),
        replace(note, id=3, question_id="u1", after=True),
        replace(note, id=4, question_id=""),
    ]
    assert progress.noted(notes) == {"t1"}
    check = progress.end_check(G, at(G, "tasks"), {"t1"})
    assert [one.question.id for one in check if one.noted] == ["t1"]
