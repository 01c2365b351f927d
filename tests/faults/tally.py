"""Counts what became of notes and drafts under each fault, and prints them as one table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.bench.terminal import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.faults.study import Place, Verdict

MOST_SAID = 8
"""Lines about what went wrong that are kept for each fault."""
HEADS = (
    "fault", "times", "acknowledged", "lost", "doubled", "reordered", "cut", "drafts", "too much lost",
    "worst, ms", "clock wrong", "crashed", "unreadable",
)  # fmt: skip


@dataclass
class Tally:
    """What one fault did. All but ``tried``, ``acknowledged`` and what is said of drafts is to be zero."""

    fault: str
    tried: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    reordered: int = 0
    cut: int = 0
    drafts: int = 0
    drafts_lost: int = 0
    draft_ms: float = 0.0
    """The oldest keystroke that was seen on the screen and not kept, in ms before the fault."""
    clock_wrong: int = 0
    crashed: int = 0
    """Ends without a sentence: an unforeseen error, or one that Python itself told of."""
    unreadable: int = 0
    said: list[str] = field(default_factory=list)
    skipped: str = ""

    def take(self, place: Place, verdict: Verdict, what: str = "") -> None:
        """Count one fault and what the judge said of the study after it."""
        self.tried += 1
        self.lost += verdict.lost
        self.doubled += verdict.doubled
        self.reordered += verdict.reordered
        self.cut += verdict.cut
        self.unreadable += bool(verdict.problem)
        if not verdict.is_well:
            found = f"lost {verdict.lost}, doubled {verdict.doubled}, "
            found += f"reordered {verdict.reordered}, cut {verdict.cut}"
            self.say(f"{what} {verdict.problem or found}; {place.folder}")

    def say(self, text: str) -> None:
        """Keep a line about what went wrong."""
        if len(self.said) < MOST_SAID:
            self.said.append(text)

    def add(self, other: Tally) -> None:
        """Take in the counts of another run of the same fault."""
        for name in (
            "tried", "acknowledged", "lost", "doubled", "reordered", "cut", "drafts", "drafts_lost",
            "clock_wrong", "crashed", "unreadable",
        ):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.draft_ms = max(self.draft_ms, other.draft_ms)
        self.skipped = self.skipped or other.skipped
        for text in other.said:
            self.say(text)

    @property
    def broken(self) -> int:
        """How many promises were broken."""
        return (
            self.lost + self.doubled + self.reordered + self.cut
            + self.drafts_lost + self.clock_wrong + self.crashed + self.unreadable
        )  # fmt: skip

    def row(self) -> tuple[str, ...]:
        """Return what the table says of it."""
        if self.skipped:
            return (self.fault, f"skipped: {self.skipped}", *[""] * (len(HEADS) - 2))
        draft = (
            (str(self.drafts), str(self.drafts_lost), f"{self.draft_ms:.0f}") if self.drafts else ("–",) * 3
        )
        counts = (self.tried, self.acknowledged, self.lost, self.doubled, self.reordered, self.cut)
        return (
            self.fault,
            *map(str, counts),
            *draft,
            str(self.clock_wrong),
            str(self.crashed),
            str(self.unreadable),
        )


def gathered(tallies: Iterable[Tally]) -> list[Tally]:
    """Return one tally for each fault, in the order they first came."""
    found: dict[str, Tally] = {}
    for one in tallies:
        found.setdefault(one.fault, Tally(one.fault)).add(one)
    return list(found.values())


def printed(tallies: list[Tally]) -> int:
    """Print the table and what went wrong; return how many promises were broken."""
    whole = Tally("**all**")
    for one in tallies:
        whole.add(one)
    whole.skipped = ""
    table(HEADS, [one.row() for one in [*tallies, whole]])
    for one in tallies:
        for text in one.said:
            print(f"{one.fault}: {text}")
    return whole.broken
