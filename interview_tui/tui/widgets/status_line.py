"""The line at the top: who, elapsed against promised time, recorder, consent, when it was last saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from interview_tui.i18n import _
from interview_tui.model.values import dataclass
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from interview_tui.tui.ink import Ground


@dataclass(frozen=True, slots=True)
class Status:
    """All that the line shows. Times are milliseconds on the interview's clock."""

    code: str
    elapsed_ms: int
    promised_ms: int
    recorders: int
    """How many recorders run."""
    recorder_ms: int | None
    """What the counter of the first of them shows, or showed when last anything was known of it."""
    paused_ms: int | None
    interrupted: bool
    notes_consent: bool
    audio_consent: bool
    quote_consent: bool
    saved_seconds: int | None
    unsaved: int
    problem: str = ""
    ended: bool = False
    off_record: bool = False
    silent_ms: int | None = None
    recorder_known: bool = True
    """Whether it is known that they run; not where a crash ended the talk."""


class StatusLine(Painted):
    """Paints a ``Status``; drops what matters least when the terminal is narrow, never what matters."""

    GROUND: ClassVar[Ground] = "panel"

    DEFAULT_CSS = """
    StatusLine { height: 1; background: $panel; color: $foreground; }
    """

    status: Status | None = None

    def show(self, status: Status) -> None:
        """Show this status from now on."""
        self.status = status
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the one line, as long as it fits."""
        if self.status is None:
            return [[]]
        items = self._items(self.status, tight=False)
        if self._width(items) > self.size.width:
            items = self._items(self.status, tight=True)
        while len(items) > 1 and self._width(items) > self.size.width:
            items.remove(max(items, key=lambda item: item[0]))
        line: Line = [Part(" ", self.ink("text"))]
        for index, (_rank, parts) in enumerate(items):
            if index:
                line.append(Part(" · ", self.ink("dim")))
            line += parts
        return [line]

    def _width(self, items: list[tuple[int, Line]]) -> int:
        return (
            2
            + sum(sum(cell_len(part.text) for part in parts) for _rank, parts in items)
            + 3 * (len(items) - 1)
        )

    def _items(self, now: Status, *, tight: bool) -> list[tuple[int, Line]]:
        """Return (rank, parts) from left to right; the highest rank is dropped first."""
        warn, dim = self.ink("warn"), self.ink("dim")
        over = now.elapsed_ms >= now.promised_ms
        time = _("{elapsed} of {promised}") if tight else _("{elapsed} of {promised} min")
        time = time.format(elapsed=render.minutes(now.elapsed_ms), promised=now.promised_ms // 60_000)
        items: list[tuple[int, Line]] = [
            (0, [Part(now.code, self.ink("head"))]),
            (1, [Part(time, warn if over else self.ink("text"))]),
        ]
        if now.ended:
            items.append((1, [Part(_("after the talk"), warn)]))
        if now.paused_ms is not None:
            items.append((1, [Part(_("PAUSE {time}").format(time=render.minutes(now.paused_ms)), warn)]))
        if now.off_record:
            items.append((1, [Part(_("OFF THE RECORD"), warn)]))
        if now.silent_ms is not None:
            items.append((1, [Part(_("silence {n} s").format(n=now.silent_ms // 1000), dim)]))
        if now.interrupted:
            items.append((1, [Part(_("INTERRUPTED"), warn)]))
        if now.recorders and now.recorder_ms is not None:
            text = _("rec {signs} {time}") if tight else _("recorder {signs} {time}")
            signs = "●" * now.recorders if now.recorder_known else "?"
            text = text.format(signs=signs, time=render.minutes(now.recorder_ms))
            items.append((2, [Part(text, self.ink("good" if now.recorder_known else "dim"))]))
        else:
            items.append((2, [Part(_("rec ○ off") if tight else _("recorder ○ off"), dim)]))
        items.append((4, self._consent(now)))
        items.append(self._saved(now, tight=tight))
        items.append((9, [Part(_("encrypted"), dim)]))
        return items

    def _consent(self, now: Status) -> Line:
        good, dim = self.ink("good"), self.ink("dim")
        line: Line = []
        for name, given in (
            (_("notes"), now.notes_consent), (_("audio"), now.audio_consent), (_("quote"), now.quote_consent),
        ):  # fmt: skip
            gap = " " if line else ""
            line.append(Part(f"{gap}{name} {'✓' if given else '✗'}", good if given else dim))
        return line

    def _saved(self, now: Status, *, tight: bool) -> tuple[int, Line]:
        if now.unsaved:
            return 1, [Part(_("NOT SAVED: {problem}").format(problem=now.problem), self.ink("alarm"))]
        if now.saved_seconds is None:
            return 5, [Part(_("nothing to save yet"), self.ink("dim"))]
        minutes, seconds = divmod(now.saved_seconds, 60)
        if minutes:
            text = _("saved {n} min") if tight else _("saved {n} min ago")
        else:
            text = _("saved {n} s") if tight else _("saved {n} s ago")
        return 3, [Part(text.format(n=minutes or seconds), self.ink("good"))]
