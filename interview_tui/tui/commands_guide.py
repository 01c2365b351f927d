"""The commands around the guide: a new version, what can be compared, writing."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import GUIDE, GUIDE_CHANGES, GUIDE_TABLE, Command

GUIDE_COMMANDS = (
    Command(
        "new_version",
        ("n", "ctrl+n"),
        N_("new version"),
        N_("Bring a changed guide into this study, each change with its reason."),
        GUIDE,
        line=True,
    ),
    Command(
        "compare_guide",
        ("c", "ctrl+o"),
        N_("compare"),
        N_("See in how many interviews each question could be asked, and was."),
        GUIDE,
        line=True,
    ),
    Command(
        "give_reason",
        ("enter", "ctrl+j"),
        N_("why"),
        N_("Say why the question was changed."),
        GUIDE_CHANGES,
        line=True,
    ),
    Command(
        "same_reason",
        ("a", "ctrl+a"),
        N_("why, for all"),
        N_("Give one reason for all changes that have none."),
        GUIDE_CHANGES,
        line=True,
    ),
    Command(
        "is_typo",
        ("t", "ctrl+t"),
        N_("letters"),
        N_("Only letters and signs were mended; no reason is needed."),
        GUIDE_CHANGES,
        line=True,
    ),
    Command(
        "is_same",
        ("s", "ctrl+s"),
        N_("same meaning"),
        N_("Other words, but the same question: answers stay comparable."),
        GUIDE_CHANGES,
        line=True,
    ),
    Command(
        "is_new",
        ("n", "ctrl+n"),
        N_("new meaning"),
        N_("Another question in its place, with an id of its own."),
        GUIDE_CHANGES,
        line=True,
    ),
    Command(
        "use_version",
        ("w", "ctrl+w"),
        N_("use it"),
        N_("Make the changed guide the one that interviews begin with from now on."),
        GUIDE_CHANGES,
        line=True,
        kept=True,
    ),
    Command(
        "leave_changes",
        ("escape", "ctrl+g"),
        N_("back"),
        N_("Go back; nothing is changed."),
        GUIDE_CHANGES,
        line=True,
        kept=True,
    ),
    Command(
        "leave_table",
        ("escape", "ctrl+g"),
        N_("back"),
        N_("Go back to the guide."),
        GUIDE_TABLE,
        line=True,
        kept=True,
    ),
)
"""In the order the key line shows them."""
