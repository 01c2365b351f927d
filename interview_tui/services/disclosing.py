"""Disclosure control: which facts about people would leave, who could be known by them, what mends it."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING

from interview_tui.errors import UsageProblem
from interview_tui.export.unlinked import unlinked
from interview_tui.i18n import _, ngettext
from interview_tui.model import disclosure
from interview_tui.model.disclosure import THRESHOLDS, Reader
from interview_tui.model.note import speaks
from interview_tui.model.sampling import Person, smallest
from interview_tui.model.values import dataclass
from interview_tui.services import adding_up, between_exports
from interview_tui.services.between_exports import Joined
from interview_tui.text import FIELD_LIMIT, clean_line
from interview_tui.words import first_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from interview_tui.export.spool import Spool
    from interview_tui.model.disclosure import Finding, Mend
    from interview_tui.model.note import Note
    from interview_tui.model.study import Respondent
    from interview_tui.model.summary import Summary
    from interview_tui.services.contents import Contents
    from interview_tui.store.store import Store

TELLS_FACT = "tells_fact"
"""Why a quote stays behind that itself says a fact few respondents share (check D3)."""

_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_CODES = 8


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What was found: why the gate is shut, what to know besides, and the smallest group per combination."""

    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    mends: tuple[str, ...] = ()
    smallest: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    few: bool = False
    """Whether words that are not told apart are those of fewer people than count as safe."""
    earlier: bool = False
    """Whether an earlier export may hold the same people with codes, as far as is known."""
    joined: Joined = Joined()
    """What exports on record in the other form tell together with this one."""
    differs: int = 0
    """By how few people it differs from an earlier unlinked export, where they are too few; else 0."""
    overridden: bool = False
    """Whether a reason lets small groups out."""
    against: tuple[str, ...] = ()
    """What stands against it, whether or not a reason lets it out."""


def field_named(store: Store, names: Iterable[str]) -> tuple[str, ...]:
    """Return the study's own spelling of background fields; UsageProblem when one is not known."""
    known = {name.casefold(): name for name in store.study().fields}
    found = []
    for name in names:
        wanted = clean_line(name)
        if wanted.casefold() not in known:
            raise UsageProblem(
                _("The study has no background field called {name}.").format(name=wanted[:40]),
                _("Nothing was written."),
                _("Its fields: {names}.").format(names=", ".join(known.values()) or "–"),
            )
        found.append(known[wanted.casefold()])
    return tuple(dict.fromkeys(found))


def checked(contents: Contents) -> None:
    """Raise UsageProblem unless a choice can be carried out."""
    if contents.threshold not in THRESHOLDS:
        raise UsageProblem(
            _("The smallest group is one of: {sizes}.").format(sizes=", ".join(map(str, THRESHOLDS)))
        )
    if contents.fields and not contents.linked:
        raise UsageProblem(
            _("The unlinked form takes no background fields along."),
            _("Nothing was written."),
            _("Leave the fields out, or choose the linked form."),
        )
    if max(len(contents.override), len(contents.despite)) > FIELD_LIMIT:
        raise UsageProblem(_("A reason has at most {limit} characters.").format(limit=FIELD_LIMIT))


def person(respondent: Respondent, fields: Sequence[str]) -> Person:
    """Return a respondent as counted by some background fields."""
    return Person(respondent.code, {name: respondent.fields.get(name, "") for name in fields})


def look(store: Store, leaving: Sequence[Respondent], contents: Contents) -> Disclosure:
    """Return what the chosen facts would disclose about those whose words leave.

    The reason in ``contents`` is repeated in what is told: it is given as it may leave.
    """
    fields = contents.fields
    people = [person(each, fields) for each in {one.code: one for one in leaving}.values()]
    joined = between_exports.joined(store, leaving, contents.threshold, linked=contents.linked)
    known = Disclosure(earlier=between_exports.earlier_codes(store, leaving), joined=joined)
    if not contents.linked:
        few = 0 < len(people) < contents.threshold
        stops = [_too_few(len(people), contents.threshold)] if few else []
        apart, differs = between_exports.apart(store, leaving, contents.threshold)
        return _held(replace(known, few=few, differs=differs), [*stops, *apart, *joined.lines], contents)
    gathered = adding_up.with_earlier(store, leaving, contents)
    if not fields or not leaving:
        return _held(replace(known, warnings=gathered), joined.lines, contents)
    found = disclosure.groups(people, fields, store.population())
    risky = disclosure.findings(found, contents.threshold, presence_secret=contents.secret)
    sizes = {group.fields: smallest(people, group.fields) for group in found}
    warnings = tuple(_alike(group) for name in fields for group in disclosure.unlike(people, (name,), fields))
    mends = tuple(_mend(mend) for mend in disclosure.mends(people, fields, contents.threshold))
    stops = [*gathered, *joined.lines, *_problems(risky, contents.threshold, len(people))]
    return _held(replace(known, warnings=warnings, mends=mends[:5], smallest=sizes), stops, contents)


def _held(found: Disclosure, stops: Sequence[str], contents: Contents) -> Disclosure:
    """Return what was found, with what stops it, or with the reason that lets it leave."""
    problems, said = _weighed(stops, contents)
    let = bool(stops and contents.override)
    told = (*said, *found.warnings)
    return replace(found, problems=problems, warnings=told, overridden=let, against=tuple(stops))


