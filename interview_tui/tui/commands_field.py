"""The commands of the screens on recruitment, letters, promises and the study sheet."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.tui.command import (
    APPROACH,
    GRID,
    HOME,
    LEDGER,
    LETTERS,
    PRECONCEPTIONS,
    SHEET,
    Command,
)

_BACK = ("escape", "ctrl+g")
_TAKE = ("enter", "ctrl+j")

FIELD_COMMANDS = (
    Command(
        "approach",
        ("a", "ctrl+a"),
        N_("recruitment"),
        N_("Log what came of asking the respondent chosen, and note how they were asked."),
        HOME,
        line=True,
    ),
    Command(
        "ledger",
        ("p", "ctrl+y"),
        N_("promises"),
        N_("See which promises of the letter are kept, at risk or broken."),
        HOME,
        line=True,
    ),
    Command(
        "letters",
        ("b", "ctrl+b"),
        N_("letter"),
        N_("Look at the information letter: what it promises, and what it should say."),
        HOME,
    ),
    Command(
        "sheet",
        ("t", "ctrl+t"),
        N_("study sheet"),
        N_("Write down what the study is for and what was notified."),
        HOME,
    ),
    Command(
        "grid",
        ("m", "f7"),
        N_("sampling grid"),
        N_("See how respondents are spread over two fields, and what one more would do."),
        HOME,
    ),
    Command(
        "preconceptions",
        ("f", "f9"),
        N_("preconceptions"),
        N_("Write down what you expect to find; the first interview locks it."),
        HOME,
    ),
    Command("add_point", ("n", "ctrl+n"), N_("new"), N_("Write one more."), PRECONCEPTIONS, line=True),
    Command(
        "change_point",
        _TAKE,
        N_("change"),
        N_("Write the one that is chosen anew; once an interview was started, with a reason."),
        PRECONCEPTIONS,
        line=True,
    ),
    Command(
        "remove_point",
        ("x", "ctrl+x"),
        N_("take out"),
        N_("Take the one that is chosen out; earlier versions keep it."),
        PRECONCEPTIONS,
        line=True,
    ),
    Command(
        "leave_preconceptions",
        _BACK,
        N_("back"),
        N_("Go back to the study."),
        PRECONCEPTIONS,
        line=True,
        kept=True,
    ),
    Command(
        "see_to",
        ("i", "f6"),
        N_("status"),
        N_("See where the study stands and everything that should be seen to, and go there."),
        HOME,
    ),
    Command("write_line", _TAKE, N_("write"), N_("Write the line that is chosen."), SHEET, line=True),
    Command("leave_sheet", _BACK, N_("back"), N_("Go back to the study."), SHEET, line=True, kept=True),
    Command(
        "take_line",
        _TAKE,
        N_("take"),
        N_("Write down what the letter seems to promise, change a promise, or say yes to a point."),
        LETTERS,
        line=True,
    ),
    Command(
        "item_yes", ("y", "ctrl+y"), N_("yes"), N_("The letter says what is chosen."), LETTERS, line=True
    ),
    Command(
        "item_no",
        ("n", "ctrl+n"),
        N_("no"),
        N_("The letter does not say what is chosen."),
        LETTERS,
        line=True,
    ),
    Command(
        "item_not_relevant",
        ("r", "ctrl+r"),
        N_("not relevant"),
        N_("What is chosen has nothing to do with this study."),
        LETTERS,
        line=True,
    ),
    Command(
        "read_letter",
        ("t", "ctrl+t"),
        N_("read it"),
        N_("Read the letter as it was kept."),
        LETTERS,
        line=True,
    ),
    Command(
        "new_letter",
        ("f", "ctrl+f"),
        N_("new letter"),
        N_("Take in a letter from its file; from then on consent is given to it."),
        LETTERS,
        line=True,
    ),
    Command(
        "add_promise",
        ("p", "ctrl+o"),
        N_("new promise"),
        N_("Write down a promise that the letter makes."),
        LETTERS,
    ),
    Command(
        "not_promised",
        ("x", "ctrl+x"),
        N_("no promise"),
        N_("Take off the promise that is chosen: the letter does not make it."),
        LETTERS,
    ),
    Command("leave_letters", _BACK, N_("back"), N_("Go back to the study."), LETTERS, line=True, kept=True),
    Command(
        "milestone",
        ("m", "ctrl+t"),
        N_("this has happened"),
        N_("Record that the thesis is passed, the project has ended or the recordings are destroyed."),
        LEDGER,
        line=True,
    ),
    Command("leave_ledger", _BACK, N_("back"), N_("Go back to the study."), LEDGER, line=True, kept=True),
    Command(
        "note_line",
        _TAKE,
        N_("note it"),
        N_("Log a step, or note how they were asked: whatever line is chosen."),
        APPROACH,
        line=True,
    ),
    Command("leave_approach", _BACK, N_("back"), N_("Go back to the study."), APPROACH, line=True, kept=True),
    Command(
        "grid_rows", ("r", "ctrl+r"), N_("rows"), N_("Take the next field for the rows."), GRID, line=True
    ),
    Command(
        "grid_columns",
        ("c", "ctrl+o"),
        N_("columns"),
        N_("Take the next field for the columns."),
        GRID,
        line=True,
    ),
    Command("leave_grid", _BACK, N_("back"), N_("Go back to the study."), GRID, line=True, kept=True),
)
