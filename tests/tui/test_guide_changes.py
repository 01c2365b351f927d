"""A new version of the guide on the screens: one key each, reasons, and what can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.model.guide_change import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

    OpenApp = Callable[..., Any]
    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

CHANGED = """---
title: Before and after the reform
language: en
version: 1
planned_minutes: 60
research_question: How did the reform change the work?
---

Thank you for taking the time.

## Warm-up {#warm-up .warmup}

- How long have you worked here? {#warm-up-1}

## Tasks {#tasks minutes=10}

Let them take their time.

- What did you do on an ordinary workday before? {#tasks-1 time=before}
    - an example?
    - with whom?
- And now? {#tasks-2 time=now}

## The people served {#users}

- Who comes to the office now? {#users-1}
- [b]Where[/b] do they live? {#live}

## Closing {#closing .closing}

- Is there anything we have not talked about that you would like to add? {#closing-1}
"""


@pytest.fixture
def own_guide(home: Path) -> Path:
    """The guide, changed, among the person's own."""
    (home / "guides").mkdir(exist_ok=True)
    path = home / "guides" / "second.md"
    path.write_text(CHANGED, encoding="utf-8")
    return path


async def opened(hand: Any) -> None:
    """Choose the changed guide, as far as its changes."""
    await hand.on("HomeScreen")
    await hand.press("v")
    await hand.on("GuideView")
    await hand.press("n")
    await hand.on("Picker")
    await hand.until(lambda: hand.app.focused is not None)
    await hand.type("second")
    await hand.press("enter")
    await hand.on("GuideChanges")
    await hand.sees("New version 2 · 2 changes", "2 without a reason", "same meaning", "added")


async def decided(hand: Any) -> None:
    """Say what the first change is, and give both their reasons."""
    await hand.press("t")
    await hand.sees("letters and signs", "1 without a reason")
    await hand.press("n")
    await hand.sees("new meaning", "2 without a reason")
    await hand.press("w")
    await hand.sees("needs a reason first")
    await hand.press("enter")
    await hand.on("AskShort")
    await hand.until(lambda: hand.app.focused is not None)
    await hand.type("the pilot took it for an outing")
    await hand.press("enter")
    await hand.sees("1 without a reason", "[b]Where[/b] do they live?")
    await hand.press("t")
    await hand.sees("This is no rewording")
    await hand.press("a")
    await hand.on("AskShort")
    await hand.until(lambda: hand.app.focused is not None)
    await hand.type("asked for")
    await hand.press("enter")
    await hand.until(lambda: "without a reason" not in hand.text)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_new_version_is_decided_on_and_used(
    *,
    open_app: OpenApp,
    folder: Path,
    passphrase: str,
    own_guide: Path,
    inside: Inside,
    size: tuple[int, int],
) -> None:
    async with open_app(size=size, folder=folder, passphrase=passphrase) as hand:
        await opened(hand)
        await decided(hand)
        await hand.press("w")
        await hand.on("GuideView")
        await hand.sees("Version 2 is in force from now on.", "version 2")
        await hand.press("c")
        await hand.on("GuideTable")
        await hand.sees("0 interviews count", "[b]Where[/b] do they live?")
        await hand.press("escape")
        await hand.on("GuideView")
    kept = inside(lambda study: study.store.guide_changes())
    assert [(one.change.kind, one.change.reason) for one in kept] == [
        (ChangeKind.NEW_MEANING, "the pilot took it for an outing"),
        (ChangeKind.ADD, "asked for"),
    ]


async def test_going_back_changes_nothing(
    open_app: OpenApp, folder: Path, passphrase: str, own_guide: Path, inside: Inside
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("v", "n")
        await hand.on("Picker")
        await hand.until(lambda: hand.app.focused is not None)
        await hand.type("another file")
        await hand.press("enter")
        await hand.on("AskShort")
        await hand.until(lambda: hand.app.focused is not None)
        await hand.type(str(own_guide))
        await hand.press("enter")
        await hand.on("GuideChanges")
        await hand.press("escape")
        await hand.on("GuideView")
    assert inside(lambda study: study.store.guide_changes()) == []


@pytest.fixture
def faulty(own_guide: Path, request: pytest.FixtureRequest) -> Path:
    """The person's own guide with the text that the test asks for."""
    own_guide.write_text(request.param, encoding="utf-8")
    return own_guide


AS_IT_WAS = CHANGED.replace("workday", "day").replace("- [b]Where[/b] do they live? {#live}\n", "")


@pytest.mark.parametrize(
    ("faulty", "told"),
    [("- nothing\n", "That guide has faults"), (AS_IT_WAS, "Nothing has changed")],
    indirect=["faulty"],
)
@pytest.mark.usefixtures("faulty")
async def test_what_cannot_be_brought_in_says_so(
    *, open_app: OpenApp, folder: Path, passphrase: str, told: str
) -> None:
    async with open_app(size=(120, 30), folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("v", "n")
        await hand.on("Picker")
        await hand.until(lambda: hand.app.focused is not None)
        await hand.type("second")
        await hand.press("enter")
        await hand.sees(told)
        await hand.on("GuideView")
