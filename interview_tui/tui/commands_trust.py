"""The commands of the recovery code: seeing it once, making a new one, using it."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import HOME, RECOVER, RECOVERY, RECOVERY_CODE, UNLOCK, Command
from interview_tui.tui.commands_guarding import GUARDING_COMMANDS

TRUST_COMMANDS = (
    Command(
        "cut_off",
        ("u", "f8"),
        N_("cut off"),
        N_("See interviews that were cut off: go on with them, or end them."),
        HOME,
    ),
    Command(
        "broken_off",
        ("2", "f11"),
        N_("broken off"),
        N_("See exports that were broken off: what may lie where, and say what became of it."),
        HOME,
    ),
    Command(
        "recovery_read_on",
        ("space", "pagedown"),
        N_("read on"),
        N_("Read on where the half-written line is longer than the screen; after its end, from the top."),
        RECOVERY,
        line=True,
    ),
    Command(
        "new_recovery_code",
        ("r", "ctrl+r"),
        N_("recovery code"),
        N_("Make a new recovery code; a code made before opens the study no longer."),
        HOME,
    ),
    Command(
        "forgotten",
        ("ctrl+r", "f5"),
        N_("forgotten?"),
        N_("Open the study with its recovery code, and set a new passphrase."),
        UNLOCK,
        line=True,
    ),
    Command(
        "code_kept",
        ("enter", "ctrl+j"),
        N_("it is on paper"),
        N_("Go on; press twice. The code is not shown again."),
        RECOVERY_CODE,
        line=True,
    ),
    Command(
        "write_page",
        ("w", "ctrl+s"),
        N_("page to print"),
        N_("Write a page to print into a file you choose, for you alone."),
        RECOVERY_CODE,
        line=True,
    ),
    Command(
        "recover_next",
        ("enter", "ctrl+j"),
        N_("next"),
        N_("Go to the next line; from the last, set the new passphrase."),
        RECOVER,
        line=True,
    ),
    Command("recover_previous", ("up", "ctrl+up"), N_("back"), N_("Go back to the line before."), RECOVER),
    Command(
        "leave_recover",
        ("escape", "ctrl+g"),
        N_("back"),
        N_("Go back; nothing is changed."),
        RECOVER,
        line=True,
        kept=True,
    ),
    *GUARDING_COMMANDS,
)
