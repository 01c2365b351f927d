"""What the commands of the plain door do: each takes the door and what follows its name, and gives lines."""

# ruff: noqa: D103 - what each does is said once, in the table of commands

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.clock import hours_of
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _, ngettext
from interview_tui.model import progress
from interview_tui.model.interview import QuestionState
from interview_tui.model.note import NoteFlag
from interview_tui.plain_words import (
    END_WORDS,
    FLAG_WORDS,
    INTERRUPTION_WORDS,
    KIND_WORDS,
    UNQUOTED_WORDS,
    WITHDRAW_WORDS,
    asked_later,
    choose,
    described,
    note_count,
    number,
    where,
)  # fmt: skip
from interview_tui.services.acts import numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from interview_tui.plain import Door
    from interview_tui.services.session import Session


def moving(step: Callable[[Session], None], edge: str) -> Callable[[Door, str], Iterable[str]]:
    def run(door: Door, _rest: str) -> Iterable[str]:
        before = (door.session.state.theme_id, door.session.state.question_id)
        step(door.session)
        after = (door.session.state.theme_id, door.session.state.question_id)
        yield where(door.session) if after != before else _(edge)
        yield from _left(door.session, before[0])

    return run


def _left(session: Session, theme_id: str) -> Iterable[str]:
    if session.state.theme_id == theme_id:
        return
    yield from (f"? {note.text}" for note in session.later)
    if progress.unseen(session.guide, theme_id, session.notes):
        yield _("Anything you saw or heard? A line that begins with ! keeps it.")


def do_theme(door: Door, rest: str) -> Iterable[str]:
    left = door.session.state.theme_id
    if rest:
        door.session.go_to(rest)
    else:
        door.session.next_theme()
    yield where(door.session)
    yield from _left(door.session, left)


def do_themes(door: Door, _rest: str) -> Iterable[str]:
    names = {theme.id: count for count, theme in numbered(door.session.guide)}
    for item in progress.themes(door.session.guide, door.session.state):
        here = " · " + _("here") if item.current else ""
        yield f"{names[item.theme.id]} {item.theme.title} · {item.done}/{item.total}{here}"


def do_question(door: Door, _rest: str) -> Iterable[str]:
    session = door.session
    yield from session.guide.theme(session.state.theme_id).hints
    yield where(session)


def do_probes(door: Door, _rest: str) -> Iterable[str]:
    session = door.session
    current = session.state.question_id
    probes = session.guide.question(current).probes if current else ()
    anchor = session.guide.anchor_of(session.guide.question(current)) if current else ""
    if anchor:
        yield _("first, back to: {anchor}").format(anchor=anchor)
    yield from (probe.text for probe in probes)
    if not probes and not anchor:
        yield _("There are no probes here.")


def do_where(door: Door, _rest: str) -> Iterable[str]:
    yield where(door.session)


def saying_state(state: QuestionState) -> Callable[[Door, str], Iterable[str]]:
    def run(door: Door, rest: str) -> Iterable[str]:
        if state is QuestionState.SKIPPED:
            door.session.question_state(state, reason=rest)
        else:
            door.session.question_state(state, rest)
        yield words.state(state)

    return run


def do_later(door: Door, _rest: str) -> Iterable[str]:
    listed = asked_later(door.session)
    for count, note in listed:
        if not note.answered:
            yield f"{count} · {note.text}"
    if all(note.answered for _count, note in listed):
        yield _("Nothing is to be asked later.")


def do_done(door: Door, rest: str) -> Iterable[str]:
    listed = dict(asked_later(door.session))
    wanted = number(rest)
    if wanted not in listed:
        raise UsageProblem(
            _("There is no item {n} to ask later.").format(n=wanted), "", _(":later lists them.")
        )
    door.session.answered(listed[wanted].id)
    left = len(door.session.later)
    yield ngettext("{n} to ask later", "{n} to ask later", left).format(n=left)


def do_flag(door: Door, rest: str) -> Iterable[str]:
    flag = choose(rest, FLAG_WORDS)
    note = door.session.flag_last(flag)
    shown = {"flag": words.flag(flag), "time": hours_of(note.elapsed_ms)}
    yield (_("Flag on: {flag}, {time}") if flag in note.flags else _("Flag off: {flag}, {time}")).format(
        **shown
    )


def do_kind(door: Door, rest: str) -> Iterable[str]:
    note = door.session.kind_last(choose(rest, KIND_WORDS))
    yield described(note)


def do_ago(door: Door, rest: str) -> Iterable[str]:
    notes = door.session.notes
    if not notes:
        raise UsageProblem(_("There is no note yet."))
    yield described(door.session.back_date(notes[-1].id, number(rest)))


def do_mark(door: Door, _rest: str) -> Iterable[str]:
    yield described(door.session.mark())


def do_keep(door: Door, _rest: str) -> Iterable[str]:
    note = door.session.keep_draft_as_note()
    yield described(note) if note else _("There is no half-written line.")


def do_drop(door: Door, _rest: str) -> Iterable[str]:
    door.session.keep_draft("", None)
    yield _("The half-written line is cleared.")


def do_instead(door: Door, rest: str) -> Iterable[str]:
    if not door.instead(rest):
        yield _("No line is being asked about.")


