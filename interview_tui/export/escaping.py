"""A person's text as Markdown that shows that text and nothing else.

Only what CommonMark (and the tables and strike-through that most readers add) would act upon is escaped, so
that the file also reads well as it lies: ``[person 1]`` stays ``[person 1]``.
"""

from __future__ import annotations

import re
import string

from interview_tui import text as door

_PUNCTUATION = frozenset(string.punctuation)
_ALWAYS = frozenset("*`~|")
_AFTER_BRACKET = frozenset("([:{")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);")
_BLOCK_START = re.compile(r"#{1,6}(?=\s|$)|[-+](?=\s|$)|>|-+[ \t]*$|=+[ \t]*$|:(?=-)|\[[ xX]\](?=\s|$)")
_NUMBERED = re.compile(r"([0-9]{1,9})[.)](?=\s|$)")
_TRAILING_HASHES = re.compile(r"(?:^|(?<=\s))#+$")


_NOT_XML = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")


def xml(text: str) -> str:
    """Return ``text`` as it may stand in XML: cleaned, and without the code points that are no characters."""
    return _NOT_XML.sub("\ufffd", door.clean(text))


def line(text: str, *, start: bool = False) -> str:
    """Return ``text`` as one line of Markdown; newlines become blanks.

    Args:
        text: What a person wrote.
        start: Whether it stands first in its line, where a block could begin.
    """
    return _one(" ".join(door.clean(text).split("\n")).strip(), start=start)


def heading(text: str) -> str:
    """Return ``text`` for use after ``## ``, where a row of hashes at the end would be taken away."""
    flat = line(text)
    return _TRAILING_HASHES.sub(lambda found: "\\" + found.group(), flat)


def lines(text: str, *, start: bool = False) -> list[str]:
    """Return ``text`` as lines of one Markdown paragraph; each line break and blank line is kept.

    Blanks at the ends of lines are left out, as CommonMark leaves them out. Every line but the last ends in
    the backslash that stands for a line break.
    """
    parts = [part.strip() for part in door.clean(text).strip().split("\n")]
    shown = [_one(part, start=start or number > 0) for number, part in enumerate(parts)]
    return [part + "\\" for part in shown[:-1]] + shown[-1:]


def _one(text: str, *, start: bool) -> str:
    out = [("\\" + sign) if _acts(text, place) else sign for place, sign in enumerate(text)]
    if start:
        numbered = _NUMBERED.match(text)
        if numbered:
            out.insert(numbered.end(1), "\\")
        elif _BLOCK_START.match(text):
            out.insert(0, "\\")
    return "".join(out)


def _acts(text: str, place: int) -> bool:
    sign = text[place]
    if sign not in _PUNCTUATION:
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    match sign:
        case "\\":
            acts = not after or after in _PUNCTUATION
        case "_":
            acts = not (before.isalnum() and after.isalnum())
        case "<":
            acts = re.match(r"[A-Za-z/!?]", after) is not None
        case "&":
            acts = _ENTITY.match(text, place) is not None
        case "[":
            acts = after == "["
        case "]":
            acts = after in _AFTER_BRACKET
        case _:
            acts = sign in _ALWAYS
    return acts
