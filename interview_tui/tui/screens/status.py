"""Where the study stands, line by line: what comes next, what to see to, people, consent, deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on

from interview_tui.i18n import _, ngettext
from interview_tui.services import status_left, status_words
from interview_tui.services.noticing import Weight
from interview_tui.services.status_words import Told
from interview_tui.tui import commands
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.ink import Name

_LOOKS: dict[Weight, Name] = {Weight.QUIET: "text", Weight.SOON: "warn", Weight.NOW: "alarm"}
_SIGNS = {Weight.QUIET: "", Weight.SOON: "△ ", Weight.NOW: "! "}
_ABOVE = frozenset({"sheet", "letters", "ledger", "deadlines"})
"""The commands whose screens lie above this one; Esc comes back here."""

_BACK = frozenset({"leave_status"})
"""The commands that are shown on a line that leads nowhere."""


class Held(NamedTuple):
    """The study's title, the lines, and how many of them are to be seen to."""

    title: str
    lines: Sequence[Told]
    due: int
    changed: bool
    """Whether something is not as it was notified."""


class StatusScreen(LinedScreen):
    """Shows every line; Enter goes where it leads.

    Args:
        app: The app.
        lead: Does a command of the study's screen.
    """

    SCOPES: ClassVar[tuple[str, ...]] = (commands.STATUS,)
    TABLE: ClassVar[type[Table]] = TallTable

    def __init__(self, app: InterviewApp, lead: Callable[[str], Awaitable[object]]) -> None:
        super().__init__(app)
        self._lead = lead
        self.leads = ""
        """The command that is done when the screen was left; empty for none."""
        self.leads_for = ""
        """The code of whom it is done for; empty for whoever is chosen there."""

    def on_mount(self) -> None:
        """Take the keys; what is shown is read whenever one comes here."""
        self.query_one("Table").focus()

    def on_screen_resume(self) -> None:
        """Read it anew, whatever was done on the screen that lay above."""
        self.reload()

    def read(self, study: OpenStudy) -> Held:
        """Return what comes next, what is to be seen to, and how it all stands."""
        from interview_tui.services.noticed import letter_gaps
        from interview_tui.services.noticing import notices

        found = study.fieldwork.overseeing.status()
        step, *rest = status_words.lines(found)
        said = {one.text for one in rest}
        told = [
            Told(
                _("see to") if one.weight is not Weight.QUIET else _("keep in mind"),
                one.sentence,
                one.weight,
                one.command,
            )
            for one in (*notices(study), *letter_gaps(study))
            if one.sentence not in said
        ]
        # The notices tell of promises already.
        counted = [*told, *(one for one in rest if one.command != "ledger")]
        due = sum(one.weight is not Weight.QUIET for one in counted)
        shown = [step, *told, *status_left.lines(status_left.left(study, found)), *rest]
        return Held(found.study.title, shown, due, bool(found.report))

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return the title, and how many lines are to be seen to."""
        said = ngettext("{n} thing to see to", "{n} things to see to", held.due).format(n=held.due)
        return _("Status: {title}").format(title=held.title), [said if held.due else _("nothing to see to")]

    def columns(self, held: Held) -> Sequence[Column]:
        """Return the two columns."""
        del held
        return [Column(_("about"), 17), Column(_("how it stands"), 200)]

    def rows(self, held: Held) -> Sequence[Row]:
        """Return a row for each line."""
        before = ["", *(one.title for one in held.lines)]
        titles = [
            "" if one.title == last else one.title for one, last in zip(held.lines, before, strict=False)
        ]
        return [
            Row((title, _SIGNS[one.weight] + one.text), ("strong", _LOOKS[one.weight]))
            for one, title in zip(held.lines, titles, strict=True)
        ]

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return the line in full, and what Enter does."""
        one = held.lines[place]
        paras = [Para(f"{one.title}: {one.text}", _LOOKS[one.weight], 1)]
        if one.command:
            command = commands.BY_ID[one.command]
            sentence = _("{key} goes there: {what}").format(key=self.keys["follow"], what=_(command.help))
            paras.append(Para(sentence, "dim", 1))
        return paras

    @on(Table.Moved)
    def _led(self, event: Table.Moved) -> None:
        """Name the key that goes there only on a line that leads somewhere."""
        if self.held is not None:
            leads = bool(self.held.lines[event.index].command)
            self.query_one(KeyLine).only(None if leads else _BACK)

    async def action_follow(self) -> None:
        """Go to what the line tells of."""
        if self.held is None:
            return
        command = self.held.lines[self.place].command
        if command == "sheet" and self.held.changed:
            from interview_tui.tui.screens.sheet import SheetScreen

            self.app.push_screen(SheetScreen(self.interview_app, at_change=True))
        elif not command:
            self.say(_("This line only tells; there is nothing to go to."))
        elif command in _ABOVE:
            await self._lead(command)
        else:
            self.leads, self.leads_for = command, self.held.lines[self.place].code
            self.dismiss(None)

    def action_leave_status(self) -> None:
        """Go back."""
        self.dismiss(None)
