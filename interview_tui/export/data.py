"""The summary whole, as JSON, for leaving this program: ``study.json`` and the schema that describes it.

The schema (JSON Schema 2020-12) goes along in every export, so that the file explains itself.
"""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from interview_tui import __version__
from interview_tui.export import archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide
    from interview_tui.model.recording import Recording
    from interview_tui.model.summary import RespondentSummary, Summary, SummaryNote

FORMAT = 1
"""The layout of the file; a change that a reader would notice takes the next."""

SCHEMA_FILE = "study-schema.json"

_NO_NOTES = '"notes": []'
"""Stands in no text, where a quotation mark has a backslash before it."""


def files(summary: Summary) -> Iterator[tuple[str, bytes | Iterator[bytes]]]:
    """Yield ``study.json`` and ``study-schema.json``."""
    whole = {
        "format": FORMAT,
        "software": f"{summary.software} {__version__}",
        "title": summary.study_title,
        "language": summary.language,
        "sample": summary.sample,
        "withdrawn": summary.withdrawn,
        "cancelled": summary.cancelled,
        "legal_basis_on_record": not summary.no_basis,
        "linked": summary.linked,
        "people": summary.count,
        "statement": dataclasses.asdict(summary.statement),
        "guides": [_guide(guide) for guide in summary.guides],
        "conversations": [],
    }
    # One conversation after the other: all of them as one tree are many times their text.
    head, _, tail = _text(whole).rpartition("[]")
    inside = (piece for number, one in enumerate(summary.respondents) for piece in _told(number, one))
    end = "\n ]" if summary.respondents else "]"
    yield (
        "study.json",
        archive.written(inside, f"{head}[".encode("utf-8", "replace"), f"{end}{tail}\n".encode()),
    )
    yield SCHEMA_FILE, f"{_text(schema())}\n".encode()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _guide(guide: Guide) -> dict[str, Any]:
    return {
        "title": guide.title,
        "version": guide.version,
        "language": guide.language,
        "planned_minutes": guide.planned_minutes,
        "research_question": guide.research_question,
        "opening": list(guide.opening),
        "themes": [
            {
                "id": theme.id,
                "title": theme.title,
                "role": theme.role.value,
                "hints": list(theme.hints),
                "questions": [
                    {
                        "id": question.id,
                        "text": question.text,
                        "times": [time.value for time in question.times],
                        "probes": [probe.text for probe in question.probes],
                    }
                    for question in theme.questions
                ],
            }
            for theme in guide.themes
        ],
    }


def _recording(file: Recording) -> dict[str, Any]:
    return {
        "number": file.number,
        "recorder": file.recorder,
        "from_ms": file.from_ms,
        "to_ms": file.to_ms,
        "stops": [{"from_ms": gap.from_ms, "to_ms": gap.to_ms} for gap in file.gaps],
        "readings": [{"elapsed_ms": one.elapsed_ms, "counter_ms": one.counter_ms} for one in file.readings],
    }


def _told(number: int, one: RespondentSummary) -> Iterator[str]:
    """Yield a conversation, its notes one at a time: unlinked, it is all there is."""
    said = (question.notes for theme in one.themes for question in theme.questions)
    before, *after = _nested(_conversation(one), 2).split(_NO_NOTES)
    yield f"{',' if number else ''}\n  {before}"
    for notes, rest in zip(said, after, strict=True):
        yield _NO_NOTES[:-1]
        at = 0
        for at, note in enumerate(notes, 1):
            yield f"{',' if at > 1 else ''}\n{' ' * 8}{_nested(_note(note), 8)}"
        yield ("\n" + " " * 7 if at else "") + "]" + rest


def _nested(value: object, depth: int) -> str:
    return _text(value).replace("\n", "\n" + " " * depth)


def _note(note: SummaryNote) -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "text": note.text,
        "elapsed_ms": note.elapsed_ms,
        "after": note.after,
    }


def _conversation(one: RespondentSummary) -> dict[str, Any]:
    return {
        "respondent": one.code,
        "background": dict(one.background),
        "guide": {"title": one.guide_title, "version": one.guide_version},
        "minutes": {"from": one.minutes_from, "to": one.minutes_to},
        "pauses": one.pauses,
        "interruptions": one.interruptions,
        "consent": list(one.scopes),
        "withheld": one.withheld,
        "recordings": [_recording(file) for file in one.recordings],
        "themes": [
            {
                "id": theme.theme_id,
                "title": theme.title,
                "covered": theme.covered,
                "total": theme.total,
                "questions": [
                    {
                        "id": question.question_id,
                        "text": question.text,
                        "state": question.state.value if question.state else None,
                        "notes": [],
                    }
                    for question in theme.questions
                ],
            }
            for theme in one.themes
        ],
    }


def schema() -> dict[str, Any]:
    """Return the schema of ``study.json``."""
    from importlib.resources import files

    found: dict[str, Any] = json.loads((files("interview_tui.export") / "study-schema.json").read_bytes())
    return found
