"""Parts of Markdown summaries: notes by kind, the pseudonymisation statement, the guide as appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.export import escaping, words
from interview_tui.i18n import N_
from interview_tui.model.note import NoteKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.export.words import Translate
    from interview_tui.model.guide import Guide, Theme
    from interview_tui.model.summary import Summary, SummaryNote

    Told = tuple[str, SummaryNote]
    """Who said it (empty where the page says so) and the note."""


def bullet(label: str, value: object) -> str:
    """Return one fact as a list item; ``value`` is already Markdown."""
    return f"- {label}: {value}"


def title(level: int, shown: str) -> list[str]:
    """Return a heading and the blank line after it; ``shown`` is already Markdown."""
    return [f"{'#' * level} {shown}", ""]


def notes_by_kind(t: Translate, level: int, told: Sequence[Told]) -> list[str]:
    """Return notes under a heading per kind, quotes as block quotes, the others as list items."""
    out: list[str] = []
    for kind, name in words.KINDS.items():
        of_kind = [(who, note) for who, note in told if note.kind is kind]
        if not of_kind:
            continue
        out += title(level, t(name))
        for who, note in of_kind:
            out += [*_quote(t, who, note), ""] if kind is NoteKind.QUOTE else _item(t, who, note)
        if out[-1]:
            out.append("")
    return out


def _stamp(t: Translate, who: str, note: SummaryNote) -> str:
    return ", ".join(part for part in (who, words.elapsed(t, note)) if part)


def _quote(t: Translate, who: str, note: SummaryNote) -> list[str]:
    said = [f"> {part}" for part in escaping.lines(note.text, start=True)]
    return [*said, ">", f"> — {_stamp(t, who, note)}"]


def _item(t: Translate, who: str, note: SummaryNote) -> list[str]:
    first, *rest = escaping.lines(note.text)
    return [f"- {_stamp(t, who, note)}: {first}", *(f"  {part}" for part in rest)]


def statement(t: Translate, summary: Summary) -> list[str]:
    """Return what was done to make the summary, in counts."""
    done = summary.statement
    out = title(2, t(N_("How this summary was pseudonymised")))
    out += [t(N_(
        "Names and other identifiers were replaced by typed tokens in brackets; the same token stands for "
        "the same thing in all files of the study. Known names, words the interviewer pointed out and clear "
        "patterns were replaced at once; a person decided on the rest. No search finds everything. The text "
        "is pseudonymised: someone who knows the respondents could still recognise them."
    )), ""]  # fmt: skip
    types = {kind.value: word for kind, word in words.TYPES.items()}
    out += _counts(t, N_("Replacements made"), types, done.replacements)
    out += _counts(t, N_("Different identifiers replaced"), types, done.entities)
    out.append(bullet(t(N_("Suggested identifiers that a person decided to keep")), done.kept))
    out += _counts(t, N_("Notes held back"), words.REASONS, done.withheld)
    out.append(bullet(t(N_("Flagged notes cleared for this summary, one by one")), done.cleared))
    out.append(bullet(t(N_("Notes in this summary")), done.notes))
    used = N_("yes") if done.key_file_used else N_("no, the study has none")
    out += [bullet(t(N_("Checked against the names in the key file")), t(used)), ""]
    return out


def _counts(t: Translate, label: str, names: Mapping[str, str], counts: Mapping[str, int]) -> list[str]:
    out = [bullet(t(label), sum(counts.values()))]
    return out + [f"  {bullet(t(word), counts[name])}" for name, word in names.items() if counts.get(name)]


def appendix(t: Translate, guides: Sequence[Guide]) -> list[str]:
    """Return every guide version used, whole."""
    out: list[str] = []
    for guide in guides:
        out += title(2, t(N_("Appendix: the guide")))
        out += [bullet(t(N_("Title")), escaping.line(guide.title))]
        out += [bullet(t(N_("Version")), escaping.line(guide.version))] if guide.version else []
        out += [bullet(t(N_("Planned length")), t(N_("{n} minutes")).format(n=guide.planned_minutes))]
        if guide.research_question:
            out += [bullet(t(N_("Research question")), escaping.line(guide.research_question))]
        out.append("")
        for paragraph in guide.opening:
            out += [*escaping.lines(paragraph, start=True), ""]
        for theme in guide.themes:
            out += _theme(theme)
    return out


def _theme(theme: Theme) -> list[str]:
    out = [f"### {escaping.heading(theme.title)}", ""]
    for hint in theme.hints:
        out += [*escaping.lines(hint, start=True), ""]
    for question in theme.questions:
        out.append(f"- {escaping.line(question.text, start=True)}")
        out += [f"  - {escaping.line(probe.text, start=True)}" for probe in question.probes]
    return [*out, ""] if theme.questions else out
