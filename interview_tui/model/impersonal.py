"""What a study without personal data may hold: few coarse facts, no recorder, no way to find people.

Notes only, no names and no facts that single somebody out: such a project may be run as an anonymous one
(fieldwork 2.1, Sikt). Which facts are coarse enough is a choice of this program, on the careful side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentScope, Method
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_FACTS = 2
"""Most background fields: with three, few people are alike in all of them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A background field, with the only values it may have. English; shown in the study's language."""

    name: str
    values: tuple[str, ...]


FACTS = (
    Fact("age group", ("under 30", "30 to 49", "50 or over")),
    Fact("gender", ("woman", "man", "other")),
    Fact("experience", ("under 5 years", "5 years or more")),
    Fact("kind of work", ("works with people", "leads others", "other work")),
)
"""The background fields there may be."""

_NEED_A_NAME = frozenset({ConsentScope.AUDIO, ConsentScope.RECONTACT, ConsentScope.MEMBER_CHECK})
"""A voice is personal data, and nobody can be found again without a name or an address."""

SCOPES = tuple(scope for scope in RESPONDENT_SCOPES if scope not in _NEED_A_NAME)
"""What a respondent can decide on."""

METHODS = (Method.ORAL_LOGGED, Method.ORAL_WITNESSED)
"""How consent can be given: a signature, an e-mail and a recording all say who it was."""


def fact(name: str, shown: Callable[[str], str]) -> Fact | None:
    """Return the fact of this name in English or in the study's language; None when there is no such fact.

    Args:
        name: As typed; case does not matter.
        shown: Puts an English name or value into the study's language.
    """
    return next((one for one in FACTS if name.casefold() in _names(one.name, shown)), None)


def value(of: Fact, typed: str, shown: Callable[[str], str]) -> str | None:
    """Return the value meant, in the study's language; None when the fact has no such value."""
    found = next((one for one in of.values if typed.casefold() in _names(one, shown)), None)
    return None if found is None else shown(found)


def _names(text: str, shown: Callable[[str], str]) -> set[str]:
    return {text.casefold(), shown(text).casefold()}
