"""Purging a study: its key first, then every file, then proof. What was begun can be gone on with.

The key slots are overwritten and removed before anything else: from then on nothing of the study can be read,
whatever becomes of the rest (cryptographic erasure). A small file without personal data remembers how far it
came, until the certificate is written.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui import ordinary
from interview_tui.clock import month_of, today
from interview_tui.errors import InterviewError, NotAStudy, UsageProblem, WrongPassphrase
from interview_tui.i18n import N_, _
from interview_tui.model.values import dataclass
from interview_tui.paths import StudyPaths
from interview_tui.services import owned, traces
from interview_tui.services.going import Going, Stage
from interview_tui.services.impersonal import refuse_key
from interview_tui.services.spans import Search, needles
from interview_tui.services.unlinking import overwrite, remove_folders
from interview_tui.store.backup import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from interview_tui.clock import Clock
    from interview_tui.services.opening import OpenStudy

STATE = StudyPaths(Path()).purge.name
"""The file in the study folder that remembers a purge that was begun."""

_MOST_STATE = 16 * 1024 * 1024

MOST_NOTES = 500
"""Most notes whose spans are searched for, chosen at random: twenty spans of each."""

WORD = N_("delete everything")
"""What has to be typed, in the language in use or in English."""

TICKS = {
    "recorder": N_("Recordings are deleted on the recorder and wherever they were copied to."),
    "paper": N_("Signed consents and notes on paper are shredded, or kept as was promised."),
    "backups": N_("Copies in the system's own backups are deleted, or will be written over."),
    "synced": N_("Copies in synchronised folders and their histories are deleted."),
    "disk": N_(
        "The disk is encrypted, or will be wiped or destroyed: an SSD keeps what was deleted for a while."
    ),
    "others": N_("Copies that others have (supervisor, colleagues) are deleted."),
}
"""What this program cannot reach; a person sees to it and ticks it."""

_SLOTS = "keyslots"
_EXPORT, _BACKUP, _KEY_FILE, _STUDY = "export", "backup", "key_file", "study"


@dataclass(frozen=True, slots=True)
class Target:
    """A file that goes; ``role`` is ``study``, ``backup``, ``export`` or ``key_file``."""

    path: Path
    role: str
    size: int
    sha256: str


@dataclass(slots=True)
class Job:
    """A purge: what goes, and how far it came. ``search`` is None when it was gone on with."""

    folder: Path
    day: str
    counts: dict[str, int]
    targets: list[Target]
    manifest: str
    who: str = ""
    ticks: tuple[str, ...] = ()
    search: Search | None = None
    passphrase: str = field(default="", repr=False)
    left: list[Path] = field(default_factory=list)
    """Files that could not be deleted."""
    lost: tuple[Path, ...] = ()
    """Backups that are on record and no longer where they were made: nobody here can reach them."""
    opens: bool = True
    """Whether the study could still be opened at the end."""
    title: str = ""
    """The study's title, for the certificate; empty when it stays off it."""
    reference: str = ""
    """Of what was notified."""
    language: str = ""
    """Of the study."""

    @property
    def verified(self) -> bool:
        """Whether nothing was left, nothing opens and nothing was found."""
        return not self.left and not self.opens and not (self.search and self.search.hits)


def plan(study: OpenStudy, clock: Clock, *, exports: bool = False, key_file: Path | None = None) -> Job:
    """Return what a purge would delete, without deleting anything.

    Args:
        study: The study.
        clock: Dates the certificate.
        exports: Whether files of earlier exports that lie as they were written go too.
        key_file: The key file, when it goes too.

    Raises:
        KeyFileProblem: what lies there is no key file.
    """
    from interview_tui.keyfile.keyfile import check

    if key_file is not None:
        refuse_key(study.study)
    study.guarding.wait()
    store, folder = study.store, study.paths.folder
    found: dict[Path, str] = {path: _STUDY for path in owned.files(folder) if path.name != STATE}
    found |= dict.fromkeys(owned.backups(store), _BACKUP)
    if exports:
        found |= {one.path: _EXPORT for one in owned.exported(store) if one.same}
    if key_file is not None:
        check(key_file)
        found[key_file.absolute()] = _KEY_FILE
    counts = (
        store.counts()
        | traces.people(store, study.recruiting.overview())
        | {"files_" + role: list(found.values()).count(role) for role in set(found.values())}
    )
    day = month_of(store.clock.now().wall_ms) or today(clock)
    targets = [_target(path, role) for path, role in found.items()]
    about = study.study
    return Job(
        folder, day, counts, targets, "", lost=tuple(owned.lost(store)),
        title="" if title_names_a_place(study) else about.title, reference=store.sheet().reference,
        language=about.language,
    )  # fmt: skip


def title_names_a_place(study: OpenStudy) -> bool:
    """Return whether a site's name stands in the study's title: then a person says whether it is shown."""
    title = study.study.title.casefold()
    names = [site.name for site in study.store.sites()] + list(study.store.sheet().sites)
    return any(name.casefold() in title for name in names if name)


