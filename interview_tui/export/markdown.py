"""The summary as Markdown: one file per respondent and one across respondents, in the study's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.export import escaping, words
from interview_tui.export.parts import appendix, bullet, notes_by_kind, statement, title
from interview_tui.i18n import N_, translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.export.parts import Told
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import QuestionSummary, RespondentSummary, Summary, ThemeSummary

ACROSS = "summary.md"
"""Name of the file across respondents."""


def render(summary: Summary) -> dict[str, bytes]:
    """Return file name -> content: ``respondent-<code>.md`` for each respondent, then ``summary.md``."""
    t = translator(summary.language)
    files: dict[str, bytes] = {}
    for code in dict.fromkeys(one.code for one in summary.respondents):
        ones = [one for one in summary.respondents if one.code == code]
        files[f"respondent-{code.lower()}.md"] = _bytes(_respondent(t, summary, ones))
    files[ACROSS] = _bytes(_across(t, summary))
    return files


def _bytes(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _title(t: Translate, summary: Summary) -> str:
    return summary.study_title or t(N_("Summary"))


def _sample(t: Translate, summary: Summary) -> list[str]:
    told = t(N_("Sample data: everyone in it is invented."))
    return [f"**{told}**", ""] if summary.sample else []


def _respondent(t: Translate, summary: Summary, ones: list[RespondentSummary]) -> list[str]:
    study = escaping.line(_title(t, summary))
    about = t(N_("Pseudonymised notes from the study “{study}”. Times are minutes from the start."))
    out = [f"# {escaping.heading(ones[0].code)}", "", *_sample(t, summary), about.format(study=study), ""]
    for label, one in zip(words.columns(ones), ones, strict=True):
        out += [f"## {escaping.heading(label)}", ""] if len(ones) > 1 else []
        out += [*_facts(t, one), ""]
        for theme in one.themes:
            out += _theme_of_one(t, theme)
    return out


def _facts(t: Translate, one: RespondentSummary) -> list[str]:
    guide = escaping.line(one.guide_title)
    if one.guide_version:
        shown = escaping.line(one.guide_version)
        guide = t(N_("{title}, version {version}")).format(title=guide, version=shown)
    return [
        bullet(t(N_("Guide")), guide),
        bullet(t(N_("Length")), words.length(t, one)),
        bullet(t(N_("Pauses")), t(N_("yes") if one.pauses else N_("no"))),
        bullet(t(N_("Interruptions")), one.interruptions),
        bullet(t(N_("Consent in force")), words.scopes(t, one.scopes)),
        bullet(t(N_("Notes held back")), one.withheld),
    ]


def _theme_of_one(t: Translate, theme: ThemeSummary) -> list[str]:
    out = [f"## {escaping.heading(theme.title)}", ""]
    if theme.total:
        out += [t(N_("Covered: {covered}")).format(covered=words.covered(t, theme)), ""]
    for question in theme.questions:
        out += [f"### {_question(t, question)}", ""]
        if question.state is not None:
            out += [t(N_("State: {state}")).format(state=t(words.STATES[question.state])), ""]
        out += notes_by_kind(t, 4, [("", note) for note in question.notes])
    return out


def _question(t: Translate, question: QuestionSummary) -> str:
    return escaping.heading(question.text) if question.question_id else t(N_("Outside the questions"))


def _across(t: Translate, summary: Summary) -> list[str]:
    out = [*title(1, escaping.heading(_title(t, summary))), *_sample(t, summary)]
    out += [t(N_(
        "Pseudonymised summary of the conversations in this study, by theme. Respondents are named by random "
        "codes, sorted by code. Times are minutes from the start of each conversation."
    )), ""]  # fmt: skip
    respondents = len({one.code for one in summary.respondents})
    out += [bullet(t(N_("Respondents in this summary")), respondents)]
    out += [bullet(t(N_("Respondents who withdrew")), summary.withdrawn)]
    out += [bullet(t(N_("Respondents cancelled before a conversation")), summary.cancelled), ""]
    out += [*_grid(t, summary), *_lengths(t, summary), *_by_theme(t, summary), *statement(t, summary)]
    return out + appendix(t, summary.guides)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _grid(t: Translate, summary: Summary) -> list[str]:
    labels = words.columns(summary.respondents)
    out = title(2, t(N_("Coverage")))
    out += [_row([t(N_("Theme")), *labels]), _row(["---"] * (len(labels) + 1))]
    for theme_id, name in themes(summary).items():
        held = [_theme(one, theme_id) for one in summary.respondents]
        out.append(_row([escaping.line(name), *(words.covered(t, theme) for theme in held)]))
    legend = t(N_(
        "● all questions asked or answered · ◐ some · ○ none · – the theme was not in that guide · "
        "a dot alone: a theme that is not counted"
    ))  # fmt: skip
    return [*out, "", legend, ""]


def _lengths(t: Translate, summary: Summary) -> list[str]:
    heads = (N_("Respondent"), N_("Guide version"), N_("Length"), N_("Pauses"), N_("Interruptions"))
    out = title(2, t(N_("Conversations")))
    out += [_row(t(head) for head in heads), _row(["---"] * len(heads))]
    for label, one in zip(words.columns(summary.respondents), summary.respondents, strict=True):
        pauses = t(N_("yes") if one.pauses else N_("no"))
        version = escaping.line(one.guide_version) or "–"
        out.append(_row([label, version, words.length(t, one), pauses, str(one.interruptions)]))
    return [*out, ""]


def _by_theme(t: Translate, summary: Summary) -> list[str]:
    out = title(2, t(N_("Notes by theme")))
    for theme_id, name in themes(summary).items():
        out += title(3, escaping.heading(name))
        questions = questions_of(summary, theme_id)
        told = {question_id: _told(summary, theme_id, question_id) for question_id in questions}
        if not any(told.values()):
            out += [t(N_("No notes.")), ""]
        for question_id, question in questions.items():
            if told[question_id]:
                out += [f"#### {_question(t, question)}", "", *notes_by_kind(t, 5, told[question_id])]
    return out


def _told(summary: Summary, theme_id: str, question_id: str) -> list[Told]:
    found: list[Told] = []
    for label, one in zip(words.columns(summary.respondents), summary.respondents, strict=True):
        theme = _theme(one, theme_id)
        for question in theme.questions if theme else ():
            if question.question_id == question_id:
                found += [(label, note) for note in question.notes]
    return found


def _theme(one: RespondentSummary, theme_id: str) -> ThemeSummary | None:
    return next((theme for theme in one.themes if theme.theme_id == theme_id), None)


def themes(summary: Summary) -> dict[str, str]:
    """Return theme id -> title in the newest guide's order, then what only older ones had."""
    found: dict[str, str] = {}
    for guide in reversed(summary.guides):
        for theme in guide.themes:
            found.setdefault(theme.id, theme.title)
    return found


def questions_of(summary: Summary, theme_id: str) -> dict[str, QuestionSummary]:
    """Return question id -> question of a theme, in the newest guide's order, outside questions last."""
    ranks = {(guide.title, guide.version): rank for rank, guide in enumerate(summary.guides)}
    order = [
        question.id
        for guide in reversed(summary.guides)
        for theme in guide.themes
        if theme.id == theme_id
        for question in theme.questions
    ]
    held: dict[str, QuestionSummary] = {}
    newest = sorted(summary.respondents, key=lambda one: -ranks.get((one.guide_title, one.guide_version), -1))
    for one in newest:
        theme = _theme(one, theme_id)
        for question in theme.questions if theme else ():
            held.setdefault(question.question_id, question)
    known = [question_id for question_id in dict.fromkeys(order) if question_id in held]
    rest = [question_id for question_id in held if question_id and question_id not in known]
    outside = [""] if "" in held else []
    return {question_id: held[question_id] for question_id in [*known, *sorted(rest), *outside]}
