"""What this export and earlier ones tell together: by who is in one alone, or by codes in one of them.

The record of exports holds in which form people left, and who; what left before there was one is not known.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.clock import local_day
from interview_tui.i18n import N_, _, ngettext
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from interview_tui.model.study import Respondent
    from interview_tui.store.leaving import Export
    from interview_tui.store.store import Store

_MOST_CODES, _MOST_EXPORTS = 8, 4

ADVICE = N_("Leave these people out, or give the reason why it leaves all the same")
"""What to do where an export in the other form holds the same people; not yet translated."""


class Joined(NamedTuple):
    """What exports in the other form tell together with this one.

    ``lines`` are why it must not leave, ``named`` the exports as the researcher knows them, ``months`` when
    they left (``YYYY-MM``); all empty when no export on record holds any of the same people.
    """

    lines: tuple[str, ...] = ()
    named: str = ""
    months: tuple[str, ...] = ()


def earlier_codes(store: Store, leaving: Sequence[Respondent]) -> bool:
    """Return whether an earlier export may hold the same people with codes; True where it is not known."""
    now = {one.id for one in leaving}
    return any(one.linked is None or (one.linked and one.people & now) for one in store.exports())


def joined(store: Store, leaving: Sequence[Respondent], threshold: int, *, linked: bool) -> Joined:
    """Return what this export tells together with those on record in the other form, of the same people.

    A note that is the same in both forms has its code in one of them, and stands whole in the other
    (fieldwork 2.6).
    """
    codes, exports = {one.id: one.code for one in store.respondents()}, store.exports()
    now = {one.id for one in leaving}
    others = [one for one in exports if one.linked is not None and one.linked is not linked]
    found = [one for one in others if one.people & now]
    if not found:
        return Joined()
    both = now & frozenset().union(*(one.people for one in found))
    line = _with_unlinked() if linked else _with_codes()
    lines = [line.format(export=_all_named(found), codes=_listed(both, codes), advice=_(ADVICE))]
    told = frozenset().union(*(one.people for one in exports if one.linked))
    for left, gone, name in _alone(found, now, told, linked=linked):
        if 0 < len(left) + gone < threshold:
            lines.append(_remaining(_listed(left, codes, gone), name))
    return Joined(tuple(lines), _all_named(found), tuple(dict.fromkeys(one.month for one in found)))


def _alone(
    found: Sequence[Export], now: set[int], told: frozenset[int], *, linked: bool
) -> list[tuple[frozenset[int], int, str]]:
    """Return for each unlinked export who of it is in none with codes, how many erased, and its name."""
    if not linked:
        return [(frozenset(now - told), 0, "")]
    return [(one.people - told - now, one.gone, _named(one)) for one in found]


def _with_codes() -> str:
    return _(
        "unlinked, but words of the same people left with codes, in the export of {export}: {codes}. Whoever "
        "holds both sees who said each note that is the same in both, and reads here in full what was left "
        "out there because it may not stand under a code. {advice}"
    )


def _with_unlinked() -> str:
    return _(
        "with codes, but words of the same people left unlinked, in the export of {export}: {codes}. Whoever "
        "holds both sees who said each note that is the same in both, and reads there in full what is left "
        "out here because it may not stand under a code. {advice}"
    )


def _remaining(codes: str, export: str) -> str:
    if not export:
        return _(
            "of those in this, only {codes} left in no export with codes: the rest of it is theirs"
        ).format(codes=codes)
    return _(
        "of those in the unlinked export of {export}, only {codes} would be in no export with codes: the "
        "rest of it is theirs"
    ).format(codes=codes, export=export)


def apart(store: Store, leaving: Sequence[Respondent], threshold: int) -> tuple[list[str], int]:
    """Return what holding this against each earlier unlinked export tells, and of how few people at most.

    Two exports that differ by fewer people than count as safe give, by what is in one of them alone, what
    those few said (fieldwork 2.6).

    Returns:
        A line for each such difference, and the smallest number of people in one; 0 when there is none.
    """
    codes = {one.id: one.code for one in store.respondents()}
    now, found = {one.id for one in leaving}, dict[str, int]()
    for export in store.exports():
        if export.linked is not False:
            continue
        new, left = now - export.people, export.people - now
        gone = len(left) + export.gone
        if 0 < len(new) < threshold:
            can = len(codes) - len(export.people) >= threshold
            found[_new(_listed(new, codes), _named(export), threshold if can else 0)] = len(new)
        if 0 < gone < threshold:
            can = len(export.people) >= 2 * threshold
            found[_left(_listed(left, codes, export.gone), _named(export), threshold if can else 0)] = gone
    return list(found), min(found.values(), default=0)


def _listed(people: Collection[int], codes: Mapping[int, str], gone: int = 0) -> str:
    erased = [_("someone who is erased")] * bool(gone)
    known = sorted(codes[one] for one in people if one in codes)
    shown = ", ".join([*known[:_MOST_CODES], *erased])
    return shown + (" …" if len(known) > _MOST_CODES else "")


def _named(export: Export) -> str:
    """Return what the researcher knows an export by: its day and the last part of its folder."""
    day = local_day(export.at) if export.at else export.month
    folder = clean_line(PurePath(export.place).name)
    named = _("{day} (folder {name})").format(day=day, name=folder) if folder else day
    return _("{export}, which was broken off").format(export=named) if export.part else named


def _all_named(exports: Sequence[Export]) -> str:
    """Return exports by their names, the latest of many."""
    names = list(dict.fromkeys(_named(one) for one in reversed(exports)))
    shown, more = ", ".join(names[:_MOST_EXPORTS]), len(names) - _MOST_EXPORTS
    if more <= 0:
        return shown
    return ngettext("{shown} and {n} earlier", "{shown} and {n} earlier", more).format(shown=shown, n=more)


def _new(codes: str, export: str, threshold: int) -> str:
    said = _(
        "unlinked, but not in the unlinked export of {export}: {codes}. Whoever holds both sees by the "
        "difference what so few said. {advice}"
    )
    more = _("Take along the same people as then, or at least {threshold} more")
    return said.format(export=export, codes=codes, advice=_advice(more, threshold))


def _left(codes: str, export: str, threshold: int) -> str:
    said = _(
        "unlinked, but in the unlinked export of {export}, and not in this: {codes}. Whoever holds both "
        "sees by the difference what so few said. {advice}"
    )
    fewer = _("Take along the same people as then, or at least {threshold} fewer")
    return said.format(export=export, codes=codes, advice=_advice(fewer, threshold))


def _advice(wanted: str, threshold: int) -> str:
    """Return what can be done; ``threshold`` is 0 where there are too few people for another difference."""
    if threshold:
        return wanted.format(threshold=threshold)
    return _("Take along the same people as then, or give the reason why it leaves all the same")
