"""Quotes: the ledger of them, and a text held against what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui.cli import say
from interview_tui.cli.desk import FILE, Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Group, Number, Option
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
        stays(one.held or one.held_linked) if one.held or one.held_linked else _("may leave"),
        ngettext("{n} word changed", "{n} words changed", changed).format(n=changed)
        if changed
        else _("verbatim"),
        ngettext("left {n} time", "left {n} times", len(one.exports)).format(n=len(one.exports)),
        _claimed(one),
    ]


def _claimed(one: Quote) -> str:
    count = len(one.claims)
    said = ngettext("supports {n} claim", "supports {n} claims", count).format(n=count) if count else ""
    return f"△ {said}" if one.repeated else said


@quote.command(
    "claim",
    help=N_(
        "Put down that the quote NOTE supports CLAIM, in words of your own. A quote that bears two claims is "
        "shown with △ in the list."
    ),
)
@folder_argument()
@click.argument("note_id", metavar="NOTE", type=Number())
@click.argument("words", metavar="CLAIM")
@click.option("--off", cls=Option, is_flag=True, help=N_("It does not support that claim after all."))
@passphrase_option()
@click.pass_obj
def claim(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, note_id: int, words: str, off: bool, passphrase_file: Path | None
) -> None:
    """Put down or take off a claim, and say how many the quote supports."""
    with desk.study(folder, passphrase_file) as opened:
        claims = opened.quoting.claim(note_id, words, not off)
    count = len(claims)
    line = ngettext("Note {id} supports {n} claim.", "Note {id} supports {n} claims.", count)
    (say.warn if count > 1 else say.line)(line.format(id=note_id, n=count))


@quote.command("claims", help=N_("List every claim with the notes of the quotes that support it."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def claims_(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one claim on each line."""
    with desk.study(folder, passphrase_file) as opened:
        found, ledger = opened.quoting.claims(), {one.note.id: one for one in opened.quoting.ledger()}
        alike = opened.quoting.alike()
    if as_json:
        say.data([{"claim": one, "notes": list(n), "alike": alike.get(one, [])} for one, n in found.items()])
        return
    for claim, notes in found.items():
        shown = ", ".join(f"{'△ ' * ledger[one].repeated}{one}" for one in notes if one in ledger)
        say.line(f"{claim}: {shown}")
        for sentence in alike.get(claim, ()):
            say.line(f"  △ {sentence}")


def _as_data(one: Quote) -> dict[str, object]:
    found = one.against_raw
    return {
        "note": one.note.id, "code": one.code, "held": one.held,
        "held_linked": one.held_linked, "granted": one.granted, "attributed": one.attributed,
        "verbatim": found.verbatim,
        "altered": found.altered, "left_out": found.left_out, "cuts": found.cuts,
        "meaning": one.note.meaning, "exports": list(one.exports), "claims": list(one.claims),
        "uses": one.uses, "repeated": one.repeated,
        "theme": one.theme, "question": one.question, "text": one.note.text,
    }  # fmt: skip


def _passage_data(one: Passage) -> dict[str, object]:
    found = one.against_raw
    return {
        "line": one.line, "note": one.quote.note.id if one.quote else None,
        "verbatim": found.verbatim, "altered": found.altered, "left_out": found.left_out, "cuts": found.cuts,
        "held": one.quote.held if one.quote else "", "used_before": list(one.before), "wrong": one.wrong,
    }  # fmt: skip
