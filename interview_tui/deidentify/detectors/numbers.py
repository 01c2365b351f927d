"""Numbers that stand for a person, a firm or a case: with check digits if there are any, and look-alikes."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, cast

from interview_tui.deidentify.detectors.digits import Window, is_money
from interview_tui.deidentify.detectors.hurry import Figured
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NATIONAL = frozenset({(11,), (6, 5), (4, 2, 5), (2, 2, 2, 5), (6, 3, 2), (5, 6), (4, 7)})
_ACCOUNT = frozenset({(11,), (4, 2, 5), (4, 7)})
_ORGANISATION = frozenset({(9,), (3, 3, 3)})
_NORDIC = frozenset({(6, 4), (8, 4), (10,), (12,)})
_IBAN = Figured(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)", re.NOFLAG)
_PLATE = Figured(r"(?<![\w-])[A-Z]{2}[ \u00a0]?[1-9]\d{4}(?![\d-]|\s\d)", re.NOFLAG)
_CASE = Figured(r"(?<![\d./-])(?:19|20)\d\d/\d{3,7}(?![\d/])", re.NOFLAG)
_RUN = Figured(r"(?<![\w,+])\d{7,}(?!\w|,\d)", re.NOFLAG)

_INTERNET = Figured(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]|\w)", re.NOFLAG)
_CUED = Figured(
    r"(?<!\w)(?:\w{2,}nr|\w*nummer|number|no|nr|ref|reg|case|passport|licen[cs]e|a/c)\.?:?\s(?:nr\.?\s|no\.?\s)?"
    r"(?P<said>[A-ZÆØÅ]{0,3}[ -]?\d[\w/-]*(?:[ -]\d[\w/-]*){0,4}(?:\s[A-Z](?!\w))?)(?!\w)",
    re.IGNORECASE,
)
_LEAST_CUED = 4
_LEAST_INTERNET = 7


def find(text: str, windows: Iterable[Window]) -> Iterator[Candidate]:
    """Yield national, account and organisation numbers in folded text.

    Right check digits make one certain; the same form with wrong ones is still listed.
    """
    for window in windows:
        certain = _judge(text, window)
        if certain is not None:
            yield _candidate(text, window.start, window.end, "id:" + window.digits, certain=certain)
    for match in _IBAN.finditer(text):
        written = match.group().replace(" ", "")
        yield _candidate(text, *match.span(), "id:" + written.casefold(), certain=_iban(written))


def loose(text: str) -> Iterator[Candidate]:
    """Yield vehicle and case numbers and other long numbers; never certain."""
    for pattern in (_PLATE, _CASE, _RUN):
        for match in pattern.finditer(text):
            if not is_money(text, *match.span()):
                entity = "id:" + re.sub(r"\s", "", match.group()).casefold()
                yield _candidate(text, *match.span(), entity, certain=False)


def cued(text: str) -> Iterator[Candidate]:
    """Yield what stands after a word for a number (``journalnr V-20771/23``), and internet addresses."""
    for match in _CUED.finditer(text):
        said = match.group("said").strip()
        if sum(letter.isdigit() for letter in said) >= _LEAST_CUED and not is_money(
            text, *match.span("said")
        ):
            start = match.end("said") - len(match.group("said").lstrip())
            yield _candidate(text, start, start + len(said), "id:" + _plain(said), certain=False)
    for match in _INTERNET.finditer(text):
        if sum(letter.isdigit() for letter in match.group()) >= _LEAST_INTERNET:
            yield _candidate(text, *match.span(), "id:" + match.group(), certain=False)


def _plain(said: str) -> str:
    return re.sub(r"[\s.]", "", said).casefold()


def _candidate(text: str, start: int, end: int, entity: str, *, certain: bool) -> Candidate:
    why = Why.PATTERN if certain else Why.LOOKS_LIKE
    return Candidate(start, end, text[start:end], IdentifierType.ID_NUMBER, why, certain, entity)


def _judge(text: str, window: Window) -> bool | None:
    """Return True for right check digits, False for the form alone, None for neither."""
    if window.plus:
        return None
    match len(window.digits):
        case 11:
            right = national(window.digits) or (window.groups in _ACCOUNT and account(window.digits))
            return right or (False if window.groups in _NATIONAL else None)
        case 9 if window.groups in _ORGANISATION:
            return organisation(window.digits)
        case 10 | 12 if window.groups in _NORDIC:
            hyphen = text[window.start + window.groups[0]] in "-+" if len(window.groups) > 1 else False
            return swedish(window.digits) or (False if hyphen else None)
    return None


@lru_cache(maxsize=1)
def _load() -> None:
    """Import what knows check digits, although the screens have shut the module ``ssl`` (no network).

    It is only named there, for look-ups that are never made: while it is imported something empty stands in.
    """
    shut = "ssl" in sys.modules and cast("ModuleType | None", sys.modules["ssl"]) is None
    if shut:
        sys.modules["ssl"] = ModuleType("ssl")
    try:
        import stdnum.util  # noqa: F401 - for those that import it after
    finally:
        if shut:
            sys.modules["ssl"] = None  # type: ignore[assignment]


def national(digits: str) -> bool:
    """Return whether eleven digits have the check digits of a fødselsnummer, D-number or synthetic one."""
    _load()
    from stdnum.no import fodselsnummer

    first = fodselsnummer.calc_check_digit1(digits)
    return bool(first == digits[9] and fodselsnummer.calc_check_digit2(digits) == digits[10])


def account(digits: str) -> bool:
    """Return whether eleven digits have the check digit of a Norwegian bank account."""
    _load()
    from stdnum.no import kontonr

    return bool(kontonr.is_valid(digits))


def organisation(digits: str) -> bool:
    """Return whether nine digits have the check digit of a Norwegian organisation number."""
    _load()
    from stdnum.no import orgnr

    return bool(orgnr.is_valid(digits))


def swedish(digits: str) -> bool:
    """Return whether ten or twelve digits are a Swedish personnummer."""
    _load()
    from stdnum.se import personnummer

    return bool(personnummer.is_valid(digits[:-4] + "-" + digits[-4:]))


def _iban(written: str) -> bool:
    _load()
    from stdnum import iban

    return bool(iban.is_valid(written))
