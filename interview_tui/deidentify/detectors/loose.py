"""Numbers, names on the net and files as they are typed in a hurry; never certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors import codes, contact, streets
from interview_tui.deidentify.detectors.digits import is_money
from interview_tui.deidentify.detectors.hurry import Figured, hurried
from interview_tui.deidentify.folding import caseless
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLATES = tuple(
    hurried(pattern)
    for pattern in (
        r"(?<![\w-])[a-z]{2}[ \u00a0]?[1-9]\d[ \u00a0]?\d{2,3}(?![\w-]|[.,]\d|\s(?:kr|\d))",
        r"(?<![\w-])[a-z]{2}\d{2}\s?[a-z]{3}(?![\w-])",
        (
            r"(?<!\w)(?:reg\w*\.?(?:\s?(?:nr|no|merke?)\.?)?|skilt|kjennemerke|plate|callsign)[\s:]{1,2}"
            r"(?P<said>[a-zæøå]{1,3}[ -]?\d[\w-]*(?:[ -][a-z]{1,3}(?!\w))?)"
        ),
        r"(?<![\w-])[a-z]{2}\s?\d\d\s?\d\d\s?\d\d\s?[a-d](?!\w)",
        (
            r"(?<!\w)(?:sort\scode|kode|kodelås|pin\w*|code|call\sid|duf\w*)[\s:]{1,2}"
            r"(?P<said>\d\d[ \d-]{2,14}\d)(?!\w)"
        ),
        r"(?<!\w)(?:\w{2,}nr|\w*nummer|number|no|nr|ref)\.?:?\s(?P<said>(?:[a-zæøå]{1,3}-?){0,2}\d[\w/-]{3,})(?!\w)",
    )
)
_FILE = re.compile(
    r"(?<![\w.-])[\w-]*[^\W\d_][\w-]*\.(?:wav|mp3|m4a|mp4|docx?|pdf|txt|jpe?g|png|xlsx?)(?!\w)", re.IGNORECASE
)
_CASES = Figured(r"(?<![\d./:-])(?:\d{3,6}/\d{2}|(?:19|20)\d\d:\d{1,4})(?![\d/:]|-\d)", re.NOFLAG)
_SUM = Figured(
    r"(?<!\w)(?:[A-Z]{3}|[€£$])\s?\d[\d.,]*(?:\s?(?:million|billion))?(?!\w)"
    r"|(?<![\w.,])\d[\d.,]*\s(?:million\s)?(?:[A-Za-z]+\s)?(?:euros?|liras?|pounds(?:\ssterling)?|schillings?|kron[eo]r"
    r"|marks?|dollars?|francs?|zlotys?|roubles?|forints?|levs?|lei)(?:\s\([A-Z]{3}\))?(?!\w)",
    re.NOFLAG,
)
_NO_PLATE = frozenset(
    {"kl", "nr", "ca", "på", "av", "og", "er", "til", "to", "of", "in", "at", "no", "om", "vg", "kr"}
)
_HANDLE = re.compile(
    r"(?<!\w)(?:snap\w*|insta(?:gram)?|messenger|linkedin|facebook|fb|tiktok|twitter|skype|brukernavn|brukarnamn|username"
    r"|discord|reddit)\s?:?\s(?:er\s|is\s|heter\s)?(?P<said>[@\w](?=[\w.-]*(?:[._]\w|\d))[\w.-]*\w)",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"(?<![\w.+-])(?:(?:[^\W\d_]\s){2,12}?)?[\w+-][\w.+-]{0,63}"
    r"(?:\s(?:punktum|dot|prikk|underscore|understrek|bindestrek|strek|dash)\s[\w+-]+){0,3}\s(?:krøllalfa|alfakrøll|snabel-?a)\s"
    r"(?:[\w-]+\s){1,3}?(?:(?:punktum|dot|prikk)\s(?:[\w-]+\s){0,2}?){1,3}(?:no|com|org|net|se|dk|uk|eu)(?!\w)",
    re.IGNORECASE,
)


def find(text: str, language: str) -> Iterator[Candidate]:
    """Yield them in folded text; sums of money in English only, where court cases and the like name them."""
    yield from _numbers(text)
    yield from _contacts(text)
    yield from codes.find(text)
    yield from contact.told(text)
    yield from streets.find(text)
    if language.startswith("en"):
        for match in _SUM.finditer(text):
            said = match.group().rstrip(".,")
            start, entity = match.start(), "sum:" + caseless(said)
            yield Candidate(
                start, start + len(said), said, IdentifierType.OTHER, Why.LOOKS_LIKE, False, entity
            )


def _numbers(text: str) -> Iterator[Candidate]:
    for match in _CASES.finditer(text):
        entity = "id:" + match.group()
        yield Candidate(*match.span(), match.group(), IdentifierType.ID_NUMBER, Why.LOOKS_LIKE, False, entity)
    for pattern in _PLATES:
        for match in pattern.finditer(text):
            start, end = match.span("said" if "said" in pattern.groupindex else 0)
            said = text[start:end]
            if caseless(said[:2]) not in _NO_PLATE and not is_money(text, start, end):
                entity = "id:" + re.sub(r"[\s-]", "", caseless(said))
                yield Candidate(start, end, said, IdentifierType.ID_NUMBER, Why.LOOKS_LIKE, False, entity)


def _contacts(text: str) -> Iterator[Candidate]:
    for match in _HANDLE.finditer(text):
        said = match.group("said")
        start, end = match.span("said")
        yield Candidate(
            start, end, said, IdentifierType.URL, Why.LOOKS_LIKE, False, "handle:" + caseless(said)
        )
    for match in _FILE.finditer(text):
        entity = "file:" + caseless(match.group())
        yield Candidate(*match.span(), match.group(), IdentifierType.OTHER, Why.LOOKS_LIKE, False, entity)
    low = text.lower()
    spelled = _SPELLED.finditer(text) if any(sign in low for sign in ("krøll", "snabel")) else ()
    for match in spelled:
        said = match.group()
        entity = contact.plain_email(said)
        yield Candidate(*match.span(), said, IdentifierType.EMAIL, Why.LOOKS_LIKE, False, entity)
