"""What is left of the status once people and promises are told: notes nobody has read, and who is gone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.i18n import _, ngettext
from interview_tui.services.reviewable import unread
from interview_tui.services.status_words import Told
from interview_tui.services.withdrawal_words import STAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.overseeing import Status

MOST_LOOKED_AT = 5_000
"""Notes in a study above which the study's screen does not look for unread ones each time it is shown."""


class Left(NamedTuple):
    """Counts only, never whose."""

    unread: int
    """Notes that would leave and that nobody has read through."""
    withdrew: int
    """People, those who are erased too."""
    stages: Mapping[str, int]
    """How many were counted by stage, by the ``value`` of ``Stage``."""
    kept: int
    """Of those counted, how many let stand what they had said."""


def left(study: OpenStudy, found: Status) -> Left:
    """Return how many notes nobody has signed, and how many people withdrew, at which stage."""
    counted = study.store.withdrawals()
    # One who withdrew may be gone from the list, and one who just did not be counted yet.
    withdrew = max(len(counted), sum(row.consent.withdrawn for row in found.rows))
    stages = Counter(stage for stage, _kept in counted)
    return Left(_unread(study, found), withdrew, stages, sum(kept for _stage, kept in counted))


def _unread(study: OpenStudy, found: Status) -> int:
    return unread(study.store, {row.respondent.id: row.consent for row in found.rows})


def lines(left: Left) -> list[Told]:
    """Return a line for each that there is something to say of."""
    told = []
    if left.unread:
        said = ngettext(
            "{n} note is not read through yet.", "{n} notes are not read through yet.", left.unread
        )
        told.append(Told(_("notes"), said.format(n=left.unread)))
    if left.withdrew:
        said = ngettext("{n} person has withdrawn", "{n} people have withdrawn", left.withdrew)
        parts = [f"{_(STAGES[stage])} {left.stages[stage]}" for stage in STAGES if left.stages.get(stage)]
        where = f" ({', '.join(parts)})" if parts else ""
        told.append(Told(_("withdrawals"), said.format(n=left.withdrew) + where + "."))
    return told


def as_data(left: Left) -> dict[str, object]:
    """Return the same for a program."""
    return {
        "unread_notes": left.unread,
        "withdrawals": {
            "n": left.withdrew,
            **{stage.value: left.stages.get(stage, 0) for stage in STAGES},
            "words_kept": left.kept,
        },
    }


def short(study: OpenStudy, found: Status) -> list[str]:
    """Return the same in a word or two each, for the line at the top of the study's screen."""
    told = []
    if sum(row.notes for row in found.rows) <= MOST_LOOKED_AT and (waiting := _unread(study, found)):
        told.append(_("unread notes {n}").format(n=waiting))
    if gone := sum(not kept for _stage, kept in study.store.withdrawals()):
        told.append(_("withdrew and erased {n}").format(n=gone))
    return told
