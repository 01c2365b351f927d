"""Every error says what happened, what was kept and what to do, and has its own exit code."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

from interview_tui import errors
from interview_tui.errors import InterviewError, NotSaved

ALL = [
    value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, InterviewError)
]
PLACE = "/home/ola/min {studie} [b]"
REASONS = ["guide.md:3: the theme has no title; write one after ##", "note 12: identifies someone"]
GIVEN: dict[str, Any] = {
    "title": "It cannot be done.", "detail": "Nothing was changed.", "hint": "Try the other one.",
    "place": PLACE,
    "faults": REASONS, "reasons": REASONS,
}  # fmt: skip


def parameters(kind: type[InterviewError]) -> list[str]:
    return [name for name in inspect.signature(kind).parameters if name != "self"]


def made(kind: type[InterviewError]) -> InterviewError:
    return kind(*(GIVEN[name] for name in parameters(kind)))


def test_every_cause_has_its_own_exit_code() -> None:
    """What stops a save is one cause to a script: the disk did not take it."""
    saving = [kind for kind in ALL if issubclass(kind, NotSaved)]
    assert {kind.exit_code for kind in saving} == {NotSaved.exit_code}
    others = [kind.exit_code for kind in ALL if kind not in saving] + [NotSaved.exit_code]
    assert sorted(others) == sorted(set(others))


@pytest.mark.parametrize("kind", ALL)
def test_exit_codes_are_failures_that_no_shell_uses(kind: type[InterviewError]) -> None:
    assert 1 <= kind.exit_code < 64


@pytest.mark.parametrize("kind", ALL)
def test_an_error_takes_in_places_and_reasons_never_the_words_of_a_note(kind: type[InterviewError]) -> None:
    assert set(parameters(kind)) <= set(GIVEN)
    assert "text" not in vars(made(kind))
    assert "note" not in vars(made(kind))


@pytest.mark.parametrize("kind", ALL)
def test_an_error_is_made_of_whole_sentences(kind: type[InterviewError]) -> None:
    error = made(kind)
    title = error.title.removeprefix(PLACE)
    assert title.strip()
    assert title.endswith(".")
    assert title[0].isupper() or title != error.title
    assert not re.search(r"\{[a-z_]+\}", title)
    for sentence in (error.detail, error.hint):
        assert sentence == sentence.strip()
        last = sentence.splitlines()[-1] if sentence else ""
        assert not last or last in REASONS or last.endswith(".") or "interview-tui " in last
    assert str(error) == " ".join(part for part in (error.title, error.detail, error.hint) if part)
    assert error.args == (error.title,)


@pytest.mark.parametrize("kind", ALL)
def test_every_error_of_a_known_cause_says_what_to_do(kind: type[InterviewError]) -> None:
    assert made(kind).hint


@pytest.mark.parametrize("kind", [kind for kind in ALL if "place" in parameters(kind)])
def test_a_place_is_named_as_it_stands(kind: type[InterviewError]) -> None:
    assert made(kind).title.count(PLACE) == 1


@pytest.mark.parametrize("kind", [k for k in ALL if issubclass(k, NotSaved) and k is not NotSaved])
def test_what_stops_a_save_says_that_nothing_is_lost(kind: type[InterviewError]) -> None:
    error = made(kind)
    assert "kept" in error.detail
    assert parameters(kind) == []


def test_an_error_may_be_one_sentence() -> None:
    assert str(InterviewError("It cannot be done.")) == "It cannot be done."


def test_reasons_are_counted_and_each_stands_on_a_line_of_its_own() -> None:
    faults, gate = errors.GuideFaults(REASONS), errors.GateClosed(REASONS)
    assert faults.faults == gate.reasons == REASONS
    for error in (faults, gate):
        assert "2" in error.title
        assert error.detail.splitlines() == REASONS


def test_every_class_explains_itself() -> None:
    assert [
        kind.__name__ for kind in ALL if not (kind.__doc__ or "").strip().endswith((".", "``.", "empty."))
    ] == []
