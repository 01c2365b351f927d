"""One entry of the key file: its fields, and what its contacts are."""

from __future__ import annotations

import re

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.keyfile.entry import Entry, contact_type
from interview_tui.model.identifier import IdentifierType


def test_fields_are_cleaned_and_checked() -> None:
    entry = Entry.new(" Kari\n\x1b[31mEksempel\u202e ", also=["", "Karo", "Karo"], contacts=["\t"])
    assert (entry.name, entry.also, entry.contacts) == ("Kari Eksempel", ("Karo",), ())
    assert re.fullmatch("[0-9a-f]{16}", entry.id)
    assert Entry.new("Kari").id != Entry.new("Kari").id
    for bad in ("", " ", "…", "x" * 201):
        with pytest.raises(UsageProblem):
            Entry.new(bad)


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("+47 99 88 77 66", IdentifierType.PHONE),
        ("(555) 123-4567", IdentifierType.PHONE),
        ("a@b.no", IdentifierType.EMAIL),
        ("https://x.no", IdentifierType.URL),
        ("15108695088", IdentifierType.ID_NUMBER),
        ("Prøvegata 5", IdentifierType.ADDRESS),
        ("naboen", IdentifierType.OTHER),
    ],
)
def test_sorts_of_contact(contact: str, expected: IdentifierType) -> None:
    assert contact_type(contact) is expected
