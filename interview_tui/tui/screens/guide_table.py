"""What can be compared over the versions of the guide: in how many interviews each question was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui.i18n import _, ngettext
from interview_tui.tui import commands
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.model.comparison import Compared
    from interview_tui.services.guide_versions import Table as Comparability
    from interview_tui.tui.app import InterviewApp


class GuideTable(Working, Screen[None]):
    """The table of comparability."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.GUIDE_TABLE,)
    DEFAULT_CSS = """
    GuideTable Table { height: 1fr; }
    GuideTable #detail { height: auto; max-height: 8; border-top: solid $panel; }
    """

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped
        self.rows: tuple[Compared, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out heading, rows, the chosen question in full, keys."""
        yield HeadLine()
        yield Table()
        yield Prose(id="detail")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Count."""
        self.query_one(HeadLine).show(_("What can be compared"))
        self.query_one(Table).focus()
        self.work(self.study.guide_versions.comparability, self._show)

    def _show(self, table: Comparability) -> None:
        self.rows = table.rows
        left = (
            (table.running, ngettext("{n} under way", "{n} under way", table.running)),
            (table.pilots, ngettext("{n} pilot", "{n} pilots", table.pilots)),
            (table.withdrawn, ngettext("{n} withdrawn", "{n} withdrawn", table.withdrawn)),
        )
        out = ", ".join(said.format(n=count) for count, said in left if count)
        counts = ngettext("{n} interview counts", "{n} interviews count", table.interviews)
        facts = [counts.format(n=table.interviews)]
        facts += [_("left out: {these}").format(these=out)] if out else []
        self.query_one(HeadLine).show(_("What can be compared"), facts)
        columns = [
            Column(_("question"), 70, short=24), Column(_("versions"), 12, rank=1),
            Column(_("could"), 6, right=True), Column(_("asked"), 6, right=True),
            Column(_("unasked"), 8, right=True),
        ]  # fmt: skip
        self.query_one(Table).show(columns, len(self.rows), self._row)

    def _row(self, index: int) -> Row:
        one = self.rows[index]
        counts = (str(one.could), str(one.asked), str(one.unasked))
        return Row((one.text, ", ".join(one.versions), *counts), faint=one.gone)

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        if not self.rows:
            return
        one = self.rows[event.index]
        paras = [Para(f"{one.theme} · {one.question_id}", "head"), Para(one.text)]
        if one.replaces:
            paras.append(
                Para(_("In place of {id}, which meant something else.").format(id=one.replaces), "dim")
            )
        if one.gone:
            paras.append(Para(_("No longer in the guide."), "dim"))
        self.query_one("#detail", Prose).show(*paras)

    def action_leave_table(self) -> None:
        """Go back."""
        self.dismiss(None)
