"""Themes and questions as read from the file, before they have ids and a closing: what makes them a Guide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interview_tui.guidefile.attributes import CLOSING, WARMUP, Attributes
from interview_tui.guidefile.faults import instead, short
from interview_tui.i18n import _
from interview_tui.model.guide import (
    CLOSING_ID,
    Guide,
    Probe,
    Question,
    Theme,
    ThemeRole,
    closing_theme,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.guidefile.faults import Faults
    from interview_tui.guidefile.frontmatter import Front

MOST_THEMES = 100
MOST_QUESTIONS = 500
SLUG_CHARACTERS = 32
"""Most characters of a title or question that go into a derived id."""


@dataclass(slots=True)
class QuestionDraft:
    """One question as read. ``id`` is filled in by ``name_all``."""

    text: str
    line: int
    attributes: Attributes = field(default_factory=Attributes)
    probes: list[Probe] = field(default_factory=list)
    id: str = ""

    @property
    def closes(self) -> bool:
        """Whether it is marked as the closing question."""
        return CLOSING in self.attributes.classes


@dataclass(slots=True)
class ThemeDraft:
    """One theme as read; ``margin`` is the indentation of its first question, None before there is one."""

    title: str
    line: int
    attributes: Attributes = field(default_factory=Attributes)
    questions: list[QuestionDraft] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    id: str = ""
    margin: int | None = None

    @property
    def closes(self) -> bool:
        """Whether it is marked as the closing theme."""
        return CLOSING in self.attributes.classes


@dataclass(slots=True)
class GuideDraft:
    """A whole guide as read."""

    front: Front
    title: str = ""
    opening: list[str] = field(default_factory=list)
    themes: list[ThemeDraft] = field(default_factory=list)

    def questions(self) -> Iterator[QuestionDraft]:
        """Yield every question in the order of the file."""
        for theme in self.themes:
            yield from theme.questions

    def all(self) -> Iterator[ThemeDraft | QuestionDraft]:
        """Yield every theme and question in the order of the file."""
        for theme in self.themes:
            yield theme
            yield from theme.questions


def check(draft: GuideDraft, faults: Faults) -> None:
    """Add the faults that only the whole guide shows: too many themes, equal ids, a closing out of place."""
    if not draft.themes:
        faults.add(1, _("there is no theme; write ## and a title on a line above the questions"))
    for theme in draft.themes[MOST_THEMES : MOST_THEMES + 1]:
        faults.add(
            theme.line, _("there are more than {most} themes; divide the guide").format(most=MOST_THEMES)
        )
    for question in list(draft.questions())[MOST_QUESTIONS : MOST_QUESTIONS + 1]:
        faults.add(
            question.line,
            _("there are more than {most} questions; divide the guide").format(most=MOST_QUESTIONS),
        )
    _check_ids(draft, faults)
    _check_served(draft, faults)
    _check_closing(draft.themes, faults)


def _check_ids(draft: GuideDraft, faults: Faults) -> None:
    first: dict[str, int] = {}
    for named in draft.all():
        name = named.attributes.id
        if name in first:
            faults.add(
                named.line,
                _("the id {id} is already used on line {line}; choose another for one of them").format(
                    id=name, line=first[name]
                ),
            )
        elif name:
            first[name] = named.line


def _check_served(draft: GuideDraft, faults: Faults) -> None:
    known = [asked.id for asked in draft.front.research_questions]
    known = known or (["1"] if draft.front.get("research_question") else [])
    for named in draft.all():
        for name in named.attributes.serves:
            if name not in known:
                mend = instead(name, known) if known else _("write research_questions: below ---")
                faults.add(
                    named.line,
                    _("there is no research question {id}; {mend}").format(id=short(name), mend=mend),
                )


def _check_closing(themes: list[ThemeDraft], faults: Faults) -> None:
    for theme in themes:
        if {CLOSING, WARMUP} <= theme.attributes.classes:
            faults.add(theme.line, _("a theme is either .warmup or .closing; keep one of them"))
    closing = [theme for theme in themes if theme.closes]
    for theme in closing[1:]:
        faults.add(
            theme.line,
            _("there is already a closing theme on line {line}; keep one of them").format(
                line=closing[0].line
            ),
        )
    if len(closing) == 1 and not themes[-1].closes:
        faults.add(closing[0].line, _("the closing theme must come last; move it to the end of the guide"))
    questions = [question for theme in themes for question in theme.questions if question.closes]
    for question in questions[1:]:
        faults.add(
            question.line,
            _("there is already a closing question on line {line}; keep one of them").format(
                line=questions[0].line
            ),
        )


def close(draft: GuideDraft) -> None:
    """Give the guide its closing: the question marked as one, moved last, or the built-in one.

    A closing question goes to the end of the closing theme, wherever it was written. Without a closing theme
    its own theme becomes it, when that is the last one and has no other question; else one is added.
    """
    built_in = closing_theme(draft.front.get("language"))
    home = next((theme for theme in draft.themes if theme.questions and theme.questions[-1].closes), None)
    question = next((each for each in draft.questions() if each.closes), None)
    last = draft.themes[-1]
    alone = home is last and len(last.questions) == 1 and WARMUP not in last.attributes.classes
    if not last.closes and alone:
        last.attributes.classes.add(CLOSING)
    if not last.closes:
        last = ThemeDraft(built_in.title, 0, Attributes(classes={CLOSING}))
        draft.themes.append(last)
    if question is not None:
        for theme in draft.themes:
            theme.questions = [each for each in theme.questions if each is not question]
        last.questions.append(question)
    if not last.questions:
        last.questions.append(QuestionDraft(built_in.questions[0].text, 0))


def name_all(draft: GuideDraft) -> None:
    """Give every theme and question its id: the written one, or one derived from its own words.

    A derived id does not depend on what stands before it, so a question put in leaves the others as they
    were; only two that begin with the same words get a number. It never takes an id that is written.
    """
    taken = {named.attributes.id for named in draft.all()} - {""}
    kept = {CLOSING_ID, f"{CLOSING_ID}-1"} - taken

    def free(stem: str) -> str:
        name, number = stem, 1
        while name in taken or name in kept:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        return name

    for number, theme in enumerate(draft.themes, 1):
        if theme.closes:
            kept.clear()
        stem = CLOSING_ID if theme.closes else _slug(theme.title) or f"theme-{number}"
        theme.id = theme.attributes.id or free(stem)
        for place, question in enumerate(theme.questions, 1):
            tail = (_slug(question.text) if question.line else "") or str(place)
            question.id = question.attributes.id or free(f"{theme.id}-{tail}")


def _slug(words: str) -> str:
    from slugify import slugify

    return str(slugify(words[:200], max_length=SLUG_CHARACTERS, word_boundary=True, save_order=True))


def built(draft: GuideDraft) -> Guide:
    """Return the guide. The draft has no faults, is closed and named."""
    front = draft.front
    return Guide(
        title=front.get("title") or draft.title,
        language=front.get("language"),
        version=front.get("version") or "1",
        planned_minutes=front.planned_minutes,
        themes=tuple(_theme(theme) for theme in draft.themes),
        research_question=front.get("research_question"),
        opening=tuple(draft.opening),
        research_questions=tuple(front.research_questions),
    )


def _theme(draft: ThemeDraft) -> Theme:
    role = ThemeRole.ORDINARY
    if draft.closes:
        role = ThemeRole.CLOSING
    elif WARMUP in draft.attributes.classes:
        role = ThemeRole.WARMUP
    questions = tuple(_question(question) for question in draft.questions)
    says = draft.attributes
    return Theme(
        draft.id, draft.title, questions, tuple(draft.hints), role, says.minutes, says.times, draft.line,
        says.serves, says.anchor,
    )  # fmt: skip


def _question(draft: QuestionDraft) -> Question:
    says = draft.attributes
    return Question(
        draft.id,
        draft.text,
        tuple(draft.probes),
        says.times,
        says.type,
        says.priority,
        says.minutes,
        draft.line,
        says.serves,
        says.anchor,
    )
