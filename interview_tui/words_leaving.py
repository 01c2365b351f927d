"""Promises and answers that have to do with what leaves, in sentences: what is so, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import N_, _
from interview_tui.model.concern import Concern

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.concern import Found

SAID = {
    Concern.OVERRUN: N_(
        "“The project ends by then” was promised, and that day has passed. Of those whose words leave: {n}"
    ),
    Concern.LEADER_DECLINED: N_(
        "“The leader of the site agrees too” was promised, and the leader said no. Of those whose words "
        "leave: {n}"
    ),
    Concern.LEADER_MISSING: N_(
        "“The leader of the site agrees too” was promised, and no yes is on record. Of those whose words "
        "leave: {n}"
    ),
    Concern.KNOWN: N_(
        "“Only the researcher knows who takes part” was promised, and somebody else knows. Of those whose "
        "words leave: {n}"
    ),
    Concern.LEADER_KNOWS: N_(
        "“The leader does not get to know who takes part” was promised, and the leader knows. Of those "
        "whose words leave: {n}"
    ),
    Concern.QUOTES_UNREAD: N_(
        "“They read quotes before these are published” was promised; whether they have is not on record. "
        "Quotes that leave: {n}"
    ),
    Concern.PLACES_KEPT: N_(
        "“Sites are not named” was promised. No name of a site leaves; other places and organisations that "
        "were kept as they are: {n}"
    ),
    Concern.READS_CODES: N_("Somebody was promised to read anonymised text only, and this has codes"),
    Concern.READS_MORE: N_("The study sheet lets somebody read more than the letter promises"),
    Concern.NOTES_LEFT: N_(
        "“What they said is erased” was promised, and notes of people who withdrew are still in the study; "
        "they do not leave. People: {n}"
    ),
    Concern.READING_DECLINED: N_(
        "No was said to a supervisor or others reading the notes. Of those whose words leave: {n}"
    ),
    Concern.READING_UNASKED: N_(
        "Not asked: whether a supervisor or others may read the notes; that counts as no. People: {n}"
    ),
}
"""What is so, of each concern, without its full stop; not yet translated."""

DO = {
    Concern.OVERRUN: N_("Ask them again, or give the reason why it leaves all the same."),
    Concern.LEADER_DECLINED: N_(
        "Leave them out, or give the reason why it leaves all the same; if the leader says otherwise now, "
        "record it."
    ),
    Concern.LEADER_MISSING: N_(
        "Record the leader's answer, leave them out, or give the reason why it leaves all the same."
    ),
    Concern.KNOWN: N_(
        "Read their notes once more as somebody who knows they took part; unlinked tells less."
    ),
    Concern.LEADER_KNOWS: N_("Read their notes once more as the leader would; unlinked tells less."),
    Concern.QUOTES_UNREAD: N_("Publish none before its speaker has read it."),
    Concern.PLACES_KEPT: N_("See that none of them tells which site it is."),
    Concern.READS_CODES: N_("Give such readers the unlinked form, never this one."),
    Concern.READS_MORE: N_("Give nobody more than the letter says, or put the study sheet right."),
    Concern.READING_DECLINED: N_(
        "Leave them out, or give the reason why it leaves all the same, such as that nobody else reads it."
    ),
    Concern.READING_UNASKED: N_("Ask them, or leave them out."),
    Concern.NOTES_LEFT: N_("Erase them; what earlier exports hold of them is yours to take back."),
}
"""What to do about each; not yet translated."""


def said(found: Found, t: Callable[[str], str] = _) -> str:
    """Return what is so, in the language of the interface or that of ``t``; without codes."""
    return t(SAID[found.concern]).format(n=found.count) + "."


def with_advice(found: Found) -> str:
    """Return what is so and what to do, and whom or which notes it concerns, for the researcher alone."""
    about = ", ".join(found.codes) or words.note_numbers(found.notes)
    about = f" ({about})." if about else "."
    return f"{said(found).removesuffix('.')}{about} {_(DO[found.concern])}"
