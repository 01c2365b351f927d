"""The help screen: every key of the place it was opened from, and the few rules worth knowing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from interview_tui.i18n import _
from interview_tui.tui import commands, render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from interview_tui.tui.ink import Ground
    from interview_tui.tui.screens.letters import Letter

KEY_WIDTH = 18


class HelpText(Painted):
    """Paints the key table from the top line on that is asked for."""

    DEFAULT_CSS = """
    HelpText { height: 1fr; background: $background; padding: 0; }
    """

    def __init__(
        self,
        scopes: Sequence[str],
        remapped: Mapping[str, Sequence[str]],
        quick: Mapping[str, str],
        letters: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._scopes, self._remapped, self._quick, self._letters = scopes, remapped, quick, letters
        self.top = 0

    def scroll_lines(self, step: int) -> None:
        """Move the text."""
        self.top = max(0, min(self.top + step, len(self.all_lines()) - self.size.height))
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the lines in sight."""
        return self.all_lines()[self.top : self.top + self.size.height]

    def all_lines(self) -> list[Line]:
        """Return the whole text."""
        rows: list[Line] = [[]]
        held = _("^ is the Ctrl key: for {key} hold Ctrl down and press {letter}.")
        rows += [[Part("  " + held.format(key="^G", letter="G"), self.ink("dim"))], []]
        if commands.SESSION in self._scopes:
            rows += self._typing()
        for scope in self._scopes:
            rows.append([Part("  " + _(commands.SCOPE_TITLES[scope]), self.ink("head"))])
            for command in commands.of(scope):
                rows += self._command(command)
            rows.append([])
            rows += self._asking() if scope == commands.SESSION else []
        rows.append(
            [Part("  " + _("Esc goes back. K shows how keys are changed, and where."), self.ink("dim"))]
        )
        return rows

    def _typing(self) -> list[Line]:
        rows: list[Line] = [[Part("  " + _("Typing"), self.ink("head"))]]
        for first, meaning in (
            ('"', _("quote: their own words")),
            ("!", _("observation: what you see or hear")),
            ("?", _("ask later: comes back in the end check")),
            ("~", _("own reaction: stays with you (where ~ gives nothing, press space after it)")),
            ("#", _("before a name: it is replaced at export")),
        ):
            rows.append(
                [Part(f"  {first:<{KEY_WIDTH}}", self.ink("accent")), Part(meaning, self.ink("text"))]
            )
        return [*rows, [], *self._quick_words()]

    def _quick_words(self) -> list[Line]:
        rows: list[Line] = [[Part("  " + _("Quick words, written out at Enter"), self.ink("head"))]]
        if not self._quick:
            key = commands.key_of("quick_words", self._remapped)
            rows += self._pair(key, _("on the study's screen: sets short words for what you often write"))
        for word, phrase in self._quick.items():
            rows += self._pair(word, phrase)
        return [*rows, []]

    def _asking(self) -> list[Line]:
        """Return the letters of the asking and of the room, each with what it stands for and its name."""
        from interview_tui.tui.screens import craft_letters

        return [
            *self._letters_of("craft", craft_letters.asking(self._letters)),
            *self._letters_of("room", craft_letters.room(self._letters)),
        ]

    def _letters_of(self, command: str, groups: Sequence[Sequence[Letter]]) -> list[Line]:
        from interview_tui.tui.screens import craft_letters

        key = commands.key_of(command, self._remapped)
        title = _("{key} and one letter more (in the settings under [letters], by the name in brackets)")
        rows: list[Line] = [[Part("  " + title.format(key=key), self.ink("head"))]]
        for group in groups:
            head = ""
            for letter in group:
                head = head if letter.key else letter.text
                if letter.key:
                    name = craft_letters.name(letter)
                    rows += self._pair(f"{key} {letter.key}", f"{head}: {letter.text} ({name})")
        return [*rows, []]

    def _command(self, command: commands.Command) -> list[Line]:
        keys = commands.all_shown(self._remapped.get(command.id, command.keys))
        return self._pair(" · ".join(keys), _(command.help))

    def _pair(self, left: str, right: str) -> list[Line]:
        width = self.size.width - KEY_WIDTH - 4
        lines = render.wrap(right, max(20, width))
        return [
            [Part(lead, self.ink("accent")), Part(line, self.ink("text"))]
            for lead, line in beside(left, lines)
        ]


def beside(left: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    """Return ``lines`` with ``left`` before the first, or above it where it would touch the words."""
    blank = " " * (KEY_WIDTH + 2)
    if cell_len(left) >= KEY_WIDTH:
        return [("  " + left, ""), *((blank, line) for line in lines)]
    leads = ["  " + left + " " * (KEY_WIDTH - cell_len(left)), *[blank] * (len(lines) - 1)]
    return list(zip(leads, lines, strict=True))


class Foot(Painted):
    """The keys of the help itself."""

    GROUND: ClassVar[Ground] = "surface"
    DEFAULT_CSS = "Foot { height: 1; background: $surface; }"

    def lines(self) -> list[Line]:
        """Return the one line."""
        keys = (
            ("Esc", _("back")), (commands.shown("space"), _("read on")),
            (commands.shown("k"), _("keys and settings")),
        )  # fmt: skip
        return [
            [
                part
                for key, title in keys
                for part in (Part(" " + key, self.ink("accent")), Part(f" {title} ", self.ink("dim")))
            ]
        ]


class HelpScreen(ModalScreen[None]):
    """Shows the keys of some scopes."""

    DEFAULT_CSS = "HelpScreen { background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,ctrl+g,f1,ctrl+v,q", "close", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-15)", show=False),
        Binding("pagedown,space", "scroll(15)", show=False),
        Binding("k,K,ctrl+k", "keys_and_settings", show=False),
    ]

    def __init__(
        self,
        scopes: Sequence[str],
        remapped: Mapping[str, Sequence[str]],
        *,
        quick: Mapping[str, str] | None = None,
        letters: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._scopes, self._remapped = scopes, remapped
        self._text = HelpText(scopes, remapped, quick or {}, letters or {})

    def compose(self) -> ComposeResult:
        """Lay out the text and how to go back."""
        yield self._text
        yield Foot()

    def action_scroll(self, step: int) -> None:
        """Move the text."""
        self._text.scroll_lines(step)

    def action_keys_and_settings(self) -> None:
        """Show how keys are changed, and where."""
        from interview_tui.tui.screens.own_keys import KeysAndSettings

        app: Any = self.app
        app.push_screen(KeysAndSettings(self._scopes, self._remapped, app.launch))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
