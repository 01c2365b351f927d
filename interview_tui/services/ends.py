"""The verbs on how things end, as an open study has them: withdrawal and deadlines."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.services.deadlines import Deadlines
    from interview_tui.services.withdrawing import Withdrawing
    from interview_tui.store.store import Store


class Ends:
    """Mixed into ``OpenStudy``; each verb is made when it is first asked for."""

    store: Store
    _clock: Clock
    _actor: str

    @cached_property
    def deadlines(self) -> Deadlines:
        """Deadlines."""
        from interview_tui.services.deadlines import Deadlines

        return Deadlines(self.store, self._clock)

    @cached_property
    def withdrawing(self) -> Withdrawing:
        """Withdrawal."""
        from interview_tui.services.withdrawing import Withdrawing

        study: Any = self
        return Withdrawing(study, self._clock, self._actor)
