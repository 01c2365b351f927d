"""Choosing a guide to write in: one's own, or a copy of one that ships."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.beginning import GuideFile
    from interview_tui.services.guide_files import Opened
    from interview_tui.tui.app import InterviewApp

IN_FORCE = "in-force"
"""What stands for the guide of the study that is open; no path of a guide is called so."""

MOST_NAME = 60
"""Most characters of what a new guide is called."""


class WritesGuides:
    """Mixed into a screen from which guides are written; ``Working`` stands beside it."""

    if TYPE_CHECKING:
        app: Any
        work: Callable[..., None]

        @property
        def interview_app(self) -> InterviewApp: ...  # noqa: D102 - of Everywhere

    def action_edit_guide(self) -> None:
        """Choose a guide, and open it to be written in."""
        from interview_tui.services.beginning import shipped_and_own
        from interview_tui.tui.screens.picker import Choice, Picker

        paths = self.interview_app.launch.paths

        def listed(found: list[GuideFile]) -> None:
            faulty = _("has faults")
            whose = {True: _("your own"), False: _("a copy of it")}
            own = {str(item.path): item.own for item in found}
            choices = [
                Choice(str(item.path), f"{item.title or faulty} ({item.name})", whose[item.own])
                for item in found
            ]
            if self.interview_app.study is not None:
                mine = Choice(IN_FORCE, _("The guide of this study"), _("as a new file"))
                choices.insert(0, mine)
            picker = Picker(_("Which guide will you write in?"), choices)
            self.app.push_screen(picker, lambda path: self._chosen_to_write(path, own.get(path or "", False)))

        self.work(lambda: shipped_and_own(paths), listed)

    def action_edit_guides(self) -> None:
        """Choose a guide, before there is a study."""
        self.action_edit_guide()

    def _chosen_to_write(self, path: str | None, own: bool) -> None:
        if path is None:
            return
        if path == IN_FORCE:
            self._write_in_force()
        elif own:
            self.write_in(Path(path))
        else:
            self._write_copy(path)

    def _write_in_force(self) -> None:
        from interview_tui.services.guide_files import from_guide

        study, paths = self.interview_app.study, self.interview_app.launch.paths
        if study is not None:
            self.work(lambda: from_guide(paths, study.store.current_guide()), self.write_in)

    def _write_copy(self, path: str) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        def named(name: str | None) -> None:
            if name:
                from interview_tui.services.guide_files import copied

                paths = self.interview_app.launch.paths
                self.work(lambda: copied(paths, Path(path), name), self.write_in)

        self.app.push_screen(AskShort(_("What shall your copy be called?"), limit=MOST_NAME), named)

    def write_in(self, path: Path) -> None:
        """Open a guide file to be written in."""
        from interview_tui.services.guide_files import open_file

        def opened(found: Opened) -> None:
            from interview_tui.tui.screens.guide_edit import GuideEditor

            self.app.push_screen(GuideEditor(self.interview_app, found), self.written)

        self.work(lambda: open_file(path), opened)

    def written(self, path: Path | None) -> None:
        """The editor was left; ``path`` when the guide shall be used."""
