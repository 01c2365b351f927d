"""The writer's thread: everything in its order, nothing lost, failures told."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from textual.app import App

from interview_tui.errors import DiskFull
from interview_tui.tui.writer import Job, Writer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot


class Ear(App[None]):
    """An app that hears what the writer has done."""

    def on_mount(self) -> None:
        self.writer = Writer(self)
        self.heard: list[Any] = []

    def on_writer_finished(self, message: Writer.Finished) -> None:
        message.deliver()


@pytest.fixture
async def ear() -> AsyncIterator[tuple[Ear, Pilot[None]]]:
    app = Ear()
    async with app.run_test() as pilot:
        yield app, pilot
        app.writer.stop()


Ears = tuple[Ear, "Pilot[None]"]


async def until(pilot: Pilot[None], predicate: Callable[[], bool]) -> None:
    for _turn in range(500):
        if predicate():
            return
        await pilot.pause()
    pytest.fail("it never came")


def noted(done: list[int], number: int) -> int:
    done.append(number)
    return number


def fails() -> None:
    raise DiskFull


async def test_work_is_done_and_comes_back_in_the_order_it_was_given(ear: Ears) -> None:
    app, pilot = ear
    done: list[int] = []
    for number in range(200):
        app.writer.submit(partial(noted, done, number), app.heard.append)
    await until(pilot, lambda: len(app.heard) == 200)
    assert done == app.heard == list(range(200))


async def test_nothing_waits_for_work_that_takes_long(ear: Ears) -> None:
    app, pilot = ear
    gate = threading.Event()
    app.writer.submit(gate.wait, lambda _done: app.heard.append("slow"))
    app.writer.submit(lambda: None, lambda _done: app.heard.append("quick"))
    await pilot.pause()
    assert app.heard == []
    gate.set()
    await until(pilot, lambda: app.heard == ["slow", "quick"])


async def test_work_is_done_on_one_thread_and_told_on_the_apps(ear: Ears) -> None:
    app, pilot = ear
    worked: list[int] = []
    for _job in range(3):
        app.writer.submit(
            lambda: worked.append(threading.get_ident()),
            lambda _done: app.heard.append(threading.get_ident()),
        )
    await until(pilot, lambda: len(app.heard) == 3)
    assert len(set(worked)) == 1
    assert set(app.heard) == {threading.get_ident()}
    assert set(worked) != set(app.heard)


async def test_a_failure_is_told_and_the_work_goes_on(ear: Ears) -> None:
    app, pilot = ear
    app.writer.submit(lambda: 1, app.heard.append, app.heard.append)
    app.writer.submit(fails, app.heard.append, app.heard.append)
    app.writer.submit(lambda: 3, app.heard.append, app.heard.append)
    await until(pilot, lambda: len(app.heard) == 3)
    assert (app.heard[0], app.heard[2]) == (1, 3)
    assert isinstance(app.heard[1], DiskFull)


async def test_work_nobody_waits_for_is_done(ear: Ears) -> None:
    app, pilot = ear
    done = threading.Event()
    app.writer.submit(done.set)
    await until(pilot, done.is_set)


def finished(error: Exception | None, job: Job) -> Writer.Finished:
    return Writer.Finished(job, "result", error)


def test_a_failure_nobody_waits_for_is_not_swallowed() -> None:
    with pytest.raises(DiskFull):
        finished(DiskFull(), Job(fails, None, None)).deliver()
    with pytest.raises(DiskFull):
        finished(DiskFull(), Job(fails, lambda _result: None, None)).deliver()
    finished(None, Job(fails, None, None)).deliver()


def test_only_one_of_the_two_hears_of_it() -> None:
    done: list[Any] = []
    failed: list[Exception] = []
    job = Job(fails, done.append, failed.append)
    error = DiskFull()
    finished(None, job).deliver()
    finished(error, job).deliver()
    assert (done, failed) == (["result"], [error])


async def test_stopping_finishes_what_was_given(ear: Ears) -> None:
    app, _pilot = ear
    gate, done = threading.Event(), list[int]()
    app.writer.submit(gate.wait)
    for number in range(100):
        app.writer.submit(partial(done.append, number))
    assert done == []
    gate.set()
    app.writer.stop()
    assert done == list(range(100))


async def test_stopping_after_a_failure_still_finishes(ear: Ears) -> None:
    app, _pilot = ear
    done: list[str] = []
    app.writer.submit(fails, None, lambda _error: None)
    app.writer.submit(lambda: done.append("after"))
    app.writer.stop()
    assert done == ["after"]


async def test_stopping_twice_or_from_the_work_itself_does_not_hang(ear: Ears) -> None:
    app, pilot = ear
    app.writer.submit(app.writer.stop, app.heard.append)
    await until(pilot, lambda: app.heard == [None])
    app.writer.stop()
    app.writer.stop()
