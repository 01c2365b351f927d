"""People who share a name: in what one respondent says, it may stand for somebody else than elsewhere.

Whoever says so parts the name there from all others of that name; ``suspects`` goes on finding the words, and
here they are given the entity of the one who is meant. A whole name, a number or an address parts by itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify.detectors.forms import Names, tokens
from interview_tui.deidentify.detectors.marks import spaced
from interview_tui.model.identifier import (
    APART,
    NAMED,
    UNREPLACED,
    Choice,
    IdentifierType,
    KnownName,
    Why,
    as_written,
)
from interview_tui.services import suspects

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from interview_tui.model.identifier import Candidate, Decision, Rulings
    from interview_tui.services.suspects import CandidateGroup
    from interview_tui.store.store import Store


class Whose(NamedTuple):
    """Whose note it is: respondent (row and code), the row of their site, when it was written (UTC ms)."""

    respondent_id: int
    code: str
    site_id: int
    at: int


def whose(store: Store) -> dict[int, Whose]:
    """Return whose every note is that can be reviewed, by note."""
    return {
        note.id: Whose(one.respondent.id, one.respondent.code, one.respondent.site_id, note.at)
        for one in suspects.reviewed(store)
        for note in one.notes
    }


def apart(respondent_id: int, form: str) -> str:
    """Return the entity of whoever one respondent means by a name, as it stands in their notes."""
    return f"{APART}{respondent_id}:{suspects.entity_of(spaced(form))}"


def parted(found: list[Candidate], rulings: Rulings, respondent_id: int) -> list[Candidate]:
    """Return what was found in a note, each with the entity of the one whom this respondent means."""
    here = rulings.apart.get(respondent_id)
    if not here:
        return found
    return [_as_meant(one, here, respondent_id) for one in found]


def _as_meant(one: Candidate, here: Collection[str], respondent_id: int) -> Candidate:
    entity = apart(respondent_id, one.text) if one.type in NAMED else ""
    return replace(one, entity=entity) if entity in here else one


def meant_otherwise(found: Iterable[Candidate], rulings: Rulings, respondent_id: int) -> int:
    """Return how many names are kept as others mean them, and not where this respondent says them."""

    def kept(one: Candidate) -> bool:
        decision = rulings.ruling(one.entity)
        return decision is not None and decision.choice is Choice.KEEP

    theirs = ((one, parted([one], rulings, respondent_id)[0]) for one in found)
    return sum(kept(one) and not kept(meant) for one, meant in theirs)


def all_names(fixed: Sequence[KnownName], words: Mapping[str, str], rulings: Rulings) -> Names:
    """Return every name to look for; ``fixed`` and ``words`` are as ``suspects.names_apart`` gives them."""
    decided = rulings.everywhere
    names = [name for name in map(suspects.decided_name, decided.values()) if name is not None]
    known = (*fixed, *names, *suspects.marked_names(words, decided))
    found = Names((*known, *_meant_alone(rulings, known)))
    kept = (one.entity for one in decided.values() if one.choice is Choice.KEEP)
    found.kept = frozenset(entity for entity in kept if entity.startswith(suspects.WORD) and " " in entity)
    return found


def _meant_alone(rulings: Rulings, others: Sequence[KnownName]) -> Iterator[KnownName]:
    """Yield the words that are replaced in one respondent's notes alone, and that no other name holds.

    They are looked for like all that was decided on; in other notes what was decided there counts.
    """
    meant = [rulings.everywhere[entity] for here in rulings.apart.values() for entity in here]
    wanted = [one for one in meant if one.choice not in UNREPLACED]
    if not wanted:
        return
    held = "\n".join(f" {' '.join(tokens(form))} " for name in others for form in name.forms)
    for one in wanted:
        entity = as_written(one.entity)
        words = entity.removeprefix(suspects.WORD)
        if f" {' '.join(tokens(words))} " not in held:
            yield KnownName(entity, (words,), one.type, Why.DECIDED)


def ambiguous(one: Candidate, decision: Decision) -> bool:
    """Return whether what is replaced is the bare name of a person, which others may have too."""
    bare = one.type is IdentifierType.PERSON and len(tokens(one.text)) == 1
    return bare and decision.choice not in UNREPLACED and not one.entity.startswith(APART)


class Spread(NamedTuple):
    """Where a bare name stands: codes of its respondents where those are of several sites, else empty.

    ``later`` are those of them at another site than the first, where nobody has said that it is the same.
    """

    codes: tuple[str, ...] = ()
    later: tuple[str, ...] = ()


def spread(forms: Iterable[tuple[int, str]], notes: Mapping[int, Whose], group: CandidateGroup) -> Spread:
    """Return where the bare name of a person stands, of all that was found (note, form) of a group."""
    if group.type is not IdentifierType.PERSON:
        return Spread()
    bare = [notes[note_id] for note_id, form in forms if note_id in notes and len(tokens(form)) == 1]
    if len({one.site_id for one in bare}) < 2:  # noqa: PLR2004 - one site alone says nothing
        return Spread()
    codes = tuple(sorted({one.code for one in bare}))
    made = group.decision
    if made is None and not group.undecided and group.why not in {Why.KEY_FILE, Why.SITE}:
        # Marked with # it is replaced at once: nobody has said yet that it is one person.
        site = min(bare, key=lambda one: one.at).site_id
        return Spread(codes, tuple(sorted({one.code for one in bare if one.site_id != site})))
    if made is None or made.choice in UNREPLACED:
        return Spread(codes)
    before = {one.site_id for one in bare if one.at <= made.at}
    later = {one.code for one in bare if one.at > made.at and one.site_id not in before}
    return Spread(codes, tuple(sorted(later)) if before else ())
