"""Row to model and back for the study sheet, letters, promises and the recruitment log."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from interview_tui.model.letter import ItemAnswer, Letter, Milestone, Promise, PromiseKind
from interview_tui.model.preconception import Preconceptions
from interview_tui.model.recruitment import (
    Answer,
    Approach,
    ApproachedBy,
    Channel,
    Criteria,
    Dependency,
    KnownTo,
    Reason,
    RecruitmentEvent,
    RecruitState,
    Relation,
)
from interview_tui.model.sheet import Sheet
from interview_tui.store.reading import reading

if TYPE_CHECKING:
    from interview_tui.store.rows import Row

SHEET = "SELECT content FROM sheets ORDER BY id DESC LIMIT 1"
LETTER = "SELECT version, hash, language, content, text, place, reconsent, at, id FROM letters"
ANSWER = "SELECT item, answer FROM letter_answers WHERE letter_id = ? ORDER BY id"
PROMISE = "SELECT letter_id, kind, value, latest, words, at, id FROM promises WHERE removed = 0"
MILESTONE = "SELECT name, day, at, recorded_by, id FROM milestones ORDER BY id"
RECRUITMENT = "SELECT respondent_id, state, at, recorded_by, reason, id FROM recruitment_events"
APPROACH = (
    "SELECT respondent_id, at, recorded_by, approached_by, channel, dependency, relation, known_to, alone, "
    "id FROM approaches"
)
ASKED = (
    "SELECT respondent_id, approached_by, channel, dependency, relation, known_to, alone "
    "FROM approaches ORDER BY id"
)
PRECONCEPTIONS = "SELECT id, version, points, reason, at, recorded_by FROM preconceptions ORDER BY id"
CRITERIA = "SELECT id, text, reason, at, recorded_by FROM criteria ORDER BY id"


def sheet(row: Row | None) -> Sheet:
    """Return the sheet of a row of ``SHEET``; an empty one when there is none."""
    return Sheet() if row is None else _sheet(row)


@reading("s")
def _sheet(row: Row) -> Sheet:
    return Sheet.of(json.loads(row[0]))


def sheet_row(sheet: Sheet, at: int, by: str) -> dict[str, Any]:
    """Return the columns of a sheet that is saved."""
    from interview_tui.store.rows import to_json

    return {"content": to_json(sheet.as_data()), "at": at, "recorded_by": by}


@reading("sssbssiti")
@reading("sssbssiti")
def letter(row: Row) -> Letter:
    """Return the letter of a row of ``LETTER``."""
    version, name, language, content, text, place, reconsent, at, row_id = row
    return Letter(version, name, language, bytes(content), text, place, bool(reconsent), at, row_id)


def letter_row(letter: Letter) -> dict[str, Any]:
    """Return the columns of a new letter."""
    return {
        "version": letter.version,
        "hash": letter.hash,
        "language": letter.language,
        "content": letter.content,
        "text": letter.text,
        "place": letter.place,
        "reconsent": int(letter.reconsent),
        "at": letter.at,
    }


@reading("ss")
@reading("ss")
def answer(row: Row) -> tuple[str, ItemAnswer]:
    """Return item and answer of a row of ``ANSWER``."""
    item, said = row
    return item, ItemAnswer(said)


@reading("issssti")
@reading("issssti")
def promise(row: Row) -> Promise:
    """Return the promise of a row of ``PROMISE``."""
    letter_id, kind, value, latest, words, at, row_id = row
    return Promise(letter_id, PromiseKind(kind), value, latest, words, at, row_id)


def promise_row(promise: Promise) -> dict[str, Any]:
    """Return the columns of a new promise."""
    return {
        "letter_id": promise.letter_id,
        "kind": promise.kind.value,
        "value": promise.value,
        "latest": promise.latest,
        "words": promise.words,
        "at": promise.at,
    }


@reading("sstsi")
@reading("sstsi")
def milestone(row: Row) -> Milestone:
    """Return the milestone of a row of ``MILESTONE``."""
    return Milestone(*row)


def milestone_row(milestone: Milestone) -> dict[str, Any]:
    """Return the columns of a new milestone."""
    return {
        "name": milestone.name,
        "day": milestone.day,
        "at": milestone.at,
        "recorded_by": milestone.recorded_by,
    }


@reading("s")
def recruit_state(row: Row) -> RecruitState:
    """Return the state in the one column of a row."""
    return RecruitState(row[0])


@reading("istssi")
@reading("istssi")
def recruitment(row: Row) -> RecruitmentEvent:
    """Return the event of a row of ``RECRUITMENT``."""
    respondent_id, state, at, by, reason, row_id = row
    return RecruitmentEvent(respondent_id, RecruitState(state), at, by, Reason(reason), row_id)


def recruitment_row(event: RecruitmentEvent) -> dict[str, Any]:
    """Return the columns of a new recruitment event."""
    return {
        "respondent_id": event.respondent_id,
        "state": event.state.value,
        "reason": event.reason.value,
        "at": event.at,
        "recorded_by": event.recorded_by,
    }


@reading("itsssssssi")
@reading("itsssssssi")
def approach(row: Row) -> Approach:
    """Return the approach of a row of ``APPROACH``."""
    respondent_id, at, by, *said, row_id = row
    return Approach(respondent_id, at, by, *_said(tuple(said)), row_id)


@reading("ssssss")
def asked(row: Row) -> Approach:
    """Return the approach of a row of ``ASKED`` after its first column."""
    return Approach(0, 0, "", *_said(row))


@lru_cache(maxsize=1024)
def _said(
    row: tuple[str, ...],
) -> tuple[ApproachedBy, Channel, Dependency, Relation, tuple[KnownTo, ...], Answer]:
    asked, channel, dependency, relation, known, alone = row
    return (
        ApproachedBy(asked), Channel(channel), Dependency(dependency), Relation(relation),
        tuple(KnownTo(one) for one in json.loads(known)), Answer(alone),
    )  # fmt: skip


def approach_row(approach: Approach) -> dict[str, Any]:
    """Return the columns of a new approach."""
    from interview_tui.store.rows import to_json

    return {
        "respondent_id": approach.respondent_id,
        "approached_by": approach.approached_by.value,
        "channel": approach.channel.value,
        "dependency": approach.dependency.value,
        "relation": approach.relation.value,
        "known_to": to_json([one.value for one in approach.known_to]),
        "alone": approach.alone.value,
        "at": approach.at,
        "recorded_by": approach.recorded_by,
    }


@reading("issts")
@reading("issts")
def criteria(row: Row) -> Criteria:
    """Return the criteria of a row of ``CRITERIA``."""
    return Criteria(*row)


@reading("iissis")
def preconceptions(row: Row) -> Preconceptions:
    """Return the preconceptions of a row of ``PRECONCEPTIONS``."""
    row_id, version, points, reason, at, by = row
    return Preconceptions(version, tuple(map(str, json.loads(points))), reason, at, by, row_id)


def preconceptions_row(written: Preconceptions) -> dict[str, Any]:
    """Return the columns of preconceptions that are written down."""
    from interview_tui.store.rows import to_json

    return {
        "version": written.version,
        "points": to_json(list(written.points)),
        "reason": written.reason,
        "at": written.at,
        "recorded_by": written.recorded_by,
    }
