"""Two respondents who talked, exports, backups and a key file: what a withdrawal has to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_tui import sealing
from interview_tui.export.formats import USUAL
from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentScope, Decision
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.interview import QuestionState
from interview_tui.store import database
from tests.conftest import read_through

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock

THEIRS = (
    "snakker lenge om vaktplanen som ingen følger lenger",
    '"vi ses bare i gangen, aldri rundt et bord"',
    "ler og ser ut av vinduet når #Vardebakken nevnes",
    "møtes helst hos #Haukeland på fredager",
)
OTHERS = ("forteller om opplæringen de første ukene", "møtes helst hos #Haukeland på mandager")
REASON = "ville ikke snakke om sykdommen sin"
DRAFT = "halvskrevet linje om naboen"
NAME = "Testperson Alfa"


@dataclass
class Scene:
    study: OpenStudy
    code: str
    other: str
    clock: FakeClock
    folder: Path
    key: KeyFile

    @property
    def database(self) -> Path:
        return self.study.paths.database


def scopes_but_sensitive() -> list[ConsentScope]:
    return [scope for scope in RESPONDENT_SCOPES if scope is not ConsentScope.SPECIAL_CATEGORY]


def talk(study: OpenStudy, clock: FakeClock, code: str, lines: tuple[str, ...], *, end: bool = True) -> None:
    session = study.interviewing.start(code)
    for line in lines:
        clock.advance(20_000)
        session.note(line, session.stamp())
    session.recorder()
    why = REASON if lines is THEIRS else "tiden gikk"
    session.question_state(QuestionState.SKIPPED, "tasks-2", why)
    session.undo()
    session.question_state(QuestionState.SKIPPED, "tasks-2", why)
    session.keep_draft(DRAFT if lines is THEIRS else "", session.stamp())
    if end:
        session.end()
        session.close()


def scene(study: OpenStudy, clock: FakeClock, tmp_path: Path, *, end: bool = True) -> Scene:
    """Return the study with everything in it that a withdrawal has to reach."""
    study.store.clock = clock
    codes = [study.recruiting.add_respondent("A", {}).code for _ in range(2)]
    for code in codes:
        study.consenting.record(code, scopes_but_sensitive(), Decision.GRANTED)
    talk(study, clock, codes[0], THEIRS, end=end)
    talk(study, clock, codes[1], OTHERS)
    if end:
        note = study.reviewing.notes(study.store.interviews()[0].id)[0]
        study.reviewing.revise(note.id, "snakker lenge om turnusen på avdelingen")
    for word in ("word:vardebakken", "word:haukeland"):
        study.reviewing.decide(word, IdentifierType.PLACE, Choice.REPLACE)
    place = tmp_path / "keys" / "study.keyfile"
    place.parent.mkdir()
    key = KeyFile.create(place, "another passphrase", cost=sealing.QUICK)
    key.add(Entry.new(NAME, code=codes[0], contacts=["900 00 000"]))
    key.add(Entry.new("Testperson Beta", code=codes[1]))
    key.add(Entry.new("Vardebakken", type=IdentifierType.PLACE))
    key.add(Entry.new("Haukeland", type=IdentifierType.PLACE))
    key.save()
    return Scene(study, codes[0], codes[1], clock, tmp_path, key)


def export(made: Scene, name: str = "out", formats: Sequence[str] = USUAL) -> Path:
    to = made.folder / name
    for group in made.study.reviewing.candidates():
        if group.undecided:
            made.study.reviewing.decide(group.entity, group.type, Choice.KEEP)
    made.clock.advance(60_000)
    read_through(made.study.store)
    made.study.reporting.export(to, formats=formats)
    return to


def back_up(made: Scene) -> Path:
    store = made.study.store
    return database.copy(store._connection, store._key, store.paths.backups / "study-2026.db")