def begin(  # noqa: PLR0913 - what a person said, and how far it is
    study: OpenStudy,
    job: Job,
    *,
    who: str,
    ticks: Sequence[str] = (),
    passphrase: str = "",
    going: Going | None = None,
) -> Job:
    """Choose what is searched for afterwards, close the study, and put on disk that a purge has begun.

    Args:
        study: The study; it is closed when this returns.
        job: What ``plan`` returned.
        who: Code, initials or role of who does it, for the certificate.
        ticks: Names of ``TICKS`` that a person has seen to.
        passphrase: What opened the study, to show that it no longer does.
        going: Tells how far it is; nobody stops a purge.

    Raises:
        NotSaved, OSError: when nothing could be written; nothing was deleted then.
    """
    job.who, job.ticks, job.passphrase = who, tuple(name for name in TICKS if name in ticks), passphrase
    job.search = _needles(study)
    study.close()
    # Hashed at rest: closing brought the log into the database.
    there = [one for one in job.targets if one.path.exists()]
    job.targets = [_target(one.path, one.role) for one in (going or Going()).over(Stage.HASHING, there)]
    rows = sorted([one.role, _named(job, one), one.size, one.sha256] for one in job.targets)
    job.manifest = hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
    _keep(job)
    return job


def begun(folder: Path) -> Job | None:
    """Return the purge that was begun in a folder and not finished; None when there is none."""
    try:
        kept = json.loads(ordinary.read(folder / STATE, _MOST_STATE))
        targets = [Target(Path(path), role, size, sha) for path, role, size, sha in kept["targets"]]
        counts = {str(name): int(count) for name, count in kept["counts"].items()}
        ticks = tuple(str(tick) for tick in kept["ticks"])
        title, reference, language = (str(kept.get(one, "")) for one in ("title", "reference", "language"))
        return Job(folder, kept["day"], counts, targets, kept["manifest"], kept["who"], ticks,
            title=title, reference=reference, language=language)  # fmt: skip
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise UsageProblem(
            _("The record of the purge that was begun here cannot be read."),
            _("Nothing was changed."),
            _("Delete the folder by hand."),
        ) from None


def run(job: Job, going: Going | None = None) -> None:
    """Do all of it; afterwards ``job`` says what was left and whether anything opens or was found."""
    for _step in steps(job, going):
        pass


def steps(job: Job, going: Going | None = None) -> Iterator[str]:
    """Do it step by step, and give the name of each when it is done; stopping between two loses nothing."""
    over = (going or Going()).over
    # A backup holds slots of its own.
    slots = [one for one in job.targets if one.path.name.startswith(_SLOTS) or one.path.suffix == SUFFIX]
    keys = [*slots, *(one for one in job.targets if one.role == _KEY_FILE)]
    for one in over(Stage.KEYS, keys):
        overwrite(one.path, whole=True)
        job.left += owned.remove([one.path])
    yield "keys"
    for one in over(Stage.DELETING, job.targets):
        if one.path.name.endswith(".db"):
            overwrite(one.path, whole=False)
        job.left += owned.remove([one.path])
    yield "files"
    for place in (path for path in owned.files(job.folder) if path.name != STATE):
        job.left += owned.remove([place])
    remove_folders(job.folder)
    yield "folders"
    _verify(job, over)
    yield "verified"


def finish(job: Job) -> None:
    """Take away the record of the purge and the empty folder; the certificate is written by then."""
    owned.remove([job.folder / STATE])
    with suppress(OSError):
        job.folder.rmdir()


def _verify(job: Job, over: Callable[..., Iterator[Path]]) -> None:
    job.left = [path for path in dict.fromkeys(job.left) if path.exists()]
    if job.search is not None:
        for path in over(Stage.LEFT, owned.files(job.folder)):
            owned.look_at(job.search, path, b"")
    from interview_tui.services.opening import check_opens

    try:
        check_opens(job.folder, job.passphrase)
    except (NotAStudy, WrongPassphrase):
        job.opens = False
    except InterviewError:
        job.opens = StudyPaths(job.folder).database.exists()


def _needles(study: OpenStudy) -> Search:
    import secrets

    store, texts = study.store, []
    for person in store.respondents():
        texts += traces.words(store, person.id)
    if len(texts) > MOST_NOTES:
        texts = secrets.SystemRandom().sample(texts, MOST_NOTES)
    return needles(texts, names=[person.code for person in store.respondents()])


def _named(job: Job, target: Target) -> str:
    inside = target.path.is_relative_to(job.folder)
    return target.path.relative_to(job.folder).as_posix() if inside else target.path.name


def _target(path: Path, role: str) -> Target:
    return Target(path, role, path.stat().st_size, owned.fingerprint(path))


def _keep(job: Job) -> None:
    kept: Mapping[str, Any] = {
        "day": job.day,
        "who": job.who,
        "ticks": list(job.ticks),
        "counts": job.counts,
        "manifest": job.manifest,
        "title": job.title,
        "reference": job.reference,
        "language": job.language,
        "targets": [[str(one.path), one.role, one.size, one.sha256] for one in job.targets],
    }
    handle = os.open(job.folder / STATE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(kept, file)
        file.flush()
        os.fsync(file.fileno())
