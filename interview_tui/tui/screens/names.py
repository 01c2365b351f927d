"""The key file on the screen: who is behind a code. Open only here, forgotten when the screen is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui import paths
from interview_tui.i18n import _, ngettext
from interview_tui.tui import commands, given_key
from interview_tui.tui.screens.names_acts import NameActs, about, entry_row, is_gone, keys_for, known
from interview_tui.tui.screens.studies import from_home
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult

    from interview_tui.demo.sample import Sample
    from interview_tui.errors import InterviewError
    from interview_tui.services.naming import Named, Naming
    from interview_tui.tui.app import InterviewApp


class NamesScreen(NameActs, Working, Screen[None]):
    """Makes or opens a key file, and shows what is in it."""

    HOLDS_NAMES: ClassVar[bool] = True
    SCOPES: ClassVar[tuple[str, ...]] = (commands.NAMES,)
    DEFAULT_CSS = """
    NamesScreen #about { margin: 1 0; }
    NamesScreen #begin { height: 1fr; }
    NamesScreen Table { display: none; }
    """

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped
        self.naming: Naming | None = None
        self.entries: list[Named] = []
        self._known, self._none, self._codes = False, False, frozenset[str]()
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out what the key file is for, how to begin, and the names."""
        yield HeadLine()
        yield Prose(id="about")
        yield Prose(id="begin")
        yield Table()
        yield Prose(id="paper")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Say what this is; nothing is open yet."""
        sentence = _(
            "The key file says who is behind a code. It has a passphrase of its own and lies outside the "
            "study; an interview never opens it. What you see here is forgotten when you leave."
        )
        self.query_one("#about", Prose).show(Para(sentence, "dim", 1))
        self.show()
        study = self.study
        self.work(lambda: known(study), self._told)

    def on_unmount(self) -> None:
        """Forget the names, however the screen was left."""
        self._forget()

    def _forget(self) -> None:
        self.naming, self.entries = None, []

    def _told(self, found: tuple[bool, bool, frozenset[str]]) -> None:
        self._known, self._none, self._codes = found
        if self._none:
            self.query_one("#about", Prose).show()
        self.show()

    # -- showing -------------------------------------------------------------------------------------------

    def show(self, chosen: str = "") -> None:
        """Show what is open; ``chosen`` is the id of the entry to choose."""
        naming, count = self.naming, len(self.entries)
        table, begin = self.query_one(Table), self.query_one("#begin", Prose)
        table.display, begin.display = bool(count), not count
        self.query_one(KeyLine).only(keys_for(count if naming is not None else None))
        if naming is None:
            self.query_one(HeadLine).show(_("Names"), [], "" if self._none else _("key file not open"))
            begin.show(*self._first_steps())
            return
        facts = [ngettext("{n} entry", "{n} entries", count).format(n=count), from_home(naming.path)]
        if gone := sum(is_gone(one, self._codes) for one in self.entries):
            facts.insert(1, _("no longer in the study: {n}").format(n=gone))
        self.query_one(HeadLine).show(_("Names"), facts)
        if not count:
            first = _("add a name: first those of your respondents, each with the code")
            begin.show(
                Para(_("The key file is open. There is nothing in it yet."), "head"),
                Para(),
                Para(first, "text", 12, self._key("add_name")),
            )
            return
        columns = (
            Column(_("code"), 8),
            Column(_("name"), 40),
            Column(_("what"), 14, 2),
            Column(_("contacts"), 60, 1),
        )
        place = next((at for at, one in enumerate(self.entries) if one.id == chosen), table.chosen)
        table.show(columns, count, lambda at: entry_row(self.entries[at], self._codes), chosen=place)
        self._show_paper()
        table.focus()

    def _refuses(self) -> bool:
        """Say why there is no key file, in a study without personal data; whether it is one."""
        if self._none:
            from interview_tui.services.impersonal import no_key_file

            self.say(no_key_file(), warn=True, stay=True)
        return self._none

    def _first_steps(self) -> list[Para]:
        if self._none:
            from interview_tui.services.impersonal import no_key_file, withdrawing_by_code

            return [Para(no_key_file(), "head", 1), Para(), Para(withdrawing_by_code(), "text", 1)]
        opened = Para(_("open the key file you have"), "text", 12, self._key("open_key_file"))
        made = Para(_("make one; it is empty at first"), "text", 12, self._key("make_key_file"))
        kept = _("This study has a key file. Where it lies is not written in the study, to keep them apart.")
        paras = [
            Para(kept if self._known else _("No key file is known yet."), "head", 1),
            Para(),
            *((opened, made) if self._known else (made, opened)),
        ]
        sample = self._sample
        if sample is not None:
            sentence = _("Sample data: its key file is offered here, and its passphrase is {words}.")
            paras += [Para(), Para(sentence.format(words=sample.key_passphrase), "good")]
        return paras

    def _key(self, name: str) -> str:
        return commands.key_of(name, self._remapped) + "  "

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        self._show_paper()

    def _show_paper(self) -> None:
        """Say of the chosen entry what its row does not show."""
        place = self.query_one(Table).chosen
        entry = self.entries[place:][:1]
        key = self._key("remove_name").strip()
        self.query_one("#paper", Prose).show(
            *(para for one in entry for para in about(one, self._codes, key))
        )

    # -- opening and making --------------------------------------------------------------------------------

    @property
    def _sample(self) -> Sample | None:
        """The sample, when it is the study that is open."""
        sample = self.interview_app.launch.sample
        return sample if sample is not None and sample.folder == self.study.paths.folder else None

    def action_open_key_file(self) -> None:
        """Ask for a key file and its passphrase, then open it."""
        from interview_tui.services.keys import that_lies_at
        from interview_tui.services.naming import usual_place

        if self._refuses():
            return
        study, sample = self.study, self._sample

        def offered() -> str:
            if sample is not None:
                return str(sample.keyfile)
            place = given_key.place_of(self.interview_app) or usual_place(study)
            return from_home(place) if place.is_file() else ""

        # The sample's is made when its passphrase is there.
        check = that_lies_at if sample is None else None
        question = _("Where is the key file? Its passphrase is asked for after that")
        self.work(offered, lambda place: self._ask_place(question, place, self._ask_words, check))

    def action_make_key_file(self) -> None:
        """Ask where the key file shall lie and for a passphrase, then make it."""
        from interview_tui.services.naming import check_new_place, suggested_place

        if self._refuses():
            return
        study = self.study

        def placed(path: Path) -> None:
            self.work(lambda: check_new_place(study, path), lambda _none: self._ask_new(path))

        question = _("Where shall the key file lie? Never in the study folder.")
        self.work(
            lambda: from_home(suggested_place(study)),
            lambda place: self._ask_place(question, place, placed),
        )

    def _ask_place(
        self,
        question: str,
        offered: str,
        then: Callable[[Path], None],
        check: Callable[[str], object] | None = None,
    ) -> None:
        from interview_tui.tui.screens.ask_short import LONGEST_PATH, AskShort

        def placed(text: str | None) -> None:
            if text:
                then(paths.typed(text).absolute())

        asked = AskShort(question, text=offered, limit=LONGEST_PATH)
        self.app.push_screen(asked.checked(check), placed)

    def _ask_words(self, path: Path) -> None:
        from interview_tui.services.naming import Naming
        from interview_tui.tui.screens.ask import AskLine

        study, sample = self.study, self._sample
        question = _("Passphrase of the key file")
        if sample is not None and path == sample.keyfile:
            question = _("Passphrase of the key file (sample data: {words})").format(
                words=sample.key_passphrase
            )

        def given(passphrase: str | None) -> None:
            if passphrase:
                self._begin(_("opening…"), lambda: Naming.open(study, path, passphrase))

        self.app.push_screen(AskLine(question, hidden=True), given)

    def _ask_new(self, path: Path) -> None:
        from interview_tui.services.naming import Naming
        from interview_tui.tui.screens.ask import AskLine, AskNewPassphrase

        study = self.study

        def given(passphrase: str | None) -> None:
            def again(second: str | None) -> None:
                if second is None or passphrase is None:
                    return
                if second != passphrase:
                    self.say(_("The two passphrases differ. Nothing was made."), warn=True)
                    return
                self._begin(_("Making the key file…"), lambda: Naming.make(study, path, passphrase))

            if passphrase:
                self.app.push_screen(AskLine(_("The same passphrase once more"), hidden=True), again)

        question = _("A passphrase for the key file, another than the study's")
        self.app.push_screen(AskNewPassphrase(question), given)

    def _begin(self, saying: str, call: Callable[[], Naming]) -> None:
        """Open or make it on the writer's thread, then show it."""
        if self._busy:
            return
        self._busy = True
        self.say(saying, stay=True)
        sample = self._sample

        def work() -> tuple[Naming, list[Named]]:
            if sample is not None:
                sample.finish()
            naming = call()
            return naming, naming.entries()

        self.work(work, self._open, self._refused)

    def _open(self, found: tuple[Naming, list[Named]]) -> None:
        self._busy, self._known = False, True
        self.naming, self.entries = found
        given_key.remember_place(self.interview_app, found[0].path)
        self.show()
        self.say(_("The key file is open. Exports ask for it from now on."))
        if self._sample is None:
            self.tell_if_beside(found[0].path)

    def _refused(self, error: InterviewError) -> None:
        self._busy = False
        self.trouble(error)

    def action_leave_names(self) -> None:
        """Forget the names and go back to the study."""
        self._forget()
        self.dismiss(None)
