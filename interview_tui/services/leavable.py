"""What an export is made of before it leaves, and what it was once it has."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass
from interview_tui.services.disclosing import Disclosure
from interview_tui.services.owing import Promised
from interview_tui.services.stays import Staying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from interview_tui.deidentify.leak import Forbidden
    from interview_tui.model.note import Note
    from interview_tui.model.summary import Summary
    from interview_tui.services.masking import Change


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would leave, and why it must not (``problems``, a line each; empty when the gate is open).

    ``summary`` is None when there is nothing that may even be looked at as an export; while candidates are
    undecided it is there for the preview, with ``[undecided]`` in their places. ``left_out`` says which
    respondents are not in it although nobody asked for that.
    """

    summary: Summary | None
    problems: list[str]
    forbidden: tuple[Forbidden, ...] = ()
    left_out: list[str] = field(default_factory=list)
    disclosure: Disclosure = field(default_factory=Disclosure)
    promised: Promised = field(default_factory=Promised)
    changes: Callable[[], Iterator[Change]] = field(default=lambda: iter(()), repr=False)
    """Yields every replacement that is made."""
    leaving: Callable[[], Iterator[Note]] = field(default=lambda: iter(()), repr=False)
    """Yields the notes of which something is put on record: words of somebody, or changed ones."""
    people: Mapping[int, str] = field(default_factory=dict)
    """The respondents whose words leave, or would: number and code."""
    unquoted: tuple[str, ...] = ()
    """Whose words between quotation marks are left out, and in which notes, a line each."""
    in_review: bool = False
    """Whether the review goes on with some of the problems."""
    stays: Staying = field(default_factory=Staying)
    """What was found and leaves as it is, and the marks that stand instead of the rest."""
    texts: Callable[[], Iterator[tuple[str, int, str]]] = field(default=lambda: iter(()), repr=False)
    """Yields code, number and words of each note as it leaves, but for signs of what was changed."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported: the folder, its new files, and counts of respondents and notes."""

    folder: Path
    files: tuple[str, ...]
    respondents: int
    notes: int
    withheld: int
    left_out: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    """What promises of the letter have to do with it, and what to do, a line each."""
    unquoted: tuple[str, ...] = ()
    """Whose words between quotation marks were left out, and in which notes, a line each."""
    weighed: tuple[str, ...] = ()
    """What facts in it, or earlier exports together with it, tell of people, a line each."""
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The notes with words that were kept as they are, by ``IdentifierType`` value."""
    spoken: tuple[int, ...] = ()
    """The notes that tell how somebody speaks, and of which nobody decided whether they may leave."""
    named: tuple[str, ...] = ()
    """What the folder's own name tells, in a sentence; none where it tells nothing."""
