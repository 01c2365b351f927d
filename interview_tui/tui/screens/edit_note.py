"""Edit the words of a note; what would make it longer than a note can be is refused with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.tui.screens.ask import AskLine

if TYPE_CHECKING:
    from interview_tui.services.attention import Attention


class EditNote(AskLine):
    """Gives back the words with their line breaks, or None when it was closed."""

    TELLS_EMPTYING = False

    def __init__(self, text: str, asks: Attention | None = None) -> None:
        super().__init__(_("Edit the note. Esc leaves it as it was."), text=text, asks=asks)
