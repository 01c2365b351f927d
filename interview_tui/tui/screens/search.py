"""What a search found: a line for each note, the one chosen in full below, and the way into its interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.services.searching import LONGEST, MOST, Found
from interview_tui.tui import commands
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.searching import Hit
    from interview_tui.tui.app import InterviewApp

SECOND = 1000


class Held(NamedTuple):
    """What was found, and the interviews that can be read."""

    found: Found
    readable: frozenset[int]


class SearchScreen(LinedScreen):
    """Shows the notes that hold all the words. ``look_for`` are the words."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.SEARCH,)

    def __init__(self, app: InterviewApp, look_for: str) -> None:
        super().__init__(app)
        self.look_for = look_for

    def reload(self, *_done: object) -> None:
        """Search, and say so: the first time in a long study it takes a while."""
        self.query_one(HeadLine).show(_("Looking for “{words}” …").format(words=self.look_for), [])
        super().reload()

    def read(self, study: OpenStudy) -> Held:
        """Return what is found now."""
        found = study.searching.search(self.look_for)
        readable = frozenset(row.interview.id for row in study.reviewing.interviews())
        return Held(found, readable)

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return the words, and how many notes hold them."""
        hits = held.found.hits
        count = ngettext("{n} note", "{n} notes", len(hits)).format(n=len(hits))
        people = len({hit.code for hit in hits})
        facts = [count, ngettext("{n} respondent", "{n} respondents", people).format(n=people)]
        if held.found.more:
            facts = [_("the newest {n}; there are more").format(n=MOST)]
        return _("Notes with “{words}”").format(words=self.look_for), facts

    def columns(self, held: Held) -> Sequence[Column]:
        """Return whose, when, what kind and the words."""
        del held
        return [
            Column(_("code"), 12),
            Column(_("time"), 8, right=True),
            Column(_("kind"), 16, rank=1),
            Column(_("note"), 200, short=20),
        ]

    def rows(self, held: Held) -> Sequence[Row]:
        """Return a row for each note that was found."""
        if not held.found.hits:
            hint = _("No note holds all of that. The beginning of a word is enough.")
            return [Row(("", "", "", hint), ("dim", "dim", "dim", "dim"))]
        return [_row(hit) for hit in held.found.hits]

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return the note in full."""
        if place >= len(held.found.hits):
            return [
                Para(_("{key} searches for something else.").format(key=self.keys["search_again"]), "dim")
            ]
        return [Para(held.found.hits[place].note.text, "text", 1, most=4)]

    def action_open_hit(self) -> None:
        """Read the note in its interview."""
        if self.held is None or self.place >= len(self.held.found.hits):
            return
        note = self.held.found.hits[self.place].note
        if note.interview_id not in self.held.readable:
            self.say(_("This interview has not ended; its notes are read when it has."))
            return
        from interview_tui.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.interview_app, note.interview_id, note.id))

    def action_search_again(self) -> None:
        """Search for something else."""
        ask_words(self, self._look_for, self.look_for)

    def _look_for(self, line: str) -> None:
        self.look_for = line
        self.reload()

    def action_leave_search(self) -> None:
        """Go back."""
        self.dismiss(None)


def ask_words(screen: Any, then: Callable[[str], None], text: str = "") -> None:
    """Ask what to search for; ``then`` gets it, unless nothing was typed."""
    from interview_tui.tui.screens.ask_short import AskShort

    def given(line: str | None) -> None:
        if line:
            then(line)

    question = _("Search all notes for: (words, or how they begin; “in quotes” as it stands)")
    screen.app.push_screen(AskShort(question, text=text, limit=LONGEST), given)


def _row(hit: Hit) -> Row:
    seconds = hit.note.elapsed_ms // SECOND
    cells = (
        hit.code,
        f"{seconds // 60}:{seconds % 60:02}",
        words.kind(hit.note.kind),
        " ".join(hit.note.text.split()),
    )
    return Row(cells, ("accent", "dim", "dim", "text"))
