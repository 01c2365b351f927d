"""The researcher's own account: what was expected, when it was written, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.summary import Expected
from interview_tui.services.preconceiving import Preconceiving

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.clock import Clock
    from interview_tui.store.store import Store


def texts(store: Store, clock: Clock) -> list[str]:
    """Return every text of it, as it was written."""
    found: dict[str, None] = {}
    for one in Preconceiving(store, clock).standing().versions:
        found |= dict.fromkeys((*one.points, one.reason))
    return [text for text in found if text]


def told(store: Store, clock: Clock, masked: Callable[[str], str]) -> tuple[Expected, ...]:
    """Return its versions as they may leave: without days, and people in numbers alone."""
    standing = Preconceiving(store, clock).standing()
    return tuple(
        Expected(
            one.version,
            tuple((masked(point), len(standing.touched.get(point, ()))) for point in one.points),
            masked(one.reason) if one.reason else "",
            after,
        )
        for one, after in zip(standing.versions, standing.after, strict=True)
    )
