"""A guide as plain text, for ``interview-tui guide show`` and for reading aloud."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.guide import QuestionType, ThemeRole, TimeTag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.guide import Guide, Question, Theme

WIDTH = 80

TIMES = {
    TimeTag.BEFORE: N_("before"),
    TimeTag.NOW: N_("now"),
    TimeTag.COMPARE: N_("compare"),
    TimeTag.FUTURE: N_("future"),
}

TYPES = {
    QuestionType.FACT: N_("fact"),
    QuestionType.INTRODUCING: N_("introducing"),
    QuestionType.FOLLOW_UP: N_("follow-up"),
    QuestionType.PROBING: N_("probing"),
    QuestionType.SPECIFYING: N_("specifying"),
    QuestionType.DIRECT: N_("direct"),
    QuestionType.INDIRECT: N_("indirect"),
    QuestionType.STRUCTURING: N_("structuring"),
    QuestionType.SILENCE: N_("silence"),
    QuestionType.INTERPRETING: N_("interpreting"),
}

ROLES = {ThemeRole.WARMUP: N_("warm-up"), ThemeRole.CLOSING: N_("closing")}

UNNUMBERED = "–"
"""Stands for the number of warm-up and closing, which are not counted."""


def outline(guide: Guide) -> str:
    """Return the guide as lines of at most ``WIDTH`` characters; only a longer word makes a longer line."""
    lines = [*_wrapped("", guide.title), *_wrapped("", _figures(guide))]
    if guide.research_question:
        question = _("Research question: {question}").format(question=guide.research_question)
        lines += _wrapped("", question)
    for asked in guide.research_questions:
        lines += _wrapped(f"  {asked.id}: ", asked.text)
    if guide.opening:
        lines += ["", _("Opening card")]
        for paragraph in guide.opening:
            lines += _wrapped("  ", paragraph)
    number = 0
    for theme in guide.themes:
        number += theme.role is ThemeRole.ORDINARY
        lines += [
            "",
            *_theme(str(number) if theme.role is ThemeRole.ORDINARY else UNNUMBERED, theme, guide.closing),
        ]
    return "\n".join(lines) + "\n"


def _figures(guide: Guide) -> str:
    questions = sum(len(theme.questions) for theme in guide.themes)
    given = sum(theme.minutes or 0 for theme in guide.themes)
    parts = [
        guide.language,
        _("version {version}").format(version=guide.version),
        ngettext("{n} theme", "{n} themes", len(guide.themes)).format(n=len(guide.themes)),
        ngettext("{n} question", "{n} questions", questions).format(n=questions),
        _("planned {n} min").format(n=guide.planned_minutes),
    ]
    if given:
        parts.append(_("themes add up to {n} min").format(n=given))
    return " · ".join(parts)


def _theme(number: str, theme: Theme, closing: Question) -> list[str]:
    tags = [_(ROLES[theme.role])] if theme.role in ROLES else []
    tags += _time_and_minutes(theme.times, theme.minutes)
    tags += ["rq " + ", ".join(theme.serves)] if theme.serves else []
    lines = _wrapped(f"{number}  ", _tagged(theme.title, tags))
    if theme.anchor:
        lines += _wrapped("   ", _("before what is asked of before: {anchor}").format(anchor=theme.anchor))
    for hint in theme.hints:
        lines += _wrapped("   ", _("hint: {hint}").format(hint=hint))
    for place, question in enumerate(theme.questions, 1):
        tags = _time_and_minutes(question.times, question.minutes)
        if question.type:
            tags.append(_(TYPES[question.type]))
        if question.priority:
            tags.append(str(question.priority))
        if question.serves:
            tags.append("rq " + ", ".join(question.serves))
        if question is closing:
            tags.append(_("closing question"))
        lead = f"{number}.{place}" if number != UNNUMBERED else UNNUMBERED
        lines += _wrapped(f"   {lead}  ", _tagged(question.text, tags))
        if question.anchor:
            lines += _wrapped("        ", _("first, back to: {anchor}").format(anchor=question.anchor))
        for probe in question.probes:
            lines += _wrapped("        - ", probe.text)
    return lines


def _time_and_minutes(times: Sequence[TimeTag], minutes: int | None) -> list[str]:
    tags = [" + ".join(_(TIMES[tag]) for tag in times)] if times else []
    return [*tags, _("{n} min").format(n=minutes)] if minutes else tags


def _tagged(words: str, tags: Sequence[str]) -> str:
    return f"{words}  ({', '.join(tags)})" if tags else words


def _wrapped(mark: str, words: str) -> list[str]:
    return textwrap.wrap(
        words,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
