"""What every screen can do: the palette, help, the blank screen, the tour's next step, leaving."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from interview_tui.i18n import _
from interview_tui.tui import commands

if TYPE_CHECKING:
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.screens.picker import Choice


KEYS = "keys_and_settings"
"""What the palette calls the page of keys and settings."""

SOON = 5.0
"""Seconds within which a second press means the same thing as the first."""


class Everywhere:
    """Mixed into each screen. ``SCOPES`` names the commands the screen has beside those of everywhere."""

    SCOPES: ClassVar[tuple[str, ...]] = ()
    _leaving_since = 0.0

    if TYPE_CHECKING:
        app: Any
        run_action: Any

    @property
    def interview_app(self) -> InterviewApp:
        """The application, with its own type."""
        app: InterviewApp = self.app
        return app

    def bind_commands(self, app: InterviewApp) -> None:
        """Give the screen the bindings of its commands; called once, when it is made."""
        from textual.binding import BindingsMap

        screen: Any = self
        own = BindingsMap(app.bindings_for(commands.EVERYWHERE, *self.SCOPES))
        screen._bindings = BindingsMap.merge([own, screen._bindings])  # noqa: SLF001 - no public door for late bindings

    def action_palette(self) -> None:
        """Show all commands, to be found by typing."""
        from interview_tui.tui.found_by import also
        from interview_tui.tui.screens.picker import Choice, Picker

        remapped = self.interview_app.remapped
        choices = [
            Choice(
                command.id,
                f"{_(command.title)}: {_(command.help)}",
                commands.reached(remapped.get(command.id, command.keys)),
                also=also(command.id),
            )
            for command in commands.of(*self.SCOPES, commands.EVERYWHERE)
            if command.id != "palette"
        ]

        async def chosen(command: str | None) -> None:
            if command in commands.BY_ID:
                await self.run_action(command)
            elif command is not None:
                self.take_other(command)

        self.app.push_screen(Picker(_("All commands"), [*choices, *self.other_choices()]), chosen)

    def other_choices(self) -> list[Choice]:
        """Return what else the palette offers, beside the commands."""
        from interview_tui.tui.found_by import also
        from interview_tui.tui.screens.picker import Choice

        text = _("keys and settings: How keys and settings are changed, and the names of the keys.")
        key = commands.reached(commands.keys_of("help", self.interview_app.remapped))
        return [Choice(KEYS, text, f"{key} k", also=also(KEYS))]

    def take_other(self, chosen: str) -> None:
        """Do one of ``other_choices``."""
        if chosen == KEYS:
            from interview_tui.tui.screens.own_keys import KeysAndSettings

            app = self.interview_app
            scopes = (*self.SCOPES, commands.EVERYWHERE)
            app.push_screen(KeysAndSettings(scopes, app.remapped, app.launch))

    def action_help(self) -> None:
        """Show the keys."""
        from interview_tui.tui.screens.help import HelpScreen

        app = self.interview_app
        own = app.launch.settings
        screen = HelpScreen(
            (*self.SCOPES, commands.EVERYWHERE), app.remapped, quick=own.written_out, letters=own.letters
        )
        app.push_screen(screen)

    def action_blank(self) -> None:
        """Lock the study at once; during an interview blank the screen."""
        self.interview_app.locking.lock()

    def on_screen_resume(self) -> None:
        """Show where the tour stands; it may have moved on another screen."""
        if self.interview_app.launch.sample is not None:
            self.interview_app.show_tour()

    def action_tour_next(self) -> None:
        """Go to the next step of the tour."""
        self.interview_app.tour_skip()

    def action_leave(self) -> None:
        """Leave on the second press, if it comes soon."""
        now = monotonic()
        if self.interview_app.bounce.seconds <= now - self._leaving_since < SOON:
            self.interview_app.end()
        self._leaving_since = now
        self.say(_("^Q once more leaves the program."))

    def say(self, sentence: str, *, warn: bool = False, stay: bool = False) -> None:
        """Say something quietly on the key line."""
        from interview_tui.tui.widgets.key_line import KeyLine

        screen: Any = self
        screen.query_one(KeyLine).say(sentence, warn=warn, stay=stay)

    def say_besides(self, sentence: str, *, warn: bool = False) -> None:
        """Say something that stays on the key line, after what stays there already."""
        from interview_tui.tui.widgets.key_line import KeyLine

        screen: Any = self
        line = screen.query_one(KeyLine)
        line.say(f"{line.stays} {sentence}".strip(), warn=warn, stay=True)
