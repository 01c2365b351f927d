"""Between the session screen and the service: what is on its way to the disk, and what came back.

Notes go to the disk one by one, in the order they were typed. One that could not be saved stays first in the
row and is tried again every second; nothing typed later overtakes it. What is kept as the half-written line
is all that is not a note yet: lines that wait, and what stands in the field.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from interview_tui.clock import month_of
from interview_tui.errors import InterviewError, NotSaved
from interview_tui.model.interview import BREAKS
from interview_tui.model.note import NoteKind, read_line
from interview_tui.model.values import dataclass
from interview_tui.tui.widgets.note_list import Unsaved

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.clock import Clock
    from interview_tui.model.guide import TimeTag
    from interview_tui.model.interview import InterviewState
    from interview_tui.model.note import Note
    from interview_tui.model.recording import Recording
    from interview_tui.services.closing_talk import LastThing
    from interview_tui.services.record import Stamp
    from interview_tui.services.session import Session
    from interview_tui.tui.writer import Writer
    from interview_tui.words_events import Break

RETRY_SECONDS = 1.0
"""How long to wait before a note that could not be saved is tried again."""

DRAFT_SECONDS = 0.1
"""How long a change of the half-written line may wait before it is on its way to the disk."""


@dataclass(frozen=True, slots=True)
class View:
    """Where the interview stands, as the screen shows it."""

    notes: tuple[Note, ...]
    state: InterviewState
    later: tuple[Note, ...]
    last: tuple[LastThing, ...] = ()
    files: tuple[Recording, ...] = ()
    breaks: tuple[Break, ...] = ()

    @classmethod
    def of(cls, session: Session) -> View:
        """Return what to show of ``session`` now."""
        notes = tuple(session.notes)
        later, last = tuple(session.later), tuple(session.last_things())
        return cls(notes, session.state, later, last, session.files, breaks_of(session))


def breaks_of(session: Session) -> tuple[Break, ...]:
    """Return what broke the talk up."""
    if not any(event.kind in BREAKS for event in session.events):
        return ()
    from interview_tui import words_events

    return tuple(words_events.breaks(session.guide, session.events))


class Front(Protocol):
    """The screen, as far as the sitting knows it."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> object:
        """Call ``callback`` after ``delay`` seconds."""
        ...

    def show(self, view: View) -> None:
        """Show where the interview stands."""
        ...

    def trouble(self, error: InterviewError) -> None:
        """Say what went wrong."""
        ...


@dataclass(slots=True)
class Pending:
    """A typed line on its way; its words stay here until the disk has them."""

    line: str
    stamp: Stamp
    pasted: bool = False
    time: TimeTag | None = None
    stored: bool = False
    """Set by the writer's thread, before the screen hears of it."""


Half: TypeAlias = "tuple[str, Stamp | None, bool]"
"""Words that are not a note yet, the moment of their first keystroke, and whether some were pasted."""

NO_HALF: Half = ("", None, False)


