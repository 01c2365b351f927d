"""Interviews that were under way when the program stopped: say what there is, and let the person decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui.i18n import _, ngettext
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
    """Shows interviews that were not ended. Nothing is done to them unless a key is pressed."""

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
        title = ngettext("{n} interview was not ended", "{n} interviews were not ended", count)
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
        notes = ngettext("{n} note is stored.", "{n} notes are stored.", item.notes).format(n=item.notes)
        began = _("Started {time}.").format(time=render.local_time(item.started))
        last = _("Last touched {time}.").format(time=render.local_time(item.last))
        self.query_one(Prose).show(
            Para(_("The interview with {code} was not ended.").format(code=item.code), "head"),
            Para(),
            Para(f"{began} {last} {notes}"),
            *self._draft(item),
            Para(),
            Para(_("go on; the clock counts from the start"), "strong", 12, self._key("recovery_go_on")),
            Para(
                _("end it at {time}, the last moment known; the half-written line becomes a note").format(
                    time=render.local_time(item.last)
                ),
                "strong",
                12,
                self._key("recovery_end"),
            ),
            Para(_("later: it stays as it is"), "strong", 12, self._key("recovery_later")),
        )

    def _draft(self, item: Unfinished) -> list[Para]:
        if not item.draft:
            return [Para(_("There is no half-written line."), "dim")]
        return [Para(_("The half-written line is kept:"), "text"), Para(item.draft[:400], "quote", 6)]

    def _key(self, name: str) -> str:
        return commands.shown(self._remapped.get(name, commands.BY_ID[name].keys)[0]) + "  "

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
