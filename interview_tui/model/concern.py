"""What a promise of the letter has to do with words that leave (fieldwork R8): counts, never a judgement.

A promise counts for those who agreed under the letter that makes it, and whose words leave.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.ledger import Standing, Why, readers_of
from interview_tui.model.letter import PromiseKind
from interview_tui.model.sheet import Form
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interview_tui.model.ledger import Line


class Concern(StrEnum):
    """What is so; there is a sentence for each."""

    OVERRUN = "overrun"
    LEADER_DECLINED = "leader_declined"
    LEADER_MISSING = "leader_missing"
    KNOWN = "known"
    LEADER_KNOWS = "leader_knows"
    QUOTES_UNREAD = "quotes_unread"
    PLACES_KEPT = "places_kept"
    READS_CODES = "reads_codes"
    READS_MORE = "reads_more"
    NOTES_LEFT = "notes_left"
    READING_DECLINED = "reading_declined"
    READING_UNASKED = "reading_unasked"


BREAKING = frozenset({
    Concern.OVERRUN, Concern.LEADER_DECLINED, Concern.LEADER_MISSING, Concern.READING_DECLINED,
})  # fmt: skip
"""Those where it is the leaving itself that breaks the promise, or goes against a no: only with a reason."""


@dataclass(frozen=True, slots=True)
class Going:
    """What is about to leave. ``letters`` maps the code of each speaker to the letter agreed to."""

    letters: Mapping[str, str]
    quotes: int = 0
    places_kept: int = 0
    """Different places and organisations that a person decided to keep."""
    places_in: Sequence[int] = ()
    """The notes these stand in."""
    linked: bool = True
    declined: Sequence[str] = ()
    """Codes of speakers who said no to others reading the notes."""
    unasked: Sequence[str] = ()
    """Codes of speakers of whom no answer to that is on record."""


@dataclass(frozen=True, slots=True)
class Found:
    """A concern, how many people or things it is about, the codes of the people, the notes of the things."""

    concern: Concern
    count: int
    codes: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()

    @property
    def breaks(self) -> bool:
        """Whether it is the leaving itself that breaks the promise."""
        return self.concern in BREAKING


def concerns(ledger: Sequence[Line], going: Going) -> list[Found]:
    """Return what promises, and the answers on who reads, have to do with what leaves, in a fixed order."""
    held: dict[Concern, Found] = {}
    for line in ledger:
        for one in _of(line, going):
            before = held.get(one.concern)
            codes = tuple(sorted({*(before.codes if before else ()), *one.codes}))
            held[one.concern] = Found(one.concern, len(codes) or one.count, codes, one.notes)
    reading = {Concern.READING_DECLINED: going.declined, Concern.READING_UNASKED: going.unasked}
    for concern, people in reading.items():
        if people:
            held[concern] = Found(concern, len(set(people)), tuple(sorted(set(people))))
    return [held[concern] for concern in Concern if concern in held]


_ABOUT_PEOPLE = {
    Why.OVERRUN: Concern.OVERRUN,
    Why.KNOWN: Concern.KNOWN,
    Why.LEADER_KNOWS: Concern.LEADER_KNOWS,
}


def _of(line: Line, going: Going) -> Iterator[Found]:
    if line.why is Why.NOTES_LEFT:
        yield Found(Concern.NOTES_LEFT, len(line.codes), line.codes)
    speakers = [code for code, letter in going.letters.items() if letter == line.letter]
    if not speakers:
        return
    people = tuple(code for code in speakers if code in set(line.codes))
    if people and line.why in _ABOUT_PEOPLE:
        yield Found(_ABOUT_PEOPLE[line.why], len(people), people)
    kind = line.promise.kind
    if kind is PromiseKind.GATEKEEPER:
        yield from _leader(line, people)
    if kind is PromiseKind.QUOTES_READ and going.quotes:
        yield Found(Concern.QUOTES_UNREAD, going.quotes)
    if kind is PromiseKind.SITE_UNNAMED and going.places_kept:
        yield Found(Concern.PLACES_KEPT, going.places_kept, notes=tuple(going.places_in))
    if kind is PromiseKind.READERS:
        yield from _reading(line, going)


def _leader(line: Line, people: Sequence[str]) -> Iterator[Found]:
    no = tuple(code for code in people if code in set(line.declined))
    unsaid = tuple(code for code in people if code not in set(line.declined))
    if no:
        yield Found(Concern.LEADER_DECLINED, len(no), no)
    if unsaid:
        yield Found(Concern.LEADER_MISSING, len(unsaid), unsaid)


def _reading(line: Line, going: Going) -> Iterator[Found]:
    forms = readers_of(line.promise.value).values()
    strict = sum(form is Form.ANONYMISED for form in forms)
    if going.linked and strict:
        yield Found(Concern.READS_CODES, strict)
    if line.standing is Standing.AT_RISK:
        yield Found(Concern.READS_MORE, 1)
