"""The frozen records as rows of the study's tables, moved to where the clock stands. Pure.

Words of the model stand here as the tables hold them: loading the model would take longer than all the rest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from interview_tui.demo import field_rows, nav7

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interview_tui.clock import Moment

Row = dict[str, object]

_DAY_MS = 86_400_000
_HOUR_MS = 3_600_000
_MINUTE_MS = 60_000
_SITE_IDS = {label: number for number, label in enumerate(nav7.SITES, 1)}
_IDS = {person.label: number for number, person in enumerate(nav7.PEOPLE, 1)}


def tables(
    content: Mapping[str, Any], language: str, now: Moment, letter_hash: str, notes: int = 0
) -> dict[str, list[Row]]:
    """Return every row of the sample by table.

    Args:
        content: What ``freeze`` wrote for the language, with its decisions.
        language: ``nb`` or ``en``.
        now: The present moment.
        letter_hash: Tagged hash of the information letter.
        notes: How many notes the running interview shall have; 0 for those written.
    """
    made = _Rows(content, language, now, letter_hash)
    made.study()
    made.gatekeepers()
    asked = {
        person.label: started_at(person, now) - nav7.ASKED_BEFORE_DAYS * _DAY_MS for person in nav7.PEOPLE
    }
    made.tables |= field_rows.tables(language, now.wall_ms, letter_hash, _IDS, asked)
    for person in nav7.PEOPLE:
        made.respondent(person)
    for number, label in enumerate(content["interviews"], 1):
        record = content["interviews"][label]
        if label == nav7.RUNNING and notes:
            record = {**record, "notes": many(content, notes), "changes": []}
        made.interview(number, label, record)
    return made.tables


def running_id(content: Mapping[str, Any]) -> int:
    """Return the id of the interview that is going on."""
    return list(content["interviews"]).index(nav7.RUNNING) + 1


def started_at(person: nav7.Person, now: Moment) -> int:
    """Return when a respondent's interview began, in UTC milliseconds; months ago never at a weekend."""
    if person.label == nav7.RUNNING:
        return now.wall_ms - nav7.RUNNING_MS
    day = now.wall_ms // _DAY_MS - person.days_ago
    weekday = (day + 3) % 7  # the first of January 1970 was a Thursday
    return (day - max(0, weekday - 4)) * _DAY_MS + person.hour * _HOUR_MS + int(person.code[1:]) * 7_130


