"""The summary as CSV for spreadsheets: ``notes.csv`` and ``coverage.csv``, and what must be said of them.

UTF-8 with a byte-order mark (so that a spreadsheet reads it as UTF-8), commas, CRLF between rows, quoted as
RFC 4180 has it; line breaks inside a cell are kept. A cell that a spreadsheet would take for a formula (it
begins with ``=``, ``+``, ``-``, ``@``, a tab, a line break, or their full-width kin) gets an apostrophe in
front.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from interview_tui import text as door
from interview_tui.export import archive, words
from interview_tui.export.blocks import Para
from interview_tui.export.closing import signs
from interview_tui.export.document import NO_BASIS
from interview_tui.export.order import questions_of, themes
from interview_tui.i18n import N_, translator
from interview_tui.model.summary import AFTER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.export.words import Translate
    from interview_tui.model.summary import QuestionSummary, RespondentSummary, Summary

FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
"""First characters that a spreadsheet may take for the start of a formula."""


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet calculates: an apostrophe in front where it would."""
    shown = door.clean(cell)
    if shown.lstrip(" \u00a0")[:1] in FORMULA_STARTS:
        return "'" + shown
    return shown


def files(summary: Summary) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield ``notes.csv`` and ``coverage.csv``, and ``about.csv`` where something must be said of them."""
    t = translator(summary.language)
    yield "notes.csv", _table(notes(t, summary))
    yield "coverage.csv", _table(coverage(t, summary))
    # In a file of its own, so that the tables stay tables.
    if said := about(t, summary):
        yield "about.csv", _table(said)


def _table(rows: Iterable[Iterable[str]]) -> Iterator[bytes]:
    return archive.written(_lines(rows), b"\xef\xbb\xbf")


def _lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    paper = io.StringIO(newline="")
    writer = csv.writer(paper, lineterminator="\r\n")
    for row in rows:
        writer.writerow([safe(cell) for cell in row])
        yield paper.getvalue()
        paper.seek(0)
        paper.truncate()


def notes(t: Translate, summary: Summary) -> Iterator[list[str]]:
    """Yield a heading row, then a row for each note; ids, which programs go by, stand last.

    The unlinked form has neither who nor when, and no columns for them.
    """
    facts = [name for name, _value in summary.respondents[0].background] if summary.respondents else []
    who = [t(N_("respondent")), *facts] if summary.linked else []
    time = [t(N_("time"))] if summary.linked else []
    yield [
        *who,
        *map(t, (N_("theme"), N_("question"), N_("kind"))),
        *time,
        t(N_("text")),
        t(N_("question id")),
    ]
    for label, one in zip(words.columns(summary.respondents), summary.respondents, strict=True):
        for theme in one.themes:
            for question in theme.questions:
                for note in question.notes:
                    kind, when = t(words.ONE_OF_KIND[note.kind]), words.elapsed(t, note)
                    of = [label, *(value for _name, value in one.background)] if summary.linked else []
                    at = [when] if summary.linked else []
                    # What the debrief asks is no question of the guide.
                    number = "" if theme.theme_id == AFTER else question.question_id
                    yield [*of, theme.title, question.text, kind, *at, note.text, number]


def about(t: Translate, summary: Summary) -> list[list[str]]:
    """Return what must be said of the tables, a row each: legal basis, and what brackets mean."""
    said = [t(NO_BASIS)] if summary.no_basis else []
    brackets = [one.text for one in signs(t, summary) if isinstance(one, Para)]
    return [[one] for one in (*said, *([t(N_("What the brackets mean"))] if brackets else []), *brackets)]


def coverage(t: Translate, summary: Summary) -> Iterator[list[str]]:
    """Yield a heading row, then a row for each question: its state in each conversation, its id last."""
    told = summary.respondents if summary.linked else ()
    yield [t(N_("theme")), t(N_("question")), *words.columns(told), t(N_("question id"))]
    for theme_id, title in themes(summary).items():
        for question_id, question in questions_of(summary, theme_id).items():
            if question_id:
                states = [_state(t, one, question_id) for one in told]
                yield [title, question.text, *states, question_id]


def _state(t: Translate, one: RespondentSummary, question_id: str) -> str:
    question = _find(one, question_id)
    return words.state(t, question) if question else ""


def _find(one: RespondentSummary, question_id: str) -> QuestionSummary | None:
    found = (q for theme in one.themes for q in theme.questions if q.question_id == question_id)
    return next(found, None)
