"""A summary as a document: headings, paragraphs, items, quotes and tables, which exporters write their way.

Every text in it is plain; whoever writes it escapes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.export import words
from interview_tui.export.blocks import Block, Heading, Item, Para, Part, Quote, Table
from interview_tui.export.closing import appendix, comparison, guide_facts, signs, statement
from interview_tui.export.order import headings, questions_of, theme_of, themes
from interview_tui.i18n import N_
from interview_tui.model.note import NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.export.words import Translate
    from interview_tui.model.guide import Guide
    from interview_tui.model.summary import (
        RespondentSummary,
        Summary,
        SummaryNote,
        ThemeSummary,
    )

    Told = tuple[str, Sequence[SummaryNote]]
    """Who said it (empty where the page says so) and the notes."""


MOST_COLUMNS = 60
"""With more columns than this respondents stand in rows: nobody reads it otherwise, and Word opens 63."""

_AT_HAND = 10_000
"""Up to so many notes of a question are read once and not once for each kind: a few megabytes."""

NO_BASIS = N_("No legal basis for this study is written down on its study sheet.")
"""Said in every format when it is so (fieldwork R16)."""


def title_of(t: Translate, summary: Summary) -> str:
    """Return the study's title, or a word for it when it has none."""
    return summary.study_title or t(N_("Summary"))


def _sample(t: Translate, summary: Summary) -> list[Block]:
    return [Para(t(N_("Sample data: everyone in it is invented.")), strong=True)] if summary.sample else []


def of_respondent(t: Translate, summary: Summary, ones: Sequence[RespondentSummary]) -> Iterator[Block]:
    """Yield the document of one respondent: each conversation by theme and question."""
    about = t(N_("Pseudonymised notes from the study “{study}”. Times are minutes from the start."))
    yield Heading(1, ones[0].code, Part.TITLE)
    yield from _sample(t, summary)
    yield from no_basis(t, summary)
    yield Para(about.format(study=title_of(t, summary)))
    for label, one in zip(words.columns(ones), ones, strict=True):
        if len(ones) > 1:
            yield Heading(2, label)
        yield from _facts(t, one)
        for theme in one.themes:
            yield from _theme_of_one(t, theme)
    if explained := list(signs(t, summary)):
        yield Heading(2, t(N_("What the brackets mean")))
        yield from explained


def _facts(t: Translate, one: RespondentSummary) -> Iterator[Item]:
    guide = one.guide_title
    if one.guide_version:
        guide = t(N_("{title}, version {version}")).format(title=guide, version=one.guide_version)
    yield Item(guide, t(N_("Guide")))
    yield from (Item(value or "–", name) for name, value in one.background)
    yield Item(words.length(t, one), t(N_("Length")))
    yield Item(t(N_("yes") if one.pauses else N_("no")), t(N_("Pauses")))
    yield Item(str(one.interruptions), t(N_("Interruptions")))
    yield Item(words.scopes(t, one.scopes), t(N_("Consent in force")))
    yield Item(str(one.withheld), t(N_("Notes held back")))


def _theme_of_one(t: Translate, theme: ThemeSummary) -> Iterator[Block]:
    yield Heading(2, theme.title, Part.THEME)
    if theme.total:
        yield Para(t(N_("Covered: {covered}")).format(covered=words.covered(t, theme)))
    for question in theme.questions:
        yield Heading(3, words.question(t, question), Part.QUESTION)
        if question.state is not None:
            yield Para(t(N_("State: {state}")).format(state=words.state(t, question)))
        yield from _by_kind(t, 4, [("", list(question.notes))])


def _by_kind(t: Translate, level: int, told: Sequence[Told]) -> Iterator[Block]:
    """Yield notes under a heading per kind, quotes as quotes, the others as items."""
    if sum(len(notes) for _who, notes in told) <= _AT_HAND:
        told = [(who, list(notes)) for who, notes in told]
    held = [{note.kind for note in notes} for _who, notes in told]
    for kind, name in words.KINDS.items():
        of_kind = [one for one, kinds in zip(told, held, strict=True) if kind in kinds]
        if of_kind:
            yield Heading(level, t(name), Part.KIND)
        for who, notes in of_kind:
            for note in notes:
                if note.kind is kind:
                    stamp = ", ".join(part for part in (who, words.elapsed(t, note)) if part)
                    yield Quote(note.text, stamp) if kind is NoteKind.QUOTE else Item(note.text, stamp)


