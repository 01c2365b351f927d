"""The export: what would leave, why it must not yet, every file as it would be written, then the writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.screen import Screen

from interview_tui import paths
from interview_tui.errors import GateClosed
from interview_tui.i18n import _, ngettext
from interview_tui.services.contents import Contents
from interview_tui.services.noticing import Weight
from interview_tui.text import clean_line
from interview_tui.tui import chosen, commands, given_key
from interview_tui.tui.screens import export_words
from interview_tui.tui.screens.export_choices import USUAL, ExportChoices
from interview_tui.tui.screens.long_work import LongWork
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.text_pane import Row, TextPane
from interview_tui.tui.widgets.tour_line import TourLine

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.services.going import Going
    from interview_tui.services.leavable import ExportReport, Prepared
    from interview_tui.services.noticing import Notice
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.ink import Name


class Ready(NamedTuple):
    """What would leave now: the gate's own answer, the files, the codes and fields there are, the title."""

    prepared: Prepared
    files: Mapping[str, bytes]
    codes: tuple[str, ...]
    included: tuple[str, ...]
    fields: tuple[str, ...]
    title: str
    key_wanted: bool
    adds_up: list[str]
    """What can be put together about each person told apart."""
    capitals: list[int]
    """The notes that begin with a capital letter."""
    due: list[Notice]
    """What is to be deleted before long, or should be gone."""


