"""Small studies, each made from a number: who is in them, what was said, and where identifiers are planted.

Whatever a study can hold and an export can print has one now and then: notes of every kind, the title, the
guide, background fields, the reason an export was let through; and so has what never leaves, such as the
interviewer's name, reasons for skipping, what was taken back, earlier wordings, those who withdrew.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from interview_tui.keyfile.entry import Entry
from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.guide import Guide, Probe, Question, ResearchQuestion, Theme, closing_theme
from interview_tui.model.identifier import IdentifierType
from interview_tui.model.interview import Event, EventKind, Interview
from interview_tui.model.note import ChangeField, Meaning, Note, NoteChange, NoteFlag, NoteKind
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.services.contents import Contents
from interview_tui.services.opening import OpenStudy
from interview_tui.store import database, migrations, rows
from interview_tui.store.store import Store
from interview_tui.text import clean_line
from tests.conftest import FakeClock
from tests.leaks.planting import MAKERS, Planted, forms, person

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.identifier import KnownName

KEY = bytes(range(32))
MINUTE = 60_000
_SAID = (
    "så kom {0} innom", "{0} sa at det var nok", "hun ringte {0} om vakta", "Ja. {0}", "møtte {0}, og {1}",
    "det var {0} som bestemte - ikke {1}", "spurte ({0}) om kaffe; {1} lo", '"jeg husker {0}" sa hun',
    "then {0} came, I think", "{0}: {1}", "a|{0}|b & {1}", "={0}", "x {0}\n\ny {1} z", "@{0} …",
)  # fmt: skip
_PLAIN = ("kaffe og vakt", "ler, ser bort", "det var travelt", "ingen spurte oss", "we were tired")
_KINDS = (NoteKind.NOTE, NoteKind.NOTE, NoteKind.QUOTE, NoteKind.OBSERVATION, NoteKind.OWN_REACTION)
_GRANTED = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.QUOTE_VERBATIM, ConsentScope.AUDIO)


@dataclass(slots=True)
class Made:
    """A study with what was planted in it: ``decided`` may be in it in any form, ``inner`` never leaves."""

    study: OpenStudy
    contents: Contents
    language: str
    decided: list[Planted] = field(default_factory=list)
    inner: list[Planted] = field(default_factory=list)
    key: list[KnownName] | None = None
    pointed: list[Planted] = field(default_factory=list)
    """Those of ``decided`` that somebody has to point out; the rest are in the key file or sites."""
    forms: list[str] = field(default_factory=list)
    """The form of every planting that may leave."""


class _Maker:
    """Plants, and remembers what and how."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - the same study every time
        self.decided = [self.rng.choice(MAKERS)(self.rng) for _ in range(self.rng.randint(2, 5))]
        self.inner: list[Planted] = []
        self.forms: list[str] = []

    def form(self) -> str:
        one = self.rng.choice(self.decided)
        name, make = self.rng.choice(list(forms(one).items()))
        self.forms.append(f"{one.type.value}: {name}")
        return make(one.base)

    def said(self) -> str:
        if self.rng.random() < 0.25:
            return self.rng.choice(_PLAIN)
        return self.rng.choice(_SAID).format(self.form(), self.form())

    def now_and_then(self, text: str, share: float = 0.15) -> str:
        return f"{text} {self.form()}" if self.rng.random() < share else text

    def within(self, text: str = "") -> str:
        """Return words with an identifier that nobody decides on: they are never to leave."""
        self.inner.append(person(self.rng))
        return f"{text}{self.inner[-1].base}"

    def guide(self, language: str) -> Guide:
        now = self.now_and_then
        questions = (
            Question("q1", now("Hva gjorde dere før?"), (Probe(now("et eksempel?")),)),
            Question("q2", now("Og nå?")),
        )
        return Guide(
            now("Guide"), language, now("1", 0.05), 60,
            (Theme("t1", now("Oppgaver"), questions, (now("Gi dem tid."),)), closing_theme(language)),
            now("Hva endret seg?"), (now("Takk for at du kom."),),
            (ResearchQuestion("rq1", now("Hvordan?")),),
        )  # fmt: skip


