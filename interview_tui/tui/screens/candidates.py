"""Words that may identify someone, over the whole study: the program proposes, a person decides once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.screen import Screen

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.identifier import Choice, Decision, IdentifierType, Why
from interview_tui.services import lookout
from interview_tui.services.suspects import in_order
from interview_tui.tui import commands, reasons
from interview_tui.tui.screens.after import AfterInterview
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.place_list import PlaceList
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tour_line import TourLine
from interview_tui.words_identifying import limits_of_review, suspected

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.services.lookout import Findings
    from interview_tui.services.suspects import CandidateGroup
    from interview_tui.tui.app import InterviewApp


class Past(NamedTuple):
    """A group as it was before a decision made here."""

    group: CandidateGroup


def choice_of(group: CandidateGroup) -> Choice | None:
    """Return what becomes of a group; None while it waits for a decision."""
    if group.decision is not None:
        return group.decision.choice
    return Choice.REPLACE if group.certain else None


class CandidatesScreen(AfterInterview, Screen[None]):
    """All candidates of the study to decide on."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.CANDIDATES, commands.AFTER)
    DEFAULT_CSS = "CandidatesScreen #advice { padding: 0; }"

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped
        self._groups: list[CandidateGroup] = []
        self._places: dict[str, list[lookout.Place]] = {}
        self._past: list[Past] = []
        self._deciding = 0

    def compose(self) -> ComposeResult:
        """Lay out the candidates and the places of the one chosen."""
        yield HeadLine()
        yield Prose(id="advice")
        yield Table()
        yield PlaceList()
        yield TourLine()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Look through the study."""
        self.query_one(PlaceList).read_on_key = self.key_of("read_on")
        self.query_one(Table).focus()
        self.query_one(HeadLine).show(_("Candidates"))
        self.query_one(Prose).show(Para(_("Looking through the notes …"), "dim", 1))
        self.look()
        self.interview_app.show_tour()

    def on_resize(self, event: events.Resize) -> None:
        """Give the places the room they need at this size."""
        self.query_one(PlaceList).styles.height = max(5, min(16, event.size.height * 2 // 5))

    # -- looking -------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Look through the study anew; what comes back while a decision is on its way is too old."""
        study, key = self.study, self.key_names or ()

        def came(found: tuple[Findings, bool]) -> None:
            if not self._deciding:
                self._groups, self._places = found[0].groups, found[0].places
                self._show(self._chosen_entity(), key_wanted=found[1])

        self.work(lambda: (lookout.look(study, key), study.study.key_file), came)

    def key_changed(self) -> None:
        """Look with the names of the key file."""
        self.look()

    _key_wanted = False

    def _chosen_entity(self) -> str:
        group = self._group
        return group.entity if group else ""

    @property
    def _group(self) -> CandidateGroup | None:
        table = self.query_one(Table)
        return self._groups[table.chosen] if table.chosen < len(self._groups) and table.count else None

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, entity: str, *, key_wanted: bool | None = None) -> None:
        self._key_wanted = self._key_wanted if key_wanted is None else key_wanted
        waiting = sum(group.undecided for group in self._groups)
        count = ngettext("{n} candidate", "{n} candidates", len(self._groups)).format(n=len(self._groups))
        undecided = ngettext("{n} UNDECIDED", "{n} UNDECIDED", waiting).format(n=waiting)
        facts = [count, undecided if waiting else _("none undecided")]
        badge = ""
        if self.key_names is not None:
            facts.append(_("with the key file"))
        elif self._key_wanted:
            badge = _("key file not given")
        self.query_one(HeadLine).show(_("Candidates"), facts, badge)
        self.query_one(Prose).show(*self._advice(waiting))
        columns = (
            Column("", 14), Column(_("words"), 40), Column(_("what"), 14, 2), Column(_("why"), 34, 3),
            Column(_("notes"), 6, 1, right=True),
        )  # fmt: skip
        chosen = next((at for at, group in enumerate(self._groups) if group.entity == entity), 0)
        self.query_one(Table).show(columns, len(self._groups), self._row, chosen=chosen)
        self._show_places()

    def _advice(self, waiting: int) -> list[Para]:
        if not waiting:
            nothing = _(
                "Nothing is waiting for a decision. The program finds candidates; it cannot find everything."
            )
            paras = [Para(nothing, "good", 1)]
        else:
            paras = [Para(limits_of_review(), "dim", 1)]
        if self._key_wanted and self.key_names is None:
            sentence = _("The study has a key file: {key} gives it, so that its names are found too.")
            paras.append(Para(sentence.format(key=self.key_of("give_key")), "warn", 1))
        return paras

    def _row(self, index: int) -> Row:
        group = self._groups[index]
        becomes, look = reasons.outcome(choice_of(group), group.type)
        why = suspected(group.why, group.type)
        cells = (
            becomes,
            ", ".join(group.examples),
            words.identifier(group.type),
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
        if group is None:
            listed.show("", "", (), "text")
        else:
            look = reasons.outcome(choice_of(group), group.type)[1]
            why = suspected(group.why, group.type)
            listed.show(", ".join(group.examples), why, self._places.get(group.entity, ()), look)

    def action_read_on(self) -> None:
        """Show the places that did not fit."""
        self.query_one(PlaceList).read_on()

    # -- deciding ------------------------------------------------------------------------------------------

    def action_replace_word(self) -> None:
        """Replace the words everywhere."""
        self._decide(self._group, Choice.REPLACE)

    def action_keep_word(self) -> None:
        """Keep the words everywhere."""
        self._decide(self._group, Choice.KEEP)

    def action_word_type(self) -> None:
        """Choose what sort of thing the words name; they are then replaced by a mark called after it."""
        from interview_tui.tui.screens.picker import Choice as Option
        from interview_tui.tui.screens.picker import Picker

        group = self._group
        if group is None:
            return
        kinds = list(IdentifierType)
        choices = [
            Option(kind.value, words.identifier(kind), f"→ [{words.identifier(kind)}]") for kind in kinds
        ]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._decide(replace(group, type=IdentifierType(value)), Choice.REPLACE)

        self.app.push_screen(Picker(_("Replace them as"), choices, start=kinds.index(group.type)), chosen)

    def action_undo_decision(self) -> None:
        """Decide as it was before the last decision; what was undecided is chosen again instead."""
        if not self._past:
            self.say(_("No decision was made here yet."))
            return
        before = self._past.pop().group
        choice = choice_of(before)
        if choice is None:
            self._show(before.entity)
            self.say(
                _("This was undecided before. {replace} replaces, {keep} keeps.").format(
                    replace=self.key_of("replace_word"), keep=self.key_of("keep_word")
                )
            )
        else:
            self._decide(before, choice, past=False)

    def _decide(self, group: CandidateGroup | None, choice: Choice, *, past: bool = True) -> None:
        """Show a decision at once, store it, and choose what waits next."""
        if group is None:
            return
        at = next((at for at, one in enumerate(self._groups) if one.entity == group.entity), None)
        if at is not None:
            if past:
                self._past.append(Past(self._groups[at]))
            self._groups[at] = replace(group, decision=Decision(group.entity, group.type, choice, 0))
            after = [one.entity for one in (*self._groups[at:], *self._groups[:at]) if one.undecided]
            self._groups = in_order(self._groups)
            self._show(after[0] if after and past else group.entity)
        self.say(*self._said(group, choice), stay=False)
        self._deciding += 1
        reviewing = self.study.reviewing
        self.work(
            lambda: reviewing.decide(group.entity, group.type, choice),
            lambda _made: self._decided(),
            self._not_decided,
        )

    def _said(self, group: CandidateGroup, choice: Choice) -> tuple[str]:
        example = group.examples[0]
        if choice is Choice.REPLACE:
            said = _("Replaced everywhere: {words} → [{type}]")
        elif group.why in {Why.KEY_FILE, Why.SITE}:
            said = _(
                "Kept: {words}. But names from the key file and of sites never leave: this stops the export."
            )
        else:
            said = _("Kept everywhere: {words}")
        return (said.format(words=example, type=words.identifier(group.type)),)

    def _decided(self) -> None:
        self._deciding -= 1
        if not self._deciding:
            self.look()

    def _not_decided(self, error: InterviewError) -> None:
        self._decided()
        self.trouble(error)
