"""A study as its screen shows it, read in one go on the writer's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import InterviewError
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.recruitment import OUT, RecruitState
from interview_tui.model.values import dataclass
from interview_tui.tui.widgets import respondent_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.model.study import Site, Study
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.recruiting import RespondentRow


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the screen shows, read in one go on the writer's thread."""

    study: Study
    sites: list[Site]
    rows: list[RespondentRow]
    started: dict[int, int]
    """When interviews under way were started: interview id to UTC ms."""
    recovery: bool
    """Whether it has a recovery code."""
    out: Mapping[int, RecruitState]
    """Who does not take part, by respondent id: a no on the card, else what was logged last."""

    @classmethod
    def of(cls, study: OpenStudy) -> Overview:
        """Return the study as it stands."""
        rows = study.recruiting.overview()
        started = {}
        if any(row.phase in respondent_row.UNDER_WAY for row in rows):
            started = {item.interview.id: item.started for item in study.interviewing.unfinished()}
        return cls(study.study, study.recruiting.sites(), rows, started, _has_code(study), _out(study, rows))


def _out(study: OpenStudy, rows: list[RespondentRow]) -> Mapping[int, RecruitState]:
    logged, part = study.store.recruited(), ConsentScope.PARTICIPATION
    found = {}
    for row in rows:
        said_no = row.consent.decision(part) is Decision.DECLINED
        state = RecruitState.DECLINED if said_no else logged.get(row.respondent.id)
        if state in OUT and row.phase is None and not row.consent.may_start:
            found[row.respondent.id] = state
    return found


def _has_code(study: OpenStudy) -> bool:
    try:
        return study.recovery_mark() is not None
    except InterviewError:
        return True  # what is wrong with the ways in is told where they are used


def first_due(view: Overview) -> int:
    """Return the row to begin at: an interview under way, else one still to be held, else the first."""
    for due in (True, False):
        for index, row in enumerate(view.rows):
            out = row.respondent.id in view.out or row.respondent.cancelled or row.consent.withdrawn
            if row.phase in respondent_row.UNDER_WAY if due else row.phase is None and not out:
                return index
    return 0
