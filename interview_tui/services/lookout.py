"""Looking out: what the screens after the interview show of identifiers, text by text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify import candidates
from interview_tui.deidentify import replace as instead_of
from interview_tui.model.identifier import Choice, Rulings
from interview_tui.model.note import WORDINGS
from interview_tui.services import parting, suspects

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from interview_tui.keyfile.keyfile import KeyFile
    from interview_tui.model.identifier import Candidate, KnownName
    from interview_tui.model.note import Note, NoteChange
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup


class Suspicion(NamedTuple):
    """A candidate in one text and what was decided on it; ``choice`` is None while it waits.

    ``text`` is what stands instead, where a person said so. ``before`` is whether it is a bare name of a
    person that was decided on before this was said: it may be somebody else here.
    """

    found: Candidate
    choice: Choice | None
    text: str = ""
    before: bool = False


class Place(NamedTuple):
    """Where a candidate stands: the respondent and the note (empty and 0: the guide or the title)."""

    code: str
    note_id: int
    text: str
    start: int
    end: int
    respondent_id: int = 0


class Findings(NamedTuple):
    """All candidates of a study: groups, undecided ones first, and the places of each by entity."""

    groups: list[CandidateGroup]
    places: dict[str, list[Place]]


class Reading:
    """How texts will read with what was decided: what stands instead of every candidate that goes."""

    def __init__(self, places: Mapping[str, Sequence[Place]], instead: Callable[[str, int], str]) -> None:
        """Take every place, and what gives (entity, note) -> what stands instead, empty where it stays."""
        self._places, self._instead = places, instead
        self._there: dict[tuple[int, str], list[tuple[int, int, str]]] = {}

    def of(self, place: Place) -> tuple[str, int, int]:
        """Return the text of a place as it will read, and where it says what stands instead there."""
        spans: list[tuple[int, int, str]] = []
        end = own = 0
        for start, after, entity in self._candidates(place):
            instead = self._instead(entity, place.note_id) if start >= end else ""
            if instead:
                spans.append((start, after, instead))
                end = after
                own = len(spans) if start == place.start else own
        text = instead_of.apply(place.text, spans)
        if not own:
            return text, 0, 0
        head = len(instead_of.apply(place.text[: place.end], spans[:own]))
        return text, head - len(spans[own - 1][2]), head

    def _candidates(self, place: Place) -> list[tuple[int, int, str]]:
        if not self._there:
            for entity, places in self._places.items():
                for one in places:
                    self._there.setdefault((one.note_id, one.text), []).append((one.start, one.end, entity))
        return sorted(self._there.get((place.note_id, place.text), ()))


class Lookout:
    """The names and decisions of a study as they were when it was made, to look at single texts with."""

    def __init__(self, study: OpenStudy, key: Sequence[KnownName] = ()) -> None:
        self._names = suspects.names_to_find(study.store, key)
        self._language = study.study.language
        self._rulings = Rulings(study.store.decisions())
        self._whose = parting.whose(study.store) if self._rulings.apart else {}

    def at(self, text: str, note_id: int = 0, written: int = 0) -> list[Suspicion]:
        """Return what in the text of a note may identify someone, in the order it stands there.

        ``written`` is when the note was, in UTC milliseconds; 0 where that is not asked.
        """
        found = candidates.find(text, self._names, self._language)
        if note_id in self._whose:
            found = parting.parted(found, self._rulings, self._whose[note_id].respondent_id)
        return [self._suspicion(one, note_id, written) for one in found]

    def _suspicion(self, one: Candidate, note_id: int, written: int) -> Suspicion:
        decision = self._rulings.ruling(one.entity, note_id)
        if decision is not None:
            seen = replace(one, type=decision.type)
            before = decision.at < written and parting.ambiguous(seen, decision)
            return Suspicion(seen, decision.choice, decision.text, before)
        return Suspicion(one, Choice.REPLACE if one.certain else None)


class History(NamedTuple):
    """A note as it was first written, and every change since, oldest first."""

    first: Note
    changes: list[NoteChange]

    @property
    def wordings(self) -> list[tuple[int, str]]:
        """Every wording with the UTC milliseconds it is from, oldest first."""
        later = [(one.at, one.value) for one in self.changes if one.field in WORDINGS]
        return [(self.first.at, self.first.text), *later]


def history(study: OpenStudy, note_id: int) -> History:
    """Return what a note has been; raises what ``Reviewing.revisions`` raises."""
    changes = study.reviewing.revisions(note_id)
    return History(study.store.first_note(note_id), changes)


def key_file(study: OpenStudy, path: Path, passphrase: str) -> KeyFile:
    """Return the key file, open; it is kept by nobody but the caller.

    Raises:
        UsageProblem: no path was given.
        KeyFileProblem: it is missing, damaged, no key file, another study's, or lies inside a study.
        WrongPassphrase: the passphrase does not open it.
    """
    from interview_tui.services.keys import open_key

    return open_key(study, path, passphrase)
