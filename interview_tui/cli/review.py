"""After the interview, on the terminal: read notes, flag and clear them, decide what identifies someone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words as called
from interview_tui.cli import say
from interview_tui.cli.desk import (
    FILE,
    Desk,
    folder_argument,
    json_option,
    key_passphrase_option,
    passphrase_option,
)
from interview_tui.cli.keys import known_names
from interview_tui.cli.words import Command, Number, OneOf, Option, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.note import NoteFlag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.model.note import Note
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup

_KEEP = "keep"


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
        found = _notes_of(opened, code)
    if as_json:
        say.data([_as_data(note) for note in found])
        return
    say.table(
        [str(note.id), say.clock(note.elapsed_ms), called.kind(note.kind), _standing(note), note.text]
        for note in found
    )


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
    help=N_("List what may identify someone in the notes of the study in FOLDER, and what was decided."),
)
@folder_argument()
@click.option(
    "--key",
    "key_file",
    cls=Option,
    type=FILE,
    metavar="KEYFILE",
    help=N_("Look for the names in this key file too."),
)
@click.option(
    "--open", "only_open", cls=Option, is_flag=True, help=N_("Only those that wait for a decision.")
)
@passphrase_option()
@key_passphrase_option()
@json_option()
@click.pass_obj
def candidates(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    key_file: Path | None,
    only_open: bool,
    passphrase_file: Path | None,
    key_passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write one candidate on each line: words, type, why, decision, notes."""
    with desk.study(folder, passphrase_file) as opened:
        names = known_names(key_file, key_passphrase_file, opened)
        groups = opened.reviewing.candidates(names)
    if only_open:
        groups = [group for group in groups if group.undecided]
    if as_json:
        say.data([_group_data(group) for group in groups])
        return
    say.table(_group_line(group) for group in groups)


@click.command(
    cls=Command,
    help=N_(
        "Decide on WORDS wherever they stand in the study: what they are (then they are replaced), or keep."
    ),
)
@folder_argument()
@click.argument("words", metavar="WORDS")
@click.option(
    "--as",
    "what",
    cls=Option,
    required=True,
    type=OneOf([*(kind.value for kind in IdentifierType), _KEEP]),
    metavar="WHAT",
    help=N_("person, place, organisation, email, phone, id_number, address, url, date, age, other; or keep."),
)
@passphrase_option()
@click.pass_obj
def decide(desk: Desk, /, *, folder: Path, words: str, what: str, passphrase_file: Path | None) -> None:
    """Record the decision on the candidate these words are a form of, or mark them as an identifier."""
    with desk.study(folder, passphrase_file) as opened:
        group = _matching(opened.reviewing.candidates(), words)
        if what == _KEEP:
            if group is None:
                raise UsageProblem(
                    _("No candidate is written like that."),
                    "",
                    _("See them with: interview-tui candidates FOLDER"),
                )
            opened.reviewing.decide(group.entity, group.type, Choice.KEEP)
        elif group is None:
            opened.reviewing.mark_identifier(words, IdentifierType(what))
        else:
            opened.reviewing.decide(group.entity, IdentifierType(what), Choice.REPLACE)
    if what == _KEEP:
        say.line(_("Kept as it is: {words}").format(words=short(words)))
    else:
        say.line(
            _("Replaced from now on, as {type}: {words}").format(
                type=called.identifier(IdentifierType(what)), words=short(words)
            )
        )


def _matching(groups: Sequence[CandidateGroup], words: str) -> CandidateGroup | None:
    wanted = short(words).removeprefix("#").casefold()
    for group in groups:
        if wanted in {group.entity.casefold(), *(example.casefold() for example in group.examples)}:
            return group
    return None


def _group_line(group: CandidateGroup) -> list[str]:
    if group.decision is not None:
        stands = _("kept") if group.decision.choice is Choice.KEEP else _("replaced")
    else:
        stands = _("replaced") if group.certain else _("UNDECIDED")
    where = ", ".join(str(number) for number in group.note_ids)
    what = group.decision.type if group.decision else group.type
    return [
        stands,
        what.value,
        group.why.value,
        ", ".join(group.examples),
        _("in {notes}").format(notes=where),
    ]


def _group_data(group: CandidateGroup) -> dict[str, object]:
    return {
        "entity": group.entity,
        "type": group.type.value,
        "why": group.why.value,
        "certain": group.certain,
        "decision": group.decision.choice.value if group.decision else None,
        "count": group.count,
        "notes": list(group.note_ids),
        "forms": list(group.examples),
    }


def _notes_of(opened: OpenStudy, code: str) -> list[Note]:
    respondent = opened.recruiting.find(code)
    rows = [row for row in opened.reviewing.interviews() if row.code == respondent.code]
    if not rows:
        say.warn(_("{code} has no interview that can be read yet.").format(code=respondent.code))
    return [note for row in rows for note in opened.reviewing.notes(row.interview.id)]


def _standing(note: Note) -> str:
    words = [called.flag(one) for one in NoteFlag if one in note.flags]
    if note.cleared:
        words.append(_("cleared"))
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
        "theme": note.theme_id,
        "question": note.question_id,
        "after": note.after,
        "cleared": note.cleared,
        "answered": note.answered,
        "revised": note.revised,
        "pasted": note.pasted,
    }
