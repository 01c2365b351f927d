"""The guided tour: five steps that never stand in the way."""

from __future__ import annotations

from typing import get_args

from interview_tui.demo.tour import STEPS, Act, Place, Tour


def test_five_steps_with_words_of_their_own() -> None:
    assert len(STEPS) == 5
    assert len({step.id for step in STEPS}) == 5
    assert {act for step in STEPS for act in step.acts} == set(Act)
    for step in STEPS:
        for place in get_args(Place):
            for seen in (frozenset(), *(step.acts - {act} for act in step.acts)):
                shown = step.words({"store": "Enter", "go_to": "Ctrl+G"}, place, seen)
                assert shown
                assert "{" not in shown


def test_the_acts_in_order_lead_to_the_end() -> None:
    tour = Tour()
    seen = []
    for act in Act:
        step = tour.step
        assert step is not None
        seen.append((tour.number, step.id))
        tour = tour.advance(act.value)
    assert [number for number, _ in seen] == [1, 2, 2, 3, 3, 4, 5, 5]
    assert tour.finished
    assert tour.number == 5


def test_a_step_done_ahead_is_not_asked_for_again() -> None:
    tour = Tour().advance("end_check").advance("note").advance("quote").advance("name")
    assert tour.step is STEPS[2]
    tour = tour.advance("other_theme").advance("theme_back")
    assert tour.step is STEPS[4]


def test_a_closed_interview_leaves_only_what_comes_after_it() -> None:
    tour = Tour().advance("note").advance("over")
    assert tour.step is STEPS[4]
    assert tour.advance("review").advance("export").finished


def test_skipping_leaving_and_unknown_acts() -> None:
    tour = Tour().skip()
    assert tour.step is STEPS[1]
    assert tour.advance("sneezed") == tour
    for _ in range(9):
        tour = tour.skip()
    assert tour.finished
    assert Tour().leave().finished
    assert Tour().leave().advance("note").step is None


def test_two_changes_of_theme_are_there_and_back() -> None:
    tour = Tour().advance("note").advance("quote").advance("name").advance("theme")
    assert tour.step is STEPS[2]
    assert tour.advance("theme").step is STEPS[3]


def test_a_tour_is_a_value() -> None:
    tour = Tour()
    tour.advance("note")
    assert tour.step is STEPS[0]


def test_the_last_step_says_what_can_be_done_on_the_screen_one_is_on() -> None:
    keys = {"end_check": "^E", "candidates": "D", "export": "E", "open_row": "Enter"}
    tour = Tour(over=False)
    for act in Act:
        if act not in {Act.REVIEW, Act.EXPORT}:
            tour = tour.advance(act)
    talk = tour.told(keys, "talk")[1]
    assert "^E again ends the talk, and once more if the closing question was neither" in talk
    assert "E shows" not in talk
    assert "leave the rest out with ^E" in tour.told(keys, "ended")[1]
    assert "Enter on an interview that is ended" in tour.told(keys, "elsewhere")[1]
    seen = tour.advance("review").told(keys, "elsewhere")[1]
    assert "D lists words" in seen
    assert "E shows what must be decided before summaries can be made" in seen
    assert "^E" not in seen


def test_the_first_key_with_a_circumflex_says_how_it_is_pressed() -> None:
    (themes,) = [step for step in STEPS if step.id == "themes"]
    assert themes.words({"go_to": "^G"}).startswith("^G (^ means: hold Ctrl down and press G) goes to")
    assert themes.words({"go_to": "F5"}).startswith("F5 goes to")


def test_a_quote_and_a_name_are_both_waited_for_and_what_is_left_is_said() -> None:
    tour = Tour().advance("note")
    assert tour.told({}, "talk")[0] == "Tour 2 of 5, A quote, a name:"
    quoted, named = tour.advance("quote"), tour.advance("name")
    assert quoted.step is named.step is STEPS[1]
    assert "Now a name: write # before it" in quoted.told({}, "talk")[1]
    assert "Now a quote: begin a line with" in named.told({}, "talk")[1]
    assert quoted.advance("name").step is STEPS[2]


def test_that_the_export_stops_is_said_to_be_meant_where_it_was_seen() -> None:
    tour = Tour(over=True)
    assert "is meant to" not in tour.skip().told({}, "elsewhere")[1]
    head, said = tour.advance("review").advance("export").told({"export": "E"}, "elsewhere")
    assert head == "Tour:"
    assert said.startswith("E stops while something is undecided, and is meant to. That was the tour.")


def test_where_only_the_interview_is_to_be_opened_no_step_is_named() -> None:
    assert Tour().told({}, "elsewhere")[0] == "Tour 1 of 5:"


def test_a_sample_that_is_kept_is_not_said_to_be_removed() -> None:
    gone = "the sample is removed"
    assert gone in Tour(over=True).skip().told({}, "elsewhere")[1]
    assert gone not in Tour(over=True, kept=True).skip().told({}, "elsewhere")[1]
