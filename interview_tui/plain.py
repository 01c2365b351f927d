"""The plain door: a session as lines, for screen readers, simple terminals and scripts.

A line is a note; its first character chooses the kind, as on the screen. A line that begins with a colon is a
command, and two colons begin a note that starts with one. A note is stamped when its line arrives, since a
line has no first keystroke. An empty line stores nothing and says where the interview stands.
"""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

from interview_tui.clock import hours_of
from interview_tui.errors import InterviewError, NotSaved, StoreBusy, StoreDamaged
from interview_tui.i18n import _, ngettext
from interview_tui.model.consent import ConsentScope
from interview_tui.model.craft import debrief_line
from interview_tui.model.interview import Phase
from interview_tui.model.note import speaks
from interview_tui.plain_asking import INSTEAD, Asking
from interview_tui.plain_commands import COMMANDS, find
from interview_tui.plain_craft import asked
from interview_tui.plain_paste import asked_to_tell, pieces
from interview_tui.plain_words import described, note_count, where
from interview_tui.services.cut_off import moments
from interview_tui.services.notetaking import too_long
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TextIO

    from interview_tui.model.craft import DebriefItem
    from interview_tui.model.note import Note
    from interview_tui.services.interviewing import Interviewing
    from interview_tui.services.record import Stamp
    from interview_tui.services.session import Session

__all__ = ["COMMANDS", "run_plain", "session_for"]

LONGEST_LINE = 100_000
"""Most characters of a line that are held; a longer one is counted and refused, however long it is."""

_HOLD = (NotSaved, StoreBusy, StoreDamaged)
"""Errors of the moment: the line is kept and tried again."""


def session_for(interviewing: Interviewing, code: str) -> Session:
    """Return the respondent's session: gone on with when one is open, else started.

    Raises:
        UsageProblem, ConsentMissing, NotAllowedNow, NotSaved: as ``Interviewing.start`` and ``resume``.
    """
    wanted = clean_line(code).upper()
    for left in interviewing.unfinished():
        if left.code == wanted:
            return interviewing.resume(left.interview.id)
    return interviewing.start(code)


