"""Looking out: what the screens after the interview show of identifiers, each in one pass over the study."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify import candidates
from interview_tui.model.identifier import Choice
from interview_tui.model.note import WORDINGS
from interview_tui.services import suspects

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from interview_tui.model.identifier import Candidate, Decision, KnownName
    from interview_tui.model.note import Note, NoteChange
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup


class Suspicion(NamedTuple):
    """A candidate in one text and what was decided on it; ``choice`` is None while it waits."""

    found: Candidate
    choice: Choice | None


class Place(NamedTuple):
    """Where a candidate stands: the respondent's code and the note (empty and 0: the guide or the title)."""

    code: str
    note_id: int
    text: str
    start: int
    end: int


class Findings(NamedTuple):
    """All candidates of a study: groups, undecided ones first, and the places of each by entity."""

    groups: list[CandidateGroup]
    places: dict[str, list[Place]]


class Lookout:
    """The names and decisions of a study as they were when it was made, to look at single texts with."""

    def __init__(self, study: OpenStudy, key: Sequence[KnownName] = ()) -> None:
        self._names = suspects.names_to_find(study.store, key)
        self._language = study.study.language
        self._decisions: Mapping[str, Decision] = suspects.latest(study.store.decisions())

    def at(self, text: str) -> list[Suspicion]:
        """Return what in ``text`` may identify someone, in the order it stands there."""
        found = candidates.find(text, self._names, self._language)
        return [Suspicion(one, self._choice(one)) for one in found]

    def _choice(self, one: Candidate) -> Choice | None:
        decision = self._decisions.get(one.entity)
        if decision is not None:
            return decision.choice
        return Choice.REPLACE if one.certain else None


def look(study: OpenStudy, key: Sequence[KnownName] = ()) -> Findings:
    """Return every candidate of the study with every place it stands in.

    Args:
        study: The study.
        key: Names from the key file, if it was given.
    """
    store = study.store
    names, language = suspects.names_to_find(store, key), store.study().language
    codes = {note.id: one.respondent.code for one in suspects.reviewed(store) for note in one.notes}
    found: list[tuple[int, Candidate]] = []
    places: dict[str, list[Place]] = {}
    for note_id, text in suspects.material(store):
        for one in candidates.find(text, names, language):
            found.append((note_id, one))
            place = Place(codes.get(note_id, ""), note_id, text, one.start, one.end)
            places.setdefault(one.entity, []).append(place)
    return Findings(suspects.group(found, suspects.latest(store.decisions())), places)


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


def key_names(study: OpenStudy, path: Path, passphrase: str) -> list[KnownName]:
    """Return the names in a key file; they are kept by nobody but the caller.

    Raises:
        UsageProblem: no path was given.
        KeyFileProblem: it is missing, damaged, no key file, another study's, or lies inside a study.
        WrongPassphrase: the passphrase does not open it.
    """
    from interview_tui.services.keys import open_key

    return open_key(study, path, passphrase).names()
