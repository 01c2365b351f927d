"""The quote ledger: every quote, whether it may leave, where it left; texts held against what was said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model import disclosure
from interview_tui.model.consent import ConsentScope, ConsentState
from interview_tui.model.note import Meaning, speaks
from interview_tui.model.quoting import CUT, Compared, compare
from interview_tui.model.sampling import Person
from interview_tui.model.values import dataclass
from interview_tui.services import after_talk, suspects
from interview_tui.services.disclosing import Facts
from interview_tui.services.leaving import Leaving
from interview_tui.services.recruiting import nothing, short
from interview_tui.services.stopping import first_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from interview_tui.model.note import Note
    from interview_tui.store.store import Store

SHORTEST = 3
"""Fewest words of a passage that is taken for a quote."""

_QUOTED = re.compile('["“”„«]([^"“”„«»]{1,4000})["“”»]')
_WORD = re.compile(r"\w+")
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote as it stands. ``held`` is why it stays behind now; empty when it may leave.

    ``held_linked`` is the same where it would stand under its speaker's code, which asks for more.
    """

    note: Note
    code: str
    held: str
    against_raw: Compared
    exports: tuple[int, ...]
    """The exports it left with, by number."""
    claims: tuple[str, ...] = ()
    """What it is used to support, in the researcher's words."""
    held_linked: str = ""
    theme: str = ""
    question: str = ""
    """The titles of what it was said to, as the interview's own guide has them."""
    months: tuple[str, ...] = ()
    """The months (``YYYY-MM``) of the exports it left with, each once."""
    granted: bool = False
    attributed: bool = False
    """Whether its speaker agrees now to verbatim quotes, and to their standing under the code."""

    @property
    def uses(self) -> int:
        """How often it is used, over claims and exports."""
        return len(self.claims) + len(self.exports)

    @property
    def unsure(self) -> bool:
        """Whether its words were changed and nobody has said that they mean the same: no export then."""
        return not self.against_raw.verbatim and self.note.meaning is not Meaning.KEPT

    @property
    def repeated(self) -> bool:
        """Whether one quote bears more than one claim. An export made twice repeats nothing by itself."""
        return len(self.claims) > 1


@dataclass(frozen=True, slots=True)
class Passage:
    """Words between quotation marks in a text, and the quote they come from (None: no note holds them)."""

    line: int
    words: str
    quote: Quote | None
    against_raw: Compared
    before: tuple[int, ...] = ()
    """Lines in which the same quote stood before."""

    @property
    def wrong(self) -> bool:
        """Whether it must not stand like this: altered without a mark, or it may not be quoted."""
        return self.quote is not None and (not self.against_raw.verbatim or bool(self.quote.held))


