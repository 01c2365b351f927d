"""What a beginner may not know of a line that was just stored; it stays stored, whatever is said of it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope

if TYPE_CHECKING:
    from interview_tui.model.consent import ConsentState

_CIRCUMFLEX = "\N{COMBINING CIRCUMFLEX ACCENT}"
_LONGEST = len("^n")


def about(line: str, *, quote: bool, consent: ConsentState) -> str:
    """Return what is to be said of a line: a key that was written, a quote that may not leave; else empty."""
    letter = key_meant(line)
    if letter:
        said = _(
            "Stored as a note. For the key ^{letter} hold Ctrl down and press {letter}; ^Z takes it back."
        )
        return said.format(letter=letter)
    if quote and not consent.may(ConsentScope.QUOTE_VERBATIM):
        return _("Quotes are not agreed to: it is kept, and stays behind at export.")
    return ""


def key_meant(line: str) -> str:
    """Return the letter of a line that is ``^`` and a letter, and nothing else; empty for any other line.

    On a keyboard where ``^`` is a dead key, ``^`` and then ``a`` come as ``â``.
    """
    if len(line) > _LONGEST:
        return ""
    letter = line[1:] if line[:1] == "^" else unicodedata.normalize("NFD", line).removesuffix(_CIRCUMFLEX)
    if letter != line and len(letter) == 1 and letter.isascii() and letter.isalpha():
        return letter.upper()
    return ""
