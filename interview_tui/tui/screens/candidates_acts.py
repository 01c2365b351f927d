"""What the keys of the candidates do: each decides once for the study, and one key takes it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.model.identifier import APART, UNREPLACED, Choice, Decision, IdentifierType, Why
from interview_tui.model.note import Meaning
from interview_tui.model.twice import said_twice
from interview_tui.services.suspects import in_order, not_kept
from interview_tui.tui.screens.candidates_apart import CandidateApart
from interview_tui.tui.screens.candidates_words import (
    GOES,
    REPLACES,
    CandidateWords,
    Past,
    choice_of,
    ended,
    instead_of,
    kept_here,
)
from interview_tui.words import becomes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from interview_tui.errors import InterviewError
    from interview_tui.services.board import Board
    from interview_tui.services.lookout import Findings, Place
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup


class CandidateActs(CandidateApart, CandidateWords):
    """The actions of the candidates, one for each command of their scope."""

    _groups: list[CandidateGroup]
    _places: dict[str, list[Place]]
    _past: list[Past]
    _deciding: int
    _board: Board | None
    _made: list[Decision]

    if TYPE_CHECKING:
        app: Any
        query_one: Any
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        trouble: Callable[[InterviewError], None]
        key_of: Callable[[str], str]
        look: Callable[[], None]
        _show: Callable[..., None]
        _take: Callable[..., None]
        _key_wanted: bool
        _wanted: Callable[[], CandidateGroup | None]
        _words_of: Callable[[str], str]
        _group_of: Callable[[str], CandidateGroup | None]
        _outcome: Callable[[CandidateGroup], tuple[str, str]]
        _chosen_entity: Callable[[], str]

        @property
        def _group(self) -> CandidateGroup | None: ...

    # -- one key each --------------------------------------------------------------------------------------

    def action_replace_word(self) -> None:
        """Replace the words everywhere."""
        self._decide(self._to_replace(), Choice.REPLACE)

    def action_keep_word(self) -> None:
        """Keep the words everywhere."""
        if not self._refused():
            self._decide(self._wanted(), Choice.KEEP)

    def action_keep_here(self) -> None:
        """Keep the words in the note that is marked, or the next one that they are not kept in yet."""
        place, group, listed = self._place, self._wanted(), self._listed
        if place is None or group is None or self._refused():
            return
        if not place.note_id:
            self.say(_("This place is the guide or the title, no note: keep it everywhere, or replace it."))
            return
        if place.note_id in group.kept_in:
            at = self._waiting_after(listed.meant, group.kept_in)
            if at is None:
                self.say(_("They are kept in every note they stand in."))
                return
            listed.mean(at)
            place = listed.places[at]
        self._decide(group, Choice.KEEP, note_id=place.note_id)
        at = self._waiting_after(listed.meant, (*group.kept_in, place.note_id))
        if at is not None and self._chosen_entity() == group.entity:
            listed.mean(at)

    def _waiting_after(self, index: int, kept: Collection[int]) -> int | None:
        """Return the next place in a note that is not among those, from ``index`` around; None if none."""
        places = self._listed.places
        around = [*range(index, len(places)), *range(index)]
        return next((at for at in around if places[at].note_id and places[at].note_id not in kept), None)

    def _refused(self) -> bool:
        """Say it at once where keeping would only stop the export; nothing is decided then."""
        group = self._group
        said = not_kept(group, self.key_of("replace_word")) if group is not None else ""
        if said:
            self.say(said, warn=True)
        return bool(said)

    def action_next_place(self) -> None:
        """Mark the next note."""
        self._listed.next_note()

    # -- taking back ---------------------------------------------------------------------------------------

    def action_undo_decision(self) -> None:
        """Take back the last act made here: what was undecided waits again."""
        if not self._past:
            self.say(_("No decision was made in this sitting yet."))
            return
        past = self._past.pop()
        if past.wording:
            self._revise(past.note_id, past.wording, Meaning.KEPT)
            return
        before, group = past.group.decision, past.group
        if past.note_id or before is None:
            back = Decision(group.entity, group.type, Choice.OPEN, 0, note_id=past.note_id)
        else:
            back = replace(before, note_id=0)
        # Replacing everywhere ended what was kept in single notes: that comes back with it.
        kept = () if past.note_id else group.kept_in
        again = [Decision(group.entity, back.type, Choice.KEEP, 0, note_id=note) for note in kept]
        at = next((at for at, one in enumerate(self._groups) if one.entity == group.entity), None)
        if at is not None:
            self._groups[at] = group
            self._groups = in_order(self._groups)
            self._show(group.entity, as_wide=True)
        now = replace(group, type=back.type, kept_in=())
        said = self._said(now, back.choice, back.text, past.note_id)
        if back.choice is not Choice.OPEN:
            # What counts again is told as such: by itself it would sound like a new decision.
            said = _("Taken back. Again: {said}").format(said=said)
        self.say(said, stay=False)
        self._store([back, *again])

    # -- deciding ------------------------------------------------------------------------------------------

    def _decide(  # noqa: PLR0913 - all that a decision is made of
        self,
        group: CandidateGroup | None,
        choice: Choice,
        *,
        text: str = "",
        note_id: int = 0,
        type: IdentifierType | None = None,  # noqa: A002 - the model's own word
        past: bool = True,
    ) -> None:
        """Show a decision at once, store it, and choose what waits next."""
        if group is None:
            return
        kind = type or group.type
        at = next((at for at, one in enumerate(self._groups) if one.entity == group.entity), None)
        twice = ""
        if at is not None:
            if past:
                self._past.append(Past(self._groups[at], note_id))
            made = Decision(group.entity, kind, choice, 0, text=text)
            self._groups[at] = now = _decided(group, made, note_id)
            after = [one.entity for one in (*self._groups[at:], *self._groups[:at]) if _waits(one)]
            self._groups = in_order(self._groups)
            twice = self._twice(group, now)
            stays = not past or not after or (note_id and _waits(now)) or twice
            self._show(group.entity if stays else after[0], as_wide=not note_id)
        self.say(twice or self._said(replace(group, type=kind), choice, text, note_id), stay=False)
        self._store([Decision(group.entity, kind, choice, 0, text=text, note_id=note_id)])

    def _store(self, wanted: Sequence[Decision]) -> None:
        """Store decisions in their order, and look again when no other waits."""
        board, decide = self._board, self.study.reviewing.decide
        self._deciding += 1

        def stored() -> Findings | None:
            self._made += [
                decide(one.entity, one.type, one.choice, text=one.text, note_id=one.note_id) for one in wanted
            ]
            # While more decisions wait, looking again would only keep the next key waiting.
            if board is None or self._deciding > 1:
                return None
            made, self._made = self._made, []
            return board.decided(made)

        def came(found: Findings | None) -> None:
            self._deciding -= 1
            if found is not None and board is self._board:
                # A row that comes, of somebody who shares a name, has a column of its own width.
                more = any(one.entity.startswith(APART) for one in wanted)
                self._take(found, key_wanted=self._key_wanted if more else None)
            elif not self._deciding and (board is None or self._made):
                self.look()

        def failed(error: InterviewError) -> None:
            self._deciding -= 1
            if not self._deciding:
                self.look()
            self.trouble(error)

        self.work(stored, came, failed)

    def _twice(self, before: CandidateGroup, now: CandidateGroup) -> str:
        """Return what is said where a mark just chosen repeats a word beside it; it is told of once."""
        found = self._repeated(now)
        if found is None or (before.decision and _same(before.decision, now.decision)):
            return ""
        place, word = found
        said = _("{mark}: note {number} then says “{word}” twice. {key} writes the note anew.")
        mark, key = self._outcome(now)[0].removeprefix(GOES), self.key_of("rewrite")
        return said.format(mark=mark, number=place.note_id, word=word, key=key)

    def _repeated(self, group: CandidateGroup) -> tuple[Place, str] | None:
        """Return the first note in which words of a person's own repeat what stands beside them."""
        if choice_of(group) not in {Choice.RELATION, Choice.GENERALISE}:
            return None
        for place in self._places.get(group.entity, ()):
            kept = place.note_id in group.kept_in
            if place.note_id and not kept and (word := said_twice(*place[2:5], instead_of(group))):
                return place, word
        return None

    def _said(self, group: CandidateGroup, choice: Choice, text: str, note_id: int) -> str:
        example = group.examples[0]
        if group.why is Why.SPOKEN:
            return _of_speech(choice, note_id)
        if choice is Choice.OPEN and group.entity.startswith(APART):
            return _("Taken back: {words} is the same in everybody's notes again.").format(words=example)
        if choice is Choice.OPEN:
            return self._taken_back(example, note_id)
        if choice is Choice.SAME:
            said = _("{words}: the same as {others} from now on, {outcome}")
            outcome = self._outcome(self._group_of(group.entity) or group)[0]
            return said.format(words=example, others=self._words_of(text), outcome=outcome)
        if choice in REPLACES:
            said = _("Replaced everywhere: {words} → {mark}").format(
                words=example, mark=becomes(choice, group.type, text)
            )
            now = self._group_of(group.entity) or group
            return f"{said}{ended(group)}{self._perhaps_two(now)}"
        said = kept_here(group, note_id) if note_id else _("Kept everywhere: {words}")
        return said.format(words=example)

    def _taken_back(self, example: str, note_id: int) -> str:
        """Return what is said once it waits again, or is not kept in a note by itself any more."""
        if note_id:
            said = _("Taken back: {words} is no longer kept in note {number} by itself.")
            return said.format(words=example, number=note_id)
        said = _("Taken back: {words}. {replace} replaces, {keep} keeps.")
        keys = {"replace": self.key_of("replace_word"), "keep": self.key_of("keep_word")}
        return said.format(words=example, **keys)


def _waits(group: CandidateGroup) -> bool:
    """Return whether a person is to look at it: to decide, or to read how somebody speaks."""
    return group.undecided or group.to_read


def _same(before: Decision, now: Decision | None) -> bool:
    return now is not None and (before.choice, before.text, before.type) == (now.choice, now.text, now.type)


def _of_speech(choice: Choice, note_id: int) -> str:
    """Return what is said once it was decided on a way of speaking."""
    if choice is Choice.OPEN:
        return _("Taken back: the way of speaking waits for your eye again.")
    if note_id:
        return _("Note {number} keeps its way of speaking.").format(number=note_id)
    return _("The way of speaking is kept in every note.")


def _decided(group: CandidateGroup, made: Decision, note_id: int) -> CandidateGroup:
    """Return a group as it stands after a decision, before the study was asked."""
    if note_id and made.choice is Choice.KEEP:
        return replace(group, kept_in=(*group.kept_in, note_id))
    if note_id:
        return replace(group, kept_in=tuple(one for one in group.kept_in if one != note_id))
    kept_in = group.kept_in if made.choice in UNREPLACED else ()
    decision = made if made.choice is not Choice.OPEN else None
    return replace(group, type=made.type, decision=decision, kept_in=kept_in, later=())
