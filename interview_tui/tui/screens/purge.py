"""Deleting the whole study: what goes and what cannot be reached first, then typed words, then the proof."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from interview_tui import paths
from interview_tui.i18n import _
from interview_tui.services.purging import TICKS, WORD
from interview_tui.text import clean_line
from interview_tui.tui import commands, given_key
from interview_tui.tui.screens import purge_words
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.screens.long_work import EVERY_S
from interview_tui.tui.screens.purge_words import EXPORTS, KEY, PLACE, TITLE, WHO, Chosen, Item, amount
from interview_tui.tui.screens.studies import from_home
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.errors import InterviewError
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.purging import Job
    from interview_tui.tui.app import InterviewApp

_AROUND = " .“”«»\"'"
"""What people type around words that were shown to them in quotation marks, or at the end of a sentence."""


class PurgeScreen(LinedScreen):
    """Shows a dry run with what a person sees to by hand; does it, and shows what was checked."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.PURGE,)
    TABLE: ClassVar[type[Table]] = TallTable
    DEFAULT_CSS = "PurgeScreen Below { height: auto; }"

    def __init__(self, app: InterviewApp) -> None:
        super().__init__(app)
        self.exports = self.files = self._busy = False
        self.key_file: Path | None = None
        self.who = app.launch.settings.interviewer
        self.certificates: Path | None = None
        self.ticks: set[str] = set()
        self.titled: bool | None = None
        said = app.purge_said
        if said is not None and app.study and said[0] == app.study.paths.folder.absolute():
            _folder, self.who, self.ticks, self.key_file, self.exports = said
        self.done: Job | None = None
        self._told = time.monotonic()
        self._made: list[Path] = []
        self._folder, self._title, self._sample = Path(), "", False

    def on_unmount(self) -> None:
        """Keep what was said while the program runs: nobody ticks it all a second time."""
        said = (self._folder, self.who, self.ticks, self.key_file, self.exports)
        self.interview_app.purge_said = said if self.done is None else None

    def reload(self, *_done: object) -> None:
        """Read it anew; a key file that cannot be taken stays where it is, and that is said."""
        study = self.study
        self.work(lambda: self.read(study), self.show, self._no_key)

    def read(self, study: OpenStudy) -> Job:
        """Return what would go, as chosen so far; nothing is deleted."""
        from interview_tui.services import purging

        self._folder, self._title = study.paths.folder.absolute(), study.study.title
        self._sample = study.study.sample
        if self.certificates is None and study.deadlines.recordings_gone():
            self.ticks.add("recorder")  # said once, wherever; it can be taken off here
        self.certificates = self.certificates or self._folder.parent
        clock = self.interview_app.launch.clock
        job = purging.plan(study, clock, exports=self.exports, key_file=self.key_file)
        return job if self.titled is None else replace(job, title=self._title if self.titled else "")

    def head(self, held: Job) -> tuple[str, Sequence[str]]:
        """Return the title, and that nothing is deleted yet, or how it went."""
        if self.done is None:
            size = sum(one.size for one in held.targets)
            return _("Delete {title}").format(title=self._title), [_("nothing is deleted yet"), amount(size)]
        return self._title, [_("deleted") if self.done.verified else _("NOT ALL OF IT IS DELETED")]

    def columns(self, held: Job) -> Sequence[Column]:
        """Return the two columns."""
        del held
        return [Column(_("what"), 18), Column("", 300)]

    def rows(self, held: Job) -> Sequence[Row]:
        """Return a row for each line."""
        return [Row((one.about, one.text), ("strong", one.look)) for one in self.items(held)]

    def items(self, held: Job) -> list[Item]:
        """Return the lines: the proof when it is done, else what goes, what to choose, what to see to."""
        if self.done is not None:
            return purge_words.proof(self.done, self._made)
        said = (self.exports, self.key_file, self.who, self.certificates, self.ticks, self.files)
        return purge_words.plan_lines(held, Chosen(*said))

    def below(self, held: Job, place: int) -> Sequence[Para]:
        """Return the line in full, and what the keys do."""
        one = self.items(held)[place]
        paras = [Para(f"{one.about}: {one.text}", "text", 1, most=3)]
        if self.done is not None:
            said = _("Keep the certificate, and sign it. {key} goes to the list of studies.")
            return [*paras, Para(said.format(key=self.keys["leave_purge"]), "dim", 1)]
        if one.id in TICKS:
            said = _("The program cannot reach this. {key} ticks what you have seen to, for the certificate.")
            paras.append(Para(said.format(key=self.keys["purge_tick"]), "dim", 1))
        elif one.id:
            paras.append(Para(_("{key} changes it.").format(key=self.keys["purge_tick"]), "dim", 1))
        said = _("{key} deletes it all once words and passphrase are typed. Nobody can bring it back.")
        return [*paras, Para(said.format(key=self.keys["purge"]), "warn", 1)]

    # -- choosing ------------------------------------------------------------------------------------------

    def action_purge_tick(self) -> None:
        """Change the line that is chosen."""
        if self.held is None or self.done is not None or self._busy:
            return
        name = self.items(self.held)[self.place].id
        if name in TICKS:
            self.ticks ^= {name}
            self.show(self.held)
        elif name == TITLE:
            self.titled = not self.held.title
            self.reload()
        elif name == EXPORTS:
            self.exports = not self.exports
            self.reload()
        elif name == KEY and self.key_file is not None:
            self.key_file = None
            self.reload()
        elif name == KEY:
            known = given_key.place_of(self.interview_app)
            self._ask(_("Where is the key file?"), from_home(known) if known else "", self._key_given)
        elif name == WHO:
            self._ask(_("Code or role of who does it, for the certificate"), self.who, self._who_given)
        elif name == PLACE:
            self._ask_place(self._place_given)

    def _ask(self, question: str, text: str, given: Callable[[str], None], *, hidden: bool = False) -> None:
        from interview_tui.tui.screens.ask import AskLine

        def typed(line: str | None) -> None:
            if line is not None:
                given(line)

        self.app.push_screen(AskLine(question, text=text, hidden=hidden), typed)

    def _key_given(self, line: str) -> None:
        if not clean_line(line):
            return
        self.key_file = paths.typed(clean_line(line)).absolute()
        self.reload()

    def _no_key(self, error: InterviewError) -> None:
        again, self.key_file = self.held is None and self.key_file is not None, None
        self.trouble(error)
        if again:
            self.reload()

    def _who_given(self, line: str) -> None:
        self.who = clean_line(line)[:80]
        self.reload()

    def _ask_place(self, given: Callable[[str], None]) -> None:
        offered = from_home(self.certificates or self._folder.parent)
        self._ask(_("Which folder is the certificate written to?"), offered, given)

    def _is_place(self, line: str) -> bool:
        """Take a folder for the certificate; say so when it is none outside the study."""
        place = purge_words.certificate_place(line, self._folder)
        if place is None:
            self.say(_("That is no folder outside the study; nothing was changed."), warn=True)
            return False
        self.certificates = place
        return True

    def _place_given(self, line: str) -> None:
        if not self._is_place(line):
            return
        if self.done is None:
            self.reload()
        else:
            self._certify(self.done)

    def action_purge_files(self) -> None:
        """List every file and go to the first of them, or say only how many there are."""
        if self.held is not None and self.done is None:
            first = self.place if self.files else len(self.items(self.held))
            self.files = not self.files
            self.show(self.held)
            self.query_one(Table).action_choose(first)

    # -- doing ---------------------------------------------------------------------------------------------

    def action_purge(self) -> None:
        """Ask where the certificate goes, then for the words, then for the passphrase."""
        if self.held is None or self._busy or self.done is not None:
            return
        if self._sample:
            self.say(_("The sample is removed by itself when you leave the program."))
            return

        def placed(line: str) -> None:
            if self._is_place(line) and self.held is not None:
                self.show(self.held)
                question = _("Type “{words}”. Nothing brings the study back.").format(words=_(WORD))
                self._ask(question, "", self._words_given)

        self._ask_place(placed)

    def _words_given(self, line: str) -> None:
        if clean_line(line).lower().strip(_AROUND) not in {WORD, _(WORD)}:
            self.say(_("Those were other words. Nothing was deleted."), warn=True)
            return
        self._ask(_("Passphrase of the study"), "", self._passphrase_given, hidden=True)

    def _passphrase_given(self, passphrase: str) -> None:
        from interview_tui.services.opening import check_opens

        study = self.study

        def looked() -> Job:
            check_opens(study.paths.folder, passphrase)
            return self.read(study)

        self.work(looked, lambda job: self._delete(study, job, passphrase))

    def _delete(self, study: OpenStudy, job: Job, passphrase: str) -> None:
        from interview_tui.services import purging
        from interview_tui.services.going import Going
        from interview_tui.services.known import forget_study

        self._busy, self.interview_app.study = True, None
        self.say(_("Deleting, and looking whether anything is left…"), stay=True)
        known, going = self.interview_app.launch.paths, Going(self._tell)

        def call() -> Job:
            begun = purging.begin(
                study, job, who=self.who, ticks=tuple(self.ticks), passphrase=passphrase, going=going
            )
            purging.run(begun, going)
            forget_study(known, job.folder)
            return begun

        self.work(call, self._certify, self._broken_off)

    def _tell(self, sentence: str) -> None:
        """Show how far it is, now and then; called on the writer's thread."""
        now = time.monotonic()
        if now - self._told >= EVERY_S:
            self._told = now
            self.app.call_later(self.say, sentence, stay=True)

    def _certify(self, job: Job) -> None:
        from interview_tui.services import certificate, purging

        self.done, place = job, self.certificates or self._folder.parent

        def call() -> list[Path]:
            made = certificate.write(job, place)
            purging.finish(job)
            return made

        def made(files: list[Path]) -> None:
            self._made, self._busy = files, False
            self.query_one(KeyLine).only(("leave_purge",))
            self.say(_("The study is deleted. The certificate is written."), stay=True)
            self.show(job)

        def failed(error: InterviewError) -> None:
            self._busy = False
            self.show(job)
            self.trouble(error)
            self._ask_place(self._place_given)

        self.work(call, made, failed)

    def _broken_off(self, error: InterviewError) -> None:
        self._busy = False
        self.trouble(error)

    def action_leave_purge(self) -> None:
        """Go back; once it has begun, to the list of studies. While it is being done, wait."""
        if self._busy:
            return
        if self.interview_app.study is None:
            from interview_tui.tui.opening import show_studies

            show_studies(self.interview_app)
        else:
            self.dismiss(None)
