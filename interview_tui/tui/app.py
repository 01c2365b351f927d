"""The application: opens what was asked for, keeps early keys, shows screens, guards against crashes."""

from __future__ import annotations

import asyncio
import traceback
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType

from interview_tui.errors import InterviewError, SettingsProblem
from interview_tui.i18n import _
from interview_tui.tui import commands
from interview_tui.tui.bounce import Bounce
from interview_tui.tui.locking import Locking
from interview_tui.tui.themes import THEMES, check_theme
from interview_tui.tui.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import SystemCommand
    from textual.driver import Driver
    from textual.screen import Screen

    from interview_tui.demo.practice import Practice
    from interview_tui.demo.tour import Tour
    from interview_tui.launch import Launch
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.ahead import Ahead, Found
    from interview_tui.tui.chosen import Chosen
    from interview_tui.tui.given_key import GivenKey

CRASHED = 70
"""Exit code after something unexpected."""


class InterviewApp(App[int], inherit_bindings=False):
    """The program on the screen. ``launch`` says what to open and with which paths, settings and clock."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q,ctrl+c", "leave", show=False)]
    CSS = """
    Screen { background: $background; color: $foreground; }
    Letters, .beside { background: $background 0%; }
    """

    def __init__(self, launch: Launch, found: Found | None = None) -> None:
        super().__init__()
        self.launch, self.found = launch, found
        self.study: OpenStudy | None = None
        self.writer = Writer(self)
        self.locking = Locking(self)
        self._early: list[events.Event] = []
        self.is_ready = False
        self.tour: Tour | None = None
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = launch.settings.theme if launch.settings.theme in THEMES else "evening"
        self.remapped = {name: tuple(keys) for name, keys in launch.settings.keys.items()}
        self.bounce = Bounce(launch.settings.double_press_ms, self.remapped)

    # -- start and end -------------------------------------------------------------------------------------

    def get_driver_class(self) -> type[Driver]:
        """Return the driver whose input thread ends at once, where the platform has it."""
        chosen = super().get_driver_class()
        if chosen.__name__ == "LinuxDriver":
            from interview_tui.tui.driver import QuickDriver

            return QuickDriver
        return chosen

    def on_mount(self) -> None:
        """Open what was asked for."""
        from interview_tui import quiet
        from interview_tui.tui.opening import first_screen

        asyncio.get_running_loop().set_exception_handler(quiet.in_loop)

        first_screen(self)
        self.locking.watch()

    async def on_event(self, event: events.Event) -> None:
        """Hold keys typed before there is a screen to take them; hand them on, in order, when it is there."""
        used = isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded
        if used and self.locking.takes(event):
            return
        typed = used and isinstance(event, events.Key | events.Paste)
        if typed and not self.is_ready:
            self._early.append(event)
        else:
            if typed and self.bounce.again(event, self.screen_stack):
                return
            if typed:
                getattr(self.screen, "next_key", bool)()
            await super().on_event(event)

    def ready(self) -> None:
        """Hand on the keys that were typed while the program started, now that a screen can take them."""
        # Later, so that the screen has its focus by then; until then keys are still held, in order.
        self.call_later(self._hand_on)

    async def _hand_on(self) -> None:
        while self._early:
            await super().on_event(self._early.pop(0))
        first, self.is_ready = not self.is_ready, True
        told = commands.clashes(self.remapped) if first and self.remapped else []
        say = getattr(self.screen, "say", None)
        if told and say is not None:
            say(" ".join(told), warn=True, stay=True)

    def switch_to(self, screen: Screen[Any]) -> None:
        """Show ``screen`` in place of every other."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(screen)

    def failed(self, error: Exception) -> None:
        """End with the error's own words when the very first thing could not be opened; else say it."""
        if not isinstance(error, InterviewError):
            raise error
        say = getattr(self.screen, "say", None)
        if say is None:
            self.problem = error
            self.end(error.exit_code)
        else:
            say(problem_sentence(error), warn=True)

    problem: InterviewError | None = None
    practice: Practice | None = None
    """The practice interview that is going on; taken away whatever happens."""
    given_key: GivenKey | None = None
    """Names of a key file that was given, for as long as its study is open."""
    chosen: Chosen | None = None
    purge_said: tuple[Any, str, set[str], Any, bool] | None = None

    def session_shown(self) -> None:
        """The interview can be typed into: hand on early keys, then load what comes next."""
        import gc

        self.ready()
        gc.enable()
        gc.freeze()
        study, sample = self.study, self.launch.sample
        if study is not None:
            self.writer.submit(study.store.warm)
        if sample is not None:
            self.writer.submit(sample.finish)
        self.show_tour()

    def session_over(self, *, reviewing: bool = False) -> None:
        """The interview is closed: go to its review, or to the study."""
        from interview_tui.tui import opening
        from interview_tui.tui.screens.backups import tell_trouble

        screen: Any = self.screen
        session = screen.sitting.session
        tell_trouble(self)
        self.tour_act("over")
        if reviewing:
            opening.show_review(self, session.interview.id, session.respondent.code)
        else:
            opening.show_home(self, session.respondent.code)

    # -- the tour of the sample ------------------------------------------------------------------------------

    def tour_act(self, act: str) -> None:
        """Tell the tour what was done."""
        tour = self._touring()
        if tour is not None:
            self.tour = tour.advance(act)
            self.show_tour()

    def tour_skip(self) -> None:
        """Go to the tour's next step."""
        tour = self._touring()
        if tour is not None:
            self.tour = tour.leave() if tour.finished else tour.skip()
            self.show_tour()

    def _touring(self) -> Tour | None:
        if self.tour is None and self.launch.sample is not None:
            from interview_tui.demo.tour import Tour

            self.tour = Tour(kept=not self.launch.sample.temporary)
        return None if hasattr(self.screen, "player") else self.tour  # practice has hints of its own

    def show_tour(self) -> None:
        """Show the step the tour has come to, in words that fit the screen it is shown on."""
        from interview_tui.tui.widgets.key_line import KeyLine
        from interview_tui.tui.widgets.tour_line import TourLine

        tour = self._touring()
        if tour is not None and hasattr(self.screen, "sitting") and not self.screen.query(TourLine):
            # There is none on a screen that is still being made; it asks again when it is there.
            for foot in self.screen.query(KeyLine):
                self.screen.mount(TourLine(), before=foot)
        for line in self.screen.query(TourLine):
            keys = {c.id: commands.shown(self.remapped.get(c.id, c.keys)[0]) for c in commands.COMMANDS}
            place: Any = getattr(self.screen, "tour_place", "elsewhere")
            line.show(*(tour.told(keys, place) if tour is not None and not tour.left else ("", "")))

    def action_leave(self) -> None:
        """Leave from a screen that asks something: the screen behind it decides."""
        for screen in reversed(self.screen_stack):
            leave = getattr(screen, "action_leave", None)
            if leave is not None:
                leave()
                return

    def on_writer_finished(self, message: Writer.Finished) -> None:
        """Give work that has ended back to whoever asked for it."""
        message.deliver()

    def end(self, code: int = 0) -> None:
        """Finish what is being saved, close the study and leave with an exit code."""
        if self.study is not None:
            study, self.study = self.study, None
            self.writer.submit(study.close)
        self.writer.submit(lambda: None, lambda _none: self.exit(code), lambda _error: self.exit(code))

    # -- guards ----------------------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer none of Textual's own commands: its screenshot would be written in clear."""
        del screen
        return ()

    def _fatal_error(self) -> None:
        """End after something unexpected, without any of the words that were on the screen."""
        import sys

        error = sys.exc_info()[1]
        where = traceback.extract_tb(error.__traceback__)[-1] if error and error.__traceback__ else None
        place = f"{where.filename.rsplit('/', 1)[-1]}:{where.lineno}" if where else "?"
        self.crash = _("Something unexpected happened ({kind} at {place}).").format(
            kind=type(error).__name__, place=place
        )
        self._return_code = CRASHED
        self._close_messages_no_wait()

    crash = ""

    def bindings_for(self, *scopes: str) -> list[Binding]:
        """Return the bindings of these scopes with the person's own keys."""
        return commands.bindings(*scopes, remapped=self.remapped)


