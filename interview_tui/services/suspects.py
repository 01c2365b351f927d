"""What may identify someone, over a whole study: names to look for, and what was found, by entity."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify import candidates
from interview_tui.deidentify.folding import caseless
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentState
from interview_tui.model.identifier import UNREPLACED, Choice, IdentifierType, KnownName, Rulings, Why
from interview_tui.model.values import dataclass
from interview_tui.services import reviewable
from interview_tui.services.alike import with_nearly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from interview_tui.deidentify.detectors.forms import Names
    from interview_tui.model.consent import ConsentEvent
    from interview_tui.model.guide import Guide
    from interview_tui.model.identifier import Candidate, Decision
    from interview_tui.model.interview import Interview, Phase
    from interview_tui.model.note import Note
    from interview_tui.model.study import Respondent
    from interview_tui.store.store import Store

WORD = "word:"
"""What entities begin with that are words and no entry of a key file or site."""

SPOKEN = "spoken:"
"""The entity of the notes that tell how somebody speaks: decided on all at once, or one by one."""


@dataclass(frozen=True, slots=True)
class CandidateGroup:
    """All forms of one entity over the study, with the latest decision on it (None when there is none).

    ``note_ids`` are the notes it is in, each once; ``in_guide`` says that it also stands in the guide or the
    study's title; ``examples`` are the forms found, each once.
    """

    entity: str
    type: IdentifierType
    why: Why
    certain: bool
    decision: Decision | None
    count: int
    note_ids: tuple[int, ...]
    examples: tuple[str, ...]
    in_guide: bool = False
    kept_in: tuple[int, ...] = ()
    """Notes in which alone it is kept."""
    nearly: str = ""
    """The entity it may be another way to write; empty when there is none."""

    whose: str = ""
    """The code of the respondent who alone means this one by a name that others have too."""
    codes: tuple[str, ...] = ()
    """The respondents in whose notes a bare name stands, where they are of several sites."""
    later: tuple[str, ...] = ()
    """Those of them, at another site, who said it only after it was decided on."""

    @property
    def undecided(self) -> bool:
        """Whether a person must decide before anything leaves that holds it."""
        if self.decision is not None or self.certain or self.why is Why.SPOKEN:
            return False
        return self.in_guide or not set(self.note_ids) <= set(self.kept_in)

    @property
    def to_read(self) -> bool:
        """Whether these notes tell how somebody speaks, and nobody has said that they may."""
        left = self.why is Why.SPOKEN and not set(self.note_ids) <= set(self.kept_in)
        return left and self.decision is None


class Reviewed(NamedTuple):
    """An interview that can be reviewed, with the notes that stand."""

    respondent: Respondent
    interview: Interview
    phase: Phase
    notes: list[Note]


@dataclass(slots=True)
class _Heap:
    """What was found of one entity so far; a private workbench for ``group``."""

    found: list[Candidate] = field(default_factory=list)
    note_ids: dict[int, None] = field(default_factory=dict)


def consent_states(store: Store) -> dict[int, ConsentState]:
    """Return where consent stands, by respondent id; respondents never asked are left out."""
    events: dict[int, list[ConsentEvent]] = {}
    for event in store.consent_events():
        if event.respondent_id is not None:
            events.setdefault(event.respondent_id, []).append(event)
    return {number: ConsentState.of(held) for number, held in events.items()}


def reviewed(store: Store) -> list[Reviewed]:
    """Return the interviews that have ended, of respondents who have not withdrawn, with their notes."""
    return [
        Reviewed(
            respondent, interview, phase, [note for note in store.notes(interview.id) if not note.undone]
        )
        for respondent, interview, phase in reviewable.interviews(store)
    ]


def names_to_find(store: Store, key: Sequence[KnownName] = ()) -> Names:
    """Return every name to look for: the key file's, sites, what was decided, what was marked in any note.

    Args:
        store: The study.
        key: Names from the key file.
    """
    from interview_tui.services.parting import all_names

    fixed, words = names_apart(store, key)
    return all_names(fixed, words, Rulings(store.decisions()))


def names_apart(store: Store, key: Sequence[KnownName] = ()) -> tuple[tuple[KnownName, ...], dict[str, str]]:
    """Return what is looked for whatever was decided: names, and the words marked in notes by entity."""
    words = {entity_of(word): word for word in _marked(store)}
    return (*key, *site_names(store)), dict(sorted(words.items()))


def marked_names(words: Mapping[str, str], decided: Mapping[str, Decision]) -> list[KnownName]:
    """Return the marked words as names, each of the type that was decided for it."""
    person = IdentifierType.PERSON
    return [
        KnownName(entity, (word,), decided[entity].type if entity in decided else person, Why.MARKED)
        for entity, word in words.items()
    ]


def decided_name(decision: Decision) -> KnownName | None:
    """Return what to look for because of a decision on it: words that are replaced, in all their forms."""
    if decision.choice in UNREPLACED or not decision.entity.startswith(WORD):
        return None
    words = decision.entity.removeprefix(WORD)
    return KnownName(decision.entity, (words,), decision.type, Why.DECIDED)


def entity_of(words: str) -> str:
    """Return the entity of words that identify someone, the same whatever their case and spacing."""
    return WORD + " ".join(caseless(words).split())


def site_names(store: Store) -> list[KnownName]:
    """Return the sites as names to look for."""
    return [
        KnownName(f"site:{site.id}", (site.name,), IdentifierType.PLACE, Why.SITE) for site in store.sites()
    ]


def _marked(store: Store) -> Iterator[str]:
    for interview in store.interviews():
        for note in store.notes(interview.id):
            yield from candidates.marked(note.text)


def printed(guide: Guide) -> list[str]:
    """Return every text of a guide that an export prints, ids made from headings among them."""
    texts = [guide.title, guide.version, guide.research_question, *guide.opening]
    texts += [part for asked in guide.research_questions for part in (asked.id, asked.text)]
    for theme in guide.themes:
        texts += [theme.id, theme.title, *theme.hints]
        for question in theme.questions:
            texts += [question.id, question.text, *(probe.text for probe in question.probes)]
    return list(dict.fromkeys(text for text in texts if text))


def material(store: Store) -> list[tuple[int, str]]:
    """Return every text that may leave some day: (note id, words); id 0 for all but notes."""
    held = reviewed(store)
    guides = {one.interview.guide_hash: store.guide(one.interview.guide_hash) for one in held}
    texts = [store.study().title, *(text for guide in guides.values() for text in printed(guide))]
    texts += [text for one in store.preconceptions() for text in (*one.points, one.reason)]
    told = [(note.id, note.text) for one in held for note in one.notes if note.text]
    return [*told, *((0, text) for text in dict.fromkeys(texts) if text)]


def behind(group: CandidateGroup, named: Callable[[str], CandidateGroup | None]) -> CandidateGroup:
    """Return what a group is another way to write, as far as that is known; itself when nobody said so.

    Args:
        group: What may be another way to write something.
        named: Gives the group of an entity; None when there is none.
    """
    one, seen = group, {group.entity}
    while one.decision is not None and one.decision.choice is Choice.SAME:
        other = named(one.decision.text)
        if other is None or other.entity in seen:
            break
        seen.add(other.entity)
        one = other
    return one


def best(found: Iterable[Candidate]) -> Candidate:
    """Return the finding that speaks for its entity: a certain one, and the same one whatever the order."""
    order = list(IdentifierType)
    return min(found, key=lambda one: (not one.certain, order.index(one.type), one.why.value, one.text))


def group(found: Iterable[tuple[int, Candidate]], rulings: Rulings) -> list[CandidateGroup]:
    """Return findings (note id, candidate) by entity, in the order in which they are shown."""
    heaps: dict[str, _Heap] = {}
    for note_id, one in found:
        heap = heaps.setdefault(one.entity, _Heap())
        heap.found.append(one)
        heap.note_ids[note_id] = None
    groups = [made_group(entity, heap.found, heap.note_ids, rulings) for entity, heap in heaps.items()]
    return in_order(with_nearly(groups))


def never_leaves(group: CandidateGroup) -> bool:
    """Return whether the gate stops words although a person keeps them: names it knows, and exact shapes."""
    from interview_tui.deidentify import leak

    if group.why in {Why.KEY_FILE, Why.SITE}:
        return True
    return bool(leak.shapes("\n".join(group.examples).encode()))


def not_kept(group: CandidateGroup, way: str) -> str:
    """Return why words cannot be kept, where the gate would stop them; empty where it would not.

    Args:
        group: What would be kept.
        way: The key or option that replaces it instead.
    """
    if not never_leaves(group):
        return ""
    said = _("{words} cannot be kept: as it is, it never leaves. Nothing was decided; {key} replaces it.")
    return said.format(words=group.examples[0], key=way)


def made_group(
    entity: str, found: Sequence[Candidate], note_ids: Iterable[int], rulings: Rulings
) -> CandidateGroup:
    """Return what was found of one entity as a group; ``note_ids`` each once."""
    decision, chosen, places = rulings.on(entity), best(found), tuple(note_ids)
    return CandidateGroup(
        entity,
        rulings.type_of(entity) or chosen.type,
        chosen.why,
        chosen.certain,
        decision,
        len(found),
        tuple(number for number in places if number),
        tuple(sorted({one.text for one in found})),
        0 in places,
        rulings.kept_in(entity),
    )


def speaking(said: Sequence[tuple[int, str]], rulings: Rulings) -> CandidateGroup:
    """Return the group of what tells how somebody speaks; ``said`` is (note id, words) of each place."""
    notes, forms = dict.fromkeys(note for note, _form in said), dict.fromkeys(form for _note, form in said)
    return CandidateGroup(
        SPOKEN, IdentifierType.OTHER, Why.SPOKEN, False, rulings.on(SPOKEN), len(said), tuple(notes),
        tuple(forms), kept_in=rulings.kept_in(SPOKEN),
    )  # fmt: skip


_RISK = {
    IdentifierType.PLACE: 2,
    IdentifierType.ORGANISATION: 2,
    IdentifierType.PERSON: 1,
    IdentifierType.DATE: 3,
    IdentifierType.AGE: 3,
    IdentifierType.OTHER: 3,
}


def in_order(groups: Iterable[CandidateGroup]) -> list[CandidateGroup]:
    """Return groups with those that wait for a decision first, and the ones most at risk first of them.

    What leads straight to a person comes first (numbers, contacts), then people, then places and firms, then
    what identifies in company only; of each the ones that stand most often. How somebody speaks waits for
    nobody, and comes after what does.
    """
    return sorted(
        groups,
        key=lambda one: (
            not one.undecided, not one.to_read, _RISK.get(one.type, 0), -one.count, one.entity
        ),
    )  # fmt: skip
