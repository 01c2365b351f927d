"""What a person chose to let leave."""

from __future__ import annotations

from interview_tui.model.disclosure import THRESHOLDS
from interview_tui.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into an export.

    Attributes:
        codes: Respondents to take with; all that may leave if empty.
        fields: Background fields whose values leave beside the code; none unless named.
        linked: Whether what one respondent said can be told from what others said.
        threshold: The smallest group of people alike in those fields that counts as safe.
        secret: Whether it is a secret that these people took part.
        despite: Why it may leave although that breaks a promise of the letter; kept and printed likewise.
        own_account: Whether the researcher's own account goes along: what was expected beforehand.
        override: Why it may leave although a group is smaller; kept with the export and printed in it.
    """

    codes: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    linked: bool = True
    threshold: int = THRESHOLDS[0]
    secret: bool = False
    override: str = ""
    own_account: bool = False
    despite: str = ""

    @property
    def reasons(self) -> list[str]:
        """Why it leaves all the same, as far as reasons were given."""
        return [reason for reason in (self.override, self.despite) if reason]


ALL = Contents()
"""Every respondent that may leave, by code alone."""
