"""The commands by which a promise is kept: people and studies come to an end, or nobody is named at all."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import HOME, NEW_STUDY, WITHDRAWAL, Command

PROMISE_COMMANDS = (
    Command(
        "no_personal_data",
        ("ctrl+t", "f9"),
        N_("no personal data"),
        N_("Make it a study that must hold no personal data, or not after all."),
        NEW_STUDY,
        line=True,
    ),
    Command(
        "withdraw_respondent",
        ("w", "ctrl+w"),
        N_("withdraw"),
        N_("The respondent chosen withdraws: see what was promised, and erase what was said."),
        HOME,
    ),
    Command(
        "erase",
        ("d", "ctrl+d"),
        N_("erase"),
        N_("Erase what is chosen now, and search every byte for it. Nothing brings it back."),
        WITHDRAWAL,
        line=True,
    ),
    Command(
        "withdraw_what",
        ("s", "ctrl+s"),
        N_("what"),
        N_("Everything, the notes alone, or the recorder marks alone; each press takes the next."),
        WITHDRAWAL,
        line=True,
    ),
    Command(
        "withdraw_backups",
        ("b", "ctrl+b"),
        N_("backups"),
        N_("Whether our backups, which hold the words, are deleted with it."),
        WITHDRAWAL,
        line=True,
    ),
    Command(
        "withdraw_exports",
        ("x", "ctrl+x"),
        N_("exports"),
        N_("Whether exported files that still lie as they were written are deleted with it."),
        WITHDRAWAL,
        line=True,
    ),
    Command(
        "withdraw_key",
        ("k", "ctrl+k"),
        N_("key file"),
        N_("Give the key file, so that name and contacts go out of it too."),
        WITHDRAWAL,
        line=True,
    ),
    Command(
        "withdraw_keep",
        ("t", "ctrl+t"),
        N_("take back only"),
        N_("Take back what is to come (contact, reading through, archiving); what was said stays."),
        WITHDRAWAL,
    ),
    Command(
        "leave_withdrawal",
        ("escape", "ctrl+g"),
        N_("back"),
        N_("Go back to the study."),
        WITHDRAWAL,
        line=True,
        kept=True,
    ),
)
