"""Row to model and back, one pair per table, and heads of the queries for them."""

from __future__ import annotations

import json
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any

from interview_tui.clock import Moment
from interview_tui.model.guide import Guide
from interview_tui.model.interview import Event, EventKind, Interview
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteKind
from interview_tui.model.study import Respondent, Site, Study
from interview_tui.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from interview_tui.model.identifier import Decision

Row = tuple[Any, ...]

STUDY = "SELECT title, language, fields, letter_version, letter_hash, key_file, sample, anonymous FROM study"
SITE = "SELECT id, name FROM sites"
RESPONDENT = "SELECT id, code, site_id, fields, cancelled, pilot FROM respondents"
INTERVIEW = "SELECT id, respondent_id, guide_hash, started_at, promised_minutes, interviewer FROM interviews"
ANCHOR = "SELECT wall_ms, steady_ms, boot, elapsed_ms FROM anchors"
EVENT = "SELECT id, interview_id, kind, at, elapsed_ms, value, detail FROM events"
NOTE = "SELECT id, interview_id, at, elapsed_ms, kind, text, theme_id, question_id, after FROM notes"
DRAFT = "SELECT text, at, elapsed_ms FROM drafts"
CHANGE = "SELECT id, note_id, field, value, at FROM note_changes"
CHANGES_OF_INTERVIEW = (
    "SELECT c.id, c.note_id, c.field, c.value, c.at FROM note_changes c JOIN notes n ON n.id = c.note_id "
    "WHERE n.interview_id = ? ORDER BY c.id"
)
DECISION = "SELECT id, entity, type, choice, at, text, note_id, decided_by FROM decisions"


def to_json(value: object) -> str:
    """Return JSON as it stands in a column; the order of names is kept."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@reading("sssssiii")
def study(row: Row) -> Study:
    """Return the study of a row of ``STUDY``."""
    title, language, fields, version, letter, key_file, sample, anonymous = row
    return Study(
        title, language, texts(json.loads(fields)), version, letter, bool(key_file), bool(sample),
        bool(anonymous),
    )  # fmt: skip


def texts(value: object) -> tuple[str, ...]:
    """Return what JSON held as a list of texts; ValueError when it is anything else."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("no list of texts")
    return tuple(value)


def study_row(study: Study) -> dict[str, Any]:
    """Return the columns of ``STUDY``."""
    return {
        "title": study.title,
        "language": study.language,
        "fields": to_json(list(study.fields)),
        "letter_version": study.letter_version,
        "letter_hash": study.letter_hash,
        "key_file": int(study.key_file),
        "sample": int(study.sample),
        "anonymous": int(study.anonymous),
    }


@reading("s")
def guide(row: Row) -> Guide:
    """Return the guide of a row that is its canonical JSON."""
    return Guide.from_canonical(row[0])


def guide_row(guide: Guide) -> dict[str, str]:
    """Return the row of a guide, but for its id."""
    return {
        "hash": guide.hash(),
        "title": guide.title,
        "version": guide.version,
        "language": guide.language,
        "canonical": guide.canonical(),
    }


@reading("is")
def site(row: Row) -> Site:
    """Return the site of a row of ``SITE``."""
    return Site(*row)


@reading("isisii")
def respondent(row: Row) -> Respondent:
    """Return the respondent of a row of ``RESPONDENT``."""
    row_id, code, site_id, fields, cancelled, pilot = row
    return Respondent(row_id, code, site_id, dict(_facts(fields)), bool(cancelled), bool(pilot))


@lru_cache(maxsize=1024)
def _facts(fields: str) -> Mapping[str, str]:
    facts: dict[str, str] = json.loads(fields)
    texts([*facts.keys(), *facts.values()])
    return facts