def made(seed: int, folder: Path) -> Made:
    """Make the study of a number in an empty folder; whoever asks closes it."""
    maker, clock = _Maker(seed), FakeClock()
    rng = maker.rng
    language = rng.choice(("nb", "nb", "nn", "en"))
    # A line, as every door makes it.
    fields = ("stilling", clean_line(maker.now_and_then("felt", 0.1))) if rng.random() < 0.5 else ()
    key = _key(maker) if rng.random() < 0.4 else None
    about = Study(maker.now_and_then("Studien", 0.3), language, fields, key_file=key is not None)
    actor = maker.within() if rng.random() < 0.3 else "KE"
    paths = StudyPaths(folder)
    # As ``Store.create``, but for the overwriting of freed memory: it leaves with no file, and costs half.
    first = [("study", {**migrations.identity(), **rows.study_row(about)})]
    store = Store(paths, KEY, database.make(paths, KEY, first, guarded=False), clock=clock, actor=actor)
    known = _key_entries(maker.decided, key)
    site = next((one for one in maker.decided if one.type is IdentifierType.PLACE and one not in known), None)
    guide = store.add_guide(maker.guide(language))
    at = store.add_site(site.base if site else maker.within()).id
    for _ in range(rng.randint(1, 3)):
        _conversation(maker, store, at, guide, fields)
    unlinked = rng.random() < 0.25
    reason = maker.now_and_then("Alle vet det.", 0.4) if fields and not unlinked else ""
    contents = Contents(linked=not unlinked, fields=fields if reason else (), override=reason)
    if unlinked:
        contents = replace(contents, override="Alle vet det.")
    pointed = [one for one in maker.decided if one not in known and one is not site]
    return Made(
        OpenStudy(paths, store, clock, actor), contents, language, maker.decided, maker.inner, key, pointed,
        maker.forms,
    )  # fmt: skip


def _key(maker: _Maker) -> list[KnownName]:
    chosen = maker.rng.sample(maker.decided, maker.rng.randint(1, len(maker.decided)))
    named = [one for one in chosen if one.type in {IdentifierType.PERSON, IdentifierType.ORGANISATION}]
    reached = [one.base for one in chosen if one not in named and one.type is not IdentifierType.DATE]
    entries = [Entry.new(one.base, type=one.type) for one in named]
    entries.append(Entry.new(maker.within(), contacts=reached))
    return [name for entry in entries for name in entry.names()]


def _key_entries(decided: list[Planted], key: list[KnownName] | None) -> list[Planted]:
    held = {form for name in key or () for form in name.forms}
    return [one for one in decided if one.base in held]


def _conversation(maker: _Maker, store: Store, site: int, guide: str, fields: tuple[str, ...]) -> None:
    rng = maker.rng
    values = {name: maker.now_and_then("leder", 0.3) for name in fields}
    respondent = store.add_respondent(f"R{rng.randint(100, 999)}{len(store.respondents())}", site, values)
    withdrawn = rng.random() < 0.15
    store.add_consent(_consent(respondent.id, Decision.GRANTED))
    row = Interview(0, respondent.id, guide, 1_767_603_600_000, 60, interviewer=maker.within())
    number = store.start_interview(row, FakeClock().now()).id
    happened = [(EventKind.RECORDER_ON, "", ""), (EventKind.STATE, "q1", "asked")]
    happened.append((EventKind.STATE, "q2", f"skipped {maker.within()}"))
    for at, (kind, value, detail) in enumerate(happened):
        store.add_event(Event(number, kind, at, at * MINUTE, value, detail))
    for at in range(rng.randint(2, 5)):
        _note(maker, store, number, at, stays=withdrawn)
    store.add_event(Event(number, EventKind.ENDED, 50 * MINUTE, 50 * MINUTE))
    if withdrawn:
        store.add_consent(_consent(respondent.id, Decision.WITHDRAWN))


def _consent(respondent: int, decision: Decision) -> list[ConsentEvent]:
    return [ConsentEvent(scope, decision, Method.WRITTEN, 1, "", respondent) for scope in _GRANTED]


def _note(maker: _Maker, store: Store, interview: int, at: int, *, stays: bool) -> None:
    rng, kind = maker.rng, maker.rng.choice(_KINDS)
    fate = "withdrawn" if stays else rng.choice(("", "", "", "", "undone", "flagged", "reworded"))
    text = maker.said() if fate in {"", "reworded"} else maker.within("her var ")
    first = maker.within("først sto ") if fate == "reworded" else text
    place_ = rng.choice(("q1", "q2", "", "nowhere"))
    note = store.add_note(Note(0, interview, at, (at + 2) * MINUTE, kind, first, "t1", place_))
    changes = [(ChangeField.SIGNED, "KE")]
    if fate == "reworded":
        changes.insert(0, (ChangeField.TEXT, text))
        changes.insert(1, (ChangeField.MEANING, Meaning.KEPT.value))
    if fate == "undone":
        changes.append((ChangeField.UNDONE, "yes"))
    elif fate == "flagged":
        changes.append((ChangeField.FLAG_ON, NoteFlag.OFF_RECORD.value))
    elif kind is NoteKind.OWN_REACTION:
        changes.append((ChangeField.CLEARED, "yes"))
    for name, value in changes:
        store.add_change(NoteChange(note.id, name, value, at))
