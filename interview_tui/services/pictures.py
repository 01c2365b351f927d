"""What the pictures of a study show. Interviews that have ended, of those who have not withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow
from interview_tui.i18n import _
from interview_tui.model.picture import Across, TimeCell, Timeline, signs, time_of, timeline
from interview_tui.services.positions import find_interview
from interview_tui.services.reviewing import Reviewing
from interview_tui.services.suspects import reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide, TimeTag
    from interview_tui.services.suspects import Reviewed
    from interview_tui.store.store import Store


class Pictures:
    """The verbs on pictures."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._reviewing = store, Reviewing(store, clock)

    def of(self, name: str) -> Timeline:
        """Return one interview over time: ``CODE`` for the latest one, ``CODE/2`` for the second.

        Raises:
            UsageProblem, NotAllowedNow, ConsentMissing: as the review.
        """
        code, number, interview = find_interview(self._store, name)
        notes = self._reviewing.notes(interview.id)
        guide = self._store.guide(interview.guide_hash)
        return timeline(
            (code, number, interview.promised_minutes), guide, self._store.events(interview.id), notes
        )

    def across(self) -> Across:
        """Return all interviews beside each other, pilots left out. NotAllowedNow when none has ended."""
        held = [one for one in reviewed(self._store) if not one.respondent.pilot]
        if not held:
            raise NotAllowedNow(_("No interview has ended yet."))
        guides = {one.interview.guide_hash: self._store.guide(one.interview.guide_hash) for one in held}
        shown, seen = [], dict[str, int]()
        for one in held:
            code = one.respondent.code
            seen[code] = seen.get(code, 0) + 1
            guide = guides[one.interview.guide_hash]
            events = self._store.events(one.interview.id)
            name = code, seen[code], one.interview.promised_minutes
            shown.append(timeline(name, guide, events, one.notes))
        return Across(
            tuple(shown), _themes([*guides.values(), self._store.current_guide()]), _times(held, guides)
        )


def _themes(guides: Iterable[Guide]) -> tuple[tuple[str, str, str], ...]:
    # The guide that counts now says the order; what only earlier ones had comes where they had it.
    latest, *earlier = list(guides)[::-1]
    found = {theme.id: (theme.title, sign) for theme, sign in zip(latest.themes, signs(latest), strict=True)}
    for guide in earlier:
        for theme in guide.themes:
            found.setdefault(theme.id, (theme.title, "+"))
    return tuple((name, title, sign) for name, (title, sign) in found.items())


def _times(held: Iterable[Reviewed], guides: dict[str, Guide]) -> dict[tuple[str, TimeTag | None], TimeCell]:
    notes: dict[tuple[str, TimeTag | None], list[str]] = {}
    for one in held:
        guide = guides[one.interview.guide_hash]
        at = {question.id: theme.id for theme in guide.themes for question in theme.questions}
        for note in one.notes:
            if note.after or not note.text:
                continue
            place = at.get(note.question_id, note.theme_id), time_of(guide, note)
            notes.setdefault(place, []).append(one.respondent.code)
    asked = {
        (theme.id, time)
        for guide in guides.values()
        for theme in guide.themes
        for question in theme.questions
        for time in question.times
    }
    cells = {place: TimeCell(len(codes), len(set(codes)), place in asked) for place, codes in notes.items()}
    return cells | {place: TimeCell(0, 0, asked=True) for place in asked - set(cells)}
