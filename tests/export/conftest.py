"""A small summary tree, and text that wants to be something else than text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.model.interview import QuestionState
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import (
    QuestionSummary,
    RespondentSummary,
    Statement,
    Summary,
    SummaryNote,
    ThemeSummary,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.model.guide import Guide

    MakeSummary = Callable[..., Summary]

STATEMENT = Statement(
    replacements={"person": 3, "place": 1},
    entities={"person": 2, "place": 1},
    kept=1,
    withheld={"third_party": 2, "ask_later": 1, "quote_not_granted": 1, "mark": 1},
    cleared=1,
    notes=6,
    key_file_used=True,
)

R12_NOTES = {
    "tasks-1": (
        SummaryNote(NoteKind.NOTE, "Drove to [place 1] with [person 1] every day", 61_000),
        SummaryNote(NoteKind.QUOTE, "we only meet in the corridor\nnever round a table", 132_999),
        SummaryNote(NoteKind.OBSERVATION, "laughs, looks away", 140_000),
        SummaryNote(NoteKind.QUOTE, "1. it was * another * time", 150_000),
    ),
    "": (SummaryNote(NoteKind.NOTE, "=SUM(A1) was on the board", 3_000_000, after=True),),
}
R47_NOTES = {"tasks-1": (SummaryNote(NoteKind.NOTE, "- same as [person 1]", 600_000),)}
STATES = {"tasks-1": QuestionState.ASKED, "users-1": QuestionState.SKIPPED}


def respondent(code: str, guide: Guide, notes: Mapping[str, Sequence[SummaryNote]]) -> RespondentSummary:
    themes = []
    for theme in guide.themes:
        questions = [
            QuestionSummary(q.id, q.text, STATES.get(q.id, QuestionState.NOT_REACHED), notes.get(q.id, ()))
            for q in theme.questions
        ]
        if theme.id == "tasks" and "" in notes:
            questions.append(QuestionSummary("", "", None, notes[""]))
        total = len(theme.questions) if theme.counts else 0
        done = sum(q.state is QuestionState.ASKED for q in questions) if theme.counts else 0
        themes.append(ThemeSummary(theme.id, theme.title, done, total, tuple(questions)))
    return RespondentSummary(
        code, guide.title, guide.version, 45, 60, 1, pauses=True,
        scopes=("notes", "participation", "quote_verbatim"), themes=tuple(themes), withheld=2,
    )  # fmt: skip


@pytest.fixture
def make_summary(guide: Guide) -> MakeSummary:
    """Return what makes a summary of two respondents; keywords replace parts of it."""

    def make(
        *,
        language: str = "en",
        notes: dict[str, tuple[SummaryNote, ...]] | None = None,
        title: str = "Reform study",
        guides: tuple[Guide, ...] = (guide,),
        respondents: tuple[RespondentSummary, ...] | None = None,
        sample: bool = False,
    ) -> Summary:
        ones = respondents or (
            respondent("R12", guides[-1], R12_NOTES if notes is None else notes),
            respondent("R47", guides[-1], R47_NOTES),
        )
        return Summary(title, language, ones, guides, STATEMENT, withdrawn=1, cancelled=2, sample=sample)

    return make


HOSTILE = [
    "[/x]",
    "[@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m \x1b]0;title\x07",
    "\u202etxet desrever\u202c",
    "nul\x00here",
    "=cmd()",
    '=HYPERLINK("http://example.invalid","x")',
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1+1",
    " =1+1",
    "\r=1+1",
    "＝1+1",
    "x" * 20_000,
    "👩‍👩‍👧‍👦 🏳️‍🌈",
    "\u0301 lone",
    "# heading\n## two",
    "- item\n+ item\n* item\n1. item\n2) item",
    "> quoted",
    "a\n===\nb\n---\nc",
    "```\ncode\n```",
    "~~~\ncode",
    "<script>alert(1)</script>\n<!-- c --><b>",
    "<http://example.invalid> &amp; &#65; &copy; A&B",
    "[a](b) ![c](d) [e][f]\n\n[e]: http://example.invalid",
    "a | b\n--- | ---\nc | d",
    "a | b\n:--",
    "**bold** __bold__ _it_ snake_case *it* ~~gone~~ `code`",
    "ends in backslash \\",
    "\\* \\\\ \\a",
    "one\n\n\n    indented\n\ttabbed",
    "trailing  \nspaces",
    "\u2028line\u2029para\x85next",
    "[x] done",
    "* * *\n- - -\n___",
    "#",
    "C # ##",
    "\ud800 alone",
]


@pytest.fixture(params=range(len(HOSTILE)), ids=[f"hostile-{n}" for n in range(len(HOSTILE))])
def hostile(request: pytest.FixtureRequest) -> str:
    number: int = request.param
    return HOSTILE[number]
