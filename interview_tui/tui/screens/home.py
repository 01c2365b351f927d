"""The study: its respondents with consent and interviews at a glance, and the way to everything else."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui.i18n import _, ngettext
from interview_tui.tui import commands
from interview_tui.tui.overview import Overview, first_due
from interview_tui.tui.screens.backups import BackingUp
from interview_tui.tui.screens.broken_off import BrokenOff
from interview_tui.tui.screens.recovery_code import GivesCode
from interview_tui.tui.screens.respondent import Recruits
from interview_tui.tui.screens.siting import Sites
from interview_tui.tui.screens.ways import Ways
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets import respondent_row
from interview_tui.tui.widgets.first_steps import first_steps
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.notice_lines import NoticeLines, first
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Table
from interview_tui.tui.widgets.tour_line import TourLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.services.interviewing import Unfinished
    from interview_tui.services.noticing import Notice
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.ink import Ground


class Card(Prose):
    """The respondent that is chosen, in words."""

    GROUND: ClassVar[Ground] = "surface"
    DEFAULT_CSS = "Card { height: auto; background: $surface; }"


class HomeScreen(BackingUp, BrokenOff, GivesCode, Recruits, Sites, Ways, Working, Screen[None]):
    """One open study."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.HOME,)
    DEFAULT_CSS = """
    HomeScreen Table { margin: 1 0 0 0; }
    HomeScreen #empty { height: 1fr; margin: 1 0 0 0; display: none; }
    HomeScreen Card { height: 6; }
    """

    def __init__(self, app: InterviewApp, selected: str = "") -> None:
        super().__init__()
        self.bind_commands(app)
        self.view: Overview | None = None
        self._selected = selected
        self._starting, self._asked_at = "", 0.0
        self._remapped = app.remapped
        self.keys = {
            one.id: commands.shown(app.remapped.get(one.id, one.keys)[0])
            for one in commands.of(commands.HOME, commands.EVERYWHERE)
        }

    def compose(self) -> ComposeResult:
        """Lay out heading, notices, table, the card of the one chosen, the tour and the keys."""
        yield HeadLine()
        yield NoticeLines()
        yield Table()
        yield Prose(id="empty")
        yield Card()
        yield TourLine()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(Table).focus()

    def on_screen_resume(self) -> None:
        """Read the study anew, whatever was done on the screen that lay above."""
        self.interview_app.show_tour()
        self.reload()

    # -- showing -------------------------------------------------------------------------------------------

    def reload(self, select: str = "") -> None:
        """Read the study anew; ``select`` is the code of the respondent to choose."""
        self._selected = select or self._selected
        if self.interview_app.study is not None:
            study = self.study
            self.work(lambda: Overview.of(study), self.show, self.trouble)

    def trouble(self, error: InterviewError) -> None:
        """Say what went wrong; keys typed early are handed on all the same."""
        super().trouble(error)
        self.interview_app.ready()

    def show(self, view: Overview) -> None:
        """Show the study as it stands, then hand on keys that were typed early."""
        self.view = view
        self.call_after_refresh(self.interview_app.ready)
        self.call_after_refresh(self._notice)
        self._show_head(view)
        table, empty = self.query_one(Table), self.query_one("#empty", Prose)
        table.display, empty.display = bool(view.rows), not view.rows
        self.query_one(Card).display = bool(view.rows)
        if not view.rows:
            empty.show(*first_steps(view.sites, self.keys, bare=view.study.anonymous))
            return
        fields = view.study.fields
        place = next(
            (i for i, row in enumerate(view.rows) if row.respondent.code == self._selected), first_due(view)
        )
        table.show(
            respondent_row.columns(fields),
            len(view.rows),
            lambda index: respondent_row.row(view.rows[index], fields, view.started, view.out),
            chosen=place,
        )
        if self.focused is None:  # the table gave up its keys while it was hidden
            table.focus()

    def _notice(self) -> None:
        """Look where it stands and what should be seen to, now that the study is on the screen."""
        if self.interview_app.study is None:
            return
        from interview_tui.services.noticing import notices

        study, keys, lines = self.study, self.keys, self.query_one(NoticeLines)

        def read() -> tuple[Sequence[tuple[str, str]], list[Notice]]:
            from interview_tui.services import status_left
            from interview_tui.services.status_words import glance

            status, due = study.fieldwork.overseeing.status(), notices(study)
            told = any(one.command == "ledger" for one in first(due))
            return glance(status, keys, status_left.short(study, status), promises=not told), due

        self.work(read, lambda found: lines.tell(found[1], keys, glance=found[0]))

    def _show_head(self, view: Overview) -> None:
        held = sum(row.interview_id is not None for row in view.rows)
        facts = [
            ngettext("{n} site", "{n} sites", len(view.sites)).format(n=len(view.sites)),
            ngettext("{n} respondent", "{n} respondents", len(view.rows)).format(n=len(view.rows)),
            ngettext("{n} interview", "{n} interviews", held).format(n=held),
        ]
        if not view.recovery and not view.study.sample:
            facts.append(_("no recovery code"))
        self.query_one(HeadLine).show(view.study.title, facts, _("SAMPLE DATA") if view.study.sample else "")

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        row = self.chosen
        if row is None or self.view is None:
            return
        if row.respondent.code != self._selected:
            self._starting = ""
        self._selected = row.respondent.code
        view, card = self.view, self.query_one(Card)
        paras = respondent_row.card(row, view, self.keys)
        card.show(*paras)

    def on_key(self, event: events.Key) -> None:
        """Esc takes back that Enter would start: nobody shall start a clock by a key pressed long after."""
        if event.key == "escape" and self._starting:
            self._starting = ""
            table = self.query_one(Table)
            self._moved(Table.Moved(table, table.chosen))

    @property
    def chosen(self) -> RespondentRow | None:
        """The respondent that is chosen."""
        if self.view is None or not self.view.rows:
            return None
        return self.view.rows[self.query_one(Table).chosen]

    def choose(self, code: str) -> None:
        """Choose the respondent with this code, if there is one."""
        codes = [row.respondent.code for row in self.view.rows] if self.view else []
        if code in codes:
            self.query_one(Table).action_choose(codes.index(code))

    # -- going on from here --------------------------------------------------------------------------------

    def action_open_row(self) -> None:
        """Start, go on with or review the interview, as it stands."""
        row = self.chosen
        if row is None:
            self.say(_("Add a respondent first."))
        elif row.interview_id is not None and row.phase not in respondent_row.UNDER_WAY:
            from interview_tui.tui.screens.review import ReviewScreen

            self.app.push_screen(ReviewScreen(self.interview_app, row.interview_id))
        elif row.phase in respondent_row.UNDER_WAY:
            self._go_on(row)
        else:
            self._start(row)

    def _start(self, row: RespondentRow) -> None:
        code = row.respondent.code
        if row.respondent.cancelled:
            self.say(_("{code} has cancelled.").format(code=code), warn=True)
        elif lacking := respondent_row.missing(row):
            hint = _("{key} records it when they agree.").format(key=self.keys["consent"])
            self.say(lacking if row.consent.withdrawn else f"{lacking} {hint}", warn=True)
        elif self._starting != code or monotonic() - self._asked_at < self.interview_app.bounce.seconds:
            self._starting, self._asked_at = code, monotonic()
            sentence = _("{key} once more starts the interview with {code}; the clock runs from then on.")
            self.say(sentence.format(key=self.keys["open_row"], code=code))
            self._prepare(code)
        else:
            self._hold(row)

    def _prepare(self, code: str) -> None:
        """Show what to know before the interview in place of the respondent's card."""
        from interview_tui.words_craft import prepared

        preparing, key = self.study.fieldwork.preparing, self.keys["preconceptions"]

        def show(lines: list[str]) -> None:
            if lines and self._starting == code:
                self.query_one(Card).show(*(Para(line, "text", 1, most=2) for line in lines))

        self.work(lambda: list(prepared(preparing.before(code), key)), show)

    def _go_on(self, row: RespondentRow) -> None:
        """Go on, or where consent is gone show what can still be done with the interview."""
        if row.consent.may_start:
            self._hold(row)
            return
        study, code = self.study, row.respondent.code

        def found(left: list[Unfinished]) -> None:
            from interview_tui.tui.screens.recovery import RecoveryScreen

            self.app.push_screen(RecoveryScreen(self.interview_app, left))

        self.work(lambda: [item for item in study.interviewing.unfinished() if item.code == code], found)

    def _hold(self, row: RespondentRow) -> None:
        from interview_tui.tui import opening

        self._starting = ""
        opening.open_session(self.interview_app, row.respondent.code)
