"""What has changed in a new version of the guide: each change is confirmed or said to be another, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.guide_change import REWORDINGS, Change, ChangeKind
from interview_tui.tui import commands
from interview_tui.tui.screens.ask_short import AskShort
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.services.guide_versions import Proposal
    from interview_tui.tui.app import InterviewApp

MOST_REASON = 500
"""Most characters of a reason; the service refuses more."""


class GuideChanges(Working, Screen[str | None]):
    """The changes of a proposal, one row each. Gives back what the new version is called, or None."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.GUIDE_CHANGES,)
    DEFAULT_CSS = """
    GuideChanges Table { height: 1fr; }
    GuideChanges #detail { height: auto; max-height: 12; border-top: solid $panel; }
    """

    def __init__(self, app: InterviewApp, proposal: Proposal) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped, self._proposal = app.remapped, proposal
        self.changes: list[Change] = list(proposal.changes)

    def compose(self) -> ComposeResult:
        """Lay out heading, rows, the chosen change in full, keys."""
        yield HeadLine()
        yield Table()
        yield Prose(id="detail")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Show the changes."""
        self._show()
        self.query_one(Table).focus()

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self) -> None:
        table = self.query_one(Table)
        columns = [Column(_("what"), 20), Column(_("question"), 60, short=20), Column(_("why"), 40, rank=1)]
        table.show(columns, len(self.changes), self._row, chosen=table.chosen)
        lacking = sum(_lacks(one) for one in self.changes)
        count = ngettext("{n} change", "{n} changes", len(self.changes)).format(n=len(self.changes))
        badge = ngettext("{n} without a reason", "{n} without a reason", lacking).format(n=lacking)
        title = _("New version {version}").format(version=self._proposal.version)
        self.query_one(HeadLine).show(title, [count], badge if lacking else "")
        self._detail()

    def _row(self, index: int) -> Row:
        one = self.changes[index]
        why = one.reason or (_("no reason yet") if one.kind.needs_reason else "–")
        return Row(
            (words.change(one.kind), one.after or one.before, why),
            ("accent", "text", "warn" if _lacks(one) else "dim"),
        )

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        self._detail()

    def _detail(self) -> None:
        paras = []
        if self.changes:
            one = self.chosen
            paras = [Para(f"{one.old_id or one.new_id} · {words.change(one.kind)}", "head")]
            paras += [Para(one.before, "dim", 5, "− ")] if one.before else []
            paras += [Para(one.after, "text", 5, "+ ")] if one.after else []
            paras += [Para(one.reason, "aside", 5)] if one.reason else []
        if self._proposal.other:
            paras.append(Para(self._proposal.besides, "dim"))
        self.query_one("#detail", Prose).show(*paras)

    @property
    def chosen(self) -> Change:
        """The change that is chosen."""
        return self.changes[self.query_one(Table).chosen]

    # -- deciding ------------------------------------------------------------------------------------------

    def _set(self, index: int, change: Change) -> None:
        self.changes[index] = change
        self._show()

    def _become(self, kind: ChangeKind) -> None:
        if not self.changes:
            return
        if self.chosen.kind not in REWORDINGS:
            self.say(_("This is no rewording: it was {kind}.").format(kind=words.change(self.chosen.kind)))
            return
        self._set(self.query_one(Table).chosen, replace(self.chosen, kind=kind))
        self.next_key()

    def action_is_typo(self) -> None:
        """Only letters and signs were mended."""
        self._become(ChangeKind.TYPO)

    def action_is_same(self) -> None:
        """Other words, the same question."""
        self._become(ChangeKind.SAME_MEANING)

    def action_is_new(self) -> None:
        """Another question in its place."""
        self._become(ChangeKind.NEW_MEANING)

    def action_give_reason(self) -> None:
        """Ask why, and go to the next change that lacks a reason."""
        if not self.changes:
            return
        index = self.query_one(Table).chosen

        def given(reason: str | None) -> None:
            if reason is None:
                return
            self._set(index, replace(self.changes[index], reason=reason))
            later = [at for at, one in enumerate(self.changes) if at > index and _lacks(one)]
            if reason and later:
                self.query_one(Table).action_choose(later[0])

        question = _("Why was this changed? {question}").format(
            question=self.chosen.after or self.chosen.before
        )
        self.app.push_screen(AskShort(question, text=self.chosen.reason, limit=MOST_REASON), given)

    def action_same_reason(self) -> None:
        """Ask once for all changes that lack a reason."""
        lacking = [at for at, one in enumerate(self.changes) if _lacks(one)]
        if not lacking:
            self.say(_("Every change has a reason."))
            return

        def given(reason: str | None) -> None:
            for at in lacking if reason else ():
                self.changes[at] = replace(self.changes[at], reason=reason or "")
            self._show()

        question = ngettext("Why was this changed?", "Why were these {n} changed?", len(lacking))
        self.app.push_screen(AskShort(question.format(n=len(lacking)), limit=MOST_REASON), given)

    def action_use_version(self) -> None:
        """Bring the version in, unless a reason is missing."""
        lacking = next((at for at, one in enumerate(self.changes) if _lacks(one)), None)
        if lacking is not None:
            self.query_one(Table).action_choose(lacking)
            self.say(_("This change needs a reason first: Enter."), warn=True)
            return
        versions, proposal, decided = self.study.guide_versions, self._proposal, list(self.changes)
        self.work(lambda: versions.bring_in(proposal, decided), self._used)

    def _used(self, version: str) -> None:
        self.dismiss(version)

    def action_leave_changes(self) -> None:
        """Go back without changing anything."""
        self.dismiss(None)


def _lacks(change: Change) -> bool:
    return change.kind.needs_reason and not change.reason