def run_plain(
    session_source: Callable[[], Session],
    stdin: Iterable[str],
    stdout: TextIO,
    erase: Callable[[str], Iterable[str]] | None = None,
    quick_words: Mapping[str, str] | None = None,
) -> int:
    """Hold a session as lines until it is closed, left, or the input ends.

    Args:
        session_source: Gives the session, as ``lambda: session_for(study.interviewing, code)``.
        stdin: Lines in.
        stdout: One short line out for each.
        erase: Erases who withdraws, by code, and says what was done; without it they are only shut out.
        quick_words: Words of the person's own that are written out in notes.

    Returns:
        The exit code: 0, or 9 when lines are left that could not be saved.

    Raises:
        What ``session_source`` raises; nothing was said then.
    """
    for stream in (stdin, stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    session = session_source()
    session.quick_words = quick_words or {}
    door = Door(session, stdout, erase)
    door.greet()
    with suppress(KeyboardInterrupt), asked_to_tell(stdin, stdout):
        for piece in pieces(_lines(stdin), LONGEST_LINE):
            if piece.more:
                door.refuse(len(piece.text) + piece.more)
            else:
                door.take(piece.text.removesuffix("\n").removesuffix("\r"), pasted=piece.pasted)
            if door.done:
                break
    return door.leave()


def _lines(stdin: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each line and how many characters of it were too many to be held."""
    readline = getattr(stdin, "readline", None)
    if readline is None:
        yield from ((line, 0) for line in stdin)
        return
    while line := readline(LONGEST_LINE):
        more, piece = 0, line
        while len(piece) == LONGEST_LINE and not piece.endswith("\n"):
            piece = readline(LONGEST_LINE)
            more += len(piece)
        yield line, more


class Door(Asking):
    """One session at the plain door: what waits to be saved, and what has been said."""

    def __init__(
        self, session: Session, stdout: TextIO, erase: Callable[[str], Iterable[str]] | None = None
    ) -> None:
        self.session, self.erase = session, erase
        self.done = False
        self.warned = False
        self._stdout = stdout
        self._waiting: list[tuple[str, Stamp, bool]] = []
        self._told_ms = 0

    @property
    def waiting(self) -> int:
        """How many lines wait to be saved."""
        return len(self._waiting)

    def say(self, text: str) -> None:
        """Write one line, without anything that acts on a terminal."""
        self._stdout.write(clean_line(text) + "\n")
        self._stdout.flush()

    def greet(self) -> None:
        """Say what was opened and where it stands."""
        session, code = self.session, self.session.respondent.code
        if session.resumed:
            self.say(
                _("Going on with {code} at {time}: {count} so far.").format(
                    code=code, time=hours_of(session.now_ms()), count=note_count(len(session.notes))
                )
            )
            self.say(" ".join(moments(session.interview.started_at, *session.found_at)))
        else:
            self.say(_("Interview with {code} started. :help lists the commands.").format(code=code))
            for line in session.guide.opening:
                self.say(line)
        if session.state.phase is Phase.ENDED:
            self.say(_("The conversation has ended. Write what is left to write, then :close."))
        if session.draft:
            self.say(_("draft: {words}").format(words=session.draft))
            self.say(_(":keep stores the half-written line as a note, :drop clears it."))
        self.say(where(session))

    def take(self, line: str, *, pasted: bool = False) -> None:
        """Take in one line, or a block that was ``pasted`` and is never a command, and answer it."""
        stamp = self.session.stamp()
        self._retry()
        try:
            held = self.held is not None
            if held and line.partition(" ")[0].casefold() not in INSTEAD:
                self.let_go()
            if line.startswith(":") and not line.startswith("::") and not pasted:
                self._command(line[1:])
            elif line.strip():
                words = line[1:] if line.startswith("::") and not pasted else line
                self.ask_or_note(words, stamp, pasted)
            elif not held:
                self.say(where(self.session))
        except _HOLD as problem:
            self.say(_("NOT SAVED: {why}").format(why=problem))
        except InterviewError as problem:
            self.say(str(problem))
        self._promised()

    def refuse(self, count: int) -> None:
        """Say that a line was far too long to be a note; nothing of it was stored."""
        self.say(str(too_long(count)))
        self._promised()

    def leave(self) -> int:
        """Say how things stand at the end; returns the exit code."""
        with suppress(InterviewError):
            self.let_go()
        self._retry()
        if self._waiting:
            self.say(self._not_saved())
            return NotSaved.exit_code
        if self.session.state.phase is not Phase.CLOSED:
            self.say(
                _("Left open. Go on with: interview-tui session FOLDER {code} --plain").format(
                    code=self.session.respondent.code
                )
            )
        return 0

    def _command(self, text: str) -> None:
        name, _blank, rest = text.strip().partition(" ")
        command = find(name)
        if command.writes and self._waiting:
            self.say(self._not_saved())
            return
        for answer in command.run(self, rest.strip()):
            self.say(answer)

    def _note(self, line: str, stamp: Stamp, pasted: bool) -> None:
        if self._waiting:
            self._waiting.append((line, stamp, pasted))
            self.say(self._not_saved())
            return
        try:
            stored = self._store(line, stamp, pasted)
        except _HOLD as problem:
            self._waiting.append((line, stamp, pasted))
            self.say(_("NOT SAVED: {why}").format(why=problem))
            return
        asked = self._debriefed(stamp)
        refused = speaks(stored) and not self.session.consent.may(ConsentScope.QUOTE_VERBATIM)
        told = [_("quotes not agreed to: it stays behind at export")] if refused else []
        self.say(" · ".join([described(stored), *told, *asked]))

    def _store(self, line: str, stamp: Stamp, pasted: bool) -> Note:
        item = self._debrief_item
        line = debrief_line(item, line) if item else line
        return self.session.note(line, stamp, beside_draft=True, pasted=pasted)

    @property
    def _debrief_item(self) -> DebriefItem | None:
        left = self.session.debrief_left if self.session.state.phase is Phase.ENDED else []
        return left[0] if left else None

    def _debriefed(self, stamp: Stamp) -> list[str]:
        """Say what the debrief asks next, when the line answered what it asked."""
        item = self._debrief_item
        if item is None:
            return []
        # The words are on the disk; that they answered a question is the lesser loss.
        with suppress(*_HOLD):
            self.session.debriefed(item, stamp)
        return list(asked(self))

    def _retry(self) -> None:
        saved = 0
        while self._waiting:
            try:
                self._store(*self._waiting[0])
            except _HOLD:
                break
            except InterviewError as problem:
                # It can never be stored as it is: say so rather than keep everything behind it waiting.
                self.say(str(problem))
            else:
                saved += 1
            del self._waiting[0]
        if saved:
            self.say(ngettext("Saved now: {n} line.", "Saved now: {n} lines.", saved).format(n=saved))

    def _not_saved(self) -> str:
        return ngettext(
            "NOT SAVED: {n} line waits; it is tried again with each line.",
            "NOT SAVED: {n} lines wait; they are tried again with each line.",
            self.waiting,
        ).format(n=self.waiting)

    def _promised(self) -> None:
        session = self.session
        promised = session.promised_ms()
        running = session.state.phase in {Phase.RUNNING, Phase.PAUSED}
        if running and promised > self._told_ms and session.now_ms() >= promised:
            self._told_ms = promised
            self.say(
                _("The promised {n} minutes have passed. If they agree to more: :extend N").format(
                    n=promised // 60_000
                )
            )
