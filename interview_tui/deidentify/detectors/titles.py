"""Names of works, papers, wars and roads, by the rules of writing in Norwegian and English; never certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.hurry import Figured
from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.lexicon.words import FUNCTION
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.deidentify.detectors.hurry import Pattern

_QUOTED = re.compile(
    r"(?<!\w)[«\"“„]\s?(?P<said>[A-ZÀ-ÖØ-Þ][^«»\"“”„\n]{1,58}?)\s?[»\"”](?!\w)"
    r"(?!\s?,?\s(?:sier|seier|sa|sade|said|says|som\sdet|hevd|skriv|skrev|uttal|heiter\sdet|heter\sdet|spør"
    r"|spurde|spurte))"
)
_MOST_WORDS = 5
_NOT_A_TITLE = re.compile(r"[.!?,:;…–-]$|[.!?;:]\s")
_SAID_BEFORE = re.compile(
    r"(?::\s?|(?:ville|ordet|ord|uttrykket|slagord\w*|svarte|svara|sa)\s)$", re.IGNORECASE
)
_LOOK = 14

_PAPERS = Figured(
    r"(?<!\w)(?:st\.?\s?(?:meld|prp)|ot\.?\s?prp|innst|meld\.?\s?st|prop|dok|nou|rundskriv|forskrift)\.?"
    r"(?:\s?[SOL]\.?)?\s?(?:(?:nr|no)\.?\s?)?\d[\w:/-]*(?:\s?\(\d{4}\s?[-–]\s?\d{2,4}\))?",
    re.IGNORECASE,
)
_WARS = re.compile(
    r"[12]\.\s(?:verdenskrig|verdskrig)\w*"
    r"|(?<!\w)(?:(?:first|second)\sworld\swar|world\swar\s(?:i{1,2}|one|two)|ww[12i]{1,2})(?!\w)",
    re.IGNORECASE,
)
_ROADS = Figured(
    r"(?<![\w-])(?:(?:E[ ]?|e)\d{1,3}|(?<=the )[AaMm]\d{1,3}(?!\w)"
    r"|(?:rv|fv|riksvei|riksveg|fylkesvei|fylkesveg)\.?[ ]?\d{1,4}(?!\w))"
    r"(?![\w%]|[.,:]\d|[ ](?:kr|prosent|timer|år))",
    re.NOFLAG,
)
_SAINTS = re.compile(r"(?<![\w.])(?<!\d\s)st\.?[ ][^\W\d_]{3,}(?:['’]s?)?(?!\w)", re.IGNORECASE)


def find(text: str, *, brief: bool) -> Iterator[Candidate]:
    """Yield papers, wars and roads in folded text; in a note what is called after a saint too.

    Args:
        text: Folded text.
        brief: The text is a note.
    """
    yield from _all(_PAPERS, text, IdentifierType.OTHER)
    yield from _all(_WARS, text, IdentifierType.OTHER)
    yield from _all(_ROADS, text, IdentifierType.PLACE)
    if brief:
        yield from _all(_SAINTS, text, IdentifierType.ORGANISATION)


def works(text: str) -> Iterator[Candidate]:
    """Yield what stands in quotation marks as names of works do: in a note somebody said it."""
    for match in _QUOTED.finditer(text):
        said = match.group("said")
        if (
            len(said.split()) <= _MOST_WORDS
            and caseless(said) not in FUNCTION
            and not _NOT_A_TITLE.search(said)
            and not _SAID_BEFORE.search(text, max(0, match.start() - _LOOK), match.start())
        ):
            yield _candidate(*match.span("said"), said, IdentifierType.OTHER)


def _all(pattern: Pattern, text: str, kind: IdentifierType) -> Iterator[Candidate]:
    for match in pattern.finditer(text):
        yield _candidate(*match.span(), match.group(), kind)


def _candidate(start: int, end: int, said: str, kind: IdentifierType) -> Candidate:
    entity = "word:" + " ".join(caseless(said).split())
    return Candidate(start, end, said, kind, Why.LOOKS_LIKE, False, entity)
