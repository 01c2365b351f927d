"""A room with an interview going on in it, for the tests of the session screen."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from textual import events

from interview_tui import sealing
from interview_tui.launch import Launch
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.paths import Paths
from interview_tui.services.opening import create_study, open_study
from interview_tui.settings import Settings
from interview_tui.tui.app import InterviewApp
from interview_tui.tui.screens.session import SessionScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from interview_tui.clock import Clock
    from interview_tui.errors import NotSaved
    from interview_tui.model.guide import Guide
    from interview_tui.model.note import Note
    from interview_tui.store.store import Store
    from interview_tui.tui.widgets.note_editor import NoteEditor

PASSPHRASE = "fire ord som ikke henger sammen"
QUICK_HAND = Settings(double_press_ms=0)
"""Tests press the same key again sooner than any hand."""
PATIENCE = 10.0
"""Seconds before a condition that does not come true fails the test."""


def text_of(app: InterviewApp) -> str:
    """Return what is on the screen, line by line."""
    screen: Any = app.screen
    width, height = app.size
    lines = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line)[:width] for line in lines[:height])


def flat(here: Room) -> str:
    """Return what is on the screen, wherever lines are cut."""
    return " ".join(text_of(here.app).split())


async def keys(here: Room, *pressed: str) -> None:
    """Press one key after the other, each when the one before is done with."""
    for key in pressed:
        await here.press(key)


def make_study(folder: Path, clock: Clock, guide: Guide, *, scopes: tuple[ConsentScope, ...]) -> str:
    """Make a study with one site and one respondent who agreed to ``scopes``; return the code."""
    create_study(folder, guide, PASSPHRASE, clock=clock, cost=sealing.QUICK)
    study = open_study(folder, PASSPHRASE, clock=clock)
    try:
        study.recruiting.add_site("Kontor Fjordvik")
        code = study.recruiting.add_respondent("Kontor Fjordvik", {}).code
        study.consenting.record(code, scopes, Decision.GRANTED)
    finally:
        study.close()
    return code


class Room:
    """The app with an interview on the screen, and ways to act in it."""

    def __init__(self, app: InterviewApp, pilot: Pilot[int]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> SessionScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, SessionScreen))

    @property
    def editor(self) -> NoteEditor:
        return self.screen.editor

    @property
    def interview_id(self) -> int:
        return self.screen.sitting.session.interview.id

    @property
    def store(self) -> Store:
        assert self.app.study is not None
        return self.app.study.store

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.screen.sitting.view.notes

    def keys(self, text: str) -> None:
        """Send keys in one go, as a terminal does when somebody types ahead."""
        for letter in text:
            self.app.post_message(events.Key(_key(letter), letter))

    async def type(self, text: str) -> None:
        self.keys(text)
        await self.pilot.pause()

    async def press(self, key: str) -> None:
        await self.pilot.press(key)
        await self.idle()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()

    async def idle(self) -> None:
        """Wait until the writer has done everything it was given."""
        done = asyncio.Event()
        self.app.writer.submit(lambda: None, lambda _none: done.set())
        await asyncio.wait_for(done.wait(), PATIENCE)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], bool]) -> None:
        await wait_for(self.pilot, condition)

    async def last_note(self, count: int) -> Note:
        await self.until(lambda: len(self.notes) >= count)
        return self.notes[-1]

    def break_store(self, error: NotSaved, *names: str) -> None:
        """Let every write, or those with these names, fail with this error from now on."""

        def refuse(*_anything: object, **_more: object) -> None:
            raise error

        for name in names or ("add_note", "set_draft", "add_event", "add_change"):
            setattr(self.store, name, refuse)

    def mend_store(self) -> None:
        for name in ("add_note", "set_draft", "add_event", "add_change"):
            self.store.__dict__.pop(name, None)


async def wait_for(pilot: Pilot[int], condition: Callable[[], bool]) -> None:
    """Let the app work until a condition holds; fail when it does not within ``PATIENCE``."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not condition():
        assert loop.time() < end, "the condition did not come true"
        await pilot.pause(0.01)


@asynccontextmanager
async def room(
    place: Path,
    clock: Clock,
    *,
    guide: Guide | None = None,
    scopes: tuple[ConsentScope, ...] = (ConsentScope.PARTICIPATION, ConsentScope.NOTES),
    size: tuple[int, int] = (80, 24),
    early: str = "",
    code: str = "",
    settings: Settings | None = None,
) -> AsyncIterator[Room]:
    """Show the interview of one respondent; with ``code`` go on with the one in ``place``."""
    folder = place / "study"
    code = code or make_study(folder, clock, guide or small_guide(), scopes=scopes)
    launch = Launch(
        Paths(place / "home"),
        settings or QUICK_HAND,
        clock,
        folder=folder,
        passphrase=PASSPHRASE,
        code=code,
        at="session",
    )
    app = InterviewApp(launch)
    try:
        async with app.run_test(size=size) as pilot:
            for letter in early:
                app.post_message(events.Key(_key(letter), letter))
            here = Room(app, pilot)
            await wait_for(pilot, lambda: isinstance(app.screen, SessionScreen) and app.screen.is_mounted)
            await wait_for(pilot, lambda: app.is_ready)
            yield here
            await here.idle()
    finally:
        app.writer.stop()
        if app.study is not None:
            app.study.close()


def small_guide() -> Guide:
    """Return a guide with a warm-up, two themes and a closing."""
    from interview_tui.model.guide import Guide, Probe, Question, Theme, ThemeRole, TimeTag, closing_theme

    warm_up = Theme("warm-up", "Warm-up", (Question("w1", "How long here?"),), role=ThemeRole.WARMUP)
    tasks = Theme(
        "tasks",
        "Tasks [b]before[/b]",
        (
            Question("t1", "An ordinary day before?", (Probe("an example?"),), (TimeTag.BEFORE,)),
            Question("t2", "And now?"),
        ),
        minutes=10,
    )
    users = Theme("users", "The people served", (Question("u1", "Who comes now?"),))
    return Guide("Reform", "en", "1", 60, (warm_up, tasks, users, closing_theme("en")))


def _key(letter: str) -> str:
    return {" ": "space", "\r": "enter"}.get(letter, letter)
