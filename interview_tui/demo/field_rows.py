"""The sample's study sheet, letter, promises, criteria and recruitment log, as rows. Pure."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from interview_tui.demo import nav7
from interview_tui.demo.letter import END_WORDS, LETTER, PROMISES
from interview_tui.store.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    Row = dict[str, object]

_DAY_MS = 86_400_000
_LETTER = 1
_SAID = ("purpose", "part", "voluntary", "withdrawal", "recording", "identity", "recipients", "storage")
_UNSAID = ("controller", "basis", "rights", "complaint", "dpo", "contact", "reference", "confidentiality",
           "passed_on", "unknown", "no_effect")  # fmt: skip


def tables(
    language: str, now_ms: int, letter_hash: str, ids: Mapping[str, int], asked: Mapping[str, int]
) -> dict[str, list[Row]]:
    """Return the rows by table.

    Args:
        language: ``nb`` or ``en``.
        now_ms: The present moment, UTC.
        letter_hash: Tagged hash of the information letter.
        ids: Respondents' ids by label.
        asked: When each respondent was first asked, in UTC milliseconds, by label.
    """
    first = min(asked.values())
    end = dt.datetime.fromtimestamp(now_ms / 1000, dt.UTC).date() + dt.timedelta(days=nav7.END_AFTER_DAYS)
    return {
        "sheets": [_sheet(language, end.isoformat(), first)],
        "letters": [_letter(language, letter_hash, first)],
        "letter_answers": [
            {"letter_id": _LETTER, "item": item, "answer": answer, "at": first}
            for items, answer in ((_SAID, "yes"), (_UNSAID, "no"), (("transfer",), "not_relevant"))
            for item in items
        ],
        "promises": _promises(language, end.isoformat(), first),
        "recruitment_events": _events(language, ids, asked),
        "approaches": [_approach(person, language, ids, asked) for person in nav7.PEOPLE],
        "preconceptions": [
            {
                "version": 1,
                "points": to_json(nav7.EXPECTED[language]),
                "reason": "",
                "at": first,
                **_by(language),
            }
        ],
        "criteria": [
            {"text": text, "reason": reason, "at": first + number * 40 * _DAY_MS, **_by(language)}
            for number, (text, reason) in enumerate(nav7.CRITERIA[language])
        ],
    }


def _by(language: str) -> Row:
    return {"recorded_by": nav7.INTERVIEWER[language]}


def _sheet(language: str, end: str, at: int) -> Row:
    content = {
        "purpose": nav7.PURPOSE[language],
        "basis": "public_interest",
        "controller": nav7.CONTROLLER[language],
        "dpo": nav7.DPO[language],
        "reference": "SAMPLE-7",
        "recording": "yes",
        "sites": [nav7.SITES[label] for label in nav7.NOTIFIED_SITES],
        "sample": nav7.NOTIFIED_SAMPLE,
        "end_date": end,
        "readers": [{"role": nav7.SUPERVISOR[language], "form": "anonymised"}],
        "end_state": "destroy",
        "end_source": nav7.END_SOURCE[language],
    }
    text = to_json(content)
    return {"content": text, "at": at, **_by(language)}


def _letter(language: str, letter_hash: str, at: int) -> Row:
    text = LETTER[language]
    return {
        "id": _LETTER, "version": nav7.LETTER_VERSION, "hash": letter_hash, "language": language,
        "content": text.encode(), "text": text, "place": "", "reconsent": 0, "at": at,
    }  # fmt: skip


def _promises(language: str, end: str, at: int) -> list[Row]:
    given = [*PROMISES[language], ("end_date", end, END_WORDS[language])]
    return [
        {"letter_id": _LETTER, "kind": kind, "value": value, "latest": "", "words": words, "at": at}
        for kind, value, words in given
    ]


def _events(language: str, ids: Mapping[str, int], asked: Mapping[str, int]) -> list[Row]:
    found: list[Row] = []
    for person in nav7.PEOPLE:
        steps = [("approached", "not_stated", 0), ("agreed", "not_stated", 3)]
        if person.cancelled:
            steps.append(("cancelled", "circumstances", 11))
        found += [
            {
                "respondent_id": ids[person.label], "state": state, "reason": reason,
                "at": asked[person.label] + days * _DAY_MS, **_by(language),
            }
            for state, reason, days in steps
        ]  # fmt: skip
    return found


def _approach(person: nav7.Person, language: str, ids: Mapping[str, int], asked: Mapping[str, int]) -> Row:
    led = person.site in nav7.GATEKEEPERS
    return {
        "respondent_id": ids[person.label],
        "approached_by": "gatekeeper" if led else "researcher",
        "channel": "email" if led else "phone",
        "dependency": "employee" if led else "none",
        "relation": person.relation,
        "known_to": to_json(["leader"] if led else ["nobody"]),
        "alone": "not_recorded" if led else "yes",
        "at": asked[person.label],
        **_by(language),
    }
