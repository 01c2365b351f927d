"""Pictures of interviews as rows of characters. The plotting library is imported when one is drawn.

Nothing is said by colour alone: each row has its name, its signs and its figure. ``tables`` has the same as
words, for screen readers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from interview_tui import words
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.note import NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_tui.model.picture import Across, Span, Timeline

MINUTE = 60_000
SIGNS = {
    NoteKind.NOTE: "•", NoteKind.QUOTE: '"', NoteKind.OBSERVATION: "!", NoteKind.ASK_LATER: "?",
    NoteKind.OWN_REACTION: "~", NoteKind.MARK: "▾",
}  # fmt: skip
"""What stands for a note of each kind: what was typed before it, if anything."""

_STEPS = (1, 2, 5, 10, 15, 20, 30, 60, 120, 240)
_TICK_CELLS = 8

Look = Literal["accent", "text", "dim", "good", "warn"]


class Stroke(NamedTuple):
    """From when to when, drawn with a sign; a point when both are the same."""

    since: int
    to: int
    sign: str


class Row(NamedTuple):
    """A row of a picture: its name, the drawing, a figure after it, and how it is painted."""

    name: str
    drawn: str
    said: str
    look: Look = "text"


def canvas(rows: Sequence[Sequence[Stroke]], width: int, span: int) -> list[str]:
    """Return each row drawn ``width`` cells wide over 0 to ``span`` ms, and below them a line of minutes."""
    import plotext

    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)
    height = len(rows)
    plotext.plot_size(width, height + 1)
    plotext.frame(False)
    plotext.xlim(0, max(span, 1))
    plotext.ylim(1, max(height, 2))
    plotext.yticks([])
    # A row without strokes has its place too; the library draws nothing at all without any data.
    plotext.scatter([0, max(span, 1)], [1, max(height, 2)], marker=" ")
    for place, strokes in enumerate(rows):
        for stroke in strokes:
            plotext.plot([stroke.since, stroke.to], [height - place] * 2, marker=stroke.sign)
    minutes = ticks(span, width)
    plotext.xticks([at * MINUTE for at in minutes], [str(at) for at in minutes])
    lines = plotext.uncolorize(plotext.build()).split("\n")
    plotext.clear_figure()
    return [line.ljust(width)[:width] for line in lines[: height + 1]]


def ready() -> None:
    """Import the plotting library; the first picture is then there without a wait."""
    import plotext  # noqa: F401


def ticks(span: int, width: int) -> list[int]:
    """Return the minutes that are written below a picture."""
    most = max(2, width // _TICK_CELLS)
    step = next((one for one in _STEPS if span / MINUTE / one < most), _STEPS[-1])
    return list(range(0, span // MINUTE + 1, step))


def minutes(ms: int) -> str:
    """Return a length in whole minutes, in words."""
    return _("{n} min").format(n=round(ms / MINUTE))


def timeline(one: Timeline, width: int) -> list[Row]:
    """Return the timeline of an interview: themes as bands, notes by kind, pauses, recorders."""
    names: list[tuple[str, list[Stroke], str, Look]] = [
        (f"{band.sign} {band.title}", _strokes(band.spans, "█"), minutes(band.ms), "accent")
        for band in one.themes
    ]
    for kind, sign in SIGNS.items():
        at = [moment for own, moment in one.notes if own is kind]
        if at:
            drawn = [Stroke(moment, moment, sign) for moment in at]
            names.append((f"{sign} {words.kind(kind)}", drawn, str(len(at)), "text"))
    for name, spans, sign, look in _stretches(one):
        names.append((name, _strokes(spans, sign), minutes(sum(to - since for since, to in spans)), look))
    promised = one.promised_minutes * MINUTE
    if promised <= one.length_ms:
        mark = [Stroke(promised, promised, "▲")]
        names.append((_("promised time"), mark, minutes(promised), "warn"))
    drawn_rows = canvas([strokes for _name, strokes, _said, _look in names], width, one.length_ms)
    rows = [
        Row(name, drawn, said, look)
        for (name, _strokes_of, said, look), drawn in zip(names, drawn_rows, strict=False)
    ]
    return [*rows, Row(_("minutes"), drawn_rows[-1], "", "dim")]


def _stretches(one: Timeline) -> Iterable[tuple[str, Sequence[Span], str, Look]]:
    if one.pauses:
        yield _("pause"), one.pauses, "═", "warn"
    if one.interruptions:
        yield _("interruption"), one.interruptions, "×", "warn"
    if one.off_record:
        yield _("off the record"), one.off_record, "▒", "warn"
    several = len(one.recorders) > 1
    for number, spans in one.recorders:
        yield _("recorder {n}").format(n=number) if several else _("recorder"), spans, "─", "good"


def _strokes(spans: Iterable[Span], sign: str) -> list[Stroke]:
    return [Stroke(since, to, sign) for since, to in spans]


def coverage(one: Timeline, width: int) -> list[Row]:
    """Return how far each question came, a sign for each, by theme."""
    del width
    return [
        Row(
            f"{band.sign} {band.title}",
            " ".join(words.STATE_SYMBOLS[state] for state in band.states),
            f"{band.done}/{band.total}",
            "good" if band.done == band.total else "text",
        )
        for band in one.themes
    ]


def times(across: Across, width: int) -> list[Row]:
    """Return a bar per interview, as long as the talk, made of the signs of the themes in order."""
    signs = {name: sign for name, _title, sign in across.themes}
    drawn, longest = [], max(one.talk_ms for one in across.interviews)
    for one in across.interviews:
        at, strokes = 0, []
        ms = {band.id: band.ms for band in one.themes}
        for name, sign in signs.items():
            if ms.get(name):
                strokes.append(Stroke(at, at + ms[name], sign))
                at += ms[name]
        drawn.append(strokes)
    rows = canvas(drawn, width, longest)
    bars = [
        Row(one.name, bar, minutes(one.talk_ms)) for one, bar in zip(across.interviews, rows, strict=False)
    ]
    return [*bars, Row(_("minutes"), rows[-1], "", "dim")]


def legend(across: Across) -> list[str]:
    """Return which sign stands for which theme, a line each."""
    return [f"{sign} {title}" for _name, title, sign in across.themes]


def none_legend(across: Across) -> list[str]:
    """Return what the sign for a missing time means; nothing where none is missing."""
    missing = any(not cell.notes for cell in across.times.values())
    return [_("! none: the guide asks about it, and nothing was noted.")] if missing else []


def states_legend() -> str:
    """Return which sign stands for which state of a question."""
    return "   ".join(f"{sign} {words.state(state)}" for state, sign in words.STATE_SYMBOLS.items())


def length(one: Timeline) -> str:
    """Return how long an interview was, against what was promised and what was agreed on later."""
    said = _("{n} min, {promised} promised").format(
        n=round(one.length_ms / MINUTE), promised=one.promised_minutes
    )
    if not one.agreed_minutes:
        return said
    return said + " " + _("and {n} agreed later").format(n=one.agreed_minutes)


def notes_after(one: Timeline) -> str:
    """Return how many notes were written after the talk; empty when none."""
    if not one.after:
        return ""
    return ngettext(
        "{n} note was written after the talk.", "{n} notes were written after the talk.", one.after
    ).format(n=one.after)


TITLES = {
    "timeline": N_("over time"),
    "coverage": N_("questions"),
    "times": N_("time per theme"),
    "grid": N_("questions by respondent"),
    "before": N_("before and now"),
}
"""Every picture, by its id."""
