"""Quick words are written out where they stand alone, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.quick import written_out

OWN = {"pp": "på plass", "ns": "ny setning", "bå": "bare å"}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("pp", "på plass"),
        ("alle var pp, sa hun", "alle var på plass, sa hun"),
        ("pp. pp? (pp) «pp» pp!", "på plass. på plass? (på plass) «på plass» på plass!"),
        ("pp\npp", "på plass\npå plass"),
        ("bå se", "bare å se"),
    ],
)
def test_a_word_that_stands_alone_is_written_out(typed: str, stored: str) -> None:
    assert written_out(typed, OWN) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "oppe", "ppt", "app", "PP", "Pp", "#pp", "pp_ns", "#Kari_pp", "e-pp", "pp-møte", "pp's", "pp’s",
        "@pp", "pp@eksempel.invalid", "a/pp/b", "pp.no", "kl.pp", "p p", "påpp", "ppø", "pp2", "",
    ],
)  # fmt: skip
def test_never_inside_something_longer(typed: str) -> None:
    assert written_out(typed, OWN) == typed


def test_what_was_written_out_is_not_looked_at_again() -> None:
    assert written_out("a b", {"a": "b", "b": "a"}) == "b a"


@given(st.text(max_size=60))
def test_without_quick_words_every_text_is_itself(text: str) -> None:
    assert written_out(text, {}) == text
    assert written_out(text, {"zzzz9": "never"}) == text or "zzzz9" in text
