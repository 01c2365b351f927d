"""Make a study: a title, a guide, a folder, background fields and a passphrase, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.screen import Screen

from interview_tui import i18n, paths
from interview_tui.errors import GuideFaults
from interview_tui.i18n import _
from interview_tui.text import clean_line
from interview_tui.tui import ahead, commands, opening
from interview_tui.tui.screens.ask import HiddenEditor
from interview_tui.tui.screens.guide_entry import GuideEntry
from interview_tui.tui.screens.new_study_lines import ENTRIES, HIDDEN, LABEL, StudyLines, prompt
from interview_tui.tui.screens.studies import from_home
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual import events
    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.recoverycode import Code
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.ink import Name

LOW = 28
"""Lines below which the form has no blank lines."""

_INDENT = LABEL + 1


class NewStudyScreen(StudyLines, GuideEntry, Working, Screen[None]):
    """The form. Nothing is made before every line is in order."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.NEW_STUDY,)
    DEFAULT_CSS = """
    NewStudyScreen #middle { height: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
    NewStudyScreen #form { height: auto; margin: 1 0 0 0; }
    NewStudyScreen NoteEditor { background: $surface; margin: 0 1; }
    NewStudyScreen #form Prose { height: auto; min-height: 1; margin: 0 0 1 0; }
    NewStudyScreen.low #form { margin: 0; }
    NewStudyScreen.low #form Prose { margin: 0; }
    """

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._launch, self._remapped = app.launch, app.remapped
        self._suggested = ""
        self._bare = False
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the lines, each with a sentence below it."""
        yield HeadLine()
        with Vertical(id="middle"):
            yield Prose(id="bare")
            with Vertical(id="form"):
                for name in ENTRIES:
                    if name == "passphrase":
                        yield Prose(id="hidden")
                    editor = HiddenEditor if name in HIDDEN else NoteEditor
                    yield editor(prompt(name, here=False), id=name)
                    yield Prose(id=f"{name}-says")
            yield Prose(id="faults")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Begin with the guide."""
        self.query_one(HeadLine).show(_("Make a study"))
        self._show_bare()
        key = commands.key_of("choose_guide", self._remapped)
        self._says(
            "guide",
            _("The path of a Markdown file, or the name of a guide; {key} lists them.").format(key=key),
        )
        self._says(
            "passphrase", _("Four unrelated words are good. Forget it, and only the recovery code opens it.")
        )
        told = _("Only dots are shown from here on: the passphrase")
        self.query_one("#hidden", Prose).show(Para(told, "warn", _INDENT))
        self._entry("guide").focus()
        if self._launch.guide is not None:
            self._entry("guide").load(str(self._launch.guide))
            self.read_guide()

    def action_no_personal_data(self) -> None:
        """Make it a study that must hold no personal data, or not after all."""
        self._bare = not self._bare
        self._show_bare()
        if self._bare:
            self.query_one("#middle").scroll_home(animate=False)

    def _show_bare(self) -> None:
        """Say what a study without personal data is, when this will be one."""
        told = self.query_one("#bare", Prose)
        told.display = self._bare
        key = commands.key_of("no_personal_data", self._remapped)
        offered = _("{key} takes that back.") if self._bare else _("{key}: a study without personal data")
        typed = _("Typing takes the place of the guide's title; → keeps it.")
        self._says("title", f"{typed} {offered.format(key=key)}")
        if not self._bare:
            self._says("fields", _("A few, with semicolons between: what you need to compare. Never names."))
            return
        from interview_tui.services import impersonal

        told.show(
            Para(_("A study without personal data"), "head", 1),
            *(Para(sentence, "text", 3) for sentence in impersonal.meaning()),
        )
        names = ", ".join(name for name, _values in impersonal.allowed_facts(i18n.language()))
        self._says("fields", _("At most two of: {names}.").format(names=names))

    def on_resize(self, event: events.Resize) -> None:
        """Leave out the blank lines where there is no room for them."""
        self.set_class(event.size.height < LOW, "low")

    # -- lines and sentences -------------------------------------------------------------------------------

    def _entry(self, name: str) -> NoteEditor:
        editor: NoteEditor = self.query_one(f"#{name}", NoteEditor)
        return editor

    def _text(self, name: str) -> str:
        text = self._entry(name).text
        return text if name in HIDDEN else clean_line(text)

    def _says(self, name: str, sentence: str, *, look: Name = "dim") -> None:
        self.query_one(f"#{name}-says", Prose).show(Para(sentence, look, _INDENT))

    @property
    def _here(self) -> str:
        focused = self.focused
        return focused.id if focused is not None and focused.id in ENTRIES else ENTRIES[0]

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring the line and the sentence below it into sight."""
        name = event.widget.id
        self.mark_here()

        def bring() -> None:
            for part in (f"#{name}-says", f"#{name}"):
                self.query_one(part).scroll_visible(animate=False)

        if name in ENTRIES:
            self.call_after_refresh(bring)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Read the guide when its line is left."""
        if event.widget.id == "guide" and not self.guide_is_read:
            self.read_guide()

    @on(NoteEditor.Changed)
    def _typed(self, event: NoteEditor.Changed) -> None:
        event.stop()
        name = self._here
        if name == "title":
            self._suggest()
        elif name in HIDDEN:
            self._weigh()

    @on(NoteEditor.Refused)
    def _too_long(self, event: NoteEditor.Refused) -> None:
        event.stop()
        self.say(_("That is too long for this line; nothing was taken."), warn=True)

    def _weigh(self) -> None:
        from interview_tui.services.opening import strength

        first, second = self._text("passphrase"), self._text("again")
        self._says("passphrase", strength(first, i18n.language()))
        if not second:
            self._says("again", "")
        elif first == second:
            self._says("again", _("The same."), look="good")
        else:
            self._says("again", _("Not the same yet."))

    def _suggest(self) -> None:
        """Let the folder follow the title, as long as nobody has written one."""
        if self._text("folder") not in {"", self._suggested}:
            return
        title = self._text("title")

        def suggested(place: Path) -> None:
            if self._text("folder") in {"", self._suggested}:
                self._suggested = from_home(place)
                self._entry("folder").load(self._suggested, offered=True)

        from interview_tui.services.beginning import suggested_folder

        self.work(lambda: suggested_folder(title), suggested)

    # -- going on ------------------------------------------------------------------------------------------

    def action_next_entry(self) -> None:
        """Go to the next line; in an empty guide line list the guides; from the last line make the study."""
        here = self._here
        if here == "guide" and not self._text("guide"):
            self.action_choose_guide()
        elif here == "guide" and not self.guide_is_read:
            self.read_guide()
        elif here == ENTRIES[-1]:
            self.action_make_study()
        else:
            self._go(ENTRIES[ENTRIES.index(here) + 1])

    def action_previous_entry(self) -> None:
        """Go to the line before."""
        self._go(ENTRIES[max(0, ENTRIES.index(self._here) - 1)])

    def _lacking(self) -> tuple[str, str]:
        """Return the first line that is not in order and why; two empty strings when all are."""
        if not self._text("guide"):
            return "guide", _("A study needs a guide.")
        if not self._text("folder"):
            return "folder", _("A study needs a folder.")
        if not self._text("passphrase"):
            return "passphrase", _("A study needs a passphrase.")
        if self._text("passphrase") != self._text("again"):
            return "again", _("The two passphrases differ.")
        return "", ""

    def action_make_study(self) -> None:
        """Make the study and open it, when every line is in order."""
        name, why = self._lacking()
        if name:
            self._go(name)
            self.say(why, warn=True)
            return
        if self._busy:
            return
        self._busy = True
        self.say(_("Making the study…"), stay=True)
        self.work(self._maker(), self._made, self._refused)

    def _maker(self) -> Callable[[], tuple[OpenStudy, Code]]:
        from interview_tui.services.beginning import read
        from interview_tui.services.opening import create_study
        from interview_tui.services.recovering import new_code
        from interview_tui.services.recruiting import several

        app, places, clock = self.interview_app, self._launch.paths, self._launch.clock
        name, title, passphrase = self._text("guide"), self._text("title"), self._text("passphrase")
        folder = paths.typed(self._text("folder")).absolute()
        bare = self._bare
        fields = several(self._text("fields"))

        def make() -> tuple[OpenStudy, Code]:
            guide = read(name, places)
            code = new_code()
            create_study(
                folder, guide, passphrase, title=title, fields=fields, recovery=code, anonymous=bare,
                clock=clock,
            )  # fmt: skip
            return ahead.open_folder(app.launch, folder, passphrase), code

        return make

    def _made(self, found: tuple[OpenStudy, Code]) -> None:
        """Show the recovery code, then the study."""
        from interview_tui.tui.screens.recovery_code import RecoveryCodeScreen

        app, (study, code) = self.interview_app, found
        app.study = study
        self.app.push_screen(RecoveryCodeScreen(app, code), lambda _none: opening.opened(app, study))

    def _refused(self, error: InterviewError) -> None:
        self._busy = False
        self.say("")
        if isinstance(error, GuideFaults):
            self.guide_faulty(error)
        else:
            self.trouble(error)
