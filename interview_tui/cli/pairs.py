"""``NAME=VALUE`` as it is written at the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.cli.words import short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable


def pairs(written: Iterable[str]) -> dict[str, str]:
    """Return the pairs as a mapping; UsageProblem for one without ``=`` or a name that is given twice."""
    values: dict[str, str] = {}
    for pair in written:
        name, sign, value = pair.partition("=")
        name = short(name)
        if not sign or not name:
            raise UsageProblem(
                _("{words} is not a name with a value.").format(words=short(pair)),
                _("Nothing was changed."),
                _("Write it as NAME=VALUE."),
            )
        if name in values:
            raise UsageProblem(_("{name} is given twice.").format(name=name), _("Nothing was changed."))
        values[name] = value
    return values
