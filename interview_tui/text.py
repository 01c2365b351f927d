"""The one door for text from outside: what is typed, pasted, read from a guide or given as an argument.

Text is kept whole; only what could act on a terminal or a reader without being seen is taken away.
"""

from __future__ import annotations

import re
import unicodedata

NOTE_LIMIT = 20_000
"""Most characters in one note; longer text is refused by the editor, never shortened."""

FIELD_LIMIT = 200
"""Most characters in a site name, background field, code or other short field."""

# C0 but newline and tab, DEL, C1, bidi embeddings, overrides and isolates, byte-order mark, lone surrogates,
# interlinear annotation, and tag characters but in a flag, which alone is seen.
_UNSEEN = re.compile(
    "(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\ufff9-\ufffb\U000e0001-\U000e007f]"
)
_NEWLINES = re.compile("\r\n|\r|\x85|\u2028|\u2029")
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b\\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\\\|\x9c)?"
    "|\x1b[PX^_][^\x1b\x9c\n]*(?:\x1b\\\\|\x9c)?"
    "|[\x90\x98\x9e\x9f][^\x1b\x80-\x9f\n]*(?:\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]"
)


def clean(text: str) -> str:
    """Return ``text`` in NFC with plain newlines and without control, bidi-override and NUL characters.

    Terminal escape sequences are taken out whole, so that no half of one is left as letters. Emoji joiners
    and variation selectors stay, and so do lone combining marks.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _NEWLINES.sub("\n", text)
    text = _ESCAPES.sub("", text)
    return unicodedata.normalize("NFC", _UNSEEN.sub(r"\1", text))


def clean_line(text: str) -> str:
    """Return ``clean(text)`` as one line: newlines and tabs become blanks, ends are trimmed."""
    return clean(text).replace("\n", " ").replace("\t", " ").strip()
