"""The list of studies known on this machine; with none yet, a first page that says how to begin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from interview_tui import paths
from interview_tui.i18n import _, ngettext
from interview_tui.paths import StudyPaths
from interview_tui.tui import commands
from interview_tui.tui.screens.guide_choice import WritesGuides
from interview_tui.tui.screens.restoring import Restoring
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.services.known import KnownStudy
    from interview_tui.tui.app import InterviewApp


class StudiesScreen(WritesGuides, Restoring, Working, Screen[None]):
    """Choose a study, make one, or open one by its folder."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.STUDIES,)
    DEFAULT_CSS = """
    StudiesScreen Table { display: none; margin: 1 0 0 0; }
    StudiesScreen Prose { height: 1fr; margin: 1 0 0 0; }
    """

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._paths, self._sample = app.launch.paths, app.launch.sample
        self._studies: list[KnownStudy] = []
        self._remapped = app.remapped

    def compose(self) -> ComposeResult:
        """Lay out the list and the first page; one of them shows."""
        yield HeadLine()
        yield Table()
        yield Prose()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_screen_resume(self) -> None:
        """Read the list anew."""
        from interview_tui.services.known import KnownStudy, known_studies

        def listed() -> list[KnownStudy]:
            sample = [KnownStudy(self._sample.folder, there=True)] if self._sample is not None else []
            return sample + known_studies(self._paths)

        self.work(listed, self._show)

    def _show(self, studies: list[KnownStudy]) -> None:
        self._studies = studies
        table, page = self.query_one(Table), self.query_one(Prose)
        table.display, page.display = bool(studies), not studies
        count = ngettext("{n} study on this machine", "{n} studies on this machine", len(studies))
        self.query_one(HeadLine).show(
            _("Interview studies"), [count.format(n=len(studies))] if studies else []
        )
        if studies:
            columns = (Column(_("study"), 60), Column(_("folder"), 70, rank=1, short=12), Column("", 24))
            table.show(columns, len(studies), self._row, chosen=table.chosen)
            table.focus()
        else:
            page.show(*_first_page(self._remapped))
        self.call_after_refresh(self.interview_app.ready)

    def _row(self, index: int) -> Row:
        study = self._studies[index]
        if self._is_sample(study):
            return Row((_("Sample study"), _("all of it invented"), ""), ("text", "dim", "dim"))
        there = "" if study.there else _("not found here")
        return Row(
            (study.folder.name, from_home(study.folder.parent), there),
            ("text", "dim", "warn"),
            not study.there,
        )

    def _is_sample(self, study: KnownStudy) -> bool:
        return self._sample is not None and study.folder == self._sample.folder

    def _chosen(self) -> KnownStudy | None:
        if not self._studies:
            self.say(_("There is no study on the list yet."))
            return None
        return self._studies[self.query_one(Table).chosen]

    # -- what the keys do ----------------------------------------------------------------------------------

    def action_open_study(self) -> None:
        """Open the study that is chosen."""
        study = self._chosen()
        if study is None:
            return
        if self._is_sample(study):
            from interview_tui.tui.opening import open_sample

            open_sample(self.interview_app)
        elif study.there:
            self._unlock(study.folder)
        else:
            sentence = _(
                "There is no study in {folder} now. Put the folder or the memory stick back, or take it off."
            )
            self.say(sentence.format(folder=from_home(study.folder)), warn=True)

    def action_open_folder(self) -> None:
        """Open a study by its folder."""
        from interview_tui.tui.screens.ask_short import AskShort

        def given(text: str | None) -> None:
            if text:
                self._look_in(paths.typed(text).absolute())

        self.app.push_screen(AskShort(_("The folder of the study"), limit=4096), given)

    def _look_in(self, folder: Path) -> None:
        def looked(there: bool) -> None:
            if there:
                self._unlock(folder)
            else:
                self.say(_not_there(folder), warn=True, stay=True)

        self.work(lambda: is_study(folder), looked)

    def _unlock(self, folder: Path) -> None:
        from interview_tui.tui.screens.unlock import UnlockScreen

        self.app.push_screen(UnlockScreen(self.interview_app, folder))

    def action_new_study(self) -> None:
        """Make a study."""
        from interview_tui.tui.screens.new_study import NewStudyScreen

        self.app.push_screen(NewStudyScreen(self.interview_app))

    def action_forget_study(self) -> None:
        """Ask, then take the study off the list; the folder is not touched."""
        from interview_tui.tui.screens.picker import Choice, Picker

        study = self._chosen()
        if study is None or self._is_sample(study):
            return
        choices = [
            Choice("", _("Leave it on the list")),
            Choice("yes", _("Take it off the list; the folder stays where it is")),
        ]

        def chosen(what: str | None) -> None:
            if what:
                self.work(lambda: self._forget(study.folder), self._forgotten)

        self.app.push_screen(Picker(study.folder.name or str(study.folder), choices), chosen)

    def _forget(self, folder: Path) -> bool:
        from interview_tui.services.known import forget_study

        try:
            forget_study(self._paths, folder)
        except OSError:
            return False
        return True

    def _forgotten(self, done: bool) -> None:
        if done:
            self.say(_("Off the list. The folder was not touched."))
            self.on_screen_resume()
        else:
            self.say(_("The list of studies cannot be written to."), warn=True)


def from_home(folder: Path) -> str:
    """Return a path as people write it: the home folder as ``~``."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder != home and folder.is_relative_to(home) else str(folder)


def _not_there(folder: Path) -> str:
    if StudyPaths(folder).purge.is_file():
        sentence = _("The deletion of this study was begun and not finished.")
        return sentence + " " + _("Finish it with: interview-tui purge FOLDER")
    return _("There is no study in {folder}.").format(folder=from_home(folder))


def is_study(folder: Path) -> bool:
    """Return whether a folder looks like a study's."""
    try:
        return StudyPaths(folder).keyslots.is_file()
    except (OSError, ValueError):
        return False


def _first_page(remapped: dict[str, tuple[str, ...]]) -> list[Para]:
    def key(name: str) -> str:
        return commands.key_of(name, remapped) + "  "

    return [
        Para(_("Welcome."), "head"),
        Para(),
        Para(_("For interviews that follow a guide: notes with the time, theme by theme, while you listen.")),
        Para(_("Everything is encrypted on this machine, and nothing is ever sent anywhere.")),
        Para(),
        Para(_("make a study: a guide, a folder and a passphrase"), "strong", 12, key("new_study")),
        Para(_("open a folder that holds a study"), "strong", 12, key("open_folder")),
        Para(_("write a guide"), "strong", 12, key("edit_guides")),
        Para(_("all commands"), "strong", 12, key("palette")),
        Para(),
        Para(_("To try it first on a sample study, all of it invented, leave and write:"), "dim"),
        Para("interview-tui demo", "accent", 12),
    ]
