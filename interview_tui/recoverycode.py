"""The recovery code: letters a person can print, keep on paper and type back. Knows no files.

Each group carries a check letter that depends on the group's place, so that one mistyped letter, two letters
changed about, or two groups changed about are found, and the group is named (weights modulo a prime, as in
ISBN-10).
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass, field

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _, ngettext

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs, a prime; without 0 and O, 1, I and L, which look alike on paper."""

GROUPS, SIZE = 7, 5
"""How many groups there are, and letters in each; the last of each is the check letter."""

LENGTH = GROUPS * SIZE
"""Letters of a code, without what stands between the groups."""

_MARK = 4
_MOST = 400
_PRIME = len(ALPHABET)
_BETWEEN = re.compile(r"[\s\-_.,‐-―−]+")


@dataclass(frozen=True, slots=True)
class Code:
    """A code: its letters without anything between them, and the mark that tells which page it stands on."""

    letters: str = field(repr=False)
    mark: str

    @property
    def groups(self) -> tuple[str, ...]:
        """The letters in their groups."""
        return split(self.letters)


def new() -> Code:
    """Return a code of 138 random bits (28 of 31 signs), with a mark of its own."""
    groups = []
    for place in range(1, GROUPS + 1):
        random = "".join(secrets.choice(ALPHABET) for _letter in range(SIZE - 1))
        groups.append(random + _check_letter(random, place))
    return Code("".join(groups), "".join(secrets.choice(ALPHABET) for _letter in range(_MARK)))


def split(letters: str) -> tuple[str, ...]:
    """Return letters in groups; the last one is short when there are too few."""
    return tuple(letters[at : at + SIZE] for at in range(0, len(letters), SIZE))


def read(typed: str) -> str:
    """Return the letters of a code that a person typed: any case, with or without what stands between groups.

    Raises:
        UsageProblem: it is not such a code; the groups that are mistyped are named.
    """
    text = unicodedata.normalize("NFKC", typed[:_MOST]).upper().strip()
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    letters = "".join(pieces)
    if not letters:
        raise _problem(_("No code was typed."))
    in_groups = len(pieces) == GROUPS
    wrong = _wrong(tuple(pieces) if in_groups else split(letters))
    if len(letters) == LENGTH and not wrong:
        return letters
    if in_groups or len(letters) == LENGTH:
        title = ngettext("Group {places} is mistyped.", "Groups {places} are mistyped.", len(wrong))
        raise _problem(title.format(places=", ".join(map(str, wrong))))
    raise _problem(
        _("The code has {length} letters and figures, and this has {count}; it goes wrong in group {place}.")
        .format(length=LENGTH, count=len(letters), place=min([*wrong, GROUPS]))
    )  # fmt: skip


def _wrong(groups: tuple[str, ...]) -> list[int]:
    """Return the places, from 1, of the groups that are not as they were made."""
    return [place for place, group in enumerate(groups, 1) if not _is_right(group, place)]


def _is_right(group: str, place: int) -> bool:
    whole = len(group) == SIZE and all(letter in ALPHABET for letter in group)
    return whole and place <= GROUPS and _check_letter(group[:-1], place) == group[-1]


def _check_letter(random: str, place: int) -> str:
    total = place + sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(random, 1))
    return ALPHABET[-total * pow(SIZE, -1, _PRIME) % _PRIME]


def _problem(title: str) -> UsageProblem:
    return UsageProblem(
        title,
        _("Nothing was changed."),
        _("There is no 0, O, 1, I or L in a code. Look at the page and type it again."),
    )
