"""The gate: looks in bytes that are about to leave for what must not be in them. It fails closed."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify import shapes as exact
from interview_tui.deidentify.sought import Text, Wanted
from interview_tui.deidentify.views import Unreadable, parts, texts
from interview_tui.i18n import N_
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

    from interview_tui.deidentify.fixed import Fixed

UNREADABLE = N_("a part that cannot be looked through")
"""Label of a leak when an archive cannot be opened to the end; translated where it is shown."""

_TOLD_APART = 1024
"""Bytes from which a part is worth remembering; the text of a note is hardly ever there twice."""
_OUR_IDS = re.compile(
    r"[0-9A-Fa-f](?<![0-9A-Za-z][0-9A-Fa-f])(?:"
    r"[0-9A-Fa-f]{7}-[0-9A-Fa-f]{4}-5[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}"
    r"|(?:(?<=[a-f])|(?<=[0-9])(?=[0-9]*[a-f]))[0-9a-f]{63}"
    r")(?![0-9A-Za-z])"
)
"""Ids of a REFI-QDA project (RFC 9562, version 5) and fingerprints (SHA-256): their digits say nothing."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A value that must not leave. ``label`` says what it is without the value (``key file, entry 3``)."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Leak:
    """Something found that must not leave; holds no value.

    ``file`` is the name of the file, empty when the name itself is what leaks (``in_name``).
    """

    file: str
    label: str
    in_name: bool = False


class _Held(NamedTuple):
    """What was found in a part: the values, and what kinds of thing never belong in what leaves."""

    values: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


_NOTHING = _Held()


class Sought:
    """What must not leave, made ready to be looked for in many files; the same value may come twice."""

    def __init__(self, forbidden: Iterable[Forbidden]) -> None:
        self.forbidden = tuple(forbidden)
        self.wanted = Wanted(each.value for each in self.forbidden)
        self._known: dict[bytes, _Held] = {}

    def in_part(self, part: bytes) -> _Held:
        """Return which values are in a part, and the shapes in it that never belong in what leaves."""
        # Files of one format share parts (a Word document's styles); each of those is looked through once.
        if len(part) < _TOLD_APART:
            return self._look(part)
        mark = hashlib.sha256(part).digest()
        if mark not in self._known:
            self._known[mark] = self._look(part)
        return self._known[mark]

    def _look(self, part: bytes) -> _Held:
        values, kinds = set[str](), set[str]()
        # One way to read it after the other: each takes many times the part's room while it is looked at.
        for text in texts(part):
            read = _OUR_IDS.sub(" ", text)
            kinds.update(exact.found(read))
            values |= self.wanted.held((Text(read),))
        return _Held(frozenset(values), frozenset(kinds)) if values or kinds else _NOTHING

    def labels(self, held: set[str]) -> Iterator[str]:
        """Yield the labels of values, in their order."""
        return (each.label for each in self.forbidden if each.value in held) if held else iter(())


def look(
    name: str, data: bytes | IO[bytes], sought: Sought, fixed: Fixed | None = None
) -> tuple[list[Leak], list[str]]:
    """Return what of ``sought`` is in a file, and what kinds of thing in it never belong in what leaves.

    Looks through encodings, markup, escapes and ZIP archives; without difference of case, composition,
    spacing or genitive. Words of three letters or fewer, and names that are also ordinary words, are looked
    for with their capital only. An archive that cannot be looked through is a leak of its own. A large file
    is read a piece at a time (``views.parts``).

    Args:
        name: Name of the file as it will be written.
        data: Its whole content, or where to read it.
        sought: What must not leave.
        fixed: The format's own words, which are passed over; searched too when None.

    Returns:
        One leak for each label and place, in the order of what is sought; and the kinds: exact dates, clock
        times, e-mail addresses, national identity numbers and paths, named in English and translated where
        shown.
    """
    in_name = sought.wanted.held([Text(_OUR_IDS.sub(" ", name), plain=True)])
    leaks = dict.fromkeys(Leak("", label, in_name=True) for label in sought.labels(in_name))
    shown = "" if leaks else name
    found: set[str] = set()
    kinds: set[str] = set()
    try:
        for part in parts(data):
            held = sought.in_part(part if fixed is None else fixed.without(part))
            found |= held.values
            kinds |= held.kinds
    except Unreadable:
        return [*leaks, Leak(shown, UNREADABLE)], [UNREADABLE]
    leaks |= dict.fromkeys(Leak(shown, label) for label in sought.labels(found))
    return list(leaks), sorted(kinds)


def scan(name: str, data: bytes, forbidden: Sequence[Forbidden]) -> list[Leak]:
    """Return what of ``forbidden`` is in a file, in its name or its bytes, as ``look`` does."""
    return look(name, data, Sought(forbidden))[0]


def shapes(data: bytes) -> list[str]:
    """Return what kinds of thing in ``data`` never belong in what leaves, as ``look`` does."""
    return look("", data, Sought(()))[1]
