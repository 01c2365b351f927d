"""Replacements are typed, visible, the same for all forms of a name, and never blank."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.deidentify.replace import apply, token
from interview_tui.model.identifier import IdentifierType, KnownName, Why

KARI = KnownName("key:1", ("Kari Eksempel",), IdentifierType.PERSON, Why.KEY_FILE)


def replaced(text: str, *names: KnownName) -> str:
    """Replace everything found, each entity numbered in the order it comes."""
    numbers: dict[str, int] = {}
    spans = [
        (each.start, each.end, token(each.type, numbers.setdefault(each.entity, len(numbers) + 1), "nb"))
        for each in find(text, names, "nb")
    ]
    return apply(text, spans)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("kind", list(IdentifierType))
def test_every_type_has_a_visible_replacement(kind: IdentifierType, language: str) -> None:
    made = token(kind, 2, language)
    assert made.startswith("[")
    assert made.endswith(" 2]")
    assert made[1].isalpha()
    assert find(f"så kom {made} inn", (), language) == []


def test_replacements_are_named_in_the_language_of_the_study() -> None:
    assert token(IdentifierType.PLACE, 1, "nb") == "[sted 1]"
    assert token(IdentifierType.PLACE, 1, "nn") == "[stad 1]"
    assert token(IdentifierType.PLACE, 1, "en") == "[place 1]"
    with pytest.raises(ValueError, match="from 1"):
        token(IdentifierType.PLACE, -1, "en")


def test_all_forms_of_a_name_become_the_same_and_the_sentence_still_reads() -> None:
    text = "#Karis kontor, KARI EKSEMPEL, eksempel's, Eksempel-saken og Kari\nEksempel."
    assert (
        replaced(text, KARI)
        == "[person 1]s kontor, [person 1], [person 1]'s, [person 1]-saken og [person 1]."
    )


def test_the_mark_goes_also_where_the_word_is_kept() -> None:
    assert apply("så #Kari og ##Ola, #3, a#b", []) == "så Kari og Ola, #3, a#b"
    assert apply("så #Kari og #Ola", [(4, 8, "[person 1]")]) == "så [person 1] og Ola"


def test_decomposed_and_divided_words_are_replaced_whole() -> None:
    name = KnownName("key:1", ("Åse",), IdentifierType.PERSON, Why.KEY_FILE)
    assert replaced("så A\u030ases", name) == "så [person 1]s"


@pytest.mark.parametrize("blank", ["", " ", "***", "[]", "[ ]", "…", "\u200b"])
def test_a_blank_replacement_is_refused_without_showing_the_text(blank: str) -> None:
    with pytest.raises(ValueError, match="must say") as told:
        apply("hemmelig", [(0, 4, blank)])
    assert "hemmelig" not in str(told.value)


@pytest.mark.parametrize(
    "spans", [[(0, 4, "[a 1]"), (3, 5, "[b 1]")], [(2, 2, "[a 1]")], [(5, 99, "[a 1]")], [(-1, 2, "[a 1]")]]
)
def test_impossible_spans_are_refused(spans: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply("hemmelig", spans)


def test_order_of_spans_does_not_matter() -> None:
    assert apply("a b c", [(4, 5, "[z 1]"), (0, 1, "[x 1]")]) == "[x 1] b [z 1]"
