"""What a letter seems to promise, by simple words in it: proposals, for a person to take, mend or leave."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from interview_tui.model.letter import ABOUT, ENDED, GRADED, Promise, PromiseKind

if TYPE_CHECKING:
    from collections.abc import Callable

ANY_TIME = "any_time"
UNTIL = "until "
"""What the value of a promise on withdrawal is or begins with."""

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ\"«“])|\n\s*\n")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan", "februar february feb", "mars march mar", "april apr", "mai may",
            "juni june jun", "juli july jul", "august aug", "september sept sep", "oktober october okt oct",
            "november nov", "desember december des dec",
        ), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAYS = (
    re.compile(r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
    re.compile(r"\b(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>20\d\d)\b"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th)? (?P<m>{_MONTH})\.? (?P<y>20\d\d)\b", re.IGNORECASE),
    re.compile(rf"\b(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>20\d\d)\b", re.IGNORECASE),
)


def day_in(text: str) -> str:
    """Return the first day named in a text as ``YYYY-MM-DD``; empty when there is none."""
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            month = match["m"].lower()
            number = _MONTHS.get(month) or int(month)
            try:
                return dt.date(int(match["y"]), number, int(match["d"])).isoformat()
            except ValueError:
                continue
    return ""


def day_written(line: str) -> str:
    """Return the day that a line is and nothing else, months in words too; empty when it is no day."""
    return day_in(line) if any(pattern.fullmatch(line) for pattern in _DAYS) else ""


_MINUTES = re.compile(r"(?:\d+\s*(?:-|–|to|til)\s*)?(\d{2,3})\s*min", re.IGNORECASE)
_HOURS: tuple[tuple[str, int], ...] = (
    (r"halvannen time|en og en halv time|1[,.]5 timer?|(?:one|an hour) and a half|1½", 90),
    (r"\bto timer|\btwo hours|\b2 (?:timer|hours)", 120),
    (r"(?:\b(?:en|én|1|one|an)) (?:times?|hours?)\b", 60),
)


_NEARLY = re.compile(
    r"\b(?:omtrent|cirka|ca\.?|rundt|omlag|om lag|omkring|about|around|approximately|roughly|approx\.?|some)"
    r"\s+(?:på\s+|rundt\s+)?(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)
_LEAST = re.compile(r"\b(?:minst|at least|no less than)\s+$", re.IGNORECASE)


def _said(sentence: str, start: int, minutes: str) -> str | None:
    """Return how long the talk is promised to be, and no more than the words before the number say."""
    before = sentence[:start]
    if _LEAST.search(before):
        return None
    return ABOUT + minutes if _NEARLY.search(before) else minutes


def _length(sentence: str) -> str | None:
    if match := _MINUTES.search(sentence):
        return _said(sentence, match.start(), match[1])
    lasts = re.search(
        r"var(?:er|e|ighet)|ta(?:r|kes?)? |last|long|omtrent|about|samtale|interv", sentence, _I
    )
    for words, minutes in _HOURS if lasts else ():
        if match := re.search(words, sentence, _I):
            return _said(sentence, match.start(), str(minutes))
    return None


def _end_date(sentence: str) -> str | None:
    ends = re.search(r"prosjekt|studien|oppgave|project|study|thesis", sentence, _I)
    if re.search(_GONE, sentence, _I):
        # The last day of what is deleted is that of the project only where it says so.
        ends = re.search(
            r"(?:prosjekt|studi|project|study)\w*\s?(?:\w+ ){0,3}(?:slutt|avslutt|end)", sentence, _I
        )
    return day_in(sentence) or None if ends else None


def _identity(sentence: str) -> str | None:
    said = r"\b(?:bare|kun|only)\b.{0,20}\b(?:jeg|forsker|I|the researcher)\b.{0,30}\b(?:vet|kjenn|know)"
    return "" if re.search(said, sentence, _I) else None


def _destruction(sentence: str) -> str | None:
    gone = re.search(r"slett|makuler|destruer|delet|destroy|erase", sentence, _I)
    if not gone or not re.search(r"opptak|lyd|record|audio", sentence, _I):
        return None
    return _after(sentence)


def _after(sentence: str) -> str:
    """Return what deleting follows on in a sentence; empty when a day alone is named."""
    if re.search(r"bestått|godkjent|sensur|passed|graded|approved", sentence, _I):
        return GRADED
    ends = re.search(r"prosjekt|studie|oppgave|avslutt|project|study|thesis|ends?\b", sentence, _I)
    return "" if day_in(sentence) and not ends else ENDED


def _latest(kind: PromiseKind, sentence: str) -> str:
    """Return the last day that a promise to destroy names; empty for others."""
    return day_in(sentence) if kind is PromiseKind.DESTRUCTION else ""


_NAMES = (
    r"navneliste|koblingsnøk|koblingsliste|kodenøk|nøkkelfil|liste\w* (?:med|over) navn"
    r"|lists? of (?:the )?names|names? list|key file|linking key|code key|list linking"
)


def names_gone(text: str) -> Promise | None:
    """Return what a letter seems to promise of the list of names: what it follows on, and the last day.

    It is no promise of the ledger: it is offered when the deadline of the key file is set.
    """
    for sentence in _parts(text):
        if re.search(_NAMES, sentence, _I) and re.search(rf"{_GONE}|destruer", sentence, _I):
            return Promise(0, PromiseKind.DESTRUCTION, _after(sentence), day_in(sentence), words=sentence)
    return None


_LEADER = r"\bleder|\bleiar|\bsjef|arbeidsgiver|\bleader|\bmanager|\bsuperior|\bemployer|\bboss"


def _unaware(sentence: str) -> str | None:
    leader = re.search(_LEADER, sentence, _I)
    who = re.search(
        r"\bhvem\b|\b(?:om|at) du\b|delta|\bwho\b|whether|tak(?:e|ing) part|participa", sentence, _I
    )
    unaware = re.search(
        r"(?:ikke|aldri|verken|\bnot|never|n't|nor)\b.{0,40}\b(?:vite|vet|beskjed|greie|know|told|learn|informed)"
        r"|uten at .{0,40}\b(?:vet|får vite)|without .{0,40}knowing",
        sentence,
        _I,
    )
    return "" if leader and who and unaware else None


def _gatekeeper(sentence: str) -> str | None:
    if _unaware(sentence) is not None:
        return None
    leader = re.search(r"\bleder|\bleader|\bmanager|\bsuperior", sentence, _I)
    agrees = re.search(r"samtyk|tillat|godkjenn|consent|agree|permission", sentence, _I)
    return "" if leader and agrees else None


def _unnamed(sentence: str) -> str | None:
    place = re.search(
        r"kontor|arbeidsplass|institusjon|virksomhet|office|workplace|institution", sentence, _I
    )
    unnamed = re.search(r"ikke.{0,30}(?:navn|nevn)|not.{0,20}(?:named|mentioned)|anonymis", sentence, _I)
    return "" if place and unnamed else None


def _readers(sentence: str) -> str | None:
    roles = re.findall(r"veileder|sensor|supervisor|examiner", sentence, _I)
    # Who leads the project is often the one who asks, and reads beside them only where it says so.
    roles += re.findall(
        r"\b(?:jeg|I)\b.{0,20}\b(prosjektleder|prosjektansvarlig|project leader|principal investigator)",
        sentence,
        _I,
    )
    if not roles or not re.search(r"\bse[rs]?\b|les|tilgang|sees?|reads?|access", sentence, _I):
        return None
    form = ""  # A letter that names no form promises none: a person says which it is.
    if re.search(r"anonym", sentence, _I):
        form = ": anonymised"
    elif re.search(r"avidentifi|pseudonym|kode|code", sentence, _I):
        form = ": pseudonymised"
    return "; ".join(f"{role}{form}" for role in dict.fromkeys(one.lower() for one in roles))


def _withdrawal(sentence: str) -> str | None:
    if not re.search(r"trekke (?:deg|seg|samtykke)|withdraw", sentence, _I):
        return None
    if re.search(r"når som helst|any ?time|at any point", sentence, _I):
        return ANY_TIME
    day = day_in(sentence)
    return UNTIL + day if day else None


_GONE = r"slett|makuler|delet|destroy|erase"


def _erased(sentence: str) -> str | None:
    gone = re.search(_GONE, sentence, _I)
    withdraws = re.search(r"trekk(?:e|er)? (?:deg|seg|samtykke|tilbake)|withdraw", sentence, _I)
    kept = re.search(rf"(?:\bikke|\bnot|n't|cannot)\b.{{0,25}}(?:{_GONE})", sentence, _I)
    return "" if gone and withdraws and not kept else None


def _quotes_read(sentence: str) -> str | None:
    quotes = re.search(r"sitat|\bquot", sentence, _I)
    read = re.search(
        r"\bles[et]?\b|\bles(?:er|es)\b|lese gjennom|godkjenn|\bread|approve|\bsee\b|\bse\b", sentence, _I
    )
    first = re.search(r"\bfør\b|\bbefore\b|prior to", sentence, _I)
    return "" if quotes and read and first else None


_I = re.IGNORECASE
_FINDERS: dict[PromiseKind, Callable[[str], str | None]] = {
    PromiseKind.LENGTH: _length,
    PromiseKind.END_DATE: _end_date,
    PromiseKind.IDENTITY: _identity,
    PromiseKind.DESTRUCTION: _destruction,
    PromiseKind.GATEKEEPER: _gatekeeper,
    PromiseKind.SITE_UNNAMED: _unnamed,
    PromiseKind.READERS: _readers,
    PromiseKind.WITHDRAWAL: _withdrawal,
    PromiseKind.ERASED: _erased,
    PromiseKind.QUOTES_READ: _quotes_read,
    PromiseKind.LEADER_UNAWARE: _unaware,
}
_THEN = re.compile(r"(?:da|i så fall|then|in that case)\b", re.IGNORECASE)
"""How a sentence begins that goes on from the one before it."""


def _parts(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _SENTENCE.split(text) if part.strip()]


def proposals(text: str) -> list[Promise]:
    """Return at most one promise of each kind that the letter seems to make, with its sentence.

    None promises more than the letter says; who reads may stand without a form, for a person to choose.
    """
    parts = _parts(text)
    joined = [f"{one} {then}" for one, then in pairwise(parts) if _THEN.match(then)]
    found = []
    for kind, finder in _FINDERS.items():
        sentences = [*parts, *joined] if kind is PromiseKind.ERASED else parts
        if kind is PromiseKind.END_DATE:
            # A sentence about the project itself says it best.
            sentences = sorted(parts, key=lambda one: bool(re.search(_GONE, one, _I)))
        for sentence in sentences:
            value = finder(sentence)
            if value is not None:
                found.append(Promise(0, kind, value, _latest(kind, sentence), words=sentence))
                break
    return found
