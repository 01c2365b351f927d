"""What the researcher expects to find, written down before the first interview (fieldwork R12).

From the first interview on it is locked: what was written stays as it was, and a change is a new version with
its date and its reason. The debrief asks which of them was touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBERS = re.compile(r"\s*((?:\d{1,2}\s*(?:[,.;+&]|og|and)?\s*)+)(?=\D|$)")


@dataclass(frozen=True, slots=True)
class Preconceptions:
    """All of them as written at one time, a line each; ``at`` in UTC milliseconds.

    ``version`` counts from 1; what is written anew before the first interview stays the first version. Every
    later one has a reason.
    """

    version: int
    points: tuple[str, ...]
    reason: str
    at: int
    recorded_by: str = ""
    id: int = 0


def versions(written: Iterable[Preconceptions]) -> list[Preconceptions]:
    """Return each version as it was written last, oldest first."""
    return list({one.version: one for one in written}.values())


def at_time(written: Sequence[Preconceptions], at: int) -> tuple[str, ...]:
    """Return the lines that stood at a moment (UTC ms); nothing when there were none yet."""
    stood = [one.points for one in written if one.at <= at]
    return stood[-1] if stood else ()


def touched(answer: str, points: Sequence[str]) -> list[str]:
    """Return the lines that an answer of the debrief names by the numbers it begins with: ``1, 3 she …``."""
    found = _NUMBERS.match(answer)
    numbers = [int(each) for each in re.findall(r"\d+", found[1])] if found else []
    return [points[number - 1] for number in dict.fromkeys(numbers) if 1 <= number <= len(points)]
