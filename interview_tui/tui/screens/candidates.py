"""Words that may identify someone, over the whole study: the program proposes, a person decides once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.identifier import Choice, Why, as_written
from interview_tui.services.board import Board
from interview_tui.services.lookout import Reading
from interview_tui.services.suspects import behind
from interview_tui.tui import chosen, commands, reasons
from interview_tui.tui.screens.after import AfterInterview
from interview_tui.tui.screens.candidates_acts import CandidateActs
from interview_tui.tui.screens.candidates_words import GOES, Past, called, choice_of, instead_of
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.place_list import PlaceList
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tour_line import TourLine
from interview_tui.words_identifying import limits_of_review, suspected, waits_for_speech

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from interview_tui.model.identifier import Decision
    from interview_tui.services.lookout import Findings, Place
    from interview_tui.services.suspects import CandidateGroup
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.ink import Name

_AT_FIRST, _THEN = 200, 500
"""Texts looked through before the first candidates are shown, and between showing more."""

_OF_SPEECH = frozenset({"rewrite", "keep_word", "keep_here", "next_place", "undo_decision", "go_back"})
"""The commands that are shown where the way of speaking is what may tell who it is."""


class CandidatesScreen(CandidateActs, AfterInterview, Screen[None]):
    """All candidates of the study to decide on."""

    ONE_PRESS = ("replace_word", "keep_word", "keep_here")
    SCOPES: ClassVar[tuple[str, ...]] = (commands.CANDIDATES, commands.AFTER)
    DEFAULT_CSS = "CandidatesScreen #advice { padding: 0; }"

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped
        self._groups: list[CandidateGroup] = []
        self._places: dict[str, list[Place]] = {}
        self._past: list[Past] = chosen.of(app).decided
        self._deciding = 0
        self._board: Board | None = None
        self._made: list[Decision] = []
        """Decisions that are stored, and not yet looked through the study with."""

    def compose(self) -> ComposeResult:
        """Lay out the candidates and the places of the one chosen."""
        yield HeadLine()
        yield Prose(id="advice")
        yield Table()
        yield PlaceList()
        yield TourLine()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped, rows=2)

    def on_mount(self) -> None:
        """Look through the study."""
        self.query_one(PlaceList).read_on_key = self.key_of("read_on")
        self.query_one(PlaceList).next_key = self.key_of("next_place")
        self.query_one(PlaceList).anew_key = self.key_of("rewrite")
        self.query_one(Table).focus()
        self.query_one(HeadLine).show(_("Candidates"))
        self.query_one(Prose).show(Para(_("Looking through the notes …"), "dim", 1))
        self.look()
        self.interview_app.show_tour()

    def on_resize(self, event: events.Resize) -> None:
        """Give the places the room they need at this size, and the candidates the rest."""
        self.query_one(PlaceList).give(max(5, min(16, event.size.height * 2 // 5)))

    # -- looking -------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look through the study anew; what comes back while a decision is on its way is too old."""
        study, key = self.study, self.key_names or ()

        def call() -> tuple[Board, Findings, bool]:
            board = Board(study, key)
            return board, board.look_on(_AT_FIRST), study.study.key_file

        def came(found: tuple[Board, Findings, bool]) -> None:
            self._board = found[0]
            self._take(found[1], key_wanted=found[2])
            self._look_on(found[0])

        self._board, self._made = None, []
        self.work(call, came)

    def _look_on(self, board: Board) -> None:
        """Look through the rest a part at a time: a decision is stored between two."""

        def came(found: Findings) -> None:
            if board is self._board:
                # Longer words come: the columns are measured anew.
                self._take(found, key_wanted=self._key_wanted)
                self._look_on(board)

        if not board.whole:
            self.work(lambda: board.look_on(_THEN), came)

    def _take(self, found: Findings, *, key_wanted: bool | None = None) -> None:
        """Show what was found, unless a decision is on its way: that one brings news of its own."""
        if not self._deciding:
            entity = self._chosen_entity()
            self._groups, self._places = found.groups, found.places
            self._reading = Reading(self._places, self._instead_in)
            # Whoever was somebody else, and is not any more, is the one of that name again.
            entity = entity if self._group_of(entity) else as_written(entity)
            self._show(entity, key_wanted=key_wanted, as_wide=key_wanted is None)

    def key_changed(self) -> None:
        """Look with the names of the key file."""
        self.look()

    _key_wanted = False
    _reading: Reading | None = None

    def _chosen_entity(self) -> str:
        group = self._group
        return group.entity if group else ""

    @property
    def _group(self) -> CandidateGroup | None:
        table = self.query_one(Table)
        return self._groups[table.chosen] if table.chosen < len(self._groups) and table.count else None

    def _wanted(self) -> CandidateGroup | None:
        """Return the group that a key is for; where none stands here yet, say that nothing was done."""
        group = self._group
        if group is None and (self._board is None or not self._board.whole):
            self.say(
                _("The notes are still looked through: nothing was decided. Press it again in a moment.")
            )
        return group

    def _words_of(self, entity: str) -> str:
        """Return how an entity is written, for people."""
        group = self._group_of(entity)
        return called(group, few=True) if group is not None else ""

    def _group_of(self, entity: str) -> CandidateGroup | None:
        return next((one for one in self._groups if one.entity == entity), None)

    def _outcome(self, group: CandidateGroup) -> tuple[str, Name]:
        """Return what becomes of a group, as the files will have it, and how that is painted."""
        if group.to_read:
            return "△ " + _("to read"), "warn"
        one = behind(group, self._group_of)
        choice = choice_of(one)
        if one is not group and choice is None:
            choice = Choice.REPLACE
        here = set(group.kept_in) & set(group.note_ids)
        if choice is None and here:
            kept = _("kept in {n} of {all}").format(n=len(here), all=len(group.note_ids))
            return "? " + kept, "warn"
        said, look = reasons.outcome(choice, one.type, instead_of(one))
        number = self._board.number(one.entity, choice, one.type, instead_of(one)) if self._board else 0
        return (f"{said.removesuffix(']')} {number}]" if number and said.endswith("]") else said), look

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, entity: str, *, key_wanted: bool | None = None, as_wide: bool = False) -> None:
        self._key_wanted = self._key_wanted if key_wanted is None else key_wanted
        waiting = sum(group.undecided for group in self._groups)
        count = ngettext("{n} candidate", "{n} candidates", len(self._groups)).format(n=len(self._groups))
        undecided = ngettext("{n} UNDECIDED", "{n} UNDECIDED", waiting).format(n=waiting)
        facts = [count, undecided if waiting else _("none undecided")]
        if any(group.to_read for group in self._groups):
            facts.append("△ " + _("to read"))
        badge = ""
        if self.key_names is not None:
            facts.append(_("with the key file"))
        elif self._key_wanted:
            badge = _("key file not given")
        self.query_one(HeadLine).show(_("Candidates"), facts, badge)
        self.query_one(Prose).show(*self._advice(waiting))
        columns = (
            Column("", 18), Column(_("words"), 40), Column(_("what"), 14, 2), Column(_("why"), 34, 3),
            Column(_("notes"), 7, 1, right=True),
        )  # fmt: skip
        now = next((at for at, group in enumerate(self._groups) if group.entity == entity), 0)
        table = self.query_one(Table)
        table.show(columns, len(self._groups), self._row, chosen=now, as_wide=as_wide)
        self._show_places()

    def _advice(self, waiting: int) -> list[Para]:
        board = self._board
        if board is not None and not board.whole:
            said = _("Looking through the notes … {percent} %").format(percent=board.percent)
            paras = [Para(said, "dim", 1)]
        elif not waiting and (speech := next((one for one in self._groups if one.to_read), None)):
            unread = len(set(speech.note_ids) - set(speech.kept_in))
            paras = [Para(waits_for_speech(unread), "warn", 1)]
        elif not waiting:
            nothing = _(
                "Nothing is waiting for a decision. The program finds candidates; it cannot find everything."
            )
            paras = [Para(nothing, "good", 1)]
        else:
            paras = [Para(limits_of_review(), "dim", 1)]
        if self._key_wanted and self.key_names is None:
            sentence = _("{key} gives the key file, so that its names are found too.")
            paras.append(Para(sentence.format(key=self.key_of("give_key")), "warn", 1))
        return paras

    def _row(self, index: int) -> Row:
        group = self._groups[index]
        becomes, look = self._outcome(group)
        if self._repeated(group) is not None or group.later:
            becomes, look = "△ " + becomes.removeprefix(GOES), "warn"
        why = suspected(group.why, group.type)
        here = set(group.kept_in) & set(group.note_ids)
        if here and choice_of(group) not in {None, Choice.KEEP}:
            why = ngettext("but for note {numbers}, kept", "but for notes {numbers}, kept", len(here))
            why = why.format(numbers=", ".join(map(str, sorted(here))))
        if group.later:
            why = _("also in {codes}: the same?").format(codes=", ".join(group.later))
        if group.undecided and group.nearly:
            why = _("may be {words}").format(words=self._words_of(group.nearly))
        cells = (
            becomes,
            called(group),
            _("speech") if group.why is Why.SPOKEN else words.identifier(group.type),
            why,
            str(len(group.note_ids)),
        )
        return Row(cells, (look, "text", "dim", "dim", "dim"))

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        self._show_places()

    def _show_places(self) -> None:
        group, listed = self._group, self.query_one(PlaceList)
        speech = group is not None and group.why is Why.SPOKEN
        # What moved may be told when the screen is already left.
        for line in self.query(KeyLine):
            line.only(_OF_SPEECH if speech else None)
        if group is None:
            listed.show("", "", (), "text")
            return
        said, look = self._outcome(group)
        why = suspected(group.why, group.type)
        places = self._places.get(group.entity, ())
        listed.show(
            called(group), why, places, look,
            kept=group.kept_in, instead=_goes(said), reading=self._reading,
            ask=self._asked_of(group),
        )  # fmt: skip

    def _instead_in(self, entity: str, note_id: int) -> str:
        """Return what stands instead of an entity in a note; empty where it stays."""
        group = self._group_of(entity)
        kept = group is None or (note_id and note_id in group.kept_in)
        return "" if group is None or kept else _goes(self._outcome(group)[0])

    def action_read_on(self) -> None:
        """Show the places that did not fit."""
        self.query_one(PlaceList).read_on()


def _goes(outcome: str) -> str:
    """Return what stands instead by an outcome; empty where the words stay."""
    return outcome.removeprefix(GOES) if outcome.startswith(GOES) else ""
