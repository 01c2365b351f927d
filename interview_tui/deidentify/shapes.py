"""Shapes that never belong in what leaves: exact dates, clock times, addresses of people and of files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_K, _L = "[kK\u212a]", "[lL]"
_SHAPES = (
    (
        N_("an exact date"),
        # The date that everything exported carries, as formats want one, tells nothing.
        re.compile(
            r"[12](?<!\d[12])(?!980-01-01T00:00:00)(?:(?<=1)9|(?<=2)0)\d\d"
            r"-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
        ),
        "-",
    ),
    (
        N_("an exact date"),
        re.compile(
            r"[0-9](?<![\d.][0-9])(?:(?<=0)[1-9]|(?<=[1-9])|(?<=[12])\d|(?<=3)[01])"
            r"\.\s?(?:0?[1-9]|1[0-2])\.\s?(?:19|20)\d\d(?!\d)"
        ),
        ".",
    ),
    (
        N_("a clock time"),
        re.compile(
            rf"{_K}(?<!\w{_K}){_L}(?:\.?|[oO]{_K}{_K}(?:[aA]|[eE][nN]))"
            r"\s?(?:[01]?\d|2[0-3])[.:][0-5]\d(?!\d)"
        ),
        "",
    ),
    (
        N_("a clock time"),
        re.compile(r"\d(?<![\d:.]\d)(?:(?<=[01])\d|(?<=2)[0-3])?:[0-5]\d(?!\d|:\d)"),
        ":",
    ),
    (
        N_("an e-mail address"),
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w-]*(?:\.[\w-]+)*\.[^\W\d]{2,}", re.IGNORECASE),
        "@",
    ),
    (
        N_("a path on this machine"),
        re.compile(r"/(?<![\w/.]/)(?:home|Users|root|tmp|var|mnt|media|opt|private|run/user)/[\w.~-]"),
        "/",
    ),
    (N_("a path on this machine"), re.compile(r"(?<!\w)[A-Za-z]:\\+[\w.~-]"), ":\\"),
    (N_("a path on this machine"), re.compile(r"(?<!\w)file:/"), "file:/"),
    (N_("a path on this machine"), re.compile(r"(?<!\\)\\\\[\w.-]+\\[\w.$-]"), "\\\\"),
)
"""What it is, its form, and a sign without which no text has it.

A form begins with its first sign and looks back from there: looking back first is ten times slower.
"""
_ELEVEN = re.compile(r"\d(?<!\d\d)(?:[ \u00a0.-]?\d){10}(?!\d)")
_NATIONAL = N_("a national identity number")


def found(text: str) -> Iterator[str]:
    """Yield what ``text`` holds that must not leave, as words for a person (English; translated where shown).

    A time on the interview's own clock is written with hours, minutes and seconds (``0:12:31``) or in words
    (``12 min``); ``12:31`` is read as a clock time.
    """
    for label, pattern, sign in _SHAPES:
        if sign in text and pattern.search(text):
            yield label
    for match in _ELEVEN.finditer(text):
        from interview_tui.deidentify.detectors.numbers import national

        if national(re.sub(r"\D", "", match.group())):
            yield _NATIONAL
            return
