"""Sentences of a question, and their form: does it open wide, ask for yes or no, or state something?"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from re import Pattern


REMEMBERED = 4096
"""Sentences remembered, so that while a guide is written only what changed is looked at anew."""


class Form(Enum):
    """How a sentence asks."""

    OPEN = auto()
    """With a question word."""
    INVITES = auto()
    """Asks somebody to tell, even where its form is that of yes or no."""
    CLOSED = auto()
    """With the verb first: yes or no is an answer."""
    STATES = auto()
    """With a question mark only: somebody is the subject, and something is said of them."""
    NONE = auto()
    """No question: a preface, a topic, a bare word."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a language asks with. Every pattern is matched against lower case, at the start of a clause.

    Args:
        asks: A question word, with a preposition before it if need be.
        anywhere: A question word that nothing else is, wherever it stands.
        verb_first: A verb that comes first and is no request.
        invites: A request in the form of yes or no.
        tells: A request in plain form.
        fillers: Small words before the sentence proper.
        states: A subject with which a statement begins.
        adds: Asks whether there is more to add, in whatever form.
    """

    name: str
    asks: Pattern[str]
    anywhere: Pattern[str]
    verb_first: Pattern[str]
    invites: Pattern[str]
    tells: Pattern[str]
    fillers: Pattern[str]
    states: Pattern[str]
    adds: Pattern[str]


_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|\([^)]*\)|\[[^\]]*\]")
_SHORT = re.compile(
    r"\b(f\.\s?eks|bl\.\s?a|osv|dvs|ca|evt|mv|m\.\s?m|e\.\s?g|i\.\s?e|etc|t\.\s?d|o\.\s?l|nr|dr)\."
)
_SENTENCE = re.compile(r"[^.?!…]+(?:[.?!…]+|\Z)")
_CLAUSE = re.compile(r"\s*(?:[,;:–—]|\s-\s)\s*")
_BLANKS = re.compile(r"\s+")


@cache
def tongue_of(language: str) -> Tongue | None:
    """Return what a guide's language asks with; None when it is neither Norwegian nor English."""
    if language in {"nb", "nn", "no"}:
        from interview_tui.guidefile.lint.norwegian import NORWEGIAN

        return NORWEGIAN
    if language == "en":
        from interview_tui.guidefile.lint.english import ENGLISH

        return ENGLISH
    return None


@lru_cache(maxsize=REMEMBERED)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a question in lower case, with their marks, without quotations and brackets."""
    plain = _QUOTED.sub(" x ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").lower())
    plain = _SHORT.sub(lambda found: found[0].replace(".", ""), plain)
    return tuple(words for one in _SENTENCE.findall(plain) if (words := _BLANKS.sub(" ", one).strip(" .…")))


def clauses(sentence: str) -> list[str]:
    """Return the clauses of a sentence, cut at commas, colons and dashes."""
    return [part for part in _CLAUSE.split(sentence.rstrip("?!. ")) if part]


@lru_cache(maxsize=REMEMBERED)
def form(sentence: str, tongue: Tongue) -> Form:
    """Return how a sentence (as ``sentences`` gives it) asks: by the first of its clauses that does."""
    asking = sentence.endswith("?")
    if not asking and tongue.tells.match(sentence):
        return Form.INVITES
    for clause in clauses(sentence):
        found = _clause_form(tongue.fillers.sub("", clause), tongue)
        if found is not Form.NONE:
            return found
    if asking and tongue.anywhere.search(sentence):
        return Form.OPEN
    states = asking and tongue.states.match(tongue.fillers.sub("", sentence))
    return Form.STATES if states else Form.NONE


def _clause_form(clause: str, tongue: Tongue) -> Form:
    if tongue.invites.match(clause) or tongue.tells.match(clause):
        return Form.INVITES
    if tongue.asks.match(clause):
        return Form.OPEN
    return Form.CLOSED if tongue.verb_first.match(clause) else Form.NONE


def opens(text: str, tongue: Tongue) -> bool:
    """Return whether the first of its sentences that asks at all is wide open."""
    first = next(
        (found for one in sentences(text) if (found := form(one, tongue)) is not Form.NONE), Form.NONE
    )
    return first in {Form.OPEN, Form.INVITES}
