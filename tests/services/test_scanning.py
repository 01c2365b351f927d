"""Scanning texts: distinct strings, names carried from one to the next, whole words for programs."""

from __future__ import annotations

import pytest

from interview_tui.deidentify import candidates
from interview_tui.model.identifier import IdentifierType, Why
from interview_tui.services import scanning


def test_what_is_written_alike_is_one_row_with_its_count() -> None:
    found = scanning.distinct(["ring 99 88 77 66", "nummeret er 99887766, ja 99887766"], (), "nb")
    (one,) = (row for row in found if row.type is IdentifierType.PHONE)
    assert (one.forms, one.count, one.texts) == (("99 88 77 66", "99887766"), 3, 2)


def test_a_name_in_one_text_is_looked_for_in_all() -> None:
    texts = ["så kom Brumildotta inn", "det var visst brumildottas idé"]
    first, second = candidates.in_all(texts, (), "nb")
    assert [one.text for one in first] == ["Brumildotta"]
    assert [one.text.removesuffix("s") for one in second] == ["brumildotta"]
    assert not any(one.certain for one in (*first, *second))


def test_an_ordinary_word_with_a_capital_is_not_carried_over() -> None:
    found = candidates.in_all(["så kom Legen inn", "det var legen som sa det"], (), "nb")
    assert [one for one in found[1] if one.why is Why.ELSEWHERE] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("så kom Brumildottas mor", "Brumildottas"),
        ("så kom dr. Brumildotta inn", "dr. Brumildotta"),
        ("with Ludwig van Brumildotta there", "Ludwig van Brumildotta"),
        ("på Brumildottakontoret der", "Brumildottakontoret"),
    ],
)
def test_programs_are_told_of_whole_words(text: str, wanted: str) -> None:
    assert wanted in [text[start:end] for start, end, _label in scanning.spans(text, (), "nb")]


def test_names_of_a_key_list_have_a_type_by_their_words() -> None:
    kinds = [name.type for name in scanning.known(["Kari Eksempel", "Prøvedal Sag AS", "Prøvedal skole"])]
    assert kinds == [IdentifierType.PERSON, IdentifierType.ORGANISATION, IdentifierType.ORGANISATION]
