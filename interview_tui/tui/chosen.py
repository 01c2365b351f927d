"""What was chosen of a study while it is open here: in memory, and forgotten when another one is opened."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.contents import Contents
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.screens.candidates_words import Past


@dataclass(slots=True)
class Chosen:
    """Choices that screens offer again, of this open study."""

    study: OpenStudy | None
    key_file: Path | None = None
    """Where the key file lies."""
    formats: tuple[str, ...] | None = None
    """What is written; None until somebody chooses."""
    contents: Contents | None = None
    """What an export takes along, and why it may leave all the same."""
    against: tuple[object, ...] = ()
    """What stood against it when that was shown last: a reason holds for this and nothing else."""
    override: str = ""
    despite: str = ""
    """Reasons that were given last: what the line that asks for one begins with; they let nothing out."""
    exported_to: str = ""
    unnamed: bool = False
    """Whoever reads was asked for a name, and gave none."""
    decided: list[Past] = field(default_factory=list, repr=False)
    """What takes back each act on candidates, the latest last."""


def of(app: InterviewApp) -> Chosen:
    """Return what was chosen of the study that is open; nothing yet when it is another than before."""
    if app.chosen is None or app.chosen.study is not app.study:
        app.chosen = Chosen(app.study)
    return app.chosen


def reads(app: InterviewApp, who: str) -> None:
    """Let what is done from now on be done by ``who``, as the settings say from now on."""
    app.launch = replace(app.launch, settings=replace(app.launch.settings, interviewer=who))
    if app.study is not None:
        app.study.done_by(who)