def across(t: Translate, summary: Summary) -> Iterator[Block]:
    """Yield the document across respondents: coverage, conversations, notes by theme, how it was made."""
    yield Heading(1, title_of(t, summary), Part.TITLE)
    yield from _sample(t, summary)
    yield from no_basis(t, summary)
    about = N_(
        "Pseudonymised summary of the conversations in this study, by theme. Respondents are named by random "
        "codes, sorted by code. Times are minutes from the start of each conversation."
    )
    alone = N_("Pseudonymised summary of the conversations in this study, by theme.")
    yield Para(t(about if summary.linked else alone))
    if not summary.linked and not summary.statement.threshold:
        yield Para(t(N_(
            "Nothing here is told apart by who said it: there are no codes, no times and no order of people."
        )))  # fmt: skip
    yield Item(str(summary.count), t(N_("Respondents in this summary")))
    yield Item(str(summary.withdrawn), t(N_("Respondents who withdrew")))
    yield Item(str(summary.cancelled), t(N_("Respondents cancelled before a conversation")))
    if summary.linked:
        yield from _grid(t, summary)
        yield from _conversations(t, summary)
    yield from _by_theme(t, summary)
    yield from statement(t, summary)
    yield from comparison(t, summary.compared)
    for guide in summary.guides:
        yield from appendix(t, guide)


def no_basis(t: Translate, summary: Summary) -> Iterator[Block]:
    """Yield a sentence when no legal basis is written down for the study (fieldwork R16)."""
    if summary.no_basis:
        yield Para(t(NO_BASIS), strong=True)


def _grid(t: Translate, summary: Summary) -> Iterator[Block]:
    yield Heading(2, t(N_("Coverage")))
    rows = []
    for theme_id, name in themes(summary).items():
        held = [theme_of(one, theme_id) for one in summary.respondents]
        rows.append((name, *(words.covered(t, theme) for theme in held)))
    grid = ((t(N_("Theme")), *words.columns(summary.respondents)), *rows)
    if len(grid[0]) > MOST_COLUMNS:
        grid = ((t(N_("Respondent")), *grid[0][1:]), *rows)
        grid = tuple(zip(*grid, strict=True))
    yield Table("coverage", grid[0], tuple(grid[1:]))
    yield Para(t(N_(
        "● all questions asked or answered · ◐ some · ○ none · – the theme was not in that guide · "
        "a dot alone: a theme that is not counted"
    )))  # fmt: skip


def _conversations(t: Translate, summary: Summary) -> Iterator[Block]:
    heads = (N_("Guide version"), N_("Length"), N_("Pauses"), N_("Interruptions"))
    facts = [name for name, _value in summary.respondents[0].background] if summary.respondents else []
    yield Heading(2, t(N_("Conversations")))
    rows = []
    for label, one in zip(words.columns(summary.respondents), summary.respondents, strict=True):
        pauses = t(N_("yes") if one.pauses else N_("no"))
        told = (one.guide_version or "–", words.length(t, one), pauses, str(one.interruptions))
        rows.append((label, *(value or "–" for _name, value in one.background), *told))
    yield Table("conversations", (t(N_("Respondent")), *facts, *map(t, heads)), tuple(rows))


def _by_theme(t: Translate, summary: Summary) -> Iterator[Block]:
    yield Heading(2, t(N_("Notes by theme")))
    for theme_id, name in headings(summary).items():
        yield Heading(3, name, Part.THEME)
        questions = questions_of(summary, theme_id)
        told = _told(summary, theme_id)
        if not told:
            yield Para(t(N_("No notes.")))
        for question_id, question in questions.items():
            if question_id in told:
                yield Heading(4, words.question(t, question), Part.QUESTION)
                yield from _by_kind(t, 5, told[question_id])


def _told(summary: Summary, theme_id: str) -> dict[str, list[Told]]:
    """Return the notes of a theme by question, those without any left out."""
    found: dict[str, list[Told]] = {}
    labels = words.columns(summary.respondents) if summary.linked else [""]
    for label, one in zip(labels, summary.respondents, strict=True):
        theme = theme_of(one, theme_id)
        for question in theme.questions if theme else ():
            if question.notes:
                found.setdefault(question.question_id, []).append((label, question.notes))
    return found


def of_guide(t: Translate, guide: Guide) -> Iterator[Block]:
    """Yield a guide as a document of its own, to print or to take along."""
    yield Heading(1, guide.title, Part.TITLE)
    yield from guide_facts(t, guide)
    for theme in guide.themes:
        yield Heading(2, theme.title, Part.THEME)
        yield from map(Para, theme.hints)
        for question in theme.questions:
            yield Heading(3, question.text, Part.QUESTION)
            yield from (Item(probe.text) for probe in question.probes)
