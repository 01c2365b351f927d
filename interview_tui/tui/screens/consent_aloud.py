"""What is read aloud from the consent card, where the letter and the study sheet say it their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words_field
from interview_tui.i18n import _, as_read
from interview_tui.model.consent import ConsentScope
from interview_tui.model.sheet import EndState, Form
from interview_tui.services.terms import letter_terms
from interview_tui.tui.widgets.consent_card import QUESTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.model.sheet import Sheet
    from interview_tui.model.withdrawal import Terms
    from interview_tui.services.opening import OpenStudy


def aloud(study: OpenStudy) -> tuple[str, dict[ConsentScope, str]]:
    """Return until when a yes can be taken back, and what is asked about each scope, in this study."""
    reached = {one.name: one.day for one in study.fieldwork.overseeing.milestones()}
    terms = letter_terms(study.store, study.study.letter_version)
    return taken_back(terms, reached), asked(study.fieldwork.describing.sheet())


def asked(sheet: Sheet) -> dict[ConsentScope, str]:
    """Return what is asked about each scope: who reads by role, and no archive where all is deleted."""
    found = {scope: _(question) for scope, question in QUESTION.items()}
    if sheet.readers:
        roles = ", ".join(reader.role for reader in sheet.readers)
        question = _("May the {roles} read the notes?")
        if all(reader.form is not Form.RAW for reader in sheet.readers):
            question = _("May the {roles} read the notes, names replaced?")
        found[ConsentScope.REVIEWER_ACCESS] = question.format(roles=roles)
    if sheet.end_state is EndState.DESTROY:
        found[ConsentScope.ARCHIVE] = _("(Not to be asked: the study sheet says that all is deleted.)")
    return found


def taken_back(terms: Terms, milestones: Mapping[str, str]) -> str:
    """Return until when a yes can be taken back, to read aloud, by the terms of the letter in force."""
    if day := terms.cutoff(milestones):
        said = _("Each answer is your own choice; a yes can be taken back until {day}.")
        return said.format(day=as_read(day))
    if event := terms.event:
        said = _("Each answer is your own choice; a yes can be taken back until: {event}.")
        return said.format(event=words_field.milestone(event))
    return _("Each answer is your own choice; a yes can be taken back at any time.")
