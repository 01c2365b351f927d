"""Which question is which in a changed guide, and what sort of change it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.guidefile.compare import pairs, theme_ids, wording
from interview_tui.guidefile.markdown import parse_guide
from interview_tui.model.guide import Guide, Question, TimeTag
from interview_tui.model.guide_change import ChangeKind

TYPO, SAME, NEW = ChangeKind.TYPO, ChangeKind.SAME_MEANING, ChangeKind.NEW_MEANING


def read(body: str) -> Guide:
    return parse_guide(f"---\ntitle: T\nlanguage: en\n---\n{body}".encode(), "g.md")


def told(old: str, new: str) -> list[tuple[str, str, ChangeKind | None, bool]]:
    closing = "\n## End {.closing}\n- Anything to add? {#end}\n"
    return [
        (one.old.id if one.old else "", one.new.id if one.new else "", one.kind, one.moved)
        for one in pairs(read(old + closing), read(new + closing))
        if not (one.old and one.old.id == "end")
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("What do you do at work?", "What do you do at work?", None),
        ("What do you do at work", "What do you do at work?", TYPO),
        ("What do you do at wrok?", "What do you do at work?", TYPO),
        ("Hvordan er samarbeidet på kontroet?", "Hvordan er samarbeidet på kontoret?", TYPO),
        ("Hva gjør du på jobben?", "Hva gjør du på arbeidet?", SAME),
        ("Kan du fortelle om en vanlig dag?", "Kunne du fortelle om en vanlig dag?", SAME),
        ("How would you describe your work?", "How would you describe your daily work?", SAME),
        ("What was work like before the reform?", "What was work like after the reform?", NEW),
        ("Hva er bra her?", "Hva er ikke bra her?", NEW),
        ("Hva gjør du på en vanlig dag?", "Hva gjorde du på en vanlig dag?", NEW),
        ("How do you work together?", "Why do you work together?", NEW),
        ("What do you do at work?", "Who decides about the pay in this town?", NEW),
        ("How long have you worked here, 5 years?", "How long have you worked here, 6 years?", SAME),
        ("Hva liker du best?", "Hva liker du minst?", NEW),
        ("Hvordan har dere det?", "Hvordan har dykk det?", SAME),
    ],
)
def test_what_sort_of_change_a_new_wording_is(before: str, after: str, kind: ChangeKind | None) -> None:
    assert wording(Question("q", before), Question("q", after)) is kind


def test_another_time_is_another_question() -> None:
    text = "What did a day look like?"
    before = Question("q", text, times=(TimeTag.BEFORE,))
    assert wording(before, Question("q", text, times=(TimeTag.NOW,))) is NEW
    assert wording(Question("q", text), before) is None


def test_a_question_that_was_put_in_or_taken_out_leaves_the_others_alone() -> None:
    old = "## A\n- What do you do? {#a}\n- Who decides? {#b}\n"
    new = "## A\n- What do you do? {#a}\n- When did you start in this job? {#c}\n"
    assert told(old, new) == [
        ("a", "a", None, False),
        ("", "c", ChangeKind.ADD, False),
        ("b", "", ChangeKind.DROP, False),
    ]


def test_without_ids_in_the_file_questions_are_known_by_their_words() -> None:
    old = "## A\n- How would you describe an ordinary day at work?\n- Who decides the rota here?\n"
    new = "## A\n- Who decides the rota here?\n- How would you describe a usual day at work?\n"
    (first, second) = told(old, new)
    assert (first[2], second[2]) == (None, SAME)
    assert {first[0], second[0]} == {
        "a-how-would-you-describe-an", "a-who-decides-the-rota-here"
    }  # fmt: skip
    assert [first[3], second[3]].count(True) == 1


def test_a_move_to_another_theme_is_a_move_and_nothing_else() -> None:
    old = "## A\n- What do you do?\n- Who decides?\n\n## B\n- How is pay set?\n"
    new = "## A\n- What do you do?\n\n## B\n- How is pay set?\n- Who decides?\n"
    assert [(one[2], one[3]) for one in told(old, new)] == [(None, False), (None, False), (None, True)]


def test_only_what_changed_place_is_moved() -> None:
    old = "## A\n" + "".join(f"- {word}?\n" for word in ("one", "two", "three", "four"))
    new = "## A\n" + "".join(f"- {word}?\n" for word in ("two", "three", "one", "four"))
    assert [(one[0], one[3]) for one in told(old, new)] == [
        ("a-two", False), ("a-three", False), ("a-one", True), ("a-four", False)
    ]  # fmt: skip


def test_a_theme_with_a_new_title_is_known_by_its_questions() -> None:
    old = read("## Tasks\n- What do you do?\n- Who decides?\n\n## Pay\n- How is pay set?\n")
    new = read("## What people do\n- What do you do?\n- Who decides?\n\n## Pay\n- How is pay set?\n")
    found = pairs(old, new)
    assert theme_ids(old, new, found)["what-people-do"] == "tasks"
    assert not any(one.moved or one.kind for one in found)


SOME = ("how", "what", "do", "you", "think", "of", "the", "work", "here", "now", "before", "not")
WORDS = st.lists(st.sampled_from(SOME), min_size=1, max_size=9)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=6))
def test_every_question_is_told_of_exactly_once(first: list[list[str]], second: list[list[str]]) -> None:
    old, new = (read("## A\n" + "".join(f"- {' '.join(w)}?\n" for w in one)) for one in (first, second))
    found = pairs(old, new)
    olds = [q.id for theme in old.themes for q in theme.questions]
    news = [q.id for theme in new.themes for q in theme.questions]
    assert sorted(one.old.id for one in found if one.old) == sorted(olds)
    assert [one.new.id for one in found if one.new] == news


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_a_guide_compared_with_itself_has_not_changed(words: list[list[str]]) -> None:
    guide = read("## A\n" + "".join(f"- {' '.join(one)}?\n" for one in words))
    assert not any(one.kind or one.moved for one in pairs(guide, guide))
