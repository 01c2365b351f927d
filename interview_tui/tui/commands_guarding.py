"""The commands that guard: a backup made, or a study made again out of one."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import HOME, STUDIES, Command

GUARDING_COMMANDS = (
    Command(
        "backup",
        ("z", "ctrl+z"),
        N_("backup"),
        N_("Make a backup now, and say where they go at the end of each interview."),
        HOME,
    ),
    Command(
        "restore",
        ("r", "ctrl+r"),
        N_("restore"),
        N_("Make a study again out of a backup, in a folder of its own."),
        STUDIES,
        line=True,
    ),
)
