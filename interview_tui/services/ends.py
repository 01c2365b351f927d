"""What keeps word, as an open study has it: withdrawal, deadlines, and what is asked before storing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.services.attention import Attention
    from interview_tui.services.deadlines import Deadlines
    from interview_tui.services.quoting import Quoting
    from interview_tui.services.withdrawing import Withdrawing
    from interview_tui.store.store import Store


class Ends:
    """Mixed into ``OpenStudy``; each verb is made when it is first asked for."""

    store: Store
    _clock: Clock
    _actor: str

    @cached_property
    def attention(self) -> Attention:
        """What asks before words that look like somebody's are stored."""
        from interview_tui.services.attention import Attention

        return Attention(self.store.study())

    @property
    def asks(self) -> Attention | None:
        """The same in a study without personal data; None in any other, where nothing is asked."""
        return self.attention if self.store.by_month else None

    def look(self, *texts: str) -> None:
        """Ask about words that are about to be stored, in a study without personal data."""
        if self.store.by_month:
            self.attention.look(*texts)

    @cached_property
    def deadlines(self) -> Deadlines:
        """Deadlines."""
        from interview_tui.services.deadlines import Deadlines

        return Deadlines(self.store, self._clock, self._actor)

    @cached_property
    def quoting(self) -> Quoting:
        """Quotes."""
        from interview_tui.services.quoting import Quoting

        made = Quoting(self.store)
        made.look = self.look
        return made

    @cached_property
    def withdrawing(self) -> Withdrawing:
        """Withdrawal."""
        from interview_tui.services.withdrawing import Withdrawing

        study: Any = self
        return Withdrawing(study, self._clock, self._actor)
