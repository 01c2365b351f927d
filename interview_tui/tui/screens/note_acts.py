"""What is done with one note wherever it is shown: its words are edited, and claims are put under a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _, ngettext
from interview_tui.model.note import Meaning, speaks
from interview_tui.model.quoting import compare
from interview_tui.text import clean
from interview_tui.words_identifying import meaning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from interview_tui.model.note import Note
    from interview_tui.services.opening import OpenStudy

NEW = "\N{HORIZONTAL ELLIPSIS}"
"""The choice of a claim that is written now; no claim is called that."""


class NoteActs:
    """The actions on the words of a note and on its claims, for the review and the list of quotes."""

    if TYPE_CHECKING:
        app: Any
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        load: Callable[..., None]

        @property
        def note(self) -> Note | None:
            """The note that is chosen."""

        @property
        def in_sight(self) -> Widget:
            """What shows the note, and stays in sight while something is asked about it."""

        def claims_of(self, note: Note) -> Sequence[str]:
            """Return the claims that a quote supports."""

    def action_edit(self) -> None:
        """Edit the words; line breaks are shown as a sign and stay line breaks."""
        from interview_tui.tui.screens.edit_note import EditNote

        note = self.note
        if note is None:
            return

        def edited(text: str | None) -> None:
            reviewing = self.study.reviewing
            if text is None:
                return
            if clean(text).strip() == note.text:
                ask = self._ask_meaning
                self.work(lambda: reviewing.unsure(note.id), lambda unsure: unsure and ask(note, text))
                return
            if speaks(note) and not compare(note.text, text).verbatim:
                self._ask_meaning(note, text)
                return
            kept, gone = _("Changed; the first wording is kept."), _("Changed; the earlier wording is gone.")
            said = kept if self.study.asks is None else gone
            self.load(lambda: reviewing.revise(note.id, text, note.meaning), said)

        self.app.push_screen(EditNote(note.text, self.study.asks), edited)

    def _ask_meaning(self, note: Note, text: str) -> None:
        """Ask what has to be said of somebody's own words that are written anew."""
        from interview_tui.tui.screens.picker import Choice, Picker

        reviewing = self.study.reviewing
        choices = [Choice(one.value, meaning(one)) for one in Meaning]

        def chosen(value: str | None) -> None:
            if value is None:
                self.say(_("The note is as it was."))
                return
            said = _("Changed; the first wording is kept. What differs stands in [ ] when it leaves.")
            self.load(lambda: reviewing.revise(note.id, text, Meaning(value)), said)

        self.app.push_screen(
            Picker(_("These are their own words. Is the meaning kept?"), choices, keep=self.in_sight), chosen
        )

    def action_claims(self) -> None:
        """Choose which claims the quote supports, one after the other, until Esc, or write a new one."""
        note, quoting = self.note, self.study.quoting
        if note is None:
            return
        if not speaks(note):
            self.say(_("This is no quote: only somebody's own words support a claim."))
            return

        def came(found: tuple[dict[str, tuple[int, ...]], int]) -> None:
            self._choose_claim(note, *found)

        self.work(lambda: (quoting.claims(), 0), came)

    def _choose_claim(self, note: Note, known: dict[str, tuple[int, ...]], start: int) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        if not known:
            self._write_claim(note)
            return
        choices = [Choice(claim, claim, "✓" if note.id in notes else "") for claim, notes in known.items()]
        choices.append(Choice(NEW, _("a claim that is not here yet")))
        quoting = self.study.quoting

        def chosen(claim: str | None) -> None:
            if claim == NEW:
                self._write_claim(note)
            elif claim is not None:
                place = list(known).index(claim)
                self._claim(note, claim, note.id not in known[claim])
                self.work(quoting.claims, lambda found: self._choose_claim(note, found, place))

        title = _("Which claim does it support? Enter puts it under or takes it off, Esc is done")
        picker = Picker(title, choices, start=start, keep=self.in_sight)
        self.app.push_screen(picker, chosen)

    def _write_claim(self, note: Note) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        def typed(line: str | None) -> None:
            if line:
                self._claim(note, line, True)

        hint = _("In words of your own. It stays in this study, and leaves in no export.")
        ask = AskShort(_("The claim that this quote supports"), hint=hint, asks=self.study.asks)
        ask.keep = self.in_sight
        self.app.push_screen(ask, typed)

    def _claim(self, note: Note, claim: str, used: bool) -> None:
        quoting, before = self.study.quoting, len(self.claims_of(note))
        said = _("Taken off.")
        if used:
            said = _("Put under the claim.")
            if before:
                said = _("Put under the claim. △ This quote bears another claim already.")
        self.load(lambda: quoting.claim(note.id, claim, used), said)
        if used:
            self.work(lambda: quoting.alike().get(claim, []), self._tell_alike)

    def _tell_alike(self, told: list[str]) -> None:
        """Say that a claim tells what single persons think, where it does (check D4)."""
        if told:
            self.say(f"△ {told[0]}", warn=True)


def uses(claims: int, exports: int) -> str:
    """Return how often a quote is used, in words: claims, △ where there is more than one, and exports."""
    told = []
    if claims:
        count = ngettext("supports {n} claim", "supports {n} claims", claims).format(n=claims)
        told.append(f"△ {count}" if claims > 1 else count)
    if exports:
        told.append(ngettext("left {n} time", "left {n} times", exports).format(n=exports))
    return " · ".join(told)
