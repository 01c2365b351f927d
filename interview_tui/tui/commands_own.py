"""The commands of a person's own settings."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import HOME, QUICK, Command

OWN_COMMANDS = (
    Command(
        "quick_words",
        ("comma", "1"),
        N_("quick words"),
        N_("See and change short words of your own that your notes have written out."),
        HOME,
    ),
    Command("add_quick_word", ("n", "ctrl+n"), N_("new"), N_("Set one more quick word."), QUICK, line=True),
    Command(
        "change_quick_word",
        ("enter", "ctrl+j"),
        N_("change"),
        N_("Write the phrase of the one that is chosen anew."),
        QUICK,
        line=True,
    ),
    Command(
        "remove_quick_word",
        ("x", "ctrl+x"),
        N_("take out"),
        N_("Take the one that is chosen out; notes that have it written out stay as they are."),
        QUICK,
        line=True,
    ),
    Command(
        "switch_quick_words",
        ("s", "ctrl+s"),
        N_("on or off"),
        N_("Have none of them written out for now, or have them written out again."),
        QUICK,
        line=True,
    ),
    Command(
        "leave_quick_words",
        ("escape", "ctrl+g"),
        N_("back"),
        N_("Go back to the study."),
        QUICK,
        line=True,
        kept=True,
    ),
)
