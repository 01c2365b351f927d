"""The review: reading an interview afterwards, one note in full at a time, and mending what was typed."""

from __future__ import annotations

from dataclasses import field
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Container
from textual.screen import Screen

from interview_tui.i18n import _, ngettext
from interview_tui.model import progress
from interview_tui.model.guide import ThemeRole
from interview_tui.model.interview import Phase
from interview_tui.model.recording import places
from interview_tui.model.values import dataclass
from interview_tui.services import after_talk
from interview_tui.services.lookout import Lookout
from interview_tui.tui import commands, render
from interview_tui.tui.screens.after import AfterInterview
from interview_tui.tui.screens.review_acts import ReviewActs
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_detail import Detail, NoteDetail
from interview_tui.tui.widgets.note_table import FIRST, Head, NoteTable, among
from interview_tui.tui.widgets.tour_line import TourLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from interview_tui.model.note import Note
    from interview_tui.services.leaving import Leaving
    from interview_tui.services.lookout import Suspicion
    from interview_tui.services.reviewing import InterviewRow
    from interview_tui.services.session import Session
    from interview_tui.tui.app import InterviewApp
    from interview_tui.words_events import Break

WIDE = 110
"""Cells of width from which the note stands beside the list and not below it."""

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Loaded:
    """The interviews there are, which one is shown, and that one as it stands (None: there are none)."""

    rows: Sequence[InterviewRow]
    place: int
    session: Session | None
    leaving: Leaving | None = None
    used: Mapping[int, tuple[tuple[str, ...], int]] = field(default_factory=dict)
    """Claims and count of exports that quotes are used in, by note."""