class ExportScreen(ExportChoices, LongWork, Screen[None]):
    """Shows everything that would leave before anything does."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.EXPORT, commands.AFTER)
    formats: tuple[str, ...]

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped
        before = chosen.of(app)
        self.formats = USUAL if before.formats is None else before.formats
        self.contents = before.contents or Contents()
        self.ready: Ready | None = None
        self.page = 0
        self._folder = before.exported_to
        self._written: ExportReport | None = None
        self._changed = self._broken = False

    def compose(self) -> ComposeResult:
        """Lay out the verdict and the page."""
        yield HeadLine()
        yield Prose(id="verdict")
        yield TextPane()
        yield TourLine()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped, rows=2)

    def on_mount(self) -> None:
        """Work out what would leave."""
        self.query_one(TextPane).focus()
        self.prepare()
        self.interview_app.tour_act("export")

    # -- what would leave ----------------------------------------------------------------------------------

    def prepare(self) -> None:
        """Work out anew what would leave, and show it; after the writing, if that is under way."""
        if self.writing:
            self._changed = True
            return
        self._changed = self._broken = False
        # What was written is told above what was written, not above other choices.
        self._written = None
        before = chosen.of(self.interview_app)
        before.formats, before.contents = self.formats, self.contents
        # What stood here is of the choices before: nobody shall decide by it.
        self.query_one(HeadLine).show(_("Export"))
        self.query_one(Prose).show(Para(_("Working out what would leave …"), "dim", 1))
        study, contents, key, formats = self.study, self.contents, self.key_names, self.formats

        def call(_going: Going) -> Ready:
            from interview_tui.services import adding_up, on_record
            from interview_tui.services.deadlines import notices

            prepared = study.reporting.prepare(contents, key=key)
            known = tuple(dict.fromkeys(row.code for row in study.reviewing.interviews()))
            files, about = study.reporting.preview(prepared, formats) if formats else {}, study.study
            return Ready(
                prepared,
                files,
                known,
                tuple(prepared.people.values()),
                about.fields,
                about.title,
                about.key_file and key is None,
                adding_up.of_each(study, prepared, contents),
                export_words.capitals(prepared),
                [*notices(study), *on_record.notices(study)],
            )

        self.long(call, self._came)

    def _came(self, ready: Ready) -> None:
        """Show what would leave, unless a reason was given for something else."""
        if not self.reasons_hold(ready.prepared):
            self.prepare()
            return
        self.ready = ready
        self.show_page()

    def action_go_back(self) -> None:
        """Break off what is worked out or written; go back when nothing is."""
        if self.going is None or self.writing:
            super().action_go_back()
            return
        self.stop()
        self.going, self._broken = None, True
        self.query_one(TextPane).show("", [])
        sentence = _("Broken off; nothing was written. {key} works it out anew, {back} goes back.")
        keys = {"key": self.key_of("write_export"), "back": self.key_of("go_back")}
        self.query_one(Prose).show(Para(sentence.format(**keys), "warn", 1))

    def key_changed(self) -> None:
        """Work it out with the names of the key file."""
        self.prepare()

    @property
    def problems(self) -> list[str]:
        """Why nothing can leave yet, a sentence each."""
        return export_words.problems(self.ready.prepared, self.key_of("give_key")) if self.ready else []

    def show_page(self) -> None:
        """Show the verdict and the page that is chosen."""
        ready = self.ready
        if ready is None or self._broken:
            return
        self.query_one(HeadLine).show(_("Export"), self._facts(ready), self._badge(ready))
        self.query_one(Prose).show(*self._verdict(ready))
        names = list(ready.files)
        self.page = min(self.page, len(names))
        all_pages = len(names) + 1
        hint = _("{key} next · {go} by name")
        hint = hint.format(key=self.key_of("next_page"), go=self.key_of("go_to_page")) if names else ""
        place = _("{n} of {all}").format(n=self.page + 1, all=all_pages)
        if self.page:
            name = names[self.page - 1]
            content = ready.files[name]
            size = ngettext("{n} byte", "{n} bytes", len(content)).format(n=len(content))
            rows = [Row(line) for line in self.study.reporting.shown(name, content).split("\n")]
            self.query_one(TextPane).show(f"{place} · {name} · {size}", rows, hint)
        else:
            keys = self.key_of("quotes"), self.key_of("open_candidates")
            unmade = self.study.reporting.unmade(self.formats, self.contents)
            page = export_words.Page(
                self.problems, names, self._written, *keys, ready.adds_up, ready.capitals, unmade
            )
            rows = export_words.overview(ready.prepared, page)
            self.query_one(TextPane).show(f"{place} · " + _("what would leave"), rows, hint)

    def _facts(self, ready: Ready) -> list[str]:
        chosen = " ".join(self.contents.codes) if self.contents.codes else _("all respondents")
        facts = [*export_words.labels(self.contents), chosen, " + ".join(self.formats) or _("no format")]
        summary = ready.prepared.summary
        if summary is not None:
            leave = summary.statement.notes
            stay = sum(summary.statement.withheld.values())
            facts.append(ngettext("{n} note leaves", "{n} notes leave", leave).format(n=leave))
            facts.append(ngettext("{n} stays", "{n} stay", stay).format(n=stay))
        return facts

    def _badge(self, ready: Ready) -> str:
        if ready.prepared.problems or ready.prepared.summary is None:
            return _("gate shut")
        return _("gate open")

    def _verdict(self, ready: Ready) -> list[Para]:
        signs: dict[Weight, tuple[str, Name]] = {Weight.NOW: ("!", "alarm"), Weight.SOON: ("△", "warn")}
        told = [(*signs[one.weight], one.sentence) for one in ready.due]
        due = [Para(f"{sign} {sentence}", look, 1, most=1) for sign, look, sentence in told]
        return [*due, *self._gate(ready)]

    def _gate(self, ready: Ready) -> list[Para]:
        count = len(ready.prepared.problems)
        if count:
            sentence = ngettext(
                "Nothing can leave yet: {n} thing stands in the way.",
                "Nothing can leave yet: {n} things stand in the way.",
                count,
            ).format(n=count)
            ways = export_words.ways_on(ready.prepared, self.key_of, key_wanted=ready.key_wanted)
            return [Para("✗ " + sentence, "alarm", 1), *(Para(way, "text", 3) for way in ways)]
        return self.opened(ready)

    # -- pages ---------------------------------------------------------------------------------------------

    def action_next_page(self) -> None:
        """Go to the next file; after the last, to the overview."""
        self._turn(1)

    def action_previous_page(self) -> None:
        """Go to the file before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        if self.ready is not None:
            self.page = (self.page + step) % (len(self.ready.files) + 1)
            self.show_page()

    def action_read_on(self) -> None:
        """Go a page of the screen on."""
        self.query_one(TextPane).read_on()

    def action_read_notes(self) -> None:
        """Go to the review, at the first note that nobody has read through."""
        from interview_tui.tui.screens.review import ReviewScreen

        study = self.study

        def came(found: tuple[int, int]) -> None:
            self.app.push_screen(ReviewScreen(self.interview_app, *found), lambda _none: self.prepare())

        self.work(study.reviewing.next_to_read, came)

    # -- writing -------------------------------------------------------------------------------------------

    def action_write_export(self) -> None:
        """Ask for the folder, then write."""
        from interview_tui.tui.screens.ask import AskLine

        ready = self.ready
        if self._broken:
            self.prepare()
        if ready is None or (self.going is not None and not self.writing):
            self.say(_("Working out what would leave …"))
            return
        if ready.prepared.problems or ready.prepared.summary is None or not self.formats:
            self.say(self.refused(ready), warn=True)
            return
        default = self._folder or export_words.default_folder(ready.title)

        def typed(folder: str | None) -> None:
            if folder is not None and clean_line(folder):
                self._folder = chosen.of(self.interview_app).exported_to = clean_line(folder)
                self._write(paths.typed(self._folder).absolute())

        self.app.push_screen(
            AskLine(_("Write to which folder? It is made if it is not there."), text=default), typed
        )

    def _write(self, folder: Path) -> None:
        reporting, formats, contents, key = self.study.reporting, self.formats, self.contents, self.key_names
        log = given_key.log_of(self.interview_app)

        def call(_going: Going) -> ExportReport:
            return reporting.export(folder, formats=formats, contents=contents, key=key, log=log)

        def written(report: ExportReport) -> None:
            self._written, self.page = report, 0
            files = ngettext("{n} file", "{n} files", len(report.files)).format(n=len(report.files))
            self.say(_("Written: {files} to {folder}").format(files=files, folder=report.folder))
            self.prepare() if self._changed else self.show_page()

        def failed(error: InterviewError) -> None:
            self._written = None
            self.trouble(error)
            if self._changed or isinstance(error, GateClosed):
                self.prepare()
            else:
                self.show_page()

        self._changed = self.going is not None
        self.long(call, written, failed)
        self.writing = True
