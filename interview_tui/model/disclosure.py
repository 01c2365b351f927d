"""Who could be recognised by the background facts that leave: three readers, and what would mend it.

Three readers, three numbers (fieldwork 2.4): the *insider* knows who took part, so that the smallest group
among those interviewed counts (k); the *stranger* knows the world outside, so that the number of such people
there counts, which only the researcher can say; and where *taking part is itself the secret*, what counts is
which share of such people took part. Beside them homogeneity: a group whose members are all alike tells what
each of them is, however large it is. Everything here counts; thresholds differ between institutions and none
of them is law.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.sampling import Person, counts, field_sets, smallest
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

THRESHOLDS = (5, 6)
"""The two in use: groups of at least five (Research Ethics Library), or of more than five (OsloMet)."""

MOST_SHARE = 0.5
"""Share of a group in the world that took part, from which taking part tells of a person in it."""

REST = "…"
"""What merged values are called."""


class Reader(StrEnum):
    """Who reads."""

    INSIDER = "insider"
    STRANGER = "stranger"
    PRESENCE = "presence"


@dataclass(frozen=True, slots=True)
class Group:
    """People who share a combination of background facts: which fields, their codes, how many there are.

    ``size`` is counted among those whose words leave; ``population`` is how many such people there are in the
    world, None when nobody has said so.
    """

    fields: tuple[str, ...]
    values: tuple[str, ...]
    codes: tuple[str, ...]
    population: int | None = None

    @property
    def size(self) -> int:
        """How many of them there are among those whose words leave."""
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class Finding:
    """A group that one of the readers could recognise."""

    reader: Reader
    group: Group


@dataclass(frozen=True, slots=True)
class Mend:
    """Something that raises k: fields left out, or values of one field merged; and what it costs.

    ``changed`` is how many people are then told of less exactly.
    """

    field: str
    merged: tuple[str, ...]
    k: int
    changed: int


@dataclass(frozen=True, slots=True)
class Population:
    """How many people in the world share some values, by field, as the researcher entered it."""

    values: Mapping[str, str]
    count: int


def groups(
    people: Sequence[Person], fields: Sequence[str], population: Sequence[Population] = ()
) -> list[Group]:
    """Return every group there is in every combination of these fields, smallest combinations first."""
    found = []
    for combination in field_sets(fields):
        cells: dict[tuple[str, ...], list[Person]] = {}
        for person in people:
            cells.setdefault(person.cell(combination), []).append(person)
        for cell, members in cells.items():
            shown = tuple(members[0].values.get(name, "") for name in combination)
            codes = tuple(sorted(member.code for member in members))
            found.append(Group(combination, shown, codes, _population(combination, cell, population)))
    return found


def _population(fields: Sequence[str], cell: Sequence[str], population: Sequence[Population]) -> int | None:
    wanted = dict(zip(fields, cell, strict=True))
    for one in population:
        if {name: value.casefold() for name, value in one.values.items()} == wanted:
            return one.count
    return None


def findings(found: Sequence[Group], threshold: int, *, presence_secret: bool = False) -> list[Finding]:
    """Return the groups each reader could recognise.

    Args:
        found: What ``groups`` returned.
        threshold: The smallest group that counts as safe.
        presence_secret: Whether it is a secret that these people took part.
    """
    small = [Finding(Reader.INSIDER, group) for group in found if group.size < threshold]
    known = [group for group in found if group.population is not None]
    small += [Finding(Reader.STRANGER, group) for group in known if (group.population or 0) < threshold]
    if presence_secret:
        share = [group for group in known if group.size >= MOST_SHARE * max(group.population or 0, 1)]
        small += [Finding(Reader.PRESENCE, group) for group in share]
    return small


def unlike(people: Sequence[Person], group_by: Sequence[str], told_of: Sequence[str]) -> list[Group]:
    """Return the groups of two or more whose members are all alike in a further fact that leaves.

    Who knows that somebody belongs to such a group knows the fact of that person too (l-diversity of one).
    """
    alike = []
    for group in groups(people, group_by):
        if group.fields != tuple(group_by) or group.size < 2:  # noqa: PLR2004 - one is alone, not alike
            continue
        members = [person for person in people if person.code in group.codes]
        if any(len(counts(members, (name,))) == 1 for name in told_of if name not in group_by):
            alike.append(group)
    return alike


def all_of_a_group(
    people: Sequence[Person], holders: Collection[str], group_by: Sequence[str], threshold: int
) -> list[Group]:
    """Return the groups below the threshold in which something holds for every member.

    A claim such as "all at that office think so" tells what each of them thinks (check D4).
    """
    held = frozenset(holders)
    return [
        group
        for group in groups(people, group_by)
        if group.fields == tuple(group_by) and group.size < threshold and held.issuperset(group.codes)
    ]


def mends(people: Sequence[Person], fields: Sequence[str], threshold: int) -> list[Mend]:
    """Return what would raise k, the least costly that reaches the threshold first.

    Every field is tried left out, and with its rarest values merged, two, three and so on.
    """
    now = smallest(people, fields)
    if now >= threshold or not people:
        return []
    tried = [
        mend for name in fields for mend in (*_merges(people, fields, name), _without(people, fields, name))
    ]
    useful = [mend for mend in tried if mend.k > now]
    return sorted(useful, key=lambda mend: (mend.k < threshold, mend.changed, -mend.k, mend.field))


def _without(people: Sequence[Person], fields: Sequence[str], name: str) -> Mend:
    rest = [other for other in fields if other != name]
    return Mend(name, (), smallest(people, rest) if rest else len(people), len(people))


def _merges(people: Sequence[Person], fields: Sequence[str], name: str) -> list[Mend]:
    values = sorted(counts(people, (name,)).items(), key=lambda item: (item[1], item[0]))
    shown = {person.values.get(name, "").casefold(): person.values.get(name, "") for person in people}
    found = []
    for many in range(2, len(values)):
        merged = tuple(value for (value,), _count in values[:many])
        coarser = [
            Person(person.code, {**person.values, name: REST})
            if person.values.get(name, "").casefold() in merged
            else person
            for person in people
        ]
        changed = sum(count for _value, count in values[:many])
        found.append(Mend(name, tuple(shown[value] for value in merged), smallest(coarser, fields), changed))
    return found
