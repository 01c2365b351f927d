"""What of one person stands where in a study: their words, and what hangs on their words alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.clock import local_day
from interview_tui.deidentify import candidates
from interview_tui.deidentify.folding import caseless
from interview_tui.model.consent import ConsentScope, ConsentState, Decision
from interview_tui.model.identifier import APART, as_written
from interview_tui.model.interview import EventKind
from interview_tui.model.note import WORDINGS
from interview_tui.model.withdrawal import Stage
from interview_tui.services import suspects
from interview_tui.services.masking import entity_hash
from interview_tui.services.owned import GONE
from interview_tui.store.erase import Leftovers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from interview_tui.keyfile.entry import Entry
    from interview_tui.model.identifier import KnownName
    from interview_tui.model.study import Respondent
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.store.store import Store

FORWARD = (
    ConsentScope.REVIEWER_ACCESS, ConsentScope.MEMBER_CHECK, ConsentScope.RECONTACT, ConsentScope.ARCHIVE,
)  # fmt: skip
"""Scopes about what is still to come: past the cut-off these can be taken back like any other."""

KEPT = "keep"
"""Detail of the closing of an interview that was stopped, where what was said may be used."""

_A_MOMENT = 60_000
"""Milliseconds within which stopping an interview and taking back what is to come are one act."""


class Alone(NamedTuple):
    """What came from one person alone; ``key_entries`` are ids of entries of the key file."""

    leftovers: Leftovers
    key_entries: tuple[str, ...]


def words(store: Store, respondent_id: int) -> list[str]:
    """Return every wording of everything written down of a person: notes, changes, drafts, reasons."""
    found: dict[str, None] = {}
    for interview in store.interviews(respondent_id):
        for note in store.notes(interview.id):
            found[store.first_note(note.id).text] = None
            found |= {c.value: None for c in store.changes(note.id) if c.field in WORDINGS}
        draft = store.draft(interview.id)
        found |= {draft[0]: None} if draft else {}
        skipped = (e for e in store.events(interview.id) if e.kind is EventKind.STATE)
        found |= {event.detail.partition(" ")[2]: None for event in skipped}
    return [text for text in found if text]


def kept(store: Store, respondent_id: int) -> list[str]:
    """Return the texts that stay when a person goes: guides, letters, sites, what others said."""
    study = store.study()
    texts = [study.title, *study.fields, *(site.name for site in store.sites())]
    for guide in store.guides():
        texts += [*suspects.printed(guide), guide.canonical()]
    for letter in store.letters():
        texts += [letter.text, letter.place]
    texts.append(json.dumps(store.sheet().as_data(), ensure_ascii=False))
    texts += [one.text for one in store.criteria()]
    texts += [point for one in store.preconceptions() for point in one.points]
    for other in store.respondents():
        if other.id != respondent_id:
            texts += [*other.fields.values(), *words(store, other.id)]
    return texts


def first_told(store: Store, respondent_id: int) -> int | None:
    """Return when a conversation with a person was first over, in UTC milliseconds; None while none is."""
    ended = [
        event.at
        for interview in store.interviews(respondent_id)
        for event in store.events(interview.id)
        if event.kind is EventKind.ENDED
    ]
    return min(ended, default=None)


def counted(store: Store, respondent_id: int) -> bool:
    """Return whether a person withdrew earlier, was counted, and what was said was kept then."""
    state = ConsentState.of(store.consent_events(respondent_id=respondent_id))
    return all(state.decision(scope) is Decision.WITHDRAWN for scope in FORWARD)


def counted_as(store: Store, respondent_id: int, past: Callable[[str], bool]) -> Stage | None:
    """Return at which stage a person was counted whose words were kept; None when they were not counted.

    Args:
        store: The study.
        respondent_id: Who.
        past: Whether the terms they were promised had run out on a day, ``YYYY-MM-DD``.
    """
    if not counted(store, respondent_id):
        return None
    given = store.consent_events(respondent_id=respondent_id)
    at = max(e.at for e in given if e.scope in FORWARD and e.decision is Decision.WITHDRAWN)
    held = [event for one in store.interviews(respondent_id) for event in store.events(one.id)]
    if not any(event.at <= at for event in held):
        return Stage.BEFORE
    stopped = (event for event in held if event.kind is EventKind.CLOSED and event.detail == KEPT)
    if any(abs(at - event.at) <= _A_MOMENT for event in stopped):
        return Stage.DURING
    return Stage.PAST_CUTOFF if past(local_day(at)) else Stage.AFTER


def people(store: Store, rows: Sequence[RespondentRow]) -> dict[str, int]:
    """Return how many of the respondents were interviewed or withdrew, and how many are erased already."""
    return {
        "people_interviewed": sum(row.interview_id is not None for row in rows),
        "people_withdrawn": sum(row.consent.withdrawn or counted(store, row.respondent.id) for row in rows),
        "people_erased": sum(not kept for _stage, kept in store.withdrawals()),
    }


def alone(store: Store, respondent: Respondent, key: Sequence[KnownName] = ()) -> Alone:
    """Return what stands in the study because of this person's words and nobody else's.

    Args:
        store: The study.
        respondent: Who.
        key: Names from the key file, if it was given.
    """
    # Twice, with the key file and without: decisions may have been made before there was one.
    lists = [suspects.names_to_find(store, names) for names in dict.fromkeys([tuple(key), ()])]
    language = store.study().language
    theirs = _entities(words(store, respondent.id), lists, language)
    for text in kept(store, respondent.id):
        if not theirs:
            break
        theirs -= _entities([text], lists, language)
    meant = f"{APART}{respondent.id}:"
    theirs |= {one.entity for one in store.decisions() if one.entity.startswith(meant)}
    secret = store.secret()
    return Alone(
        Leftovers(
            [one.id for one in store.decisions() if theirs & {one.entity, one.text}],
            [entity_hash(secret, entity) for entity in sorted(theirs)],
            _renamed(store, respondent.code),
        ),
        tuple(sorted({e.split(":")[1] for e in theirs if e.startswith("key:")})),
    )


def named(entries: Iterable[Entry]) -> list[str]:
    """Return the names of respondents among entries of a key file."""
    return [entry.name for entry in entries if entry.code]


def said_no_more(store: Store) -> Leftovers:
    """Return the decisions on words that stand nowhere any more, to be erased with their numbers."""
    texts = [text for person in store.respondents() for text in words(store, person.id)]
    texts += [text for _number, text in suspects.material(store)]
    said = " ".join(" ".join(map(caseless, texts)).split())
    gone = [
        one
        for one in store.decisions()
        if as_written(one.entity).startswith(suspects.WORD)
        and as_written(one.entity).removeprefix(suspects.WORD) not in said
    ]
    secret = store.secret()
    return Leftovers([one.id for one in gone], [entity_hash(secret, one.entity) for one in gone])


def _entities(texts: Iterable[str], lists: Sequence[tuple[KnownName, ...]], language: str) -> set[str]:
    return {one.entity for names in lists for text in texts for one in candidates.find(text, names, language)}


def _renamed(store: Store, code: str) -> dict[int, str]:
    """Return the lists of files in which a name holds the code, as they stand without it."""
    pattern = re.compile(rf"(?<![0-9a-z]){re.escape(code)}(?![0-9a-z])", re.IGNORECASE)
    changed = {}
    for export in store.exports():
        files = [[pattern.sub(GONE, name), sha256] for name, sha256 in export.files]
        if files != [list(file) for file in export.files]:
            changed[export.id] = json.dumps(files, ensure_ascii=False, separators=(",", ":"))
    return changed
