"""What tests of the screens share: an app over a study or the sample, and a hand that waits for conditions.

Module basenames repeat and there are no packages in tests, so everything is handed out as fixtures:
``open_app`` opens the app and gives a ``Hand``; ``wait_for`` waits for a condition.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from interview_tui.demo.build import build
from interview_tui.launch import Launch
from interview_tui.paths import Paths
from interview_tui.sealing import QUICK
from interview_tui.services.known import remember_study
from interview_tui.services.opening import create_study, open_study
from interview_tui.settings import Settings
from interview_tui.tui.app import InterviewApp
from tests.tui.after import telling, to_candidates

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from textual.pilot import Pilot

    from interview_tui.clock import Clock
    from interview_tui.demo.sample import Sample
    from interview_tui.model.guide import Guide
    from interview_tui.services.opening import OpenStudy

    OpenApp = Callable[..., AbstractAsyncContextManager["Hand"]]
    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

PASSPHRASE = "four unrelated words here"
PATIENCE = 20.0


async def _wait_for(pilot: Pilot[Any], predicate: Callable[[], object], what: str = "") -> None:
    """Wait until ``predicate`` holds, letting the app work meanwhile; fail after ``PATIENCE`` seconds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not predicate():
        if loop.time() > end:
            pytest.fail(f"waited in vain for {what or 'a condition'}; the screen shows:\n{_text(pilot.app)}")
        await pilot.pause(0.01)


def _text(app: Any) -> str:
    """Return what the screen on top shows, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


class Hand:
    """A person at the keyboard: presses, types, looks and waits."""

    def __init__(self, app: InterviewApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def text(self) -> str:
        """What the screen shows."""
        return _text(self.app)

    @property
    def screen(self) -> Any:
        """The screen on top."""
        return self.app.screen

    @property
    def study(self) -> OpenStudy:
        """The study that is open."""
        assert self.app.study is not None
        return self.app.study

    async def press(self, *keys: str) -> None:
        """Press keys by their Textual names."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Put text in as a terminal's paste does: in one piece."""
        assert self.app.focused is not None
        self.app.focused.post_message(events.Paste(text))
        await self.pilot.pause()

    async def until(self, predicate: Callable[[], object], what: str = "") -> None:
        """Wait for a condition."""
        await _wait_for(self.pilot, predicate, what)

    async def sees(self, *words: str) -> None:
        """Wait until the screen shows all of these, wherever lines are cut."""
        wanted = [" ".join(word.split()) for word in words]

        def seen() -> bool:
            shown = " ".join(self.text.split())
            return all(word in shown for word in wanted)

        await _wait_for(self.pilot, seen, repr(words))

    async def on(self, name: str) -> None:
        """Wait until the screen of this class is on top."""
        await _wait_for(self.pilot, lambda: type(self.app.screen).__name__ == name, name)


@pytest.fixture
def wait_for() -> Callable[..., Any]:
    """Give ``await wait_for(pilot, predicate)``."""
    return _wait_for


@pytest.fixture
def screen_text() -> Callable[[Any], str]:
    """Give ``screen_text(app)``: what the screen on top shows."""
    return _text


@pytest.fixture
def open_app(home: Path, clock: Clock) -> OpenApp:
    """Give ``async with open_app(size=..., keys=..., folder=..., sample=..., at=...) as hand``.

    ``keys`` are pressed before there is a screen; the rest goes into the ``Launch``.
    """

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), keys: Sequence[str] = (), **launch: Any
    ) -> AsyncIterator[Hand]:
        app = InterviewApp(Launch(Paths(home), Settings(double_press_ms=0), clock, **launch))
        app._early = [events.Key(key, key) for key in keys]
        try:
            async with app.run_test(size=size) as pilot:
                await _wait_for(pilot, lambda: app.is_ready, "the first screen")
                yield Hand(app, pilot)
        finally:
            app.writer.stop()
            if app.study is not None:
                app.study.close()
        assert not app.crash
        assert app.problem is None

    return opened


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def folder(tmp_path: Path, home: Path, clock: Clock, guide: Guide) -> Path:
    """A study of its own, with one background field, known on this machine."""
    place = tmp_path / "my-study"
    create_study(place, guide, PASSPHRASE, title="Reform study", fields=["dept"], clock=clock, cost=QUICK)
    remember_study(Paths(home), place)
    return place


@pytest.fixture
def inside(folder: Path, clock: Clock) -> Inside:
    """Give ``inside(lambda study: ...)``: do something in the study while no app has it open."""

    def do(what: Callable[[OpenStudy], Any]) -> Any:
        study = open_study(folder, PASSPHRASE, clock=clock)
        try:
            return what(study)
        finally:
            study.close()

    return do


@pytest.fixture
def sample(tmp_path: Path, clock: Clock) -> Sample:
    """The sample study in English."""
    return build(tmp_path / "sample", language="en", clock=clock)


@pytest.fixture
def review(open_app: OpenApp, folder: Path, passphrase: str) -> Callable[..., Any]:
    """Give ``async with review() as hand``: the study of ``folder``, opened at its review."""
    return lambda **more: open_app(folder=folder, passphrase=passphrase, at="review", **more)


@pytest.fixture
def deciding(review: OpenApp, inside: Inside) -> OpenApp:
    """Give ``async with deciding("a note", "another") as hand``: an interview's candidates to decide on."""

    @asynccontextmanager
    async def opened(*lines: str, **more: Any) -> AsyncIterator[Hand]:
        inside(telling(*lines))
        async with review(**more) as hand:
            await to_candidates(hand)
            yield hand

    return opened


@pytest.fixture
def export(open_app: OpenApp, folder: Path, passphrase: str) -> Callable[..., Any]:
    """Give ``async with export() as hand``: the study of ``folder``, opened at its export."""
    return lambda **more: open_app(folder=folder, passphrase=passphrase, at="export", **more)
