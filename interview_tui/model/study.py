"""A study, its sites and its respondents (known by random code only)."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CODE = re.compile(r"[A-Z][0-9]{2,6}")
"""What a respondent code looks like: a letter and a random number, such as R47."""


ONE_IN = 8
"""One code in so many fits the mark of a code that is gone."""

_TRIES = 200
"""Codes drawn of one length before longer ones are: after many withdrawals few of a length are left."""


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


class Gone(NamedTuple):
    """Codes of people who are erased, as far as a study may know them: they are not given again.

    ``marks`` are those of ``mark_of``; ``digits`` is how many a code may have of somebody who was erased
    before there were marks, 0 for none.
    """

    marks: Collection[bytes] = ()
    digits: int = 0


NOBODY = Gone()
"""In a study that nobody was erased from."""


def mark_of(code: str) -> bytes:
    """Return eight random bytes that fit a code and one in ``ONE_IN`` of all others.

    Whoever reads the mark cannot tell which of them it was; a code that it fits is not given again.
    """
    import secrets

    while True:
        mark = secrets.token_bytes(8)
        if fits(mark, code):
            return mark


def fits(mark: bytes, code: str) -> bool:
    """Return whether a mark of ``mark_of`` fits a code."""
    from hashlib import blake2b

    return blake2b(code.encode(), key=mark, digest_size=1).digest()[0] % ONE_IN == 0


def new_code(taken: Collection[str], gone: Gone = NOBODY) -> str:
    """Return a random respondent code that is not in ``taken``, and was nobody's who is gone.

    Two digits while fewer than half of those are in use, then more, so that codes stay short and random
    (never serial, never initials: fieldwork K5).
    """
    import secrets

    digits = max(2, gone.digits + 1)
    while len(taken) * 2 >= 9 * 10 ** (digits - 1):
        digits += 1
    while True:
        low = 10 ** (digits - 1)
        for _try in range(_TRIES):
            code = f"R{low + secrets.randbelow(9 * low)}"
            if code not in taken and not any(fits(mark, code) for mark in gone.marks):
                return code
        digits += 1
