"""Numbers, names on the net and addresses as they are typed in a hurry; never certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.contact import plain_email
from interview_tui.deidentify.detectors.digits import is_money
from interview_tui.deidentify.detectors.hurry import hurried
from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.lexicon.cues import MUNICIPALITIES
from interview_tui.deidentify.lexicon.words import FUNCTION
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
        r"(?<!\w)(?:\w{2,}nr|\w*nummer|number|no|nr|ref)\.?:?\s(?P<said>(?:[a-zæøå]{1,3}-?){0,2}\d[\w/-]{3,})(?!\w)",
    )
)
_FILE = re.compile(
    r"(?<![\w.-])[\w-]*[^\W\d_][\w-]*\.(?:wav|mp3|m4a|mp4|docx?|pdf|txt|jpe?g|png|xlsx?)(?!\w)", re.IGNORECASE
)
_CASES = re.compile(r"(?<![\d./:-])(?:\d{3,6}/\d{2}|(?:19|20)\d\d:\d{1,4})(?![\d/:]|-\d)")
_SUM = re.compile(
    r"(?<!\w)(?:[A-Z]{3}|[€£$])\s?\d[\d.,]*(?:\s?(?:million|billion))?(?!\w)"
    r"|(?<![\w.,])\d[\d.,]*\s(?:million\s)?(?:[A-Za-z]+\s)?(?:euros?|liras?|pounds(?:\ssterling)?|schillings?|kron[eo]r"
    r"|marks?|dollars?|francs?|zlotys?|roubles?|forints?|levs?|lei)(?:\s\([A-Z]{3}\))?(?!\w)"
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
    r"(?<![\w.+-])[\w+-][\w.+-]{0,63}(?:\s(?:punktum|dot|prikk)\s[\w+-]+){0,3}\s(?:krøllalfa|alfakrøll|snabel-?a)\s"
    r"(?:[\w-]+\s){1,3}?(?:(?:punktum|dot|prikk)\s(?:[\w-]+\s){0,2}?){1,3}(?:no|com|org|net|se|dk|uk|eu)(?!\w)",
    re.IGNORECASE,
)
_STREETS = (
    r"(?:gat[ae]n?|gate|vei(?:en)?|veg(?:en)?|all[eé](?:en)?|grend[a]?|plass(?:en)?|torg(?:et)?|bakken?|stien?|svingen"
    r"|brygg[ae]n?|brygge|kaia|terrasse|tunet|ringen|løkka|lia|åsen|haugen|kroken|jordet|smauet|smug|faret|kollen"
    r"|lunden|toppen|stredet)"
)
_UNIT = (
    r"(?![\w%]|[.,:]\d|\s?(?:kr|prosent|timer|år|dag[ea]r|uker|veker|min\w*|gang\w*|gong\w*|stk|meter"
    r"|km|kg|%))"
)
_MORE = (
    r"(?:,?\s[hukl]\d{4}(?!\w))?"
    r"(?:,?\s\d{4}\s[^\W\d_]{2,}(?:\s[^\W\d_]{2,})?(?=[.,;)\n]|[ ]{2}|[ ]*$))?"
)
_ADDRESSES = tuple(
    hurried(pattern)
    for pattern in (
        (
            r"(?<![\w-])(?:(?:gamle|gamla|nedre|øvre|store|lille|nordre|søndre|vestre|østre)\s)?"
            rf"[^\W\d_][\w-]{{2,30}}{_STREETS}\s\d{{1,3}}(?:\s?[a-h](?!\w))?{_UNIT}{_MORE}"
        ),
        rf"(?<![\w-])(?:[^\W\d_][\w.'’-]+\s){{1,3}}(?:gate|vei|veg|gt\.?|plass|all[eé]|torg|brygge|street|road)\s\d{{1,3}}(?:\s?[a-h](?!\w))?{_UNIT}{_MORE}",
        (
            r"(?<![\w-])(?:(?:flat|apt\.?|unit)\s\d{1,3}[a-z]?,?\s)?\d{1,4}[a-z]?\s(?:[^\W\d_][\w'’-]+\s){1,3}(?:street|road|avenue|lane|drive"
            r"|close|terrace|crescent|gardens|row|boulevard|hill|mews|st|rd)(?!\w)"
        ),
        (
            r"(?<!\w)(?:on|off|at)\s(?P<said>(?!(?:the|a|this|that|my|his|her|our|their|same|each|every|any|one|high|main)\s)"
            r"[^\W\d_]{3,}\s(?:street|road|lane|avenue))(?!\w)"
        ),
        rf"(?<!\w)(?:postboks|pb\.?|p\.?o\.?\sbox)\s\d{{1,5}}(?!\w){_MORE}",
    )
)
_CODE_AND_PLACE = re.compile(
    r"(?<![\w.,/+-])(?P<code>0[1-9]\d\d|(?!19|20)[1-9]\d{3})[ \u00a0]{1,2}(?P<place>[^\W\d_]{3,})(?!\w)"
)
_POSTCODE = re.compile(r"(?<![\w.,/+-])[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}(?!\w)", re.IGNORECASE)


def find(text: str, language: str) -> Iterator[Candidate]:
    """Yield them in folded text; sums of money in English only, where court cases and the like name them."""
    yield from _numbers(text)
    yield from _contacts(text)
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
    for match in _SPELLED.finditer(text):
        said = match.group()
        entity = plain_email(said)
        yield Candidate(*match.span(), said, IdentifierType.EMAIL, Why.LOOKS_LIKE, False, entity)
    for pattern in (*_ADDRESSES, _POSTCODE):
        for match in pattern.finditer(text):
            yield _address(text, *match.span("said" if "said" in pattern.groupindex else 0))
    for match in _CODE_AND_PLACE.finditer(text):
        code, place = match.group("code"), caseless(match.group("place"))
        if place in MUNICIPALITIES if code[0] != "0" else place not in FUNCTION:
            yield _address(text, *match.span())


def _address(text: str, start: int, end: int) -> Candidate:
    said = text[start:end]
    entity = "address:" + " ".join(caseless(said).replace(",", " ").split())
    return Candidate(start, end, said, IdentifierType.ADDRESS, Why.LOOKS_LIKE, False, entity)
