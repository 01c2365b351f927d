"""The verbs around the interviews, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from interview_tui.services.recruiting import nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.clock import Clock
    from interview_tui.services.approaching import Approaching
    from interview_tui.services.describing import Describing
    from interview_tui.services.informing import Informing
    from interview_tui.services.overseeing import Overseeing
    from interview_tui.services.pictures import Pictures
    from interview_tui.services.positions import Positions
    from interview_tui.services.preconceiving import Preconceiving
    from interview_tui.services.preparing import Preparing
    from interview_tui.services.recruiting import Recruiting
    from interview_tui.services.sampling import Sampling
    from interview_tui.store.store import Store


class Fieldwork:
    """What an open study offers for its fieldwork."""

    def __init__(
        self,
        store: Store,
        recruiting: Recruiting,
        clock: Clock,
        actor: str = "",
        look: Callable[..., None] = nothing,
    ) -> None:
        self._store, self._recruiting, self._clock, self._actor = store, recruiting, clock, actor
        self._look = look

    @cached_property
    def describing(self) -> Describing:
        """The study sheet."""
        from interview_tui.services.describing import Describing

        return Describing(self._store, self._clock, self._actor)

    @cached_property
    def informing(self) -> Informing:
        """Letters, checklists, promises."""
        from interview_tui.services.informing import Informing

        made = Informing(self._store, self._clock, self._actor)
        made.look = self._look
        return made

    @cached_property
    def approaching(self) -> Approaching:
        """The recruitment log and the criteria."""
        from interview_tui.services.approaching import Approaching

        made = Approaching(self._store, self._clock, self._actor)
        made.look = self._look
        return made

    @cached_property
    def sampling(self) -> Sampling:
        """The sampling grid."""
        from interview_tui.services.sampling import Sampling

        return Sampling(self._store, self._recruiting)

    @cached_property
    def positions(self) -> Positions:
        """Where notes lie on the recordings."""
        from interview_tui.services.positions import Positions

        return Positions(self._store, self._clock)

    @cached_property
    def pictures(self) -> Pictures:
        """What the pictures of interviews show."""
        from interview_tui.services.pictures import Pictures

        return Pictures(self._store, self._clock)

    @cached_property
    def preconceiving(self) -> Preconceiving:
        """What the researcher expects to find."""
        from interview_tui.services.preconceiving import Preconceiving

        return Preconceiving(self._store, self._clock, self._actor)

    @cached_property
    def preparing(self) -> Preparing:
        """What to know before the next interview."""
        from interview_tui.services.preparing import Preparing

        return Preparing(self._store, self._actor)

    @cached_property
    def overseeing(self) -> Overseeing:
        """The promise ledger and where the fieldwork stands."""
        from interview_tui.services.overseeing import Overseeing

        return Overseeing(self._store, self._recruiting, self._clock, self._actor)
