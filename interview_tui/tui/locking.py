"""Locking: after some minutes without a key, or at once, the study is closed behind a screen that asks.

During a talk nothing is locked by itself, and the key only blanks the screen: notes go on to the disk. Else
the study's files are closed and its key is wiped; the screens stay as they are, half-typed words too, so that
the passphrase brings the person back to where they were. Names of a key file are forgotten, and hidden fields
are emptied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.screen import ModalScreen

from interview_tui.i18n import ngettext
from interview_tui.model.interview import Phase
from interview_tui.tui import commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp

LOOK_SECONDS = 5.0
"""How often it is looked whether the time has come; so long a screen may show after the lid is opened."""

_MINUTE_MS = 60_000


class Locking:
    """Locks the study that is open in ``app``. Time is that of the clock the app was given, sleep counted."""

    def __init__(self, app: InterviewApp) -> None:
        self._app = app
        self.minutes = app.launch.settings.lock_after_minutes
        self._touched = self._now()
        self.locked = False

    def watch(self) -> None:
        """Begin to look, if there is a time after which to lock."""
        if self.minutes:
            self._app.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Lock if nothing was touched for so long."""
        if self._is_due():
            self.lock()

    def takes(self, event: events.Event) -> bool:
        """Note that a key or the mouse was used; return whether that locks, and nobody else may have it.

        The first key after too long a time (the lid was closed) goes to nobody: it was meant for a screen
        that should not have been there.
        """
        due = self._is_due()
        self._touched = self._now()
        if due or self._blanks(event):
            self.lock()
            return True
        return False

    def _now(self) -> int:
        return self._app.launch.clock.now().steady_ms

    def _is_due(self) -> bool:
        app = self._app
        if not self.minutes or self.locked or app.study is None or self._talking():
            return False
        return self._now() - self._touched >= self.minutes * _MINUTE_MS

    def _blanks(self, event: events.Event) -> bool:
        """Return whether it is the blank key on a question, which has no commands of its own."""
        screen = self._app.screen
        if not isinstance(event, events.Key) or not isinstance(screen, ModalScreen):
            return False
        from interview_tui.tui.screens.blank import BlankScreen

        keys = commands.keys_of("blank", self._app.remapped)
        return event.key in keys and not isinstance(screen, BlankScreen)

    def _talking(self) -> bool:
        """Return whether an interview on the screens must not be closed: it is under way, or not saved."""
        for screen in self._app.screen_stack:
            sitting: Any = getattr(screen, "sitting", None)
            if sitting is not None:
                under_way = sitting.view.state.phase in {Phase.RUNNING, Phase.PAUSED}
                return under_way or bool(sitting.unsaved)
        return False

    # -- locking -------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Close the study behind the lock screen; while a talk is going on blank the screen and no more."""
        app = self._app
        if app.study is None or self.locked:
            return
        from interview_tui.tui.screens.blank import BlankScreen
        from interview_tui.tui.screens.lock import LockScreen

        if self._talking():
            if not isinstance(app.screen, BlankScreen):
                app.push_screen(BlankScreen())
            return
        self.locked = True
        self._forget_names()
        app.push_screen(LockScreen(app, app.study.paths.folder))
        self._close_when_idle(app.study)

    def _forget_names(self) -> None:
        from interview_tui.tui.screens.ask import HiddenEditor

        app = self._app
        while any(getattr(screen, "HOLDS_NAMES", False) for screen in app.screen_stack):
            app.pop_screen()
        given, app.given_key = app.given_key, None
        for screen in app.screen_stack:
            for field in screen.query(HiddenEditor):
                field.load("")
            sitting: Any = getattr(screen, "sitting", None)
            if sitting is not None:
                sitting.save_draft()
            if given is not None:
                getattr(screen, "key_changed", bool)()

    def _close_when_idle(self, study: OpenStudy) -> None:
        """Close the study when all that was asked of it, and what followed from that, has come back."""
        writer, sample = self._app.writer, self._app.launch.sample
        count = writer.submitted

        def close() -> None:
            if sample is not None:
                sample.finish()
            study.close()

        def came_back(_none: object) -> None:
            if writer.submitted == count + 1:
                writer.submit(close)
            else:
                self._close_when_idle(study)

        writer.submit(lambda: None, came_back)

    def unlock(self, passphrase: str, failed: Callable[[Exception], None]) -> None:
        """Open the study again and show what was shown; ``failed`` is called when it does not open."""
        app = self._app
        study = app.study
        assert study is not None  # noqa: S101 - it was locked, not left

        def opened(_none: object) -> None:
            self.locked, self._touched = False, self._now()
            app.pop_screen()

        app.writer.submit(lambda: study.open_again(passphrase), opened, failed)

    def leave(self) -> None:
        """Give up the study that is locked."""
        self.locked, self._app.study = False, None


def lock_sentence(minutes: int) -> str:
    """Return when an open study locks itself, in words."""
    sentence = ngettext(
        "A study locks itself after {n} minute without a key, except during an interview.",
        "A study locks itself after {n} minutes without a key, except during an interview.",
        minutes,
    )
    return sentence.format(n=minutes)
