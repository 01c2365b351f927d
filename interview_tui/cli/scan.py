"""Looking through texts in files, or handed over on standard input, for what may identify someone."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from interview_tui import words as called
from interview_tui.cli import say
from interview_tui.cli.desk import FILE, json_option, key_passphrase_option
from interview_tui.cli.keys import known_names
from interview_tui.cli.words import Command, OneOf, Option, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, language, ngettext
from interview_tui.words_identifying import suspected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from interview_tui.model.identifier import KnownName
    from interview_tui.services.scanning import Distinct

TEXT_LANGUAGES = ("nb", "nn", "en")


@click.command(
    cls=Command,
    help=N_(
        "List what may identify someone in each FILE (.txt, .md, .docx), or in what comes on standard input. "
        "Candidates only: nothing is changed, and no text is ever called clean."
    ),
)
@click.argument("files", metavar="[FILE...]", nargs=-1, type=FILE)
@click.option("--lang", "wanted", cls=Option, type=OneOf(TEXT_LANGUAGES), metavar="nb|nn|en",
              help=N_("Language of the texts: nb, nn or en; else the program's own."))  # fmt: skip
@click.option("--key", "key_file", cls=Option, type=FILE, metavar="KEYFILE",
              help=N_("Look for the names in this key file too."))  # fmt: skip
@click.option("--jsonl", "lines", cls=Option, is_flag=True,
              help=N_("For programs: JSON with id, lang and text on each line in, id and spans on each line "
                      "out."))  # fmt: skip
@key_passphrase_option()
@json_option()
def scan(  # noqa: PLR0913 - one parameter for each option
    *,
    files: tuple[Path, ...],
    wanted: str | None,
    key_file: Path | None,
    lines: bool,
    key_passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write one distinct string on each line, or answer each line of JSON with one."""
    names = known_names(key_file, key_passphrase_file)
    if lines:
        if files:
            raise UsageProblem(_("With --jsonl the texts come on standard input."))
        _answer(names, wanted)
        return
    from interview_tui.services import scanning

    texts = _texts(files)
    found = scanning.distinct(texts, names, wanted or language())
    if as_json:
        say.data([_data(one) for one in found])
        return
    _tell(found, len(texts))


def _texts(files: Sequence[Path]) -> list[str]:
    from interview_tui.services import textfiles

    if files:
        return [textfiles.read(file) for file in files]
    return [textfiles.decoded(sys.stdin.buffer.read())]


def _tell(found: Sequence[Distinct], texts: int) -> None:
    from interview_tui import words_identifying

    say.table(
        [called.identifier(one.type), ", ".join(one.forms), str(one.count), suspected(one.why, one.type)]
        for one in found
    )
    count = ngettext("{n} candidate", "{n} candidates", len(found)).format(n=len(found))
    where = ngettext("{n} text", "{n} texts", texts).format(n=texts)
    say.warn(_("{count} in {texts}.").format(count=count, texts=where))
    say.warn(words_identifying.limits())


def _data(one: Distinct) -> dict[str, object]:
    return {
        "type": one.type.value,
        "why": one.why.value,
        "forms": list(one.forms),
        "count": one.count,
        "texts": one.texts,
    }


def _answer(names: Sequence[KnownName], wanted: str | None) -> None:
    """Answer each line as it comes; what is no such object stops it with the number of the line."""
    from interview_tui.services import scanning

    for asked in _asked():
        told = asked.get("known", ())
        known = [*names, *scanning.known(name for name in told if isinstance(name, str) and name.strip())]
        tongue = wanted or str(asked.get("lang") or language())
        spans = scanning.spans(asked["text"], known, tongue)
        # ASCII only, so that no lone surrogate in a text can stop the answer.
        sys.stdout.write(json.dumps({"id": asked["id"], "spans": spans}) + "\n")
        sys.stdout.flush()


def _asked() -> Iterator[dict[str, Any]]:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
        except ValueError:
            asked = None
        if not (isinstance(asked, dict) and isinstance(asked.get("text"), str) and "id" in asked):
            raise UsageProblem(
                _("Line {number} is no JSON object with id and text.").format(number=number),
                _("The lines before it are answered."),
                short('{"id": "1", "lang": "nb", "text": "..."}'),
            )
        yield asked
