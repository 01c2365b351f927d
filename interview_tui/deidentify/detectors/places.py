"""Addresses: street and number, postcode and place, in Norway and in English-speaking countries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.hurry import Figured
from interview_tui.deidentify.folding import caseless
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER = "[A-ZÆØÅÄÖ]"
_WORD = _UPPER + r"[\w.'’-]{0,30}"
_STREET = r"(?:gat[ae]n?|gate|gt\.?|vei(?:en)?|veg(?:en)?|vn\.|all[eé](?:en)?)"
_STREET_JOINED = r"(?:gat[ae]n?|gate|vei(?:en)?|veg(?:en)?|vn\.|all[eé](?:en)?)"
_STREET_WEAK = (
    r"(?:plass(?:en)?|torg(?:et)?|bakken?|stien?|svingen|brygg[ae]n?|brygge|kaia|kai|terrasse|tunet|ringen|løkka"
    r"|lia|åsen|haugen|kroken|jordet|grenda|smauet|smug|marka?|tråkket|faret|kollen|dalen|lunden|toppen)"
)
_NUMBER = (
    r"\s\d{1,3}(?:\s?[A-Ha-h])?(?![\w%]|[.,:]\d|\s(?:kr|prosent|timer|år|dager|uker|minutter|ganger|%)"
    r"|\.?\s(?i:jan|feb|mars|april|mai|juni|juli|aug|sept|okt|nov|des))"
)
_POST = r"(?:\s*,?\s+(?:N[O]?-)?\d{4}\s+[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ]{1,3}(?!\w))?)?"
_NORWEGIAN = Figured(
    rf"(?<![\w-])(?:(?:{_WORD}\s){{0,3}}{_WORD}\s(?i:{_STREET}|{_STREET_WEAK})"
    rf"|\w[\w-]{{1,30}}{_STREET_JOINED}|{_UPPER}[\w-]{{0,30}}(?:{_STREET_WEAK}|\s?(?i:{_STREET}))){_NUMBER}{_POST}",
    re.NOFLAG,
)
_ENGLISH = Figured(
    rf"(?<![\w-])\d{{1,5}}[A-Za-z]?\s(?:{_WORD}\s){{1,3}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Square|Terrace|Way|Place|Crescent|Gardens|Hill|Row"
    r"|Boulevard|Blvd)(?!\w)",
    re.NOFLAG,
)
_POSTCODE = Figured(
    r"(?<![\w.,/+-])(?:NO?-)?(?P<code>\d{4})[ \t\u00a0]"
    r"(?P<place>[A-ZÆØÅ][A-ZÆØÅa-zæøå-]+(?:\s[A-ZÆØÅ]{1,3}(?!\w))?)",
    re.NOFLAG,
)
_POSTCODE_GB = Figured(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)", re.NOFLAG)
_BOX = Figured(
    r"(?<!\w)(?:postboks|pb\.?|p\.?\s?o\.?\sbox)\s\d{1,5}(?!\w)" + f"(?:(?-i:{_POST}))?", re.IGNORECASE
)
_YEARS = range(1900, 2040)
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:i|in|siden|sidan|since|fra|frå|from|til|until|før|before|etter|after|by|og|and)\s$",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(r"(?<!\w)kl\.?\s$", re.IGNORECASE)


def find(text: str, language: str) -> Iterator[Candidate]:
    """Yield addresses in folded text; a postcode that may be a year is not certain."""
    for pattern in (_NORWEGIAN, _ENGLISH, _BOX):
        for match in pattern.finditer(text):
            yield _candidate(*match.span(), match.group(), certain=True)
    for match in _POSTCODE.finditer(text):
        year = int(match.group("code")) in _YEARS
        if year and language.startswith("en"):
            continue
        if _CLOCK_BEFORE.search(text, max(0, match.start() - 4), match.start()):
            continue
        if not (year and _YEAR_BEFORE.search(text, max(0, match.start() - 9), match.start())):
            yield _candidate(*match.span(), match.group(), certain=not year)
    if language.startswith("en"):
        for match in _POSTCODE_GB.finditer(text):
            yield _candidate(*match.span(), match.group(), certain=False)


def _candidate(start: int, end: int, written: str, *, certain: bool) -> Candidate:
    why = Why.PATTERN if certain else Why.LOOKS_LIKE
    entity = "address:" + " ".join(caseless(written).replace(",", " ").split())
    return Candidate(start, end, written, IdentifierType.ADDRESS, why, certain, entity)
