"""One interview that leaves, and every text in it: read one interview after the other, never all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from interview_tui.deidentify import replace
from interview_tui.i18n import _
from interview_tui.services.going import Going, Stage

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from interview_tui.export.spool import Spool
    from interview_tui.model.consent import ConsentState
    from interview_tui.model.guide import Guide
    from interview_tui.model.identifier import Candidate
    from interview_tui.model.interview import Event, Interview, InterviewState
    from interview_tui.model.note import Note
    from interview_tui.model.study import Respondent
    from interview_tui.services.masking import Change, Masking
    from interview_tui.services.unquoted import Places

Piece_co = TypeVar("Piece_co", covariant=True)


@dataclass(slots=True)
class Told:
    """One interview that leaves: its notes sorted into those that leave and why the others stay.

    The notes are read anew out of a spool whenever they are asked for.
    """

    respondent: Respondent
    interview: Interview
    guide: Guide
    events: list[Event]
    state: InterviewState
    consent: ConsentState
    leaving: Sequence[Note]
    withheld: Counter[str]
    quotes: int = 0
    """How many of the notes that leave are somebody's own words."""
    cleared: int = 0
    """How many of them needed clearing and were cleared."""
    first: dict[int, str] = field(default_factory=dict)
    """What was first written of quotes whose words are others now, by note."""
    unquoted: Places = field(default_factory=dict)
    """Where words between quotation marks are left out, by note."""
    found: Sequence[list[Candidate] | None] = ()
    """What was found in each of the notes that leave."""

    def background(self, fields: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Return name and value of these background fields."""
        return tuple((name, self.respondent.fields.get(name, "")) for name in fields)

    def looked_at(self) -> Iterator[tuple[Note, list[Candidate] | None]]:
        """Yield each note that leaves with what was found in it."""
        return zip(self.leaving, self.found, strict=True)


class Counted(Collection[Piece_co]):
    """So many things, made one by one whenever they are gone over."""

    def __init__(self, count: int, make: Callable[[], Iterator[Piece_co]]) -> None:
        self._count, self._make = count, make

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Piece_co]:
        return self._make()

    def __contains__(self, one: object) -> bool:
        return any(one == other for other in self)


class Texts:
    """Every text that leaves, by the place it stands in as problems name it: by ids, never words.

    Args:
        before: What stands before the interviews: the title, the guide.
        told: The interviews.
        fields: The background fields whose values leave.
        after: What the researcher wrote that goes along.
    """

    def __init__(
        self,
        before: Mapping[str, Sequence[str]],
        told: Sequence[Told],
        fields: Sequence[str],
        after: Mapping[str, Sequence[str]],
    ) -> None:
        self._before, self._told, self._fields, self._after = before, told, fields, after

    def __len__(self) -> int:
        """Return how many places there are."""
        inside = sum(len(one.leaving) + bool(self._fields) for one in self._told)
        return len(self._before) + inside + len(self._after)

    def look(self, masking: Masking, spool: Spool, going: Going) -> None:
        """Search every text; what is found in notes is kept beside them.

        Raises:
            BrokenOff: somebody said stop.
            NotSaved: the disk did not take what was found.
        """
        steps = iter(going.over(Stage.LOOKING, range(len(self))))

        def each(places: Iterable[tuple[str, Sequence[str]]], about: int = 0) -> None:
            for where, texts in places:
                next(steps)
                for text in texts:
                    masking.look(where, text, about=about)

        each(self._before.items())
        for one in self._told:
            each(self._background(one), one.respondent.id)
            found = []
            for note in one.leaving:
                next(steps)
                cuts, whose = one.unquoted.get(note.id, ()), one.respondent.id
                where = note_place(note.id)
                found.append(masking.search(where, note.text, note.id, cuts, respondent_id=whose))
            one.found = spool.keep(found)
        each(self._after.items())

    def _background(self, one: Told) -> Iterator[tuple[str, Sequence[str]]]:
        if self._fields:
            values = [value for _name, value in one.background(self._fields)]
            yield _("the background of {code}").format(code=one.respondent.code), [*self._fields, *values]

    def masked(self, masking: Masking) -> Collection[tuple[str, bytes]]:
        """Return each place with what leaves of it."""
        return Counted(len(self), lambda: self._masked(masking))

    def _masked(self, masking: Masking) -> Iterator[tuple[str, bytes]]:
        def each(places: Iterable[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, bytes]]:
            for where, texts in places:
                yield where, "\n".join(map(masking.masked, texts)).encode()

        yield from each(self._before.items())
        for one in self._told:
            yield from each(self._background(one))
            for note, found in one.looked_at():
                yield note_place(note.id), masking.put_in(note.text, found, note.id).encode()
        yield from each(self._after.items())

    def notes(self, masking: Masking) -> Iterator[tuple[str, int, str]]:
        """Yield code, number and words of each note as it leaves, but for signs of what was changed."""
        for one in self._told:
            for note, found in one.looked_at():
                cuts = one.unquoted.get(note.id, ())
                yield one.respondent.code, note.id, masking.put_in(note.text, found, note.id, cuts)

    def changes(self, masking: Masking) -> Iterator[Change]:
        """Yield every replacement that is made: outside the notes first, then by interview.

        What stands where words are left out goes with them, and is not replaced.
        """
        yield from masking.changes()
        for one in self._told:
            for note, found in one.looked_at():
                cuts = one.unquoted.get(note.id, ())
                there = [each for each in found or () if not replace.cut_out(each.start, each.end, cuts)]
                yield from masking.changes_in(note.id, there)


def note_place(note_id: int) -> str:
    """Return what a note is called in problems."""
    return _("note {number}").format(number=note_id)
