"""In words: why something is suspected, and what looking for it cannot do."""

from __future__ import annotations

from interview_tui.i18n import N_, _, ngettext
from interview_tui.model import record
from interview_tui.model.identifier import IdentifierType, Why
from interview_tui.model.note import Meaning

_WHY = {
    Why.KEY_FILE: N_("in the key file"),
    Why.MARKED: N_("marked with #"),
    Why.LOOKS_LIKE: N_("looks like an identifier"),
    Why.CAPITAL: N_("capital letter inside a sentence"),
    Why.ELSEWHERE: N_("a name in another text"),
    Why.NEAR_NAME: N_("nearly a known name"),
    Why.READS_LIKE: N_("reads like a name"),
    Why.SITE: N_("name of a site"),
    Why.DECIDED: N_("decided here earlier"),
    Why.PATTERN: N_("written like an identifier"),
    Why.SPOKEN: N_("may tell who it is"),
}
_PATTERNS = {
    IdentifierType.EMAIL: N_("is an e-mail address"),
    IdentifierType.PHONE: N_("is a phone number"),
    IdentifierType.ID_NUMBER: N_("is an id number"),
    IdentifierType.ADDRESS: N_("is an address"),
    IdentifierType.URL: N_("is a web address"),
    IdentifierType.DATE: N_("is a date"),
    IdentifierType.AGE: N_("is an age"),
}
_LOOKS = {
    IdentifierType.EMAIL: N_("looks like an e-mail address"),
    IdentifierType.PHONE: N_("looks like a phone number"),
    IdentifierType.ID_NUMBER: N_("looks like an id number"),
    IdentifierType.ADDRESS: N_("looks like an address"),
    IdentifierType.URL: N_("looks like a web address"),
    IdentifierType.DATE: N_("looks like a date"),
    IdentifierType.AGE: N_("looks like an age"),
    IdentifierType.PERSON: N_("looks like a name"),
    IdentifierType.PLACE: N_("looks like a place"),
    IdentifierType.ORGANISATION: N_("looks like an organisation"),
}
_READS = {
    IdentifierType.PLACE: N_("reads like a place"),
    IdentifierType.ORGANISATION: N_("reads like an organisation"),
    IdentifierType.OTHER: N_("reads like something named"),
}


def waits_for_speech(notes: int) -> str:
    """Return that no word waits, and that so many notes tell how somebody speaks and are to be read."""
    said = ngettext(
        "No word is waiting for a decision; how somebody speaks in {n} note is: the row marked △.",
        "No word is waiting for a decision; how somebody speaks in {n} notes is: the row marked △.",
        notes,
    )
    return said.format(n=notes)


_MEANINGS = {
    Meaning.KEPT: N_("yes, it means the same"),
    Meaning.CHANGED: N_("no, it means something else"),
    Meaning.UNSURE: N_("I am not sure"),
}


def meaning(value: Meaning) -> str:
    """Return whether the meaning was kept, in words."""
    return _(_MEANINGS[value])


def suspected(why: Why, type: IdentifierType) -> str:  # noqa: A002 - the model's own word
    """Return why something is suspected."""
    special = {Why.PATTERN: _PATTERNS, Why.LOOKS_LIKE: _LOOKS, Why.READS_LIKE: _READS}.get(why, {})
    return _(special.get(type, _WHY[why]))


def limits() -> str:
    """Return what ``scan`` cannot do, with the figures that were measured of what ships."""
    told = record.SHIPPED.scan
    return _(
        "The program finds candidates; it cannot find everything. Of people's names it found {news} of 100 "
        "in news with capitals, {small} without, and {hurried} in notes typed in a hurry; there, of schools "
        "and places of work, {places}. Descriptions that tell who someone is are seen by a reader only."
    ).format(news=told.news, small=told.news_small, hurried=told.notes_hurried, places=told.workplaces)


def limits_of_review() -> str:
    """Return in one line what the review cannot do, with the figure that was measured of what ships."""
    told = record.SHIPPED.review
    return _(
        "Not everything is found: without capitals, in a hurry, {n} names of 100 are missed, and {places} "
        "of 100 schools and places of work."
    ).format(n=100 - told.notes_hurried, places=100 - told.workplaces)
