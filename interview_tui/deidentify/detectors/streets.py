"""Addresses as they are typed in a hurry, in small letters and with what is left out; never certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.counting import ONES, TEENS, TENS
from interview_tui.deidentify.detectors.hurry import Figured, Pattern, Rare, hurried
from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.lexicon.cues import MUNICIPALITIES
from interview_tui.deidentify.lexicon.words import FUNCTION
from interview_tui.deidentify.trained import tagger
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_STREETS = (
    r"(?:gat[ae]n?|gate|vei(?:en)?|veg(?:en)?|all[eé](?:en)?|grend[a]?|plass(?:en)?|torg(?:et)?|bakken?|stien?|svingen"
    r"|brygg[ae]n?|brygge|kaia|terrasse|tunet|ringen|løkka|lia|åsen|haugen|kroken|jordet|smauet|smug|faret|kollen"
    r"|lunden|toppen|stredet|brynet|veita|alleen|hagen|engen?|enga|myra|moen|skogen|dalen|grenda|hellinga|knausen|skråningen)"
)
_UNIT = (
    r"(?![\w%]|[.,:]\d|\s?(?:kr|prosent|timer|år|dag[ea]r|uker|veker|min\w*|gang\w*|gong\w*|stk|meter"
    r"|km|kg|%))"
)
_MORE = (
    r"(?:,?\s(?:[hukl]\d{4}|(?:leil(?:ighet|egheit)?|oppg(?:ang)?|inng(?:ang)?|etg|etasje|rom)\.?\s(?:\d{1,4}|[a-h]))(?!\w))?"
    r"(?:,?\s\d{4}\s[^\W\d_]{2,}(?:\s[^\W\d_]{2,})?(?=[.,;)\n]|[ ]{2}|[ ]*$))?"
)
_BEFORE_NUMBER = r"[^\W\d_]\.?\s\d"
_ENDS = (
    r"street|road|avenue|lane|drive|close|terrace|crescent|gardens|row|boulevard|hill|mews|st|rd|ave|grove|croft|parade"
    r"|villas|cottages|quay|wharf|meadows?|fields"
)
_WEAK_ENDS = r"way|view|rise|park|green|walk|court|house|place|square|end|bank|vale|dene|heights|mount"
_NO_STREET = (
    r"(?:\w+(?:ing|ed|er|al|ty)|min\w*|hours?|days?|weeks?|months?|years?|miles?|metres?|bed|beds|bedrooms?|stor(?:e?y|ies)|old|more|other"
    r"|different|new|big|small|large|long|short|good|bad|in|at|by|on|to|the|of|and|or|per|people|times?|times|way|council|care"
    r"|open|half|high|full|empty|safe|nice|first|second|third|last|next|each|every|any|one|two|three)\s"
)
_ADDRESSES = tuple(
    Rare(sign, pattern)
    for sign, pattern in (
        (
            _BEFORE_NUMBER,
            (
                r"(?<![\w-])(?:(?:gamle|gamla|nedre|øvre|store|lille|nordre|søndre|vestre|østre)\s)?"
                rf"[^\W\d_][\w-]{{1,30}}{_STREETS}\s\d{{1,3}}(?:\s?[a-h](?!\w))?{_UNIT}{_MORE}"
            ),
        ),
        (
            _BEFORE_NUMBER,
            rf"(?<![\w-])(?:[^\W\d_][\w.'’-]+\s){{1,3}}(?:gate|vei|veg|gt\.?|plass|all[eé]|torg|brygge|terrasse|street|road)\s\d{{1,3}}(?:\s?[a-h](?!\w))?{_UNIT}{_MORE}",
        ),
        (
            rf"\s(?:{_ENDS})(?!\w)",
            (
                r"(?<![\w-])(?:(?:flat|apt\.?|unit|room)\s\d{1,3}[a-z]?,?\s)?\d{1,4}[a-z]?,?\s(?:[^\W\d_][\w'’-]+\s){1,3}"
                rf"(?:{_ENDS})(?!\w)"
            ),
        ),
        (
            rf"\s(?:{_WEAK_ENDS})(?!\w)",
            (
                r"(?<![\w-])(?:(?:flat|apt\.?|unit|room)\s\d{1,3}[a-z]?,?\s)?\d{1,3}[a-z]?,?\s"
                rf"(?!{_NO_STREET})(?:[^\W\d_][\w'’-]{{2,}}\s)(?:{_WEAK_ENDS})(?!\w|\s(?:of|for|to|and)\s)"
            ),
        ),
        (
            r"(?<!\w)(?:flat|apartment|apt)\s",
            r"(?<!\w)(?:flat|apartment|apt\.?)\s(?:no\.?\s|number\s)?\d{1,3}[a-z]?(?!\w|[.,]\d)",
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
                r"(?<!\w)(?:(?:\w*adress\w*|adr)[.:]?\s(?:er\s|is\s)?|(?:bor|bur|bodde|budde|hente\w*|møttes|møtast|flytt\w*|hus(?:et)?|leilighet\w*|lives?|lived|moved)\s(?:i|på|til|fra|frå|in|at|to)\s)"
                r"(?P<said>[^\W\d_]{4,}(?:\s[^\W\d_]{3,})?\s\d{1,3}(?:\s?[a-h](?!\w))?)" + _UNIT
            ),
        ),
        (
            r"[^\W\d_]{3}(?:gat[ae]n?|ve[ig](?:en)?)(?!\w)",
            (
                r"(?<!\w)(?:i|på|fra|frå|til|ved|og|langs|over|bak|uten?for|utafor|utanfor|av)\s(?P<said>[^\W\d_]{3,}"
                r"(?:gata|gaten|gate|veien|vegen|vei|veg))(?!\w)"
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
_STREET, _ROAD = ("gata", "gaten", "gate"), ("veien", "vegen", "vei", "veg")
_SORTS = ("hoved", "hovud", "side", "gå", "blind", "tverrgat", "bakgat")
_ROADS = (
    *("motor", "lande", "riks", "fylkes", "europa", "grus", "jern", "skole", "skule", "arbeids", "hjem"),
    *("heim", "om", "ut", "inn", "gang", "sykkel", "tur", "skogs", "felles", "privat", "adkomst", "rett"),
    *("tilkomst", "karriere", "snar", "mellom", "bil", "buss", "tilbake", "vann", "vass", "luft", "milevei"),
    *("stykke", "levevei"),
)
_STREET_BEFORE = re.compile(r"(?:[^\W\d_][\w'’-]+[ ])?[^\W\d_]*$")
_CODE_AND_PLACE = Figured(
    r"(?<![\w.,/+-])(?P<code>0[1-9]\d\d|(?!19|20)[1-9]\d{3})[ \u00a0]{1,2}(?P<place>[^\W\d_]{3,})(?!\w)",
    re.NOFLAG,
)
_LOOK = 32
_POSTCODE = Figured(r"(?<![\w.,/+-])[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}(?!\w)", re.IGNORECASE)


def find(text: str) -> Iterator[Candidate]:
    """Yield addresses in folded text."""
    addresses: tuple[Pattern, ...] = (*_ADDRESSES, _POSTCODE)
    for pattern in addresses:
        for match in pattern.finditer(text):
            start, end = match.span("said" if "said" in pattern.groupindex else 0)
            if any(letter.isdigit() for letter in text[start:end]) or _is_street(text[start:end]):
                yield _address(text, start, end)
    for match in _SAID_STREET.finditer(text):
        before = _STREET_BEFORE.search(text, max(0, match.start() - _LOOK), match.start())
        if before and before.group():
            joined = not before.group().endswith(" ")
            start = match.start() - len(before.group().split(" ")[-1]) if joined else before.start()
            yield _address(text, start, match.end())
    for match in _CODE_AND_PLACE.finditer(text):
        code, place = match.group("code"), caseless(match.group("place"))
        # Figures that begin with 0 count nothing: they are a postcode before any name.
        likely = place not in FUNCTION if code[0] == "0" else place in MUNICIPALITIES
        if likely:
            yield _address(text, *match.span())


def _is_street(said: str) -> bool:
    """Return whether a street without a number is one by name (``skippergata``), no sort of road."""
    low = caseless(said)
    if low.endswith(_STREET):
        return not low.startswith(_SORTS)
    if low.endswith(_ROAD):
        return not low.startswith((*_SORTS, *_ROADS)) and (
            said[0].isupper() or tagger.shipped().known(low) != "k"
        )
    return True


def _address(text: str, start: int, end: int) -> Candidate:
    said = text[start:end]
    entity = "address:" + " ".join(caseless(said).replace(",", " ").split())
    return Candidate(start, end, said, IdentifierType.ADDRESS, Why.LOOKS_LIKE, False, entity)
