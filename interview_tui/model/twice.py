"""Where a mark would say once more what stands beside it: ``leder [leder 6]``. Pure.

Nothing of a note is taken away for it: a person is told, and writes the note anew or puts something else.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?\n]")
_BESIDE = 2
"""Words on either side that a mark may not repeat."""
_TELLING = 10
"""Letters from which a word is heard again anywhere in its sentence."""
_LONGEST_ENDING = 3


def said_twice(text: str, start: int, end: int, instead: str) -> str:
    """Return the word around a stretch of text that ``instead`` would say again; empty when none.

    Args:
        text: The words of a note.
        start: Where the stretch begins, in code points.
        end: Where it ends.
        instead: What would stand there, with or without brackets and a number.
    """
    label = [word.casefold() for word in _WORD.findall(instead)]
    before, after = _SENTENCE.split(text[:start])[-1], _SENTENCE.split(text[end:])[0]
    left: list[str] = _WORD.findall(before)
    right: list[str] = _WORD.findall(after)
    beside = [*left[-_BESIDE:][::-1], *right[:_BESIDE]]
    for near, words in ((True, beside), (False, [*left, *right])):
        for word in words:
            if any(_same(word.casefold(), said) and (near or len(said) >= _TELLING) for said in label):
                return word
    return ""


def _same(one: str, other: str) -> bool:
    """Return whether two words are one, or one is the other with an ending."""
    short, long = sorted((one, other), key=len)
    longer = len(long) - len(short)
    return len(short) > _LONGEST_ENDING and long.startswith(short) and longer <= _LONGEST_ENDING
