"""What a line of a Word guide looks like: patterns for Norwegian and English, none of them certain."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_HEADING = 100
"""Most characters of a line that may be a heading without a style."""

_IGNORE = re.IGNORECASE
NUMBERED = re.compile(
    r"(?:(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.):]\s*|\s+)|(?P<single>\d{1,2})[.):]\s+)(?=\S)"
)
LETTERED = re.compile(r"(?:[a-zæøå]|[ivx]{1,4})[.)]\s+(?=\S)", _IGNORE)
BULLETED = re.compile(r"(?:[-–—•◦▪·●○\uf0b7→]\s*|[o*§]\s+)(?=[^\s\d])")
THEME_WORD = re.compile(
    r"(?:tema|theme|topic|del|part|bolk|section|seksjon)\s*\d*\s*[:.–-]\s*(?=\S)", _IGNORE
)
THEME_NUMBER = re.compile(r"(?:tema|theme|topic|del|part|bolk|section|seksjon)\s*\d+\s*$", _IGNORE)
ASKING = re.compile(
    r"(?:fortell|beskriv|forklar|kan du|kunne du|vil du|si litt|gi (?:et|meg)|tenk (?:på|deg)|"
    r"tell me|describe|explain|can you|could you|would you|think (?:of|about)|give me|talk me|walk me)\b",
    _IGNORE,
)
CLOSING = re.compile(
    r"(?:avslutt|avslutning|avrunding|til slutt|slutt\b|oppsummering|closing|wrap|ending|end\b|"
    r"conclu|final\b|round(?:ing)? (?:off|up)|summary|summing)",
    _IGNORE,
)
CLOSING_QUESTION = re.compile(
    r"(?:noe (?:mer|annet|vi ikke)|legge til|tilføye|anything (?:else|more|we have)|like to add|want to add)",
    _IGNORE,
)
WARMUP = re.compile(
    r"(?:oppvarming|innledning|innledende|introduksjon|bakgrunn|om deg|fakta|warm|intro|opening|background|"
    r"about you|facts|ice[- ]?break)",
    _IGNORE,
)
PROBE_LABEL = re.compile(
    r"(?:oppfølging\w*|oppfølgings?spørsmål|hjelpespørsmål|stikkord|probes?|prompts?|follow[- ]?ups?|"
    r"follow[- ]?up questions?|cues)\s*(?P<colon>:?)\s*(?P<rest>.*)\Z",
    _IGNORE,
)
RESEARCH = re.compile(
    r"(?:problemstilling\w*|forskningsspørsmål\w*|research questions?)\s*[:.–-]\s*(?P<rest>\S.*)\Z", _IGNORE
)
GUIDE = re.compile(r"(?:intervju|samtale|interview|topic)[\s-]*guide|temaguide", _IGNORE)
MINUTES = re.compile(
    r"[\s,–-]*[(\[]?\s*(?:ca\.?\s*|about\s*|approx\.?\s*)?(?P<minutes>\d{1,3})\s*"
    r"(?:min\b\.?|minutt\w*|minutes?)\s*[)\]]?\s*\Z",
    _IGNORE,
)
PLANNED = re.compile(
    r"(?:(?P<low>\d{1,3})\s*[-–]\s*)?(?P<minutes>\d{2,3})\s*(?:min\b|minutt|minutes?)", _IGNORE
)

HEADS = {
    "theme": re.compile(r"\b(?:tema\w*|theme\w*|topics?|område\w*|areas?|bolk)\b", _IGNORE),
    "probe": re.compile(
        r"\b(?:oppfølging\w*|hjelpe\w*|stikkord|probes?|prompts?|follow|cues|utdyp\w*|underspørsmål)\b",
        _IGNORE,
    ),
    "question": re.compile(r"\b(?:\w*spørsmål\w*|questions?)\b", _IGNORE),
    "number": re.compile(r"(?:nr\.?|no\.?|#|number|nummer)\Z", _IGNORE),
}
"""What a head of a column says, the first that fits."""

_WORDS = {
    "nn": re.compile(r"(?:kva|korleis|ikkje|dei|eg|kvifor|nokre|noko|fortel|kven|frå|vert)\Z"),
    "nb": re.compile(r"(?:og|det|du|hva|hvordan|er|på|ikke|av|til|som|har|din|med|jeg|hvorfor|noe)\Z"),
    "en": re.compile(r"(?:the|and|you|what|how|do|of|to|is|your|with|have|are|in|about|would|when|did)\Z"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A line without the mark that was typed before it: a bullet, a number such as 1.2, or a letter."""

    text: str
    depth: int = -1
    mark: str = ""


def typed(text: str) -> Typed:
    """Return the words of a line, and how deep in a list the mark before them puts it (-1: there is none)."""
    for pattern in (BULLETED, LETTERED):
        found = pattern.match(text)
        if found:
            return Typed(text[found.end() :], 1, found[0].strip())
    found = NUMBERED.match(text)
    if found and not text[found.end() :].lstrip()[:1].isdigit():
        number = str(found["deep"] or found["single"])
        return Typed(text[found.end() :].lstrip(), number.count("."), number)
    return Typed(text)


def asks(text: str) -> bool:
    """Return whether a line looks like a question or a request to tell."""
    return text.rstrip(" )\"'”»").endswith("?") or ASKING.match(text) is not None


def may_head(text: str) -> bool:
    """Return whether a line could be a heading, as far as its words go."""
    return 0 < len(text) <= LONGEST_HEADING and not asks(text) and not text.endswith((".", ";", ","))


def language(texts: Iterable[str]) -> str:
    """Return nb, nn or en, whichever has more of its small words in these texts; nb when none has."""
    counted = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text.lower()))
    score = {
        code: sum(count for word, count in counted.items() if pattern.match(word))
        for code, pattern in _WORDS.items()
    }
    if score["nn"] * 3 > score["nb"] and score["nn"] > 1:
        return "nn"
    return "en" if score["en"] > score["nb"] else "nb"


def heads(cells: list[str]) -> list[str] | None:
    """Return what the columns of a table are for, by its first row; None when that is no row of heads."""
    found = [next((kind for kind, pattern in HEADS.items() if pattern.search(cell)), "") for cell in cells]
    plain = all(len(cell) <= 40 and not asks(cell) for cell in cells)  # noqa: PLR2004 - a head is short
    return found if plain and any(kind in {"theme", "question", "probe"} for kind in found) else None
