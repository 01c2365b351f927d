"""What a quote is used for: the claims it supports, put down while the quote is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _, ngettext
from interview_tui.model.note import speaks
from interview_tui.tui.widgets.note_detail import NoteDetail

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.note import Note
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.screens.review import Loaded

NEW = "\N{HORIZONTAL ELLIPSIS}"
"""The choice of a claim that is written now; no claim is called that."""


class ReviewClaims:
    """The action on claims, and how often a quote is used."""

    loaded: Loaded

    if TYPE_CHECKING:
        app: Any
        query_one: Any
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        load: Callable[..., None]

        @property
        def note(self) -> Note | None:
            """The note that is chosen."""

    def _used(self, note: Note) -> str:
        """Return how often a quote is used, in words; empty for one that is not used, and for a note."""
        claims, exports = self.loaded.used.get(note.id, ((), 0))
        told = []
        if claims:
            count = ngettext("supports {n} claim", "supports {n} claims", len(claims)).format(n=len(claims))
            told.append(f"△ {count}" if len(claims) > 1 else count)
        if exports:
            told.append(ngettext("left {n} time", "left {n} times", exports).format(n=exports))
        return " · ".join(told)

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
        picker = Picker(title, choices, start=start, keep=self.query_one(NoteDetail))
        self.app.push_screen(picker, chosen)

    def _write_claim(self, note: Note) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        def typed(line: str | None) -> None:
            if line:
                self._claim(note, line, True)

        hint = _("In words of your own. It stays in this study, and leaves in no export.")
        ask = AskShort(_("The claim that this quote supports"), hint=hint, asks=self.study.asks)
        ask.keep = self.query_one(NoteDetail)
        self.app.push_screen(ask, typed)

    def _claim(self, note: Note, claim: str, used: bool) -> None:
        quoting, before = self.study.quoting, len(self.loaded.used.get(note.id, ((), 0))[0])
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
