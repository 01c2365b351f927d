"""How English asks."""

from __future__ import annotations

import re

from interview_tui.guidefile.lint.forms import Tongue

AUXILIARY = (
    r"(?:do|does|did|is|are|was|were|am|have|has|had|can|could|will|would|shall|should|may|might|must)"
    r"(?:n't)?"
)
"""Verbs that come before the subject when something is asked."""

WORDS = r"(?:how|what|why|who|whom|whose|which)"
"""Question words; ``when`` and ``where`` are looked at apart, for they also begin a clause."""

PRONOUN = r"(?:you|they|he|she|it|we|i|one|there|people|anyone|anybody|this|that)"
"""Subjects that follow the verb at once."""

_BEFORE_WORD = (
    r"(?:(?:in|on|at|to|for|from|with|by|of|about|under|through|over|during|among|between|and|so|but|if|then|"
    r"exactly|roughly)\s+)*"
)
_SOFT = (
    r"(?:(?:please|first|briefly|perhaps|maybe|also|just|possibly|now|then|try|to|like|be|willing|mind|start|begin|"
    r"by|kindly|in|your|own|words|a|little|bit|more|say|care)\s+)*"
)
_TELLING = (
    r"(?:tell\w*|describ\w+|explain\w*|walk\w*|talk\w*|take\s+me|taking\s+me|take\s+us|"
    r"giv(?:e|ing)\s+(?:me|us|an?|some|any|examples?)|shar(?:e|ing)|say(?:ing)?\s+(?:a|something|more|some|anything)|"
    r"elaborat\w+|expand\w*|think\w*\s+(?:of|back|about)|recall\w*|remember\w*|show\w*\s+me|help\s+me|paint\w*|"
    r"outlin\w+|sum\w*\s+up|summari[sz]\w+|name\s+|speak\w*|reflect\w*|list\w*|pictur\w+|imagin\w+)"
)

ENGLISH = Tongue(
    name="en",
    asks=re.compile(
        rf"{_BEFORE_WORD}(?:{WORDS}|when|where)'?s?\s+(?:else\s+)?{AUXILIARY}\b|"
        rf"{_BEFORE_WORD}(?:how|what|why|who|whom|whose|which|what's|how's|who's|where's)\b|"
        rf"(?:when|where)(?:'s|\s+{AUXILIARY}|\s+(?:and|or)\s+(?:{WORDS}|when|where))\b|where\b"
    ),
    anywhere=re.compile(r"\b(?:how|what|why|whom)\b"),
    verb_first=re.compile(rf"{AUXILIARY}\b"),
    invites=re.compile(
        rf"(?:can|could|would|will|may|might|shall)\s+(?:you|i|we)\s+(?:ask\s+(?:you\s+)?)?"
        rf"(?!describe\b.*\bas\s+(?!an?\b|the\b|if\b|you\b|it\b|much\b)){_SOFT}{_TELLING}|"
        rf"would\s+you\s+(?:mind|like\s+to|be\s+willing\s+to|care\s+to)\s+{_SOFT}{_TELLING}|"
        rf"do\s+you\s+mind\s+{_TELLING}|(?:may|can|could)\s+i\s+ask\s+(?:how|what|why|who|which|you)\b|"
        r"do\s+you\s+(?:remember|recall)\s+(?:an?|the|your|what|how|who|when|any|one)\b|"
        r"(?:do|did|have)\s+you\s+have\s+(?:an?|any|some)\s+(?:\w+\s+)?examples?|"
        r"(?:is|are)\s+there\s+(?:an?|any)\s+(?:\w+\s+)?(?:examples?|time|story|moment)\b"
    ),
    tells=re.compile(
        r"(?:please\s+)?(?:tell|describe|explain|think|imagine|picture|suppose|take|give|talk|walk|say|share|start|"
        r"begin|look\s+back|looking\s+back|recall|remember|consider|name|list|draw|choose|pick|let's|let\s+us|help|"
        r"show|reflect|elaborate|outline|summari[sz]e)\b"
    ),
    fillers=re.compile(
        r"^(?:(?:and|but|so|well|ok|okay|now|then|first|finally|lastly|yes|if\s+so|generally|overall|also)\s+)+"
    ),
    states=re.compile(
        r"(?:so\s+)?(?:i\s+(?:assume|guess|suppose|take\s+it|imagine|gather)\b|(?:you|they|he|she|it|we|this|that)"
        r"(?:'re|'ve|'d|'s|'ll)?\s+\w+)"
    ),
    adds=re.compile(
        r"\b(?:to\s+add|like\s+to\s+add|anything\s+(?:else|more|further|that\s+we|we|i)\b|"
        r"(?:not|n't)\s+(?:asked|talked|covered|discussed|mentioned|touched|spoken)|"
        r"(?:should|have)\s+i\s+(?:have\s+)?(?:asked|forgotten|missed))"
    ),
)
"""The patterns of English."""
