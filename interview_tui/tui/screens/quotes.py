"""Every quote and every claim of the study: what may leave and why not, what was changed, what is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from interview_tui.i18n import _, ngettext
from interview_tui.tui import commands
from interview_tui.tui.screens import quotes_words as told
from interview_tui.tui.screens.lined import Below, LinedScreen
from interview_tui.tui.screens.note_acts import NoteActs
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.widget import Widget

    from interview_tui.model.note import Note
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.quoting import Quote
    from interview_tui.tui.app import InterviewApp

AT_ONCE = 2
"""Lines of a quote that are shown below; Enter reads it whole in its interview."""


class Held(NamedTuple):
    """Every quote, every claim with the notes of its quotes, and what is to be thought of with a claim."""

    quotes: Sequence[Quote]
    claims: Mapping[str, tuple[int, ...]]
    alike: Mapping[str, Sequence[str]]


class QuotesScreen(NoteActs, LinedScreen):
    """Shows the quotes, or the claims in their place; ``only`` is the claim whose quotes are shown."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.QUOTES,)
    DEFAULT_CSS = "QuotesScreen Below { height: 7; }"

    def __init__(self, app: InterviewApp) -> None:
        super().__init__(app)
        self.by_claim = False
        self.some = told.SOME[0]
        self.only = ""
        self._shown: Sequence[Quote] = ()

    # -- what is shown -------------------------------------------------------------------------------------

    def read(self, study: OpenStudy) -> Held:
        """Return quotes and claims as they stand."""
        quoting = study.quoting
        return Held(quoting.ledger(), quoting.claims(), quoting.alike())

    def show(self, held: Held) -> None:
        """Show what was read; a claim that is gone is let go of."""
        self.only = self.only if self.only in held.claims else ""
        wanted = set(held.claims.get(self.only, ()))
        found = [one for one in held.quotes if not self.only or one.note.id in wanted]
        self._shown = [one for one in found if self.some.holds(one)]
        super().show(held)
        line = self.query_one(KeyLine)
        line.only({"open_quote", "claims_or_quotes", "leave_quotes"} if self.by_claim else None)
        line.rename({"open_quote": _("its quotes"), "claims_or_quotes": _("quotes")} if self.by_claim else {})

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return how many there are, and which are shown."""
        if self.by_claim:
            count = len(held.claims)
            return _("Claims"), [ngettext("{n} claim", "{n} claims", count).format(n=count)]
        shown, every = len(self._shown), len(held.quotes)
        facts = [ngettext("{n} quote", "{n} quotes", every).format(n=every)]
        if shown < every:
            facts = [
                _("{n} of {all} quotes").format(n=shown, all=every),
                self.some.title if self.some.narrows else "",
            ]
        facts += [_("under: {claim}").format(claim=self.only)] if self.only else []
        return _("Quotes"), [fact for fact in facts if fact]

    def columns(self, held: Held) -> Sequence[Column]:
        """Return the columns of the quotes, or of the claims."""
        del held
        if self.by_claim:
            return [
                Column(_("quotes"), 8, right=True),
                Column(_("respondents"), 14, right=True, rank=1),
                Column(_("claim"), 200, short=20),
            ]
        return [
            Column(_("code"), 12),
            Column(_("at export"), 30, short=16),
            Column(_("words"), 18, rank=2),
            Column(_("used"), 6, right=True, rank=1),
            Column(_("quote"), 200, short=24),
        ]

    def rows(self, held: Held) -> Sequence[Row]:
        """Return a row for each quote that is shown, or for each claim."""
        if self.by_claim:
            speakers = {one.note.id: one.code for one in held.quotes}
            rows = [
                told.claim_row(claim, notes, speakers, held.alike) for claim, notes in held.claims.items()
            ]
            return rows or [Row(("", "", _("none yet")), ("dim", "dim", "dim"))]
        if self._shown:
            return [told.row(one) for one in self._shown]
        return [Row(("", "", "", "", _("none like that") if held.quotes else _("none yet")), ("dim",) * 5)]

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return the quote with all that is known of it, or the claim with its quotes."""
        if self.by_claim:
            claim = self._claim_at(place)
            if claim:
                return told.claim_below(claim, held.claims[claim], held.quotes, held.alike)
            none = _("No claim is written down yet. {key} on a quote says what it supports.")
            return [Para(none.format(key=self.keys["quote_claims"]), "dim", 1)]
        if place < len(self._shown):
            return told.below(self._shown[place], AT_ONCE)
        if held.quotes:
            return [Para(_("{key} shows others.").format(key=self.keys["some_quotes"]), "dim", 1)]
        mark = _("A line that begins with a quotation mark is a quote: somebody's own words.")
        return [Para(mark, "dim", 1)]

    def _claim_at(self, place: int) -> str:
        claims = list(self.held.claims) if self.held is not None else []
        return claims[place] if place < len(claims) else ""

    # -- what ``NoteActs`` asks for ------------------------------------------------------------------------

    @property
    def note(self) -> Note | None:
        """The quote that is chosen."""
        quote = self._quote
        return quote.note if quote is not None else None

    @property
    def _quote(self) -> Quote | None:
        there = not self.by_claim and self.place < len(self._shown)
        return self._shown[self.place] if there else None

    @property
    def in_sight(self) -> Widget:
        """What shows the quote in full."""
        return self.query_one(Below)

    def claims_of(self, note: Note) -> Sequence[str]:
        """Return the claims that a quote supports."""
        return next((one.claims for one in self._shown if one.note.id == note.id), ())

    def load(self, change: Callable[[], object], sentence: str = "") -> None:
        """Do ``change`` and show what is there then."""
        self.do(change, sentence)

    # -- acts ----------------------------------------------------------------------------------------------

    def action_open_quote(self) -> None:
        """Read the quote in its interview, or the quotes of the claim that is chosen."""
        if self.by_claim:
            claim = self._claim_at(self.place)
            if claim:
                self.by_claim, self.only, self.some = False, claim, told.SOME[0]
                self._from_the_top()
            return
        note = self.note
        if note is not None:
            from interview_tui.tui.screens.review import ReviewScreen

            review = ReviewScreen(self.interview_app, note.interview_id, note.id)
            self.app.push_screen(review, self.reload)

    def action_edit_quote(self) -> None:
        """Edit the words, as in the review: what was first written is kept."""
        if not self._on_a_claim():
            self.action_edit()

    def action_quote_claims(self) -> None:
        """Say which claims the quote supports."""
        if not self._on_a_claim():
            self.action_claims()

    def _on_a_claim(self) -> bool:
        if self.by_claim:
            self.say(_("This is a claim. {key} shows its quotes.").format(key=self.keys["open_quote"]))
        return self.by_claim

    def action_claims_or_quotes(self) -> None:
        """Show the claims in place of the quotes, or the quotes again, all of them."""
        self.by_claim, self.only = not self.by_claim, ""
        self._from_the_top()

    def action_some_quotes(self) -> None:
        """Show the next sort of quotes: all, those that may leave, that stay behind, and so on."""
        if self.held is None or self._on_a_claim():
            return
        self.some = told.SOME[(told.SOME.index(self.some) + 1) % len(told.SOME)]
        self._from_the_top()
        self.say(_("Shown: {what}").format(what=self.some.title))

    def _from_the_top(self) -> None:
        if self.held is not None:
            self.query_one(Table).chosen = 0
            self.show(self.held)

    def action_leave_quotes(self) -> None:
        """Go back: from the quotes of one claim to the claims, else to where one came from."""
        if self.only and not self.by_claim:
            self.action_claims_or_quotes()
        else:
            self.dismiss(None)
