"""The recovery code, shown once: to be written on paper, or on a page to print."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.screen import Screen

from interview_tui import paths
from interview_tui.i18n import _
from interview_tui.tui import commands
from interview_tui.tui.screens.everywhere import SOON
from interview_tui.tui.screens.studies import from_home
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.recoverycode import Code
    from interview_tui.tui.app import InterviewApp

LONGEST_PATH = 4096
_INDENT = 8


class RecoveryCodeScreen(Working, Screen[None]):
    """Shows ``code`` until it is said twice that it is on paper, or once when the page was written."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.RECOVERY_CODE,)
    DEFAULT_CSS = """
    RecoveryCodeScreen Prose { height: 1fr; margin: 1 0 0 0; }
    """

    def __init__(self, app: InterviewApp, code: Code) -> None:
        super().__init__()
        self.bind_commands(app)
        self._code, self._remapped = code, app.remapped
        self._written = False
        self._kept_since = 0.0

    def compose(self) -> ComposeResult:
        """Lay out the code and what to do with it."""
        yield HeadLine()
        yield Prose()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Show the code."""
        self.query_one(HeadLine).show(_("Recovery code"))
        groups = self._code.groups
        self.query_one(Prose).show(
            Para(_("With this code the study opens if its passphrase is forgotten.")),
            Para(),
            *(Para("   ".join(row), "head", _INDENT) for row in (groups[:4], groups[4:])),
            Para(),
            Para(_("Mark of this page: {mark}").format(mark=self._code.mark), "strong", _INDENT),
            Para(),
            Para(_("Write the code and the mark on paper, and keep it away from this computer.")),
            Para(_("They are not shown again. The mark tells later whether it is the right page.")),
            Para(_("Whoever has the study and this code can read all of it. The code alone opens nothing.")),
            Para(_("It does not open a key file with names; that has a passphrase of its own."), "dim"),
        )
        self.call_after_refresh(self.interview_app.ready)

    def action_code_kept(self) -> None:
        """Go on: on the second press, or at once when the page is written."""
        now = monotonic()
        if self._written or now - self._kept_since < SOON:
            self.dismiss(None)
            return
        self._kept_since = now
        self.say(_("Is it on paper? Once more goes on, and the code is not shown again."))

    def action_write_page(self) -> None:
        """Ask where, then write the page to print."""
        from interview_tui.tui.screens.ask_short import AskShort

        study = self.study.paths.folder
        name = _("recovery-code-{mark}.txt").format(mark=self._code.mark)
        offered = from_home(Path.home() / name)

        def placed(text: str | None) -> None:
            if text:
                self._write(paths.typed(text).absolute(), study)

        self.app.push_screen(
            AskShort(_("Where shall the page lie? Best on a memory stick"), text=offered, limit=LONGEST_PATH),
            placed,
        )

    def _write(self, file: Path, study: Path) -> None:
        from interview_tui.services.recovering import write_page

        def written(_none: object) -> None:
            self._written = True
            sentence = _("Written to {place}. Print it, keep the paper elsewhere, and delete the file.")
            self.say(sentence.format(place=from_home(file)), stay=True)

        self.work(lambda: write_page(file, self._code, study), written)


class GivesCode:
    """Mixed into the screen of the study: makes a new recovery code, once the passphrase is given."""

    if TYPE_CHECKING:
        app: Any
        study: Any
        interview_app: Any
        work: Any
        say: Any
        reload: Any

    def action_new_recovery_code(self) -> None:
        """Ask for the passphrase, then make a code and show it."""
        from interview_tui.services.recovering import give_code, new_code
        from interview_tui.tui.screens.ask import AskLine

        folder = self.study.paths.folder

        def make(passphrase: str) -> Code:
            code = new_code()
            give_code(folder, passphrase, code)
            return code

        def made(code: Code) -> None:
            self.say("")
            self.app.push_screen(RecoveryCodeScreen(self.interview_app, code))

        def typed(passphrase: str | None) -> None:
            if passphrase:
                self.say(_("Making the code…"), stay=True)
                self.work(lambda: make(passphrase), made)

        question = _("Passphrase of the study, for a new recovery code. An older code stops working.")
        self.app.push_screen(AskLine(question, hidden=True), typed)
