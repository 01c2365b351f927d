"""Scanning: looks through texts that are in no study, such as transcripts, for what may identify someone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify import candidates
from interview_tui.deidentify.folding import caseless
from interview_tui.model.identifier import IdentifierType, KnownName, Why
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_tui.model.identifier import Candidate

LABELS = {
    IdentifierType.PERSON: "PER",
    IdentifierType.PLACE: "LOC",
    IdentifierType.ORGANISATION: "ORG",
    IdentifierType.EMAIL: "EMAIL",
    IdentifierType.PHONE: "PHONE",
    IdentifierType.ID_NUMBER: "ID",
    IdentifierType.ADDRESS: "ADDR",
    IdentifierType.URL: "URL",
    IdentifierType.DATE: "DATE",
    IdentifierType.AGE: "AGE",
    IdentifierType.OTHER: "OTHER",
}
"""What each type is called in answers for programs."""

_FIRM = re.compile(
    r"(?<!\w)(?:as|asa|ans|da|sa|ltd|inc|llc|plc|kommune|skole|kulturhuset|bygg|transport|renhold|il)(?!\w)"
)


_REST = re.compile(r"['’]?[^\W\d_]+|-[^\W\d_]+|[ ]{1,2}[sj]r\b\.?", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:dr|mr|mrs|ms|miss|prof|fru|frk|herr|hr|doktor|doctor|frøken|pastor|tante|onkel|auntie?|uncle"
    r"|gamle|vesle|lille|store|big|little|old)\b\.?[ ]{1,2}|[^\W\d_]{2,}-|(?:de[ ]la|de[ ]los|van[ ]der"
    r"|van[ ]de|von[ ]der|van|von|al|el|bin|ibn|ben|la|abu)[ -])$",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"(?<![\w-])(?:øvre|nedre|nordre|søndre|søre|vestre|østre|austre|ytre|indre|midtre|store|lille|vesle|nord|sør|aust|øst"
    r"|vest|upper|lower|north|south|east|west|new|great|little)[ ]$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.[ -]?){1,3}$")
_NUMBER = re.compile(
    r"[ ](?:[A-ZÆØÅ]?\d{1,4}[A-ZÆØÅ]?)(?![\w%.,:/-]|[ ](?:kr|år|timer|stk|ganger|prosent|min|km|[a-zæøå]*\d))"
)
_LOOK = 12


@dataclass(frozen=True, slots=True)
class Distinct:
    """What is written alike in the texts: what it may be and why, how often, in how many texts."""

    type: IdentifierType
    why: Why
    forms: tuple[str, ...]
    count: int
    texts: int


def known(words: Iterable[str]) -> list[KnownName]:
    """Return names of a key list of which the type is not said: a firm by its words, else a person."""
    names = []
    for name in words:
        kind = IdentifierType.ORGANISATION if _FIRM.search(caseless(name)) else IdentifierType.PERSON
        names.append(KnownName("known:" + caseless(name), (name,), kind, Why.KEY_FILE))
    return names


def spans(text: str, names: Sequence[KnownName], language: str) -> list[tuple[int, int, str]]:
    """Return (start, end, label) of every candidate, offsets in code points of ``text``."""
    found = candidates.find(text, names, language, wide=True)
    return [(*whole(text, one), LABELS[one.type]) for one in found]


def whole(text: str, one: Candidate) -> tuple[int, int]:
    """Return where a candidate begins and ends with title, small words before it, genitive, compound."""
    if not text[one.end - 1].isalpha():
        return one.start, one.end
    start, rest = one.start, _REST.match(text, one.end)
    if one.type is IdentifierType.PERSON:
        for pattern in (_INITIALS, _BEFORE):
            before = pattern.search(text, max(0, start - _LOOK), start)
            start = before.start() if before else start
    elif one.type in {IdentifierType.PLACE, IdentifierType.ORGANISATION}:
        before = _PART_BEFORE.search(text, max(0, start - _LOOK), start)
        start = before.start() if before else start
    end = rest.end() if rest else one.end
    if one.type in {IdentifierType.ORGANISATION, IdentifierType.PLACE, IdentifierType.OTHER}:
        more = _NUMBER.match(text, end)
        end = more.end() if more else end
    return start, end


def distinct(texts: Sequence[str], names: Sequence[KnownName], language: str) -> list[Distinct]:
    """Return the candidates of all texts, one for each distinct string, the most frequent first."""
    heaps: dict[str, list[tuple[int, Candidate]]] = {}
    for number, found in enumerate(candidates.in_all(texts, names, language)):
        for one in found:
            heaps.setdefault(one.entity, []).append((number, one))
    made = []
    for heap in heaps.values():
        first = min((one for _number, one in heap), key=lambda one: (not one.certain, one.why.value))
        forms = tuple(dict.fromkeys(one.text for _number, one in heap))
        made.append(Distinct(first.type, first.why, forms, len(heap), len({number for number, _one in heap})))
    order = list(IdentifierType)
    return sorted(made, key=lambda one: (order.index(one.type), -one.count, caseless(one.forms[0])))
