"""The front matter of a guide: a few ``key: value`` lines between two lines of ``---``, read line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interview_tui.guidefile.attributes import MOST_MINUTES, minutes
from interview_tui.guidefile.faults import Faults, instead, short
from interview_tui.i18n import _
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

KEYS = ("title", "language", "version", "planned_minutes", "research_question")
"""The keys a guide may have, in the order they are usually written."""

PLANNED_MINUTES = 60
"""Length of an interview, in minutes, when the guide does not say."""

MOST_CHARACTERS = {"research_question": 2000}
"""Most characters in a value, where it is not ``text.FIELD_LIMIT``."""

_LINE = re.compile(r"([^\W\d][\w -]{0,40}?)\s*:(?:\s+(.*))?\Z", re.DOTALL)
_LANGUAGE = re.compile(r"[a-z]{2,3}\Z")


@dataclass(slots=True)
class Front:
    """The front matter as read; ``at`` holds the line of each key that was written."""

    values: dict[str, str] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    planned_minutes: int = PLANNED_MINUTES

    def get(self, key: str) -> str:
        """Return the value of ``key``, empty when it was not written."""
        return self.values.get(key, "")


def read(lines: Sequence[str], first: int, faults: Faults) -> Front:
    """Return what the lines between the dashes say; what cannot be used becomes a fault.

    Args:
        lines: The lines between the two lines of dashes.
        first: The number of the first of them in the file.
        faults: Where faults are gathered.
    """
    front = Front()
    for number, raw in enumerate(lines, first):
        line = clean_line(raw)
        if line and not line.startswith("#"):
            _take(line, number, front, faults)
    _check(front, faults)
    return front


def _take(line: str, number: int, front: Front, faults: Faults) -> None:
    found = _LINE.match(line)
    if found is None:
        faults.add(number, _("this line is not understood; write it as key: value, all on one line"))
        return
    key = found.group(1).lower().replace("-", "_").replace(" ", "_")
    if key not in KEYS:
        mend = instead(key, KEYS)
        faults.add(number, _("the key {key} is not known; {mend}").format(key=short(key), mend=mend))
        return
    if key in front.at:
        faults.add(
            number,
            _("{key} was already given on line {line}; keep one of them").format(key=key, line=front.at[key]),
        )
        return
    front.at[key] = number
    front.values[key] = _unquoted((found.group(2) or "").strip())


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _check(front: Front, faults: Faults) -> None:
    for key, number in front.at.items():
        value = front.values[key]
        most = MOST_CHARACTERS.get(key, FIELD_LIMIT)
        if not value and key != "research_question":
            faults.add(
                number, _("{key} is empty; write a value after the colon, or take it out").format(key=key)
            )
        elif len(value) > most:
            faults.add(
                number,
                _("{key} is {count} characters long; shorten it to {most}").format(
                    key=key, count=len(value), most=most
                ),
            )
    language = front.get("language").lower()
    if language and not _LANGUAGE.match(language):
        faults.add(
            front.at["language"],
            _(
                "the language {value} is not understood; write two or three letters, such as nb, nn or en"
            ).format(value=short(language)),
        )
    front.values["language"] = language
    planned = front.get("planned_minutes")
    if planned:
        whole = minutes(planned)
        front.planned_minutes = whole or PLANNED_MINUTES
        if whole is None:
            faults.add(
                front.at["planned_minutes"],
                _("planned_minutes cannot be {value}; write a whole number from 1 to {most}").format(
                    value=short(planned), most=MOST_MINUTES
                ),
            )
