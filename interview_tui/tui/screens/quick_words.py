"""Quick words of a person's own: seen, added, changed, taken out, and switched on or off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from interview_tui.i18n import _
from interview_tui.services import own_settings
from interview_tui.settings import LONGEST_QUICK, load
from interview_tui.text import clean_line
from interview_tui.tui import commands
from interview_tui.tui.own import own_paths
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.services.opening import OpenStudy
    from interview_tui.settings import Settings
    from interview_tui.tui.ink import Name


class QuickWordsScreen(LinedScreen):
    """Shows the quick words in the settings file; every act is in it when the line says so."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.QUICK,)
    DEFAULT_CSS = "QuickWordsScreen Below { height: 8; }"

    def read(self, study: OpenStudy) -> Settings:
        """Return the settings as the file has them now."""
        del study
        return load(own_paths(self.interview_app.launch))

    def show(self, held: Settings) -> None:
        """Show them, and let the next interview know them."""
        app = self.interview_app
        mine = replace(
            app.launch.settings, quick_words=held.quick_words, quick_words_off=held.quick_words_off
        )
        app.launch = replace(app.launch, settings=mine)
        super().show(held)

    def head(self, held: Settings) -> tuple[str, Sequence[str]]:
        """Return the title, and whether they are written out."""
        on = _("ON: written out when a line is stored") if held.written_out else _("OFF: nothing is replaced")
        return _("Quick words"), [on]

    def columns(self, held: Settings) -> Sequence[Column]:
        """Return the columns."""
        del held
        return [Column(_("word"), LONGEST_QUICK), Column(_("stands for"), 200)]

    def rows(self, held: Settings) -> Sequence[Row]:
        """Return a row for each word."""
        look: tuple[Name, Name] = ("accent", "text") if held.written_out else ("dim", "dim")
        rows = [Row((word, phrase), look) for word, phrase in held.quick_words.items()]
        return rows or [Row(("", _("None is set.")), ("dim", "dim"))]

    def below(self, held: Settings, place: int) -> Sequence[Para]:
        """Return the phrase in full, and the rules."""
        phrases = list(held.quick_words.values())
        chosen = [Para(phrases[place], "text", 1, most=3)] if place < len(phrases) else []
        plain = _("The settings file is not encrypted: no names in it.")
        sample = _("In the sample study: what is set here goes with it when you leave.")
        first = _("{key} sets the first, for example pp for a phrase you often write.")
        return [
            *(chosen or [Para(first.format(key=self.keys["add_quick_word"]), "text", 1)]),
            Para(
                _("Only where the word stands alone, never in a longer word, a #name or what was pasted. "
                  "^Z gives back what you typed."),
                "dim", 1,
            ),
            Para(sample if self.interview_app.launch.removes_all else plain, "dim", 1),
        ]  # fmt: skip

    # -- acts ----------------------------------------------------------------------------------------------

    @property
    def _word(self) -> str:
        """The word that is chosen; empty when there is none."""
        words = list(self.held.quick_words) if self.held is not None else []
        return words[self.place] if self.place < len(words) else ""

    def action_add_quick_word(self) -> None:
        """Ask for a word, then for its phrase."""
        from interview_tui.tui.screens.ask_short import AskShort

        def given(word: str | None) -> None:
            if word:
                self._ask_phrase(word, self.held.quick_words.get(word, ""))

        question = _("Which short word? Letters and digits, as you will type it")
        ask = AskShort(question).checked(own_settings.check_quick_word)
        self.app.push_screen(ask, given)

    def action_change_quick_word(self) -> None:
        """Write the phrase of the one that is chosen anew."""
        if self._word:
            self._ask_phrase(self._word, self.held.quick_words[self._word])
        else:
            self.action_add_quick_word()

    def _ask_phrase(self, word: str, phrase: str) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        paths = own_paths(self.interview_app.launch)

        def given(text: str | None) -> None:
            if text:
                said = _("{word} is set.").format(word=clean_line(word))
                self.do(lambda: own_settings.set_quick_word(paths, word, text), said)

        self.app.push_screen(AskShort(_("What does {word} stand for?").format(word=word), text=phrase), given)

    def action_remove_quick_word(self) -> None:
        """Take the one that is chosen out."""
        word, paths = self._word, own_paths(self.interview_app.launch)
        if word:
            said = _("{word} stands for nothing now.").format(word=word)
            self.do(lambda: own_settings.take_off_quick_word(paths, word), said)

    def action_switch_quick_words(self) -> None:
        """Let them rest, or have them written out again."""
        if not self.held.quick_words:
            self.say(_("None is set."))
            return
        rest, paths = not self.held.quick_words_off, own_paths(self.interview_app.launch)
        said = _("No quick word is written out now.") if rest else _("Quick words are written out now.")
        self.do(lambda: own_settings.rest_quick_words(paths, rest=rest), said)

    def action_leave_quick_words(self) -> None:
        """Go back."""
        self.dismiss(None)
