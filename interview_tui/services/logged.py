"""What goes into the log of replacements, from what an export replaces (fieldwork 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.keyfile.log import Replaced
from interview_tui.model.identifier import IdentifierType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.model.note import Note
    from interview_tui.services.masking import Change

_DIRECT = frozenset({IdentifierType.PERSON, IdentifierType.EMAIL, IdentifierType.ID_NUMBER})
_STRONG = frozenset({IdentifierType.PHONE, IdentifierType.ADDRESS, IdentifierType.URL})

CERTAIN, REWRITE = "certain", "rewrite"
"""Rules beside those that a person chooses by."""


def sort_of(kind: IdentifierType) -> str:
    """Return which of the three classes of identifier it is (FSD): direct, strong indirect, indirect."""
    if kind in _DIRECT:
        return "direct"
    return "strong_indirect" if kind in _STRONG else "indirect"


def replaced(changes: Iterable[Change], now: int) -> Iterator[Replaced]:
    """Yield a row for each replacement; ``now`` is for those that nobody decided on (UTC ms)."""
    for one in changes:
        made = one.decision
        yield Replaced(
            0, one.note_id, one.start, sort_of(one.type), one.type.value, one.original, one.instead,
            made.choice.value if made else CERTAIN, made.by if made else "", made.at if made else now, "",
        )  # fmt: skip


def rewritten(notes: Iterable[tuple[str, Note]], actor: str, now: int) -> Iterator[Replaced]:
    """Yield a row for each note whose words are not the first ones: (as first written, as it stands)."""
    for first, note in notes:
        if first != note.text:
            kind = "speech_style" if note.meaning else "wording"
            said = note.meaning.value if note.meaning else ""
            yield Replaced(
                0,
                note.id,
                0,
                "indirect",
                kind,
                first,
                note.text,
                REWRITE,
                note.signed or actor,
                now,
                said,
            )
