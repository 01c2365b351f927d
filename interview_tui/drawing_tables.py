"""The pictures of interviews as tables: for screen readers, and where cells say more than a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.drawing import MINUTE
from interview_tui.i18n import _
from interview_tui.model.guide import TimeTag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.model.picture import Across, Span, ThemeBand, Timeline

Table = list[list[str]]
"""Rows of cells; the first is the heading."""


def timeline(one: Timeline) -> Table:
    """Return what happened when, in the order of time, from minute to minute."""
    happened: list[tuple[int, str, str, int | None]] = [
        (since, _("theme"), f"{band.sign} {band.title}", to)
        for band in one.themes
        for since, to in band.spans
    ]
    happened += [(at, _("note"), words.kind(kind), None) for kind, at in one.notes]
    for name, spans in (
        (_("pause"), one.pauses), (_("interruption"), one.interruptions),
        (_("off the record"), one.off_record),
    ):  # fmt: skip
        happened += [(since, name, "", to) for since, to in spans]
    for number, spans in one.recorders:
        happened += [(since, _("recorder {n}").format(n=number), "", to) for since, to in spans]
    rows = [
        [_clock(since), _clock(to) if to is not None else "", what, which]
        for since, what, which, to in sorted(happened, key=lambda row: row[0])
    ]
    return [[_("from"), _("to"), _("what"), _("which")], *rows]


def coverage(one: Timeline) -> Table:
    """Return how far the questions of each theme came, in words."""
    rows = [
        [f"{band.sign} {band.title}", f"{band.done}/{band.total}", ", ".join(map(words.state, band.states))]
        for band in one.themes
    ]
    return [[_("theme"), _("covered"), _("each question")], *rows]


def times(across: Across) -> Table:
    """Return minutes per interview and theme, and the whole talk."""
    rows = []
    for one in across.interviews:
        ms = {band.id: band.ms for band in one.themes}
        cells = [str(round(ms[name] / MINUTE)) if name in ms else "" for name, _title, _sign in across.themes]
        rows.append([one.name, *cells, str(round(one.talk_ms / MINUTE))])
    return [[_("minutes"), *_heads(across), _("all")], *rows]


def grid(across: Across) -> Table:
    """Return how many of the questions of each theme each interview covered; a blank where it had none."""
    rows = []
    for one in across.interviews:
        bands = {band.id: band for band in one.themes}
        rows.append([one.name, *(_covered(bands.get(name)) for name, _title, _sign in across.themes)])
    return [[_("covered"), *_heads(across)], *rows]


def before(across: Across) -> Table:
    """Return notes (and how many people they come from) by theme and the time they are about.

    A time the guide asks about and nothing was noted on is marked.
    """
    tags: tuple[TimeTag | None, ...] = (*TimeTag, None)
    rows = [
        [f"{sign} {title}", *(_cell(across, name, tag) for tag in tags)]
        for name, title, sign in across.themes
    ]
    heads = [words.time_tag(tag) if tag else _("not said") for tag in tags]
    return [[_("notes (people)"), *heads], *rows]


def _heads(across: Across) -> list[str]:
    return [sign for _name, _title, sign in across.themes]


def _covered(band: ThemeBand | None) -> str:
    if band is None or not band.total:
        return ""
    sign = "●" if band.done == band.total else "◐" if band.done else "○"
    return f"{sign} {band.done}/{band.total}"


def _cell(across: Across, theme: str, tag: TimeTag | None) -> str:
    cell = across.times.get((theme, tag))
    if cell is None:
        return "–"
    if not cell.notes:
        return _("! none")
    return f"{cell.notes} ({cell.people})"


def _length(spans: Iterable[Span]) -> int:
    return sum(to - since for since, to in spans)


def _clock(ms: int) -> str:
    seconds = ms // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
