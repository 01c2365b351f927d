"""The key file of a study as other services use it: opened, known as this study's own, and destroyed.

A key file belongs to one study, by an id that is sealed inside it. One made without a study is tied to the
first it is opened with; one that holds codes and none of this study's is another's.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from interview_tui.errors import InterviewError, UsageProblem
from interview_tui.i18n import _
from interview_tui.keyfile import problems
from interview_tui.keyfile.keyfile import KeyFile, check, refuse_inside
from interview_tui.keyfile.keyfile import destroy as destroy_file
from interview_tui.paths import StudyPaths
from interview_tui.paths import typed as typed_path
from interview_tui.services.impersonal import refuse_key
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

__all__ = [
    "KeyFile", "acknowledge", "beside_warning", "check_own", "consequences", "destroy", "must_be_told",
    "on_same_disk", "open_key", "refuse_place", "that_lies_at",
]  # fmt: skip

_BESIDE = "key file on the same disk acknowledged"
"""The audit's words for it."""


def open_key(study: OpenStudy, path: Path, passphrase: str) -> KeyFile:
    """Open the key file of a study.

    Raises:
        UsageProblem: no path was given, or the study may not have a key file.
        KeyFileProblem: it is missing, damaged, no key file, another study's, or lies inside a study.
        WrongPassphrase: the passphrase does not open it.
    """
    refuse_place(study, path)
    opened = KeyFile.open(path, passphrase)
    check_own(study, opened)
    return opened


def that_lies_at(typed: str) -> Path:
    """Return the path of a key file as it was typed; KeyFileProblem when none lies there."""
    line = clean_line(typed)
    if not line:
        raise problems.no_place()
    path = typed_path(line).absolute()
    check(path)
    return path


def check_own(study: OpenStudy, key: KeyFile) -> None:
    """Tie a key file that belongs to no study yet; KeyFileProblem when it is another's."""
    if key.study == study.store.study_id:
        return
    codes = {entry.code for entry in key.entries if entry.code}
    known = {person.code for person in study.recruiting.respondents()}
    if key.study or (codes and not codes & known):
        raise problems.of_another_study(str(key.path))
    key.study = study.store.study_id
    # On a stick that cannot be written to it stays untied, and is looked at in the same way next time.
    with suppress(InterviewError):
        key.save()


def refuse_place(study: OpenStudy, path: Path) -> None:
    """Raise when no path was given, it lies inside this study or any other, or there is to be none."""
    refuse_key(study.study)
    if not path.name:
        raise UsageProblem(_("No key file was named."))
    refuse_inside(path, study.paths.folder)
    for parent in path.absolute().parents:
        # os.path answers False where pathlib raises: a path too long, a folder that may not be looked into.
        if os.path.isfile(StudyPaths(parent).keyslots):  # noqa: PTH113
            refuse_inside(path, parent)


def on_same_disk(study: OpenStudy, path: Path) -> bool:
    """Return whether a key file lies on the disk the study lies on (fieldwork K2); False when in doubt."""
    try:
        return path.resolve().parent.stat().st_dev == study.paths.folder.stat().st_dev
    except OSError:
        return False


def must_be_told(study: OpenStudy, path: Path) -> bool:
    """Return whether the key file lies on the study's disk and nobody has said yet that they know."""
    known = any(row.kind == _BESIDE for row in study.store.audit_rows())
    return not known and on_same_disk(study, path)


def acknowledge(study: OpenStudy) -> None:
    """Put on record that somebody knows that key file and study lie on the same disk."""
    study.store.note_act(_BESIDE)


def beside_warning() -> str:
    """Return what is said of a key file on the study's disk."""
    return _(
        "The key file lies on the same disk as the study: whoever takes one takes both. Better on a memory "
        "stick of its own."
    )


def consequences(study: OpenStudy | None) -> list[str]:
    """Return what destroying a key file means, a sentence each."""
    lines = [
        _("Nobody can find out any more who is behind a code. This cannot be undone, by anyone."),
        _("Nobody can be called back, or found again if they want to withdraw by name."),
        _("Names in it can no longer be looked for: a study with a key file exports nothing then."),
        _("Copies of the key file that you made elsewhere still open with its passphrase. Destroy them too."),
    ]
    if study is not None:
        lines.append(
            _("In the study, the decisions on words that identify someone go too: they hold such words.")
        )
    else:
        lines.append(
            _(
                "The study still holds the decisions on words that identify someone. Name it with --study "
                "FOLDER, and they go too."
            )
        )
    return lines


def destroy(path: Path, study: OpenStudy | None = None) -> int:
    """Overwrite and remove a key file, and with it what the study knows of words that were replaced (K7).

    Args:
        path: The key file; it need not be opened for that.
        study: Its study, if it is at hand.

    Returns:
        How many decisions went.

    Raises:
        KeyFileProblem: it is missing or no key file; nothing was changed.
    """
    destroy_file(path)
    return study.store.erase_replacements() if study is not None else 0
