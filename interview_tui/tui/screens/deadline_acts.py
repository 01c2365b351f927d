"""Setting deadlines, and saying what has happened: one short question after another, each with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import words_field
from interview_tui.i18n import _, as_read
from interview_tui.model.deadline import Kept
from interview_tui.model.letter import ENDED, GRADED
from interview_tui.model.values import dataclass
from interview_tui.services.deadlines import NAMES, a_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.deadline import Deadline
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.screens.ask_short import AskShort

_DAY, _OWN = "day", "own"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was chosen and typed so far; kept while somebody goes back to a question before."""

    kept: Kept
    choice: str = ""
    event: str = ""
    due: str | None = None


class SetsDeadlines:
    """Mixed into the screen of deadlines. ``Esc`` at a question leads to the one before, with its answer."""

    if TYPE_CHECKING:
        app: Any
        held: Any
        keys: dict[str, str]
        study: OpenStudy
        say: Callable[..., None]
        do: Callable[..., None]
        do_asked: Callable[..., None]
        action_purge_study: Callable[[], None]

        @property
        def kept(self) -> Kept | None: ...  # noqa: D102 - the screen has the sentence

    # -- setting -------------------------------------------------------------------------------------------

    def action_set_deadline(self) -> None:
        """Ask whether it is a day or an event, then for all that belongs to it."""
        if self.held is None:
            return
        if self.kept is None:
            self.action_purge_study()
        else:
            self._ask_when(Typed(self.kept))

    def _ask_when(self, typed: Typed) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        kept = typed.kept
        promise = self.held.promises.get(kept)
        before = self.held.deadlines.get(kept)
        awaited = before.event if before else promise.value if promise else ""
        choices = [
            Choice(_DAY, _("by a day")),
            *(
                Choice(name, _("when: {event}").format(event=words_field.milestone(name)))
                for name in dict.fromkeys([GRADED, ENDED, *([awaited] if awaited else [])])
            ),
            Choice(_OWN, _("when something else has happened")),
        ]

        def chosen(what: str | None) -> None:
            if what == _OWN:
                self._ask_own(Typed(kept, _OWN, typed.event if typed.choice == _OWN else "", typed.due))
            elif what is not None:
                self._ask_latest(Typed(kept, what, "" if what == _DAY else what, typed.due))

        start = typed.choice or awaited
        at = [choice.id for choice in choices].index(start) if start else 0
        title = _("{what}: deleted when?").format(what=_titled(kept))
        self.app.push_screen(Picker(title, choices, start=at), chosen)

    def _ask_own(self, typed: Typed) -> None:
        def given(event: str | None) -> None:
            if event:
                self._ask_latest(Typed(typed.kept, _OWN, event, typed.due))
            else:
                self._ask_when(typed)

        question = _("What does it wait for, in a few words?")
        self.app.push_screen(self._asked(question, typed.event, asks=self.study.asks), given)

    def _ask_latest(self, typed: Typed) -> None:
        day, hint = self._offered(typed.kept)
        question = _("The last day, such as 2026-12-31")
        if typed.event:
            question = _("The last day, even if that has not happened, such as 2026-12-31")

        def given(due: str | None) -> None:
            if due is not None:
                self._ask_source(Typed(typed.kept, typed.choice, typed.event, due))
            elif typed.choice == _OWN:
                self._ask_own(typed)
            else:
                self._ask_when(typed)

        asked = self._asked(question, day if typed.due is None else typed.due, hint=hint)
        self.app.push_screen(asked.checked(a_day), given)

    def _offered(self, kept: Kept) -> tuple[str, str]:
        """Return the day that stands, was promised or is the project's last, and where it is from."""
        before, promise = self.held.deadlines.get(kept), self.held.promises.get(kept)
        if before:
            return as_read(before.due), ""
        if promise and promise.latest:
            said = _("From letter {version}.").format(version=self.held.source(kept))
            return as_read(promise.latest), said
        if last := self.held.sheet.end_date:
            return as_read(last), _(
                "From the study sheet: the last day of the project. Change it if it is another."
            )
        return "", ""

    def _ask_source(self, typed: Typed) -> None:
        deadlines, kept, due = self.study.deadlines, typed.kept, typed.due or ""
        before = self.held.deadlines.get(kept)
        source = before.source if before else ""
        if not source and (version := self.held.source(kept)):
            source = _("letter {version}").format(version=version)
        elif not source and a_day(due) == self.held.sheet.end_date:
            source = _("study sheet, last day of the project")
        question = _("Where was that promised or decided? Enter alone leaves it as it is")
        self.do_asked(
            self._asked(question, source, asks=self.study.asks),
            lambda text: deadlines.set(kept, due, event=typed.event, source=text),
            _("Written down."), lambda: self._ask_latest(typed),
        )  # fmt: skip

    @staticmethod
    def _asked(question: str, text: str = "", *, asks: Any = None, hint: str = "") -> AskShort:
        from interview_tui.tui.screens.ask_short import AskShort

        return AskShort(question, text=text, asks=asks, hint=hint)

    # -- what has happened ---------------------------------------------------------------------------------

    def action_event_came(self) -> None:
        """Say that what it waits for has happened."""
        one = self._set_one()
        if one is None:
            return
        if not one.event:
            self.say(_("This deadline is a day; it waits for nothing."), warn=True)
            return
        deadlines, kept, event = self.study.deadlines, one.kept, words_field.milestone(one.event)
        if one.came:
            title = _("{event}: on {day}").format(event=event, day=as_read(one.came))
            again = _("It was recorded by mistake: what waits for it waits again")
            self._ask_back(title, again, lambda: deadlines.event_taken_back(kept))
            return
        question = _("{what}: on which day? Enter alone means today.").format(what=event)
        said = _("On record; all that waited for it is due now.")
        self.do_asked(self._asked(question), lambda day: deadlines.event_came(kept, day), said)

    def action_deadline_met(self) -> None:
        """Say that it is deleted, or that it is not after all."""
        deadlines, kept = self.study.deadlines, self.kept
        free = kept is Kept.RECORDINGS
        if self.held is None or kept is None or (not free and self._set_one() is None):
            return
        one = self.held.deadlines.get(kept)
        if since := one.met if one else self.held.gone:
            title = _("{what}: deleted on {day}").format(what=_titled(kept), day=as_read(since))
            again = _("It was recorded by mistake: this is not deleted")
            self._ask_back(title, again, lambda: deadlines.not_met(kept))
            return
        question = _("{what} deleted: on which day? Enter alone means today.").format(what=_titled(kept))
        self.do_asked(self._asked(question), lambda day: deadlines.met(kept, day), _("On record."))

    def _ask_back(self, title: str, again: str, back: Callable[[], object]) -> None:
        """Something is on record: ask whether that was a mistake."""
        from interview_tui.tui.screens.picker import Choice, Picker

        def chosen(what: str | None) -> None:
            if what:
                self.do(back, _("Taken back."))

        choices = [Choice("", _("Leave it as it is")), Choice("back", again)]
        self.app.push_screen(Picker(title, choices), chosen)

    def _set_one(self) -> Deadline | None:
        if self.held is None:
            return None
        one: Deadline | None = self.held.deadlines.get(self.kept) if self.kept else None
        if one is None:
            self.say(_("Set a deadline first: {key}").format(key=self.keys["set_deadline"]))
        return one


def _titled(kept: Kept) -> str:
    name = _(NAMES[kept])
    return name[:1].upper() + name[1:]
