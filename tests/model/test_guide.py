"""A guide that exists is valid, and what is kept of it with an interview is the whole of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    closing_theme,
)

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = st.text(max_size=12)
TITLES = st.text(max_size=12).filter(str.strip)
MINUTES = st.none() | st.integers(1, 600)
TIMES = st.lists(st.sampled_from(TimeTag), max_size=3).map(tuple)


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    """Draw a guide of up to four themes with up to three questions each, and a closing theme."""
    shape = [*draw(st.lists(st.integers(0, 3), max_size=4)), draw(st.integers(1, 2))]
    ids = draw(
        st.lists(TITLES, min_size=sum(shape) + len(shape), max_size=sum(shape) + len(shape), unique=True)
    )
    themes = []
    for place, size in enumerate(shape):
        last = place == len(shape) - 1
        role = st.sampled_from([ThemeRole.ORDINARY, ThemeRole.WARMUP])
        questions = tuple(draw(_questions(ids.pop())) for _question in range(size))
        themes.append(
            Theme(
                ids.pop(), draw(TITLES), questions, tuple(draw(st.lists(WORDS, max_size=2))),
                ThemeRole.CLOSING if last else draw(role), draw(MINUTES), draw(TIMES),
                draw(st.integers(0, 99)),
            )
        )  # fmt: skip
    return Guide(
        draw(WORDS), draw(st.sampled_from(["en", "nb"])), draw(WORDS), draw(st.integers(1, 300)),
        tuple(themes), draw(WORDS), tuple(draw(st.lists(WORDS, max_size=2))),
    )  # fmt: skip


def _questions(identity: str) -> st.SearchStrategy[Question]:
    return st.builds(
        Question, st.just(identity), WORDS, st.lists(st.builds(Probe, WORDS), max_size=2).map(tuple), TIMES,
        st.none() | st.sampled_from(QuestionType), st.none() | st.sampled_from(Priority), MINUTES,
        st.integers(0, 99),
    )  # fmt: skip


def without_lines(guide: Guide) -> Guide:
    """Return the guide as if it had never stood in a file."""
    themes = (
        replace(theme, line=0, questions=tuple(replace(q, line=0) for q in theme.questions))
        for theme in guide.themes
    )
    return replace(guide, themes=tuple(themes))


# -- what may not exist ----------------------------------------------------------------------------------


def made(*themes: Theme) -> Guide:
    return Guide("T", "en", "1", 60, themes)


END = closing_theme("en")


@pytest.mark.parametrize(
    "themes",
    [
        (),
        (Theme("a", "A"),),
        (END, Theme("a", "A")),
        (END, replace(END, id="c2", questions=(Question("c2-1", "More?"),))),
        (Theme("c", "Closing", role=ThemeRole.CLOSING),),
        (Theme("a", "A"), Theme("a", "B"), END),
        (Theme("a", "A", (Question("q", "x"), Question("q", "y"))), END),
        (Theme("a", "A", (Question("q", "x"),)), Theme("b", "B", (Question("q", "x"),)), END),
        (Theme("a", "A", (Question("b", "x"),)), Theme("b", "B"), END),
        (Theme("a", "A", (Question("closing-1", "x"),)), END),
        (Theme("a", ""), END),
        (Theme("a", " \n"), END),
        (Theme("", "A"), END),
        (Theme("a", "A", (Question("", "x"),)), END),
    ],
)
def test_a_guide_that_is_not_one_cannot_be_made(themes: tuple[Theme, ...]) -> None:
    with pytest.raises(ValueError, match=r"guide|closing"):
        made(*themes)


def test_the_smallest_guide_asks_the_closing_question() -> None:
    assert made(END).closing == END.questions[-1]


def test_the_closing_question_is_the_last_one() -> None:
    first, last = Question("c-1", "Sum up?"), Question("c-2", "Anything else?")
    assert made(Theme("a", "A"), Theme("c", "C", (first, last), role=ThemeRole.CLOSING)).closing is last


def test_a_theme_may_be_without_questions() -> None:
    assert made(Theme("a", "A"), END).theme("a").questions == ()


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nb", "nb"), ("nn-NO", "nb"), ("no", "nb"), ("en", "en"), ("de", "en"), ("", "en")],
)
def test_the_built_in_closing_is_in_the_guides_language(language: str, expected: str) -> None:
    theme = closing_theme(language)
    assert (theme.title, theme.questions[0].text) == BUILT_IN_CLOSING[expected]
    assert theme.role is ThemeRole.CLOSING


# -- finding one's way -----------------------------------------------------------------------------------


def test_everything_is_found_by_its_id(guide: Guide) -> None:
    for theme in guide.themes:
        assert guide.theme(theme.id) is theme
        for question in theme.questions:
            assert guide.question(question.id) is question
            assert guide.theme_of(question.id) is theme


@pytest.mark.parametrize("unknown", ["", "nowhere", "TASKS"])
def test_an_unknown_id_is_not_found(guide: Guide, unknown: str) -> None:
    for find in (guide.theme, guide.theme_of, guide.question):
        with pytest.raises(KeyError):
            find(unknown)


def test_a_theme_is_no_question_nor_the_other_way_round(guide: Guide) -> None:
    with pytest.raises(KeyError):
        guide.question("tasks")
    with pytest.raises(KeyError):
        guide.theme("tasks-1")


def test_only_warm_up_does_not_count(guide: Guide) -> None:
    assert [theme.id for theme in guide.themes if not theme.counts] == ["warm-up"]


# -- what is kept with the interview ---------------------------------------------------------------------


@given(guides())
def test_what_is_kept_is_the_whole_guide_but_its_lines(guide: Guide) -> None:
    assert Guide.from_canonical(guide.canonical()) == without_lines(guide)


@given(guides())
def test_the_kept_form_is_one_line_of_sorted_json_and_stays_the_same(guide: Guide) -> None:
    text = guide.canonical()
    assert "\n" not in text
    raw = json.loads(text)
    assert text == json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert Guide.from_canonical(text).canonical() == text


@given(guides(), st.data())
def test_moving_a_guide_about_in_its_file_changes_nothing(guide: Guide, data: st.DataObject) -> None:
    lines = st.integers(0, 9999)
    moved = replace(
        guide,
        themes=tuple(
            replace(
                theme,
                line=data.draw(lines),
                questions=tuple(replace(q, line=data.draw(lines)) for q in theme.questions),
            )
            for theme in guide.themes
        ),
    )
    assert moved.hash() == guide.hash()


@given(guides(), guides())
def test_guides_have_the_same_hash_only_if_they_are_the_same(one: Guide, other: Guide) -> None:
    assert (one.hash() == other.hash()) == (without_lines(one) == without_lines(other))


def with_theme(guide: Guide, **changed: Any) -> Guide:
    """Return the guide with its second theme changed."""
    themes = (guide.themes[0], replace(guide.themes[1], **changed), *guide.themes[2:])
    return replace(guide, themes=themes)


def with_question(guide: Guide, **changed: Any) -> Guide:
    first, *rest = guide.themes[1].questions
    return with_theme(guide, questions=(replace(first, **changed), *rest))


CHANGES: dict[str, Callable[[Guide], Guide]] = {
    "title": lambda g: replace(g, title="Other"),
    "language": lambda g: replace(g, language="nb"),
    "version": lambda g: replace(g, version="2"),
    "length": lambda g: replace(g, planned_minutes=61),
    "research question": lambda g: replace(g, research_question=""),
    "opening": lambda g: replace(g, opening=()),
    "order": lambda g: replace(g, themes=(g.themes[1], g.themes[0], *g.themes[2:])),
    "theme's id": lambda g: with_theme(g, id="work"),
    "theme's title": lambda g: with_theme(g, title="Work"),
    "hints": lambda g: with_theme(g, hints=()),
    "role": lambda g: with_theme(g, role=ThemeRole.WARMUP),
    "theme's minutes": lambda g: with_theme(g, minutes=11),
    "theme's times": lambda g: with_theme(g, times=(TimeTag.NOW,)),
    "question's id": lambda g: with_question(g, id="tasks-9"),
    "question's text": lambda g: with_question(g, text="What did you do on an ordinary day, before?"),
    "probes": lambda g: with_question(g, probes=(Probe("with whom?"), Probe("an example?"))),
    "question's times": lambda g: with_question(g, times=(TimeTag.NOW, TimeTag.BEFORE)),
    "type": lambda g: with_question(g, type=QuestionType.DIRECT),
    "priority": lambda g: with_question(g, priority=Priority.A),
    "question's minutes": lambda g: with_question(g, minutes=3),
}


@pytest.mark.parametrize("what", CHANGES)
def test_every_change_of_content_is_another_guide(guide: Guide, what: str) -> None:
    changed = CHANGES[what](guide)
    assert changed.hash() != guide.hash()
    assert Guide.from_canonical(changed.canonical()) == changed


def test_the_hash_is_the_same_in_every_version_of_the_program() -> None:
    questions = (Question("å-1", "Før?", (Probe("et eksempel?"),), (TimeTag.BEFORE,), minutes=5, line=7),)
    guide = Guide("Prøve", "nb", "1", 45, (Theme("å", "Å", questions, ("tid",), line=3), closing_theme("nb")))
    assert guide.hash() == "sha256:c227b0b497b2ce65aef9ef4ee7e70c7af2a435b1f97df78c44146b0429b99581"


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "3", "[]", "{}", '"themes"', '{"themes": null}', '{"themes": [1]}', '{"themes": [{}]}',
        '{"themes": {"a": 1}}',
    ],
)  # fmt: skip
def test_what_was_never_a_guide_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        Guide.from_canonical(text)


@pytest.mark.parametrize(
    ("old", "new"), [('"warmup"', '"warm"'), ('"before"', '"then"'), ('"closing"', '"ordinary"')]
)
def test_a_kept_guide_that_was_tampered_with_is_refused(guide: Guide, old: str, new: str) -> None:
    text = guide.canonical()
    assert old in text
    with pytest.raises((ValueError, KeyError)):
        Guide.from_canonical(text.replace(old, new))
