"""The verbs on what was written down, as an open study has them: reading it through, searching, reporting."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.services.fieldwork import Fieldwork
    from interview_tui.services.reporting import Reporting
    from interview_tui.services.reviewing import Reviewing
    from interview_tui.services.searching import Searching
    from interview_tui.store.store import Store


class Afterwards:
    """Mixed into ``OpenStudy``; each verb is made when it is first asked for."""

    store: Store
    _clock: Clock
    _actor: str

    if TYPE_CHECKING:

        @property
        def fieldwork(self) -> Fieldwork:
            """As ``OpenStudy`` has it."""

        def look(self, *texts: str) -> None:
            """As ``Ends`` has it."""

    @cached_property
    def reviewing(self) -> Reviewing:
        """Reading through afterwards."""
        from interview_tui.services.reviewing import Reviewing

        made = Reviewing(self.store, self._clock, self._actor)
        made.look = self.look
        return made

    def done_by(self, who: str) -> None:
        """Let what is done afterwards be signed with this name; what was made before is made anew."""
        self._actor = who
        for made in ("reviewing", "reporting"):
            self.__dict__.pop(made, None)

    @cached_property
    def searching(self) -> Searching:
        """Searching all notes."""
        from interview_tui.services.searching import Searching

        return Searching(self.store)

    @cached_property
    def reporting(self) -> Reporting:
        """Summaries and exports."""
        from interview_tui.services.reporting import Reporting

        return Reporting(self.store, self._clock, self._actor, self.fieldwork.overseeing.ledger)
