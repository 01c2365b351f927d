"""Taking in a letter from its file, step by step, and reading the one that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy

LONGEST_PATH = 4096


class NewLetter:
    """The actions of the letter's screen on whole letters."""

    if TYPE_CHECKING:
        app: Any
        held: Any
        study: OpenStudy
        interview_app: Any
        say: Callable[..., None]
        do: Callable[..., None]
        ask_for: Callable[..., None]

    def action_new_letter(self) -> None:
        """Ask for the file of a letter, then its version, then whether people are asked again."""
        self._ask_place("")

    def _ask_place(self, typed: str) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        question = _("Where is the letter? The file, as text (.txt or .md) if you can.")
        asked = AskShort(question, text=typed, limit=LONGEST_PATH)
        self.ask_for(asked, lambda place: (place, _content(place)), lambda found: self._ask_version(*found))

    def _ask_version(self, place: str, content: bytes, typed: str = "") -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        informing = self.study.fieldwork.informing
        self.ask_for(
            AskShort(_("What is this version called? For example v1."), text=typed),
            lambda version: informing.called(version, content),
            lambda version: self._ask_again(place, content, version),
            lambda: self._ask_place(place),
        )

    def _ask_again(self, place: str, content: bytes, version: str) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        def put(again: str | None) -> None:
            if again is None:
                self._ask_version(place, content, version)
                return
            informing, where = self.study.fieldwork.informing, _absolute(place)
            said = _("Letter {version} is in force.").format(version=version)
            self.do(lambda: informing.put(version, content, place=where, reconsent=again == "yes"), said)

        if not self.held.version:
            put("no")
            return
        choices = [
            Choice("no", _("They keep their yes, marked as given by an earlier letter")),
            Choice("yes", _("They are asked again; until they answer, it counts as no")),
        ]
        self.app.push_screen(Picker(_("And those who said yes to an earlier letter?"), choices), put)

    def action_read_letter(self) -> None:
        """Read the letter as it was kept."""
        from interview_tui.tui.screens.letter_text import LetterText

        if self.held is None or self.held.letter is None:
            self.say(_("No letter is kept yet."))
        elif not self.held.letter.text:
            self.say(_("It is kept, but it is not a text that can be shown here."))
        else:
            self.app.push_screen(LetterText(self.interview_app, self.held.letter))


def _content(place: str) -> bytes:
    from interview_tui.paths import typed
    from interview_tui.services.informing import read_letter

    return read_letter(typed(place))


def _absolute(place: str) -> str:
    from interview_tui.paths import typed

    return str(typed(place).absolute())
