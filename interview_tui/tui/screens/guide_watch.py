"""The file of a guide that is being written: whether another program changed it, and what then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.services import guide_files
from interview_tui.tui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.errors import InterviewError
    from interview_tui.services.guide_files import Opened, Stamp


class WatchesFile:
    """Mixed into the editor. Asks only when both have changed, and then nothing is lost either way."""

    _asking = _looking = False

    if TYPE_CHECKING:
        app: Any
        work: Callable[..., None]
        say: Callable[..., None]
        trouble: Callable[[InterviewError], None]
        area: Any
        path: Path
        _stamp: Stamp | None
        _on_disk: str
        _soon: Callable[[], None]
        _say_what_there_is: Callable[[], None]

        @property
        def is_changed(self) -> bool: ...  # noqa: D102 - of the editor

    def _watch(self) -> None:
        if self._asking or self._looking:
            return
        path, known = self.path, self._stamp
        self._looking = True

        def look() -> Opened | None:
            return guide_files.open_file(path) if guide_files.stamp_of(path) not in {known, None} else None

        def done(opened: Opened | None) -> None:
            self._looking = False
            if opened is not None and self._stamp == known:
                self._changed_elsewhere(opened)

        def failed(_error: InterviewError) -> None:
            self._looking = False

        self.work(look, done, failed)

    def _changed_elsewhere(self, opened: Opened) -> None:
        if opened.text in {self._on_disk, self.area.text}:
            self._stamp, self._on_disk = opened.stamp, opened.text
            self._say_what_there_is()
        elif not self.is_changed:
            self._take(opened)
            self.say(_("Another program changed the file; its text is here now."), stay=True)
        else:
            self._ask(opened)

    def _take(self, opened: Opened) -> None:
        self._stamp, self._on_disk = opened.stamp, opened.text
        here = self.area.cursor_location
        self.area.text = opened.text
        self.area.move_cursor(here)
        self._soon()

    def _ask(self, opened: Opened) -> None:
        self._asking = True
        choices = [
            Choice("mine", _("Keep my text; the other one is put in a file beside it")),
            Choice("theirs", _("Take the other text; mine is put in a file beside it")),
        ]

        def chosen(which: str | None) -> None:
            other = self.area.text if which == "theirs" else opened.text
            path = self.path

            def aside(place: Path) -> None:
                self._asking = False
                if which == "theirs":
                    self._take(opened)
                else:
                    self._stamp, self._on_disk = opened.stamp, opened.text
                    self._soon()
                self.say(_("The other text is in {file}.").format(file=place.name), stay=True)

            def failed(error: InterviewError) -> None:
                self._asking = False
                self.trouble(error)

            self.work(lambda: guide_files.set_aside(path, other), aside, failed)

        self.app.push_screen(Picker(_("You and another program both changed this file."), choices), chosen)
