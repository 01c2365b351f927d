"""Two lines of the status that take a look at every note: what is unread, and how many have withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _, ngettext
from interview_tui.services.status_words import Told

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.overseeing import Status


def lines(study: OpenStudy, found: Status) -> list[Told]:
    """Return how many notes nobody has signed, and how many people withdrew; counts only, never whose."""
    told = []
    if unread := study.reviewing.unread():
        said = ngettext("{n} note is not read through yet.", "{n} notes are not read through yet.", unread)
        told.append(Told(_("notes"), said.format(n=unread)))
    # One who withdrew may be gone from the list, and one who just did not be counted yet.
    withdrew = max(len(study.store.withdrawals()), sum(row.consent.withdrawn for row in found.rows))
    if withdrew:
        said = ngettext("{n} person has withdrawn.", "{n} people have withdrawn.", withdrew)
        told.append(Told(_("withdrawals"), said.format(n=withdrew)))
    return told
