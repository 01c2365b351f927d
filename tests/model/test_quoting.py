"""Quotes are verbatim but for what is marked: words of others in brackets, cuts as (…)."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_tui.model.quoting import CUT, compare, marked

RAW = "Vi ses bare i gangen, aldri rundt et bord, og det er synd"
SAID = ["vi", "ses", "bare", "i", "gangen", "aldri", "rundt", "et", "bord", "og", "synd"]
words = st.lists(st.sampled_from(SAID), max_size=12)


@pytest.mark.parametrize(
    "shown",
    [
        RAW, "vi ses bare i gangen", "aldri rundt et bord", "VI SES — bare i gangen!",
        "Vi ses bare i gangen (…) og det er synd", "vi ses bare i [korridoren], aldri rundt et bord",
        "vi ses bare i [sted 7], aldri (...) synd",
    ],
)  # fmt: skip
def test_what_is_marked_is_verbatim(shown: str) -> None:
    assert compare(RAW, shown).verbatim


def test_words_altered_and_left_out_are_counted() -> None:
    assert compare(RAW, "vi møtes bare i korridoren, aldri rundt bordet").altered == 3
    assert compare(RAW, "vi ses bare i gangen og det er synd").left_out == 4
    assert compare(RAW, "Vi ses bare i gangen (…) og det er synd").cuts == 1
    assert not compare(RAW, "vi ses i gangen").verbatim


def test_what_differs_is_shown_in_brackets_and_cuts() -> None:
    assert marked(RAW, RAW) == RAW
    assert marked(RAW, "vi ses bare i korridoren, aldri rundt et bord") == (
        "vi ses bare i [korridoren], aldri rundt et bord"
    )
    assert marked(RAW, "Vi ses bare i gangen, og det er synd") == "Vi ses bare i gangen, (…) og det er synd"
    assert marked("æ va\nder itj", "jeg var\nder ikke.") == "[jeg var]\nder [ikke]."


def test_marks_of_replacements_stay_as_they_are() -> None:
    assert marked("så sa Karis mor det", "så sa [person 7]s mor det") == "så sa [person 7]s mor det"
    assert marked("på Bergen-kontoret da", "på [sted 4]-kontoret nå") == "på [sted 4]-kontoret [nå]"
    assert marked(RAW, f"Vi ses {CUT} og det er synd") == f"Vi ses {CUT} og det er synd"


def test_a_run_of_new_words_has_one_pair_of_brackets_and_the_signs_about_it_stay_outside() -> None:
    assert marked("det ble sagt", 'men [person 7] på [sted 3] sa: "kem e det"') == (
        '[men] [person 7] [på] [sted 3] [sa: "kem e] det"'
    )
    assert marked("hun sa ja", 'hun sa "kem e de, nå."') == 'hun sa "[kem e de, nå]."'


@given(words, words)
@example(["vi", "bare", "bare", "ses"], ["vi", "ses", "bare", "ses"])
def test_what_leaves_as_marked_is_verbatim(raw: list[str], now: list[str]) -> None:
    before, after = " ".join(raw), " ".join(now)
    shown = marked(before, after)
    assert compare(before, shown).verbatim
    assert marked(before, shown) == shown
    assert [word for word in shown.replace("[", " ").replace("]", " ").split() if word != CUT] == now
