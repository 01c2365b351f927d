"""Groups of digits and every way neighbouring groups may make one number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 15
"""Most digits in one number that is looked at."""

_GROUP = re.compile(r"\d+")
_GAP = re.compile("[ \u00a0\u202f\u2009]?[\\-–./()]?[ \u00a0\u202f\u2009\t]?|\\r?\\n|\\) ?[-–]? ?")
_PREFIX = re.compile(r"\(?\+\s?$|\($")
_MONEY_AFTER = re.compile(
    r"\s?(?:kr\b|kroner|kroners|nok\b|mill|milliard|euro|eur\b|dollar|pund|pounds|usd\b|gbp\b|,-|:-|%|€|£|\$)",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:\bkr\.?|\bnok|\beur|\busd|\bgbp|€|£|\$)\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring groups read as one number; ``plus`` when it has a country code with ``+`` or ``00``."""

    start: int
    end: int
    digits: str
    groups: tuple[int, ...]
    plus: bool

    @property
    def entity(self) -> str:
        """The digits without a Norwegian country code."""
        national = self.plus and self.digits.startswith("47") and len(self.digits) == 10  # noqa: PLR2004
        return self.digits[2:] if national else self.digits


def windows(text: str) -> Iterator[Window]:
    """Yield every window of 7 to 15 digits in text, whatever its grouping; money left out."""
    groups = list(_GROUP.finditer(text))
    for first, group in enumerate(groups):
        if group.start() and (text[group.start() - 1].isalpha() or text[group.start() - 1] == "_"):
            continue
        digits, lengths = "", []
        for number in range(first, len(groups)):
            here = groups[number]
            if number > first and not _GAP.fullmatch(text, groups[number - 1].end(), here.start()):
                break
            digits += here.group()
            lengths.append(len(here.group()))
            if len(digits) > MOST + 2:
                break
            made = _window(text, group, here, digits, tuple(lengths))
            if made is not None:
                yield made


def _window(
    text: str, first: re.Match[str], last: re.Match[str], digits: str, lengths: tuple[int, ...]
) -> Window | None:
    if len(digits) < 7:  # noqa: PLR2004 - shorter numbers are no identifiers alone
        return None
    start, end = first.start(), last.end()
    if end < len(text) and (text[end].isalpha() or text[end] == "_"):
        return None
    prefix = _PREFIX.search(text, max(0, start - 3), start)
    plus = prefix is not None and "+" in prefix.group()
    start = prefix.start() if prefix and plus else start
    if digits.startswith("00") and len(digits) > 10:  # noqa: PLR2004 - 00 and country code
        digits, plus = digits[2:], True
    if len(digits) > MOST or (not plus and is_money(text, start, end)):
        return None
    return Window(start, end, digits, lengths, plus)


def is_money(text: str, start: int, end: int) -> bool:
    """Return whether a sum of money or a percentage stands there."""
    return bool(_MONEY_AFTER.match(text, end) or _MONEY_BEFORE.search(text, max(0, start - 5), start))
