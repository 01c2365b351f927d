"""The commands of the plain door, in one table: names, what they take, help, and what they do.

Help, the README and the nearest-name hint are made from ``COMMANDS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import plain_acts as acts
from interview_tui import plain_craft as craft
from interview_tui import plain_recorders as recorders
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.model.interview import QuestionState
from interview_tui.model.values import dataclass
from interview_tui.services.acts import nearest
from interview_tui.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from interview_tui.plain import Door


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``takes`` names what follows it; ``writes`` says that it waits for unsaved lines."""

    name: str
    aliases: tuple[str, ...]
    takes: str
    help: str
    run: Callable[[Door, str], Iterable[str]]
    writes: bool = True


def find(name: str) -> Command:
    """Return the command with this name or alias; UsageProblem names the nearest."""
    wanted = name.casefold()
    for command in COMMANDS:
        if wanted in (command.name, *command.aliases):
            return command
    near = nearest(wanted, [word for command in COMMANDS for word in (command.name, *command.aliases)])
    raise UsageProblem(
        _("There is no command :{name}.").format(name=name[:40]),
        _("Nothing was stored."),
        _("Did you mean :{name}?").format(name=near) if near else _("Two colons begin a note with a colon."),
    )


def _help(door: Door, rest: str) -> Iterable[str]:
    del door
    if not rest:
        yield _('A line is a note. It may begin with: " quote, ! observation, ? ask later, ~ own reaction.')
    for command in [find(rest.removeprefix(":"))] if rest else COMMANDS:
        names = ", ".join(f":{name}" for name in (command.name, *command.aliases))
        yield f"{names}{' ' + _(command.takes) if command.takes else ''} · {_(command.help)}"


def _end(door: Door, rest: str) -> Iterable[str]:
    yield from acts.do_end(door, rest)
    yield from craft.asked(door)


_LAST, _FIRST = N_("That was the last question."), N_("That was the first question.")

