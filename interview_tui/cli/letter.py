"""Information letters: put in force, read again, checked against a list, their promises written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words_field, words_ledger
from interview_tui.cli import say
from interview_tui.cli.desk import FILE, Desk, anyway_option, folder_argument, json_option, passphrase_option
from interview_tui.cli.pairs import pairs
from interview_tui.cli.words import Group, OneOf, Option, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model import checklist
from interview_tui.model.checklist import Item
from interview_tui.model.letter import ItemAnswer, Promise, PromiseKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.model.letter import Letter

letter = Group("letter", help=N_("Keep information letters, check them, and write down what they promise."))


def _version_option() -> Callable[..., Callable[..., None]]:
    return click.option(
        "--version", "version", cls=Option, default="", metavar="VERSION",
        help=N_("The version of the letter; else the one in force."),
    )  # fmt: skip


@letter.command("set", help=N_("From now on consent is given to VERSION of the letter, the text in FILE."))
@folder_argument()
@click.argument("version", metavar="VERSION")
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--language", cls=Option, default="", metavar="LANGUAGE",
              help=N_("Language of the letter; else that of the study."))  # fmt: skip
@click.option("--ask-again", "reconsent", cls=Option, is_flag=True,
              help=N_("Those who said yes to an earlier letter are asked again; "
                      "until then it counts as no."))  # fmt: skip
@anyway_option()
@passphrase_option()
@json_option()
@click.pass_obj
def set_letter(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    version: str,
    file: Path,
    language: str,
    reconsent: bool,
    anyway: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Keep the letter and put it in force."""
    from interview_tui.services.informing import read_letter

    content = read_letter(file)
    with desk.study(folder, passphrase_file, anyway=anyway) as opened:
        kept = opened.fieldwork.informing.put(
            short(version), content, place=str(file.absolute()), language=language, reconsent=reconsent
        )
        proposed = opened.fieldwork.informing.proposals(kept)
    if as_json:
        say.data({**_as_data(kept), "proposals": [_promise_data(one) for one in proposed]})
        return
    say.line(_("The letter in force is version {version}.").format(version=kept.version))
    if proposed:
        words = ngettext(
            "It seems to make {n} promise; look: interview-tui letter promises FOLDER",
            "It seems to make {n} promises; look: interview-tui letter promises FOLDER",
            len(proposed),
        )
        say.line(words.format(n=len(proposed)))