def _weighed(stops: Sequence[str], contents: Contents) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stops it, and what is only told of because somebody gave a reason to let it leave."""
    if not stops or not contents.override:
        return tuple(stops), ()
    return (), (*stops, _("It leaves all the same: {reason}").format(reason=contents.override))


def _too_few(people: int, threshold: int) -> str:
    if people == 1:
        return _("unlinked, but all of it is from one person: whoever knows who took part knows who said it")
    return _(
        "unlinked, but all of it is from {n} people, fewer than {threshold}: "
        "whoever knows who took part can tell who said it"
    ).format(n=people, threshold=threshold)


def _problems(risky: Sequence[Finding], threshold: int, people: int) -> list[str]:
    advice = _advice(people, threshold) if risky and people < 2 * threshold else ""
    lines = []
    for reader in Reader:
        combinations = dict.fromkeys(one.group.fields for one in risky if one.reader is reader)
        for fields in combinations:
            groups = [one.group for one in risky if one.reader is reader and one.group.fields == fields]
            lines.append(_line(reader, fields, groups, threshold))
    # What can be done about it is no further thing to decide: it stands with the last of them.
    return [*lines[:-1], f"{lines[-1]}; {advice}"] if advice else lines


def _advice(people: int, threshold: int) -> str:
    if people < threshold:
        return ngettext(
            "with {n} respondent almost no fact can leave: leave fields out",
            "with {n} respondents almost no fact can leave: leave fields out",
            people,
        ).format(n=people)
    return ngettext(
        "with {n} respondent almost no fact can leave: leave fields out, or choose the unlinked form",
        "with {n} respondents almost no fact can leave: leave fields out, or choose the unlinked form",
        people,
    ).format(n=people)


def _line(reader: Reader, fields: Sequence[str], groups: Sequence[disclosure.Group], threshold: int) -> str:
    codes = sorted({code for group in groups for code in group.codes})
    shown = first_of(codes, _MOST_CODES)
    sizes = [group.size for group in groups]
    names = " + ".join(fields)
    if reader is Reader.INSIDER:
        return _(
            "{fields}: {codes} would be in a group smaller than {threshold} (the smallest: {k}) for someone "
            "who knows who took part"
        ).format(fields=names, codes=shown, threshold=threshold, k=min(sizes))
    if reader is Reader.STRANGER:
        return _(
            "{fields}: by your own figures fewer than {threshold} people like {codes} exist; "
            "a stranger could find them"
        ).format(fields=names, codes=shown, threshold=threshold)
    return _(
        "{fields}: half or more of all people like {codes} took part; "
        "whoever knows such a person learns of it"
    ).format(fields=names, codes=shown)


def _alike(group: disclosure.Group) -> str:
    return _("{fields}: {codes} are alike in another fact too; it tells of each of them").format(
        fields=" + ".join(group.fields), codes=", ".join(group.codes)
    )


def _mend(mend: Mend) -> str:
    if mend.merged:
        return _(
            "{field}: call {values} one thing; the smallest group is then {k} ({n} told less exactly)"
        ).format(
            field=mend.field,
            values=" / ".join(value or "–" for value in mend.merged),
            k=mend.k,
            n=mend.changed,
        )
    return _("{field}: leave it out; the smallest group is then {k}").format(field=mend.field, k=mend.k)


def with_risk(
    summary: Summary, contents: Contents, found: Disclosure, masked: Callable[[str], str], spool: Spool
) -> Summary:
    """Return the summary with what is left of the risk; ``masked`` makes texts ready to leave.

    The reason in ``contents`` is ready already. ``spool`` takes the notes of the unlinked form.
    """
    done = replace(summary.statement, joined=found.joined.months)
    if found.overridden or found.smallest:
        done = replace(done, override=contents.override)
    if not contents.linked:
        threshold = contents.threshold if found.few else 0
        done = replace(done, threshold=threshold, differs=bool(found.differs))
        return replace(unlinked(summary, spool), statement=done)
    if found.smallest:
        shown = {" + ".join(map(masked, fields)): size for fields, size in found.smallest.items()}
        done = replace(done, threshold=contents.threshold, smallest=shown)
    return replace(summary, statement=done)


class Facts:
    """The facts that few respondents share, and whether words say one of its speaker."""

    def __init__(self, respondents: Sequence[Respondent], fields: Sequence[str], threshold: int) -> None:
        self._rare: dict[str, list[str]] = {}
        people = [person(one, fields) for one in respondents]
        for group in (group for name in fields for group in disclosure.groups(people, (name,))):
            if group.size < threshold:
                words = [word.casefold() for word in _WORD.findall(group.values[0]) if len(word) >= _SHORTEST]
                for code in group.codes:
                    self._rare.setdefault(code, []).extend(words)

    def told(self, code: str, note: Note) -> bool:
        """Return whether a quote says, in any form of the word, a fact its speaker shares with few."""
        rare = self._rare.get(code)
        if not rare or not speaks(note):
            return False
        said = [word.casefold() for word in _WORD.findall(note.text)]
        return any(word.startswith(fact) or fact in word.split("-") for fact in rare for word in said)