def respondent_row(code: str, site_id: int, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the columns of a new respondent."""
    return {"code": code, "site_id": site_id, "fields": to_json(dict(fields)), "cancelled": 0}


@reading("iistis")
def interview(row: Row) -> Interview:
    """Return the interview of a row of ``INTERVIEW``."""
    return Interview(*row)


def interview_row(interview: Interview) -> dict[str, Any]:
    """Return the columns of a new interview."""
    return {
        "respondent_id": interview.respondent_id,
        "guide_hash": interview.guide_hash,
        "started_at": interview.started_at,
        "promised_minutes": interview.promised_minutes,
        "interviewer": interview.interviewer,
    }


# The steady clock of a sample made soon after the machine was started lies before its start.
@reading("tist")
def anchor(row: Row) -> tuple[Moment, int]:
    """Return the moment and its place on the interview's clock, of a row of ``ANCHOR``."""
    wall, steady, boot, elapsed = row
    return Moment(wall, steady, boot), elapsed


def anchor_row(interview_id: int, moment: Moment, elapsed_ms: int) -> dict[str, Any]:
    """Return the columns of a new anchor."""
    return {
        "interview_id": interview_id,
        "wall_ms": moment.wall_ms,
        "steady_ms": moment.steady_ms,
        "boot": moment.boot,
        "elapsed_ms": elapsed_ms,
    }


@reading("iisttss")
def event(row: Row) -> Event:
    """Return the event of a row of ``EVENT``."""
    row_id, interview_id, kind, at, elapsed, value, detail = row
    return Event(interview_id, EventKind(kind), at, elapsed, value, detail, row_id)


def event_row(event: Event) -> dict[str, Any]:
    """Return the columns of a new event."""
    return {
        "interview_id": event.interview_id,
        "kind": event.kind.value,
        "at": event.at,
        "elapsed_ms": event.elapsed_ms,
        "value": event.value,
        "detail": event.detail,
    }


@reading("iittssssi")
def note(row: Row) -> Note:
    """Return the note as first written, of a row of ``NOTE``."""
    row_id, interview_id, at, elapsed, kind, text, theme, question, after = row
    # The same few ids stand in every note of a study.
    place = intern(theme), intern(question)
    return Note(row_id, interview_id, at, elapsed, NoteKind(kind), text, *place, bool(after))


def note_row(note: Note) -> dict[str, Any]:
    """Return the columns of a new note; what lies in its changes is not among them."""
    return {
        "interview_id": note.interview_id,
        "at": note.at,
        "elapsed_ms": note.elapsed_ms,
        "kind": note.kind.value,
        "text": note.text,
        "theme_id": note.theme_id,
        "question_id": note.question_id,
        "after": int(note.after),
    }


@reading("stt")
def draft(row: Row) -> tuple[str, int, int]:
    """Return the half-written line and its stamp, of a row of ``DRAFT``."""
    text, at, elapsed = row
    return text, at, elapsed


@reading("iisst")
def change(row: Row) -> NoteChange:
    """Return the change of a row of ``CHANGE``."""
    row_id, note_id, field, value, at = row
    return NoteChange(note_id, ChangeField(field), value, at, row_id)


def change_row(change: NoteChange) -> dict[str, Any]:
    """Return the columns of a new change."""
    return {"note_id": change.note_id, "field": change.field.value, "value": change.value, "at": change.at}


@reading("issstsns")
def decision(row: Row) -> Decision:
    """Return the decision of a row of ``DECISION``."""
    from interview_tui.model.identifier import Choice, Decision, IdentifierType

    row_id, entity, type_, choice, at, text, note_id, by = row
    return Decision(entity, IdentifierType(type_), Choice(choice), at, row_id, text, note_id or 0, by)


def decision_row(decision: Decision) -> dict[str, Any]:
    """Return the columns of a new decision."""
    return {
        "entity": decision.entity,
        "type": decision.type.value,
        "choice": decision.choice.value,
        "at": decision.at,
        "text": decision.text,
        "note_id": decision.note_id or None,
        "decided_by": decision.by,
    }


def borne(note: Note, moved_to: int | None = None) -> list[NoteChange]:
    """Return what a note bears from the beginning, as changes made at its stamp; see ``Store.add_note``."""
    borne = [NoteChange(note.id, ChangeField.FLAG_ON, flag.value, note.at) for flag in sorted(note.flags)]
    marks = (
        (ChangeField.CLEARED, note.cleared and "yes"),
        (ChangeField.UNDONE, note.undone and "yes"),
        (ChangeField.ANSWERED, note.answered and "yes"),
        (ChangeField.PASTED, note.pasted and "yes"),
        (ChangeField.TIME, note.time),
        (ChangeField.STAMP, "" if moved_to is None else str(moved_to)),
    )
    return borne + [NoteChange(note.id, field, on, note.at) for field, on in marks if on]
