"""The unlinked form of a summary: what was said, by theme and question, not told apart by who said it.

With few respondents the honest form for publication: no codes, no times, no lengths, no order of people.
Within a question notes stand in an order that is the same at every export and tells nothing.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.export.order import headings, questions_of, theme_of
from interview_tui.model.summary import QuestionSummary, RespondentSummary, ThemeSummary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.export.spool import Spool
    from interview_tui.model.summary import Summary, SummaryNote


def unlinked(summary: Summary, spool: Spool) -> Summary:
    """Return the summary with all conversations as one heap; the spool takes its notes."""
    if not summary.respondents:
        return replace(summary, linked=False)
    newest = summary.guides[-1] if summary.guides else None
    heap = RespondentSummary(
        code="",
        guide_title=newest.title if newest else "",
        guide_version="",
        minutes_from=min(one.minutes_from for one in summary.respondents),
        minutes_to=max(one.minutes_to for one in summary.respondents),
        interruptions=sum(one.interruptions for one in summary.respondents),
        pauses=any(one.pauses for one in summary.respondents),
        scopes=tuple(
            scope
            for scope in summary.respondents[0].scopes
            if all(scope in one.scopes for one in summary.respondents)
        ),
        themes=tuple(
            _theme(summary, spool, theme_id, title) for theme_id, title in headings(summary).items()
        ),
        withheld=sum(one.withheld for one in summary.respondents),
    )
    return replace(summary, respondents=(heap,), linked=False, people=summary.count)


def _theme(summary: Summary, spool: Spool, theme_id: str, title: str) -> ThemeSummary:
    questions = tuple(
        QuestionSummary(question_id, question.text, None, _mixed(summary, spool, theme_id, question_id))
        for question_id, question in questions_of(summary, theme_id).items()
    )
    return ThemeSummary(theme_id, title, 0, 0, questions)


def _mixed(summary: Summary, spool: Spool, theme_id: str, question_id: str) -> Sequence[SummaryNote]:
    key = f"{summary.namespace}/{theme_id}/{question_id}".encode()

    def marked() -> Iterator[tuple[bytes, SummaryNote]]:
        for one in summary.respondents:
            theme = theme_of(one, theme_id)
            for question in theme.questions if theme else ():
                for note in question.notes if question.question_id == question_id else ():
                    mark = hmac.new(key, note.text.encode(), hashlib.sha256).digest()
                    yield mark, replace(note, elapsed_ms=None)

    return spool.in_order(marked())
