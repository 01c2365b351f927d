"""The frozen sample is that of the scripts and guides, and a script with a slip in it is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.demo import freeze, script
from interview_tui.demo.build import LANGUAGES

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frozen_sample_is_fresh(language: str) -> None:
    fresh = freeze.frozen(freeze.shipped_guide(language), language)
    assert freeze.target(language).read_text(encoding="utf-8") == fresh, "python -m interview_tui.demo.freeze"


def test_a_script_becomes_records(guide: Guide) -> None:
    text = (
        '00:10 :go tasks-1\n00:20 "ja, #Kari" ^harm ^third_party\n    = "yes, #Kari"\n'
        "00:30 :skipped users-1 | tid | time\n"
    )
    made = script.records(script.read(text), guide, "en")
    assert made["events"] == [
        [10_000, "theme", "tasks", "tasks-1"],
        [30_000, "state", "users-1", "skipped time"],
    ]
    assert made["notes"] == [
        [20_000, "quote", "yes, #Kari", "tasks", "tasks-1", 0, ["harm", "third_party"]],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "no stamp\n",
        "00:10 bare norsk\n",
        "00:10 én\n    = one\n00:05 to\n    = two\n",
        "00:10 én ^wrong\n    = one\n",
    ],
)
def test_a_slip_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        script.read(text)


@pytest.mark.parametrize("text", ["00:10 :go nowhere\n", "00:10 :dance\n", '00:10 "ja"\n    = yes\n'])
def test_what_does_not_fit_the_guide_is_refused(text: str, guide: Guide) -> None:
    with pytest.raises((KeyError, ValueError)):
        script.records(script.read(text), guide, "en")