@letter.command("list", help=N_("List the letters of the study in FOLDER, oldest first."))
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def list_letters(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write one letter on each line: version, language, hash."""
    with desk.study(folder, passphrase_file) as opened:
        letters, in_force = opened.fieldwork.informing.letters(), opened.study.letter_version
        changed = opened.fieldwork.informing.changed()
    if as_json:
        say.data([{**_as_data(one), "in_force": one.version == in_force} for one in letters])
    else:
        say.table(
            [one.version, one.language, one.hash, _("in force") if one.version == in_force else ""]
            for one in letters
        )
    if changed is not None:
        say.warn(
            _("The file of letter {version} was changed after it was put on record.").format(
                version=changed.version
            )
        )


@letter.command("show", help=N_("Write the text of the letter as it was kept."))
@folder_argument()
@_version_option()
@passphrase_option()
@click.pass_obj
def show_letter(desk: Desk, /, *, folder: Path, version: str, passphrase_file: Path | None) -> None:
    """Write the text; a letter that is not text can be written to a file as it was given."""
    with desk.study(folder, passphrase_file) as opened:
        kept = opened.fieldwork.informing.find(version)
    if not kept.text:
        raise UsageProblem(
            _("Letter {version} is kept, but it is not a text that can be shown here.").format(
                version=kept.version
            )
        )
    say.line(kept.text.rstrip("\n"))


@letter.command(
    "check",
    help=N_(
        "Go through what a letter should say, item by item; none of it is legal advice. "
        "Answer with ITEM=yes, ITEM=no or ITEM=not_relevant."
    ),
)
@folder_argument()
@click.argument("answers", metavar="[ITEM=ANSWER]...", nargs=-1)
@_version_option()
@passphrase_option()
@json_option()
@click.pass_obj
def check_letter(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    answers: tuple[str, ...],
    version: str,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Answer items, then write each with its answer and the words found in the letter."""
    given = {
        Item(OneOf([item.value for item in Item]).convert(item, None, None)): ItemAnswer(
            OneOf([one.value for one in ItemAnswer]).convert(answer, None, None)
        )
        for item, answer in pairs(answers).items()
    }
    with desk.study(folder, passphrase_file) as opened:
        informing = opened.fieldwork.informing
        kept = informing.find(version)
        for item, answer in given.items():
            informing.answer(kept, item, answer)
        said, found = informing.answers(kept), checklist.proposed(kept.text)
        items = list(checklist.wanted(institution=informing.through_institution()))
    if as_json:
        say.data([
            {"item": item.value, "answer": said.get(item.value), "found": found.get(item, "")}
            for item in items
        ])  # fmt: skip
        return
    say.table(
        [
            item.value,
            words_field.word(said[item.value]) if item.value in said else _("not answered"),
            words_field.word(item),
            _("found: {words}").format(words=found[item]) if item in found else "",
        ]
        for item in items
    )


@letter.command(
    "promises", help=N_("List what the letter promises, and what it seems to promise beside that.")
)
@folder_argument()
@_version_option()
@click.option("--take", cls=Option, is_flag=True, help=N_("Write down all that it seems to promise."))
@passphrase_option()
@json_option()
@click.pass_obj
def list_promises(  # noqa: PLR0913 - one parameter for each option
    desk: Desk, /, *, folder: Path, version: str, take: bool, passphrase_file: Path | None, as_json: bool
) -> None:
    """Write one promise on each line; those only proposed are marked."""
    with desk.study(folder, passphrase_file) as opened:
        informing = opened.fieldwork.informing
        kept = informing.find(version)
        if take:
            for one in informing.proposals(kept):
                if one.kind is PromiseKind.READERS and ":" not in one.value:
                    continue  # In what form they read, a person says.
                informing.promise(kept, one.kind, one.value, words=one.words)
        made, proposed = informing.promises(kept), informing.proposals(kept)
    if as_json:
        say.data({
            "promises": [_promise_data(one) for one in made],
            "proposals": [_promise_data(one) for one in proposed],
        })  # fmt: skip
        return
    for one in made:
        say.line(f"{one.kind.value}: {words_ledger.promised(one)}")
    for one in proposed:
        say.line(_("seems to promise: {promise}").format(promise=words_ledger.promised(one)))
        say.line(f"    {one.words}")


@letter.command(
    "promise",
    help=N_(
        "Write down a promise of the letter: KIND and, where it has one, VALUE, such as length 60, "
        "end_date 2026-12-24, destruction graded or withdrawal any_time."
    ),
)
@folder_argument()
@click.argument("kind", metavar="KIND", type=OneOf([kind.value for kind in PromiseKind]))
@click.argument("value", metavar="[VALUE]", default="")
@click.option("--latest", cls=Option, default="", metavar="DAY",
              help=N_("Latest day for what follows on an event."))  # fmt: skip
@click.option("--words", "sentence", cls=Option, default="", metavar="TEXT",
              help=N_("The sentence in the letter."))  # fmt: skip
@click.option("--remove", cls=Option, is_flag=True, help=N_("The letter does not promise this after all."))
@_version_option()
@passphrase_option()
@click.pass_obj
def set_promise(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    kind: str,
    value: str,
    latest: str,
    sentence: str,
    remove: bool,
    version: str,
    passphrase_file: Path | None,
) -> None:
    """Write it down, or take it off, and say so."""
    with desk.study(folder, passphrase_file) as opened:
        informing = opened.fieldwork.informing
        kept = informing.find(version)
        if remove:
            informing.unpromise(kept, PromiseKind(kind))
            say.line(
                _("No longer written down: {promise}").format(promise=words_field.word(PromiseKind(kind)))
            )
            return
        made = informing.promise(kept, PromiseKind(kind), value, latest=latest, words=sentence)
    say.line(_("Written down: {promise}").format(promise=words_ledger.promised(made)))


def _as_data(kept: Letter) -> dict[str, object]:
    return {
        "version": kept.version,
        "language": kept.language,
        "hash": kept.hash,
        "ask_again": kept.reconsent,
        "is_text": bool(kept.text),
    }


def _promise_data(one: Promise) -> dict[str, object]:
    return {"kind": one.kind.value, "value": one.value, "latest": one.latest, "words": one.words}