class ReviewScreen(ReviewActs, AfterInterview, Screen[None]):
    """One interview to read; ``interview_id`` 0 means the first that has ended.

    ``note_id`` is the note that is chosen to begin with.
    """

    SCOPES: ClassVar[tuple[str, ...]] = (commands.REVIEW, commands.AFTER)
    ONE_PRESS = ("sign_note", "clear_note", "close_interview")
    DEFAULT_CSS = """
    ReviewScreen #middle { height: 1fr; layout: vertical; }
    """

    def __init__(self, app: InterviewApp, interview_id: int = 0, note_id: int = FIRST) -> None:
        super().__init__()
        self.bind_commands(app)
        self.wanted, self._first = interview_id, note_id
        self.loaded = Loaded((), 0, None)
        self.by_time = False
        self._remapped = app.remapped
        self._lookout: Lookout | None = None
        self._found: dict[tuple[int, str], list[Suspicion]] = {}
        self._looking_at = 0
        self._themes: list[str] = []
        self._theme_of: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and the note."""
        yield HeadLine()
        with Container(id="middle"):
            yield NoteTable(self._tag)
            yield NoteDetail()
        yield TourLine()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Load the interview."""
        self.query_one(NoteDetail).read_on_key = self.key_of("read_on")
        self.query_one(NoteTable).focus()
        self.query_one(HeadLine).show(_("Review"))
        self.load()
        self.interview_app.tour_act("review")

    def on_resize(self, event: events.Resize) -> None:
        """Put the note beside the list where there is room, else below it."""
        wide = event.size.width >= WIDE
        self.query_one("#middle").styles.layout = "horizontal" if wide else "vertical"
        detail = self.query_one(NoteDetail)
        detail.styles.width = event.size.width * 2 // 5 if wide else "1fr"
        detail.styles.height = "1fr" if wide else max(7, min(16, event.size.height * 2 // 5))

    # -- loading -------------------------------------------------------------------------------------------

    def load(self, change: Callable[[], object] | None = None, sentence: str = "") -> None:
        """Do ``change``, if any, then take the interview anew; say ``sentence`` when it is there."""
        study, wanted = self.study, self.wanted

        def call() -> Loaded:
            if change is not None:
                change()
            rows = study.reviewing.interviews()
            if not rows:
                return Loaded(rows, 0, None)
            place = next((at for at, row in enumerate(rows) if row.interview.id == wanted), 0)
            number = rows[place].interview.id
            return Loaded(
                rows, place, study.interviewing.load(number), study.reviewing.leaving(number),
                study.quoting.used(),
            )  # fmt: skip

        def came(loaded: Loaded) -> None:
            note = self.query_one(NoteTable).note
            same = loaded.session is None or _number(loaded) == _number(self.loaded)
            self._show(loaded, note.id if note is not None and same else self._first)
            self._first = FIRST
            if sentence:
                self.say(sentence)

        self.work(call, came)
        self.look_anew()

    def look_anew(self) -> None:
        """Take names and decisions anew, then look at the chosen note again."""
        study, key = self.study, self.key_names or ()

        def came(found: Lookout) -> None:
            self._lookout, self._found = found, {}
            self._look()

        self.work(lambda: Lookout(study, key), came)

    def key_changed(self) -> None:
        """Look with the names of the key file."""
        self.look_anew()

    def _look(self) -> None:
        """Look for what may identify someone in the chosen note, on the writer's thread."""
        note, scout = self.query_one(NoteTable).note, self._lookout
        self._looking_at = note.id if note is not None else 0
        if note is None or scout is None or (note.id, note.text) in self._found:
            self._detail()
            return

        def call() -> list[Suspicion] | None:
            return scout.at(note.text, note.id, note.at) if self._looking_at == note.id else None

        def came(found: list[Suspicion] | None) -> None:
            if found is not None and scout is self._lookout:
                self._found[note.id, note.text] = found
                self._detail()

        self.work(call, came)

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, loaded: Loaded, note_id: int) -> None:
        if loaded.session is not None:
            themes = loaded.session.guide.themes
            self._themes = [theme.id for theme in themes]
            self.query_one(NoteDetail).language = loaded.session.guide.language
            self._theme_of = {one.id: theme.id for theme in themes for one in theme.questions}
        self.loaded = loaded
        self.query_one(HeadLine).show(*self._heading(loaded))
        self.query_one(NoteTable).show(self._rows(), note_id)
        self._detail()

    def _heading(self, loaded: Loaded) -> tuple[str, list[str], str]:
        session = loaded.session
        if session is None:
            return _("Review"), [_("No interview has ended yet; one that has is read here.")], ""
        state = session.state
        covered = [item for item in progress.themes(session.guide, state) if item.theme.counts]
        done, total = sum(item.done for item in covered), sum(item.total for item in covered)
        notes = session.notes
        held = sum(bool(note.text) and bool(self._why(note)) for note in notes)
        count = ngettext("{n} note", "{n} notes", len(notes)).format(n=len(notes))
        facts = [
            _("{n} min").format(n=round(state.talk_ms(state.last_ms) / MINUTE)),
            ngettext("{n} stays behind", "{n} stay behind", held).format(n=held),
            self._unread(notes),
            count,
            _("{done} of {total} questions").format(done=done, total=total),
            _("closed") if state.phase is Phase.CLOSED else _("not closed"),
        ]
        badge = _("interview {n} of {all}").format(n=loaded.place + 1, all=len(loaded.rows))
        return session.respondent.code, facts, badge

    def _unread(self, notes: Sequence[Note]) -> str:
        """Return how many notes would leave that nobody has read through."""
        left = sum(not note.signed and not self._why(note) for note in notes)
        if not left:
            whole = all(note.signed or not note.text for note in notes)
            return _("all read through") if whole else _("all that leave are read")
        return ngettext("{n} TO READ", "{n} TO READ", left).format(n=left)

    def _rows(self) -> list[Head | Note]:
        session = self.loaded.session
        if session is None:
            return []
        notes = sorted(session.notes, key=lambda note: (note.elapsed_ms, note.id))
        from interview_tui import words_events

        breaks = list(words_events.breaks(session.guide, session.events))
        if self.by_time:
            return among(notes, breaks)
        heaps: dict[tuple[str, str], list[Note]] = {}
        broken: dict[tuple[str, str], list[Break]] = {}
        # The question asked last is not what the debrief speaks of.
        after = [note for note in notes if note.after]
        for note in (note for note in notes if not note.after):
            heaps.setdefault(self._place(note), []).append(note)
        for one in breaks:
            broken.setdefault((one.theme_id, one.question_id), []).append(one)
        rows: list[Head | Note] = []
        number = 0
        for theme in session.guide.themes:
            ordinary = theme.role is ThemeRole.ORDINARY
            number += ordinary
            questions = [("", ""), *((one.id, one.text) for one in theme.questions)]
            if any((theme.id, question) in heaps | broken for question, _text in questions):
                rows.append(Head(f"{number} {theme.title}" if ordinary else theme.title))
            for question, text in questions:
                place = theme.id, question
                held = among(heaps.get(place, []), broken.get(place, []))
                rows += [Head(text, 1)] if held and text else []
                rows += held
        if after:
            rows.append(Head(_(after_talk.TITLE)))
            asked = groupby(after, lambda note: after_talk.question(note.id, session.events, _))
            debriefed = after_talk.answered(session.events)
            for question, answers in asked:
                rows += [Head(question, 1), *answers] if debriefed else answers
        return rows

    def _place(self, note: Note) -> tuple[str, str]:
        """Return theme and question of a note; one of no known theme stands in the last."""
        theme = self._theme_of.get(note.question_id)
        if theme is not None:
            return theme, note.question_id
        return (note.theme_id if note.theme_id in self._themes else self._themes[-1]), ""

    @on(NoteTable.Moved)
    def _moved(self, event: NoteTable.Moved) -> None:
        event.stop()
        self._sure_close = 0
        self._detail()
        self._look()

    def _detail(self) -> None:
        note, session = self.query_one(NoteTable).note, self.loaded.session
        detail = self.query_one(NoteDetail)
        if note is None or session is None:
            detail.show(None)
            return
        theme_id, question_id = self._place(note)
        theme = session.guide.theme(theme_id)
        question = next((one.text for one in theme.questions if one.id == question_id), "")
        title = theme.title
        if note.after:
            title, question = "", after_talk.question(note.id, session.events, _)
        leaves, look = self._leaves(note)
        found = self._found.get((note.id, note.text))
        held, place = bool(self._why(note)), recorded(session, note)
        detail.show(Detail(note, title, question, leaves, look, held, place, self._used(note), found))


def _number(loaded: Loaded) -> int:
    return loaded.session.interview.id if loaded.session is not None else 0


def recorded(session: Session, note: Note) -> str:
    """Return where a note lies on the recording, in words; empty when nothing was recorded then."""
    found = [] if note.after else places(session.files, note.elapsed_ms)
    several = len(session.files) > 1
    said = [
        (_("file {n} {time}") if several else _("recording {time}")).format(n=file, time=render.minutes(at))
        for file, at in found
    ]
    return ", ".join(said)
