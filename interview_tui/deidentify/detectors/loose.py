"""Numbers, names on the net and addresses as they are typed in a hurry; never certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.contact import plain_email
from interview_tui.deidentify.detectors.counting import ONES, TEENS, TENS
from interview_tui.deidentify.detectors.digits import is_money
from interview_tui.deidentify.detectors.hurry import Pattern, Rare, hurried
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
_BEFORE_NUMBER = r"[^\W\d_]\.?\s\d"
_ADDRESSES = tuple(
    Rare(sign, pattern)
    for sign, pattern in (
        (
            _BEFORE_NUMBER,
            (
                r"(?<![\w-])(?:(?:gamle|gamla|nedre|øvre|store|lille|nordre|søndre|vestre|østre)\s)?"
                rf"[^\W\d_][\w-]{{2,30}}{_STREETS}\s\d{{1,3}}(?:\s?[a-h](?!\w))?{_UNIT}{_MORE}"
            ),
        ),
        (
            _BEFORE_NUMBER,
            rf"(?<![\w-])(?:[^\W\d_][\w.'’-]+\s){{1,3}}(?:gate|vei|veg|gt\.?|plass|all[eé]|torg|brygge|street|road)\s\d{{1,3}}(?:\s?[a-h](?!\w))?{_UNIT}{_MORE}",
        ),
        (
            (
                r"\s(?:street|road|avenue|lane|drive|close|terrace|crescent|gardens|row|boulevard|hill|mews|st"
                r"|rd)(?!\w)"
            ),
            (
                r"(?<![\w-])(?:(?:flat|apt\.?|unit)\s\d{1,3}[a-z]?,?\s)?\d{1,4}[a-z]?\s(?:[^\W\d_][\w'’-]+\s){1,3}(?:street|road|avenue|lane|drive"
                r"|close|terrace|crescent|gardens|row|boulevard|hill|mews|st|rd)(?!\w)"
            ),
        ),
        (
            r"\s(?:street|road|lane|avenue)(?!\w)",
            (
                r"(?<!\w)(?:on|off|at)\s(?P<said>(?!(?:the|a|this|that|my|his|her|our|their|same|each|every|any|one|high|main)\s)"
                r"[^\W\d_]{3,}\s(?:street|road|lane|avenue))(?!\w)"
            ),
        ),
        (
            _BEFORE_NUMBER,
            (
                r"(?<!\w)(?:\w*adress\w*\s(?:er\s|is\s)?|(?:bor|bur|bodde|budde|lives?|lived)\s(?:i|på|in|at)\s)"
                r"(?P<said>[^\W\d_]{4,}(?:\s[^\W\d_]{3,})?\s\d{1,3}(?:\s?[a-h](?!\w))?)" + _UNIT
            ),
        ),
        (
            r"[^\W\d_]{3}(?:gat[ae]n?|ve[ig](?:en)?)(?!\w)",
            r"(?<!\w)(?:bor|bur|bodde|budde|flytta|lives?|lived)\s(?:i|på|in|on|til)\s(?P<said>[^\W\d_]{3,}(?:gata|gaten|gate|veien|vegen|vei|veg))(?!\w)",
        ),
        (
            _BEFORE_NUMBER,
            (
                r"(?<!\w)(?:flat|apartment|apt\.?|unit|leilighet|leilegheit)\s\d{1,3}[a-z]?,?\s(?:the\s)?(?:[^\W\d_]+\s){0,2}"
                r"(?:court|house|mansions|tower|towers|point|lodge|building|mill|wharf|bakery|works|place|hall|heights)(?!\w)"
            ),
        ),
        (r"boks|pb|box", rf"(?<!\w)(?:postboks|pb\.?|p\.?o\.?\sbox)\s\d{{1,5}}(?!\w){_MORE}"),
    )
)
_SAID_STREET = hurried(
    rf"(?:gata|gaten?|veien|vegen|vei|veg)\s(?:{TENS}{ONES}?|{TEENS}|{ONES})(?:\s[a-h])?(?!\w|\s(?:år|dag|uke|veke|time|gong|gang))"
)
_STREET_BEFORE = re.compile(r"(?:[^\W\d_][\w'’-]+[ ])?[^\W\d_]*$")
_CODE_AND_PLACE = re.compile(
    r"(?<![\w.,/+-])(?P<code>0[1-9]\d\d|(?!19|20)[1-9]\d{3})[ \u00a0]{1,2}(?P<place>[^\W\d_]{3,})(?!\w)"
)
_LOOK = 32
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
    addresses: tuple[Pattern, ...] = (*_ADDRESSES, _POSTCODE)
    for pattern in addresses:
        for match in pattern.finditer(text):
            yield _address(text, *match.span("said" if "said" in pattern.groupindex else 0))
    for match in _SAID_STREET.finditer(text):
        before = _STREET_BEFORE.search(text, max(0, match.start() - _LOOK), match.start())
        if before and before.group():
            joined = not before.group().endswith(" ")
            start = match.start() - len(before.group().split(" ")[-1]) if joined else before.start()
            yield _address(text, start, match.end())
    for match in _CODE_AND_PLACE.finditer(text):
        code, place = match.group("code"), caseless(match.group("place"))
        if place in MUNICIPALITIES if code[0] != "0" else place not in FUNCTION:
            yield _address(text, *match.span())


def _address(text: str, start: int, end: int) -> Candidate:
    said = text[start:end]
    entity = "address:" + " ".join(caseless(said).replace(",", " ").split())
    return Candidate(start, end, said, IdentifierType.ADDRESS, Why.LOOKS_LIKE, False, entity)
