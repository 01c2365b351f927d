"""Looser times and ages: years, months, seasons, weeks, part dates, ages without the word for years.

They seldom identify anybody alone, and together with something else they may. Nothing here is certain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.counting import (
    OLD_COUNT,
    ONES,
    ONES_ENGLISH,
    TENS,
    TENS_ENGLISH,
)
from interview_tui.deidentify.detectors.hurry import Figured, Pattern, Rare, hurried
from interview_tui.deidentify.folding import caseless
from interview_tui.model.identifier import Candidate, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = (
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february"
    r"|march|may|june|july|october|december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|oct|nov|des|dec)"
)
_SURE_MONTH = (
    r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february"
    r"|march|may|june|july|october|december)"
)
_SEASON = (
    r"(?:våren?|sommer(?:en)?|sommar(?:en)?|høsten?|hausten?|vinter(?:en)?|spring|summer|autumn|fall|winter"
    r"|jula?|påsk[ea]n?|pinse\w*|nyttår\w*|christmas(?:\s(?:eve|day))?|easter|whitsun)"
)
_YEAR = r"(?:1[89]\d\d|20[0-4]\d)"
_SHORT_YEAR = r"[-–'’](?:0\d|[12]\d|[4-9]\d)"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT_YEAR})"
_DAY = (
    r"(?:mandag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday)"
)
_UNIT = (
    r"(?:\s?(?:%|kr\b|kroner|prosent|percent|timer|t\b|min\b|minutt\w*|stk|kvm|meter|km\b|grader|dager|dagar|uker|veker"
    r"|måneder|månader|mnd\b|ganger|gonger|times|hours|days|weeks|months|people|elever|elevar|ansatte|tilsette|tonn"
    r"|kg\b|liter|euro?s?\b|pounds|dollars|mill|av\b|of\b))"
)
_TAIL = rf"(?![\w%]|[.,:/-]\d|{_UNIT})"
_ORDINAL = (
    r"(?:første|fyrste|andre|annen|tredje|fjerde|femte|sjette|sjuende|syvende|sjuande|åttende|åttande|niende|niande"
    r"|tiende|tiande|ellevte|tolvte|\w+ten[dt]e|(?:trett|fjort|femt|sekst|sytt|att|nitt)ande|tjuende|\w*tjue\w+e|trettiførste|first|second|third|\w+th)"
)
_SAID = (
    rf"(?:{OLD_COUNT}|ett|eit|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten"
    r"|atten|nitten|tjue\w*|tretti\w*|førti\w*|femti\w*|seksti\w*|sytti\w*|åtti\w*|nitti\w*|two|three|four|five|six|seven"
    rf"|eight|nine|ten|eleven|twelve|\w+teen|{TENS_ENGLISH}(?:[\s-]{ONES_ENGLISH})?(?!\w))"
)

_KIN = (
    r"mann(?:en)?|kona|fyr|kar|type|guy|lad|lass|bloke|gut|baby\w*|dotter\w*|gutt\w*|jente\w*|sønn\w*|son|soner|datter|dotter|døtre\w*|brødre|brør|søstre|systre|barn|unger|søsken|sysken|bror|søster"
    r"|syster|kvinne|dame|unge|ungar|ungdom|sons?|daughters?|boys?|girls?|brothers?|sisters?|child|children|man|woman"
)

_TENS_AS_YEARS = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"
_WORD_YEAR = (
    rf"(?:(?:nitten|nineteen\s)?(?:{TENS}{ONES}|{OLD_COUNT}"
    rf"|(?:fifty|sixty|seventy|eighty|ninety)[\s-]{ONES_ENGLISH}))"
)
_SAID_TIMES = (
    rf"(?<!\w)(?:i|in|siden|sidan|since|fra|frå|from|til)\s(?P<said>{_WORD_YEAR}(?:\s(?:til|to)\s{_WORD_YEAR})?)(?!\w|{_UNIT}|\sår)",
    (
        rf"(?:^|(?<=[.,;:?!]\s)|(?<=\s\s))(?P<said>{TENS}{ONES})"
        r"(?=\s?(?:[.,;?!)]|altså|var\sdet|$)|[ ]{2})"
    ),
    rf"(?<!\w)(?:nitten|nineteen\s)(?:{TENS}{ONES}?|\w+ty(?:[\s-]{ONES_ENGLISH})?)(?!\w)",
    (
        rf"(?<!\w)(?:(?:midt|tidlig|tidleg|seint|sent|early|mid|late)(?:\si|\sin\s\w+)?[\s-])?"
        rf"(?:{TENS}(?:åra|årene|tallet|talet)|the\s(?:{_TENS_AS_YEARS}))(?!\w)"
    ),
    (
        r"(?<!\w)(?:(?:første|fyrste|andre|annen|tredje|[1-4]\.?)\s)?(?:(?:jule?|påske|pinse|nyttårs)(?:aften|aftan|kvelden"
        rf"|dag(?:en)?)|romjul[ai]?|sankthans\w*|boxing\sday|new\syear'?s\seve)(?:\s(?:{_ANY_YEAR}))?(?!\w)"
    ),
    (
        rf"(?<!\w)(?:{_DAY}\s(?:den\s|the\s)?\d{{1,2}}(?:\.|st|nd|rd|th|(?=[ ]{{2}}|\skl))"
        rf"|{_DAY}\s(?:den|the)\s{_ORDINAL})(?!\w|\d)"
    ),
    r"(?<!\w)(?:i|denne|forrige|neste|this|last|next)\s(?P<said>vår|våren|sommer|sommar|høst|haust|vinter|spring|summer|autumn|winter)(?!\w|\s?og)",
    rf"(?<!\w)(?:early|mid|late)[\s-](?:{_TENS_AS_YEARS})(?!\w)",
    rf"(?<!\w){_SURE_MONTH}\sfor\s(?:{_SAID}|\d{{1,2}})\sår\ssid[ae]n(?!\w)",
    rf"(?<!\w)(?:ut|(?:fra|frå|from)\s{_SURE_MONTH}\s(?:til|to))\s(?P<said>{_SURE_MONTH})(?!\w)",
)

_WITH_FIGURES = tuple(
    Figured(pattern)
    for pattern in (
        rf"(?<!\w){_DAY}(?:,?\s(?:den\s|the\s)?\d{{1,2}}(?:\.|st|nd|rd|th)?\s{_MONTH}\b\.?)(?:,?\s{_YEAR})?",
        rf"(?<![\w.,/-])\d{{1,2}}\.?\s(?:og|and)\s\d{{1,2}}\.?\s{_MONTH}\b\.?(?:,?\s{_YEAR})?",
        rf"(?<!\w)(?:{_SURE_MONTH}|{_SEASON})\s(?:og|and|to|til)\s(?:{_SURE_MONTH}|{_SEASON})\s(?:of\s)?{_YEAR}(?!\w)",
        rf"(?<![\w.,/-])\d{{1,2}}\.?\s?[-–]\s?\d{{1,2}}(?:\.|st|nd|rd|th)?\s{_MONTH}\b\.?(?:,?\s{_YEAR})?",
        rf"(?<![\w.,/-])\d{{1,2}}(?:\.|de|te|st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b\.?(?:,?\s(?:{_ANY_YEAR}|\d\d)(?!\w))?",
        r"(?<!\w)(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|oct|nov|des|dec)\.?\s[0-3]\d(?![\w.,:]\d|\w)",
        r"(?<!\w)(?:født|fødd|f\.|born)\s(?:(?:den|on|i|in)\s)?\d{1,2}[./]\s?\d{1,2}(?:[./-]\s?\d\d(?:\d\d)?)?(?!\w)",
        r"(?<![\w.,-])[0-3]\d[01]\d\d\d(?![\w.,/-]|\s?(?:kr|\d))",
        rf"(?<!\w)(?:the\s)?{_MONTH}\b\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)(?:,?\s{_YEAR})?|\d{{1,2}},?\s{_YEAR}|{_ANY_YEAR})(?!\w)",
        rf"(?<!\w)(?:the\s)?{_SEASON}\s(?:of\s|i\s)?{_ANY_YEAR}(?!\w)",
        rf"(?<![\w.,/-]){_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?{_TAIL}",
        r"(?<![\w.,-])(?:\d{2,4}-(?:tallet|talet|tals\w*|åra|årene|års\w*)|(?:19|20)?\d0['’]?s(?!\w))",
        r"(?<!\w)(?:midt\si|tidlig\si|sent\si|tidleg\si|seint\si|in\s(?:his|her|their)\s(?:early|mid|late))[\s-]\d0(?:-\w+|['’]?s)",
        rf"(?<=[^\W\d]\s){_SHORT_YEAR}(?![\w%°]|[.,]\d|{_UNIT}|\s(?:til|to|–|-)\s?\d)",
        r"(?<!\w)(?:uke|veke|week)\s\d{1,2}(?!\w|[.,]\d)",
        r"(?<![\w.,/:-])(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])(?:\s?[-–]\s?\d\d(?:\d\d)?(?!\d)|\s(?:19|20)\d\d|/\d\d)?(?![\w/%]|[.,]\d)",
        r"(?<![\w.,/:-])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.?(?=\s|[),;:]|$)(?<=\d\.)",
        rf"(?<!\w)(?:i|in|siden|sidan|since)\s(?P<said>0\d|[4-9]\d){_TAIL}(?!\s(?:år|elevar|elever|plasser|personar|folk))",
        r"(?<!\w)(?:on\s)?the\s(?:[12]?\d|3[01])(?:st|nd|rd|th)(?!\w|\s(?:floor|time|century|grade|form|of|day|week|year|birthday|attempt))",
        rf"(?<!\w)(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)\sof\sthe\s\d{{1,2}}(?:st|nd|rd|th)(?:\s(?:{_SAID}|\d\d(?:\d\d)?))?(?!\w)",
        r"(?<!\w)(?:em|vm|ol|nm)\s(?:i\s)?(?:\d\d|(?:19|20)\d\d)(?!\w|[.,:]\d)",
    )
)
_PATTERNS = tuple(
    hurried(pattern)
    for pattern in (
        r"(?<!\w)(?:i\s)?fjor(?:\s(?:vår|sommer|sommar|høst|haust|vinter|jul))?(?!\w)",
        rf"(?<!\w)(?:last|next)\s(?:year|spring|summer|autumn|winter|christmas|{_SURE_MONTH})(?!\w)",
        *_SAID_TIMES,
    )
)
_RARE_PATTERNS = (
    Rare(
        r"[^\W\d_]\.?\s?['’]?\d\d",
        rf"(?<!\w)(?:{_SURE_MONTH}\s['’]?|{_MONTH}\.\s?['’]?|{_SEASON}\s(?:of\s|i\s)?['’]?(?=[4-9]))\d\d{_TAIL}(?!\s?[-–])",
    ),
    Rare(
        r"\d\.0[1-9]",
        r"(?<![\w.,/:-])(?:[12]\d|3[01]|0?[1-9])\.0[1-9](?![\w%]|[.,:/]\d|\s?(?:kr|m\b|kg|km|prosent))",
    ),
    Rare(
        r"\d\.\d",
        r"(?<!\w)(?:den|forfall\w*|frist\w*|dato|meldt|født|fødd|f\.|innen|siden|sidan|pr\.?|per|møte|time|avtale|due"
        rf"|dated|datert|{_DAY})\.?:?\s(?P<said>(?:[12]\d|3[01]|0?[1-9])\.(?:1[0-2]|[1-9]))(?![\w%]|[.,:/]\d)",
    ),
    Rare(
        r"[^\W\d]\s\d\d\.\d",
        r"(?<!\w)(?!(?:kl|ca|til|to|fra|frå|from|på|over|under|er|var|is|was|snitt|kap|pkt|version|versjon|kapittel|punkt)\.?\s)"
        r"[^\W\d_]+\.?\s(?P<said>(?:[12]\d|3[01])\.(?:1[0-2]|[1-9]))(?=\s*(?:[.,;)\n]|\s\s|$)(?!\d))",
    ),
    Rare(r"\d\.?\sd[se.]", r"(?<![\w.,/:-])\d{1,2}\.?\s(?:ds|d\.s|dennes)\.?(?!\w)"),
    Rare(
        r"(?<!\w)f\.?\s?\d",
        r"(?<!\w)(?:f\.\s?(?=\d\d(?:\d\d)?(?!\d))|f\s(?=\d{4}))(?P<said>(?:(?:19|20)\d\d|\d\d))(?![\w.,:/-]\d|\w)",
    ),
    Rare(
        rf"(?:[djnrst][ehtd]|nen)\s(?:of\s)?{_SURE_MONTH}",
        rf"(?<!\w){_ORDINAL}\s(?:of\s)?{_SURE_MONTH}(?:\s(?:{_SAID}\s?|tusen\s|hundre\s|og\s|and\s|thousand\s)+)?(?!\w)",
    ),
)
_MONTH_ALONE = hurried(
    r"(?<!\w)(?:i|in|siden|sidan|since|until|til|fra|frå|from|by|before|after|etter|før|forrige|siste|this)\s"
    rf"(?P<said>{_SURE_MONTH})(?!\w)"
)
_FRACTIONS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/10"})
_BEFORE_AGE = (
    r"(?:er|var|vart|ble|blir|fyller|fylte|fylt|is|was|turns|turned|turning|eldste|yngste|eldst|yngst|oldest|youngest"
    r"|begge|both|alder|age|aged)(?:\s(?:ca\.?|nå|no|bare|berre|only|now|about|nesten|er|is|var|just|snart|ca))?"
)
_AFTER_AGE = (
    r"(?=\s*(?:\s\s|[,.;)»\"\n]|$|og\b|and\b|men\b|but\b|på\b|on\b|nå\b|now\b|i\sår\b|da\b|då\b"
    rf"|no\b|when\b|i\sfjor\b|last\b|i\s{_SURE_MONTH}\b))"
)
_HALF = r"\s(?:og|and)\s(?:et|ein|eit|en|a)\s(?:halvt?|half)"
_MONTHS_OLD = r"\s(?:måneder|månader|mnd|months|uker|veker|weeks)"
_SAID_AGES = (
    rf"(?<=[^\W\d])\s\((?P<said>{_SAID}(?:{_HALF})?)(?=\))",
    (
        r"(?<!\w)(?:var|er|vart|ble|blei|was|is|were|turned)\s(?:han|hun|ho|eg|jeg|she|he|de|dei|they)\s(?:bare\s|berre\s|only\s)?"
        rf"(?P<said>\d{{1,2}}|{_SAID}){_AFTER_AGE}"
    ),
    rf"(?<!\w)(?:da|då|when|baby(?:en)?)\s(?:[^\W\d_]+\s)?(?:er|var|is|was)\s(?P<said>(?:\d{{1,2}}|{_SAID}){_MONTHS_OLD})(?!\w)",
    rf"(?<!\w)age\s(?:given\sas|of|is|was|about)\s(?P<said>\d{{1,2}}|{_SAID})(?!\w)",
    rf"(?<!\w)(?:var|was|fra|frå|from)\s(?P<said>(?:\d{{1,2}}|{_SAID})\s(?:til|to)\s(?:\d{{1,2}}|{_SAID}))(?=\s*(?:[.,;)]|\n|$))",
    rf"(?<!\w)(?:care|hjem|heim|home)\s(?:fra|frå|from|since|sidan|siden)\s(?P<said>\d{{1,2}}|{_SAID})(?!\w|{_UNIT})",
)
_RARE_AGES = tuple(
    Rare(sign, pattern)
    for sign, pattern in (
        (
            r"\shalvt?(?!\w)|\shalf(?!\w)",
            (
                rf"(?<!\w)(?P<said>(?:\d{{1,2}}|{_SAID}){_HALF})"
                r"(?!\w|\s(?:time|timer|hours?|years?|år\ssid|meter|kilo|million|stilling|gang|mil))"
            ),
        ),
        (
            r"åring|(?:år|years?)[\s-](?:gam|old)",
            rf"(?<!\w)(?P<said>{_SAID}[\s-]?(?:åring\w*|(?:år|years?)[\s-](?:gam\w+|old)))(?!\w)",
        ),
        (
            r"og\s?(?:ty|tr|tj|fø|fe|se|sy|sø|åt|ni)",
            rf"(?<!\w)(?P<said>{OLD_COUNT})(?!\w|{_UNIT}|\sår\ssid[ae]n)",
        ),
    )
)
"""Patterns that cost much, each with what must be in a text for it to be looked for."""

_KIN_BENT = (
    r"(?:sønn(?:en|a)?|sonen|guten|gutten|dattera?|datteren|dottera|jenta|jenten|ungen?|barnet|baby(?:en)?|bror(?:en)?|søstera?|søsteren"
    r"|systera?|tvillingene|tvillingane|ungene|ungane|barna|borna|minste|eldste|yngste|eldstemann|minstemann|nevøen?|niesen?"
    r"|kids?|boys?|girls?|sons?|daughters?|children)"
)
_AGES_WITH_FIGURES = tuple(
    Figured(pattern)
    for pattern in (
        (
            rf"(?<!\w)(?:{_KIN_BENT}|barn|unger|ungar)[,:]?\s(?P<said>\d{{1,2}}(?:,\s\d{{1,2}})*\s(?:og|and|&)\s\d{{1,2}})"
            r"(?=[.,;)\n]|\s\s|$)"
        ),
        r"(?<=[^\W\d][.!?]\s)(?P<said>[2-9]\d)(?=\.(?:\s|$))",
        rf"(?<!\w)(?:selv|sjølv|himself|herself)\s(?P<said>[1-9]\d){_AFTER_AGE}",
        rf"(?<!\w)(?:mann|kvinne|dame|jente|gutt|gut|kar|female|male|woman|man|boy|girl|m|k|f)[,/]?\s(?P<said>[1-9]\d)(?=\s*(?:[,.;)\n]|$)|\s[^\W\d_])(?!{_UNIT}|\s(?:og|and|of|av)\s)",
        r"(?<=[^\W\d])[.»\")]?\s?[,;(]\s?(?P<said>[1-9]\d?)(?=\s?[,;)]\s?(?![ \t]*\d))",
        r"(?<=[^\W\d])\s?[,;(]\s(?P<said>[1-9]\d)(?=\s?(?:\.(?:\s|$)|\n|$))",
        r"(?<=[^\W\d])[ \t]{2,3}(?P<said>[1-9]\d)(?=[ \t]{2}|\s*\))",
        r"(?<![\w.,-])(?P<said>\d{1,2}\s(?:og|til|and|to|eller|or)\s\d{1,2}\s(?:år|years))(?!\w)",
        r"(?<!\w)(?:over|ca\.?|nesten|nearly|about|under)\s(?P<said>[2-9]\d)(?=\s?[.,]\s|\s(?:og|and)\s(?:døde|died))",
        (
            r"(?<![\w.,-])(?P<said>\d{1,2}\s?(?:yrs?|years?|mnd\.?|måneder|månader|months?|mths?|weeks?|uker|veker|år)"
            r"[\s-](?:old|gammel|gammal|gamle|gamalt|gamal|gammelt))(?!\w)"
        ),
    )
)
_AGES = tuple(
    hurried(pattern)
    for pattern in (
        rf"(?<!\w)(?:(?:s?he|they|who|it)['’]?(?:s|re)|i['’]?m)\s(?:only\s|just\s|about\s|now\s)?(?P<said>\d{{1,2}}|{_SAID}){_AFTER_AGE}",
        (
            rf"(?<!\w){_BEFORE_AGE}\s(?P<said>(?:\d{{1,2}}|{_SAID})(?:,\s(?:\d{{1,2}}|{_SAID}))*\s(?:og|and|&)\s(?:\d{{1,2}}|{_SAID}))"
            r"(?=\s*(?:\s\s|[,.;)»\"\n]|$|år|years))"
        ),
        rf"(?<!\w){_KIN_BENT}(?:,?\s[^\W\d_]+){{0,2}}\s(?:på|of|aged)\s(?P<said>(?:\d{{1,2}}|{_SAID})(?:\sår)?)(?!\w|[.,]\d|{_UNIT})",
        rf"(?<!\w){_BEFORE_AGE}\s(?P<said>\d{{1,2}}|{_SAID}){_AFTER_AGE}",
        rf"(?<!\w)(?:han|hun|hu|ho|æ|je|jeg|eg)\se\s(?:no\s|nå\s)?(?P<said>\d{{1,2}}|{_SAID}){_AFTER_AGE}",
        (
            rf"(?<!\w)(?:{_KIN})(?:\s[^\W\d_]+)?\s(?:på|of|aged)\s(?P<said>(?:\d{{1,2}}|{_SAID})(?:\s(?:og|and)\s(?:\d{{1,2}}|{_SAID}))?"
            r"(?:\s(?:år|måneder|månader|years|months))?)(?!\w)"
        ),
        *_SAID_AGES,
        r"(?<!\w)(?P<said>(?:ten|barne|tjue|tretti|førti|femti|seksti|sytti|åtti|nitti)[\s-]?årene?)(?!\w)",
        (
            r"(?<!\w)(?P<said>(?:tjue|tretti|førti|femti|seksti|sytti|åtti|nitti|twenty|thirty|forty|fifty|sixty|seventy"
            r"|eighty|ninety)[\w-]*\s(?:år(?:\sgam\w+)?|years?\sold))(?!\w)"
        ),
        (
            r"(?<!\w)(?P<said>(?:tretti|førti|femti|seksti"
            r"|sytti|åtti|nitti|ten|atten|sytten|seksten)åring\w*|teenager|i\s\d0[\s-]+årene|\d0[\s-]+årene)(?!\w)"
        ),
    )
)
AFTER_A_NAME = hurried(
    rf"(?<=[^\W\d_]),?\s(?:på\s|aged\s)?(?P<said>\d{{1,2}}(?:\sår)?|{_SAID}(?:\sår)?|[1-9]\d?(?:\sår)?)(?=\s*(?:\s\s|[,.;)»\"\n]|$)"
    r"|\s(?:og|and|er|går|har|bor|bur|som|fra|frå|is|goes|lives|has|who|from)\s)"
)
"""What may be an age when somebody's name ends where it begins."""
_NO_AGE = re.compile(
    r"(?<!\w)(?:kode|rute|buss|bus|linje|line|kl\.?|nr\.?|uke|veke|week|sak|side|page|kapittel|trinn|klasse|rom|room"
    r"|brakke|etasje|versjon|version|windows|vg|post|level|band|grade|route|skift|gruppe|tabell|del|part"
    r"|spørsmål|question|code|no\.?)\s$",
    re.IGNORECASE,
)
_LOOK = 12


