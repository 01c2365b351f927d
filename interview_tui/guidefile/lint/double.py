"""Double questions: two asked in one.

Source: Kvale & Brinkmann, InterViews, ch. 7 (one thing at a time); Patton, Qualitative Research & Evaluation
Methods, ch. 7, "singular questions". Fieldwork R21: four of the founding guide's fifteen bullets ask two
things.

What is looked for: two sentences that each ask; question words joined ("hvordan og hvorfor", "what or who");
a second question hung on with "and" or "eller"; a second request; opposites that are seldom answered both
("best and least"). Nouns that are joined ("oppgaver og ansvar") are left alone: mostly they are one topic.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from interview_tui.guidefile.lint import english, norwegian
from interview_tui.guidefile.lint.forms import Form, form, sentences
from interview_tui.i18n import _
from interview_tui.model.advice import AdviceKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Pattern

    from interview_tui.guidefile.lint.forms import Tongue

EXAMPLES = (
    ("nb", "Hvordan ble oppgavene fordelt, og hva syntes du om det?"),
    ("nn", "Kva gjer du når nokon ringjer? Kven avgjer kva som skal skje?"),
    ("en", "How and why did you come to work here?"),
)
"""Language and a question that asks two things."""

_BETWEEN_NO = (
    r"(?:(?:eventuelt|da|då|også|òg|i\s+så\s+fall|i\s+tilfelle|ikke\s+minst|så|på|med|for|til|av|om|i|hos|fra|frå|når\s+og)"
    r"\s+)*"
)
_BETWEEN_EN = r"(?:(?:if\s+so|if\s+not|then|also|perhaps|in|on|with|for|to|at|of|from|by|about)[\s,]+)*"
_DEFINITE = r"\w{3,}(?:en|et|ene|ne|ane)"

_NO = {
    "joined": re.compile(
        rf"\b(?:og|eller|samt|og/eller|men)\s+{_BETWEEN_NO}(?P<word>{norwegian.WORDS}|når)\b(?P<rest>.*)"
    ),
    "below": re.compile(
        rf"(?:\s+(?:lenge|ofte|mye|mykje|mange|stor\w*|godt|viktig|langt?|slags|for\s+\w+))?"
        rf"\s+(?:som|(?:{norwegian.PRONOUN}|det|den|dette|disse|desse)\b|"
        rf"{_DEFINITE}\b(?!\s+(?:{norwegian.PRONOUN}|det|den|dette|disse|desse)\b))"
    ),
    "below_noun": re.compile(rf"\s+\w+\s+(?:som|{norwegian.PRONOUN})\b"),
    "inner": re.compile(rf"\b{norwegian.WORDS}\b"),
    "hung": re.compile(
        rf"\b(?:og|eller|men)\s+(?:eventuelt\s+|også\s+|da\s+)?(?:{norwegian.VERBS}\s+(?:{norwegian.PRONOUN})\b|"
        r"(?:er|var|finnes|finst|fins|blir|ble|blei|har)\s+det\b)"
    ),
    "told": re.compile(
        r"^(?:fortell|fortel|beskriv|skildre|forklar|hv|kva|korleis|kvifor|kan\s+d|kunne\s+d|vil\s+d).*"
        r"\bog\s+(?:fortell|fortel|beskriv|beskrive|skildre|forklar|forklare|utdyp|utdype|grunngi|begrunn\w*|grunngje)\b"
    ),
    "opposed": re.compile(
        r"\b(?:best|bra|godt|lett\w*|mest)\b[\w\s]{0,12}\bog\s+(?:\w+\s+){0,2}(?:dårlig\w*|dårleg\w*|minst|verst|tungt|"
        r"vanskelig\w*|vanskeleg\w*)\b|\b(?:liker|likar|likte)\b.{0,20}\bog\s+(?:misliker|mislikar|mislikte|ikke\s+liker)\b"
    ),
}
_EN = {
    "joined": re.compile(
        rf"\b(?:and|or|as\s+well\s+as|and/or|but|plus)\s+{_BETWEEN_EN}(?P<word>{english.WORDS}|when|where)\b(?P<rest>.*)"
    ),
    "below": re.compile(
        rf"\s+(?:(?!{english.AUXILIARY}\b)\w+\s+)?(?:to|you|they|he|she|it|we|i|your|their)\b"
    ),
    "below_noun": re.compile(rf"\s+(?!{english.AUXILIARY}\b)\w+\s+(?:to|you|they|he|she|it|we|i)\b"),
    "inner": re.compile(r"\b(?:how|what|why|who|whom|which)\b"),
    "hung": re.compile(
        r"\b(?:and|or|but)\s+(?:also\s+|then\s+|if\s+so,?\s+)?(?:(?:is|are|was|were|does|did|has|had|could|would|will|"
        r"should)(?:n't)?\s+(?:you|they|he|she|it|we|there|the|your|this|that|any|people)\b|"
        r"(?:do|have|can)(?:n't)?\s+(?:you|they|he|she|we|there|people)\b)"
    ),
    "told": re.compile(
        r"^(?:please\s+)?(?:tell|describe|explain|talk|how|what|why|can\s+you|could\s+you|would\s+you).*"
        r"\band\s+(?:please\s+)?(?:tell\s+me|describe|explain|say\s+why|give\s+reasons)\b"
    ),
    "opposed": re.compile(
        r"\b(?:most|best|well|good)\s+and\s+(?:what\s+)?(?:least|worst|badly|bad)\b|"
        r"\b(?:like|enjoy|love)d?\s+(?:\w+\s+)?(?:and|or)\s+(?:\w+\s+)?(?:dislike|hate)d?\b"
    ),
}
_ASKS = frozenset({Form.OPEN, Form.INVITES, Form.CLOSED})


def judge(text: str, tongue: Tongue) -> Iterator[tuple[AdviceKind, str]]:
    """Yield advice when more than one thing is asked."""
    asking = [one for one in sentences(text) if one.endswith("?") and form(one, tongue) in _ASKS]
    if len(asking) > 1 or any(_joins(one, tongue) for one in sentences(text)):
        yield (
            AdviceKind.DOUBLE,
            _("this asks two things at once; ask one of them, and give the other a line of its own"),
        )


@cache
def _patterns(name: str) -> dict[str, Pattern[str]]:
    return _NO if name == "no" else _EN


def _joins(sentence: str, tongue: Tongue) -> bool:
    patterns = _patterns(tongue.name)
    sentence = tongue.fillers.sub("", sentence)
    if any(patterns[name].search(sentence) for name in ("hung", "told", "opposed")):
        return True
    found = patterns["joined"].search(sentence) if form(sentence, tongue) in _ASKS else None
    return found is not None and not _one_topic(sentence, found, patterns, tongue)


def _one_topic(
    sentence: str, found: re.Match[str], patterns: dict[str, Pattern[str]], tongue: Tongue
) -> bool:
    """Return whether what is joined is one question still: how do you decide what to do and what can wait?

    In a question, clauses below it may be joined as long as they stand below the same verb; in a request to
    tell, a noun and a clause may ("tell me about yourself and what you do"), but two clauses are two things.
    """
    before = patterns["inner"].findall(sentence[: found.start()])
    noun = found["word"].startswith(("hvilk", "what", "which"))
    below = any(
        patterns[name].match(found["rest"]) for name in (("below", "below_noun") if noun else ("below",))
    )
    if form(sentence, tongue) is Form.INVITES:
        return below and not before
    if not before and not below:
        return False
    if form(sentence, tongue) is Form.CLOSED:
        return below and bool(before)
    return below or len(before) > 1
