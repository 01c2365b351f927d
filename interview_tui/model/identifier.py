"""Identifiers in notes: their types, the candidates a detector lists, and a person's decisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class IdentifierType(StrEnum):
    """What kind of thing an identifier is; the replacement is named after it, as in ``[person 1]``."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    EMAIL = "email"
    PHONE = "phone"
    ID_NUMBER = "id_number"
    ADDRESS = "address"
    URL = "url"
    DATE = "date"
    AGE = "age"
    OTHER = "other"


class Why(StrEnum):
    """Why a stretch of text is suspected."""

    KEY_FILE = "key_file"
    MARKED = "marked"
    """The interviewer wrote ``#`` before it, in this note or another."""
    PATTERN = "pattern"
    """It has the form, and where there are check digits they are right."""
    LOOKS_LIKE = "looks_like"
    """It nearly has the form: a number that fails its check digits, a date that may be a birthday."""
    CAPITAL = "capital"
    """A capital letter inside a sentence."""
    NEAR_NAME = "near_name"
    """One letter away from a name that is looked for: a slip, or another way to write it."""
    READS_LIKE = "reads_like"
    """The model takes it for a name, by its letters and by what stands around it."""
    ELSEWHERE = "elsewhere"
    """The same word is taken for a name in another text."""
    SITE = "site"
    """The name of one of the study's sites."""
    DECIDED = "decided"
    """A person decided earlier that these words identify someone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may identify someone; offsets in code points of the note's text.

    ``certain`` ones are replaced unless a person decides to keep them; the others wait for a decision, and
    while they wait nothing leaves. ``entity`` is what all forms of the same thing share (the base form, case
    folded, or ``key:<entry id>``).
    """

    start: int
    end: int
    text: str
    type: IdentifierType
    why: Why
    certain: bool
    entity: str


class Choice(StrEnum):
    """What is done with an identifier."""

    REPLACE = "replace"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision on all forms of one entity over the whole study. The latest one counts.

    ``at`` is UTC in milliseconds.
    """

    entity: str
    type: IdentifierType
    choice: Choice
    at: int
    id: int = 0


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name to look for: from the key file, a site or an earlier decision.

    ``forms`` are the full name and everything else it goes by (nickname, parts are derived by the detector).
    """

    entity: str
    forms: tuple[str, ...]
    type: IdentifierType
    why: Why