COMMANDS: tuple[Command, ...] = (
    Command(
        "next", ("neste", "n"), "", N_("go to the next question"), acts.moving(Session.next_question, _LAST)
    ),
    Command(
        "back",
        ("tilbake",),
        "",
        N_("go to the question before"),
        acts.moving(Session.previous_question, _FIRST),
    ),
    Command(
        "theme",
        ("tema",),
        N_("N"),
        N_("go to theme N, to a question's id, or to the next theme"),
        acts.do_theme,
    ),
    Command(
        "themes", ("temaer",), "", N_("list the themes and what is covered"), acts.do_themes, writes=False
    ),
    Command(
        "question",
        ("spørsmål",),
        "",
        N_("say the question again, with the hints"),
        acts.do_question,
        writes=False,
    ),
    Command(
        "probes", ("oppfølging",), "", N_("list the probes of the question"), acts.do_probes, writes=False
    ),
    Command("where", ("hvor",), "", N_("say where the interview stands"), acts.do_where, writes=False),
    Command(
        "asked", ("spurt",), N_("[ID]"), N_("the question was asked"), acts.saying_state(QuestionState.ASKED)
    ),
    Command(
        "partly", ("delvis",), N_("[ID]"), N_("it was partly asked"), acts.saying_state(QuestionState.PARTLY)
    ),
    Command(
        "unasked",
        ("uspurt",),
        N_("[ID]"),
        N_("it was answered unasked"),
        acts.saying_state(QuestionState.UNASKED),
    ),
    Command(
        "skip", ("hopp",), N_("WHY"), N_("it is skipped, and why"), acts.saying_state(QuestionState.SKIPPED)
    ),
    Command("later", ("senere",), "", N_("list what is to be asked later"), acts.do_later, writes=False),
    Command("done", ("tatt",), N_("N"), N_("item N of the list was taken up"), acts.do_done),
    Command("flag", ("flagg",), N_("WORD"), N_("flag the last note, or take the flag off"), acts.do_flag),
    Command("kind", ("type",), N_("WORD"), N_("change what sort of note the last one is"), acts.do_kind),
    Command("edit", ("rediger",), N_("WORDS"), N_("give the last note other words"), acts.do_edit),
    Command("ago", ("siden",), N_("N"), N_("the last note was N seconds earlier"), acts.do_ago),
    Command("mark", ("merke",), "", N_("stamp this moment without words"), acts.do_mark),
    Command(
        "recorder",
        ("opptak",),
        N_("[N] [TIME|same]"),
        N_("mark of recorder N, on and off by turns; what its counter shows, or same for the same file"),
        recorders.do_recorder,
    ),
    Command(
        "counter",
        ("teller",),
        N_("[N] TIME"),
        N_("what the counter of recorder N shows now, as 41:07"),
        recorders.do_counter,
    ),
    Command("pause", (), "", N_("pause the talk"), acts.do_pause),
    Command("go", ("videre",), "", N_("go on after a pause"), acts.do_go),
    Command("interrupt", ("avbrudd",), N_("[WORD]"), N_("something broke in"), acts.do_interrupt),
    Command("over", ("forbi",), "", N_("what broke in is over"), acts.do_over),
    Command("extend", ("forleng",), N_("N"), N_("N minutes more were agreed"), acts.do_extend),
    Command("how", ("hvordan",), N_("WORD"), N_("say how the question was really asked"), craft.do_how),
    Command("fault", ("feil",), N_("WORD"), N_("note a fault of your own in asking"), craft.do_fault),
    Command(
        "meant", ("mente",), N_("yes|no|nuanced"), N_("what they said to an interpretation"), craft.do_meant
    ),
    Command("about", ("om",), N_("WORD"), N_("what time the last note is about"), craft.do_about),
    Command("known", ("vet",), N_("WORD"), N_("how they know what the last note says"), craft.do_known),
    Command("silence", ("stillhet",), "", N_("a silence begins, or is over"), craft.do_silence),
    Command("off", ("utenfor",), "", N_("off the record, and on it again"), craft.do_off),
    Command("room", ("rom",), N_("WORD"), N_("where it is held, or who is there"), craft.do_room),
    Command(
        "debrief", ("ettersamtale",), N_("[WORDS|-]"), N_("answer what the debrief asks"), craft.do_debrief
    ),
    Command("undo", ("angre",), "", N_("take back the last act"), acts.do_undo),
    Command("time", ("tid",), "", N_("say how long it has lasted"), acts.do_time, writes=False),
    Command("notes", ("notater",), N_("[N]"), N_("list the last notes"), acts.do_notes, writes=False),
    Command("keep", ("behold",), "", N_("store the half-written line as a note"), acts.do_keep),
    Command("drop", ("forkast",), "", N_("clear the half-written line"), acts.do_drop),
    Command(
        "instead",
        ("heller",),
        N_("WORDS"),
        N_("store WORDS in place of the line that was asked about"),
        acts.do_instead,
    ),
    Command("check", ("sjekk",), "", N_("end check: what is still open"), acts.do_check),
    Command("confirm", ("bekreft",), "", N_("they said yes once more, on the recording"), acts.do_confirm),
    Command(
        "unquoted",
        ("usitert",),
        N_("nothing|all|N"),
        N_("what not to quote: nothing, all, or the note N back (1 is the last)"),
        acts.do_unquoted,
    ),
    Command("told", ("fortalt",), N_("N"), N_("they were told thing N that was held back"), acts.do_told),
    Command("end", ("slutt",), N_("[participant]"), N_("end the conversation"), _end),
    Command("close", ("lukk",), "", N_("finish the interview"), acts.do_close),
    Command(
        "withdraw",
        ("trekk",),
        N_("keep|all"),
        N_("they want to stop: end and close at once"),
        acts.do_withdraw,
    ),
    Command("help", ("hjelp",), N_("[COMMAND]"), N_("list the commands"), _help, writes=False),
    Command(
        "quit",
        ("avslutt",),
        "",
        N_("leave without ending; it can be gone on with"),
        acts.do_quit,
        writes=False,
    ),
)
"""Every command, in the order help lists them."""
