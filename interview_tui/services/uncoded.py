"""Codes of respondents in the reason why something leaves: in the unlinked form none may be printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.services.masking import REASON

if TYPE_CHECKING:
    from interview_tui.services.contents import Contents
    from interview_tui.store.store import Store


def coded(store: Store, contents: Contents) -> list[str]:
    """Return a line when a reason names respondents by code although the unlinked form has no codes."""
    if contents.linked:
        return []
    reasons = " · ".join(contents.reasons)
    named = [one.code for one in store.respondents() if _spelled(one.code).search(reasons)]
    if not named:
        return []
    line = _("{where} holds {kinds}: write it anew without that")
    return [line.format(where=_(REASON), kinds=", ".join(sorted(named)))]


def _spelled(code: str) -> re.Pattern[str]:
    """Return what finds a code however its letters and figures are set apart, and with an ending."""
    letters = r"[\W_]*".join(map(re.escape, code))
    return re.compile(rf"(?<![^\W_]){letters}(?!\d)", re.IGNORECASE)
