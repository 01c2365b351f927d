"""Where notes lie on the recordings of an interview, and readings of a counter that are added afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.interview import Event, EventKind, Interview, live
from interview_tui.model.recording import Reading, Recording, Stretch, off_record, places, recordings
from interview_tui.model.values import dataclass
from interview_tui.services.reviewing import Reviewing
from interview_tui.services.sync_marks import slip
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.model.note import Note
    from interview_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class Placed:
    """A note, and where it lies: (number of the file, milliseconds in it) for each recorder that ran."""

    note: Note
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Located:
    """An interview with its files, what was off the record, and its notes by their time.

    ``number`` counts the respondent's interviews from 1.
    """

    code: str
    number: int
    interview: Interview
    files: tuple[Recording, ...]
    off_record: tuple[Stretch, ...]
    notes: tuple[Placed, ...]


class Positions:
    """The verbs on positions. An interview goes by its respondent's code, or ``CODE/2`` for the second one.

    They raise what the review raises: UsageProblem, NotAllowedNow while the talk goes on, ConsentMissing.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._reviewing = Reviewing(store, clock)

    def of(self, name: str) -> Located:
        """Return where everything lies, the latest interview when none is numbered."""
        code, number, interview = find_interview(self._store, name)
        found = self._reviewing.notes(interview.id)
        events = self._store.events(interview.id)
        files = recordings(events)
        during = sorted((one for one in found if not one.after), key=lambda one: (one.elapsed_ms, one.id))
        after = [Placed(one, ()) for one in found if one.after]
        placed = [Placed(one, tuple(places(files, one.elapsed_ms))) for one in during]
        return Located(code, number, interview, files, tuple(off_record(events)), (*placed, *after))

    def read(self, name: str, file: int, elapsed_ms: int | None, counter_ms: int) -> Located:
        """Keep what the counter of a file showed at a moment of the interview; None: when it was stopped.

        Raises:
            UsageProblem: no such file, a moment when it did not run, or a counter that cannot be.
        """
        located = self.of(name)
        one = _file(located, file)
        at = one.to_ms if elapsed_ms is None else elapsed_ms
        if at is None or not one.runs(at):
            raise UsageProblem(
                _("File {n} did not run at that moment.").format(n=file), _("Nothing was changed.")
            )
        if not one.fits(Reading(at, counter_ms)):
            raise slip(Reading(at, counter_ms), one)
        self._add(located.interview, EventKind.RECORDER_AT, str(file), f"{at} {counter_ms}")
        return self.of(name)

    def forget(self, name: str, file: int) -> Located:
        """Take back every reading of a file's counter; the mark of its start stays."""
        located = self.of(name)
        _file(located, file)
        read = [
            event
            for event in live(self._store.events(located.interview.id))
            if event.kind is EventKind.RECORDER_AT and event.value == str(file)
        ]
        if not read:
            raise NotAllowedNow(_("There is no reading of file {n}.").format(n=file))
        for event in read:
            self._add(located.interview, EventKind.UNDONE, str(event.id))
        return self.of(name)

    def _add(self, interview: Interview, kind: EventKind, value: str, detail: str = "") -> None:
        # On the interview's clock it stands at its last moment: its length must not change by it.
        last = max(event.elapsed_ms for event in self._store.events(interview.id))
        now = self._clock.now().wall_ms
        self._store.add_event(Event(interview.id, kind, now, last, value, detail))


def find_interview(store: Store, name: str) -> tuple[str, int, Interview]:
    """Return code, number and interview of ``CODE`` (the latest) or ``CODE/2``; UsageProblem when none."""
    from interview_tui.services.recruiting import find_respondent

    code, sign, wanted = clean_line(name).partition("/")
    person = find_respondent(store, code)
    held = store.interviews(person.id)
    if not held:
        raise UsageProblem(_("{code} has no interview yet.").format(code=person.code))
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 0  # noqa: PLR2004
    if not sign:
        number = len(held)
    if not 1 <= number <= len(held):
        raise UsageProblem(
            _("{code} has no interview of that number.").format(code=person.code),
            "",
            _("Their interviews: {names}.").format(
                names=", ".join(f"{person.code}/{at}" for at in range(1, len(held) + 1))
            ),
        )
    return person.code, number, held[number - 1]


def _file(located: Located, number: int) -> Recording:
    for one in located.files:
        if one.number == number:
            return one
    raise UsageProblem(
        _("There is no file {n} of a recorder in this interview.").format(n=number), _("Nothing was changed.")
    )
