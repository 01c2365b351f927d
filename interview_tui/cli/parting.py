"""Saying on the terminal that a name is somebody else's in what one respondent tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.cli.words import short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model.identifier import NAMED, Choice, Decision

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup


def part(opened: OpenStudy, group: CandidateGroup | None, words: str, code: str) -> Decision:
    """Return the decision that parts a name; ``code`` is the respondent in whose notes it is somebody else.

    Raises:
        UsageProblem: no candidate is written so, no respondent is called so, or they do not say the name.
    """
    from interview_tui.services import parting
    from interview_tui.services.recruiting import find_respondent

    person = find_respondent(opened.store, code)
    whose = parting.whose(opened.store)
    said = {whose[number].respondent_id for number in group.note_ids if number in whose} if group else set()
    if group is None or group.whose or person.id not in said:
        raise UsageProblem(
            _("{code} says nothing that is written like that.").format(code=person.code),
            _("Nothing was decided."),
            _("See where it stands with: interview-tui candidates FOLDER"),
        )
    if group.type not in NAMED:
        raise UsageProblem(_("Only a name can be somebody else's too."), _("Nothing was decided."))
    return Decision(parting.apart(person.id, words), group.type, Choice.REPLACE, 0)


def apart(words: str, code: str) -> str:
    """Return what is said once a name is parted."""
    said = _("Somebody else from now on, in what {code} says: {words}")
    return said.format(code=short(code), words=words)
