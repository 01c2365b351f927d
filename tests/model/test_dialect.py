"""A way of speaking stands out: a hint for the eye, in the language of the study."""

from __future__ import annotations

import pytest

from interview_tui.model.dialect import dialect


def heard(text: str, language: str = "nb") -> list[str]:
    """Return the words that stand out."""
    return [text[start:end] for start, end in dialect(text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("æ skreiv brev for hand, liksom, ikkje sant", ["æ", "ikkje"]),
        ("eg likte dokker, itte sjø", ["eg", "dokker", "itte"]),
        ("Bergensk, ler mye", ["Bergensk"]),
        ("jeg skrev brev for hånd, ikke sant", []),
        ("KA og EG svarte", []),
        ("#ka og kari@itte.no", []),
        ("", []),
    ],
)
def test_what_bokmaal_does_not_write_stands_out(text: str, found: list[str]) -> None:
    assert heard(text) == found


def test_in_a_study_in_nynorsk_nynorsk_does_not_stand_out() -> None:
    assert heard("eg veit ikkje kva æ skal seie", "nn") == ["æ"]


def test_other_languages_are_taken_for_english() -> None:
    assert heard("it ain't much, said with an accent", "en-GB") == ["ain't", "accent"]
    assert heard("æ ka itte", "en") == []
