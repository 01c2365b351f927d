"""The commands of the interview itself, and those of every screen."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import EVERYWHERE, SESSION, Command

INTERVIEW_COMMANDS = (
    Command(
        "store",
        ("enter", "ctrl+j"),
        N_("store"),
        N_("Store the line as a note and stay."),
        SESSION,
        line=True,
    ),
    Command(
        "next_question", ("ctrl+n", "tab"), N_("next"), N_("Go to the next question."), SESSION, line=True
    ),
    Command("previous_question", ("shift+tab", "f7"), N_("back"), N_("Go to the question before."), SESSION),
    Command("next_theme", ("pagedown", "alt+down"), N_("next theme"), N_("Go to the next theme."), SESSION),
    Command("previous_theme", ("pageup", "f4"), N_("theme before"), N_("Go to the theme before."), SESSION),
    Command(
        "go_to",
        ("ctrl+g", "f5"),
        N_("go to"),
        N_("Find a theme or question by typing some of it."),
        SESSION,
        line=True,
    ),
    Command(
        "mark",
        ("ctrl+t", "f9"),
        N_("mark"),
        N_("Stamp this moment now; the words can come later."),
        SESSION,
        line=True,
    ),
    Command(
        "question_state",
        ("ctrl+s", "f2"),
        N_("asked"),
        N_(
            "Say how far this question came; each press takes the next: asked, partly, answered unasked, "
            "not reached."
        ),
        SESSION,
        line=True,
    ),
    Command(
        "skip_question",
        ("ctrl+o", "f3"),
        N_("skip"),
        N_("Skip this question and say why, if you like."),
        SESSION,
    ),
    Command(
        "flag_last",
        ("ctrl+l", "f6"),
        N_("flag"),
        N_(
            "Flag the last note; each press takes the next: identifies someone, third party, "
            "special category, off the record, could harm, none."
        ),
        SESSION,
        line=True,
    ),
    Command(
        "kind_last",
        ("ctrl+k", "f8"),
        N_("kind"),
        N_("Change the kind of the last note; each press takes the next."),
        SESSION,
    ),
    Command(
        "time_about",
        ("ctrl+y", "alt+n"),
        N_("before/now"),
        N_(
            "Say what time the line you are writing is about, else the last note; each press takes the next: "
            "before, now, compare, future, none."
        ),
        SESSION,
    ),
    Command(
        "craft",
        ("ctrl+f", "alt+m"),
        N_("how you ask"),
        N_(
            "One letter more says how it was asked, what they said to an interpretation, a fault of your "
            "own, what time the last note is about or how they know it, silence, off the record, more time, "
            "or that they are upset."
        ),
        SESSION,
        line=True,
    ),
    Command(
        "room",
        ("ctrl+underscore", "alt+r"),
        N_("the room"),
        N_("One letter more says where the talk is held, who else is there, or what broke in."),
        SESSION,
    ),
    Command(
        "back_date",
        ("ctrl+u", "alt+left"),
        N_("earlier"),
        N_("Move the stamp 10 seconds back: of the line you are writing, else of the last note."),
        SESSION,
    ),
    Command(
        "ask_later",
        ("ctrl+a", "f11"),
        N_("ask later"),
        N_("See what you wanted to ask later, and say what has been taken up."),
        SESSION,
    ),
    Command(
        "recorder",
        ("ctrl+r", "f12"),
        N_("recorder"),
        N_("The recorder was started, or stopped, at this moment."),
        SESSION,
    ),
    Command("pause", ("ctrl+x", "alt+x"), N_("pause"), N_("Pause the talk, or go on."), SESSION),
    Command(
        "interruption",
        ("ctrl+d", "alt+d"),
        N_("interruption"),
        N_("Something broke in (a telephone, a person), or it is over."),
        SESSION,
    ),
    Command(
        "undo",
        ("ctrl+z", "alt+z"),
        N_("undo"),
        N_("Take back the last act in this interview."),
        SESSION,
    ),
    Command(
        "end_check",
        ("ctrl+e", "alt+e"),
        N_("end check"),
        N_("See what was not asked and what to ask later, then the closing question."),
        SESSION,
        line=True,
        kept=True,
    ),
    Command("scroll_up", ("up", "ctrl+up"), N_("older notes"), N_("Look at older notes."), SESSION),
    Command(
        "scroll_down", ("down", "ctrl+down"), N_("newer notes"), N_("Come back to the newest notes."), SESSION
    ),
    Command(
        "record_consent",
        ("ctrl+circumflex_accent", "alt+c"),
        N_("consent"),
        N_("Record consent now, for example to the recorder; the interview goes on behind."),
        SESSION,
    ),
    Command(
        "withdraw",
        ("ctrl+b", "alt+w"),
        N_("stop: they want to end"),
        N_("The respondent wants to stop or withdraw. Asks once, then shuts everything for this respondent."),
        SESSION,
    ),
    Command(
        "blank",
        ("ctrl+@", "ctrl+space", "f10"),
        N_("blank"),
        N_(
            "Blank the screen at once (Ctrl+Space), and outside an interview close the study; the passphrase "
            "brings it back."
        ),
        EVERYWHERE,
    ),
    Command(
        "palette",
        ("ctrl+p", "ctrl+backslash"),
        N_("all commands"),
        N_("All commands, found by typing."),
        EVERYWHERE,
        line=True,
        kept=True,
    ),
    Command(
        "tour_next",
        ("ctrl+right_square_bracket", "alt+t"),
        N_("tour"),
        N_("Go to the next step of the tour (in the sample study)."),
        EVERYWHERE,
    ),
    Command("help", ("f1", "ctrl+v"), N_("help"), N_("The keys and what they do."), EVERYWHERE),
    Command(
        "leave",
        ("ctrl+q", "ctrl+c"),
        N_("leave"),
        N_("Leave the program; press twice. An interview stays open and can be gone on with."),
        EVERYWHERE,
    ),
)
