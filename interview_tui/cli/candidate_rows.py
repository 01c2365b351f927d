"""Candidates as they are listed on the terminal: a line for people, a row for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words as called
from interview_tui.i18n import _
from interview_tui.model.identifier import Choice, Why

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.services.suspects import CandidateGroup


def line(group: CandidateGroup, groups: Mapping[str, CandidateGroup]) -> list[str]:
    """Return what is written of a group, cell by cell; ``groups`` are all of them by entity."""
    from interview_tui.services.suspects import behind

    where = ", ".join(str(number) for number in group.note_ids)
    one = behind(group, groups.get)
    own = one.decision is None or one.decision.choice is Choice.REPLACE
    return [
        _stands(group if own else one),
        _("speech") if group.why is Why.SPOKEN else group.type.value,
        group.entity if group.why is Why.SPOKEN else group.why.value,
        ", ".join(group.examples) + (f" ({group.whose})" if group.whose else ""),
        _("in {notes}").format(notes=where) + _kept(group),
    ]


def _kept(group: CandidateGroup) -> str:
    """Return the notes in which alone it is kept; nothing where it is kept everywhere, or nowhere."""
    everywhere = group.decision is not None and group.decision.choice is Choice.KEEP
    if everywhere or not group.kept_in:
        return ""
    return "; " + _("kept in {notes}").format(notes=", ".join(map(str, group.kept_in)))


def _stands(group: CandidateGroup) -> str:
    decision = group.decision
    if group.to_read:
        return _("TO READ")
    if decision is None:
        open_ = _("UNDECIDED") if group.undecided else _("kept here and there")
        return _("replaced") if group.certain else open_
    if decision.choice is Choice.REPLACE:
        return _("replaced")
    return called.becomes(decision.choice, group.type, decision.text)


def taken_back(group: CandidateGroup | None, note_id: int, words: str) -> str:
    """Return what becomes of words whose decision was taken back, for the study or in one note (else 0).

    Args:
        group: What is known of them now; None when nothing looks for them any more.
        note_id: The note, or 0.
        words: The words as they are shown.
    """
    said = _("Waits for a decision again: {words}")
    if group is None:
        said = _("Not decided any more, and nothing looks for it now: {words}")
    elif group.undecided or group.to_read:
        pass
    elif note_id:
        said = _("No longer kept in note {note} alone, and there as everywhere: {words}")
    elif group.certain:
        said = _("Not decided any more, and replaced all the same, since it is certain: {words}")
    else:
        said = _("Not decided for the whole study any more, but kept in each note by itself: {words}")
    return said.format(words=words, note=note_id)


def data(group: CandidateGroup, steps: Sequence[str]) -> dict[str, object]:
    """Return what a program reads of a group; ``steps`` are coarser words for it."""
    return {
        "entity": group.entity,
        "type": group.type.value,
        "why": group.why.value,
        "certain": group.certain,
        "decision": group.decision.choice.value if group.decision else None,
        "text": group.decision.text if group.decision else "",
        "kept_in": list(group.kept_in),
        "undecided": group.undecided,
        "count": group.count,
        "notes": list(group.note_ids),
        "forms": list(group.examples),
        "apart": group.whose,
        "coarser": list(steps),
        "nearly": group.nearly,
    }
