"""Deadlines of a study: set, told in time, and seen to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui import words_field
from interview_tui.clock import today
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, as_read, ngettext
from interview_tui.model.deadline import Deadline, Kept, Standing
from interview_tui.model.letter import AUDIO_DESTROYED, Milestone
from interview_tui.services.describing import day_of
from interview_tui.services.noticing import Notice, Weight
from interview_tui.services.recruiting import short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.clock import Clock
    from interview_tui.services.opening import OpenStudy
    from interview_tui.store.store import Store

NAMES = {kept: words_field.KEPT[kept.value] for kept in Kept}

STANDINGS = {
    Standing.MET: N_("done"),
    Standing.WAITING: N_("waiting"),
    Standing.SOON: N_("soon"),
    Standing.DUE: N_("due now"),
    Standing.OVERDUE: N_("OVERDUE"),
}


class Deadlines:
    """The verbs on deadlines; what they wait for, and that recordings are gone, are milestones."""

    def __init__(self, store: Store, clock: Clock, actor: str = "") -> None:
        self._store, self._clock, self._actor = store, clock, actor

    @property
    def today(self) -> str:
        """The day it is here."""
        return today(self._clock)

    def all(self) -> list[Deadline]:
        """Return every deadline, the nearest first, with what the milestones on record say of it."""
        kept = self._store.deadlines()
        if not kept:
            return []
        latest_first = sorted(self._store.milestones(), key=lambda one: one.day, reverse=True)
        reached = {_key(one.name): one.day for one in latest_first}
        told = [_with(one, reached) for one in kept]
        return sorted(told, key=lambda one: (one.day, one.kept))

    def overdue(self) -> tuple[str, ...]:
        """Return what should be deleted by now and was not said to be, as ``Kept`` values."""
        late = {one.kept for one in self.all() if one.standing(self.today) is Standing.OVERDUE}
        return tuple(kept.value for kept in Kept if kept in late)

    def set(self, kept: Kept, due: str, *, event: str = "", source: str = "") -> Deadline:
        """Set a deadline: on a day, or when something happens and at the latest on that day.

        Args:
            kept: What must be gone.
            due: The day, as 2026-12-31 or 31.12.2026.
            event: What it waits for: a milestone, or a few words; empty for a day alone.
            source: Where it was promised or decided.

        Raises:
            UsageProblem: when the day is none, or something is too long.
        """
        when = self._store.kept_days(a_day(due))
        awaited = words_field.milestone_name(short(event, _("event")))
        deadline = Deadline(kept, when, awaited, source=short(source, _("source")))
        self._store.save_deadline(deadline)
        return deadline

    def event_came(self, kept: Kept, day: str = "") -> Deadline:
        """Say that what a deadline waited for has come: a milestone, from which all that wait for it are due.

        Raises:
            UsageProblem: when there is no such deadline, it waits for nothing, or the day is none.
        """
        deadline = self._find(kept)
        self._waits(deadline)
        self._reach(_key(deadline.event), self._day(day))
        return self._find(kept)

    def event_taken_back(self, kept: Kept) -> Deadline:
        """Say that what a deadline waits for has not come after all: it was put on record by mistake.

        Everything that waits for it waits again, and the log keeps that it was taken back.

        Raises:
            UsageProblem: when there is no such deadline, it waits for nothing, or nothing has come.
        """
        deadline = self._find(kept)
        self._waits(deadline)
        if not deadline.came:
            raise UsageProblem(
                _("{event}: that is not on record.").format(event=words_field.milestone(deadline.event)),
                _("Nothing was changed."),
            )
        self.take_back(deadline.event)
        return self._find(kept)

    def take_back(self, event: str) -> None:
        """Say that something has not happened after all: a milestone, as it is called or in its words."""
        name = _key(event)
        if name == AUDIO_DESTROYED:
            self.not_met(Kept.RECORDINGS)
            return
        self._remove(name)
        for one in self._store.deadlines():
            if one.came and _key(one.event) == name:
                self._store.save_deadline(replace(one, came=""))

    @staticmethod
    def _waits(deadline: Deadline) -> None:
        if not deadline.event:
            what = _(NAMES[deadline.kept])
            raise UsageProblem(
                _("The deadline for {what} is a day; it waits for nothing.").format(what=what),
                _("Nothing was changed."),
            )

    def met(self, kept: Kept, day: str = "") -> Deadline:
        """Say that it is done: what should be gone is gone. UsageProblem as ``event_came``.

        Of recordings it may be said without a deadline: it is a milestone that promises ask for too. What
        comes back then has no ``due``, and no deadline is set.
        """
        if kept is Kept.RECORDINGS and all(one.kept is not kept for one in self.all()):
            when = self._day(day)
            self._reach(AUDIO_DESTROYED, when)
            return Deadline(kept, "", met=when)
        done = replace(self._find(kept), met=self._day(day))
        self._store.save_deadline(done)
        if kept is Kept.RECORDINGS:
            self._reach(AUDIO_DESTROYED, done.met)
        return done

    def not_met(self, kept: Kept) -> None:
        """Say that it is not deleted after all: it was put on record by mistake. The log keeps that it was.

        Raises:
            UsageProblem: when it is not on record that it is deleted.
        """
        one = next((one for one in self.all() if one.kept is kept), None)
        if not (one.met if one else kept is Kept.RECORDINGS and self.recordings_gone()):
            raise UsageProblem(
                _("It is not on record that this is deleted: {what}.").format(what=_(NAMES[kept])),
                _("Nothing was changed."),
            )
        if kept is Kept.RECORDINGS:
            self._remove(AUDIO_DESTROYED)
        if one is not None:
            kept_one = next(each for each in self._store.deadlines() if each.kept is kept)
            self._store.save_deadline(replace(kept_one, met=""))

    def _remove(self, name: str) -> None:
        for one in self._store.milestones():
            if _key(one.name) == name:
                self._store.remove_milestone(one, self._clock.now().wall_ms)

    def _reach(self, name: str, day: str) -> None:
        if all(_key(one.name) != name for one in self._store.milestones()):
            made = Milestone(name, day, self._clock.now().wall_ms, self._actor)
            self._store.add_milestone(made)

    def recordings_gone(self) -> str:
        """Return since when it is on record that the recordings are deleted; empty when it is not."""
        days = [one.day for one in self._store.milestones() if _key(one.name) == AUDIO_DESTROYED]
        return min(days, default="")

    def _find(self, kept: Kept) -> Deadline:
        found = next((one for one in self.all() if one.kept is kept), None)
        if found is None:
            raise UsageProblem(
                _("There is no deadline for this: {what}.").format(what=_(NAMES[kept])),
                _("Nothing was changed."),
            )
        return found

    def _day(self, day: str) -> str:
        when = self._store.kept_days(day_of(day)) or self.today
        if when > self.today:
            raise UsageProblem(
                _("{day} is still to come.").format(day=as_read(when)), _("Nothing was changed.")
            )
        return when


def a_day(text: str) -> str:
    """Return a day as ``YYYY-MM-DD``. UsageProblem when there is none, or it is not one."""
    if found := day_of(text):
        return found
    raise UsageProblem(_("A day is needed, such as 2026-12-31."), _("Nothing was changed."))


def _key(event: str) -> str:
    return words_field.milestone_name(event).casefold().replace(" ", "_")


def _with(deadline: Deadline, reached: Mapping[str, str]) -> Deadline:
    came = deadline.came or (reached.get(_key(deadline.event), "") if deadline.event else "")
    gone = reached.get(AUDIO_DESTROYED, "") if deadline.kept is Kept.RECORDINGS else ""
    return replace(deadline, came=came, met=deadline.met or gone)


def sentence(deadline: Deadline, day: str) -> str:
    """Return one deadline in words, as it stands on a day."""
    what = _(NAMES[deadline.kept])
    if not deadline.due:
        return _("Deleted on {day}: {what}. No deadline was set.").format(
            day=as_read(deadline.met), what=what
        )
    left = deadline.days_left(day)
    if deadline.standing(day) is Standing.MET:
        return _("To be deleted: {what}. Done on {day}.").format(what=what, day=as_read(deadline.met))
    if deadline.standing(day) is Standing.DUE:
        return _("Due for deletion now: {what}, since {day}: {event}. At the latest {latest}.").format(
            what=what,
            day=as_read(deadline.came),
            event=words_field.milestone(deadline.event),
            latest=as_read(deadline.due),
        )
    if left < 0:
        words = ngettext(
            "OVERDUE for deletion by {n} day: {what} (was due {day}).",
            "OVERDUE for deletion by {n} days: {what} (was due {day}).",
            -left,
        )
        return words.format(n=-left, what=what, day=as_read(deadline.due))
    words = ngettext(
        "To be deleted within {n} day: {what} ({day}).",
        "To be deleted within {n} days: {what} ({day}).",
        left,
    )
    return words.format(n=left, what=what, day=as_read(deadline.due))


def notices(study: OpenStudy) -> list[Notice]:
    """Return what is due within thirty days or now, and what is overdue."""
    found, day = [], study.deadlines.today
    for one in study.deadlines.all():
        standing = one.standing(day)
        if standing in {Standing.SOON, Standing.DUE, Standing.OVERDUE}:
            weight = Weight.SOON if standing is Standing.SOON else Weight.NOW
            found.append(Notice(sentence(one, day), weight, "deadlines"))
    return found
