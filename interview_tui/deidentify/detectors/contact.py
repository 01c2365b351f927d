"""Ways to reach a person: telephone in any grouping, e-mail also spelled out, web addresses and handles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.counting import ONES, ONES_ENGLISH, TEENS, TENS, TENS_ENGLISH
from interview_tui.deidentify.detectors.dates import is_date
from interview_tui.deidentify.detectors.digits import MOST, is_money
from interview_tui.deidentify.detectors.hurry import Rare
from interview_tui.deidentify.folding import caseless
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.deidentify.detectors.digits import Window

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+'’-]{1,64}@\w[\w-]*(?:(?:\.[\w-]+)+|,(?:no|com|org|net|se|dk|uk|eu)(?!\w))",
    re.IGNORECASE,
)
_DOT = r"(?:\s?\.\s?|\s?[(\[{]\s?(?:dot|punktum|prikk)\s?[)\]}]\s?|\s(?:dot|punktum|prikk)\s)"
_AT = r"(?:\s?[(\[{<]\s?(?:at|alfa|a|krøllalfa|@)\s?[)\]}>]\s?|\s(?:krøllalfa|alfakrøll|snabel-?a|@)\s?|@\s)"
_NAME = (
    r"(?<![\w.+-])(?:(?:[^\W\d_]\s){2,12}?)?[\w+-][\w.+-]{0,63}"
    r"(?:\s(?:punktum|dot|prikk|underscore|understrek|bindestrek|strek|dash|hyphen)\s[\w+-]+){0,3}"
)
_SPELLED = re.compile(
    rf"{_NAME}{_AT}[\w-]+(?:{_DOT}[a-zæøå][\w-]*){{1,4}}",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"{_NAME}\s(?:at|alfa)\s[\w-]+(?:(?:\s(?:dot|punktum|prikk)\s[\w-]+)+"
    r"|\s?\.\s?(?:no|com|org|net|se|dk|uk|eu|edu|gov)(?!\w))",
    re.IGNORECASE,
)
_SAID_SIGNS = (
    *("dot", "punktum", "prikk", "@", "krøll", "snabel", "(at", "(a", "[a", "{a", "<a", "( a", "[ a", "alfa"),
    *(f".{end}" for end in ("no", "com", "org", "net", "se", "dk", "uk", "eu", "edu", "gov")),
    ". com",
    ". no",
)
_URL = re.compile(
    r"(?<![\w.])(?<!\w@)(?:(?:https?|ftp)://[^\s<>\"«»“”]+|www\.[^\s<>\"«»“”]+"
    r"|(?:[\w-]{1,63}\.){1,8}(?:no|com|org|net|se|dk|eu|uk|io|info|edu|gov|me|app)(?![\w@]|\.\w)(?:/[^\s<>\"«»“”]*)?)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@[^\W\d]\w{2,30}(?![\w@]|\.\w)")
_TRAILING = ".,;:!?)]}'’…"

_LOOK = 40
_FORMS = frozenset(
    {(8,), (2, 2, 2, 2), (3, 2, 3), (2, 4, 2), (2, 3, 3), (3, 3, 2), (4, 4), (5, 3), (3, 5), (2, 6), (6, 2)}
)
_REGIONS = {"en": ("NO", "GB", "US"), "nb": ("NO",)}
_LENGTH_NO = 8
_LOCAL_US = (3, 4)
_FIGURES = (
    "null en én ett ein eitt to tre fire fem seks sju syv åtte ni "
    "zero oh one two three four five six seven eight nine double"
)
_SINGLE = frozenset(_FIGURES.split())
_PAIRS = (
    rf"(?:{TENS}{ONES}?|{TEENS}|{TENS_ENGLISH}(?:[\s-]{ONES_ENGLISH})?|\w{{3,5}}teen|ten|eleven|twelve|hundre\w*"
    r"|hundred)"
)
_NUMBER = "|".join(_FIGURES.split()) + "|" + _PAIRS
_MIXED = re.compile(rf"(?<!\w)(?:(?:{_NUMBER})(?:[\s,-]{{1,2}}|(?!\w))){{4,16}}(?<=\w)", re.IGNORECASE)
_TENS_SAID = re.compile(rf"(?:ti|teen|ty|tjue)\w{{0,5}}[\s,-]{{1,2}}(?:{_NUMBER})(?!\w)", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(
    r"(?<!\w)(?:tlf|telefon\w*|tel|mob\w*|nr|no|nummer\w*|number|phone|ring\w*|call|text)\W[^\n.!?]{0,24}$",
    re.IGNORECASE,
)
_LEAST_SAID = 7
_SPOKEN = re.compile(
    r"(?<!\w)(?:(?:" + "|".join(_FIGURES.split()) + r")(?:[\s,-]{1,2}|(?!\w))){6,16}(?<=\w)", re.IGNORECASE
)


_TOLD = Rare(
    r"\d[\dOo ./()x-]{2}",
    r"(?<!\w)(?:(?:(?P<sure>tlf|telefon\w*|tel|mob(?:il\w*)?|mobile|phone|cell|landline|fastnett|\w*bestilling\w*)"
    r"|(?P<inner>innvalg|lokal|linje|intern|internnr|ext|extension|x(?=\s\d))"
    r"|nummer\w*|number|nr|no|ring(?:e|er|es)?(?:\s\w+)?(?:\spå)?|call|text|whatsapp|sms)\.?:?\s{1,2}"
    r"(?:(?:er|is|på|on|til|to|at|i)\s{1,2})?)"
    r"(?P<said>[+(]{0,2}\d(?:[\dOo]|[ ./()x-]{1,2}(?=[\dOo(])){2,22}\b)(?!\w|[.,:]\d)",
)
_ENDS_ON = re.compile(
    r"(?<!\w)(?:slutt|end)(?:er|ar|s|ing)\s(?:(?:på|med|in|with)\s)?(?P<said>\d{3,4})(?![\w.,:/-])",
    re.IGNORECASE,
)
_LEAST_TOLD = {"sure": 5, "inner": 3}
_MOST_INNER = 5


def told(text: str) -> Iterator[Candidate]:
    """Yield what stands after a word for a telephone number, whatever its grouping; never certain."""
    for match in _TOLD.finditer(text):
        said, span = match.group("said"), match.span("said")
        figures = sum(letter.isdigit() or letter in "Oo" for letter in said)
        inner = match.group("inner") is not None
        least = _LEAST_TOLD["inner"] if inner else _LEAST_TOLD["sure"] if match.group("sure") else _LEAST_SAID
        most = _MOST_INNER if inner else MOST
        if least <= figures <= most and not is_date(said) and not is_money(text, *span):
            entity = "phone:" + re.sub(r"[^\d]", "", re.sub("[Oo]", "0", said))
            yield _candidate(text, *span, IdentifierType.PHONE, entity, False)
    for match in _ENDS_ON.finditer(text):
        yield _candidate(text, *match.span("said"), IdentifierType.PHONE, "phone:" + match["said"], False)


def emails(text: str) -> Iterator[Candidate]:
    """Yield e-mail addresses, also ``navn (at) sted punktum no``; with a bare "at" not certain."""
    low = text.lower()
    said = any(sign in low for sign in _SAID_SIGNS)
    patterns = ((_EMAIL, True), (_SPELLED, True), (_SAID, False)) if said else ((_EMAIL, True),)
    for pattern, certain in patterns:
        for match in pattern.finditer(text):
            start, end = match.start(), match.end() - _loose_end(match.group())
            yield _candidate(text, start, end, IdentifierType.EMAIL, plain_email(text[start:end]), certain)


def plain_email(written: str) -> str:
    """Return the entity of an e-mail address however it was written."""
    plain = caseless(written)
    plain = re.sub(_AT, "@", plain) if "@" not in plain or re.search(_AT, plain) else plain
    plain = re.sub(r"\s(?:at|alfa)\s", "@", plain)
    plain = re.sub(r"[(\[{]?\s?\b(?:dot|punktum|prikk)\b\s?[)\]}]?", ".", plain)
    return "email:" + re.sub(r"\s", "", plain)


def addresses_on_the_web(text: str) -> Iterator[Candidate]:
    """Yield web addresses and handles (``@name``)."""
    for match in _URL.finditer(text):
        end = match.end() - _loose_end(match.group())
        entity = "url:" + caseless(text[match.start() : end]).rstrip("/")
        yield _candidate(text, match.start(), end, IdentifierType.URL, entity, True)
    for match in _HANDLE.finditer(text):
        entity = "handle:" + caseless(match.group())
        yield _candidate(text, *match.span(), IdentifierType.OTHER, entity, True)


def _loose_end(written: str) -> int:
    return len(written) - len(written.rstrip(_TRAILING))


def phones(text: str, windows: Iterable[Window], language: str) -> Iterator[Candidate]:
    """Yield telephone numbers in any grouping; valid ones are certain, look-alikes are listed."""
    regions = _REGIONS.get(language[:2], _REGIONS["nb"])
    for window in windows:
        certain = _judge(window, regions)
        if certain is not None:
            entity = "phone:" + window.entity
            yield _candidate(text, window.start, window.end, IdentifierType.PHONE, entity, certain)


def spoken(text: str) -> Iterator[Candidate]:
    """Yield telephone numbers spelled out figure by figure, or in pairs (``nitti to førtifire``).

    Never certain; in pairs when they make eight figures, or a word for a number stands before.
    """
    for match in _SPOKEN.finditer(text):
        entity = "phone:" + " ".join(re.findall(r"\w+", caseless(match.group())))
        yield _candidate(text, *match.span(), IdentifierType.PHONE, entity, False)
    if not _TENS_SAID.search(text):
        return
    for match in _MIXED.finditer(text):
        said = re.findall(r"\w+", caseless(match.group()))
        figures = sum(1 if word in _SINGLE else 2 for word in said)
        told = _NUMBER_BEFORE.search(text, max(0, match.start() - _LOOK), match.start())
        if figures == _LENGTH_NO or (figures >= _LEAST_SAID and told):
            yield _candidate(text, *match.span(), IdentifierType.PHONE, "phone:" + " ".join(said), False)


def _judge(window: Window, regions: tuple[str, ...]) -> bool | None:
    """Return True for a valid number, False for the form alone, None for neither."""
    digits, groups = window.digits, window.groups
    if window.plus:
        return _valid("+" + digits, regions[0])
    begins_with_year = len(groups) > 1 and groups[0] == 4 and digits[:2] in {"19", "20"}  # noqa: PLR2004
    if begins_with_year:
        return None
    if len(digits) == _LENGTH_NO:
        alike = digits[0] in "23456789" and groups in _FORMS
        return _valid(digits, "NO") or (False if alike else None)
    if len(digits) == 10 and digits.startswith("47") and groups[0] in {2, 10}:  # noqa: PLR2004
        return _valid(digits[2:], "NO") or None
    if len(digits) in {10, 11} and len(regions) > 1:
        return any(_valid(digits, region) for region in regions[1:]) or (False if digits[0] == "0" else None)
    return False if len(regions) > 1 and groups == _LOCAL_US else None


@lru_cache(maxsize=2048)
def _valid(digits: str, region: str) -> bool:
    import phonenumbers

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(digits, region)))
    except phonenumbers.NumberParseException:
        return False


def _candidate(  # noqa: PLR0913, PLR0917
    text: str, start: int, end: int, kind: IdentifierType, entity: str, certain: bool
) -> Candidate:
    why = Why.PATTERN if certain else Why.LOOKS_LIKE
    return Candidate(start, end, text[start:end], kind, why, certain, entity)
