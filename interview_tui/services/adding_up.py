"""What adds up about one person: facts of earlier exports under the same code, coarse marks, words in notes.

A code is the same in every export of a study, so whoever holds two of them reads them as one (fieldwork 2.6).
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model import disclosure
from interview_tui.model.identifier import Choice
from interview_tui.model.sampling import Person

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from interview_tui.model.study import Respondent
    from interview_tui.services.contents import Contents
    from interview_tui.services.leavable import Prepared
    from interview_tui.services.opening import OpenStudy
    from interview_tui.store.store import Store

_MOST_CODES, _SHORTEST, _LEAST = 8, 6, 2
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_YEARS = re.compile(
    r"\b(?:\d{1,2}|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|two|three|four|five|six|seven|eight|nine|ten)"
    r"\s+(?:år|years?)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"\[[^\[\]]{1,80}\]")
_COARSE = frozenset({Choice.GENERALISE, Choice.RELATION})


def earlier_fields(store: Store, contents: Contents) -> tuple[str, ...]:
    """Return the background fields that earlier exports told beside codes and this one does not."""
    told = {name.casefold() for export in store.exports() for name in export.facts}
    told -= {name.casefold() for name in contents.fields}
    return tuple(name for name in store.study().fields if name.casefold() in told)


def with_earlier(store: Store, leaving: Sequence[Respondent], contents: Contents) -> tuple[str, ...]:
    """Return a line when facts of earlier exports and of this one, put together, single people out."""
    earlier = earlier_fields(store, contents)
    if not earlier or not leaving:
        return ()
    both = tuple(dict.fromkeys((*contents.fields, *earlier)))
    people = [
        Person(code, {name: one.fields.get(name, "") for name in both})
        for code, one in {one.code: one for one in leaving}.items()
    ]
    whole = [group for group in disclosure.groups(people, both) if set(group.fields) == set(both)]
    small = [group for group in whole if group.size < contents.threshold]
    if not small:
        return ()
    codes = sorted({code for group in small for code in group.codes})
    line = _(
        "earlier exports told {earlier} under the same codes; with that it is {fields}, and {codes} would be "
        "in a group smaller than {threshold} (the smallest: {k})"
    )
    shown = words.first_of(codes, _MOST_CODES)
    smallest = min(group.size for group in small)
    return (
        line.format(
            earlier=" + ".join(earlier), fields=" + ".join(both), codes=shown,
            threshold=contents.threshold, k=smallest,
        ),
    )  # fmt: skip


def of_each(study: OpenStudy, prepared: Prepared, contents: Contents) -> list[str]:
    """Return a line for each code of what can be put together about its person, the most first.

    Told are values that leave beside the code, fields of earlier exports, coarse marks in the notes, years,
    and notes that themselves say the person's own background; only where at least two of them meet.
    """
    if not contents.linked or prepared.summary is None:
        return []
    people = {one.code: one for one in study.store.respondents()}
    coarse = {one.instead for one in prepared.changes() if one.decision and one.decision.choice in _COARSE}
    earlier, told = earlier_fields(study.store, contents), []
    # Notes of one person come together: codes are in order.
    for code, notes in groupby(prepared.texts(), key=itemgetter(0)):
        texts = [(number, text) for _code, number, text in notes]
        found = (
            *_labels(people[code], contents.fields, earlier),
            *_said(people[code], texts, coarse, contents),
        )
        parts = list(dict.fromkeys(found))
        if len(parts) >= _LEAST:
            told.append((len(parts), f"{code}: {' · '.join(parts)}"))
    return [line for _count, line in sorted(told, key=lambda one: -one[0])]


def _labels(one: Respondent, fields: Sequence[str], earlier: Sequence[str]) -> Iterator[str]:
    yield from (one.fields[name] for name in fields if one.fields.get(name))
    yield from (_("{field}, told earlier").format(field=name) for name in earlier if one.fields.get(name))


def _said(
    one: Respondent, texts: Sequence[tuple[int, str]], coarse: Collection[str], contents: Contents
) -> Iterator[str]:
    """Yield the coarse marks and the years in texts that leave, and the fields whose values they say."""
    yield from (mark for _id, text in texts for mark in _MARK.findall(text) if mark in coarse)
    yield from (words.quoted(years.group()) for _id, text in texts for years in _YEARS.finditer(text))
    for name, value in one.fields.items():
        notes = sorted(number for number, text in texts if _says(text, value))
        if notes and name not in contents.fields:
            line = _("{field}: said in {notes}")
            yield line.format(field=name, notes=words.note_numbers(notes))


def _says(text: str, value: str) -> bool:
    """Return whether a text says a word of a value, in any form of it."""
    wanted = [word.casefold() for word in _WORD.findall(value) if len(word) >= _SHORTEST]
    said = [word.casefold() for word in _WORD.findall(text)]
    return any(word.startswith(one) or one in word.split("-") for one in wanted for word in said)
