"""Studies to do harm to, and the judge: opens one with the program's own store and says what is wrong."""

from __future__ import annotations

import shutil
import sys
import zlib
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.clock import SystemClock
from interview_tui.errors import InterviewError, WrongPassphrase
from interview_tui.guidefile.library import shipped
from interview_tui.guidefile.markdown import read_guide
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.paths import StudyPaths
from interview_tui.sealing import QUICK
from interview_tui.services.opening import create_study, open_study
from interview_tui.store import database, migrations

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from interview_tui.services.opening import OpenStudy
    from interview_tui.store.store import Store

PASSPHRASE = "fem grønne ugler på taket"
KEY_PASSPHRASE = "seks blå elger i skogen"
NEW_PASSPHRASE = "sju gule rever bak låven"
IN_KEY_FILE = "Ola Prøve"
SCRIPT = str(Path(sys.executable).with_name("interview-tui"))
CLOSED = ("the first of a closed talk", "ler, ser bort på ærlig måte", "hvem bestemmer vaktplanen")
_WORDS = ("gangen", "bordet", "vakt", "ærlig", "øving", "åpent", "rundt", "sjelden", "møtes", "kaffe", "dør")


@dataclass
class Place:
    """A study with one interview that was closed, and a respondent whose interview can begin."""

    folder: Path
    code: str
    closed: str
    typed: list[str] = field(default_factory=list)
    """All lines that were typed in the interview of ``code``, in order, acknowledged or not."""
    acknowledged: set[str] = field(default_factory=set)
    gone: str = ""
    """A respondent who may withdraw: what they said may be there or not."""
    kept: str = ""
    """A half-written line that must be there whatever happens, as such or as a note."""

    @property
    def keyfile(self) -> Path:
        """Where a key file lies, if there is one."""
        return self.folder.parent / "names.keyfile"

    @property
    def out(self) -> Path:
        """Where an export goes."""
        return self.folder.parent / "out"

    def environment(self) -> dict[str, str]:
        """Return what the program needs to open it without asking."""
        home = self.folder.parent / "home"
        home.mkdir(exist_ok=True)
        return {
            "INTERVIEW_TUI_PASSPHRASE": PASSPHRASE, "INTERVIEW_TUI_HOME": str(home), "HOME": str(home),
            "TMPDIR": str(home), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "",
        }  # fmt: skip

    def copy(self, root: Path) -> Place:
        """Return a copy of it in another folder."""
        shutil.copytree(self.folder.parent, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("home"))
        return replace(self, folder=root / "study", typed=[*self.typed], acknowledged={*self.acknowledged})


def make(root: Path, guide_name: str = "starter-en") -> Place:
    """Make a study whose passphrase is cheap to try, with a guide that ships."""
    folder, clock = root / "study", SystemClock()
    guide = read_guide(next(path for path in shipped() if path.stem == guide_name))
    create_study(folder, guide, PASSPHRASE, clock=clock, cost=QUICK)
    study = open_study(folder, PASSPHRASE, clock=clock)
    site = study.recruiting.add_site("Kontor Prøvedal").name
    study.consenting.gatekeeper(site, Decision.GRANTED)
    asked = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.QUOTE_VERBATIM]
    codes = [study.recruiting.add_respondent(site, {}).code for _ in range(3)]
    for code in codes:
        study.consenting.record(code, asked, Decision.GRANTED)
    for code in (codes[0], codes[2]):
        session = study.interviewing.start(code)
        for line in CLOSED:
            session.note(line)
        session.end()
        session.close()
        study.reviewing.sign([note.id for note in session.notes])
    study.close()
    return Place(folder, codes[1], codes[0], gone=codes[2])


def line(rng: random.Random, number: int, words: int = 6) -> str:
    """Return a line to type: a token of its own, words, and an end that shows that nothing was cut off."""
    middle = " ".join(rng.choices(_WORDS, k=rng.randint(1, words)))
    start = f"k{number:05d}x{rng.randrange(16**4):04x}"
    return f"{start} {middle} e{zlib.crc32(f'{start}{middle}'.encode()):08x}"


@dataclass
class Verdict:
    """What was found in a study after a fault."""

    notes: list[str] = field(default_factory=list)
    draft: str = ""
    anchors: list[tuple[int, int, int]] = field(default_factory=list)
    problem: str = ""
    """Why it could not be opened or does not verify; empty when all is well."""
    lost: int = 0
    doubled: int = 0
    reordered: int = 0
    cut: int = 0

    @property
    def is_well(self) -> bool:
        return not (self.problem or self.lost or self.doubled or self.reordered or self.cut)