class _Rows:
    """The tables while they are being filled."""

    def __init__(self, content: Mapping[str, Any], language: str, now: Moment, letter_hash: str) -> None:
        self.tables: dict[str, list[Row]] = {}
        self._content, self._language, self._now, self._letter_hash = content, language, now, letter_hash
        self._guide = json.loads(content["guide"])

    def _add(self, table: str, **row: object) -> None:
        self.tables.setdefault(table, []).append(row)

    def study(self) -> None:
        """Guide, sites and decisions."""
        guide, content = self._guide, self._content
        self._add(
            "guides", id=1, hash=content["guide_hash"], title=guide["title"], version=guide["version"],
            language=guide["language"], canonical=content["guide"],
        )  # fmt: skip
        for label, name in nav7.SITES.items():
            self._add("sites", id=_SITE_IDS[label], name=name)
        for entity, kind, choice in content["decisions"]:
            self._add("decisions", entity=entity, type=kind, choice=choice, at=self._now.wall_ms - _DAY_MS)

    def gatekeepers(self) -> None:
        """The consents of the leaders who were asked."""
        for label in nav7.GATEKEEPERS:
            first = min(started_at(person, self._now) for person in nav7.PEOPLE if person.site == label)
            self._consent(
                "gatekeeper",
                True,
                first - 6 * _DAY_MS,
                method="email",
                site_id=_SITE_IDS[label],
            )

    def respondent(self, person: nav7.Person) -> None:
        """A respondent, and what they said yes and no to."""
        words = nav7.WORDS[self._language]
        values = zip(nav7.FIELDS[self._language], (person.dept, person.years), strict=True)
        fields = {name: words[value] for name, value in values if value}
        self._add(
            "respondents", id=_IDS[person.label], code=person.code, site_id=_SITE_IDS[person.site],
            fields=json.dumps(fields, ensure_ascii=False, separators=(",", ":")),
            cancelled=int(person.cancelled),
        )  # fmt: skip
        if person.cancelled:
            return
        at, skipped = started_at(person, self._now) - 6 * _MINUTE_MS, person.label == nav7.RUNNING
        for scope, granted in _decided(person).items():
            self._consent(
                scope, granted, at, method="written", respondent_id=_IDS[person.label],
                comprehension="skipped" if skipped else "ok",
                comprehension_reason=nav7.SKIPPED_BECAUSE[self._language] if skipped else "",
            )  # fmt: skip

    def _consent(self, scope: str, granted: bool, at: int, *, method: str, **more: object) -> None:
        row: Row = {
            "respondent_id": None, "site_id": None, "scope": scope,
            "decision": "granted" if granted else "declined", "method": method,
            "at": at, "recorded_by": nav7.INTERVIEWER[self._language], "letter_version": nav7.LETTER_VERSION,
            "letter_hash": self._letter_hash, "comprehension": "not_recorded",
            "comprehension_reason": "", "witness": "",
        }  # fmt: skip
        self._add("consent_events", **{**row, **more})

    def interview(self, number: int, label: str, record: Mapping[str, Any]) -> None:
        """An interview with everything that happened in it."""
        person = next(person for person in nav7.PEOPLE if person.label == label)
        start, going_on = started_at(person, self._now), label == nav7.RUNNING
        self._add(
            "interviews", id=number, respondent_id=_IDS[label], guide_hash=self._content["guide_hash"],
            started_at=start, promised_minutes=self._guide["planned_minutes"],
            interviewer=nav7.INTERVIEWER[self._language],
        )  # fmt: skip
        # On a machine started after the interview, its clock is tied to the start of the machine.
        steady = max(0, self._now.steady_ms - nav7.RUNNING_MS) if going_on else 0
        elapsed = nav7.RUNNING_MS - (self._now.steady_ms - steady) if going_on else 0
        self._add(
            "anchors", interview_id=number, wall_ms=start + elapsed, elapsed_ms=elapsed,
            boot=self._now.boot if going_on else "", steady_ms=steady,
        )  # fmt: skip
        for elapsed, kind, value, detail in [[0, "started", "", ""], *record["events"]]:
            self._add(
                "events", interview_id=number, kind=kind, at=start + elapsed, elapsed_ms=elapsed,
                value=value, detail=detail,
            )  # fmt: skip
        self._notes(number, start, record, going_on=going_on)

    def _notes(self, number: int, start: int, record: Mapping[str, Any], *, going_on: bool) -> None:
        before = len(self.tables.get("notes", ()))
        for at, (elapsed, kind, text, theme, question, after, flags) in enumerate(
            record["notes"], before + 1
        ):
            self._add(
                "notes", id=at, interview_id=number, at=start + elapsed, elapsed_ms=elapsed, kind=kind,
                text=text, theme_id=theme, question_id=question, after=after,
            )  # fmt: skip
            self._changes(at, "flag_on", flags, start + elapsed + 3_000)
        for index, field, value, elapsed in record["changes"]:
            self._changes(before + 1 + index, field, [value], start + elapsed)
        if going_on:
            return
        # Those that are over have been read through, as far as there are words.
        who, read = nav7.INTERVIEWER[self._language], start + nav7.READ_AFTER_DAYS * _DAY_MS
        for at, note in enumerate(record["notes"], before + 1):
            self._changes(at, "signed", [who] if note[2] else [], read)

    def _changes(self, note_id: int, field: str, values: Iterable[str], at: int) -> None:
        for value in values:
            self._add("note_changes", note_id=note_id, field=field, value=value, at=at)


def _decided(person: nav7.Person) -> dict[str, bool]:
    return {
        "participation": True,
        "notes": True,
        "audio": True,
        "quote_verbatim": person.quotes,
        "quote_attributed": person.attributed,
        "recontact": person.recontact,
        "archive": person.archive,
    }


def many(content: Mapping[str, Any], count: int) -> list[list[Any]]:
    """Return ``count`` notes for the running interview, spread over its time; the same ones every time.

    The words are those of all the sample's unflagged notes in turn, numbered from the second turn on. Four of
    five questions to ask later become plain notes, or the list of them would be longer than any screen.
    """
    pool = [
        note
        for record in content["interviews"].values()
        for note in record["notes"]
        if note[2] and not note[6]
    ]
    places: list[list[Any]] = content["interviews"][nav7.RUNNING]["notes"]
    step = (nav7.RUNNING_MS - _MINUTE_MS) // max(1, count)
    made: list[list[Any]] = []
    for number in range(count):
        _, kind, text, *_rest = pool[number % len(pool)]
        turn, elapsed = number // len(pool) + 1, _MINUTE_MS // 2 + number * step
        theme, question = _place_at(places, elapsed)
        if kind == "ask_later" and number % 5:
            kind = "note"
        made.append([elapsed, kind, text if turn == 1 else f"{text} ({turn})", theme, question, 0, []])
    return made


def _place_at(places: Sequence[Sequence[Any]], elapsed: int) -> tuple[str, str]:
    passed = [note for note in places if note[0] <= elapsed] or [places[0]]
    return passed[-1][3], passed[-1][4]