def do_pause(door: Door, _rest: str) -> Iterable[str]:
    door.session.pause()
    yield _("Paused at {time}. :go goes on.").format(time=hours_of(door.session.now_ms()))


def do_go(door: Door, _rest: str) -> Iterable[str]:
    door.session.resume_talk()
    yield where(door.session)


def do_interrupt(door: Door, rest: str) -> Iterable[str]:
    kind = choose(rest, INTERRUPTION_WORDS)
    if kind == "distress":
        steps = door.session.upset()
        yield _("Paused. Your own steps: {steps}").format(steps=steps) if steps else _("Paused. :go goes on.")
    else:
        door.session.interruption(kind)
    yield _("Interruption noted. :over when it is over.")


def do_over(door: Door, _rest: str) -> Iterable[str]:
    door.session.interruption_over()
    yield where(door.session)


def do_extend(door: Door, rest: str) -> Iterable[str]:
    door.session.extend(number(rest))
    yield _("Promised now: {n} minutes.").format(n=door.session.promised_ms() // 60_000)


def do_edit(door: Door, rest: str) -> Iterable[str]:
    note = door.session.edit_last(rest)
    yield f"{hours_of(note.elapsed_ms)} · {words.kind(note.kind)} · {note.text}"


def do_undo(door: Door, _rest: str) -> Iterable[str]:
    yield door.session.undo().sentence


def do_time(door: Door, _rest: str) -> Iterable[str]:
    session, now = door.session, door.session.now_ms()
    yield _("{time} since the start, {talk} of talk, {n} minutes promised").format(
        time=hours_of(now), talk=hours_of(session.state.talk_ms(now)), n=session.promised_ms() // 60_000
    )


def do_check(door: Door, _rest: str) -> Iterable[str]:
    session = door.session
    session.end_check()
    for item in progress.end_check(session.guide, session.state, progress.noted(session.notes)):
        if item.state not in progress.COVERED:
            state = words.state(item.state, noted=item.noted) + (f" ({item.reason})" if item.reason else "")
            yield f"{item.question.id} · {state} · {item.question.text}"
    yield from do_later(door, "")
    yield from (thing.text for thing in session.last_things() if not thing.done)


def do_confirm(door: Door, _rest: str) -> Iterable[str]:
    door.session.confirm_consent()
    yield _("Noted: they said yes once more, on the recording.")


def do_unquoted(door: Door, rest: str) -> Iterable[str]:
    if rest.strip().isdecimal():
        notes, back = door.session.notes, number(rest)
        if not 1 <= back <= len(notes):
            raise UsageProblem(_("There is no note that far back."))
        note = door.session.quote_not(notes[-back].id)
        held = NoteFlag.NO_QUOTE in note.flags
        sentence = _("Note {n} is not quoted.") if held else _("Note {n} may be quoted.")
        yield sentence.format(n=note.id)
    elif choose(rest, UNQUOTED_WORDS):
        door.session.quote_none()
        yield _("Noted: nothing of the interview is quoted.")
    else:
        door.session.quote_nothing_back()
        yield _("Noted: there is nothing they would rather not see quoted.")


def do_told(door: Door, rest: str) -> Iterable[str]:
    door.session.told(number(rest))
    yield _("Noted: they were told.")


def do_end(door: Door, rest: str) -> Iterable[str]:
    session = door.session
    session.end(choose(rest, END_WORDS))
    items = progress.end_check(session.guide, session.state)
    left = sum(item.state not in progress.COVERED for item in items)
    yield _("Ended at {time}; {left} of {total} questions open. Write what you saw, then :close.").format(
        time=hours_of(session.state.ended_ms or 0), left=left, total=len(items)
    )
    if session.state.recorders:
        yield _("The recorder still runs. Turn it off, and write :recorder as you do.")


def do_close(door: Door, _rest: str) -> Iterable[str]:
    running = door.session.state.recorders
    door.session.close()
    door.done = True
    if running:
        yield _("Nobody said when the recorder was turned off: it counts to the end of the talk.")
    yield _("Closed: {count}.").format(count=note_count(len(door.session.notes)))


def do_withdraw(door: Door, rest: str) -> Iterable[str]:
    keep = choose(rest, WITHDRAW_WORDS)
    door.session.withdraw(keep=keep)
    door.done = True
    code = door.session.respondent.code
    if keep:
        yield _("{code} stopped. The interview is closed; what was said may be used.").format(code=code)
    else:
        yield _("{code} has withdrawn. The interview is closed, and nothing of it leaves.").format(code=code)
        yield from door.erase(code) if door.erase is not None else ()


def do_notes(door: Door, rest: str) -> Iterable[str]:
    notes = door.session.notes[-max(1, number(rest) if rest else 5) :]
    for note in notes:
        flags = "".join(f" · {words.flag(flag)}" for flag in sorted(note.flags))
        yield f"{described(note)}{flags} · {note.text}".rstrip(" ·")
    if not notes:
        yield _("There is no note yet.")


def do_quit(door: Door, _rest: str) -> Iterable[str]:
    if door.waiting and not door.warned:
        door.warned = True
        yield _("Not everything is saved. :quit again leaves without it.")
    else:
        door.done = True
