"""Whole guides: the founding one's faults are all found, sound ones are left alone."""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from pathlib import Path

import pytest

from interview_tui.guidefile import lint
from interview_tui.guidefile.lint import (
    before,
    closed,
    closing,
    double,
    leading,
    long,
    opening,
    research,
    time,
)
from interview_tui.guidefile.lint.forms import tongue_of
from interview_tui.guidefile.lint.rules import advise
from interview_tui.guidefile.markdown import parse_guide, read_guide
from interview_tui.model.advice import Advice, AdviceKind
from interview_tui.model.guide import Guide, ThemeRole

DATA = Path(__file__).parents[2] / "data" / "guides"
SHIPPED = sorted((Path(__file__).parents[3] / "guides").glob("*.md"))
FAMILIES = ("before", "closed", "closing", "double", "leading", "long", "opening", "research", "time")


def guide(body: str, front: str = "", language: str = "en") -> Guide:
    head = f"---\ntitle: T\nlanguage: {language}\nplanned_minutes: 600\n{front}\n---\n"
    return parse_guide((head + body).encode(), "g.md")


def found(body: str, front: str = "", language: str = "en") -> list[Advice]:
    return advise(guide(body + "\n## End {.closing}\n- Anything else? {.closing}\n", front, language))


def kinds(advice: list[Advice]) -> list[AdviceKind]:
    return [one.kind for one in advice]


def test_the_founding_guides_faults_are_all_found_and_nothing_else() -> None:
    """Fieldwork P3 and R21, on a guide of the same shape."""
    shape = read_guide(DATA / "founding-shape.md")
    ordinary = [theme for theme in shape.themes if theme.role is ThemeRole.ORDINARY]
    assert [len(theme.questions) for theme in ordinary] == [3, 2, 3, 2, 2, 3]
    assert sum(question.text.count("?") for theme in ordinary for question in theme.questions) == 19
    advice = advise(shape)
    assert Counter(kinds(advice)) == {
        AdviceKind.DOUBLE: 4,
        AdviceKind.CLOSED: 5,
        AdviceKind.RESEARCH_QUESTION: 1,
        AdviceKind.NO_BEFORE: 1,
        AdviceKind.NO_CLOSING: 1,
        AdviceKind.TIME: 1,
    }
    told = {one.kind: one for one in advice}
    assert "70 minutes" in told[AdviceKind.TIME].sentence
    assert "1 of 15" in told[AdviceKind.RESEARCH_QUESTION].sentence
    assert shape.theme(told[AdviceKind.NO_BEFORE].theme_id).title == "Forventninger"
    lines = (DATA / "founding-shape.md").read_text(encoding="utf-8").split("\n")
    double_ = [lines[one.line - 1] for one in advice if one.kind is AdviceKind.DOUBLE]
    assert all(line.count("?") == 2 for line in double_)


@pytest.mark.parametrize("path", [*sorted(DATA.glob("sound-*.md")), *SHIPPED], ids=lambda path: path.stem)
def test_a_sound_guide_raises_no_alarm(path: Path) -> None:
    sound = read_guide(path)
    assert advise(sound) == []
    assert advise(Guide.from_canonical(sound.canonical())) == []


def test_the_sound_guides_are_of_a_size_that_is_used() -> None:
    sizes = {
        path.stem: sum(len(t.questions) for t in read_guide(path).themes) for path in DATA.glob("sound-*.md")
    }
    assert sorted(sizes) == ["sound-en", "sound-en-life", "sound-nb", "sound-nb-night", "sound-nn"]
    assert all(12 <= size <= 20 for size in sizes.values())


def test_every_family_is_in_a_file_of_its_own_with_its_source_and_an_example() -> None:
    files = {path.stem for path in Path(lint.__path__[0]).glob("*.py")}
    assert files == {*FAMILIES, "__init__", "rules", "forms", "norwegian", "english"}
    for name in FAMILIES:
        module = importlib.import_module(f"interview_tui.guidefile.lint.{name}")
        assert "Source: " in (
            ast.get_docstring(ast.parse(Path(module.__file__ or "").read_text("utf-8"))) or ""
        )
        assert module.EXAMPLES


