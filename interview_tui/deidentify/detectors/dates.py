"""Dates, clock times and ages. A date of birth is certain; every other exact date waits for a decision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.hurry import Figured
from interview_tui.deidentify.folding import caseless
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    "januar january jan", "februar february feb", "mars march mar", "april apr", "mai may", "juni june jun",
    "juli july jul", "august aug", "september sept sep", "oktober october okt oct", "november nov",
    "desember december des dec",
)  # fmt: skip
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""Number of a month by what it is called, in Norwegian and English, short and long."""
_NAME = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:,?\s{1,4}(?P<year>(?:1[89]|20)\d\d))?(?!\d)"
_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:(?P<d>\d{1,2})(?P<sep>[./-])\s{0,4}(?P<m>\d{1,2})(?P=sep)\s{0,4}(?P<y>(?:1[89]|20)\d\d|\d\d)"
    r"|(?P<iy>(?:1[89]|20)\d\d)(?P<isep>[./-])(?P<im>\d{1,2})(?P=isep)(?P<id>\d{1,2}))(?![\d%]|[./-]\d)"
)
_WRITTEN = Figured(
    rf"(?<![\d.,/-])(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)?\s{{1,4}}(?:of\s)?{_NAME}{_YEAR}", re.IGNORECASE
)
_MONTH_FIRST = Figured(
    rf"(?<!\w)(?=[A-Z])(?i:{_NAME})\s{{1,4}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:]\d|\d|\s?%){_YEAR}",
    re.NOFLAG,
)
_BIRTH = (
    r"(?<!\w)(?:født|fødd|f\.|fødselsdato|fødselsdag|bursdag|født\s+den|born|b\.|d\.?o\.?b\.?|date\s+of\s+birth"
    r"|birthday|birth\s+date)\s?:?\s*(?:(?:er|is|was|var|den|on|the|i|in)\s){0,2}"
)
_CUE = re.compile(_BIRTH + "$", re.IGNORECASE)
_BORN_YEAR = Figured(_BIRTH + r"(?P<said>(?:1[89]|20)\d\d|\d{6}|['’]\d\d)(?![\d.]*\d)", re.IGNORECASE)
_CLOCK = Figured(
    r"(?<!\w)(?:kl\.?|klokka|klokken)\s?(?P<h>[01]?\d|2[0-3])(?:[.:](?P<min>[0-5]\d))?(?![\w%]|[.:]\d)"
    r"|(?<![\d:.,])(?P<h2>[01]?\d|2[0-3]):(?P<min2>[0-5]\d)(?![\d:])(?:\s?[ap]\.?m\b\.?)?"
    r"|(?<![\w:.,])(?P<h3>1[0-2]|[1-9])\s?(?P<half>[ap])\.?m\b\.?",
    re.IGNORECASE,
)
_AGE = Figured(
    r"(?<![\w.,-])(?P<n>1[01]\d|[1-9]\d?)(?:"
    r"(?P<plain>\s{1,4}(?:år|års)(?!\w)(?:\s(?:gammel|gammal|gamle|gamalt))?)"
    r"|[\s-]?(?:åring|årig)\w*|[\s-]years?[\s-]old|\s?y\.?/?o\.?(?!\w))"
    r"|(?<![\w\[])(?:aged?|alder|i\s+en\s+alder\s+av)[:\s]\s?(?P<n2>1[01]\d|[1-9]\d?)(?![\w%]|[.,]\d)"
    r"|(?<=[^\W\d]\s\()(?P<n3>1[01]\d|[1-9]\d)(?=\))",
    re.IGNORECASE,
)
_DURATION_BEFORE = re.compile(
    r"(?<!\w)(?:i|for|om|etter|siste|forrige|første|på|over|under|innen|hver|hvert|ca\.?|minst|in|after|last|past)"
    r"\s(?:de\s|ca\.?\s|over\s|mer\senn\s|snart\s|nesten\s)?(?:siste\s|første\s)?$",
    re.IGNORECASE,
)
_DURATION_AFTER = re.compile(
    r"\s(?:siden|sidan|erfaring|tilbake|fram|frem|framover|til|med|i\s+nav)\b", re.IGNORECASE
)
_BIRTH_YEARS = range(1900, 2000)


def find(text: str) -> Iterator[Candidate]:
    """Yield dates, clock times and ages in folded text.

    Certain are dates with a word of birth before them and full dates of the years 1900 to 1999; a person
    decides on the rest.
    """
    for pattern in (_NUMERIC, _WRITTEN, _MONTH_FIRST):
        for match in pattern.finditer(text):
            found = _date(text, match)
            if found is not None:
                yield found
    for match in _BORN_YEAR.finditer(text):
        said = match.group("said")
        yield _candidate(text, *match.span("said"), "date:" + said.lstrip("'’"), certain=True)
    for match in _CLOCK.finditer(text):
        hour = match.group("h") or match.group("h2") or match.group("h3")
        minute = match.group("min") or match.group("min2") or "00"
        yield _candidate(text, *match.span(), f"time:{int(hour):02}:{minute}", certain=False)
    yield from _ages(text)


def is_date(written: str) -> bool:
    """Return whether the whole of ``written`` is a date in figures."""
    match = _NUMERIC.fullmatch(written)
    return match is not None and _read(match) is not None


def _read(match: re.Match[str]) -> tuple[int | None, int, int] | None:
    """Return year (None if not said), month and day; None when there is no such day."""
    got = match.groupdict()
    if got.get("month"):
        month = MONTHS[caseless(got["month"])]
        year = int(got["year"]) if got["year"] else None
        day = int(got["d"])
    elif got.get("iy"):
        year, month, day = int(got["iy"]), int(got["im"]), int(got["id"])
    else:
        day, month, year = int(got["d"]), int(got["m"]), int(got["y"])
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None  # noqa: PLR2004


def _date(text: str, match: re.Match[str]) -> Candidate | None:
    read = _read(match)
    if read is None:
        return None
    year, month, day = read
    start, end = match.start(), match.end() - match.group().endswith(" ")
    certain = year in _BIRTH_YEARS or bool(_CUE.search(text, max(0, start - 40), start))
    said = "-" if year is None else str(year)
    return _candidate(text, start, end, f"date:{said}-{month:02}-{day:02}", certain=certain)


def _ages(text: str) -> Iterator[Candidate]:
    for match in _AGE.finditer(text):
        if match.group("plain") and (
            _DURATION_BEFORE.search(text, max(0, match.start() - 30), match.start())
            or _DURATION_AFTER.match(text, match.end())
        ):
            continue
        group = next(name for name in ("n", "n2", "n3") if match.group(name))
        years, start = match.group(group), match.start(group)
        said, kind = text[start : match.end()], IdentifierType.AGE
        yield Candidate(start, match.end(), said, kind, Why.LOOKS_LIKE, False, "age:" + years)


def _candidate(text: str, start: int, end: int, entity: str, *, certain: bool) -> Candidate:
    why = Why.PATTERN if certain else Why.LOOKS_LIKE
    return Candidate(start, end, text[start:end], IdentifierType.DATE, why, certain, entity)
