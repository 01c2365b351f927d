"""Codes by how they are built or told of, and names on the net, as they are typed in notes; never certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.dates import MONTHS
from interview_tui.deidentify.detectors.digits import is_money
from interview_tui.deidentify.detectors.hurry import Figured, Rare, hurried
from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.lexicon.words import FUNCTION
from interview_tui.deidentify.trained import tagger
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINED = re.compile(
    r"(?<![\w/.@:'’#-])[^\W_]{1,9}(?:[-/][^\W_]{1,9}){1,3}(?![\w/@-]|[.,:]\d|[ ]?(?:kr|%))", re.IGNORECASE
)
_LONGEST_LETTERS = 5
"""Letters in a group of a joined code, at most: a longer one is a word."""
_LEAST_DIGITS = 3
_UNITS = frozenset(
    "m km cm mm kg g mg ml l t h w kw kr nok pund mil kvm stk min mnd år års åra tals".split()  # noqa: SIM905
)
# Groups of figures alone that are numbers of cases: 88120-7, 18/991-3, 2023-0417.
_CASES = re.compile(r"\d{5,}[-/]\d{1,4}|\d\d/\d{3,6}(?:-\d{1,4})?|(?:19|20)\d\d-\d{3,5}")
_YEARS = range(1900, 2041)
_MONTHS = range(1, 13)
# Few figures between few letters: N-77-VV.
_MARK = re.compile(r"[^\W\d_]{1,2}-\d{1,3}-[^\W\d_]{1,2}")

_MIXED = Figured(r"(?<![\w/.@:'’#-])[^\W\d_]{1,24}\d[^\W_]{1,20}(?![\w@/-]|\.\w)", re.NOFLAG)
_BY_LETTERS = re.compile(r"(?P<letters>[^\W\d_]+)(?P<digits>\d+)")
_FEW, _LEAST_AFTER_FEW = 3, 5
"""So few letters make a code with this many figures after them, at least (``u1902233``)."""
_LEAST_INSIDE, _LETTERS_INSIDE = 4, 2
"""Figures and letters, at least, of a code in which they are mixed (``D40LU118``)."""
_NOT_CODES = frozenset(
    "covid corona korona uke veke week kl side page sommer sommar jul vår høst haust".split()  # noqa: SIM905
)
_UNDERSCORED = re.compile(
    r"(?<![\w@/.#-])(?=\w*[^\W\d_]{2})[^\W_]+(?:_+[^\W_]+)+_?(?![\w@]|\.\w)|(?<![\w/])u/[\w-]{3,30}"
)
_OLD_PLATE = Figured(r"(?<![\w-])[A-Z]\d{1,3}[ ][A-Z]{3}(?![\w-])", re.NOFLAG)

_TOLD = Rare(
    r"\d[\w/ -]{2}",
    r"(?<!\w)(?:journal\w*|mapp[ae]\w*|sak(?:a|en)?|klagesak\w*|arkivsak\w*|løyve|inkassosak\w*|polise\w*|vipps|\w*kort(?:et)?"
    r"|pass(?:et|port)?|\w*id|claim|ref\w*|tenancy|anm\w*|anmeldels\w*|\w*(?:nr|nummer(?:et)?)|konto(?:en)?|account|acc?"
    r"|file|case|card|licen[cs]e|avtale\w*|kunde|medlem|fange|fartøy|båt(?:en)?|klient|pasient|bruker|brukar)\.?:?\s"
    r"(?:(?:nr|no|number|nummer|ref|id)\.?:?\s)?"
    r"(?:(?:er|is|was|var|har|has|hos|på|til|hans|hennes|hennar|med|of|with)\s(?:(?:hos|på|with|at)\s)?(?:[^\W\d_]{2,}\s)?){0,2}"
    r"(?P<said>(?:(?!(?:i|på|av|og|til|er|fra|in|of|at|on|to|the|from|kl|ca)\s)[a-zæøå]{1,4}[ -]?)?"
    r"\d[\w/-]*(?:[ -]\d[\w/-]*){0,4}(?:\s[a-z](?=\s*(?:[,.;)]|$)))?)(?!\w|[.,:]\d)",
)
_LEAST_TOLD = 4
"""Figures, at least, after a word for a code, or after letters that may be a name on the net."""
_FARM_AND_HOLDING = hurried(
    r"(?<!\w)(?:g(?:år|ar)dsn(?:umme)?r|gnr|bruksn(?:umme)?r|bnr|seksjonsn(?:umme)?r|snr)\.?:?\s?\d{1,4}"
    r"(?:\s?[/,]?\s?(?:(?:og\s)?(?:bruksn(?:umme)?r|bnr|snr)\.?:?\s?)?\d{1,4})?(?!\w)"
    r"|(?<!\w)gnr\.?\s?/\s?bnr\.?:?\s?\d{1,4}\s?/\s?\d{1,4}(?!\w)"
)
_FARM_SIGNS = ("gnr", "bnr", "snr", "rdsn", "bruksn", "seksjonsn")


def find(text: str) -> Iterator[Candidate]:
    """Yield codes and names on the net in folded text."""
    yield from _built(text)
    low = text.lower()
    if any(sign in low for sign in _FARM_SIGNS):
        for match in _FARM_AND_HOLDING.finditer(text):
            yield _candidate(text, *match.span(), IdentifierType.ID_NUMBER)
    for match in _TOLD.finditer(text):
        start, end = match.span("said")
        said = text[start:end]
        year = said.isdecimal() and len(said) == _LEAST_TOLD and int(said) in _YEARS
        if _digits(said) >= _LEAST_TOLD and not year and not is_money(text, start, end):
            yield _candidate(text, start, end, IdentifierType.ID_NUMBER)


def _built(text: str) -> Iterator[Candidate]:
    """Yield what is built like a code or a name on the net, whatever stands around it."""
    for match in _JOINED.finditer(text):
        if _is_joined_code(match.group()) and not is_money(text, *match.span()):
            yield _candidate(text, *match.span(), IdentifierType.ID_NUMBER)
    for match in _MIXED.finditer(text):
        kind = _mixed(match.group())
        if kind is not None:
            yield _candidate(text, *match.span(), kind)
    if "_" in text or "u/" in text:
        for match in _UNDERSCORED.finditer(text):
            yield _candidate(text, *match.span(), IdentifierType.URL)
    for match in _OLD_PLATE.finditer(text):
        yield _candidate(text, *match.span(), IdentifierType.ID_NUMBER)


def _is_joined_code(said: str) -> bool:
    """Return whether groups joined by hyphens or strokes are built like a reference (``CR/55120/22``)."""
    parts: list[str] = re.split("[-/]", said)
    if all(part.isdigit() for part in parts):
        return _CASES.fullmatch(said) is not None and not _may_be_time(parts)
    letters = [part for part in parts if part.isalpha()]
    if any(_is_a_word(caseless(part)) for part in letters):
        return False
    if _digits(said) < _LEAST_DIGITS:
        return _MARK.fullmatch(said) is not None and _digits(said) > 1
    known = tagger.shipped().known
    return all(part.isupper() or len(part) < _FEW or known(part) == "u" for part in letters)


def _is_a_word(part: str) -> bool:
    return len(part) > _LONGEST_LETTERS or part in _UNITS or part in FUNCTION or part in MONTHS


def _may_be_time(parts: list[str]) -> bool:
    """Return whether two groups of digits may be a span of years, or a month and a year."""
    first, second, *more = map(int, parts)
    return not more and second in _YEARS and (first in _YEARS or first in _MONTHS)


def _mixed(said: str) -> IdentifierType | None:
    """Return what letters and digits in one word are: a code, a name on the net, or nothing (None)."""
    match = _BY_LETTERS.fullmatch(said)
    if match is None:
        digits = _digits(said)
        code = digits >= _LEAST_INSIDE and len(said) - digits >= _LETTERS_INSIDE
        return IdentifierType.ID_NUMBER if code else None
    letters, figures = caseless(match["letters"]), match["digits"]
    if letters in _NOT_CODES or letters in MONTHS or letters in FUNCTION:
        return None
    if len(letters) <= _FEW:
        return IdentifierType.ID_NUMBER if len(figures) >= _LEAST_AFTER_FEW else None
    many = len(figures) >= _LEAST_TOLD and int(figures) not in _YEARS
    return IdentifierType.URL if many or tagger.shipped().known(letters) in {"u", "c"} else None


def _digits(said: str) -> int:
    return sum(letter.isdigit() for letter in said)


def _candidate(text: str, start: int, end: int, kind: IdentifierType) -> Candidate:
    said = text[start:end]
    entity = ("id:" if kind is IdentifierType.ID_NUMBER else "handle:") + re.sub(r"\s", "", caseless(said))
    return Candidate(start, end, said, kind, Why.LOOKS_LIKE, False, entity)
