"""From text to candidates: runs the detectors and settles where they overlap. Proposes; a person decides."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors import capitals, contact, dates, digits, marks, numbers, places
from interview_tui.deidentify.detectors import names as naming
from interview_tui.deidentify.detectors.forms import LITERAL
from interview_tui.deidentify.folding import Folded, caseless, fold
from interview_tui.model.identifier import Candidate, IdentifierType, KnownName, Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_RANK = {
    why: rank
    for rank, why in enumerate(
        (Why.KEY_FILE, Why.SITE, Why.DECIDED, Why.MARKED, Why.PATTERN, Why.LOOKS_LIKE, Why.CAPITAL)
    )
}

_WITH_CODE = 10
_LOOSE = " \t\n\u00a0.,;:/()_-"


def find(text: str, names: Sequence[KnownName], language: str) -> list[Candidate]:
    """Return what in ``text`` may identify someone, sorted, not overlapping.

    Args:
        text: A note as it was typed, ``#`` marks included.
        names: Names to look for besides what the text itself gives away.
        language: Language of the study, ``nb`` or ``en``.

    Returns:
        Candidates with offsets in code points of ``text``. Where two overlap the certain one stays, then the
        longer, then the one from the key file. A look-alike that holds something certain becomes certain.
    """
    folded = fold(text)
    known = tuple(names)
    found = [*naming.find(folded.text, known), *marks.find(folded.text)]
    found += _same_as_known(_patterns(folded.text, language), known)
    settled = _settled(found)
    taken = bytearray(len(folded.text) + 1)
    for each in settled:
        taken[each.start : each.end] = b"\x01" * (each.end - each.start)
    settled += capitals.find(folded.text, taken, language)
    settled.sort(key=lambda each: each.start)
    return [_in_original(text, folded, each) for each in settled]


def marked(text: str) -> list[str]:
    """Return the words marked with ``#`` in order, once each, without genitive.

    ``#Kari_Eksempels`` is ``Kari Eksempel``.
    """
    return list(dict.fromkeys(marks.spaced(each.text) for each in marks.find(fold(text).text)))


def _patterns(text: str, language: str) -> Iterator[Candidate]:
    windows = list(digits.windows(text))
    plain = [window for window in windows if not dates.is_date(text[window.start : window.end])]
    yield from contact.emails(text)
    yield from contact.addresses_on_the_web(text)
    yield from numbers.find(text, plain)
    yield from dates.find(text)
    yield from contact.phones(text, plain, language)
    yield from contact.spoken(text)
    yield from numbers.loose(text)
    yield from numbers.cued(text)
    yield from places.find(text, language)


def _plain(form: str, kind: IdentifierType) -> str:
    """Return the entity that the pattern detectors give to a contact, however it is written."""
    bare = "".join(letter for letter in form if letter.isdigit())
    match kind:
        case IdentifierType.EMAIL:
            return contact.plain_email(form.strip())
        case IdentifierType.PHONE:
            bare = bare.removeprefix("00")
            return "phone:" + (bare[2:] if len(bare) == _WITH_CODE and bare.startswith("47") else bare)
        case IdentifierType.ID_NUMBER:
            return "id:" + bare
        case _:
            return "url:" + caseless(form.strip()).rstrip("/")


def _same_as_known(found: Iterator[Candidate], known: tuple[KnownName, ...]) -> Iterator[Candidate]:
    """Give a pattern that is a known contact, however written, the entity of that contact."""
    alias = {
        _plain(form, name.type): name
        for name in reversed(known)
        if name.type in LITERAL
        for form in name.forms
    }
    for each in found:
        name = alias.get(each.entity)
        if name is None:
            yield each
        else:
            yield replace(each, entity=name.entity, why=name.why, type=name.type, certain=True)


def _settled(found: list[Candidate]) -> list[Candidate]:
    """Return those of ``found`` that stay where several overlap, sorted by start."""
    found.sort(key=lambda each: (not each.certain, each.start - each.end, _RANK[each.why], each.start))
    starts: list[int] = []
    kept: dict[int, Candidate] = {}
    for each in found:
        if not each.text.strip():
            continue
        under = _overlapping(each, starts, kept)
        if not under:
            insort(starts, each.start)
            kept[each.start] = each
        elif _holds(each, under):
            for inner in under:
                starts.remove(inner.start)
                del kept[inner.start]
            insort(starts, each.start)
            kept[each.start] = replace(each, certain=True)
        elif _RANK[each.why] < _RANK[Why.PATTERN]:
            for piece in _uncovered(each, under):
                insort(starts, piece.start)
                kept[piece.start] = piece
    return [kept[start] for start in starts]


def _holds(each: Candidate, under: list[Candidate]) -> bool:
    """Return whether a look-alike holds all it overlaps, one of them a known name."""
    return (
        not each.certain
        and each.why is Why.LOOKS_LIKE
        and all(each.start <= inner.start and inner.end <= each.end for inner in under)
        and any(_RANK[inner.why] < _RANK[Why.PATTERN] for inner in under)
    )


def _uncovered(each: Candidate, under: list[Candidate]) -> Iterator[Candidate]:
    """Yield what is left of a known name beside what covers part of it: no half is forgotten."""
    at = each.start
    for inner in [*sorted(under, key=lambda one: one.start), None]:
        end = each.end if inner is None else inner.start
        left = each.text[at - each.start : max(at, end) - each.start]
        bare = left.strip(_LOOSE)
        if bare:
            start = at + left.index(bare)
            yield replace(each, start=start, end=start + len(bare), text=bare)
        at = each.end if inner is None else inner.end


def _overlapping(each: Candidate, starts: list[int], kept: dict[int, Candidate]) -> list[Candidate]:
    under = []
    for index in range(bisect_left(starts, each.end) - 1, -1, -1):
        other = kept[starts[index]]
        if other.end <= each.start:
            break
        under.append(other)
    return under


def _in_original(text: str, folded: Folded, each: Candidate) -> Candidate:
    if folded.text is text:
        return each
    start, end = folded.span(each.start, each.end)
    return replace(each, start=start, end=end, text=text[start:end])
