"""What the keys of the review do: each act is one change of one note, kept beside what the note was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.identifier import IdentifierType
from interview_tui.model.interview import Phase
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.services import lookout
from interview_tui.text import clean
from interview_tui.tui.screens.note_acts import NoteActs, uses
from interview_tui.tui.screens.review_reading import ReviewReading
from interview_tui.tui.widgets.note_detail import NoteDetail
from interview_tui.tui.widgets.note_table import NoteTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.model.note import Note
    from interview_tui.services.lookout import History, Suspicion
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.screens.review import Loaded

_KINDS = (NoteKind.NOTE, NoteKind.QUOTE, NoteKind.OBSERVATION, NoteKind.ASK_LATER, NoteKind.OWN_REACTION)


class ReviewActs(ReviewReading, NoteActs):
    """The actions of the review, one for each command of its scope."""

    loaded: Loaded
    wanted: int
    by_time: bool
    _found: dict[tuple[int, str], list[Suspicion]]
    _sure_close = 0

    if TYPE_CHECKING:
        app: Any
        query_one: Any
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        load: Callable[..., None]
        look_anew: Callable[[], None]
        key_of: Callable[[str], str]
        _show: Callable[[Loaded, int], None]

    @property
    def note(self) -> Note | None:
        """The note that is chosen."""
        found: Note | None = self.query_one(NoteTable).note
        return found

    @property
    def in_sight(self) -> NoteDetail:
        """The note in full, which stays in sight while something is asked about it."""
        found: NoteDetail = self.query_one(NoteDetail)
        return found

    def claims_of(self, note: Note) -> Sequence[str]:
        """Return the claims that a quote supports."""
        return self.loaded.used.get(note.id, ((), 0))[0]

    def _used(self, note: Note) -> str:
        """Return how often a quote is used, in words; empty for one that is not used, and for a note."""
        claims, exports = self.loaded.used.get(note.id, ((), 0))
        return uses(len(claims), exports)

    def quotes_changed(self) -> None:
        """Take the notes anew: quotes may have been edited, or put under claims."""
        self.load()

    # -- one note ------------------------------------------------------------------------------------------

    def action_note_kind(self) -> None:
        """Take the next kind."""
        note = self.note
        if note is None or not note.text:
            return
        kind = _KINDS[(_KINDS.index(note.kind) + 1) % len(_KINDS)] if note.kind in _KINDS else NoteKind.NOTE
        reviewing = self.study.reviewing
        self.load(
            lambda: reviewing.set_kind(note.id, kind), _("This note: {kind}").format(kind=words.kind(kind))
        )

    def action_note_flag(self) -> None:
        """Choose a flag to put on or take off."""
        from interview_tui.tui.screens.picker import Choice, Picker

        note = self.note
        if note is None:
            return
        choices = [
            Choice(
                flag.value,
                words.flag(flag),
                _("on") if flag in note.flags else "",
                "⚑" if flag in note.flags else " ",
            )
            for flag in NoteFlag
        ]

        def chosen(value: str | None) -> None:
            if value is None:
                return
            flag, reviewing = NoteFlag(value), self.study.reviewing
            on = flag not in note.flags
            sentence = _("Flagged: {flag}") if on else _("No longer flagged: {flag}")
            self.load(lambda: reviewing.flag(note.id, flag, on), sentence.format(flag=words.flag(flag)))

        self.app.push_screen(
            Picker(_("Flag the note, or take a flag off"), choices, keep=self.in_sight), chosen
        )

    def action_clear_note(self) -> None:
        """Let this one note leave although something holds it back, or hold it back again."""
        note = self.note
        if note is None:
            return
        reviewing, yes = self.study.reviewing, not note.cleared
        read = "" if note.signed else " " + _("It leaves once it is read too.")
        sentence = _("Cleared: this note may leave.") + read if yes else _("This note stays behind again.")
        self.load(lambda: reviewing.clear(note.id, yes), sentence)

    def action_mark_word(self) -> None:
        """Ask which words identify someone, then what they name."""
        from interview_tui.tui.screens.ask import AskLine

        note = self.note
        if note is None or not note.text:
            return
        waiting = [one.found.text for one in self._found.get((note.id, note.text), []) if one.choice is None]

        def named(typed: str | None) -> None:
            wanted = clean(typed or "").strip().lstrip("#").strip()
            if not wanted:
                return
            if " ".join(wanted.casefold().split()) not in " ".join(note.text.casefold().split()):
                self.say(_("Those words are not in this note."), warn=True)
                return
            self._ask_type(wanted)

        question = _("Which words of the note identify someone?")
        self.app.push_screen(AskLine(question, text=waiting[0] if waiting else "", keep=self.in_sight), named)

    def _ask_type(self, wanted: str) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [Choice(one.value, words.identifier(one)) for one in IdentifierType]

        def chosen(value: str | None) -> None:
            if value is not None:
                what, reviewing = IdentifierType(value), self.study.reviewing
                sentence = _("Replaced from now on, everywhere in the study: → [{type}]")
                self.load(
                    lambda: reviewing.mark_identifier(wanted, what),
                    sentence.format(type=words.identifier(what)),
                )

        self.app.push_screen(Picker(_("What do they name?"), choices, keep=self.in_sight), chosen)

    def action_revisions(self) -> None:
        """Show what the note has been."""
        from interview_tui.tui.screens.revisions import RevisionsScreen

        note, study = self.note, self.study
        if note is not None:

            def came(found: History) -> None:
                self.app.push_screen(RevisionsScreen(found))

            self.work(lambda: lookout.history(study, note.id), came)

    def action_read_on(self) -> None:
        """Turn the page of a long note."""
        self.query_one(NoteDetail).read_on()

    # -- the interview -------------------------------------------------------------------------------------

    def action_note_order(self) -> None:
        """Show the notes in the order of time, or by theme and question."""
        self.by_time = not self.by_time
        note = self.note
        self._show(self.loaded, note.id if note else 0)
        self.say(_("In the order of time.") if self.by_time else _("By theme and question."))

    def action_next_interview(self) -> None:
        """Go to the next interview."""
        self._go(1)

    def action_previous_interview(self) -> None:
        """Go to the interview before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        rows = self.loaded.rows
        ids = [row.interview.id for row in rows]
        place = (ids.index(self.wanted) if self.wanted in ids else self.loaded.place) + step
        if 0 <= place < len(rows):
            self.wanted = rows[place].interview.id
            self.load()
        elif rows:
            self.say(_("This is the last interview.") if step > 0 else _("This is the first interview."))

    def action_to_candidates(self) -> None:
        """Go to the words that may identify someone; what was decided shows when one comes back."""
        from interview_tui.tui.screens.candidates import CandidatesScreen

        self.app.push_screen(CandidatesScreen(self.app), lambda _none: self.load())

    def action_interview_pictures(self) -> None:
        """Draw this interview over time, and all of them beside each other."""
        from interview_tui.tui.screens.pictures import Held, PicturesScreen

        study, loaded = self.study, self.loaded
        if loaded.session is None:
            return
        code = loaded.session.respondent.code
        number = sum(row.code == code for row in loaded.rows[: loaded.place + 1])

        def show(held: Held) -> None:
            self.app.push_screen(PicturesScreen(self.app, held))

        self.work(lambda: Held.of(study, code, number), show)

    def action_close_interview(self) -> None:
        """Close the interview, on the second press."""
        session = self.loaded.session
        if session is None:
            return
        number = session.interview.id
        if session.state.phase is Phase.CLOSED:
            self.say(_("This interview is closed already. Its notes can still be mended here."))
        elif self._sure_close != number:
            self._sure_close = number
            sentence = _("{key} once more closes the interview of {code}: nothing can be added to it then.")
            self.say(
                sentence.format(key=self.key_of("close_interview"), code=session.respondent.code), warn=True
            )
        else:
            self._sure_close = 0
            interviewing = self.study.interviewing
            self.load(lambda: interviewing.resume(number).close(), _("Closed."))