class Quoting:
    """The verbs on quotes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.look: Callable[..., None] = nothing
        """Called with words that are about to be stored; it may ask first."""

    def ledger(self) -> list[Quote]:
        """Return every quote of interviews that have ended, by respondent and note."""
        states, everyone = suspects.consent_states(self._store), self._store.respondents()
        facts = Facts(everyone, self._store.study().fields, disclosure.THRESHOLDS[0])
        used, claims, guides = self._store.quotes_used(), self._store.claims(), _Guides(self._store)
        months = {one.id: one.month for one in self._store.exports()} if used else {}
        found = []
        for one in suspects.reviewed(self._store):
            consent = states.get(one.respondent.id, ConsentState({}))
            may = Leaving(one.respondent.code, consent, facts)
            for note in one.notes:
                raw = first_wording(self._store, note.id) if note.revised else note.text
                # One that was a quote stays in sight when its quotation marks are edited away.
                if not (speaks(note) or speaks(replace(note, text=raw))):
                    continue
                exports = used.get(note.id, ())
                found.append(
                    Quote(
                        note, one.respondent.code, may.why(note), compare(raw, note.text), exports,
                        claims.get(note.id, ()), may.why(note, linked=True),
                        *guides.place(one.interview.guide_hash, note),
                        tuple(dict.fromkeys(months[number] for number in exports)),
                        consent.may(ConsentScope.QUOTE_VERBATIM), consent.may(ConsentScope.QUOTE_ATTRIBUTED),
                    )
                )  # fmt: skip
        return found

    def used(self) -> dict[int, tuple[tuple[str, ...], int]]:
        """Return the claims that quotes are used under, and with how many exports they left, by note id."""
        claims, exports = self._store.claims(), self._store.quotes_used()
        return {one: (claims.get(one, ()), len(exports.get(one, ()))) for one in {*claims, *exports}}

    def claims(self) -> dict[str, tuple[int, ...]]:
        """Return every claim that a quote is used under, in the order of the alphabet: claim -> note ids."""
        found: dict[str, tuple[int, ...]] = {}
        for note_id, claims in self._store.claims().items():
            for claim in claims:
                found[claim] = (*found.get(claim, ()), note_id)
        return dict(sorted(found.items(), key=lambda one: one[0].casefold()))

    def alike(self) -> dict[str, list[str]]:
        """Return for each claim why it tells what single persons think (check D4), a sentence each.

        A claim that everyone of a small group stands behind tells a reader who knows the group what each of
        them said. Groups are those of one site, or of one background field.
        """
        sites = {site.id: site.name for site in self._store.sites()}
        people = {one.respondent.code: one.respondent for one in suspects.reviewed(self._store)}
        site, names = _("site"), self._store.study().fields
        counted = [
            Person(code, {**{name: one.fields.get(name, "") for name in names}, site: sites[one.site_id]})
            for code, one in people.items()
        ]
        speakers = {quote.note.id: quote.code for quote in self.ledger()}
        told: dict[str, list[str]] = {}
        for claim, notes in self.claims().items():
            behind = {speakers[one] for one in notes if one in speakers}
            for name in (site, *names):
                groups = disclosure.all_of_a_group(counted, behind, (name,), disclosure.THRESHOLDS[0])
                told.setdefault(claim, []).extend(
                    _one_mind(name, group) for group in groups if group.size > 1
                )
        return {claim: lines for claim, lines in told.items() if lines}

    def claim(self, note_id: int, words: str, used: bool = True) -> tuple[str, ...]:
        """Put down that a quote supports a claim, or take that off; returns its claims as they are then.

        A claim is told by its words, whatever their case: one that is known keeps the spelling it has.

        Raises:
            UsageProblem: the note is no quote that can be reviewed, the words are none or too many, or there
                is no such claim to take off.
        """
        if note_id not in {quote.note.id for quote in self.ledger()}:
            raise UsageProblem(_("Note {number} is no quote.").format(number=note_id))
        said = " ".join(short(words, _("claim")).split())
        if not said:
            raise UsageProblem(_("A claim needs words."), _("Nothing was changed."))
        known = {one.casefold(): one for one in self.claims()}
        claim = known.get(said.casefold(), said)
        if not used and claim not in self._store.claims().get(note_id, ()):
            raise UsageProblem(_("The quote is not used under that claim."), _("Nothing was changed."))
        if used:
            self.look(claim)
        self._store.set_claim(note_id, claim, used)
        return self._store.claims().get(note_id, ())

    def check(self, text: str) -> list[Passage]:
        """Return the passages between quotation marks of a text, each held against what was first written."""
        quotes = [
            (quote, raw, set(_words(raw)))
            for quote in self.ledger()
            for raw in (first_wording(self._store, quote.note.id),)
        ]
        seen: dict[int, list[int]] = {}
        passages = []
        for line, words in _passages(text):
            wanted = set(_words(words))
            near = [one for one in quotes if len(wanted & one[2]) >= _ALIKE * len(wanted)]
            best = min(
                ((compare(raw, words), quote) for quote, raw, _known in near),
                key=lambda pair: (pair[0].altered + pair[0].left_out, pair[1].note.id),
                default=None,
            )
            if best is None or best[0].altered > _ALIKE * len(wanted):
                passages.append(Passage(line, words, None, Compared()))
                continue
            lines = seen.setdefault(best[1].note.id, [])
            passages.append(Passage(line, words, best[1], best[0], tuple(lines)))
            lines.append(line)
        return passages


class _Guides:
    """The titles of themes and questions; each guide is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._titles: dict[str, tuple[dict[str, str], dict[str, tuple[str, str]]]] = {}

    def place(self, guide_hash: str, note: Note) -> tuple[str, str]:
        """Return the titles of the theme and the question of a note; empty where it has none."""
        if guide_hash not in self._titles:
            themes = self._store.guide(guide_hash).themes
            asked = {one.id: (theme.title, one.text) for theme in themes for one in theme.questions}
            self._titles[guide_hash] = {theme.id: theme.title for theme in themes}, asked
        titles, asked = self._titles[guide_hash]
        if note.after:
            return _(after_talk.TITLE), ""
        return asked.get(note.question_id, (titles.get(note.theme_id, ""), ""))


def _one_mind(name: str, group: disclosure.Group) -> str:
    said = _("everyone alike in {field} stands behind it ({codes}): it tells what each of them thinks")
    return said.format(field=name, codes=", ".join(group.codes))


def _passages(text: str) -> Iterator[tuple[int, str]]:
    for match in _QUOTED.finditer(text):
        words = " ".join(match.group(1).split())
        if len(_words(words)) >= SHORTEST:
            yield text.count("\n", 0, match.start()) + 1, words


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(re.sub(r"\[[^\]]*\]", " ", text.replace(CUT, " ")))]
