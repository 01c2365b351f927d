"""What the screens shall open: the one record that the command line hands to the app."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.demo.sample import Sample
    from interview_tui.paths import Paths
    from interview_tui.settings import Settings

PLACES = ("home", "session", "review", "export")
"""Where the screens may open."""


@dataclass(frozen=True)
class Launch:
    """Where to begin, and with what."""

    paths: Paths
    settings: Settings
    clock: Clock
    folder: Path | None = None
    """The study; None: the list of known studies."""
    passphrase: str | None = field(default=None, repr=False)
    """Opens the study; None: the unlock screen asks."""
    code: str = ""
    """Start, or go on with, the interview of this respondent."""
    at: str = "home"
    """One of ``PLACES``."""
    sample: Sample | None = field(default=None, repr=False)
    """The sample study, when this is the demo."""
    practise: bool = False
    """Begin with the practice interview, and end with it."""
    guide: Path | None = None
    """A guide to make a new study with."""

    @property
    def removes_all(self) -> bool:
        """Whether what is shown is a sample that is removed when the person leaves."""
        return self.sample is not None and self.sample.temporary
