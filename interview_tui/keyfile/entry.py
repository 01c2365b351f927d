"""One entry of the key file: a respondent's name and contacts, or a name behind a replacement."""

from __future__ import annotations

import re
import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model.identifier import IdentifierType, KnownName, Why
from interview_tui.model.values import dataclass
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PARTICLES = frozenset({"and", "bin", "das", "del", "den", "der", "dos", "ibn", "the", "van", "von"})
_PART_LENGTH = 3
_PHONE_DIGITS = range(4, 16)
_NATIONAL_DIGITS = 11


@dataclass(frozen=True, slots=True)
class Entry:
    """What the key file holds about one person, place or organisation.

    ``id`` is random; ``code`` is the respondent's code, empty for someone who is only mentioned; ``also`` are
    nicknames and other names; ``contacts`` are telephone numbers, e-mail addresses and the like.
    """

    id: str
    code: str
    type: IdentifierType
    name: str
    also: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    paper: str = ""
    """Where the signed paper lies ("cabinet 2, envelope 4"); never a scan."""

    @classmethod
    def new(  # noqa: PLR0913 - the fields of an entry
        cls,
        name: str,
        *,
        code: str = "",
        type: IdentifierType = IdentifierType.PERSON,  # noqa: A002 - the model's own word
        also: Sequence[str] = (),
        contacts: Sequence[str] = (),
        paper: str = "",
    ) -> Entry:
        """Return a cleaned entry with a fresh random id.

        Raises:
            UsageProblem: when there is no name, or a field is too long.
        """
        kept = tuple(dict.fromkeys(filter(None, map(_field, also))))
        reached = tuple(dict.fromkeys(filter(None, map(_field, contacts))))
        named = _field(name)
        if not any(letter.isalnum() for letter in named):
            raise UsageProblem(
                _("An entry of the key file needs a name."),
                _("Nothing was added."),
                _("Give the name and try again."),
            )
        return cls(secrets.token_hex(8), _field(code), type, named, kept, reached, _field(paper))

    def names(self) -> Iterator[KnownName]:
        """Yield what to look for in notes: the name in all its forms, and each contact by itself."""
        entity = f"key:{self.id}"
        yield KnownName(entity, (self.name, *self.also), self.type, Why.KEY_FILE)
        for number, contact in enumerate(self.contacts, 1):
            yield KnownName(f"{entity}:{number}", (contact,), contact_type(contact), Why.KEY_FILE)

    def values(self) -> Iterator[str]:
        """Yield what must not leave: names, contacts, parts of a person's name of three letters and more."""
        yield from (self.name, *self.also, *self.contacts)
        if self.type is IdentifierType.PERSON:
            for name in (self.name, *self.also):
                for part in re.split(r"[\s,_/-]+", name):
                    bare = part.strip(".'’()\"")
                    if len(bare) >= _PART_LENGTH and bare.casefold() not in _PARTICLES and not bare.isdigit():
                        yield bare

    def as_json(self) -> dict[str, Any]:
        """Return the entry as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Entry:
        """Return the entry that ``as_json`` wrote.

        Raises:
            ValueError, KeyError, TypeError: when the record is not one.
        """
        id_, code, named = (_kept(record[field]) for field in ("id", "code", "name"))
        also, contacts = (_kept_list(record[field]) for field in ("also", "contacts"))
        paper = _kept(record.get("paper", ""))
        if not id_ or not named:
            raise ValueError("not an entry")
        return cls(id_, code, IdentifierType(record["type"]), named, also, contacts, paper)


def contact_type(contact: str) -> IdentifierType:
    """Return what sort of contact it is, from how it is written."""
    digits = sum(letter.isdigit() for letter in contact)
    if re.fullmatch(r"[^\s@]+@[^\s@]+", contact):
        return IdentifierType.EMAIL
    if re.match(r"https?://|www\.", contact, re.IGNORECASE):
        return IdentifierType.URL
    if not any(letter.isalpha() for letter in contact) and digits in _PHONE_DIGITS:
        plain = digits == _NATIONAL_DIGITS and "+" not in contact
        return IdentifierType.ID_NUMBER if plain else IdentifierType.PHONE
    return IdentifierType.ADDRESS if digits else IdentifierType.OTHER


def _kept(text: object) -> str:
    """Return a text as ``_field`` would have let it in: the file may be somebody else's making."""
    if not isinstance(text, str) or len(text) > FIELD_LIMIT:
        raise ValueError("not a text of an entry")
    return clean_line(text)


def _kept_list(texts: object) -> tuple[str, ...]:
    if not isinstance(texts, list):
        raise ValueError("not the texts of an entry")  # noqa: TRY004 - malformed, not mistyped
    return tuple(filter(None, map(_kept, texts)))


def _field(text: str) -> str:
    cleaned = clean_line(text)
    if len(cleaned) > FIELD_LIMIT:
        raise UsageProblem(
            _("A name or contact has at most {limit} characters.").format(limit=FIELD_LIMIT),
            _("Nothing was added."),
            _("Shorten it and try again."),
        )
    return cleaned
