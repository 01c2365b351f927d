"""One form for text that is compared, with the way back to where each piece stood in the original."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

_APOSTROPHE = "’ʼ`´"
# A keyboard or a word processor turns some the wrong way; these open a quotation too, but not in O‘Brien.
_TURNED = "\u2018\u201b\u2032\u02bb\uff07"
_AFTER_INITIAL = f"(?<=[DLMOdlmo])(?<![^\\W_][DLMOdlmo])[{_TURNED}]"
TOKEN = re.compile(f"[^\\W_](?:[^\\W_]|[\u0300-\u036f]|(?:['{_APOSTROPHE}]|{_AFTER_INITIAL})(?=[^\\W_]))*")
"""A word: letters and digits, with apostrophes inside it."""

# Soft hyphen, zero-width characters, word joiner; and a word divided at the end of a line. Its first sign is
# looked for by itself, which is many times quicker over a large text than a look back at every place.
_DROPPED = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff-](?:(?<!-)|(?<=[^\\W\\d_]-)\r?\n(?=[a-zæøåäö]))")
_APOSTROPHES = re.compile(f"[{_APOSTROPHE}{_TURNED}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` in NFC without unseen characters; ``starts`` and ``ends`` lead back to the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of ``text[start:end]`` (never empty)."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return ``text`` composed (NFC), without soft hyphens, zero-width characters and line-end divisions."""
    if unicodedata.is_normalized("NFC", text) and not _DROPPED.search(text):
        return Folded(text, range(len(text)), range(1, len(text) + 1))
    dropped = bytearray(len(text))
    for match in _DROPPED.finditer(text):
        dropped[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        if dropped[at]:
            at = end
            continue
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        composed = unicodedata.normalize("NFC", text[at:end])
        letters.append(composed)
        starts.extend([at] * len(composed))
        ends.extend([end] * len(composed))
        at = end
    return Folded("".join(letters), starts, ends)


def folded(text: str) -> str:
    """Return the text of ``fold`` alone, where nobody needs the way back; quick on any bytes read as text."""
    if text.isascii() and "-\n" not in text and "-\r\n" not in text:
        return text
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def caseless(text: str) -> str:
    """Return ``text`` without difference of case, composition or form of apostrophe."""
    if text.isascii():
        return text.lower().replace("`", "'")
    folded = unicodedata.normalize("NFC", text).casefold()
    return _APOSTROPHES.sub("'", unicodedata.normalize("NFC", folded))
