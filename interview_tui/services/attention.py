"""Asks before words that look like somebody's are stored, in a study that must hold no personal data.

It never drops anything and never stands in the way for longer than one more press: what was told of once is
stored the next time. It finds what the detectors find, and they do not find everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow
from interview_tui.i18n import _
from interview_tui.model.identifier import IdentifierType
from interview_tui.words import first_of

if TYPE_CHECKING:
    from interview_tui.model.study import Study

TELLING = frozenset(
    {
        IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION, IdentifierType.EMAIL,
        IdentifierType.PHONE, IdentifierType.ID_NUMBER, IdentifierType.ADDRESS, IdentifierType.URL,
        IdentifierType.DATE, IdentifierType.OTHER,
    }
)  # fmt: skip
"""Sorts of words that are asked about before they are stored."""

_SHOWN = 3
_WARM = "Kari ringte 22 22 22 22 og 01017012345, kari@eksempel.no"


class LooksPersonal(NotAllowedNow):
    """Words look as if they told who somebody is; ``words`` are those. The same again is stored."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__(
            told(words),
            _("Nothing was stored yet; what you typed is as it was."),
            _("Do the same once more (with --anyway on the command line) and it is stored."),
        )
        self.words = words


def told(words: tuple[str, ...]) -> str:
    """Return what is said of words that look personal."""
    shown = first_of(words, _SHOWN)
    return _("This may tell who somebody is: {words}.").format(words=shown)


def asked_about(words: tuple[str, ...]) -> str:
    """Return the question about a line that looks personal, as the screens ask it."""
    return told(words) + " " + _("Enter once more stores it as it is.")


class Attention:
    """Looks at what is about to be stored; in any other study it does nothing and loads nothing.

    Args:
        study: The study as it was opened.
    """

    def __init__(self, study: Study) -> None:
        self.on = study.anonymous
        self._language = study.language
        self._allowed: frozenset[str] = frozenset()

    def accept(self) -> None:
        """Let everything through from now on: it was said beforehand that it may be stored."""
        self.on = False

    def warm(self) -> None:
        """Load what looks, so that the first line does not wait for it."""
        self.found(_WARM)

    def look(self, *texts: str) -> None:
        """Raise LooksPersonal when words in ``texts`` look personal; the same again passes."""
        found = self.found(*texts)
        fresh = tuple(word for word in found if word not in self._allowed)
        self._allowed = frozenset(found if fresh else ())
        if fresh:
            raise LooksPersonal(fresh)

    def allow(self, text: str) -> None:
        """Let the words in ``text`` pass the next look: the person was asked about them."""
        self._allowed |= frozenset(self.found(text))

    def found(self, *texts: str) -> tuple[str, ...]:
        """Return the words in ``texts`` that look personal, each once; none where nothing is asked."""
        if not self.on:
            return ()
        from interview_tui.deidentify import candidates

        try:
            each = [one for text in texts if text for one in candidates.find(text, (), self._language)]
        except Exception:  # noqa: BLE001 - what only asks must never keep a note from being stored
            return ()
        return tuple(dict.fromkeys(one.text for one in each if one.type in TELLING))
