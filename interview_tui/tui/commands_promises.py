"""The commands by which a promise is kept: people and studies come to an end, or nobody is named at all."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import DEADLINES, HOME, NEW_STUDY, PURGE, STATUS, WITHDRAWAL, Command

_BACK = ("escape", "ctrl+g")

PROMISE_COMMANDS = (
    Command(
        "no_personal_data",
        ("ctrl+t", "f9"),
        N_("no personal data"),
        N_("Make it a study that must hold no personal data, or not after all."),
        NEW_STUDY,
        line=True,
    ),
    Command("clear_entry", ("ctrl+u", "f8"), N_("clear"), N_("Empty the line."), NEW_STUDY),
    Command(
        "withdraw_respondent",
        ("w", "ctrl+w"),
        N_("respondent withdraws"),
        N_("The respondent chosen withdraws: see what was promised, and erase what was said."),
        HOME,
    ),
    Command(
        "erase",
        ("d", "ctrl+d"),
        N_("erase"),
        N_("Erase what is chosen now, and search every byte for it. It cannot be brought back."),
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
        N_("Whether the study's backups, which hold the words too, are deleted with it."),
        WITHDRAWAL,
        line=True,
    ),
    Command(
        "withdraw_exports",
        ("x", "ctrl+x"),
        N_("exported files"),
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
        N_("keep what was said"),
        N_("Stop, and take back what is to come (contact, reading through, archiving); what was said stays."),
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
    Command(
        "deadlines",
        ("l", "f5"),
        N_("deadlines"),
        N_("See what is to be deleted and when, say that it is done, or delete the whole study."),
        HOME,
    ),
    Command(
        "follow", ("enter", "ctrl+j"), N_("go there"), N_("Go to what the line tells of."), STATUS, line=True
    ),
    Command("leave_status", _BACK, N_("back"), N_("Go back to the study."), STATUS, line=True, kept=True),
    Command(
        "set_deadline",
        ("enter", "ctrl+j"),
        N_("set"),
        N_("Set when it must be deleted: on a day, or when something has happened."),
        DEADLINES,
        line=True,
    ),
    Command(
        "event_came",
        ("h", "ctrl+t"),
        N_("has happened"),
        N_("Say that what it waits for has happened, or has not after all. What waits is due then."),
        DEADLINES,
        line=True,
    ),
    Command(
        "deadline_met",
        ("g", "ctrl+o"),
        N_("deleted"),
        N_("Say that it is deleted, or that it is not after all."),
        DEADLINES,
        line=True,
    ),
    Command(
        "purge_study",
        ("d", "ctrl+d"),
        N_("delete the study"),
        N_("See what deleting the whole study would take, and what it cannot reach. Nothing goes yet."),
        DEADLINES,
    ),
    Command(
        "leave_deadlines", _BACK, N_("back"), N_("Go back to the study."), DEADLINES, line=True, kept=True
    ),
    Command(
        "purge_tick",
        ("enter", "ctrl+j"),
        N_("yes or no"),
        N_("Change the line that is chosen: seen to or not, deleted too or left."),
        PURGE,
        line=True,
    ),
    Command(
        "purge_files",
        ("v", "ctrl+t"),
        N_("the files"),
        N_("See every file that goes."),
        PURGE,
        line=True,
    ),
    Command(
        "purge",
        ("d", "ctrl+d"),
        N_("delete it all"),
        N_("Delete the whole study for good. Words have to be typed first, and the passphrase."),
        PURGE,
        line=True,
    ),
    Command(
        "leave_purge", _BACK, N_("back"), N_("Go back; nothing is deleted."), PURGE, line=True, kept=True
    ),
)
