"""What the screens look like, kept as pictures. Take over a wanted change: ``pytest --snapshot-update``."""

from __future__ import annotations

import asyncio
import re
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

    from interview_tui.demo.sample import Sample
    from tests.tui.conftest import Hand, OpenApp

SMALL, LARGE = (80, 24), (120, 40)


class View(NamedTuple):
    """A place in the sample, the keys that lead to it, words that show it is there, one that must go."""

    at: str
    keys: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    size: tuple[int, int] = SMALL
    gone: str = ""


VIEWS = {
    "session": View("session", words=("R47", "Enter store")),
    "session-large": View("session", words=("R47", "Enter store"), size=LARGE),
    "end-check": View("session", ("ctrl+e",), ("End check",)),
    "go-to": View("session", ("ctrl+g", *"future"), ("Go to", "▸ The future")),
    "home": View("home", words=("R47", "Enter goes on", "3 promises are broken.")),
    "home-large": View("home", words=("R47", "Enter goes on", "3 promises are broken."), size=LARGE),
    "consent": View("home", ("c",), ("Will you take part?", "Taking part: yes")),
    "names": View("home", ("k",), ("This study has a key file.",)),
    "over-time": View("home", ("y",), ("over time", "Esc back")),
    "preconceptions": View("home", ("f",), ("version 1", "Esc back")),
    "review": View("review", words=("interview 1 of 6", "At export"), gone="Looking for"),
    "status": View("home", ("i",), ("Status: NAV-7", "deadlines")),
    "deadlines": View("home", ("l", "down"), ("Deadlines", "Letter v1")),
    "candidates": View("home", ("d",), ("1 UNDECIDED", "note 55")),
    "export": View("export", words=("gate shut", "What stands in the way")),
    "help": View("session", ("f1",), ("Typing",)),
}


class Picture(SingleFileSnapshotExtension):
    """One picture in one file, so that it can be looked at."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Picture)


@pytest.fixture
def in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Show local times as they are in Greenwich, whatever the machine's own."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone cannot be set here")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def drawn(hand: Hand) -> str:
    """Return the screen as SVG, without the id and the fonts of the network that every such picture has."""
    svg = hand.app.export_screenshot(title="interview-tui")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+", "terminal", svg)


async def at_rest(hand: Hand) -> str:
    """Return the picture when the writer has nothing to do and the screen no longer changes."""
    done = asyncio.Event()
    hand.app.writer.submit(lambda: None, lambda _none: done.set())
    await asyncio.wait_for(done.wait(), 20)
    before = ""
    while (now := drawn(hand)) != before:
        before = now
        await hand.pilot.pause()
    return now


@pytest.mark.usefixtures("in_utc")
@pytest.mark.parametrize("name", VIEWS)
async def test_the_screen_looks_as_it_did(
    open_app: OpenApp, sample: Sample, picture: SnapshotAssertion, name: str
) -> None:
    view = VIEWS[name]
    async with open_app(sample=sample, folder=sample.folder, at=view.at, size=view.size) as hand:
        if view.keys:
            await hand.sees("R47")
        await hand.press(*view.keys)
        await hand.sees(*view.words)
        await hand.until(lambda: not view.gone or view.gone not in hand.text)
        assert await at_rest(hand) == picture
