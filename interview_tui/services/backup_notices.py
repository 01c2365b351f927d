"""Notices on backups: one that could not be made, none so far, or when and where the last one was made."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from interview_tui.clock import month_of
from interview_tui.i18n import _
from interview_tui.services.noticing import Notice, Weight

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy


def of_backups(study: OpenStudy) -> list[Notice]:
    """Return how backups stand, as one notice; nothing for the sample, nor before there is an interview."""
    if study.study.sample:
        return []
    standing = study.guarding.standing()
    if standing.trouble:
        return [Notice(_("No backup: {trouble}").format(trouble=standing.trouble), Weight.SOON, "backup")]
    last = standing.last
    if last is not None:
        when = f"{dt.datetime.fromtimestamp(last.made_at / 1000, dt.UTC).astimezone():%d.%m. %H:%M}"
        sentence = _("Last backup {when} in {place}.").format(
            when=month_of(last.made_at) or when, place=last.path.parent
        )
        return [Notice(sentence, Weight.QUIET, "backup")]
    if not study.store.phases():
        return []
    return [Notice(_("There is no backup of this study yet."), Weight.SOON, "backup")]
