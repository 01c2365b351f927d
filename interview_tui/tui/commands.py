"""Every command of the screens, once: bindings, key line, palette, help and README come from this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding

from interview_tui.errors import SettingsProblem
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EVERYWHERE = "everywhere"
SESSION = "session"
HOME = "home"
REVIEW = "review"
CANDIDATES = "candidates"
EXPORT = "export"
AFTER = "after"
STUDIES = "studies"
UNLOCK = "unlock"
NEW_STUDY = "new_study"
CONSENT = "consent"
RECOVERY = "recovery"
GUIDE = "guide"
SCOPES = (
    EVERYWHERE,
    SESSION,
    HOME,
    REVIEW,
    CANDIDATES,
    EXPORT,
    AFTER,
    STUDIES,
    UNLOCK,
    NEW_STUDY,
    CONSENT,
    RECOVERY,
    GUIDE,
)

SCOPE_TITLES = {
    EVERYWHERE: N_("Everywhere"),
    SESSION: N_("In the interview"),
    HOME: N_("Study"),
    REVIEW: N_("Review"),
    CANDIDATES: N_("Identifiers"),
    EXPORT: N_("Export"),
    AFTER: N_("Review, identifiers and export"),
    STUDIES: N_("List of studies"),
    UNLOCK: N_("Opening a study"),
    NEW_STUDY: N_("Making a study"),
    CONSENT: N_("Consent"),
    RECOVERY: N_("An interview that was not ended"),
    GUIDE: N_("Guide"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``keys`` are Textual key names, the first one is shown; ``line`` puts it on the key line.

    ``id`` is also the name of the screen's action (``action_<id>``) and of the setting that remaps it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    scope: str
    line: bool = False


COMMANDS: tuple[Command, ...] = (
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
    Command("next_theme", ("pagedown", "ctrl+f"), N_("next theme"), N_("Go to the next theme."), SESSION),
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
        "mark",
        ("ctrl+t", "f9"),
        N_("mark"),
        N_("Stamp this moment now; the words can come later."),
        SESSION,
        line=True,
    ),
    Command(
        "flag_last",
        ("ctrl+l", "f6"),
        N_("flag"),
        N_(
            "Flag the last note; each press takes the next: identifies someone, third party, special category, "
            "off the record, could harm, none."
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
        "extend",
        ("ctrl+y", "alt+y"),
        N_("more time"),
        N_("You agreed on ten more minutes. Only after asking."),
        SESSION,
    ),
    Command(
        "undo",
        ("ctrl+z", "ctrl+underscore"),
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
    ),
    Command("scroll_up", ("up", "ctrl+up"), N_("older notes"), N_("Look at older notes."), SESSION),
    Command(
        "scroll_down", ("down", "ctrl+down"), N_("newer notes"), N_("Come back to the newest notes."), SESSION
    ),
    Command(
        "withdraw",
        ("ctrl+b", "alt+b"),
        N_("stop: they want to end"),
        N_("The respondent wants to stop or withdraw. Asks once, then shuts everything for this respondent."),
        SESSION,
    ),
    Command(
        "blank",
        ("ctrl+at", "ctrl+space", "f10"),
        N_("blank"),
        N_("Blank the screen at once (Ctrl+Space); it comes back with the passphrase."),
        EVERYWHERE,
    ),
    Command(
        "palette",
        ("ctrl+p", "ctrl+backslash"),
        N_("all commands"),
        N_("All commands, found by typing."),
        EVERYWHERE,
        line=True,
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
    Command(
        "open_row",
        ("enter", "ctrl+j"),
        N_("open"),
        N_("Open what is chosen: start, go on with or review the interview."),
        HOME,
        line=True,
    ),
    Command(
        "add_respondent",
        ("n", "ctrl+n"),
        N_("new respondent"),
        N_("Add a respondent; the code is made at random."),
        HOME,
        line=True,
    ),
    Command("add_site", ("s", "ctrl+s"), N_("new site"), N_("Add a site."), HOME, line=True),
    Command(
        "consent",
        ("c", "ctrl+o"),
        N_("consent"),
        N_("Record consent, or its withdrawal, for the respondent chosen."),
        HOME,
        line=True,
    ),
    Command(
        "gatekeeper",
        ("g", "ctrl+g"),
        N_("gatekeeper"),
        N_("Record the consent of the leader of the respondent's site."),
        HOME,
    ),
    Command(
        "export",
        ("e", "ctrl+e"),
        N_("export"),
        N_("Make anonymised summaries, with a preview first."),
        HOME,
        line=True,
    ),
    Command(
        "candidates",
        ("d", "ctrl+d"),
        N_("identifiers"),
        N_("Decide on words that may identify someone."),
        HOME,
        line=True,
    ),
    Command("show_guide", ("v", "ctrl+u"), N_("guide"), N_("Look at the guide of this study."), HOME),
    Command("switch_study", ("o", "ctrl+l"), N_("other study"), N_("Go to the list of studies."), HOME),
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
        N_("before"),
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
        "export_format",
        ("f", "ctrl+f"),
        N_("format"),
        N_("Choose what is written: each press takes the next of text and tables, text (md), tables (csv)."),
        EXPORT,
        line=True,
    ),
    Command(
        "go_back", ("escape", "ctrl+g"), N_("back"), N_("Go back to where you came from."), AFTER, line=True
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
    Command(
        "open_study",
        ("enter", "ctrl+j"),
        N_("open"),
        N_("Open the study that is chosen."),
        STUDIES,
        line=True,
    ),
    Command(
        "new_study",
        ("n", "ctrl+n"),
        N_("new study"),
        N_("Make a study in a folder of its own."),
        STUDIES,
        line=True,
    ),
    Command(
        "open_folder",
        ("f", "ctrl+f"),
        N_("open a folder"),
        N_("Open a study by its folder."),
        STUDIES,
        line=True,
    ),
    Command(
        "forget_study",
        ("x", "ctrl+x"),
        N_("off the list"),
        N_("Take the study off this list; its folder stays where it is."),
        STUDIES,
        line=True,
    ),
    Command("unlock", ("enter", "ctrl+j"), N_("open"), N_("Try the passphrase."), UNLOCK, line=True),
    Command(
        "leave_unlock",
        ("escape", "ctrl+g"),
        N_("other study"),
        N_("Go to the list of studies."),
        UNLOCK,
        line=True,
    ),
    Command(
        "next_entry",
        ("enter", "ctrl+j"),
        N_("next"),
        N_("Go to the next line; from the last, make it."),
        NEW_STUDY,
        line=True,
    ),
    Command("previous_entry", ("up", "ctrl+up"), N_("back"), N_("Go to the line before."), NEW_STUDY),
    Command(
        "choose_guide",
        ("ctrl+o", "f5"),
        N_("choose a guide"),
        N_("Choose among your own guides and those that ship with the program."),
        NEW_STUDY,
        line=True,
    ),
    Command(
        "make_study",
        ("ctrl+s", "ctrl+e"),
        N_("make it"),
        N_("Make the study and open it."),
        NEW_STUDY,
        line=True,
    ),
    Command(
        "leave_new_study",
        ("escape", "ctrl+g"),
        N_("back"),
        N_("Go back; nothing is made."),
        NEW_STUDY,
        line=True,
    ),
    Command(
        "consent_yes",
        ("y", "ctrl+y"),
        N_("yes"),
        N_("They say yes to the line that is chosen."),
        CONSENT,
        line=True,
    ),
    Command(
        "consent_no",
        ("n", "ctrl+n"),
        N_("no"),
        N_("They say no to the line that is chosen."),
        CONSENT,
        line=True,
    ),
    Command(
        "consent_withdraw",
        ("w", "ctrl+w"),
        N_("withdraw"),
        N_("They take their yes back. Withdrawing from taking part withdraws from everything."),
        CONSENT,
        line=True,
    ),
    Command(
        "consent_method",
        ("m", "ctrl+t"),
        N_("how"),
        N_("How the answers are given; each press takes the next: in writing, by e-mail, and so on."),
        CONSENT,
        line=True,
    ),
    Command(
        "comprehension",
        ("u", "ctrl+u"),
        N_("in own words"),
        N_("Say whether they could put in their own words what the study is about."),
        CONSENT,
        line=True,
    ),
    Command(
        "leave_consent", ("escape", "ctrl+g"), N_("back"), N_("Go back to the study."), CONSENT, line=True
    ),
    Command(
        "recovery_go_on",
        ("enter", "ctrl+j"),
        N_("go on"),
        N_("Go on with the interview."),
        RECOVERY,
        line=True,
    ),
    Command(
        "recovery_end",
        ("x", "ctrl+x"),
        N_("end it"),
        N_("End it at the last moment known; the half-written line becomes a note."),
        RECOVERY,
        line=True,
    ),
    Command(
        "recovery_later",
        ("escape", "ctrl+g"),
        N_("later"),
        N_("Leave it as it is for now."),
        RECOVERY,
        line=True,
    ),
    Command("leave_guide", ("escape", "ctrl+g"), N_("back"), N_("Go back to the study."), GUIDE, line=True),
)

BY_ID = {command.id: command for command in COMMANDS}


def of(*scopes: str) -> list[Command]:
    """Return the commands of these scopes, scope by scope, each in the order of the table."""
    return [command for scope in scopes for command in COMMANDS if command.scope == scope]


def bindings(*scopes: str, remapped: Mapping[str, Sequence[str]] | None = None) -> list[Binding]:
    """Return Textual bindings for the commands of these scopes, with a person's own keys where set.

    ``priority`` is never set: the focused field decides first, and lets every command key through.
    """
    own = remapped or {}
    return [
        Binding(",".join(own.get(c.id, c.keys)), c.id, _(c.title), show=False, id=c.id, tooltip=_(c.help))
        for c in of(*scopes)
    ]


def check(remapped: Mapping[str, Sequence[str]]) -> None:
    """Raise SettingsProblem when a key is set for a command that does not exist; names the nearest one."""
    from difflib import get_close_matches

    for name in remapped:
        if name not in BY_ID:
            near = get_close_matches(name, BY_ID, n=1)
            raise SettingsProblem(
                _("The settings give a key to {name}, which is not a command.").format(name=name[:40]),
                _("Nothing was changed."),
                _("Did you mean {name}?").format(name=near[0]) if near else _("Help (F1) shows every command."),
            )


def clashes(remapped: Mapping[str, Sequence[str]]) -> list[str]:
    """Return a sentence for each key that two commands of one place would share."""
    found: list[str] = []
    for scope in SCOPES[1:]:
        users: dict[str, str] = {}
        shared = (AFTER,) if scope in {REVIEW, CANDIDATES, EXPORT} else ()
        for command in of(EVERYWHERE, scope, *shared):
            for key in remapped.get(command.id, command.keys):
                if key in users and users[key] != command.id:
                    sentence = _("The key {key} is set for both {one} and {other}; {one} keeps it.")
                    found.append(sentence.format(key=shown(key), one=users[key], other=command.id))
                users.setdefault(key, command.id)
    return list(dict.fromkeys(found))


_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "ctrl+at": "^Space",
    "ctrl+backslash": "^\\",
    "ctrl+underscore": "^_",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def shown(key: str) -> str:
    """Return a key as it is written for people: ``^N``, ``F5``, ``Alt+X``, ``Enter``."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return "^" + key[-1].upper()
    return "+".join(part.capitalize() for part in key.split("+"))
