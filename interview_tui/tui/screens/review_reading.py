"""Reading through: each note is signed by somebody who has seen it whole, and asked who can be told by it.

Names are only half of it (fieldwork 2.4): a task that one person has tells a colleague who speaks. No program
sees that, so the question stands under every note that is not read yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.services.leaving import NOT_ATTRIBUTED
from interview_tui.services.reviewing import UNKNOWN
from interview_tui.tui import chosen, reasons
from interview_tui.tui.widgets.note_detail import NoteDetail
from interview_tui.tui.widgets.note_table import NoteTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.note import Note
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.ink import Name
    from interview_tui.tui.screens.review import Loaded

_ANEW, _BACK, _NOBODY = "anew", "back", "nobody"


class ReviewReading:
    """The actions of reading through, one for each command."""

    loaded: Loaded
    wanted: int
    _first: int

    if TYPE_CHECKING:
        app: Any
        query_one: Any
        study: OpenStudy
        interview_app: InterviewApp
        say: Callable[..., None]
        work: Callable[..., None]
        load: Callable[..., None]
        key_of: Callable[[str], str]
        action_edit: Callable[[], None]

        @property
        def note(self) -> Note | None:
            """The note that is chosen."""

    # -- how a note stands ---------------------------------------------------------------------------------

    def _why(self, note: Note, *, linked: bool = False) -> str:
        """Return what holds a note back; empty when nothing does."""
        leaving = self.loaded.leaving
        return leaving.why(note, linked=linked) if leaving is not None else ""

    def _tag(self, note: Note) -> tuple[str, Name]:
        """Return what stands at the right of a note in the list."""
        reason = self._why(note)
        if reason == NoteKind.MARK.value:
            return "", "dim"
        if reason:
            return f"✗ {reasons.stays(reason)}", "warn"
        if not note.signed:
            return _("○ to read"), "dim"
        return (_("✓ cleared"), "good") if note.cleared else ("", "dim")

    def _leaves(self, note: Note) -> tuple[str, Name]:
        """Return what will happen with a note at export, and why."""
        reason = self._why(note)
        if not reason and not note.signed:
            asked = _("✗ Not read. Could anyone who knows the place tell who it is? {no} no · {yes} yes")
            return asked.format(no=self.key_of("sign_note"), yes=self.key_of("recognisable")), "warn"
        if not reason:
            if note.cleared:
                return _("✓ At export: leaves, cleared by you."), "good"
            if self._why(note, linked=True) == NOT_ATTRIBUTED:
                return _("✓ At export: leaves in the unlinked form; under a code not agreed to."), "good"
            return _("✓ At export: leaves."), "good"
        said = _("✗ At export: stays behind ({reason}).").format(reason=reasons.stays(reason))
        leaving = self.loaded.leaving
        if leaving is not None and not leaving.never(note):
            said += " " + _("{key} clears it.").format(key=self.key_of("clear_note"))
        return said, "warn"

    # -- signing -------------------------------------------------------------------------------------------

    def action_sign_note(self) -> None:
        """Sign a note that was seen whole, and go to the next that is not signed."""
        note, detail = self.note, self.query_one(NoteDetail)
        if note is None or not note.text:
            return
        if note.signed:
            self._next_to_read(note)
        elif not detail.read_through:
            detail.read_on()
            self.say(_("There is more of this note: read it to its end, then sign."), warn=True)
        elif self._who_is_unknown:
            self._ask_who(note)
        else:
            self._sign(note)

    def _to_read(self, note: Note) -> bool:
        """Return whether nobody has read a note that would leave; what stays behind need not be read."""
        return not note.signed and not self._why(note)

    @property
    def _who_is_unknown(self) -> bool:
        app = self.interview_app
        known = app.launch.settings.interviewer or app.launch.sample or self.study.asks is not None
        return not known and not chosen.of(app).unnamed

    def _ask_who(self, note: Note) -> None:
        """Ask once who reads; it is kept in the settings. No answer is one too, for as long as it is open."""
        from interview_tui.tui.screens.ask_short import AskShort

        app = self.interview_app

        def said(who: str | None) -> None:
            if who is None:
                return
            if not who:
                chosen.of(app).unnamed = True
                self._sign(note)
                return
            from interview_tui.services.own_settings import set_interviewer
            from interview_tui.tui.own import own_paths

            def known(_done: object) -> None:
                chosen.reads(app, who)
                self._sign(note)

            self.work(lambda: set_interviewer(own_paths(app.launch), who), known)

        hint = _("Your initials. Kept in your settings, and in this study only. Enter alone: nobody named.")
        ask = AskShort(_("Who has read it? Asked this once."), limit=40, hint=hint)
        ask.opened_by = "sign_note"
        self.app.push_screen(ask, said)

    def _sign(self, note: Note) -> None:
        reviewing, table = self.study.reviewing, self.query_one(NoteTable)
        following = table.after(self._to_read)
        if following is None:
            said = _("That was the last one here: every note of this interview that leaves is read through.")
        else:
            said = _("Signed as read through.")
            table.choose(following)
        self.load(lambda: reviewing.sign([note.id]), said)

    def _next_to_read(self, note: Note) -> None:
        """Go on to a note that nobody has read, in this interview or the next; say so when there is none."""
        table, reviewing = self.query_one(NoteTable), self.study.reviewing
        here = table.after(self._to_read)
        read = _("This one is read through.") if note.signed == UNKNOWN else _("{who} has read this one.")
        read = read.format(who=note.signed) + " "
        if here is not None:
            table.choose(here)
            self.say(read + _("Here is the next that nobody has read."))
            return

        def came(found: tuple[int, int]) -> None:
            interview, number = found
            if not number:
                back = _("Nothing is left to read. {key} takes back that this one is read.")
                self.say(read + back.format(key=self.key_of("unsign_note")))
                return
            self.wanted, self._first = interview, number
            self.load(None, _("On to the next interview with notes that nobody has read."))

        self.work(reviewing.next_to_read, came)

    def action_unsign_note(self) -> None:
        """Take back that a note was read through."""
        note, reviewing = self.note, self.study.reviewing
        if note is None or not note.signed:
            self.say(_("Nobody has signed this note."))
            return
        self.load(lambda: reviewing.sign([note.id], False), _("No longer signed as read through."))

    # -- recognisable --------------------------------------------------------------------------------------

    def action_recognisable(self) -> None:
        """Somebody who knows the place could tell who it is: say what becomes of the note."""
        from interview_tui.tui.screens.picker import Choice, Picker

        note, reviewing = self.note, self.study.reviewing
        if note is None or not note.text:
            return
        held = NoteFlag.RECOGNISABLE in note.flags
        choices = [Choice(_ANEW, _("Write it anew, so that nobody can tell"))]
        if held:
            choices.append(Choice(_NOBODY, _("Nobody could tell after all: let it go")))
        else:
            choices.append(Choice(_BACK, _("Hold it back: it stays behind at export")))

        def chosen(what: str | None) -> None:
            if what == _ANEW:
                self.action_edit()
            elif what is not None:
                said = _("Held back: somebody who knows the place could tell who it is.")
                said = _("No longer held back for that.") if held else said
                self.load(lambda: reviewing.flag(note.id, NoteFlag.RECOGNISABLE, not held), said)

        title = _("Somebody could tell who this is. What becomes of the note?")
        self.app.push_screen(Picker(title, choices, keep=self.query_one(NoteDetail)), chosen)
