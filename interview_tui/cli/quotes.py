"""Quotes: the ledger of them, and a text held against what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import FILE, Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group
from interview_tui.errors import GateClosed
from interview_tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.services.quoting import Passage, Quote

quote = Group("quote", help=N_("List the quotes of a study, and hold a text against what was said."))


@quote.command(
    "list", help=N_("List every quote: whether it may leave, whether it is verbatim, and how often it left.")
)
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def list_(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one quote on each line."""
    with desk.study(folder, passphrase_file) as opened:
        found = opened.quoting.ledger()
    if as_json:
        say.data([_as_data(one) for one in found])
        return
    say.table([str(one.note.id), one.code, *_standing(one), one.note.text] for one in found)


@quote.command(
    "check",
    help=N_(
        "Hold every passage between quotation marks in FILE (.txt, .md, .docx) against the first wording. "
        "Cuts are marked (…), other words [ ]. Ends with code 12 when one is altered or may not be quoted."
    ),
)
@folder_argument()
@click.argument("file", metavar="FILE", type=FILE)
@passphrase_option()
@json_option()
@click.pass_context
def check(
    ctx: click.Context, /, *, folder: Path, file: Path, passphrase_file: Path | None, as_json: bool
) -> None:
    """Write one passage on each line: by line and note number, never the words."""
    from interview_tui.services import textfiles

    desk: Desk = ctx.obj
    text = textfiles.read(file)
    with desk.study(folder, passphrase_file) as opened:
        passages = opened.quoting.check(text)
    if as_json:
        say.data([_passage_data(one) for one in passages])
    else:
        for one in passages:
            (say.warn if one.wrong or one.before else say.line)(_told(one))
        count = len(passages)
        say.line(ngettext("{n} passage looked at.", "{n} passages looked at.", count).format(n=count))
    ctx.exit(GateClosed.exit_code if any(one.wrong for one in passages) else 0)


def _told(one: Passage) -> str:
    where = _("line {n}").format(n=one.line)
    if one.quote is None:
        return where + ": " + _("no note holds these words")
    return where + ": " + ", ".join(_facts(one, one.quote))


def _facts(one: Passage, source: Quote) -> Iterator[str]:
    from interview_tui.tui.reasons import stays

    yield _("note {number}").format(number=source.note.id) + f" {source.code}"
    found = one.against_raw
    if found.altered:
        yield ngettext("{n} word ALTERED", "{n} words ALTERED", found.altered).format(n=found.altered)
    if found.left_out:
        line = ngettext("{n} word LEFT OUT without (…)", "{n} words LEFT OUT without (…)", found.left_out)
        yield line.format(n=found.left_out)
    if found.verbatim:
        yield _("verbatim")
    if source.held:
        yield _("MAY NOT BE QUOTED: {reason}").format(reason=stays(source.held))
    if one.before:
        yield _("used before, in line {lines}").format(lines=", ".join(map(str, one.before)))


def _standing(one: Quote) -> list[str]:
    from interview_tui.tui.reasons import stays

    found = one.against_raw
    changed = found.altered + found.left_out
    return [
        stays(one.held) if one.held else _("may leave"),
        ngettext("{n} word changed", "{n} words changed", changed).format(n=changed)
        if changed
        else _("verbatim"),
        ngettext("left {n} time", "left {n} times", len(one.exports)).format(n=len(one.exports)),
    ]


def _as_data(one: Quote) -> dict[str, object]:
    found = one.against_raw
    return {
        "note": one.note.id, "code": one.code, "held": one.held, "verbatim": found.verbatim,
        "altered": found.altered, "left_out": found.left_out, "cuts": found.cuts,
        "meaning": one.note.meaning, "exports": list(one.exports), "text": one.note.text,
    }  # fmt: skip


def _passage_data(one: Passage) -> dict[str, object]:
    found = one.against_raw
    return {
        "line": one.line, "note": one.quote.note.id if one.quote else None,
        "verbatim": found.verbatim, "altered": found.altered, "left_out": found.left_out, "cuts": found.cuts,
        "held": one.quote.held if one.quote else "", "used_before": list(one.before), "wrong": one.wrong,
    }  # fmt: skip
