"""Preconceptions: written before the first interview, locked from then on, changed with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.craft import DebriefItem
from interview_tui.model.interview import EventKind
from interview_tui.model.preconception import Preconceptions, at_time, touched, versions
from interview_tui.model.values import dataclass
from interview_tui.services.describing import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.clock import Clock
    from interview_tui.store.store import Store

MOST_POINTS = 30
"""More than anybody can think of while asking."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the preconceptions stand: every version, oldest first, and what the debriefs said of each line.

    ``locked`` says that an interview has been started. ``touched`` holds the codes of those in whose
    interviews a line was touched; ``after`` how many interviews had begun before each version.
    """

    versions: tuple[Preconceptions, ...]
    locked: bool
    touched: dict[str, tuple[str, ...]]
    after: tuple[int, ...]

    @property
    def points(self) -> tuple[str, ...]:
        """The lines that stand now."""
        return self.versions[-1].points if self.versions else ()


class Preconceiving:
    """What the researcher expects to find."""

    def __init__(self, store: Store, clock: Clock, actor: str = "") -> None:
        self._store, self._clock, self._actor = store, clock, actor

    def standing(self) -> Standing:
        """Return how they stand."""
        written = self._store.preconceptions()
        starts = sorted(one.started_at for one in self._store.interviews())
        shown = versions(written)
        after = tuple(sum(start < one.at for start in starts) for one in shown)
        return Standing(tuple(shown), self.locked, self._touched(written), after)

    @property
    def locked(self) -> bool:
        """Whether an interview was started; one that was erased since counts too."""
        stages = {stage for stage, _kept in self._store.withdrawals()}
        written = self._store.preconceptions()
        later = bool(written) and written[-1].version > 1
        return bool(self._store.interviews()) or bool(stages - {"before"}) or later

    def write(self, points: Sequence[str], reason: str = "") -> Standing:
        """Write them down anew, all of them.

        Raises:
            UsageProblem: a line is too long, there are too many, nothing has changed, or they are locked and
                no reason is given. Nothing was changed.
        """
        lines, why = tuple(filter(None, map(line_of, points))), line_of(reason)
        written, locked = self._store.preconceptions(), self.locked
        if len(lines) > MOST_POINTS:
            raise UsageProblem(
                _("{limit} preconceptions are the most.").format(limit=MOST_POINTS), _("Nothing was changed.")
            )
        if lines == (written[-1].points if written else ()):
            raise UsageProblem(_("That is what is written down already."), _("Nothing was changed."))
        if locked and not why:
            raise UsageProblem(
                _("The interviews have begun, so what you expected is locked. Say why it is changed."),
                _("Nothing was changed."),
                _("A change becomes a new version with its date and the reason."),
            )
        version = (
            (written[-1].version if written else 0) + 1 if locked or not written else written[-1].version
        )
        now = self._clock.now().wall_ms
        self._store.add_preconceptions(
            Preconceptions(version, lines, why if locked else "", now, self._actor)
        )
        return self.standing()

    def add(self, point: str, reason: str = "") -> Standing:
        """Write one more line. UsageProblem as ``write``, and when there are no words."""
        if not line_of(point):
            raise UsageProblem(_("Write what you expect to find."), _("Nothing was changed."))
        return self.write([*self.standing().points, point], reason)

    def replace(self, number: int, point: str, reason: str = "") -> Standing:
        """Write another line in place of the ``number``-th, from 1; without words it is taken out."""
        points = list(self.standing().points)
        if not 1 <= number <= len(points):
            raise NotAllowedNow(_("There is no preconception {n}.").format(n=number))
        points[number - 1] = point
        return self.write(points, reason)

    def _words(self, note_id: int) -> str:
        try:
            note = self._store.note(note_id)
        except KeyError:  # erased with what they said
            return ""
        return "" if note.undone else note.text

    def _touched(self, written: list[Preconceptions]) -> dict[str, tuple[str, ...]]:
        codes = {one.id: one.code for one in self._store.respondents()}
        found: dict[str, dict[str, None]] = {}
        debriefs = self._store.events_of_kinds(EventKind.DEBRIEF)
        for interview in self._store.interviews():
            for event in debriefs.get(interview.id, ()):
                answered = event.value == DebriefItem.PRECONCEPTION and event.detail not in {"", "0"}
                if not answered:
                    continue
                for point in touched(self._words(int(event.detail)), at_time(written, event.at)):
                    found.setdefault(point, {})[codes[interview.respondent_id]] = None
        return {point: tuple(sorted(people)) for point, people in found.items()}
