"""The key file: names and contacts, behind a passphrase of their own, away from the study."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui.cli import ask, say
from interview_tui.cli.desk import FILE, Desk, json_option, key_passphrase_option, passphrase_option
from interview_tui.cli.words import Group, OneOf, Option, short
from interview_tui.errors import UsageProblem, WouldOverwrite
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.identifier import IdentifierType
from interview_tui.paths import StudyPaths

if TYPE_CHECKING:
    from interview_tui.keyfile.entry import Entry
    from interview_tui.keyfile.keyfile import KeyFile
    from interview_tui.model.identifier import KnownName
    from interview_tui.services.opening import OpenStudy

_TYPES = (IdentifierType.PERSON.value, IdentifierType.PLACE.value, IdentifierType.ORGANISATION.value)

LONGEST_LINE = 4096
"""Most characters of a typed name that are read."""


def known_names(
    file: Path | None, passphrase_file: Path | None, study: OpenStudy | None = None
) -> list[KnownName]:
    """Return the names in a key file, the study's own if one is given; none when no file is given."""
    return opened_key(file, passphrase_file, study).names() if file is not None else []


def opened_key(file: Path, passphrase_file: Path | None, study: OpenStudy | None = None) -> KeyFile:
    """Return a key file that was opened, the study's own if one is given."""
    if study is not None:
        from interview_tui.services.impersonal import refuse_key

        refuse_key(study.study)
    opened = _opened(file, passphrase_file)
    if study is not None:
        from interview_tui.services.keys import check_own

        check_own(study, opened)
    return opened


key = Group(
    "key",
    help=N_("Keep names and contacts in a key file of their own, away from the study."),
)
"""Its commands are here and in ``key_ends``."""


@key.command("new", help=N_("Make an empty key file. It cannot lie in a study folder."))
@click.argument("file", metavar="KEYFILE", type=FILE)
@click.option("--study", "folder", cls=Option, type=FILE, metavar="FOLDER",
              help=N_("The study it belongs to: from now on its exports ask for the key file."))  # fmt: skip
@passphrase_option()
@key_passphrase_option()
@click.pass_obj
def new(
    desk: Desk,
    /,
    *,
    file: Path,
    folder: Path | None,
    passphrase_file: Path | None,
    key_passphrase_file: Path | None,
) -> None:
    """Make the key file, and tell the study that it has one."""
    from interview_tui.keyfile.keyfile import KeyFile
    from interview_tui.services.impersonal import refuse_key

    _refuse_places(file, folder)
    if folder is None:
        KeyFile.create(file, ask.new_passphrase(key_passphrase_file, ask.KEY))
    else:
        with desk.study(folder, passphrase_file) as opened:
            refuse_key(opened.study)
            secret = ask.new_passphrase(key_passphrase_file, ask.KEY)
            if opened.check_passphrase(secret):
                raise UsageProblem(
                    _("The key file needs another passphrase than the study."),
                    _("Nothing was made."),
                    _("Whoever learns one of them must not learn the other."),
                )
            KeyFile.create(file, secret, study=opened.store.study_id)
            opened.has_key_file()
            tell_if_beside(opened, file)
    say.line(_("Key file made: {file}").format(file=short(file)))


@key.command(
    "add", help=N_("Add a name to the key file; without --name it is read from the next line typed.")
)
@click.argument("file", metavar="KEYFILE", type=FILE)
@click.option("--name", cls=Option, metavar="NAME", help=N_("The full name."))
@click.option(
    "--code", cls=Option, default="", metavar="CODE", help=N_("The code of the respondent it belongs to.")
)
@click.option("--type", "what", cls=Option, type=OneOf(_TYPES), default=_TYPES[0], metavar="TYPE",
              help=N_("person, place or organisation."))  # fmt: skip
@click.option("--also", cls=Option, multiple=True, metavar="NAME",
              help=N_("Something else it goes by, such as a nickname; may be repeated."))  # fmt: skip
@click.option("--contact", "contacts", cls=Option, multiple=True, metavar="TEXT",
              help=N_("A telephone number or an address; may be repeated."))  # fmt: skip
