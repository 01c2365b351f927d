"""Write a guide: the text, and beside it what there is to say of it as it stands, always up to date."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import TextArea

from interview_tui.errors import NotSaved
from interview_tui.i18n import _, ngettext
from interview_tui.services import guide_files
from interview_tui.tui import commands
from interview_tui.tui.screens.guide_watch import WatchesFile
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.guide_text import GuideText
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from interview_tui.errors import InterviewError
    from interview_tui.services.guide_files import Looked, Opened, Stamp
    from interview_tui.tui.app import InterviewApp

WIDE = 100
"""Columns from which on what is said stands beside the text, and not below it."""

SOON = 0.3
"""Seconds after a key until the text is looked at and kept beside its file."""

WATCH = 1.0
"""Seconds between two looks at whether another program changed the file."""


class GuideEditor(WatchesFile, Working, Screen["Path | None"]):
    """One guide file. Gives back its path when the guide shall be used, else None."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.GUIDE_EDIT,)
    DEFAULT_CSS = """
    GuideEditor #both { height: 1fr; layout: vertical; }
    GuideEditor GuideText { height: 1fr; }
    GuideEditor #said { height: 7; border-top: solid $panel; }
    GuideEditor.wide #both { layout: horizontal; }
    GuideEditor.wide GuideText { width: 3fr; height: 100%; }
    GuideEditor.wide #said { width: 2fr; height: 100%; border-top: none; border-left: solid $panel; }
    """

    def __init__(self, app: InterviewApp, opened: Opened) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped, self.path = app.remapped, opened.path
        self._opened: Opened = opened
        self._stamp: Stamp | None = opened.stamp
        self._on_disk = opened.text
        self._timer: Timer | None = None
        self._last = self._on_disk if opened.unsaved is None else opened.unsaved
        self.looked: Looked | None = None
        self._badge = ""

    def compose(self) -> ComposeResult:
        """Lay out heading, text, what is said of it, keys."""
        yield HeadLine()
        with Container(id="both"):
            yield GuideText()
            yield Prose(id="said")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Show the text: what was left unsaved, if anything was."""
        unsaved = self._opened.unsaved
        self.area.text = self._on_disk if unsaved is None else unsaved
        self.area.focus()
        self.set_interval(WATCH, self._watch)
        self._look()
        if unsaved is not None:
            key = commands.key_of("from_disk", self._remapped)
            self.say(
                _("Text that was not saved last time is here again; {key} goes back to the file.").format(
                    key=key
                ),
                stay=True,
            )

    def on_unmount(self) -> None:
        """Keep what was typed in the last moment, when the whole program is left."""
        if self._last != self._on_disk:
            with suppress(NotSaved):
                guide_files.keep(self.path, self._last)

    def on_resize(self, event: events.Resize) -> None:
        """Put what is said beside the text where there is room, else below it."""
        self.set_class(event.size.width >= WIDE, "wide")

    @property
    def area(self) -> GuideText:
        """The text."""
        return self.query_one(GuideText)

    @property
    def is_changed(self) -> bool:
        """Whether there is text that is not in the file."""
        return self.area.text != self._on_disk

    # -- looking -------------------------------------------------------------------------------------------

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._last = self.area.text
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(SOON, self._soon)

    @on(TextArea.SelectionChanged)
    def _moved(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        self._say_what_there_is()

    def _soon(self) -> None:
        self._keep()
        self._look()

    def _look(self) -> None:
        text, name = self.area.text, self.path.name

        def done(looked: Looked) -> None:
            self.looked = looked
            self._say_what_there_is()

        self.work(lambda: guide_files.look(text, name), done)

    def _say_what_there_is(self) -> None:
        looked = self.looked
        if looked is None:
            return
        faults = [(line, said, "warn") for line, said in looked.faults]
        found = faults + [(one.line, one.sentence, "text") for one in looked.advice]
        here = self.area.line
        paras = []
        for line, said, look in sorted(found, key=lambda one: (one[0] != here, one[0] < here, one[0])):
            lead = ("▸" if line == here else "") + f"{line} "
            paras.append(
                Para(said, "warn" if look == "warn" else "strong" if line == here else "dim", 7, lead)
            )
        if not paras:
            paras = [Para(_("In order, and nothing to say of it."), "good")]
        self.query_one("#said", Prose).show(*paras)
        self._head(looked)

    def _head(self, looked: Looked) -> None:
        facts = [_("not saved") if self.is_changed else _("saved")]
        if looked.faults:
            count = len(looked.faults)
            facts.append(ngettext("{n} fault", "{n} faults", count).format(n=count))
        if looked.advice:
            count = len(looked.advice)
            facts.append(ngettext("{n} piece of advice", "{n} pieces of advice", count).format(n=count))
        if looked.guide is not None:
            count = sum(len(theme.questions) for theme in looked.guide.themes)
            facts.append(ngettext("{n} question", "{n} questions", count).format(n=count))
        self.query_one(HeadLine).show(self.path.name, facts, self._badge)

    # -- keeping -------------------------------------------------------------------------------------------

    def _keep(self) -> None:
        """Keep what is not saved beside the file."""
        path, text = self.path, self.area.text
        if text == self._on_disk:
            self.work(lambda: guide_files.forget(path))
            return
        self.work(lambda: guide_files.keep(path, text), self._kept, self._not_kept)

    def _kept(self, _none: object) -> None:
        if self._badge:
            self._badge = ""
            self._say_what_there_is()

    def _not_kept(self, error: InterviewError) -> None:
        self._badge = _("NOT SAVED")
        self._say_what_there_is()
        self.trouble(error)

    def action_save_guide(self) -> None:
        """Save the text in its file."""
        self._save(lambda: self.say(_("Saved.")))

    def _save(self, then: Callable[[], None]) -> None:
        path, text, stamp = self.path, self.area.text, self._stamp

        def done(now: Stamp | None) -> None:
            self._stamp, self._on_disk, self._badge = now, text, ""
            self._say_what_there_is()
            then()

        def failed(error: InterviewError) -> None:
            if isinstance(error, NotSaved):
                self._not_kept(error)
            else:
                self._watch()

        self.work(lambda: guide_files.save(path, text, stamp), done, failed)

    # -- commands ------------------------------------------------------------------------------------------

    def action_from_disk(self) -> None:
        """Go back to what is in the file; what was typed is put beside it."""
        if not self.is_changed:
            self.say(_("The text is that of the file."))
            return
        path, text = self.path, self.area.text

        def aside(place: Path) -> None:
            self.area.text = self._on_disk
            self._soon()
            self.say(_("The other text is in {file}.").format(file=place.name), stay=True)

        self.work(lambda: guide_files.set_aside(path, text), aside)

    def action_next_advice(self) -> None:
        """Go to the next line that something is said of."""
        looked = self.looked
        lines = sorted(
            {*(line for line, _said in looked.faults), *(one.line for one in looked.advice)} if looked else ()
        )
        if lines:
            self.area.go_to_line(next((line for line in lines if line > self.area.line), lines[0]))

    def action_use_guide(self) -> None:
        """Save, and use the guide in the study that is open."""
        if self.interview_app.study is None:
            self.say(_("Open a study first; there the guide can be used."))
            return
        self._save(lambda: self._leave(self.path))

    def action_leave_editor(self) -> None:
        """Save and go back; with text that cannot be saved, stay."""
        if self.is_changed:
            self._save(lambda: self._leave(None))
        else:
            self._leave(None)

    def _leave(self, path: Path | None) -> None:
        if self.is_current:
            self.dismiss(path)
