"""Typed tokens in the place of identifiers, in every text that leaves; what is undecided shuts the gate."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from interview_tui import words
from interview_tui.deidentify import candidates, replace
from interview_tui.deidentify.folding import caseless
from interview_tui.i18n import N_, _, ngettext, translator
from interview_tui.model.identifier import Candidate, Choice, Decision, IdentifierType, Rulings
from interview_tui.services.parting import meant_otherwise, parted
from interview_tui.services.stays import Staying, Stays
from interview_tui.services.suspects import best

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from interview_tui.model.identifier import KnownName

    Tokens = Callable[[Sequence[tuple[str, str]], Mapping[str, set[int]]], dict[str, int]]

_RELATION = "relation:"

REASON = N_("the reason given")
"""Where words stand why it leaves all the same; what is undecided there is written anew, not decided."""

UNDECIDED = N_("[undecided]")
"""Stands in a preview for what waits for a decision; a summary that holds it never leaves."""


class Change(NamedTuple):
    """One replacement that is made: where, what stood there, what stands instead, who decided."""

    note_id: int
    start: int
    original: str
    type: IdentifierType
    instead: str
    decision: Decision | None
    """None: replaced at once, because it is certain."""


@dataclass(slots=True)
class Masking:
    """First ``look`` at every text that leaves, then ``settle`` the numbers, then ask for texts ``masked``.

    Fails closed: a text that could not be searched counts as undecided, and is masked whole.
    """

    names: tuple[KnownName, ...]
    rulings: Rulings
    language: str
    numbered: bool = True
    """Whether replacements tell one identifier from another; not where people are not told apart."""
    _found: dict[str, list[Candidate] | None] = field(default_factory=dict)
    _places: dict[tuple[int, str], None] = field(default_factory=dict)
    _undecided: Counter[str] = field(default_factory=Counter)
    _failed: dict[str, None] = field(default_factory=dict)
    _replaced: Counter[str] = field(default_factory=Counter)
    stays: Stays = field(default_factory=Stays)
    """What is not replaced although it was found."""
    _tokens: dict[str, str] = field(default_factory=dict)
    _types: dict[str, IdentifierType] = field(default_factory=dict)
    _best: dict[str, Candidate] = field(default_factory=dict)
    """What speaks for each entity, over all texts looked at."""

    _open: dict[str, None] = field(default_factory=dict)
    """Of what kinds the undecided in the reason is, as words."""

    def look(self, where: str, text: str, note_id: int = 0, *, about: int = 0) -> None:
        """Search a text, and remember it; ``about`` is the respondent it tells of, where it is no note."""
        found = self._found[text] = self.search(where, text, note_id)
        self._places[note_id, text] = None
        if about and (count := meant_otherwise(found or (), self.rulings, about)):
            self._undecided[where] += count

    def search(
        self,
        where: str,
        text: str,
        note_id: int = 0,
        cuts: Sequence[tuple[int, int]] = (),
        *,
        respondent_id: int = 0,
    ) -> list[Candidate] | None:
        """Search a text, count what is in it, and return that; None when it could not be searched.

        Args:
            where: What it is called in problems, by ids only.
            text: What may leave.
            note_id: 0 for no note.
            cuts: What is left out of it: of what stands there no replacement is seen.
            respondent_id: Who said it, where names may stand for others than elsewhere; 0 for nobody.
        """
        found = self._search(text, respondent_id)
        if found is None:
            self._failed[where] = None
            return None
        for one in found:
            held = self._best.get(one.entity)
            self._best[one.entity] = best((held, one)) if held else one
            self._count(where, one, note_id, seen=not replace.cut_out(one.start, one.end, cuts))
        if note_id:
            self.stays.listen(note_id, text, self.language, self.rulings)
        return found

    def _count(self, where: str, one: Candidate, note_id: int, *, seen: bool) -> None:
        choice = self._choice(one, note_id)
        if choice is None:
            self._undecided[where] += 1
            if where == _(REASON):
                self._open[words.identifier(one.type)] = None
        elif choice is not Choice.KEEP:
            # What is only where words are left out has its number all the same: another export may say it.
            self._replaced[one.entity] += seen
        elif seen:
            self.stays.keep(one.entity, note_id, here=note_id in self.rulings.kept_in(one.entity))

    def _search(self, text: str, respondent_id: int) -> list[Candidate] | None:
        try:
            return parted(candidates.find(text, self.names, self.language), self.rulings, respondent_id)
        except Exception:  # noqa: BLE001 - whatever went wrong in the search, the gate stays shut
            return None

    def _choice(self, one: Candidate, note_id: int) -> Choice | None:
        decision = self.rulings.ruling(one.entity, note_id)
        if decision is not None:
            return decision.choice
        return Choice.REPLACE if one.certain else None

    def settle(self, secret: bytes, tokens: Tokens) -> None:
        """Give every identifier its number: the one it has had before, or a new one that is kept.

        Args:
            secret: The study's own; without it nobody can tell what a kept number stands for.
            tokens: (Keyed hash, what it is called) of each identifier, and what numbers are avoided -> its
                number, as ``Store.tokens``.
        """
        wanted: dict[str, str] = {}
        for entity in self._replaced:
            behind = self.rulings.behind(entity)
            self._types[entity] = self.type_of(behind)
            decision = self.rulings.ruling(entity)
            if decision is None or decision.choice in {Choice.REPLACE, Choice.SAME}:
                wanted[behind] = self._types[entity].value
            elif decision.choice is Choice.RELATION:
                wanted[behind] = _RELATION + decision.text
        hashes = {entity: entity_hash(secret, entity) for entity in wanted}
        asked = [(hashes[entity], kind) for entity, kind in wanted.items()]
        numbers = tokens(asked, self._avoided(wanted.values())) if self.numbered else {}
        for entity in self._replaced:
            number = numbers.get(hashes.get(self.rulings.behind(entity), ""), 0)
            self._tokens[entity] = self._written(entity, number)

    def _avoided(self, kinds: Iterable[str]) -> dict[str, set[int]]:
        """Return numbers that would make a replacement read like a known name, as a site called Sted 4."""
        called = {kind: caseless(self._called(kind)) for kind in set(kinds)}
        forms = [form.rpartition(" ") for name in self.names for form in map(caseless, name.forms)]
        numbers = [(head.strip(), int(end)) for head, _space, end in forms if end.isdecimal()]
        return {kind: {number for head, number in numbers if head == said} for kind, said in called.items()}

    def _called(self, kind: str) -> str:
        relation = kind.removeprefix(_RELATION)
        if relation != kind:
            return replace.bare(relation)
        return replace.bare(replace.token(IdentifierType(kind), 0, self.language))

    def _written(self, entity: str, number: int) -> str:
        decision = self.rulings.ruling(entity)
        if decision is not None and decision.choice is Choice.GENERALISE:
            return replace.coarser(decision.text)
        if decision is not None and decision.choice is Choice.RELATION:
            return replace.by_relation(decision.text, number)
        return replace.token(self._types[entity], number, self.language)

    @property
    def _undecided_token(self) -> str:
        return translator(self.language)(UNDECIDED)

    def type_of(self, entity: str) -> IdentifierType:
        """Return what sort of thing an entity is that was found, as it was decided or as it looks."""
        decision = self.rulings.on(entity)
        if decision is not None:
            return decision.type
        if entity in self._best:
            return self._best[entity].type
        # Another way to write what stands in no text that leaves: those who said so knew what it is.
        others = self.rulings.everywhere.values()
        return next(one.type for one in others if self.rulings.behind(one.entity) == entity)

    def masked(self, text: str, note_id: int = 0, cuts: Sequence[tuple[int, int]] = ()) -> str:
        """Return a text that was looked at, as ``put_in`` does."""
        return self.put_in(text, self._found.get(text), note_id, cuts)

    def put_in(
        self,
        text: str,
        found: Sequence[Candidate] | None,
        note_id: int,
        cuts: Sequence[tuple[int, int]] = (),
    ) -> str:
        """Return a text with tokens for what ``search`` found in it; nothing of it if in doubt.

        What stands at ``cuts`` is left out, whatever it is: ``(…)`` stands there.
        """
        if not text:
            return text
        if found is None:
            return self._undecided_token
        instead = [(one.start, one.end, self._instead(one, note_id)) for one in found]
        return replace.apply(text, replace.with_cuts(instead, cuts))

    def _instead(self, one: Candidate, note_id: int) -> str:
        choice = self._choice(one, note_id)
        if choice is Choice.KEEP:
            return one.text
        return (self._tokens.get(one.entity) if choice is not None else None) or self._undecided_token

    def changes(self) -> Iterator[Change]:
        """Yield every replacement that is made in the texts that are remembered, by note and place."""
        for note_id, text in sorted(self._places):
            yield from self.changes_in(note_id, self._found[text] or ())

    def changes_in(self, note_id: int, found: Iterable[Candidate]) -> Iterator[Change]:
        """Yield every replacement that is made of what ``search`` found in a note; 0 for no note."""
        for one in found:
            if self._choice(one, note_id) not in {None, Choice.KEEP}:
                yield Change(
                    note_id, one.start, one.text, self._types[one.entity], self._tokens[one.entity],
                    self.rulings.ruling(one.entity, note_id),
                )  # fmt: skip

    @property
    def failed(self) -> bool:
        """Whether some text could not be searched."""
        return bool(self._failed)

    @property
    def undecided(self) -> bool:
        """Whether words wait for a decision that is made in the review."""
        return any(where != _(REASON) for where in self._undecided)

    @property
    def problems(self) -> list[str]:
        """Why the gate is shut, a line per place, by ids and counts only."""
        lines = [_("{where}: could not be searched").format(where=where) for where in self._failed]
        for where, count in self._undecided.items():
            if where == _(REASON):
                line = _("{where} holds {kinds}: write it anew without that")
                lines.append(line.format(where=where, kinds=", ".join(self._open)))
                continue
            line = ngettext("{where}: {n} undecided", "{where}: {n} undecided", count)
            lines.append(line.format(where=where, n=count))
        return lines

    def replacements(self) -> dict[str, int]:
        """Return how many replacements are made, by type."""
        counts: Counter[str] = Counter()
        for entity, count in self._seen.items():
            counts[self._types[entity].value] += count
        return dict(sorted(counts.items()))

    def entities(self) -> dict[str, int]:
        """Return how many different identifiers are replaced, by type."""
        behind = {self.rulings.behind(entity): self._types[entity].value for entity in self._seen}
        return dict(sorted(Counter(behind.values()).items()))

    def marks(self) -> dict[str, tuple[int, int]]:
        """Return what stands instead in the files, without its number, the most frequent first.

        Each with how often it stands there, and for how many different identifiers.
        """
        counts: Counter[str] = Counter()
        behind: dict[str, set[str]] = {}
        for entity, count in self._seen.items():
            mark = self._written(entity, 0)
            counts[mark] += count
            behind.setdefault(mark, set()).add(self.rulings.behind(entity))
        return {mark: (count, len(behind[mark])) for mark, count in counts.most_common()}

    @property
    def _seen(self) -> dict[str, int]:
        """How often each entity is replaced where that is seen."""
        return {entity: count for entity, count in self._replaced.items() if count}

    def staying(self) -> Staying:
        """Return what leaves as it is, and what stands instead of the rest; once it is settled."""
        kept = self.stays.words(self.type_of, lambda entity: self._best[entity].text)
        return Staying(tuple(kept), self.stays.notes_with(self.type_of), self.stays.spoken, self.marks())


def entity_hash(secret: bytes, entity: str) -> str:
    """Return the name under which an entity's number is kept: it says nothing without the study's secret."""
    return hmac.new(secret, entity.encode(), hashlib.sha256).hexdigest()
