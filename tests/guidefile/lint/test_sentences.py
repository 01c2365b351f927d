"""Sentences of every sort: good ones are left alone, each bad one is told for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from interview_tui.guidefile.lint.forms import tongue_of
from interview_tui.guidefile.lint.rules import judged
from interview_tui.model.advice import AdviceKind
from interview_tui.model.guide import Question, QuestionType

DATA = Path(__file__).parents[2] / "data" / "lint"
LANGUAGES = {"no": "nb", "en": "en"}
FEWEST = 40


def kinds(text: str, language: str, type_: QuestionType | None = None) -> list[str]:
    return [kind.value for kind, _words in judged(Question("q", text, type=type_), tongue_of(language))]


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


GOOD = [
    pytest.param(language, text, expected)
    for stem, language in LANGUAGES.items()
    for line in lines(f"{stem}-good.txt")
    for text, _bar, expected in [line.partition("|")]
]
BAD = [
    pytest.param(language, text, expected)
    for stem, language in LANGUAGES.items()
    for line in lines(f"{stem}-bad.txt")
    for expected, _bar, text in [line.partition("|")]
]


@pytest.mark.parametrize(("language", "text", "expected"), GOOD)
def test_a_good_question_is_left_alone(language: str, text: str, expected: str) -> None:
    """A few of them are good but for being two."""
    assert kinds(text, language) == ([expected] if expected else [])


@pytest.mark.parametrize(("language", "text", "expected"), BAD)
def test_a_bad_question_is_told_for_what_it_is_and_for_nothing_else(
    language: str, text: str, expected: str
) -> None:
    assert kinds(text, language) == [expected]


def test_there_are_enough_of_them_and_none_twice() -> None:
    for stem in LANGUAGES:
        good = [line for line in lines(f"{stem}-good.txt") if "|" not in line]
        bad = lines(f"{stem}-bad.txt")
        assert len(set(good)) == len(good) >= FEWEST
        assert len(set(bad)) == len(bad) >= FEWEST
        families = {line.partition("|")[0] for line in bad}
        assert families == {AdviceKind.DOUBLE, AdviceKind.CLOSED, AdviceKind.LEADING}


def test_nynorsk_is_judged_as_bokmal_is() -> None:
    """One set of rules for both: a guide mixes them."""
    assert tongue_of("nn") is tongue_of("nb") is tongue_of("no")


def test_the_form_of_yes_or_no_may_ask_for_facts_and_an_interpretation_may_lead() -> None:
    assert kinds("Er du gift?", "nb", QuestionType.FACT) == []
    assert kinds("Så du ble skuffet over dem?", "nb", QuestionType.INTERPRETING) == []
    assert kinds("Er du gift?", "nb") == ["closed"]


def test_in_another_language_only_the_length_is_looked_at() -> None:
    assert kinds("Sind Sie zufrieden, und warum?", "de") == []
    assert kinds("wort " * 31, "de") == ["long"]


@pytest.mark.parametrize(
    "text", ["", "?", "??", "… ?", "-", "Kolleger?", "«»?", "()", "a" * 2000, "?! " * 600]
)
def test_odd_texts_are_no_trouble(text: str) -> None:
    for language in ("nb", "en"):
        assert set(kinds(text, language)) <= set(AdviceKind)
