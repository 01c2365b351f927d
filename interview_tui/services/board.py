"""The board of candidates: found once over a study, and after each decision only where it matters.

A decision on words makes them looked for everywhere. Only texts that hold one of the words, or something a
slip away from one, can change by it; all others are left alone. So the next one stands there at once, however
large the study is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.deidentify import candidates
from interview_tui.deidentify.detectors.forms import LITERAL, tokens
from interview_tui.deidentify.detectors.near import SHORTEST, one_apart
from interview_tui.deidentify.folding import caseless, fold
from interview_tui.model.dialect import dialect
from interview_tui.model.identifier import (
    APART,
    Choice,
    IdentifierType,
    KnownName,
    Rulings,
    Why,
    as_written,
)
from interview_tui.services import parting, suspects
from interview_tui.services.alike import Neighbours
from interview_tui.services.lookout import Findings, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_tui.deidentify.detectors.forms import Names
    from interview_tui.model.identifier import Candidate, Decision
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup

_SLIP = 2
"""How much longer or shorter a word is at most that is a slip away from another, or from one with -s."""


class Board:
    """All candidates of a study, kept up to date. Used on one thread at a time."""

    def __init__(self, study: OpenStudy, key: Sequence[KnownName] = ()) -> None:
        store = study.store
        self._study, self._language = study, study.study.language
        self._decisions = store.decisions()
        self._rulings = Rulings(self._decisions)
        self._fixed, self._loose = suspects.names_apart(store, key)
        self._texts = suspects.material(store)
        self._notes = parting.whose(store)
        self._bare = [caseless(fold(text).text) for _id, text in self._texts]
        self._holding: dict[str, list[int]] = {}
        """Every word -> the texts it is in."""
        for at, text in enumerate(self._bare):
            for word in dict.fromkeys(tokens(text)):
                self._holding.setdefault(word, []).append(at)
        self._near = Neighbours()
        self._found: list[list[Candidate]] = [[] for _text in self._texts]
        self._where: dict[str, dict[int, None]] = {}
        self._places: dict[str, list[Place]] = {}
        self._spoken: dict[int, tuple[int, int]] = {}
        """The texts of notes that tell how somebody speaks -> where they first do."""
        self._done = 0
        self._secret, self._numbers = store.secret(), store.numbers()

    def number(self, entity: str, choice: Choice | None, kind: IdentifierType, text: str) -> int:
        """Return the number that files have behind what stands instead; 0 where none, or none is given yet.

        Args:
            entity: What is replaced; of several ways to write it, the one all of them are.
            choice: What was decided on it.
            kind: What sort of thing it is.
            text: The relation, where that stands instead.
        """
        from interview_tui.services.masking import entity_hash

        if choice in {Choice.REPLACE, Choice.SAME}:
            return self._numbers.get((entity_hash(self._secret, entity), kind.value), 0)
        if choice is not Choice.RELATION:
            return 0
        given = self._numbers.get((entity_hash(self._secret, entity), "relation:" + text), 0)
        return 0 if given == 1 else given

    @property
    def done(self) -> int:
        """How many of the texts have been looked through, in their order."""
        return self._done

    @property
    def whole(self) -> bool:
        """Whether all of them have."""
        return self._done == len(self._texts)

    @property
    def percent(self) -> int:
        """How much of them that is."""
        return 100 * self._done // max(1, len(self._texts))

    def look(self) -> Findings:
        """Look through everything that has not been looked through."""
        return self.look_on(len(self._texts))

    def look_on(self, count: int) -> Findings:
        """Look through the next ``count`` texts; return what there is by now.

        Decisions may be taken in between: what is left is looked through with them.
        """
        names, touched = self._names(), dict[str, None]()
        end = min(self._done + count, len(self._texts))
        for at in range(self._done, end):
            self._look_at(at, names)
            touched |= dict.fromkeys(one.entity for one in self._found[at])
            note_id, text = self._texts[at]
            if note_id and (heard := dialect(text, self._language)):
                self._spoken[at] = heard[0]
        self._done = end
        self._group(touched)
        return self._findings()

    def decided(self, made: Iterable[Decision]) -> Findings:
        """Take in decisions that were stored, and look again where they matter."""
        touched: set[str] = set()
        before = self._names()
        for one in made:
            self._decisions.append(one)
            touched.add(one.entity)
        self._rulings = Rulings(self._decisions)
        # Another way to write something is what that one was decided to be.
        same = (one.entity for one in self._rulings.everywhere.values() if one.choice is Choice.SAME)
        touched.update([entity for entity in same if self._rulings.behind(entity) in touched])
        names = self._names()
        apart = {_looked_for(one) for one in touched if one.startswith(APART)}
        for at in self._matter_to(_changed(before, names) | apart):
            touched.update(one.entity for one in self._found[at])
            self._look_at(at, names)
            touched.update(one.entity for one in self._found[at])
        self._group(touched)
        return self._findings()

    # -- inside --------------------------------------------------------------------------------------------

    def _names(self) -> Names:
        """Return every name to look for, in the order ``names_to_find`` gives them."""
        return parting.all_names(self._fixed, self._loose, self._rulings)

    def _look_at(self, at: int, names: Names) -> None:
        for one in self._found[at]:
            self._where[one.entity].pop(at, None)
        note_id, text = self._texts[at]
        found, whose = candidates.find(text, names, self._language), self._notes.get(note_id)
        self._found[at] = parting.parted(found, self._rulings, whose.respondent_id) if whose else found
        for one in self._found[at]:
            self._where.setdefault(one.entity, {})[at] = None

    def _matter_to(self, changed: set[KnownName]) -> list[int]:
        """Return the texts in which names that came or went may stand, in any form, or nearly."""
        if not changed:
            return []
        if any(name.type in LITERAL for name in changed):
            return list(range(len(self._texts)))
        words = {word for name in changed for form in name.forms for word in tokens(form)}
        near = [
            other
            for other in self._holding
            for word in words
            if word in other
            or (len(other) >= SHORTEST - 1 and abs(len(other) - len(word)) <= _SLIP and _slip(other, word))
        ]
        initials = [_initials(form) for name in changed for form in name.forms if len(tokens(form)) > 1]
        found = {at for other in near for at in self._holding[other]}
        found |= {at for pattern in initials for at, text in enumerate(self._bare) if pattern.search(text)}
        return sorted(found)

    def _group(self, entities: Iterable[str]) -> None:
        changed: dict[str, CandidateGroup | None] = {}
        for entity in list(entities):
            at_texts = sorted(self._where.get(entity, ()))
            if not at_texts:
                changed[entity] = None
                self._places.pop(entity, None)
                continue
            found, places, note_ids = [], [], dict[int, None]()
            for at in at_texts:
                note_id, text = self._texts[at]
                for one in self._found[at]:
                    if one.entity == entity:
                        found.append(one)
                        places.append(self._place(note_id, text, one.start, one.end))
                        note_ids[note_id] = None
            changed[entity] = self._told(suspects.made_group(entity, found, note_ids, self._rulings), places)
            self._places[entity] = places
        self._near.put(changed)

    def _place(self, note_id: int, text: str, start: int, end: int) -> Place:
        whose = self._notes.get(note_id)
        found = Place(whose.code if whose else "", note_id, text, start, end)
        return found._replace(respondent_id=whose.respondent_id) if whose else found

    def _told(self, group: CandidateGroup, places: Sequence[Place]) -> CandidateGroup:
        """Return a group with who means it alone, or who says a name of it that others may have too."""
        if group.entity.startswith(APART):
            return replace(group, whose=places[0].code)
        forms = ((one.note_id, one.text[one.start : one.end]) for one in places)
        found = parting.spread(forms, self._notes, group)
        return replace(group, codes=found.codes, later=found.later) if found.codes else group

    def _findings(self) -> Findings:
        groups, places = self._near.groups, dict(self._places)
        if self._spoken:
            places[suspects.SPOKEN] = said = self._ways_of_speaking()
            forms = [(one.note_id, one.text[one.start : one.end].casefold()) for one in said]
            groups.append(suspects.speaking(forms, self._rulings))
        return Findings(suspects.in_order(groups), places)

    def _ways_of_speaking(self) -> list[Place]:
        return [
            self._place(note_id, text, *self._spoken[at])
            for at in sorted(self._spoken)
            for note_id, text in [self._texts[at]]
        ]


def _changed(before: Names, after: Names) -> set[KnownName]:
    """Return the names that came or went, and the whole ones that are kept now or no longer."""
    kept = before.kept ^ after.kept
    return {*before} ^ {*after} | {_looked_for(one) for one in kept}


def _looked_for(entity: str) -> KnownName:
    """Return the words of an entity as a name that is looked for."""
    words = as_written(entity).removeprefix(suspects.WORD)
    return KnownName(entity, (words,), IdentifierType.PERSON, Why.DECIDED)


def _slip(other: str, word: str) -> bool:
    return one_apart(other, word) or one_apart(other.removesuffix("s"), word)


def _initials(form: str) -> re.Pattern[str]:
    """Return what finds the initials of a name in a text without case, and more than those."""
    said = tokens(form)
    first, last = re.escape(said[0][0]), re.escape(said[-1][0])
    return re.compile(rf"(?<!\w)(?:{first}\.|{first}\w{{0,2}}{last}(?!\w)|{last}\.)")
