"""Figures of a summary, as SVG: how far each theme came with each respondent, and how long talks lasted.

Each figure says in words what it shows, and stands beside a table with the same content.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from interview_tui import text as door
from interview_tui.export import words
from interview_tui.export.order import theme_of, themes
from interview_tui.i18n import N_

if TYPE_CHECKING:
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Summary

_ROW, _COLUMN, _NAMES, _HEAD = 26, 52, 260, 30
_LONGEST, _MOST_COLUMNS = 34, 40
_STYLE = "text{fill:#1c2733;font:13px system-ui,sans-serif}.f{fill:#2f6f9f}.p{fill:#9cc3dd}.n{fill:#e7edf2}"


def of(name: str, t: Translate, summary: Summary) -> str:
    """Return the figure that belongs to a table; empty when there is none or it would be too wide to read."""
    if name == "coverage" and 0 < len(summary.respondents) <= _MOST_COLUMNS:
        return _figure(_coverage(summary), t(N_("How far each theme came: full, partly or not at all.")))
    if name == "conversations" and summary.respondents:
        return _figure(
            _lengths(t, summary), t(N_("How long the conversations lasted, in steps of 15 minutes."))
        )
    return ""


def _figure(picture: str, caption: str) -> str:
    return f"<figure>{picture}<figcaption>{escape(caption)}</figcaption></figure>"


def _picture(width: int, height: int, inside: str) -> str:
    size = f'width="{width}" height="{height}"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size}>'
        f"<style>{_STYLE}</style>"
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>{inside}</svg>'
    )
    # Percent signs, not base64: the gate reads them, and so can anyone who looks at the file.
    return f'<img src="data:image/svg+xml,{quote(svg)}" {size} alt="">'


def _text(x: int, y: int, said: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(said)}</text>'


def _cut(text: str) -> str:
    line = door.clean_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _coverage(summary: Summary) -> str:
    labels, rows = words.columns(summary.respondents), themes(summary)
    inside = [
        _text(_NAMES + column * _COLUMN + _COLUMN // 2, 18, label, "middle")
        for column, label in enumerate(labels)
    ]
    for row, (theme_id, title) in enumerate(rows.items()):
        y = _HEAD + row * _ROW
        inside.append(_text(0, y + 17, _cut(title)))
        for column, one in enumerate(summary.respondents):
            theme = theme_of(one, theme_id)
            if theme is not None and theme.total:
                inside.append(_bar(_NAMES + column * _COLUMN + 4, y + 4, theme.covered / theme.total))
    return _picture(_NAMES + len(labels) * _COLUMN, _HEAD + len(rows) * _ROW + 6, "".join(inside))


def _bar(x: int, y: int, share: float) -> str:
    width, height = _COLUMN - 8, _ROW - 8
    full = round(width * share)
    look = "f" if share == 1 else "p"
    return (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="3" class="n"/>'
        f'<rect x="{x}" y="{y}" width="{full}" height="{height}" rx="3" class="{look}"/>'
    )


def _lengths(t: Translate, summary: Summary) -> str:
    bands = Counter((one.minutes_from, one.minutes_to) for one in summary.respondents)
    most = max(bands.values())
    low, high = min(bands)[0], max(bands)[1]
    inside = []
    for row, start in enumerate(range(low, high, 15)):
        count = bands.get((start, start + 15), 0)
        y = row * _ROW
        inside.append(_text(0, y + 17, t(N_("{low}–{high} minutes")).format(low=start, high=start + 15)))
        width = round(300 * count / most)
        inside.append(f'<rect x="130" y="{y + 4}" width="{width}" height="{_ROW - 8}" rx="3" class="f"/>')
        inside.append(_text(138 + width, y + 17, str(count)))
    return _picture(480, (high - low) // 15 * _ROW + 6, "".join(inside))
