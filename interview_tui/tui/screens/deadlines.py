"""What is to be deleted and when: each class of things, what it waits for, and whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from interview_tui import words_field
from interview_tui.i18n import _, ngettext
from interview_tui.model.deadline import Kept, Standing
from interview_tui.model.letter import ENDED, GRADED, PromiseKind
from interview_tui.model.sheet import EndState
from interview_tui.services.deadlines import NAMES, STANDINGS, a_day, sentence
from interview_tui.tui import commands
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.model.deadline import Deadline
    from interview_tui.model.letter import Promise
    from interview_tui.model.sheet import Sheet
    from interview_tui.services.attention import Attention
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.ink import Name

LOOKS: dict[Standing, Name] = {
    Standing.OVERDUE: "alarm",
    Standing.DUE: "alarm",
    Standing.SOON: "warn",
    Standing.WAITING: "text",
    Standing.MET: "good",
}
SIGNS = {
    Standing.OVERDUE: "!",
    Standing.DUE: "!",
    Standing.SOON: "△",
    Standing.WAITING: "·",
    Standing.MET: "✓",
}
_DAY, _EVENT, _OWN = "day", "event", "own"


class Held(NamedTuple):
    """Deadlines by what they are for, the day it is, what the letter promises of recordings, the sheet."""

    deadlines: Mapping[Kept, Deadline]
    today: str
    promise: Promise | None
    version: str
    sheet: Sheet
    gone: str
    """Since when it is on record that the recordings are deleted; empty when it is not."""


class DeadlinesScreen(LinedScreen):
    """Shows every class with its deadline; all of it is set and said to be done here."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.DEADLINES,)

    def read(self, study: OpenStudy) -> Held:
        """Return the deadlines, and what was promised and written down of them."""
        found = {one.kept: one for one in study.deadlines.all()}
        promised = [one for one in study.store.promises() if one.kind is PromiseKind.DESTRUCTION]
        versions = {one.id: one.version for one in study.store.letters()} if promised else {}
        last = promised[-1] if promised else None
        version = versions[last.letter_id] if last else ""
        gone = study.deadlines.recordings_gone()
        return Held(found, study.deadlines.today, last, version, study.store.sheet(), gone)

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return the title, and how many are overdue or soon due."""
        stands = [one.standing(held.today) for one in held.deadlines.values()]
        overdue, soon = stands.count(Standing.OVERDUE), stands.count(Standing.SOON)
        facts = [ngettext("{n} OVERDUE", "{n} OVERDUE", overdue).format(n=overdue)] if overdue else []
        if due := stands.count(Standing.DUE):
            facts.append(ngettext("{n} due now", "{n} due now", due).format(n=due))
        if soon:
            facts.append(ngettext("{n} within 30 days", "{n} within 30 days", soon).format(n=soon))
        return _("Deadlines"), facts or [_("nothing is due") if stands else _("none set yet")]

    def columns(self, held: Held) -> Sequence[Column]:
        """Return the four columns."""
        del held
        return [
            Column(_("to be deleted"), 24),
            Column(_("stands"), 16),
            Column(_("latest"), 10),
            Column(_("waits for"), 60, short=20),
        ]

    def rows(self, held: Held) -> Sequence[Row]:
        """Return a row for each class of things, those without a deadline too, then the way to delete all."""
        last = Row(
            (_("delete the study now"), "…", "", _("shows first what goes")), ("accent", "dim", "dim", "dim")
        )
        return [*(self._row(held, kept) for kept in Kept), last]

    def _row(self, held: Held, kept: Kept) -> Row:
        one = held.deadlines.get(kept)
        if one is None and kept is Kept.RECORDINGS and held.gone:
            done = f"{SIGNS[Standing.MET]} {_(STANDINGS[Standing.MET])}"
            return Row((_(NAMES[kept]), done, held.gone, ""), ("strong", "good", "good", "text"))
        if one is None:
            return Row((_(NAMES[kept]), _("not set"), "", ""), ("text", "dim", "dim", "dim"))
        stands = one.standing(held.today)
        event = words_field.milestone(one.event)
        if one.came:
            event = _("{event}: on {day}").format(event=event, day=one.came)
        look = LOOKS[stands]
        cells = (_(NAMES[kept]), f"{SIGNS[stands]} {_(STANDINGS[stands])}", one.due, event)
        return Row(cells, ("strong", look, look, "text"))

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return a deadline in a sentence, where it was decided, and what was promised."""
        if place >= len(Kept):
            said = _("{key} shows what deleting the whole study takes, and what it cannot reach.")
            return [Para(said.format(key=self.keys["set_deadline"]), "text", 1)]
        kept = list(Kept)[place]
        one = held.deadlines.get(kept)
        if one is None:
            said = _("No deadline for {what}. {key} sets one: a day, or when something has happened.")
            paras = [Para(said.format(what=_(NAMES[kept]), key=self.keys["set_deadline"]), "text", 1)]
        else:
            paras = [Para(sentence(one, held.today), LOOKS[one.standing(held.today)], 1, most=2)]
            if one.source:
                paras.append(Para(_("Decided in: {source}").format(source=one.source), "dim", 1, most=1))
        if kept is Kept.RECORDINGS and held.promise is not None:
            paras.append(Para(self._promised(held.promise, held.version), "quote", 1, most=2))
        if kept is Kept.STUDY and held.sheet.end_state is not EndState.NOT_SET:
            end = _("Study sheet: in the end {what} ({source}).").format(
                what=words_field.word(held.sheet.end_state), source=held.sheet.end_source
            )
            paras.append(Para(end, "quote", 1, most=2))
        return paras

    @staticmethod
    def _promised(promise: Promise, version: str) -> str:
        from interview_tui import words_ledger

        return _("Letter {version}: {words}").format(version=version, words=words_ledger.promised(promise))

    # -- setting -------------------------------------------------------------------------------------------

    @property
    def kept(self) -> Kept | None:
        """The class that is chosen; None on the last line."""
        return list(Kept)[self.place] if self.place < len(Kept) else None

    def action_set_deadline(self) -> None:
        """Ask whether it is a day or an event, then for all that belongs to it."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if self.held is None:
            return
        kept, promise = self.kept, self.held.promise
        if kept is None:
            self.action_purge_study()
            return
        before = self.held.deadlines.get(kept)
        awaited = before.event if before else promise.value if promise and kept is Kept.RECORDINGS else ""
        choices = [
            Choice(_DAY, _("by a day")),
            *(
                Choice(name, _("when: {event}").format(event=words_field.milestone(name)))
                for name in dict.fromkeys([GRADED, ENDED, *([awaited] if awaited else [])])
            ),
            Choice(_OWN, _("when something else has happened")),
        ]

        def chosen(what: str | None) -> None:
            if what == _DAY:
                self._ask_latest(kept, "")
            elif what == _OWN:
                question = _("What does it wait for, in a few words?")
                self._ask(question, "", lambda own: self._own(kept, own), asks=self.study.asks)
            elif what is not None:
                self._ask_latest(kept, what)

        start = [choice.id for choice in choices].index(awaited) if awaited else 0
        self.app.push_screen(
            Picker(_("{what}: deleted when?").format(what=_titled(kept)), choices, start=start), chosen
        )

    def _own(self, kept: Kept, event: str) -> None:
        if event:
            self._ask_latest(kept, event)

    def _ask_latest(self, kept: Kept, event: str) -> None:
        before, promise = self.held.deadlines.get(kept), self.held.promise
        day = before.due if before else promise.latest if promise and kept is Kept.RECORDINGS else ""
        question = _("The last day, such as 2026-12-31")
        if event:
            question = _("The last day, even if that has not happened, such as 2026-12-31")
        self._ask(question, day, lambda due: self._ask_source(kept, event, due), check=a_day)

    def _ask_source(self, kept: Kept, event: str, due: str) -> None:
        study, before = self.study, self.held.deadlines.get(kept)
        source = before.source if before else ""
        if not source and kept is Kept.RECORDINGS and self.held.promise is not None:
            source = _("letter {version}").format(version=self.held.version)

        def given(text: str) -> None:
            self.do(lambda: study.deadlines.set(kept, due, event=event, source=text), _("Written down."))

        question = _("Where was that promised or decided? Enter alone leaves it as it is")
        self._ask(question, source, given, asks=self.study.asks)

    def _ask(
        self,
        question: str,
        text: str,
        given: Callable[[str], None],
        *,
        asks: Attention | None = None,
        check: Callable[[str], object] | None = None,
    ) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        def typed(line: str | None) -> None:
            if line is not None:
                given(line)

        self.app.push_screen(AskShort(question, text=text, asks=asks).checked(check), typed)

    # -- what has happened ---------------------------------------------------------------------------------

    def action_event_came(self) -> None:
        """Say that what it waits for has happened."""
        one = self._set_one()
        if one is None:
            return
        if not one.event:
            self.say(_("This deadline is a day; it waits for nothing."), warn=True)
            return
        if one.came:
            self._ask_back(one)
            return
        study, kept = self.study, one.kept
        question = _("{what}: on which day? Enter alone means today.").format(
            what=words_field.milestone(one.event)
        )
        said = _("On record; all that waited for it is due now.")
        self._ask(question, "", lambda day: self.do(lambda: study.deadlines.event_came(kept, day), said))

    def _ask_back(self, one: Deadline) -> None:
        """What it waits for is on record: ask whether that was a mistake."""
        from interview_tui.tui.screens.picker import Choice, Picker

        study, kept = self.study, one.kept
        choices = [
            Choice("", _("Leave it as it is")),
            Choice("back", _("It was recorded by mistake: what waits for it waits again")),
        ]

        def chosen(what: str | None) -> None:
            if what:
                self.do(lambda: study.deadlines.event_taken_back(kept), _("Taken back."))

        title = _("{event}: on {day}").format(event=words_field.milestone(one.event), day=one.came)
        self.app.push_screen(Picker(title, choices), chosen)

    def action_deadline_met(self) -> None:
        """Say that it is deleted."""
        study, kept = self.study, self.kept
        free = kept is Kept.RECORDINGS
        if self.held is None or kept is None or (not free and self._set_one() is None):
            return
        one = self.held.deadlines.get(kept)
        if since := one.met if one else self.held.gone:
            self.say(_("On record since {day}.").format(day=since))
            return
        question = _("{what} deleted: on which day? Enter alone means today.").format(what=_titled(kept))
        self._ask(question, "", lambda day: self.do(lambda: study.deadlines.met(kept, day), _("On record.")))

    def _set_one(self) -> Deadline | None:
        if self.held is None:
            return None
        one: Deadline | None = self.held.deadlines.get(self.kept) if self.kept else None
        if one is None:
            self.say(_("Set a deadline first: {key}").format(key=self.keys["set_deadline"]))
        return one

    def action_purge_study(self) -> None:
        """See what deleting the whole study would take."""
        from interview_tui.tui.screens.purge import PurgeScreen

        self.app.push_screen(PurgeScreen(self.interview_app))

    def action_leave_deadlines(self) -> None:
        """Go back."""
        self.dismiss(None)


def _titled(kept: Kept) -> str:
    name = _(NAMES[kept])
    return name[:1].upper() + name[1:]
