"""The part of a session about recorders: sync marks, files, and what a counter shows. No sound, ever."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope
from interview_tui.model.interview import EventKind, Phase
from interview_tui.model.recording import SAME_FILE, Reading, recordings
from interview_tui.services.record import Record

if TYPE_CHECKING:
    from interview_tui.model.recording import Recording
    from interview_tui.services.record import Stamp

MOST_RECORDERS = 9
"""A recorder goes by one digit."""

_MOMENT = re.compile(r"(?:(\d{1,2}):)?(\d{1,5}):([0-5]?\d)(?:[.,](\d{1,3}))?")
_LONGEST_MS = 100 * 3_600_000


def moment_of(text: str) -> int:
    """Return a time as a counter shows it, in milliseconds: ``41:07``, ``1:41:07`` or ``41:07.5``.

    Raises:
        UsageProblem: when it is none.
    """
    found = _MOMENT.fullmatch(text.strip())
    hours, minutes, seconds, part = found.groups() if found and text.isascii() else ("", "", "", "")
    if not found or not minutes or int(minutes) * 60_000 > _LONGEST_MS:
        raise UsageProblem(
            _("{words} is not a time.").format(words=text.strip()[:20]),
            _("Nothing was changed."),
            _("Write minutes and seconds: 41:07, or 1:41:07 with hours."),
        )
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int((part or "0").ljust(3, "0"))


def slip(reading: Reading, file: Recording) -> UsageProblem:
    """Return the error for a reading that cannot be, with what the counter should show about then."""
    expected = max(0, file.position(reading.elapsed_ms) or 0) // 1000
    return UsageProblem(
        _("By our clock the counter shows about {time} then.").format(
            time=f"{expected // 60}:{expected % 60:02}"
        ),
        _("Nothing was changed."),
        _("Look at the counter once more, and that it is the right file."),
    )


class SyncMarks(Record):
    """Acts of a session that concern recorders. Each is on the disk when it returns."""

    _read_files: tuple[int, tuple[Recording, ...]] = (0, ())

    @property
    def files(self) -> tuple[Recording, ...]:
        """The files the recorders have made so far."""
        if self._read_files[0] != len(self.events):
            self._read_files = (len(self.events), recordings(self.events))
        return self._read_files[1]

    def recorder(self, number: int = 1, *, counter_ms: int | None = None, same: bool = False) -> bool:
        """Set a recorder's sync mark, on or off by turns (after the talk only off); returns whether it is on.

        Args:
            number: Which recorder, from 1.
            counter_ms: What its counter shows at this moment; None when nobody looked.
            same: It goes on in the file it had; only when it is started again.

        Raises:
            ConsentMissing: when it would be on and recording is not agreed to. Off is always allowed.
            UsageProblem: no such recorder, or a counter that cannot be; nothing was changed.
            NotAllowedNow: the same file, and it runs or has no file yet; on after the talk.
        """
        left_on = self.state.phase is Phase.ENDED and number in self.state.recorders
        self._open() if left_on else self._talking()
        if not 1 <= number <= MOST_RECORDERS:
            raise UsageProblem(
                _("Recorders are numbered from 1 to {most}.").format(most=MOST_RECORDERS),
                _("Nothing was changed."),
            )
        if number in self.state.recorders:
            if same:
                raise NotAllowedNow(_("The recorder is running already."))
            if counter_ms is not None:
                self.counter(counter_ms, number)
            self._add_event(EventKind.RECORDER_OFF, _written(number))
            return False
        if self._store.by_month:
            from interview_tui.services import impersonal

            impersonal.refuse_recorder()
        self._need(ConsentScope.AUDIO)
        if same and not any(one.recorder == number for one in self.files):
            raise NotAllowedNow(_("There is no file yet that the recorder could go on in."))
        detail = SAME_FILE if same else "" if counter_ms is None else str(counter_ms)
        self._add_event(EventKind.RECORDER_ON, _written(number), detail)
        return True

    def counter(self, counter_ms: int, number: int = 1, stamp: Stamp | None = None) -> None:
        """Keep what a recorder's counter showed at a moment, now if None; positions follow it from then on.

        Raises:
            NotAllowedNow: the recorder is not running.
            UsageProblem: a counter cannot show that; nothing was changed.
        """
        self._talking()
        file = next((one for one in reversed(self.files) if one.recorder == number), None)
        if file is None or number not in self.state.recorders:
            raise NotAllowedNow(_("The recorder is not running."), "", _("Start it first."))
        reading = Reading(stamp.elapsed_ms if stamp else self.now_ms(), counter_ms)
        if not file.fits(reading):
            raise slip(reading, file)
        self._add_event(EventKind.RECORDER_AT, str(file.number), f"{reading.elapsed_ms} {counter_ms}")


def _written(number: int) -> str:
    return "" if number == 1 else str(number)
