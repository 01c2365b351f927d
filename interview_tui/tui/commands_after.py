"""The commands after the interview: review, identifiers, export."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import AFTER, CANDIDATES, EXPORT, REVIEW, Command

AFTER_COMMANDS = (
    Command(
        "edit",
        ("enter", "ctrl+j"),
        N_("edit"),
        N_("Edit the words of the note; the first wording is kept."),
        REVIEW,
        line=True,
    ),
    Command(
        "note_flag", ("f", "ctrl+f"), N_("flag"), N_("Flag the note, or take a flag off."), REVIEW, line=True
    ),
    Command(
        "clear_note",
        ("x", "ctrl+x"),
        N_("clear"),
        N_("Clear this one note for export, or take that back."),
        REVIEW,
        line=True,
    ),
    Command(
        "mark_word",
        ("m", "ctrl+t"),
        N_("mark words"),
        N_("Say which words in the note identify someone."),
        REVIEW,
        line=True,
    ),
    Command(
        "note_kind",
        ("k", "ctrl+k"),
        N_("kind"),
        N_("Change the kind of the note; each press takes the next."),
        REVIEW,
    ),
    Command(
        "revisions",
        ("h", "ctrl+r"),
        N_("history"),
        N_("See every earlier wording of the note, and what else was changed."),
        REVIEW,
    ),
    Command(
        "note_order",
        ("o", "ctrl+o"),
        N_("order"),
        N_("Show the notes in the order of time, or by theme and question."),
        REVIEW,
    ),
    Command(
        "next_interview",
        ("n", "ctrl+n", "right"),
        N_("next"),
        N_("Go to the next interview."),
        REVIEW,
        line=True,
    ),
    Command(
        "previous_interview",
        ("p", "ctrl+b", "left"),
        N_("previous"),
        N_("Go to the interview before."),
        REVIEW,
    ),
    Command(
        "to_candidates",
        ("d", "ctrl+d"),
        N_("identifiers"),
        N_("Decide on words that may identify someone."),
        REVIEW,
        line=True,
    ),
    Command(
        "close_interview",
        ("w", "ctrl+w"),
        N_("close interview"),
        N_("The talk and the notes after it are finished: nothing more can be added, only mended here."),
        REVIEW,
    ),
    Command(
        "replace_word",
        ("r", "ctrl+r"),
        N_("replace"),
        N_("Replace these words everywhere with a typed mark such as [person 1]."),
        CANDIDATES,
        line=True,
    ),
    Command(
        "keep_word",
        ("k", "ctrl+k"),
        N_("keep"),
        N_("Keep these words everywhere: they identify nobody."),
        CANDIDATES,
        line=True,
    ),
    Command(
        "word_type",
        ("t", "ctrl+t"),
        N_("type"),
        N_("Say what sort of thing these words name; the mark is called after it."),
        CANDIDATES,
        line=True,
    ),
    Command(
        "undo_decision",
        ("u", "ctrl+z"),
        N_("undo"),
        N_("Decide again as it was before the last decision made here."),
        CANDIDATES,
        line=True,
    ),
    Command(
        "write_export",
        ("w", "ctrl+w"),
        N_("write"),
        N_("Write the files to the folder you choose."),
        EXPORT,
        line=True,
    ),
    Command(
        "next_page",
        ("n", "ctrl+n", "right"),
        N_("next page"),
        N_("Look at the next file of the preview."),
        EXPORT,
        line=True,
    ),
    Command(
        "previous_page", ("p", "ctrl+b", "left"), N_("page before"), N_("Look at the file before."), EXPORT
    ),
    Command(
        "open_candidates",
        ("d", "ctrl+d", "enter"),
        N_("decide"),
        N_("Decide on words that may identify someone."),
        EXPORT,
        line=True,
    ),
    Command(
        "choose_respondents",
        ("c", "ctrl+o"),
        N_("respondents"),
        N_("Choose which respondents go with; all that may leave if none is chosen."),
        EXPORT,
        line=True,
    ),
    Command(
        "export_labels",
        ("t", "ctrl+t"),
        N_("labels"),
        N_("Choose what is told of who said it: codes, background facts, or nothing at all."),
        EXPORT,
        line=True,
    ),
    Command(
        "export_format",
        ("f", "ctrl+f"),
        N_("format"),
        N_("Choose what is written: text, tables, Word, Excel, a web page, files for other programs."),
        EXPORT,
        line=True,
    ),
    Command(
        "go_back",
        ("escape", "ctrl+g"),
        N_("back"),
        N_("Go back to where you came from."),
        AFTER,
        line=True,
        kept=True,
    ),
    Command(
        "give_key",
        ("l", "ctrl+l"),
        N_("key file"),
        N_(
            "Give the key file, so that its names are found and replaced. "
            "It is forgotten when you leave the study."
        ),
        AFTER,
        line=True,
    ),
    Command(
        "read_on",
        ("space", "ctrl+y"),
        N_("read on"),
        N_("Read on where something is longer than its place; after its end, from the beginning."),
        AFTER,
    ),
)
