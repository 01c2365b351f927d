"""A forgotten passphrase: type the recovery code from the page, and set a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui import i18n
from interview_tui.i18n import _
from interview_tui.tui import ahead, commands, opening
from interview_tui.tui.screens.ask import HiddenEditor
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.ink import Name

ENTRIES = ("code", "passphrase", "again")
"""The lines, in the order they are filled in."""

_LABEL = 24


class RecoverScreen(Working, Screen[None]):
    """Three lines. The code is tried when its line is left; nothing is changed before the last."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.RECOVER,)
    DEFAULT_CSS = """
    RecoverScreen NoteEditor { background: $surface; margin: 0 1; }
    RecoverScreen Prose { min-height: 1; margin: 0 0 1 0; }
    RecoverScreen #what { margin: 1 0 1 0; }
    RecoverScreen #rest { height: 1fr; }
    """

    def __init__(self, app: InterviewApp, folder: Path) -> None:
        super().__init__()
        self.bind_commands(app)
        self._folder, self._remapped = folder, app.remapped
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the lines, each with a sentence below it."""
        labels = (_("recovery code"), _("new passphrase"), _("once more"))
        yield HeadLine()
        yield Prose(id="what")
        for name, label in zip(ENTRIES, labels, strict=True):
            editor = NoteEditor if name == "code" else HiddenEditor
            yield editor(label.rjust(_LABEL - 2) + "  ", id=name)
            yield Prose(id=f"{name}-says")
        yield Prose(id="rest")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Begin with the code."""
        self.query_one(HeadLine).show(_("A forgotten passphrase"), [self._folder.name])
        sentence = _("Type the code from its page. Case and blanks do not matter; a mistyped group is named.")
        self.query_one("#what", Prose).show(Para(sentence))
        self._entry("code").focus()
        self.work(self._mark, self._told)

    def _mark(self) -> str | None:
        from interview_tui.services.recovering import mark_of

        return mark_of(self._folder)

    def _told(self, mark: str | None) -> None:
        if mark is None:
            self._says("code", _("This study has no recovery code."), "warn")
        elif mark:
            self._says("code", _("The code stands on the page marked {mark}.").format(mark=mark))

    def _entry(self, name: str) -> NoteEditor:
        editor: NoteEditor = self.query_one(f"#{name}", NoteEditor)
        return editor

    def _says(self, name: str, sentence: str, look: Name = "dim") -> None:
        self.query_one(f"#{name}-says", Prose).show(Para(sentence, look, _LABEL + 1))

    @property
    def _here(self) -> str:
        focused = self.focused
        return focused.id if focused is not None and focused.id in ENTRIES else ENTRIES[0]

    @on(NoteEditor.Changed)
    def _typed(self, event: NoteEditor.Changed) -> None:
        event.stop()
        if self._here == "code":
            return
        from interview_tui.services.opening import strength

        first, second = self._entry("passphrase").text, self._entry("again").text
        self._says("passphrase", strength(first, i18n.language()) if first else "")
        same = first == second
        told = (_("The same.") if same else _("Not the same yet.")) if second else ""
        self._says("again", told, "good" if same else "dim")

    @on(NoteEditor.Refused)
    def _too_long(self, event: NoteEditor.Refused) -> None:
        event.stop()
        self.say(_("That is too long for this line; nothing was taken."), warn=True)

    # -- what the keys do ----------------------------------------------------------------------------------

    def action_recover_next(self) -> None:
        """Try the code, go to the next line, or set the passphrase."""
        if self._busy:
            return
        if self._here == "code":
            self._try()
        elif self._here == "passphrase":
            self._entry("again").focus()
        else:
            self._set()

    def action_recover_previous(self) -> None:
        """Go to the line before."""
        self._entry(ENTRIES[max(0, ENTRIES.index(self._here) - 1)]).focus()

    def _try(self) -> None:
        from interview_tui.services.recovering import check_code

        folder, typed = self._folder, self._entry("code").text

        def right(_none: object) -> None:
            self._busy = False
            self._says("code", _("The code opens the study."), "good")
            self._entry("passphrase").focus()

        self._busy = True
        self.work(lambda: check_code(folder, typed), right, self._wrong_code)

    def _wrong_code(self, error: InterviewError) -> None:
        self._busy = False
        self._entry("code").focus()
        self._says("code", " ".join(part for part in (error.title, error.hint) if part), "warn")

    def _set(self) -> None:
        from interview_tui.services.recovering import recover

        app, folder, code = self.interview_app, self._folder, self._entry("code").text
        new = self._entry("passphrase").text
        if not new or new != self._entry("again").text:
            self._entry("again" if new else "passphrase").focus()
            self.say(_("The two passphrases differ.") if new else _("A study needs a passphrase."), warn=True)
            return

        def work() -> OpenStudy:
            recover(folder, code, new)
            return ahead.open_folder(app.launch, folder, new)

        def opened(study: OpenStudy) -> None:
            app.locking.leave()
            opening.opened(app, study)

        def failed(error: InterviewError) -> None:
            self._busy = False
            self.trouble(error)

        self._busy = True
        self.say(_("opening…"), stay=True)
        self.work(work, opened, failed)

    def action_leave_recover(self) -> None:
        """Go back; nothing is changed."""
        if not self._busy:
            self.dismiss(None)