def run(launch: Launch, ahead: Ahead | None = None) -> int:
    """Show the screens until the person leaves; return the exit code.

    Args:
        launch: What to open.
        ahead: Has begun to open it already.

    Raises:
        InterviewError: what could not be opened, in its own words; SettingsProblem for keys of no command.
    """
    found = ahead.found() if ahead is not None else None
    try:
        commands.check(launch.settings.keys, launch.settings.letters)
        check_theme(launch.settings.theme)
    except SettingsProblem:
        if found is not None:
            found.study.close()
        raise
    app = InterviewApp(launch, found)
    try:
        code = app.run()
    finally:
        app.writer.stop()
        if app.practice is not None:
            app.practice.remove()
        for study in (app.study, found.study if found is not None else None):
            if study is not None:
                study.close()
    return _after(app, code)


def _after(app: InterviewApp, code: int | None) -> int:
    import sys

    if app.problem is not None:
        raise app.problem
    if app.crash:
        sys.stderr.write(app.crash + "\n")
        sys.stderr.write(
            _("What was saved is safe; the half-written line is offered again at the next start.") + "\n"
        )
        return CRASHED
    return code if code is not None else 0


def problem_sentence(error: InterviewError) -> str:
    """Return an error as one quiet line."""
    return " ".join(part for part in (error.title, error.hint) if part)
