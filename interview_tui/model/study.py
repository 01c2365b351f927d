"""A study, its sites and its respondents (known by random code only)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CODE = re.compile(r"[A-Z][0-9]{2,6}")
"""What a respondent code looks like: a letter and a random number, such as R47."""


@dataclass(frozen=True, slots=True)
class Study:
    """What is true of the whole study. ``fields`` are the names of the background fields it has chosen.

    ``letter_version`` and ``letter_hash`` name the information letter in force; ``key_file`` says whether the
    study has one (then exports ask for it), never where it is. ``anonymous`` says that it must hold no
    personal data: see ``model.without_names``. It is chosen when the study is made, and never changed.
    """

    title: str
    language: str
    fields: tuple[str, ...] = ()
    letter_version: str = ""
    letter_hash: str = ""
    key_file: bool = False
    sample: bool = False
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """A place where respondents are found. The name stays inside the study; exports never hold it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Respondent:
    """A person by code. ``fields`` holds the background fields the study has chosen, name to value.

    ``pilot`` says that the interview with this person was a trial: it stays out of n.
    """

    id: int
    code: str
    site_id: int
    fields: Mapping[str, str] = field(default_factory=dict)
    cancelled: bool = False
    pilot: bool = False


def new_code(taken: Collection[str]) -> str:
    """Return a random respondent code that is not in ``taken``.

    Two digits while fewer than half of those are in use, then more, so that codes stay short and random
    (never serial, never initials: fieldwork K5).
    """
    import secrets

    digits = 2
    while len(taken) * 2 >= 9 * 10 ** (digits - 1):
        digits += 1
    low = 10 ** (digits - 1)
    while True:
        code = f"R{low + secrets.randbelow(9 * low)}"
        if code not in taken:
            return code
