"""The one thread that talks to the services, so that typing never waits for a disk.

Work is done in the order it was given. What it returned comes back to the app as a message, on the app's
own thread; a failure comes back the same way and is never lost.
"""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Any

from textual.message import Message

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message_pump import MessagePump

Result = Any


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work: ``call`` runs on the writer's thread, ``done`` or ``failed`` on the app's."""

    call: Callable[[], Result]
    done: Callable[[Result], None] | None
    failed: Callable[[Exception], None] | None


class Writer:
    """A thread with a queue; ``app`` receives ``Writer.Finished`` and calls ``deliver()`` on it."""

    @dataclass
    class Finished(Message):
        """A job has ended; ``error`` is what stopped it, or None."""

        job: Job
        result: Result
        error: Exception | None

        def deliver(self) -> None:
            """Call the job's own ``done`` or ``failed``; an error nobody waits for is raised here."""
            if self.error is None:
                if self.job.done is not None:
                    self.job.done(self.result)
            elif self.job.failed is not None:
                self.job.failed(self.error)
            else:
                raise self.error

    def __init__(self, app: MessagePump) -> None:
        self._app = app
        self.submitted = 0
        """Pieces of work submitted so far."""
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def submit(
        self,
        call: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do ``call`` after everything submitted before it."""
        self.submitted += 1
        self._jobs.put(Job(call, done, failed))

    def stop(self) -> None:
        """Finish what was submitted, then end the thread."""
        self._jobs.put(None)
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                result, error = job.call(), None
            except Exception as problem:  # noqa: BLE001 - whatever it was, the app must hear of it
                result, error = None, problem
            self._app.post_message(self.Finished(job, result, error))
