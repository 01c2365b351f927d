"""Where on the recordings each note lies; readings of a counter can be added afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from interview_tui import words as called
from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Command, Number, Option, short
from interview_tui.clock import hours_of
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.model.recording import Recording, Stretch
    from interview_tui.services.positions import Located, Placed

_READ = re.compile(r"(\d{1,4})(?:@([^=]+))?=(.+)")


@click.command(
    cls=Command,
    help=N_(
        "Show where on the recordings each note of an interview lies: CODE for the latest one, CODE/2 for "
        "the second. Positions follow what a recorder's counter showed; with two readings the difference "
        "between its clock and ours is taken out."
    ),
)
@folder_argument()
@click.argument("name", metavar="CODE[/N]")
@click.option(
    "--read", "readings", cls=Option, multiple=True, metavar="FILE[@TIME]=TIME",
    help=N_(
        "What the counter showed: 1=58:12 when file 1 was stopped (its length), 1@41:07=40:58 at 41:07 "
        "of the interview. May be repeated."
    ),
)  # fmt: skip
@click.option(
    "--forget", cls=Option, type=Number(), metavar="FILE", help=N_("Take back every reading of this file.")
)
@passphrase_option()
@json_option()
@click.pass_obj
def markers(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    name: str,
    readings: tuple[str, ...],
    forget: int | None,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Keep the readings that were given, then write files, stretches off the record, and notes."""
    given = [_reading(written) for written in readings]
    with desk.study(folder, passphrase_file) as opened:
        positions = opened.fieldwork.positions
        located = positions.of(name)
        if forget is not None:
            located = positions.forget(name, forget)
        for file, at, counter in given:
            located = positions.read(name, file, at, counter)
    if as_json:
        say.data(_as_data(located))
        return
    _show(located)


def _reading(written: str) -> tuple[int, int | None, int]:
    from interview_tui.services.sync_marks import moment_of

    found = _READ.fullmatch(written.strip())
    if not found:
        raise UsageProblem(
            _("{words} is not a reading of a counter.").format(words=short(written)),
            _("Nothing was changed."),
            _("Write it as 1=58:12, or 1@41:07=40:58."),
        )
    file, at, counter = found.groups()
    return int(file), moment_of(at) if at else None, moment_of(counter)


def _show(located: Located) -> None:
    for file in located.files:
        say.line(_file_line(file))
    if not located.files:
        say.line(_("No recorder mark was set; notes have times of the interview alone."))
    for stretch in located.off_record:
        say.line(_off_line(located, stretch))
    say.table(_note_line(located, placed) for placed in located.notes)


def _file_line(file: Recording) -> str:
    until = hours_of(file.to_ms) if file.to_ms is not None else _("no mark of a stop")
    parts = [
        _("file {n}").format(n=file.number),
        _("recorder {n}").format(n=file.recorder),
        _("{start} to {end} of the interview").format(start=hours_of(file.from_ms), end=until),
    ]
    if file.from_ms < 0:
        parts.append(_("running {time} before it").format(time=hours_of(-file.from_ms)))
    if file.gaps:
        parts.append(
            ngettext("stopped {n} time", "stopped {n} times", len(file.gaps)).format(n=len(file.gaps))
        )
    if file.readings:
        read = ngettext("{n} reading", "{n} readings", len(file.readings)).format(n=len(file.readings))
        off = _("{seconds} s in an hour").format(seconds=f"{file.drift * 3600:+.1f}")
        parts += [read, off]
    return " · ".join(parts)


def _off_line(located: Located, stretch: Stretch) -> str:
    until = hours_of(stretch.to_ms) if stretch.to_ms is not None else "…"
    where = [
        _("file {n} {start} to {end}").format(
            n=file.number, start=hours_of(at), end=hours_of(file.position(stretch.to_ms or at) or at)
        )
        for file in located.files
        if (at := file.position(stretch.from_ms)) is not None
    ]
    said = _("off the record {start} to {end}").format(start=hours_of(stretch.from_ms), end=until)
    advice = [_("silence it there, do not cut it out: positions hold then")] if where else []
    return " · ".join([said, *where, *advice])


def _note_line(located: Located, placed: Placed) -> list[str]:
    note = placed.note
    several = len(located.files) > 1
    where = [
        (_("file {n} {time}").format(n=file, time=hours_of(at)) if several else hours_of(at))
        for file, at in placed.places
    ]
    nowhere = _("afterwards") if note.after else _("not recorded") if located.files else "–"
    return [
        str(note.id),
        hours_of(note.elapsed_ms),
        ", ".join(where) or nowhere,
        called.kind(note.kind),
        note.text,
    ]


def _as_data(located: Located) -> dict[str, object]:
    return {
        "respondent": located.code,
        "number": located.number,
        "interview": located.interview.id,
        "files": [
            {
                "file": one.number,
                "recorder": one.recorder,
                "from_ms": one.from_ms,
                "to_ms": one.to_ms,
                "stops": list(_stretches(one.gaps)),
                "readings": [{"elapsed_ms": r.elapsed_ms, "counter_ms": r.counter_ms} for r in one.readings],
                "drift": round(one.drift, 9),
            }
            for one in located.files
        ],
        "off_record": list(_stretches(located.off_record)),
        "notes": [
            {
                "id": one.note.id,
                "elapsed_ms": one.note.elapsed_ms,
                "kind": one.note.kind.value,
                "after": one.note.after,
                "text": one.note.text,
                "positions": [{"file": file, "position_ms": at} for file, at in one.places],
            }
            for one in located.notes
        ],
    }


def _stretches(found: tuple[Stretch, ...]) -> Iterator[dict[str, int | None]]:
    for one in found:
        yield {"from_ms": one.from_ms, "to_ms": one.to_ms}
