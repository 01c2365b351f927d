"""Naming: the key file of a study, open for as long as someone looks at it. No interview comes here."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import UsageProblem, WouldOverwrite
from interview_tui.i18n import _
from interview_tui.model.identifier import IdentifierType
from interview_tui.services import keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.keyfile.entry import Entry
    from interview_tui.keyfile.keyfile import KeyFile
    from interview_tui.sealing import Cost
    from interview_tui.services.opening import OpenStudy

TYPES = (IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION)
"""What an entry can be about."""

SUFFIX = ".keyfile"


class Named(NamedTuple):
    """One entry: ``code`` is the respondent's, empty for what is only mentioned in notes."""

    id: str
    code: str
    type: IdentifierType
    name: str
    also: tuple[str, ...]
    contacts: tuple[str, ...]
    paper: str


class Naming:
    """An open key file. Whoever drops it has forgotten it: nothing of it is kept anywhere else."""

    def __init__(self, file: KeyFile) -> None:
        self._file = file

    def __repr__(self) -> str:
        return repr(self._file)

    @classmethod
    def make(cls, study: OpenStudy, path: Path, passphrase: str, *, cost: Cost | None = None) -> Naming:
        """Make an empty key file; from then on the exports of the study ask for it.

        Raises:
            UsageProblem: when no path or passphrase was given, or the passphrase is the study's own.
            KeyFileProblem: when it would lie inside a study, or cannot be written.
            WouldOverwrite: when something is there already.
            NotSaved: when the study could not be told; the key file is made.
        """
        from interview_tui import sealing
        from interview_tui.keyfile.keyfile import KeyFile

        check_new_place(study, path)
        if not passphrase:
            raise UsageProblem(_("A key file needs a passphrase."), _("Nothing was made."))
        if study.check_passphrase(passphrase):
            raise UsageProblem(
                _("The key file needs another passphrase than the study."),
                _("Nothing was made."),
                _("Whoever learns one of them must not learn the other."),
            )
        made = cls(
            KeyFile.create(path, passphrase, cost=cost or sealing.STANDARD, study=study.store.study_id)
        )
        study.has_key_file()
        return made

    @classmethod
    def open(cls, study: OpenStudy, path: Path, passphrase: str) -> Naming:
        """Open a key file; from then on the exports of the study ask for it.

        Raises:
            UsageProblem: when no path was given.
            KeyFileProblem: when it is missing, damaged, no key file, another study's, or lies inside a study.
            WrongPassphrase: when the passphrase does not open it.
            NotSaved: when the study could not be told.
        """
        opened = cls(keys.open_key(study, path, passphrase))
        if not study.study.key_file:
            study.has_key_file()
        return opened

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    def entries(self) -> list[Named]:
        """Return the entries: respondents by code, then whoever and whatever else is named."""
        found = [Named(e.id, e.code, e.type, e.name, e.also, e.contacts, e.paper) for e in self._file.entries]
        return sorted(found, key=lambda one: (not one.code, one.code, one.name.casefold()))

    def add(  # noqa: PLR0913 - the fields of an entry
        self,
        name: str,
        *,
        code: str = "",
        type: IdentifierType = IdentifierType.PERSON,  # noqa: A002 - the model's own word
        also: Sequence[str] = (),
        contacts: Sequence[str] = (),
        paper: str = "",
    ) -> Named:
        """Add an entry; it is on disk when this returns.

        Raises:
            UsageProblem: when there is no name, a field is too long, or the code has an entry already.
            KeyFileProblem: when it cannot be written; then nothing was added.
        """
        from interview_tui.keyfile.entry import Entry

        entry = Entry.new(name, code=code.upper(), type=type, also=also, contacts=contacts, paper=paper)
        before = self._file.entries
        self._file.add(entry)
        self._save(before)
        return next(one for one in self.entries() if one.id == entry.id)

    def remove(self, entry_id: str) -> None:
        """Take an entry out; it is gone from the file when this returns. KeyFileProblem: nothing was."""
        before = self._file.entries
        self._file.remove(entry_id)
        self._save(before)

    def _save(self, before: tuple[Entry, ...]) -> None:
        try:
            self._file.save()
        except BaseException:
            self._file.entries = before
            raise


def suggested_place(study: OpenStudy) -> Path:
    """Return where a key file could lie: in the home folder or else beside the study, nothing there yet."""
    from interview_tui.services.beginning import folder_name

    place = usual_place(study)
    name, number = folder_name(study.study.title), 2
    while os.path.lexists(place):
        place, number = place.with_name(f"{name}-{number}{SUFFIX}"), number + 1
    return place


def usual_place(study: OpenStudy) -> Path:
    """Return where the first key file of a study is suggested to lie, never inside the study folder."""
    from interview_tui.services.beginning import folder_name

    home, folder = Path.home().resolve(), study.paths.folder.resolve()
    top = folder.parent if home.is_relative_to(folder) else Path.home()
    return top / f"{folder_name(study.study.title)}{SUFFIX}"


def check_new_place(study: OpenStudy, path: Path) -> None:
    """Raise what ``Naming.make`` would raise about the place, without making anything."""
    keys.refuse_place(study, path)
    if os.path.lexists(path):
        raise WouldOverwrite(str(path))