def find(text: str) -> Iterator[Candidate]:
    """Yield looser times and ages in folded text, overlapping ones too."""
    times: tuple[Pattern, ...] = (*_WITH_FIGURES, *_PATTERNS, *_RARE_PATTERNS)
    for pattern in times:
        for match in pattern.finditer(text):
            said = match.group().strip()
            if said not in _FRACTIONS and not _NO_AGE.search(
                text, max(0, match.start() - _LOOK), match.start()
            ):
                start, end = match.span("said" if "said" in pattern.groupindex else 0)
                yield _candidate(text, start, start + len(text[start:end].rstrip()), IdentifierType.DATE)
    for match in _MONTH_ALONE.finditer(text):
        yield _candidate(text, *match.span("said"), IdentifierType.DATE)
    ages: tuple[Pattern, ...] = (*_AGES_WITH_FIGURES, *_AGES, *_RARE_AGES)
    for pattern in ages:
        for match in pattern.finditer(text):
            start = match.start("said")
            if not _NO_AGE.search(text, max(0, start - _LOOK), start):
                yield _candidate(text, start, match.end("said"), IdentifierType.AGE)


def _candidate(text: str, start: int, end: int, kind: IdentifierType) -> Candidate:
    said = text[start:end]
    entity = f"{kind.value}:" + " ".join(caseless(said).split())
    return Candidate(start, end, said, kind, Why.LOOKS_LIKE, False, entity)
