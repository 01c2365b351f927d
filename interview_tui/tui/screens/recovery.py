"""Interviews that were under way when the program stopped: say what there is, and let the person decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui.i18n import _, ngettext
from interview_tui.services.cut_off import UNDER_WAY, facts, half_written, headline
from interview_tui.tui import commands, opening, render
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.model.consent import ConsentState
    from interview_tui.services.interviewing import Unfinished
    from interview_tui.tui.app import InterviewApp


class RecoveryScreen(Working, Screen[None]):
    """Shows interviews that were cut off. Nothing is done to them unless a key is pressed."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.RECOVERY,)
    DEFAULT_CSS = """
    RecoveryScreen Table { margin: 1 0 0 0; }
    RecoveryScreen Prose { height: 1fr; margin: 1 0 0 0; }
    """

    def __init__(self, app: InterviewApp, left: Sequence[Unfinished]) -> None:
        super().__init__()
        self.bind_commands(app)
        self._left = list(left)
        self._busy = False
        self._remapped = app.remapped

    def compose(self) -> ComposeResult:
        """Lay out the list, if there are several, and what is known of the one chosen."""
        yield HeadLine()
        yield Table()
        yield Prose()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Show what was left open."""
        self._show()

    def _show(self) -> None:
        count = len(self._left)
        title = ngettext("{n} interview was cut off", "{n} interviews were cut off", count)
        self.query_one(HeadLine).show(title.format(n=count))
        table = self.query_one(Table)
        table.display = count > 1
        table.styles.height = min(count + 1, 8)
        columns = (Column(_("code"), 8), Column(_("started"), 16), Column(_("notes"), right=True))
        table.show(columns, count, self._row, chosen=table.chosen)
        table.focus()

    def _row(self, index: int) -> Row:
        item = self._left[index]
        return Row((item.code, render.local_time(item.started), str(item.notes)))

    @property
    def _chosen(self) -> Unfinished:
        return self._left[self.query_one(Table).chosen]

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        item = self._chosen
        self.query_one(Prose).show(
            Para(headline(item), "head"),
            Para(" ".join(facts(item))),
            Para(),
            *(Para(text, "strong", 12, self._key(name)) for name, text in self._choices(item)),
            Para(),
            *self._draft(item),
        )

    def _choices(self, item: Unfinished) -> list[tuple[str, str]]:
        if item.phase in UNDER_WAY:
            bare = self.study.asks is not None
            go_on = _("go on; the clock counts from the start")
            if bare:
                go_on = _("go on; the clock goes on from {time}").format(time=render.minutes(item.elapsed))
            end = _("end it at {time}, the last moment known; the half-written line becomes a note").format(
                time=render.minutes(item.elapsed) if bare else render.local_time(item.last)
            )
        else:
            go_on = _("open it; the line is back in its field")
            end = _("keep the line as a note of its own")
        return [
            ("recovery_go_on", go_on),
            ("recovery_end", end),
            ("recovery_later", _("later: it stays as it is")),
        ]

    def _draft(self, item: Unfinished) -> list[Para]:
        """Return the half-written line, all of it; what does not fit is read on with a key."""
        if not item.draft:
            return [Para(half_written(item), "dim")]
        key = self._key("recovery_read_on").strip()
        return [
            Para(half_written(item), "text"),
            *(Para(line, "quote", 6) for line in item.draft.split("\n")),
            Para(_("End of the half-written line. {key} reads on where it is long.").format(key=key), "dim"),
        ]

    def action_recovery_read_on(self) -> None:
        """Read on; from the end go back to the beginning."""
        prose = self.query_one(Prose)
        before = prose.top
        prose.scroll_lines(max(1, prose.size.height - 1))
        if prose.top == before:
            prose.scroll_lines(-before)

    def _key(self, name: str) -> str:
        return commands.key_of(name, self._remapped) + "  "

    # -- what the keys do ----------------------------------------------------------------------------------

    def action_recovery_go_on(self) -> None:
        """Go on with the interview that is chosen."""
        item, consenting = self._chosen, self.study.consenting

        def asked(state: ConsentState) -> None:
            if state.may_start:
                opening.open_session(self.interview_app, item.code)
            else:
                self.say(
                    _("{code} no longer agrees to this; it can be ended.").format(code=item.code), warn=True
                )

        if not self._busy:
            self.work(lambda: consenting.state(item.code), asked)

    def action_recovery_end(self) -> None:
        """End the interview that is chosen at the last moment on record."""
        if self._busy:
            return
        self._busy = True
        item, interviewing = self._chosen, self.study.interviewing
        self.work(
            lambda: interviewing.end_as_crashed(item.interview.id),
            lambda _none: self._ended(item),
            self._refused,
        )

    def _ended(self, item: Unfinished) -> None:
        self._busy = False
        self._left.remove(item)
        if self._left:
            self._show()
            self.say(_("The interview with {code} is ended.").format(code=item.code))
        else:
            self.dismiss(None)

    def _refused(self, error: InterviewError) -> None:
        self._busy = False
        self.trouble(error)

    def action_recovery_later(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)
