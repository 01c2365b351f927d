"""Identifiers in notes: their types, the candidates a detector lists, and a person's decisions."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


class IdentifierType(StrEnum):
    """What kind of thing an identifier is; the replacement is named after it, as in ``[person 1]``."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EMAIL = "email"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    ADDRESS = "address"
    URL = "url"
    DATE = "date"
    AGE = "age"
    OTHER = "other"


NAMED = frozenset(
    {IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION, IdentifierType.OTHER}
)
"""The types of what is called by a name, which others may have too; numbers and dates are not."""


class Why(StrEnum):
    """Why a stretch of text is suspected."""

    KEY_FILE = "key_file"
    MARKED = "marked"
    """The interviewer wrote ``#`` before it, in this note or another."""
    PATTERN = "pattern"
    """It has the form, and where there are check digits they are right."""
    LOOKS_LIKE = "looks_like"
    """It nearly has the form: a number that fails its check digits, a date that may be a birthday."""
    CAPITAL = "capital"
    """A capital letter inside a sentence."""
    NEAR_NAME = "near_name"
    """One letter away from a name that is looked for: a slip, or another way to write it."""
    READS_LIKE = "reads_like"
    """The model takes it for a name, by its letters and by what stands around it."""
    ELSEWHERE = "elsewhere"
    """The same word is taken for a name in another text."""
    SITE = "site"
    """The name of one of the study's sites."""
    DECIDED = "decided"
    """A person decided earlier that these words identify someone."""
    SPOKEN = "spoken"
    """A way of speaking, which may tell who somebody is; a person is told of it, and nothing waits for it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may identify someone; offsets in code points of the note's text.

    ``certain`` ones are replaced unless a person decides to keep them; the others wait for a decision, and
    while they wait nothing leaves. ``entity`` is what all forms of the same thing share (the base form, case
    folded, or ``key:<entry id>``).
    """

    start: int
    end: int
    text: str
    type: IdentifierType
    why: Why
    certain: bool
    entity: str


APART = "apart:"
"""What entities begin with of one who shares a name; then comes the row of the respondent who means them.

A decision on such an entity parts it from the others of that name, until it is taken back (OPEN).
"""


def as_written(entity: str) -> str:
    """Return the entity that the words of one have wherever nobody said that it is somebody else."""
    return entity.removeprefix(APART).partition(":")[2] if entity.startswith(APART) else entity


class Choice(StrEnum):
    """What is done with an identifier."""

    REPLACE = "replace"
    """A typed, numbered mark stands in its place: ``[person 17]``."""
    RELATION = "relation"
    """What the person is to the speaker stands in its place: ``[leader]``; ``text`` says which."""
    GENERALISE = "generalise"
    """Something coarser stands in its place: ``[30-39 years]``; ``text`` holds the words."""
    SAME = "same"
    """Another way to write an entity that is known; ``text`` is that entity."""
    KEEP = "keep"
    OPEN = "open"
    """An earlier decision was taken back: it waits again, or is replaced because it is certain."""


UNREPLACED = frozenset({Choice.KEEP, Choice.OPEN})
"""The choices by which nothing is put in the place of the words."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision on all forms of one entity, over the study or in one note. The latest one counts.

    ``at`` is UTC in milliseconds. ``text`` is what stands instead, or the other entity; see ``Choice``.
    ``note_id`` is 0 for the whole study; only KEEP and OPEN are for one note. ``by`` is who decided.
    """

    entity: str
    type: IdentifierType
    choice: Choice
    at: int
    id: int = 0
    text: str = ""
    note_id: int = 0
    by: str = ""


class Rulings:
    """The decisions that count, of all that were ever made."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.everywhere: dict[str, Decision] = {}
        here: dict[str, dict[int, Decision]] = {}
        for one in decisions:
            if one.note_id:
                here.setdefault(one.entity, {})[one.note_id] = one
                continue
            self.everywhere[one.entity] = one
            if one.choice not in UNREPLACED:
                # Whoever replaces everywhere means every note: what was kept in one before ends here.
                here.pop(one.entity, None)
        self._here = {(entity, note): one for entity, notes in here.items() for note, one in notes.items()}
        self.everywhere = {key: one for key, one in self.everywhere.items() if one.choice is not Choice.OPEN}
        self._here = {key: one for key, one in self._here.items() if one.choice is not Choice.OPEN}
        self.apart: dict[int, set[str]] = {}
        """Respondent -> the entities of those whom they mean by a name that is somebody else's too."""
        for entity in self.everywhere:
            if entity.startswith(APART):
                whose = entity.removeprefix(APART).partition(":")[0]
                self.apart.setdefault(int(whose), set()).add(entity)
        self._kept: dict[str, tuple[int, ...]] = {}
        for entity, note_id in sorted(self._here):
            self._kept[entity] = (*self._kept.get(entity, ()), note_id)

    def on(self, entity: str, note_id: int = 0) -> Decision | None:
        """Return the decision on an entity, in one note where that was decided by itself; None if none."""
        return self._here.get((entity, note_id)) or self.everywhere.get(entity)

    def ruling(self, entity: str, note_id: int = 0) -> Decision | None:
        """Return the decision that counts on an entity, or on the one it is another way to write.

        SAME comes back only where nobody decided on that one by itself: it is replaced as it is.
        """
        own = self.on(entity, note_id)
        if own is None or own.choice is not Choice.SAME:
            return own
        behind = self.on(self.behind(entity))
        return behind if behind is not None and behind.choice is not Choice.SAME else own

    def type_of(self, entity: str) -> IdentifierType | None:
        """Return what sort of thing was decided it is; for another way to write it, what that one is."""
        decision = self.ruling(entity)
        return decision.type if decision is not None else None

    def kept_in(self, entity: str) -> tuple[int, ...]:
        """Return the notes in which alone an entity is kept."""
        return self._kept.get(entity, ())

    @property
    def kept(self) -> set[str]:
        """Every entity that is kept somewhere, as it is written."""
        everywhere = (entity for entity, one in self.everywhere.items() if one.choice is Choice.KEEP)
        return {*map(as_written, everywhere), *map(as_written, self._kept)}

    def behind(self, entity: str) -> str:
        """Return the entity that one is another way to write; itself when nobody said so."""
        seen = {entity}
        while (one := self.everywhere.get(entity)) is not None and one.choice is Choice.SAME:
            if one.text in seen:
                return min(seen)
            entity = one.text
            seen.add(entity)
        return entity


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name to look for: from the key file, a site or an earlier decision.

    ``forms`` are the full name and everything else it goes by (nickname, parts are derived by the detector).
    """

    entity: str
    forms: tuple[str, ...]
    type: IdentifierType
    why: Why
