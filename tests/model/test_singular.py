"""Words that say there is one of somebody are pointed out, in three written languages, as whole words."""

from __future__ import annotations

import pytest

from interview_tui.model.singular import one_of_a_kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("alone with the programme, the only one. nobody to swap cases with", ["alone", "the only"]),
        ("sitter for seg sjøl med programmet, eneste", ["for seg sjøl", "eneste"]),
        ("Eneste i mottak, og ENESTE mann", ["eneste"]),
        ("einaste sosionomen, sit åleine", ["einaste", "åleine"]),
        ("4 år i sosialtjenesten, ansvar for kvalifiseringsprogrammet nå", ["ansvar for"]),
        ("standalone, enestående", []),
        ("drove every day", []),
        ("", []),
    ],
)
def test_the_words_are_found(text: str, found: list[str]) -> None:
    assert one_of_a_kind(text) == found
