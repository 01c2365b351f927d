"""What is to be deleted and when: each class of things, what it waits for, and whether it is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from interview_tui import words_field
from interview_tui.i18n import _, as_read, ngettext
from interview_tui.model.deadline import Kept, Standing
from interview_tui.model.letter import PromiseKind
from interview_tui.model.promising import names_gone
from interview_tui.model.sheet import EndState
from interview_tui.services.deadlines import NAMES, STANDINGS, sentence
from interview_tui.tui import commands
from interview_tui.tui.screens.deadline_acts import SetsDeadlines
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.model.deadline import Deadline
    from interview_tui.model.letter import Promise
    from interview_tui.model.sheet import Sheet
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


class Held(NamedTuple):
    """Deadlines by what they are for, the day it is, what the letter says of each, the sheet."""

    deadlines: Mapping[Kept, Deadline]
    today: str
    promises: Mapping[Kept, Promise]
    """What was promised of recordings, and what the letter in force seems to say of the list of names."""
    versions: Mapping[int, str]
    """The version of each letter, by its id."""
    sheet: Sheet
    gone: str
    """Since when it is on record that the recordings are deleted; empty when it is not."""

    def source(self, kept: Kept) -> str:
        """Return the version of the letter that says when this goes; empty for none."""
        promise = self.promises.get(kept)
        return self.versions[promise.letter_id] if promise else ""


class DeadlinesScreen(SetsDeadlines, LinedScreen):
    """Shows every class with its deadline; all of it is set and said to be done here."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.DEADLINES,)
    TABLE: ClassVar[type[Table]] = TallTable

    def read(self, study: OpenStudy) -> Held:
        """Return the deadlines, and what was promised and written down of them."""
        found = {one.kept: one for one in study.deadlines.all()}
        made = [one for one in study.store.promises() if one.kind is PromiseKind.DESTRUCTION]
        promises = {Kept.RECORDINGS: made[-1]} if made else {}
        letters, version = study.store.letters(), study.study.letter_version
        for one in letters:
            if one.version == version and (said := names_gone(one.text)) is not None:
                promises[Kept.KEY_FILE] = replace(said, letter_id=one.id)
        versions = {one.id: one.version for one in letters}
        gone = study.deadlines.recordings_gone()
        return Held(found, study.deadlines.today, promises, versions, study.store.sheet(), gone)

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return the title, and how many are overdue or soon due."""
        stands = [one.standing(held.today) for one in held.deadlines.values()]
        overdue, soon = stands.count(Standing.OVERDUE), stands.count(Standing.SOON)
        facts = [ngettext("{n} OVERDUE", "{n} OVERDUE", overdue).format(n=overdue)] if overdue else []
        if due := stands.count(Standing.DUE):
            facts.append(ngettext("{n} due now", "{n} due now", due).format(n=due))
        if soon:
            facts.append(ngettext("{n} within 30 days", "{n} within 30 days", soon).format(n=soon))
        if not stands and held.promises:
            facts += [_("none set yet"), _("promised in the letter: {n}").format(n=len(held.promises))]
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
            gone = _("said to be deleted on {day}").format(day=as_read(held.gone))
            return Row((_(NAMES[kept]), _("not set"), "", gone), ("text", "dim", "dim", "dim"))
        if one is None:
            promise = held.promises.get(kept)
            day = as_read(promise.latest) if promise else ""
            event = words_field.milestone(promise.value) if promise else ""
            said = _("letter: {event}").format(event=event) if event else ""
            return Row((_(NAMES[kept]), _("not set"), day, said), ("text", "dim", "dim", "dim"))
        stands = one.standing(held.today)
        event = words_field.milestone(one.event)
        if one.came:
            event = _("{event}: on {day}").format(event=event, day=as_read(one.came))
        look = LOOKS[stands]
        cells = (_(NAMES[kept]), f"{SIGNS[stands]} {_(STANDINGS[stands])}", as_read(one.due), event)
        return Row(cells, ("strong", look, look, "text"))

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return a deadline in a sentence, where it was decided, and what was promised."""
        if place >= len(Kept):
            said = _("{key} shows what deleting the whole study takes, and what it cannot reach.")
            return [Para(said.format(key=self.keys["set_deadline"]), "text", 1)]
        kept = list(Kept)[place]
        one = held.deadlines.get(kept)
        if one is None:
            paras = self._without(held, kept)
        else:
            paras = [Para(sentence(one, held.today), LOOKS[one.standing(held.today)], 1, most=2)]
            if one.source:
                paras.append(Para(_("Decided in: {source}").format(source=one.source), "dim", 1, most=1))
        if promise := held.promises.get(kept):
            paras.append(Para(self._promised(promise, held.source(kept)), "quote", 1, most=2))
        if kept is Kept.STUDY and held.sheet.end_state is not EndState.NOT_SET:
            end = _("Study sheet: in the end {what} ({source}).").format(
                what=words_field.word(held.sheet.end_state), source=held.sheet.end_source
            )
            paras.append(Para(end, "quote", 1, most=2))
        return paras

    def _without(self, held: Held, kept: Kept) -> list[Para]:
        """Return what is said of a class without a deadline."""
        said = _("{what}: no deadline. {key} sets one: a day, or when something has happened.")
        paras = [Para(said.format(what=_(NAMES[kept]), key=self.keys["set_deadline"]), "text", 1)]
        if kept is Kept.RECORDINGS and held.gone:
            told = _("On record as deleted since {day}. {key} takes that back if it was wrong.")
            paras.append(Para(told.format(day=as_read(held.gone), key=self.keys["deadline_met"]), "text", 1))
        if held.sheet.end_date:
            last = _("Study sheet: the project's last day is {day}; offered when you set one.")
            paras.append(Para(last.format(day=as_read(held.sheet.end_date)), "quote", 1, most=2))
        return paras

    @staticmethod
    def _promised(promise: Promise, version: str) -> str:
        from interview_tui import words_ledger

        words = words_ledger.promised(promise) if promise.id else promise.words
        return _("Letter {version}: {words}").format(version=version, words=words)

    @property
    def kept(self) -> Kept | None:
        """The class that is chosen; None on the last line."""
        return list(Kept)[self.place] if self.place < len(Kept) else None

    def action_purge_study(self) -> None:
        """See what deleting the whole study would take."""
        from interview_tui.tui.screens.purge import PurgeScreen

        self.app.push_screen(PurgeScreen(self.interview_app))

    def action_leave_deadlines(self) -> None:
        """Go back."""
        self.dismiss(None)
