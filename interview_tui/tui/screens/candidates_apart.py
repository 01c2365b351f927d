"""The act that parts two who share a name: in what one respondent says it is somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.model.identifier import APART, NAMED, Choice, Decision
from interview_tui.services import parting
from interview_tui.tui.screens.candidates_words import REPLACES, Past, choice_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.services.lookout import Place
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup


class CandidateApart:
    """Parts the name at the place that is marked, and tells where a name may be two people's."""

    _places: dict[str, list[Place]]
    _past: list[Past]

    if TYPE_CHECKING:
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        key_of: Callable[[str], str]
        _wanted: Callable[[], CandidateGroup | None]
        _store: Callable[[Sequence[Decision]], None]
        _place: Any

    def action_not_same(self) -> None:
        """Say that in what this respondent tells, the name is somebody else's."""
        place, group = self._place, self._wanted()
        if place is None or group is None:
            return
        if said := self._not_parted(group, place):
            self.say(said)
            return
        form = place.text[place.start : place.end]
        entity = parting.apart(place.respondent_id, form)
        other = replace(group, entity=entity, decision=None, kept_in=())
        self._past.append(Past(other))
        said = _(
            "In what {code} says, {words} is somebody else from now on, with a mark of their own; "
            "{undo} takes it back."
        )
        undo = self.key_of("undo_decision")
        self.say(said.format(code=place.code, words=form, undo=undo), stay=False)
        self._store([Decision(entity, group.type, Choice.REPLACE, 0)])

    def _not_parted(self, group: CandidateGroup, place: Place) -> str:
        """Return why nothing is parted there; empty where it is."""
        if not place.note_id:
            return _("This place is the guide or the title: what somebody says is parted, in their notes.")
        if group.entity.startswith(APART):
            said = _("This is somebody else than elsewhere already. {same} says who it is the same as.")
            return said.format(same=self.key_of("same_word"))
        if group.type not in NAMED:
            return _("Only a name can be somebody else's too.")
        if {one.code for one in self._places.get(group.entity, ())} == {place.code}:
            said = _("Only {code} says this name: there is nobody to tell them from.")
            return said.format(code=place.code)
        return ""

    def _perhaps_two(self, group: CandidateGroup) -> str:
        """Return what is added where a bare name that is replaced is said at several sites."""
        if not group.codes or choice_of(group) not in REPLACES:
            return ""
        said = _("; at several sites ({codes}): {key} where it is somebody else")
        return said.format(codes=", ".join(group.codes), key=self.key_of("not_same"))

    def _asked_of(self, group: CandidateGroup) -> str:
        """Return what is asked where a name that was decided on turned up at another site since then."""
        if not group.later:
            return ""
        said = _(
            "{codes}, at another site, say this name too. Somebody else: {key} at the place marked ▸. "
            "The same: {replace}."
        )
        keys = {"key": self.key_of("not_same"), "replace": self.key_of("replace_word")}
        return said.format(codes=", ".join(group.later), **keys)
