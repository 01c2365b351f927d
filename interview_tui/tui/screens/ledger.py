"""The promise ledger: every promise of the letters, how it stands and why, and what happened to the study."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from interview_tui import words_field, words_ledger
from interview_tui.i18n import _, as_read
from interview_tui.model.ledger import Standing, Why
from interview_tui.model.letter import AUDIO_DESTROYED, ENDED, GRADED
from interview_tui.tui import commands
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.ledger import Line
    from interview_tui.model.letter import Milestone
    from interview_tui.model.sheet import ToReport
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.ink import Name

LOOKS: dict[Standing, Name] = {
    Standing.BROKEN: "alarm",
    Standing.AT_RISK: "warn",
    Standing.PENDING: "dim",
    Standing.KEPT: "good",
}
"""How a standing is painted; its word says the same."""


class Held(NamedTuple):
    """The ledger, the gravest first, what is to be reported, and what happened to the study."""

    lines: Sequence[Line]
    report: Sequence[ToReport]
    reached: Sequence[Milestone]


class LedgerScreen(LinedScreen):
    """Shows the ledger; a milestone is recorded here."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.LEDGER,)
    TABLE: ClassVar[type[Table]] = TallTable

    def read(self, study: OpenStudy) -> Held:
        """Return the ledger, what is to be reported and the milestones."""
        order, overseeing = list(Standing), study.fieldwork.overseeing
        lines = sorted(overseeing.ledger(), key=lambda line: order.index(line.standing))
        return Held(lines, study.fieldwork.describing.to_report(), overseeing.milestones())

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return the title and how many promises stand how."""
        counts = [sum(line.standing is one for line in held.lines) for one in Standing]
        facts = [f"{words_field.word(one)} {n}" for one, n in zip(Standing, counts, strict=True) if n]
        return _("Promises"), facts or [_("none written down yet")]

    def columns(self, held: Held) -> Sequence[Column]:
        """Return the three columns."""
        del held
        return [
            Column(_("stands"), 16),
            Column(_("promise"), 60, short=24),
            Column(_("because"), 80, short=20),
        ]

    def rows(self, held: Held) -> Sequence[Row]:
        """Return a row for each promise, each change to report and each milestone."""
        lines = [
            Row(
                (
                    f"{words_ledger.SIGNS[line.standing]} {words_field.word(line.standing)}",
                    words_ledger.promised(line.promise),
                    words_ledger.why(line),
                ),
                (LOOKS[line.standing], "text", "dim"),
            )
            for line in held.lines
        ]
        changes = [
            Row((_("△ report"), _("what was notified"), words_ledger.change(one)), ("warn", "text", "dim"))
            for one in held.report
        ]
        reached = [
            Row((as_read(one.day), words_field.milestone(one.name), _("on record")), ("dim", "text", "dim"))
            for one in held.reached
        ]
        if not lines:
            hint = _("{key} on the study's screen shows the letter and what it promises.").format(
                key=commands.key_of("letters", self._remapped)
            )
            lines = [Row(("·", _("No promises are written down yet."), hint), ("dim", "text", "dim"))]
        return [*lines, *changes, *reached]

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return a promise in the letter's own words, why it stands as it does, and for whom."""
        if place >= len(held.lines):
            row = self.rows(held)[place]
            return [Para(f"{row.cells[1]}: {row.cells[2]}", "text", 1)]
        line = held.lines[place]
        head = f"{words_field.word(line.standing)}: {words_ledger.why(line)}"
        paras = [Para(head, LOOKS[line.standing], 1)]
        if line.codes:
            paras.append(
                Para(_("It concerns {codes}.").format(codes=", ".join(line.codes)), "text", 1, most=2)
            )
        if line.why is Why.READS_MORE:
            paras.append(Para(_("If that is you: the study sheet asks who reads beside you."), "dim", 1))
        said = line.promise.words or words_ledger.promised(line.promise)
        paras.append(
            Para(_("Letter {version}: {words}").format(version=line.letter, words=said), "quote", 1, most=2)
        )
        return paras

    def action_milestone(self) -> None:
        """Record that something happened to the study."""
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [Choice(name, words_field.milestone(name)) for name in (GRADED, ENDED, AUDIO_DESTROYED)]

        def chosen(name: str | None) -> None:
            since = next((one.day for one in self.held.reached if one.name == name), "")
            if name is not None and since:
                self._ask_back(name, since)
            elif name is not None:
                self._ask_day(name)

        self.app.push_screen(Picker(_("What has happened?"), choices), chosen)

    def _ask_back(self, name: str, since: str) -> None:
        """It is on record: ask whether that was a mistake."""
        from interview_tui.tui.screens.picker import Choice, Picker

        deadlines = self.study.deadlines

        def chosen(what: str | None) -> None:
            if what:
                self.do(lambda: deadlines.take_back(name), _("Taken back."))

        choices = [
            Choice("", _("Leave it as it is")),
            Choice("back", _("It was recorded by mistake: it has not happened")),
        ]
        title = _("{event}: on {day}").format(event=words_field.milestone(name), day=as_read(since))
        self.app.push_screen(Picker(title, choices), chosen)

    def _ask_day(self, name: str) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        overseeing, what = self.study.fieldwork.overseeing, words_field.milestone(name)
        question = _("{what}: on which day? Enter alone means today.").format(what=what)
        said = _("On record: {what}").format(what=what)
        self.do_asked(AskShort(question), lambda day: overseeing.reached(name, day), said)

    def action_leave_ledger(self) -> None:
        """Go back."""
        self.dismiss(None)