def judge(place: Place, *, began_as: Sequence[str] = ()) -> Verdict:
    """Open a study as the program does and compare what is in it with what was typed and acknowledged.

    Args:
        place: The study, and what was typed.
        began_as: Notes that may stand there though nobody typed them as lines, such as kept drafts.
    """
    verdict = Verdict(problem=_key_file(place.keyfile))
    try:
        study = _opened(place.folder)
    except (InterviewError, OSError, ValueError) as problem:
        verdict.problem = f"cannot be opened: {type(problem).__name__} {problem}"
        return verdict
    try:
        verdict.problem = verdict.problem or unsound(study.store) or off_record(place, study.store)
        for respondent in study.store.respondents():
            if respondent.code == place.gone:
                continue
            for interview in study.store.interviews(respondent.id):
                texts = [note.text for note in study.store.notes(interview.id)]
                if respondent.code == place.closed:
                    _compare(verdict, list(CLOSED), set(CLOSED), texts, ())
                    continue
                verdict.notes += texts
                kept = study.store.draft(interview.id)
                verdict.draft = kept[0] if kept else verdict.draft
                moment, elapsed = study.store.last_anchor(interview.id)
                verdict.anchors.append((moment.wall_ms, moment.steady_ms, elapsed))
    except (InterviewError, ValueError, KeyError) as problem:
        verdict.problem = f"cannot be read: {type(problem).__name__} {problem}"
    finally:
        study.close()
    also = [*began_as, *(() if place.kept in began_as else (place.kept,))]
    _compare(verdict, place.typed, place.acknowledged, verdict.notes, also)
    verdict.lost += bool(place.kept) and place.kept not in (verdict.draft.strip(), *verdict.notes)
    return verdict


def off_record(place: Place, store: Store) -> str:
    """Return the names of exported files that the study's record of exports does not know of."""
    lying = {path.name for path in place.out.iterdir()} if place.out.is_dir() else set()
    # By name: the study may have been taken elsewhere to be looked at.
    for one in store.exports():
        lying -= {one.part, *(name for name, _hash in one.files)}
    return f"exported, and not on record: {sorted(lying)}" if lying else ""


def _opened(folder: Path) -> OpenStudy:
    """Open a study with its passphrase, or with the one it was to get."""
    try:
        return open_study(folder, PASSPHRASE, clock=SystemClock())
    except WrongPassphrase:
        return open_study(folder, NEW_PASSPHRASE, clock=SystemClock())


def _key_file(file: Path) -> str:
    """Return what is wrong with a key file that held one name from the beginning; empty when nothing."""
    try:
        names = KeyFile.open(file, KEY_PASSPHRASE) if file.exists() else None
    except (InterviewError, OSError, ValueError) as problem:
        return f"the key file cannot be opened: {type(problem).__name__} {problem}"
    return "" if names is None or IN_KEY_FILE in {entry.name for entry in names.entries} else "a name is gone"


def unsound(store: Any) -> str:
    """Return what SQLite, the cipher or the audit say against an open store; empty when nothing."""
    # A page half-written into the database is whole in the log beside it; only the whole of both counts.
    store._rows("PRAGMA wal_checkpoint(TRUNCATE)")
    for pragma, well in (
        ("integrity_check", [("ok",)]),
        ("cipher_integrity_check", []),
        ("foreign_key_check", []),
    ):
        found = store._rows(f"PRAGMA {pragma}")
        if found != well:
            return f"{pragma}: {found[:2]}"
    return "" if store.audit_intact() else "the audit chain is broken"


def _compare(
    verdict: Verdict, typed: list[str], acknowledged: set[str], stored: list[str], also: Sequence[str]
) -> None:
    known = {text: number for number, text in enumerate(typed)}
    verdict.lost += len(acknowledged - set(stored))
    # Two half-written lines may have been kept alike, as far as each had come: that is no line twice.
    allowed = Counter(also)
    verdict.doubled += sum(max(0, n - max(1, allowed[text])) for text, n in Counter(stored).items())
    order = [known[text] for text in stored if text in known]
    verdict.reordered += sum(later < sooner for sooner, later in pairwise(order))
    verdict.cut += sum(text not in known and text not in also for text in set(stored))


def as_before(place: Place) -> None:
    """Turn a study into one of the first schema, with all its rows, so that opening it upgrades it."""
    new = StudyPaths(place.folder).database
    key = _key(place.folder)
    old = new.with_name("old.db")
    source, target = database.connect(new, key), database.connect(old, key)
    target.execute("BEGIN EXCLUSIVE")
    target.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
    migrations.create(target, migrations.STEPS[:1])
    names = [
        name for (name,) in target.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    ]
    target.execute("PRAGMA defer_foreign_keys = ON")
    for name in names:
        if name.startswith(("sqlite_", "_sqlite")):
            continue
        columns = [row[1] for row in target.execute(f"PRAGMA table_info({name})").fetchall()]
        for row in source.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall():  # noqa: S608 - ours
            target.execute(database.insert_sql(name, tuple(columns)), row)
    target.execute("COMMIT")
    database.start_writing(target)
    source.close()
    target.close()
    old.replace(new)


def _key(folder: Path) -> bytes:
    from interview_tui.store import keyslots

    return keyslots.unlock(StudyPaths(folder), PASSPHRASE)
