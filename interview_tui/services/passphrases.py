"""An honest word about a passphrase. It claims no more than what can be seen from the outside."""

from __future__ import annotations

import re
import unicodedata

from interview_tui.i18n import _

_COMMON = {
    "en": (
        "password",
        "passphrase",
        "letmein",
        "welcome",
        "interview",
        "secret",
        "qwerty",
        "iloveyou",
        "admin",
    ),
    "nb": ("passord", "hemmelig", "velkommen", "intervju", "sommer", "vinter", "norge", "qwerty", "studie"),
}
_ROWS = ("abcdefghijklmnopqrstuvwxyzæøå", "qwertyuiopå", "asdfghjkløæ", "zxcvbnm", "0123456789" * 3)

SHORT, FAIR = 12, 20
"""Characters below which a passphrase is short, and from which it is long."""

WORDS = 4
"""Words from which a passphrase of words is good."""

REAL = 3
"""Letters from which something counts as a word."""

DECORATION = 6
"""Letters around a common word below which it is still that word."""


def strength(passphrase: str, language: str = "en") -> str:  # noqa: PLR0911 - one answer a line
    """Return one sentence on how hard a passphrase is to guess, in the language in use.

    Args:
        passphrase: What was typed; it is looked at and not kept.
        language: The person's, ``en`` or ``nb``: whose common words are looked for besides the English ones.
    """
    text = unicodedata.normalize("NFC", passphrase).casefold().strip()
    better = _("Four unrelated words are better.")
    if not text:
        return _("A study needs a passphrase. Four unrelated words are good.")
    if _is_pattern(text):
        return _("A pattern or the same again: among the first things that are tried.") + " " + better
    if _is_common(text, language):
        return _("Built on a common word: among the first things that are tried.") + " " + better
    words = {word for word in re.split(r"[\W_]+", text) if len(word) >= REAL}
    if len(words) >= WORDS and len(text) >= FAIR:
        return _("Good, if the words have nothing to do with each other or with you.")
    if len(text) < SHORT:
        return _("Short: someone with the laptop could guess it.") + " " + better
    if len(text) < FAIR:
        return _("Fair: it holds against a person, perhaps not against a machine.") + " " + better
    return _("Long. Good, if it is not a saying, a song or a name.")


def _is_pattern(text: str) -> bool:
    bare = re.sub(r"[\W_]+", "", text)
    if len(set(bare)) <= REAL:
        return True
    half = bare[: len(bare) // 2]
    if len(half) >= REAL and bare == half * 2:
        return True
    return any(bare in row or bare in row[::-1] for row in _ROWS)


def _is_common(text: str, language: str) -> bool:
    bare = re.sub(r"[\W\d_]+", "", text.translate(str.maketrans("013457@$", "oleastas")))
    plain = re.sub(r"[\W\d_]+", "", text)
    words = {*_COMMON["en"], *_COMMON.get(language, ())}
    # What is left when the common word is taken out says whether it was more than a decoration.
    return any(
        word in form and len(form) - len(word) < DECORATION for word in words for form in (bare, plain)
    )
