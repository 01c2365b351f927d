"""The card above the notes: the theme, its questions with their states, and the probes of the current one."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rich.cells import cell_len

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.guide import ThemeRole
from interview_tui.model.interview import QuestionState
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.guide import Guide, Question, Theme
    from interview_tui.model.interview import InterviewState


ALIKE = 3
"""Words that two probes must begin with alike before the second is shown without them."""


def told_apart(probes: Sequence[str]) -> list[str]:
    """Return the probes with each beginning that is that of the one before left out, a sign in its place."""
    shown = list(probes[:1])
    for before, probe in pairwise(probes):
        words_of = probe.split()
        pairs = zip(before.split(), words_of[:-1], strict=False)
        same = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
        shown.append("… " + " ".join(words_of[same:]) if same >= ALIKE else probe)
    return shown


class QuestionCard(Painted):
    """Paints the current theme. Its height follows the terminal: the current question always fits first."""

    DEFAULT_CSS = """
    QuestionCard { height: 7; background: $background; }
    """

    guide: Guide | None = None
    state: InterviewState | None = None
    theme_ms = 0

    def show(self, guide: Guide, state: InterviewState, theme_ms: int) -> None:
        """Show where the interview stands; ``theme_ms`` is the time spent in the theme so far."""
        self.guide, self.state, self.theme_ms = guide, state, theme_ms
        self.repaint()

    def lines(self) -> list[Line]:
        """Return head, current question, probes, the other questions as far as there is room, a rule."""
        if self.guide is None or self.state is None or not self.size.height:
            return []
        theme = self.guide.theme(self.state.theme_id)
        room = self.size.height - 2
        now = next((q for q in theme.questions if q.id == self.state.question_id), None)
        body = self._current(now, room)
        after = list(theme.questions)
        start = after.index(now) + 1 if now in after else 0
        for question in after[start:] + after[: max(0, start - 1)]:
            if len(body) < room:
                body.append(self._question(question, current=False)[0])
        for hint in theme.hints:
            if len(body) < room:
                body += self._hint(hint, room - len(body))
        body += [[] for _row in range(room - len(body))]
        return [self._head(theme), *body[:room], [Part("─" * self.size.width, self.ink("rule"))]]

    def _head(self, theme: Theme) -> Line:
        number = ""
        if theme.role is ThemeRole.ORDINARY and self.guide is not None:
            ordinary = [t.id for t in self.guide.themes if t.role is ThemeRole.ORDINARY]
            number = f"{ordinary.index(theme.id) + 1} "
        spent = self.theme_ms // 60_000
        budget = theme.minutes
        if budget:
            time = _("{spent} of {budget} min").format(spent=spent, budget=budget)
        else:
            time = _("{spent} min").format(spent=spent)
        style = self.ink("warn" if budget and spent >= budget else "dim")
        title = " " + number + theme.title
        gap = max(1, self.size.width - cell_len(render.one_line(title)) - cell_len(time) - 1)
        return [Part(title, self.ink("head")), Part(" " * gap, self.ink("text")), Part(time, style)]

    def _current(self, now: Question | None, room: int) -> list[Line]:
        if now is None:
            return [[Part("   " + _("No question here: listen."), self.ink("dim"))]]
        rows = self._question(now, current=True)
        anchor = self.guide.anchor_of(now) if self.guide else ""
        if anchor:
            back = _("first, back to: {anchor}").format(anchor=anchor)
            rows += [[Part("     " + line, self.ink("accent"))] for line in self._wrap(back, 5)]
        if probes := [probe.text for probe in now.probes]:
            found = self._probes(probes)
            rows += found if len(rows) + len(found) <= room else self._probes(told_apart(probes))
        if len(rows) > max(1, room):
            rows = rows[: max(1, room)]
            last = rows[-1]
            rows[-1] = [*last[:-1], Part(last[-1].text.rstrip() + "…", last[-1].style)]
        return rows

    def _probes(self, probes: Sequence[str]) -> list[Line]:
        told = _("probes: {probes}").format(probes=" · ".join(probes))
        return [[Part("     " + line, self.ink("dim"))] for line in self._wrap(told, 5)]

    def _question(self, question: Question, *, current: bool) -> list[Line]:
        state = self.state.state(question.id) if self.state else QuestionState.NOT_REACHED
        symbol = words.STATE_SYMBOLS[state]
        tag = words.times(question.times)
        if state is not QuestionState.NOT_REACHED:
            tag = " · ".join(part for part in (words.state(state), tag) if part)
        style = self.ink("strong" if current else "dim")
        lead = f" ▸ {symbol} " if current else f"   {symbol} "
        lines = self._wrap(question.text, 6 + cell_len(tag))
        first = lines[0] if current or len(lines) == 1 else lines[0].rstrip() + "…"
        gap = max(1, self.size.width - cell_len(lead) - cell_len(first) - cell_len(tag) - 1)
        rows: list[Line] = [
            [Part(lead, self.ink("text" if current else "dim")), Part(first, style),
             Part(" " * gap, self.ink("text")), Part(tag, self.ink("dim"))]
        ]  # fmt: skip
        return rows + [[Part("     " + line, style)] for line in lines[1:]]

    def _hint(self, hint: str, room: int) -> list[Line]:
        lines = self._wrap(hint, 4)
        if len(lines) > room:
            lines = [*lines[: room - 1], lines[room - 1].rstrip() + "…"]
        return [[Part("   " + line, self.ink("dim"))] for line in lines]

    def _wrap(self, text: str, indent: int) -> list[str]:
        return render.wrap(text, max(10, self.size.width - indent - 2))
