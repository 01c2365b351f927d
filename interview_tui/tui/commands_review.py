"""The commands of the review."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import REVIEW, Command

REVIEW_COMMANDS = (
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
        "sign_note",
        ("s", "ctrl+s"),
        N_("read"),
        N_(
            "You have seen this whole note, and nobody can be recognised by it; then the next that is not "
            "read."
        ),
        REVIEW,
        line=True,
    ),
    Command(
        "recognisable",
        ("r", "ctrl+a"),
        N_("tells who"),
        N_("Somebody who knows the place could tell who this is: write the note anew, or hold it back."),
        REVIEW,
        line=True,
    ),
    Command(
        "unsign_note",
        ("u", "ctrl+z"),
        N_("not read"),
        N_("Take back that the note is read through."),
        REVIEW,
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
        "claims",
        ("c", "ctrl+u"),
        N_("claims"),
        N_("Say which claims of yours the quote supports; a quote that supports two is pointed out."),
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
        N_("candidates"),
        N_("Decide on words that may identify someone."),
        REVIEW,
        line=True,
    ),
    Command(
        "interview_pictures",
        ("y", "f3"),
        N_("pictures"),
        N_("Draw this interview over time, and all interviews beside each other."),
        REVIEW,
    ),
    Command(
        "close_interview",
        ("w", "ctrl+w"),
        N_("close interview"),
        N_("The talk and the notes after it are finished: nothing more can be added, only mended here."),
        REVIEW,
    ),
)
