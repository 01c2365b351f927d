"""After the interview, on the terminal: read notes, flag and clear them, decide what identifies someone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words as called
from interview_tui.cli import say
from interview_tui.cli.desk import (
    Desk,
    folder_argument,
    json_option,
    passphrase_option,
)
from interview_tui.cli.words import Command, Number, OneOf, Option, short
from interview_tui.clock import hours_of
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.consent import ConsentScope
from interview_tui.model.note import NoteFlag, speaks
from interview_tui.model.summary import AFTER

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from interview_tui.model.note import Note
    from interview_tui.services.opening import OpenStudy

_LONGEST = 15


@click.command(
    cls=Command, help=N_("Read through the notes of the respondent CODE: number, time, kind, flags, words.")
)
@folder_argument()
@click.argument("code", metavar="CODE")
@passphrase_option()
@json_option()
@click.pass_obj
def notes(desk: Desk, /, *, folder: Path, code: str, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one note on each line, oldest first, those taken back left out."""
    with desk.study(folder, passphrase_file) as opened:
        found, consent = _notes_of(opened, code), opened.consenting.state(code)
    if as_json:
        say.data([_as_data(note) for note in found])
        return
    quotes = consent.may(ConsentScope.QUOTE_VERBATIM)
    say.table(
        [
            str(note.id), hours_of(note.elapsed_ms), called.kind(note.kind),
            _standing(note, quotes=quotes), note.text,
        ]
        for note in found
    )  # fmt: skip


@click.command(
    cls=Command, help=N_("Flag the note NOTE, so that it stays behind at export until it is cleared.")
)
@folder_argument()
@click.argument("note_id", metavar="NOTE", type=Number())
@click.argument("flag_name", metavar="FLAG", type=OneOf([flag.value for flag in NoteFlag]))
@click.option("--off", cls=Option, is_flag=True, help=N_("Take the flag away."))
@passphrase_option()
@click.pass_obj
def flag(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, note_id: int, flag_name: str, off: bool, passphrase_file: Path | None
) -> None:
    """Set or take away a flag and say so."""
    chosen = NoteFlag(flag_name)
    with desk.study(folder, passphrase_file) as opened:
        opened.reviewing.flag(note_id, chosen, not off)
    sentence = _("Note {id} is no longer flagged: {flag}") if off else _("Note {id} is flagged: {flag}")
    say.line(sentence.format(id=note_id, flag=called.flag(chosen)))


@click.command(
    cls=Command, help=N_("Clear the note NOTE: you have read it, and it may leave although it is flagged.")
)
@folder_argument()
@click.argument("note_id", metavar="NOTE", type=Number())
@click.option("--off", cls=Option, is_flag=True, help=N_("Let it stay behind after all."))
@passphrase_option()
@click.pass_obj
def clear(desk: Desk, /, *, folder: Path, note_id: int, off: bool, passphrase_file: Path | None) -> None:
    """Clear one note, or take the clearing back, and say so."""
    with desk.study(folder, passphrase_file) as opened:
        opened.reviewing.clear(note_id, not off)
    say.line((_("Note {id} stays behind.") if off else _("Note {id} is cleared.")).format(id=note_id))


@click.command(
    cls=Command,
    help=N_(
        "Sign that you have read each NOTE whole, a number or a range such as 12-30, and that nothing more "
        "in it identifies anyone: ask of each whether somebody who knows the place could tell who it is, and "
        "flag it as recognisable if so. Nothing leaves that nobody has read."
    ),
)
@folder_argument()
@click.argument("given", metavar="NOTE...", nargs=-1, required=True)
@click.option("--off", cls=Option, is_flag=True, help=N_("Take it back."))
@passphrase_option()
@click.pass_obj
def sign(
    desk: Desk, /, *, folder: Path, given: tuple[str, ...], off: bool, passphrase_file: Path | None
) -> None:
    """Sign notes, or take it back, and say how many."""
    with desk.study(folder, passphrase_file) as opened:
        rows = opened.reviewing.interviews()
        known = {note.id for row in rows for note in opened.reviewing.notes(row.interview.id)}
        count = opened.reviewing.sign(_numbers(given, known), not off)
    if off:
        line = ngettext("{n} note is no longer signed.", "{n} notes are no longer signed.", count)
    else:
        line = ngettext("{n} note is signed as read.", "{n} notes are signed as read.", count)
    say.line(line.format(n=count))


def _numbers(given: Sequence[str], known: Collection[int]) -> list[int]:
    """Return the numbers of ``12 14-16``: of a range those that are notes, of single ones every one."""
    numbers: list[int] = []
    for one in given:
        low, dash, high = one.partition("-")
        if not (low.isdecimal() and (high or low).isdecimal()) or max(len(low), len(high)) > _LONGEST:
            said = _("A note is a number, or a range such as 12-30: {said}")
            raise UsageProblem(said.format(said=short(one)))
        first, last = int(low), int(high or low)
        numbers += [number for number in sorted(known) if first <= number <= last] if dash else [first]
    return numbers


def _notes_of(opened: OpenStudy, code: str) -> list[Note]:
    respondent = opened.recruiting.find(code)
    rows = [row for row in opened.reviewing.interviews() if row.code == respondent.code]
    if not rows:
        say.warn(_("{code} has no interview that can be read yet.").format(code=respondent.code))
    return [note for row in rows for note in opened.reviewing.notes(row.interview.id)]


def _standing(note: Note, *, quotes: bool) -> str:
    words = [called.flag(one) for one in NoteFlag if one in note.flags]
    if speaks(note) and not quotes:
        words.append(_("quotes not agreed to"))
    if note.cleared:
        words.append(_("cleared"))
    if note.signed:
        words.append(_("read"))
    if note.after:
        words.append(_("afterwards"))
    if note.pasted:
        words.append(_("pasted"))
    return f"[{', '.join(words)}]" if words else ""


def _as_data(note: Note) -> dict[str, object]:
    return {
        "id": note.id,
        "interview": note.interview_id,
        "elapsed_ms": note.elapsed_ms,
        "kind": note.kind.value,
        "flags": sorted(note.flags),
        "text": note.text,
        # The question asked last is not what is written after the talk speaks of.
        "theme": AFTER if note.after else note.theme_id,
        "question": "" if note.after else note.question_id,
        "after": note.after,
        "cleared": note.cleared,
        "signed": note.signed,
        "answered": note.answered,
        "revised": note.revised,
        "pasted": note.pasted,
    }
