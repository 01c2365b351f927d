"""Neighbours kept up to date change by change are those found from all groups at once."""

from __future__ import annotations

import random
from dataclasses import replace

from interview_tui.model.identifier import Choice, Decision, IdentifierType, Why
from interview_tui.services.alike import Neighbours, with_nearly
from interview_tui.services.suspects import CandidateGroup

_TYPES = (IdentifierType.PERSON, IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.DATE)
_NAMES = ("karin", "karen", "karn", "arin", "marin", "marit", "marita", "brit", "brita", "rita", "kairn")


def group(name: str, rng: random.Random) -> CandidateGroup:
    kind = rng.choice(
        (IdentifierType.PERSON, IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.DATE)
    )
    choice = rng.choice((None, None, Choice.REPLACE, Choice.KEEP))
    entity = f"word:{name}"
    made = CandidateGroup(
        entity, kind, Why.CAPITAL, rng.random() < 0.2, None, rng.randint(1, 4), (1,), (name,)
    )
    return made if choice is None else replace(made, decision=Decision(entity, kind, choice, 0))


def test_change_by_change_is_the_same_as_all_at_once() -> None:
    rng = random.Random(3)  # noqa: S311 - the same groups every time
    near, held = Neighbours(), dict[str, CandidateGroup]()
    proposed = 0
    for _step in range(400):
        changed: dict[str, CandidateGroup | None] = {}
        for name in rng.sample(_NAMES, rng.randint(1, 3)):
            made = group(name, rng) if rng.random() < 0.8 else None
            changed[f"word:{name}"] = made
            held.pop(f"word:{name}", None)
            if made is not None:
                held[made.entity] = made
        near.put(changed)
        shown = {one.entity: one.nearly for one in near.groups}
        assert shown == {one.entity: one.nearly for one in with_nearly(held.values())}
        proposed += any(shown.values())
    assert proposed > 100
