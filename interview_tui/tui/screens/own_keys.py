"""Keys and settings: where the settings stand, how a line of them looks, and the names of the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import LANGUAGES, _
from interview_tui.text import clean_line
from interview_tui.tui import commands, render
from interview_tui.tui.render import Part
from interview_tui.tui.screens.help import HelpScreen, HelpText
from interview_tui.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from interview_tui.launch import Launch
    from interview_tui.tui.widgets.painted import Line


class SettingsText(HelpText):
    """Paints the page; the places asked for come first, then all the others."""

    def __init__(
        self,
        scopes: Sequence[str],
        remapped: Mapping[str, Sequence[str]],
        letters: Mapping[str, str],
        file: Path,
    ) -> None:
        super().__init__(
            (*scopes, *(one for one in commands.SCOPES if one not in scopes)), remapped, {}, letters
        )
        self._file, self._is_there = file, file.exists()

    def all_lines(self) -> list[Line]:
        """Return the whole text."""
        rows: list[Line] = [[], *self._head(_("Keys and settings"))]
        rows += self._para(_("Your settings are lines in one file. It is read when the program starts:"))
        rows += self._code(clean_line(str(self._file)))
        if not self._is_there:
            rows += self._para(_("There is no such file yet: make it, in any editor that writes plain text."))
        rows += [[], *self._head(_("A key of your own: the name is in the list below"))]
        rows += self._code("[keys]", 'go_to = "ctrl+l"', 'mark = ["ctrl+t", "f9"]')
        rows += [[], *self._head(_("A letter of your own in the asking: the names are in the help (F1)"))]
        rows += self._code("[letters]", 'probing = "æ"')
        rows += [[], *self._head(_("Language, colours, and how soon a study locks: above the first [ ]"))]
        rows += self._code(
            f'language = "nb"   # {", ".join(("auto", *LANGUAGES))}',
            f'theme = "{next(iter(THEMES))}"   # {", ".join(THEMES)}',
            "lock_after_minutes = 10",
        )
        quick = _("Quick words are set with {key} on the study's screen, or: {command}")
        key = commands.key_of("quick_words", self._remapped)
        command = 'interview-tui settings quick pp "…"'
        rows += [[], *self._para(quick.format(key=key, command=command))]
        rows += [
            *self._para(_("What is set now: {command}").format(command="interview-tui settings show")),
            [],
        ]
        for scope in self._scopes:
            rows += self._head(_(commands.SCOPE_TITLES[scope]))
            for one in commands.of(scope):
                keys = commands.all_shown(self._remapped.get(one.id, one.keys))
                rows += self._pair(" · ".join(keys), f"{one.id}   {_(one.title)}")
            rows.append([])
        return rows

    def _head(self, text: str) -> list[Line]:
        lines = render.wrap(text, max(20, self.size.width - 4))
        return [[Part("  " + line, self.ink("head"))] for line in lines]

    def _para(self, text: str) -> list[Line]:
        lines = render.wrap(text, max(20, self.size.width - 4))
        return [[Part("  " + line, self.ink("text"))] for line in lines]

    def _code(self, *lines: str) -> list[Line]:
        wrapped = [part for line in lines for part in render.wrap(line, max(20, self.size.width - 6))]
        return [[Part("    " + line, self.ink("accent"))] for line in wrapped]


class KeysAndSettings(HelpScreen):
    """Shows the page; moved in and closed as the help."""

    def __init__(self, scopes: Sequence[str], remapped: Mapping[str, Sequence[str]], launch: Launch) -> None:
        letters = launch.settings.letters
        super().__init__(scopes, remapped, letters=letters)
        self._text = SettingsText(scopes, remapped, letters, launch.paths.settings_file)

    def action_keys_and_settings(self) -> None:
        """It is on the screen already."""
