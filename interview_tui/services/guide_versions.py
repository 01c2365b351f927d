"""Versions of the guide: a changed one is compared with the one in force, decided on, and brought in.

An interview that is under way, or over, keeps the guide it began with.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _, ngettext
from interview_tui.model.comparison import compared
from interview_tui.model.guide_change import Change, ChangeKind
from interview_tui.model.interview import Phase, derive
from interview_tui.model.values import dataclass
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from interview_tui.clock import Clock
    from interview_tui.guidefile.compare import Pair
    from interview_tui.model.comparison import Compared
    from interview_tui.model.guide import Guide, Question, Theme
    from interview_tui.model.guide_change import KeptChange
    from interview_tui.store.store import Store

LONGEST_REASON = 500
"""Most characters of a reason."""

_NUMBER = re.compile(r"(.*?)(\d+)\Z")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A changed guide beside the one in force, and what seems to have changed.

    ``version`` is what the new one will be called; ``other`` counts the themes, probes, hints and braces that
    changed besides: they are taken as they are.
    """

    old: Guide
    new: Guide
    version: str
    changes: tuple[Change, ...]
    other: int
    pairs: tuple[Pair, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to bring in."""
        return not self.changes and not self.other

    @property
    def besides(self) -> str:
        """How much else has changed, as one sentence."""
        return ngettext(
            "{n} more change, in themes, probes, hints or braces, is taken as it is.",
            "{n} more changes, in themes, probes, hints or braces, are taken as they are.",
            self.other,
        ).format(n=self.other)


@dataclass(frozen=True, slots=True)
class Table:
    """How far answers can be compared: rows, the interviews they count, and those that are left out.

    ``running`` are under way, ``pilots`` were trials, ``withdrawn`` are not used.
    """

    rows: tuple[Compared, ...]
    interviews: int
    running: int
    pilots: int
    withdrawn: int


class GuideVersions:
    """Bringing in a changed guide, and what it means for comparing answers."""

    def __init__(self, store: Store, clock: Clock, actor: str = "") -> None:
        self._store, self._clock, self._actor = store, clock, actor

    def propose(self, new: Guide) -> Proposal:
        """Return what seems to have changed from the guide in force; nothing is stored."""
        from interview_tui.guidefile import compare

        old = self._store.current_guide()
        found = tuple(compare.pairs(old, new))
        versions = [guide.version for guide in self._store.guides()]
        finished = _finished(old, new, found, {}, self._store.guides())
        other = sum(_differs(one, finished, old) for one in (*old.themes, None))
        return Proposal(
            old, new, _next(new.version, versions), tuple(_changes(old, new, found)), other, found
        )

    def bring_in(self, proposal: Proposal, decided: Iterable[Change]) -> str:
        """Make the changed guide the one in force, and return what its version is called.

        Args:
            proposal: What ``propose`` returned.
            decided: Every change of it, of the kind and with the reason that a person gave.

        Raises:
            UsageProblem: a change lacks its reason, or is said to be what it cannot be; nothing was changed.
            NotSaved: the disk does not take it.
        """
        if self._store.current_guide().hash() != proposal.old.hash():
            raise UsageProblem(
                _("The guide in force has changed meanwhile."),
                _("Nothing was changed."),
                _("Compare once more."),
            )
        given = {one.key: one for one in decided}
        codes = {person.code.casefold() for person in self._store.respondents()}
        changes = [_settled(one, given.get(one.key, one), codes) for one in proposal.changes]
        kinds = {one.key: one.kind for one in changes}
        guide = _finished(proposal.old, proposal.new, proposal.pairs, kinds, self._store.guides())
        guide = replace(guide, version=proposal.version)
        names = _new_ids(proposal.pairs, guide)
        changes = [replace(one, new_id=names.get(one.key.removesuffix(":move"), "")) for one in changes]
        self._store.change_guide(guide, changes, at=self._clock.now().wall_ms, actor=self._actor)
        return guide.version

    def changes(self) -> list[KeptChange]:
        """Return every change on record, oldest first."""
        return self._store.guide_changes()

    def comparability(self) -> Table:
        """Return in how many interviews each question could be asked, was asked, was answered unasked."""
        from interview_tui.services.recruiting import phase_of
        from interview_tui.services.suspects import consent_states

        store, states = self._store, consent_states(self._store)
        people = {person.id: person for person in store.respondents()}
        guides = {guide.hash(): guide for guide in store.guides()}
        phases, held = store.phases(), []
        running = pilots = withdrawn = 0
        for one in store.interviews():
            consent = states.get(one.respondent_id)
            if consent is not None and consent.withdrawn:
                withdrawn += 1
            elif people[one.respondent_id].pilot:
                pilots += 1
            elif phase_of(phases[one.id][0]) in {Phase.RUNNING, Phase.PAUSED}:
                running += 1
            else:
                guide = guides[one.guide_hash]
                held.append((guide, derive(guide, store.events(one.id))))
        rows = compared(held, list(guides.values()), replaced(self.changes()))
        return Table(tuple(rows), len(held), running, pilots, withdrawn)


def replaced(changes: Iterable[KeptChange]) -> dict[str, str]:
    """Return new question id -> the id it replaces, of all changes that gave a new meaning."""
    return {
        kept.change.new_id: kept.change.old_id
        for kept in changes
        if kept.change.kind is ChangeKind.NEW_MEANING
    }


def _settled(proposed: Change, given: Change, codes: AbstractSet[str]) -> Change:
    """Return a change as it was decided on; UsageProblem when it cannot be so.

    A reason names no respondent: it is about the guide, and stays when a respondent withdraws.
    """
    reason = clean_line(given.reason)
    if given.kind not in proposed.choices:
        raise UsageProblem(
            _("{question} cannot be that sort of change.").format(question=proposed.key[:FIELD_LIMIT]),
            _("Nothing was changed."),
        )
    if given.kind.needs_reason and not reason:
        raise UsageProblem(
            _("The change of {question} needs a reason.").format(question=proposed.key[:FIELD_LIMIT]),
            _("Nothing was changed."),
            _("Say in a few words why; only mending letters and signs needs none."),
        )
    if codes & set(re.findall(r"\w+", reason.casefold())):
        raise UsageProblem(
            _("The reason for {question} names a respondent.").format(question=proposed.key[:FIELD_LIMIT]),
            _("Nothing was changed."),
            _("Say it without the code: what was found out about the question?"),
        )
    if len(reason) > LONGEST_REASON:
        raise UsageProblem(
            _("A reason has at most {limit} characters.").format(limit=LONGEST_REASON),
            _("Nothing was changed."),
        )
    return replace(proposed, kind=given.kind, reason=reason)


def _changes(old: Guide, new: Guide, found: Sequence[Pair]) -> list[Change]:
    changes = []
    for one in found:
        old_id, new_id = (one.old.id if one.old else ""), (one.new.id if one.new else "")
        before, after = (one.old.text if one.old else ""), (one.new.text if one.new else "")
        if one.kind is not None:
            changes.append(Change(one.kind, old_id, new_id, before, after))
        if one.moved:
            homes = old.theme_of(old_id).title, new.theme_of(new_id).title
            changes.append(Change(ChangeKind.MOVE, old_id, new_id, *homes))
    return changes


def _finished(
    old: Guide, new: Guide, found: Sequence[Pair], kinds: Mapping[str, ChangeKind], versions: Sequence[Guide]
) -> Guide:
    """Return the new guide with the ids it keeps: an id never gets another meaning, gone or not."""
    from interview_tui.guidefile import compare

    last: dict[str, str] = {}
    for guide in versions:
        last |= {question.id: question.text for theme in guide.themes for question in theme.questions}
        last |= {theme.id: "" for theme in guide.themes}
    themes = compare.theme_ids(old, new, found)
    names: dict[str, str] = {}
    taken = {one.old.id for one in found if one.old} | set(themes.values())

    def free(name: str) -> str:
        stem, number = name, 2
        while name in taken or name in last:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        return name

    for one in found:
        if one.new is None:
            continue
        kind = kinds.get(one.old.id, one.kind) if one.old else one.kind
        if one.old and kind is not ChangeKind.NEW_MEANING:
            names[one.new.id] = one.old.id
        elif last.get(one.new.id) == one.new.text and one.new.id not in taken:
            names[one.new.id] = one.new.id
            taken.add(one.new.id)
        else:
            names[one.new.id] = free(one.new.id)
    homes = {theme.id: themes.get(theme.id) or free(theme.id) for theme in new.themes}
    return replace(new, themes=tuple(_named(theme, homes, names) for theme in new.themes))


def _named(theme: Theme, homes: Mapping[str, str], names: Mapping[str, str]) -> Theme:
    questions = tuple(replace(question, id=names[question.id]) for question in theme.questions)
    return replace(theme, id=homes[theme.id], questions=questions)


def _new_ids(found: Sequence[Pair], guide: Guide) -> dict[str, str]:
    """Return what each question is called in the finished guide, by the key of its change."""
    finished = [question for theme in guide.themes for question in theme.questions]
    came = [one for one in found if one.new is not None]
    return {
        (one.old or one.new).id: question.id  # type: ignore[union-attr]
        for one, question in zip(came, finished, strict=True)
    }


def _differs(theme: Theme | None, finished: Guide, old: Guide) -> int:
    """Return how much of a theme of the old guide is otherwise: itself, its questions but for their words.

    Of None: how much of what stands above the themes is otherwise, and how many themes there are more.
    """
    if theme is None:
        fields = ("title", "language", "planned_minutes", "research_question", "opening")
        known = {each.id for each in old.themes}
        more = sum(each.id not in known for each in finished.themes) + (_asks(old) != _asks(finished))
        return more + sum(bool(getattr(old, name) != getattr(finished, name)) for name in fields)
    now = next((each for each in finished.themes if each.id == theme.id), None)
    if now is None:
        return 1
    asked = {question.id: question for each in finished.themes for question in each.questions}
    bare = replace(theme, questions=(), line=0) != replace(now, questions=(), line=0)
    return bare + sum(
        _besides(question) != _besides(asked[question.id])
        for question in theme.questions
        if question.id in asked
    )


def _asks(guide: Guide) -> list[tuple[str, str]]:
    return [(asked.id, asked.text) for asked in guide.research_questions]


def _besides(question: Question) -> Question:
    return replace(question, text="", line=0)


def _next(version: str, used: Sequence[str]) -> str:
    """Return what the new version is called: as its file says, unless an earlier one is called so."""
    if version not in used:
        return version
    found = _NUMBER.match(version)
    stem, number = (found.group(1), int(found.group(2))) if found else (f"{version}.", 1)
    while f"{stem}{number}" in used:
        number += 1
    return f"{stem}{number}"