def test_the_examples_of_the_families_are_found() -> None:
    for module, kind in ((double, "double"), (closed, "closed"), (leading, "leading")):
        for language, text in module.EXAMPLES:
            tongue = tongue_of(language)
            assert tongue
            assert [one.value for one, _words in module.judge(text, tongue)] == [kind]
    assert all(list(long.judge(text)) for _language, text in long.EXAMPLES)
    for name, body in opening.EXAMPLES:
        assert name in kinds(found(body))
    for front, body in research.EXAMPLES:
        assert AdviceKind.RESEARCH_QUESTION in kinds(found(body, front))
    for language, asked, body in before.EXAMPLES:
        assert kinds(found(body, f"research_question: {asked}", language)) == [AdviceKind.NO_BEFORE]
    assert all(kinds(list(closing.find(guide(body)))) == [AdviceKind.NO_CLOSING] for body in closing.EXAMPLES)
    for body in time.EXAMPLES:
        hour = parse_guide(f"---\ntitle: T\nlanguage: en\n---\n{body}".encode(), "g.md")
        assert kinds(list(time.find(hour))) == [AdviceKind.TIME]


def test_minutes_that_the_guide_sets_are_believed() -> None:
    body = "## A {minutes=20}\n- How?\n- What?\n\n## B\n- How? {minutes=7}\n- What?\n"
    assert time.minutes(guide(body)) == 15 + 20 + 7 + 3 + 10
    assert time.minutes(guide("## W {.warmup minutes=4}\n- Who?\n" + body)) == 4 + 20 + 7 + 3 + 10


def test_a_direct_question_after_the_one_that_opens_is_as_it_should_be() -> None:
    assert found("## Pay\n- How is pay set? {type=introducing}\n- What do you earn? {type=direct}\n") == []
    assert found("## Pay\n- How is pay set?\n- What do you earn? {type=direct}\n") == []


def test_the_line_is_that_of_the_question_in_the_file() -> None:
    (one,) = found("## Pay\n\n- How is pay set?\n- Are you\n  well paid?\n")
    assert (one.kind, one.line, one.theme_id) == (AdviceKind.CLOSED, 10, "pay")


def test_a_theme_that_serves_a_research_question_lends_it_to_its_questions() -> None:
    front = "research_questions:\n- pay: How is pay set?\n- work: How is work done?"
    body = "## Pay {rq=pay}\n- How?\n- What?\n\n## Work\n- How? {rq=work}\n- Why? {rq=work,pay}\n"
    assert found(body, front) == []
    assert kinds(found(body.replace("rq=work,pay", "rq=pay"), front)) == [AdviceKind.RESEARCH_QUESTION]
    assert kinds(found("## Pay\n- How?\n", front)) == [AdviceKind.RESEARCH_QUESTION]
    assert found("## Pay\n- How?\n", "research_question: How is pay set?") == []


def test_only_what_asks_of_before_makes_up_for_a_missing_before() -> None:
    asked = "research_question: How did work change?"
    claims = "## Tasks\n- How have your tasks changed?\n"
    assert kinds(found(claims, asked)) == [AdviceKind.NO_BEFORE]
    for mended in (
        "- What did you do?\n",
        "- A day then? {time=before}\n",
        "- What is new since the reform?\n",
    ):
        assert found(claims + mended, asked) == []
    assert found("## Ahead {time=future}\n- How should it change?\n", asked) == []
    assert found("## Change\n- What would you like to see change?\n", asked) == []
    assert found(claims, "research_question: What do people do?") == []


def test_a_closing_question_that_is_not_marked_is_asked_about() -> None:
    (one,) = closing.find(guide("## Pay\n- How is pay set?\n- What would you like to add?\n"))
    assert ".closing" in one.sentence
    assert one.line == 9