@click.option("--paper", cls=Option, default="", metavar="TEXT",
              help=N_("Where the signed paper lies: cabinet 2, envelope 4. Never a scan."))  # fmt: skip
@key_passphrase_option()
def add(  # noqa: PLR0913 - one parameter for each option
    *,
    file: Path,
    name: str | None,
    code: str,
    what: str,
    also: tuple[str, ...],
    contacts: tuple[str, ...],
    paper: str,
    key_passphrase_file: Path | None,
) -> None:
    """Add one entry and say how many there are, without saying the name."""
    from interview_tui.keyfile.entry import Entry

    opened = _opened(file, key_passphrase_file)
    opened.add(
        Entry.new(
            _name(name),
            code=short(code).upper(),
            type=IdentifierType(what),
            also=also,
            contacts=contacts,
            paper=paper,
        )
    )
    opened.save()
    count = len(opened.entries)
    say.line(
        ngettext("Added. The key file has {n} entry.", "Added. The key file has {n} entries.", count).format(
            n=count
        )
    )


@key.command(
    "list", help=N_("List the entries of the key file: codes and kinds, and only what more you ask for.")
)
@click.argument("file", metavar="KEYFILE", type=FILE)
@click.option("--code", cls=Option, metavar="CODE", help=N_("Only the entries of this respondent."))
@click.option("--names", cls=Option, is_flag=True, help=N_("Show the names too."))
@click.option("--contacts", cls=Option, is_flag=True, help=N_("Show contacts, and where the paper lies."))
@key_passphrase_option()
@json_option()
def list_entries(  # noqa: PLR0913 - one parameter for each option
    *,
    file: Path,
    code: str | None,
    names: bool,
    contacts: bool,
    key_passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write one entry on each line."""
    entries = _opened(file, key_passphrase_file).entries
    shown = [one for one in entries if code is None or one.code == short(code).upper()]
    if as_json:
        say.data([_as_data(one, names=names, contacts=contacts) for one in shown])
        return
    say.table(
        [
            one.code or "-",
            one.type.value,
            *(["; ".join([one.name, *one.also])] if names else []),
            *(["; ".join(one.contacts), one.paper] if contacts else []),
        ]
        for one in shown
    )


def tell_if_beside(study: OpenStudy, file: Path) -> None:
    """Warn once that key file and study lie on the same disk; said to be known, it is put on record."""
    from interview_tui.services import keys

    if not keys.must_be_told(study, file):
        return
    say.warn(keys.beside_warning())
    if sys.stdin is not None and sys.stdin.isatty():
        click.confirm(_("Understood?"), default=True, err=True)
        keys.acknowledge(study)


def _opened(file: Path, passphrase_file: Path | None) -> KeyFile:
    from interview_tui.keyfile import problems
    from interview_tui.keyfile.keyfile import KeyFile

    if not file.exists():
        raise problems.missing(short(file))
    return KeyFile.open(file, ask.passphrase(passphrase_file, ask.KEY))


def _refuse_places(file: Path, folder: Path | None) -> None:
    from interview_tui.keyfile.keyfile import refuse_inside

    if folder is not None:
        refuse_inside(file, folder)
    for parent in Path(file).absolute().parents:
        if StudyPaths(parent).keyslots.is_file():
            refuse_inside(file, parent)
    if file.exists() or file.is_symlink():
        raise WouldOverwrite(short(file))


def _name(given: str | None) -> str:
    if given is None:
        if sys.stdin is not None and sys.stdin.isatty():
            click.echo(_("Name: "), nl=False, err=True)
        given = sys.stdin.readline(LONGEST_LINE) if sys.stdin is not None else ""
    if not short(given):
        raise UsageProblem(_("No name was given."), _("Nothing was added."))
    return short(given)


def _as_data(one: Entry, *, names: bool, contacts: bool) -> dict[str, object]:
    shown: dict[str, object] = {"code": one.code, "type": one.type.value}
    if names:
        shown |= {"name": one.name, "also": list(one.also)}
    if contacts:
        shown |= {"contacts": list(one.contacts), "paper": one.paper}
    return shown
