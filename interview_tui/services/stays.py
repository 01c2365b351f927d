"""What stays in the texts that leave: words a person kept, and ways of speaking nobody has decided on."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.dialect import dialect
from interview_tui.model.identifier import IdentifierType
from interview_tui.services.suspects import SPOKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.model.identifier import Rulings

PLACES = frozenset({IdentifierType.PLACE, IdentifierType.ORGANISATION})


class KeptWord(NamedTuple):
    """Words that leave as they are: for the screen alone, where the person who decides sits.

    ``notes`` are the notes they stand in, each once; none where they stand in the guide or a title only.
    """

    text: str
    type: IdentifierType
    notes: tuple[int, ...]


@dataclass(slots=True)
class Stays:
    """Filled while the texts are looked at, one after the other."""

    _kept: dict[str, array[int]] = field(default_factory=dict)
    """Entity -> the notes it is kept in; 0 for no note."""
    _here: dict[int, set[str]] = field(default_factory=dict)
    """Note -> what is kept in it although that was not decided for every note."""
    _spoken: array[int] = field(default_factory=lambda: array("Q"))

    def __len__(self) -> int:
        """Return how many different words are kept."""
        return len(self._kept)

    def keep(self, entity: str, note_id: int, *, here: bool) -> None:
        """Take in that words stay; ``here`` says that this was decided for the note alone."""
        notes = self._kept.setdefault(entity, array("Q"))
        if not notes or notes[-1] != note_id:
            notes.append(note_id)
        if here:
            self._here.setdefault(note_id, set()).add(entity)

    def listen(self, note_id: int, text: str, language: str, rulings: Rulings) -> None:
        """Take in a note that tells how somebody speaks, unless somebody said that it may."""
        if dialect(text, language) and rulings.ruling(SPOKEN, note_id) is None:
            self._spoken.append(note_id)

    @property
    def spoken(self) -> tuple[int, ...]:
        """The notes that tell how somebody speaks, and of which nobody has said that they may."""
        return tuple(sorted(set(self._spoken)))

    def notes_with(self, type_of: Callable[[str], IdentifierType]) -> dict[str, tuple[int, ...]]:
        """Return the notes that hold kept words, by ``IdentifierType`` value."""
        found: dict[str, set[int]] = {}
        for entity, notes in self._kept.items():
            found.setdefault(type_of(entity).value, set()).update(number for number in notes if number)
        return {kind: tuple(sorted(notes)) for kind, notes in sorted(found.items())}

    def of_types(
        self, kinds: frozenset[IdentifierType], type_of: Callable[[str], IdentifierType]
    ) -> tuple[int, tuple[int, ...]]:
        """Return how many different words of these types are kept, and in which notes."""
        kept = [notes for entity, notes in self._kept.items() if type_of(entity) in kinds]
        return len(kept), tuple(sorted({number for notes in kept for number in notes if number}))

    def words(
        self, type_of: Callable[[str], IdentifierType], text_of: Callable[[str], str]
    ) -> list[KeptWord]:
        """Return the kept words themselves, by type and in the order of the alphabet."""
        order = list(IdentifierType)
        found = [
            KeptWord(text_of(entity), type_of(entity), tuple(sorted({one for one in notes if one})))
            for entity, notes in self._kept.items()
        ]
        return sorted(found, key=lambda one: (order.index(one.type), one.text.casefold(), one.text))

    def lines_here(self, type_of: Callable[[str], IdentifierType]) -> list[str]:
        """Return what is kept in single notes, a line for each note and type, by ids and counts only."""
        line = _("Kept in note {number} alone, and it leaves there as it is: {n} × {type}")
        return [
            line.format(number=note_id, n=count, type=words.identifier(kind))
            for note_id, entities in sorted(self._here.items())
            for kind, count in sorted(Counter(map(type_of, entities)).items())
        ]


def speech(notes: Sequence[int]) -> list[str]:
    """Return a line on notes that tell how somebody speaks, and are undecided; none where there are none.

    It is told, and does not shut the gate: the words were found by a short list, each of these notes is
    signed by somebody who asked whether it tells who it is, and a refusal that is lifted by one key teaches
    to press it unread (fieldwork 2.4 leaves ways of speaking to a person who rewrites them).
    """
    if not notes:
        return []
    line = _("The way of speaking may tell who it is, and nobody has decided whether it may leave: {notes}")
    return [line.format(notes=words.note_numbers(notes))]


@dataclass(frozen=True, slots=True)
class Staying:
    """What stands in the texts that leave, once all of them were looked at."""

    kept: tuple[KeptWord, ...] = ()
    """The words that leave as they are: never for a file, nor for a line at the terminal."""
    notes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The notes they stand in, by ``IdentifierType`` value."""
    spoken: tuple[int, ...] = ()
    """The notes that tell how somebody speaks, and are undecided."""
    marks: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """What stands instead, without its number: how often, and for how many different identifiers."""
