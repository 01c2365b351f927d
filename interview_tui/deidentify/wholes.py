"""Whole names that hold a word decided on by itself: ``Ola Havnes``, where ``Havnes`` is a school.

Whoever decided on the word did not decide on the whole name: it stays one thing, and waits by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors import capitals, learnt
from interview_tui.model.identifier import NAMED, Why

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from interview_tui.deidentify.detectors.capitals import Span
    from interview_tui.deidentify.trained.tagger import Word
    from interview_tui.model.identifier import Candidate

_POINTED_OUT = frozenset({Why.DECIDED, Why.MARKED})
_GOES_ON = re.compile(r"[ \u00a0-]")


def restored(
    text: str, found: list[Candidate], named: Sequence[Span], read: Sequence[Word], kept: Collection[str]
) -> list[Candidate]:
    """Return what was found, with whole names in the place of the words in them that were decided on.

    A whole name is never certain. One that a person keeps is not put together: what was decided in it goes.

    Args:
        text: Folded text.
        found: What stays of known names and patterns, by start.
        named: Words with a capital, as ``capitals.words`` gives them.
        read: Words that read like names, as ``learnt.words`` gives them.
        kept: Entities of several words that a person keeps.
    """
    parts = [one for one in found if _is_part(text, one)]
    if not parts:
        return found
    taken = bytearray(len(text) + 1)
    for one in found:
        if one not in parts:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
    starts = {word.start for word in read}
    # A capital that begins a sentence says nothing by itself: "Traff Kari".
    inside = [span for span in named if span[0] in starts or not capitals.begins_sentence(text, span[0])]
    runs = learnt.merged(list(capitals.runs(text, inside, taken)), learnt.runs(text, read, taken))
    for whole in runs:
        held = [one for one in parts if one.start < whole.end and whole.start < one.end]
        if held and whole.entity not in kept and _holds(text, whole, held):
            found = [one for one in found if one not in held] + [whole]
    return sorted(found, key=lambda one: one.start)


def _is_part(text: str, one: Candidate) -> bool:
    marked_here = text[one.start - 1 : one.start] == "#"
    return one.certain and one.why in _POINTED_OUT and one.type in NAMED and not marked_here


def _holds(text: str, whole: Candidate, held: Sequence[Candidate]) -> bool:
    """Return whether a name is more than one known word, and goes on behind each of them as names do."""
    if whole.type not in NAMED or (held[0].start, held[0].end) == (whole.start, whole.end):
        return False
    return all(
        whole.start <= one.start
        and (one.end == whole.end or (one.end < whole.end and _GOES_ON.match(text, one.end)))
        for one in held
    )