class Sitting:
    """One interview on the screen.

    Args:
        session: The service; touched on the writer's thread only, but for its clock.
        writer: The thread that does the work.
        clock: Says when something was last saved.
        front: Shows what comes back.
    """

    def __init__(self, session: Session, writer: Writer, clock: Clock, front: Front) -> None:
        self.session = session
        self.view = View.of(session)
        self.problem: NotSaved | None = None
        self.saved_at_ms: int | None = None
        self._writer, self._clock, self._front = writer, clock, front
        self._row: list[Pending] = []
        self._busy = False
        self._half: Half = NO_HALF
        self._draft: Half | None = None
        self._draft_waits = False

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """The lines that are not on disk yet, oldest first."""
        return tuple(Unsaved(item.line, _kind(item.line), item.stamp.elapsed_ms) for item in self._row)

    def note(self, line: str, stamp: Stamp, *, pasted: bool = False, time: TimeTag | None = None) -> None:
        """Store a line, typed or ``pasted``; its words are held here until they are on disk."""
        self._draft, self._half = None, NO_HALF
        self._row.append(Pending(line, stamp, pasted, time))
        self._next()
        self._front.set_timer(RETRY_SECONDS / 4, self._show_slow)

    def draft(self, text: str, stamp: Stamp | None, *, pasted: bool = False) -> None:
        """Keep the half-written line, at most ``DRAFT_SECONDS`` from now."""
        self._draft = self._half = (text, stamp, pasted)
        if not self._draft_waits:
            self._draft_waits = True
            self._front.set_timer(DRAFT_SECONDS, self.save_draft)

    def save_draft(self) -> None:
        """Put the half-written line on disk now."""
        self._draft_waits = False
        if self._draft is not None:
            half, self._draft = self._draft, None

            def work() -> None:
                text, stamp, pasted = self._not_notes_yet(half)
                self.session.keep_draft(text, stamp, pasted=pasted)

            self._writer.submit(work, self._kept, self._draft_failed(half))

    def act(
        self,
        call: Callable[[Session], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Do something with the session on the writer's thread, show the new view, then call ``done``.

        What went wrong is shown; then ``failed`` is called, if there is something to bring back.
        """

        def work() -> tuple[Any, View]:
            return call(self.session), View.of(self.session)

        def came_back(result: tuple[Any, View]) -> None:
            self._saved(result[1])
            if done is not None:
                done(result[0])

        def went_wrong(error: Exception) -> None:
            self._failed(error)
            if failed is not None:
                failed()

        self._writer.submit(work, came_back, went_wrong)

    # -- on the app's thread, when work came back --------------------------------------------------------

    def _next(self) -> None:
        if self._row and not self._busy:
            self._busy = True
            item = self._row[0]

            def work() -> View:
                left, begun, left_pasted = self._not_notes_yet(self._half, item)
                self.session.note(
                    item.line, item.stamp, pasted=item.pasted, time=item.time,
                    left=left, left_stamp=begun, left_pasted=left_pasted,
                )  # fmt: skip
                item.stored = True
                return View.of(self.session)

            self._writer.submit(work, self._stored, self._not_stored)

    def _not_notes_yet(self, half: Half, but: Pending | None = None) -> Half:
        """Return what is to be kept as half-written: lines that wait (``but`` one), and the field's."""
        waiting = [item for item in tuple(self._row) if not item.stored and item is not but]
        if not waiting:
            return half
        lines = "\n".join([*(item.line for item in waiting), half[0]]).rstrip("\n")
        return lines, waiting[0].stamp, half[2] or any(item.pasted for item in waiting)

    def _stored(self, view: View) -> None:
        self._busy = False
        self._row.pop(0)
        self._saved(view)
        self._next()

    def _not_stored(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, NotSaved):
            self.problem = error
            self._front.set_timer(RETRY_SECONDS, self._next)
            self._front.show(self.view)
        else:
            self.problem = None if not isinstance(error, InterviewError) else self.problem
            self._failed(error)
            self._front.set_timer(RETRY_SECONDS, self._next)

    def _saved(self, view: View) -> None:
        self.view = view
        self._kept(None)
        if not self._row:
            self.problem = None
        self._front.show(view)

    def _kept(self, _result: object) -> None:
        self.saved_at_ms = self._clock.now().steady_ms
        if not self._row:
            self.problem = None

    def _draft_failed(self, half: Half) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self._failed(error)
            if self._draft is None and isinstance(error, NotSaved):
                self._draft = half
                self._front.set_timer(RETRY_SECONDS, self.save_draft)

        return failed

    def _failed(self, error: Exception) -> None:
        if isinstance(error, NotSaved):
            self.problem = error
        if isinstance(error, InterviewError):
            self._front.trouble(error)
            self._front.show(self.view)
        else:
            raise error

    def _show_slow(self) -> None:
        if self._row:
            self._front.show(self.view)


def earlier(stamp: Stamp, seconds: int) -> Stamp:
    """Return ``stamp`` moved back by ``seconds``, never before the interview began."""
    back = min(seconds * 1000, stamp.elapsed_ms)
    at = stamp.at if month_of(stamp.at) else stamp.at - back
    return replace(stamp, at=at, elapsed_ms=stamp.elapsed_ms - back, moved_ms=stamp.moved_ms + back)


def stamp_of(note: Note) -> Stamp:
    """Return the stamp a note was stored with, for words that go back into the field."""
    from interview_tui.services.record import Stamp

    return Stamp(note.at, note.elapsed_ms, note.theme_id, note.question_id, note.moved_ms)


def _kind(line: str) -> NoteKind:
    return read_line(line)[0]
