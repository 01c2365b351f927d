"""From a study to the tree of its summary: who is in it, which notes leave, how far each theme came."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from interview_tui.i18n import _
from interview_tui.model import progress
from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentState
from interview_tui.model.interview import EventKind, derive, duration_band, live
from interview_tui.model.note import speaks
from interview_tui.model.quoting import marked
from interview_tui.model.recording import recordings
from interview_tui.model.sheet import Basis
from interview_tui.model.summary import (
    QuestionSummary,
    RespondentSummary,
    Statement,
    Summary,
    SummaryNote,
    ThemeSummary,
)
from interview_tui.services import unquoted
from interview_tui.services.comparing import comparable
from interview_tui.services.contents import ALL
from interview_tui.services.disclosing import Facts, field_named
from interview_tui.services.leaving import Leaving
from interview_tui.services.masked_guide import masked_guide
from interview_tui.services.recruiting import find_respondent, phase_of
from interview_tui.services.reviewable import REVIEWED, by_code
from interview_tui.services.stopping import altered, first_wording, unread
from interview_tui.services.suspects import consent_states, printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import Event, Interview, InterviewState
    from interview_tui.model.note import Note
    from interview_tui.model.study import Respondent
    from interview_tui.services.contents import Contents
    from interview_tui.services.masking import Masking
    from interview_tui.services.unquoted import Places
    from interview_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """One interview that leaves: its notes sorted into those that leave and why the others stay."""

    respondent: Respondent
    interview: Interview
    guide: Guide
    events: list[Event]
    state: InterviewState
    consent: ConsentState
    leaving: list[Note]
    withheld: Counter[str]
    first: dict[int, str] = field(default_factory=dict)
    """What was first written of quotes whose words are others now, by note."""
    unquoted: Places = field(default_factory=dict)


@dataclass(slots=True)
class Gathered:
    """What there is to tell, why it must not leave yet, and what is left out without stopping anything."""

    told: list[Told] = field(default_factory=list)
    fields: tuple[str, ...] = ()
    """The background fields whose values leave."""
    problems: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    withdrawn: int = 0
    cancelled: int = 0

    @property
    def people(self) -> dict[int, str]:
        """The respondents whose interviews leave: number and code."""
        return {one.respondent.id: one.respondent.code for one in self.told}

    @property
    def leaving(self) -> tuple[Note, ...]:
        """The notes that leave of which something is put on record; the others are not held on to."""
        notes = (note for one in self.told for note in one.leaving)
        return tuple(filter(_on_record, notes))


def gather(store: Store, contents: Contents = ALL) -> Gathered:
    """Return the interviews that may leave now, by code, in no order of time.

    Args:
        store: The study.
        contents: What was chosen. A respondent asked for who may not leave is a problem.

    Raises:
        UsageProblem: a code or a background field is not known.
    """
    asked = {find_respondent(store, code).code for code in contents.codes}
    states, phases = consent_states(store), store.phases()
    gathered = Gathered(fields=field_named(store, contents.fields))
    facts = Facts(store.respondents(), store.study().fields, contents.threshold)
    for respondent in store.respondents():
        state = states.get(respondent.id, ConsentState({}))
        gathered.withdrawn += state.withdrawn
        gathered.cancelled += respondent.cancelled and not state.withdrawn
        if asked and respondent.code not in asked:
            continue
        interviews = store.interviews(respondent.id)
        ended = [one for one in interviews if phase_of(phases[one.id][0]) in REVIEWED]
        why = _why_not(respondent, state, ended=len(ended), all_of=len(interviews))
        if why and (asked or (interviews and not respondent.cancelled and not state.withdrawn)):
            (gathered.problems if asked else gathered.left_out).append(why)
        if state.may_start and not respondent.cancelled:
            told = [_told(store, respondent, one, state, facts, linked=contents.linked) for one in ended]
            gathered.told += told
            gathered.problems += unread(respondent.code, [note for one in told for note in one.leaving])
            gathered.problems += [line for one in told for line in altered(one.leaving, one.first)]
    secret = store.secret()
    gathered.told.sort(key=lambda one: (by_code(one.respondent.code), _shuffled(secret, one.interview.id)))
    return gathered


def _shuffled(secret: bytes, interview_id: int) -> bytes:
    return hmac.new(secret, b"interview:%d" % interview_id, hashlib.sha256).digest()


def _why_not(respondent: Respondent, state: ConsentState, *, ended: int, all_of: int) -> str:
    code = respondent.code
    if state.withdrawn:
        return _("{code}: has withdrawn").format(code=code)
    if respondent.cancelled:
        return _("{code}: cancelled before the interview").format(code=code)
    if not state.may_start:
        return _("{code}: has not agreed to both participation and notes").format(code=code)
    if not ended:
        return _("{code}: has no interview that has ended").format(code=code)
    if ended < all_of:
        return _("{code}: has an interview that has not ended").format(code=code)
    return ""


def _told(  # noqa: PLR0913 - whose, and by which rules
    store: Store,
    respondent: Respondent,
    interview: Interview,
    consent: ConsentState,
    facts: Facts,
    *,
    linked: bool,
) -> Told:
    guide, events = store.guide(interview.guide_hash), store.events(interview.id)
    leaving, withheld = [], Counter[str]()
    may = Leaving(respondent.code, consent, facts)
    for note in store.notes(interview.id):
        if note.undone:
            continue
        reason = may.why(note, linked=linked)
        if reason:
            withheld[reason] += 1
        else:
            leaving.append(note)
    leaving.sort(key=lambda note: (note.elapsed_ms, note.id))
    state = derive(guide, events)
    first = {note.id: first_wording(store, note.id) for note in leaving if note.revised and speaks(note)}
    cuts = unquoted.places(leaving, consent, linked=linked)
    return Told(respondent, interview, guide, events, state, consent, leaving, withheld, first, cuts)


def texts(gathered: Gathered, title: str) -> dict[str, list[str]]:
    """Return every text that leaves, by the place it stands in as problems name it: by ids, never words."""
    places = {_("the study's title"): [title], _("the guide"): []}
    for guide in _guides(gathered):
        places[_("the guide")] += printed(guide)
    for one in gathered.told:
        if gathered.fields:
            place = _("the background of {code}").format(code=one.respondent.code)
            places[place] = [*gathered.fields, *(value for _name, value in _background(one, gathered.fields))]
        for note in one.leaving:
            places[note_place(note.id)] = [note.text]
    return places


def note_place(note_id: int) -> str:
    """Return what a note is called in problems."""
    return _("note {number}").format(number=note_id)


def note_places(gathered: Gathered) -> dict[str, int]:
    """Return the note of each place of ``texts`` that is one."""
    return {note_place(note.id): note.id for one in gathered.told for note in one.leaving}


def _background(one: Told, fields: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, one.respondent.fields.get(name, "")) for name in fields)


def build(store: Store, gathered: Gathered, masking: Masking, *, key_file_used: bool) -> Summary:
    """Return the summary; ``masking`` has looked at every text and is settled.

    Of what was gathered only the notes that are put on record are left.
    """
    study = store.study()
    held: Counter[str] = Counter()
    for one in gathered.told:
        held.update(one.withheld)
    leaving = [note for one in gathered.told for note in one.leaving]
    statement = unquoted.with_signs(Statement(
        masking.replacements(), masking.entities(), masking.kept, dict(sorted(held.items())),
        sum(note.cleared for note in leaving), len(leaving), key_file_used,
    ), gathered.told)  # fmt: skip
    guides = {guide.hash(): masked_guide(guide, masking) for guide in _guides(gathered)}
    return Summary(
        masking.masked(study.title), study.language,
        tuple(_respondents(gathered, guides, masking)),
        tuple(guides.values()), statement, gathered.withdrawn, gathered.cancelled, study.sample,
        compared=comparable(store, gathered.told, guides), namespace=_namespace(store.secret()),
        no_basis=store.sheet().basis is Basis.NOT_SET,
    )  # fmt: skip


def _respondents(
    gathered: Gathered, guides: Mapping[str, Guide], masking: Masking
) -> Iterator[RespondentSummary]:
    for one in gathered.told:
        yield _respondent(one, guides[one.guide.hash()], masking, gathered.fields)
        # From here on the words are in the summary: the notes of a large study are not held beside it.
        one.leaving[:] = filter(_on_record, one.leaving)


def _on_record(note: Note) -> bool:
    return note.revised or speaks(note)


def _namespace(secret: bytes) -> str:
    return str(UUID(bytes=hmac.new(secret, b"export ids", hashlib.sha256).digest()[:16], version=4))


def _guides(gathered: Gathered) -> list[Guide]:
    used = {one.guide.hash(): one.guide for one in gathered.told}
    return [used[name] for name in sorted(used, key=lambda name: (_natural(used[name].version), name))]


def _natural(version: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]+)", version)]


def _respondent(one: Told, guide: Guide, masking: Masking, fields: Sequence[str]) -> RespondentSummary:
    mask = masking.masked
    low, high = duration_band(one.state.talk_ms(one.state.last_ms))
    return RespondentSummary(
        one.respondent.code, guide.title, guide.version, low, high, one.state.interruptions,
        any(event.kind is EventKind.PAUSE for event in live(one.events)),
        tuple(scope.value for scope in RESPONDENT_SCOPES if one.consent.may(scope)),
        _themes(one, guide, _places(one, masking)),
        one.withheld.total(),
        recordings(one.events),
        tuple((mask(name), mask(value)) for name, value in _background(one, fields)),
    )  # fmt: skip


def _places(one: Told, masking: Masking) -> dict[tuple[str, str], tuple[SummaryNote, ...]]:
    """Return the notes that leave by theme and question, as the interview's own guide names them."""
    at = {question.id: theme.id for theme in one.guide.themes for question in theme.questions}
    themes = {theme.id for theme in one.guide.themes}
    places: dict[tuple[str, str], tuple[SummaryNote, ...]] = {}
    for note in one.leaving:
        theme_id = at.get(note.question_id, note.theme_id)
        place = (
            theme_id if theme_id in themes else one.guide.themes[-1].id,
            note.question_id if note.question_id in at else "",
        )
        text = masking.masked(note.text, note.id, one.unquoted.get(note.id, ()))
        text = marked(one.first[note.id], text) if note.id in one.first else text
        shown = SummaryNote(note.kind, text, note.elapsed_ms, note.after)
        places[place] = (*places.get(place, ()), shown)
    return places


def _themes(
    one: Told, guide: Guide, places: Mapping[tuple[str, str], tuple[SummaryNote, ...]]
) -> tuple[ThemeSummary, ...]:
    """Return the themes; ``guide`` is the masked one, its themes and questions in the same order."""
    themes = []
    for came, shown in zip(progress.themes(one.guide, one.state), guide.themes, strict=True):
        theme = came.theme
        questions = [
            QuestionSummary(seen.id, seen.text, one.state.state(own.id), places.get((theme.id, own.id), ()))
            for own, seen in zip(theme.questions, shown.questions, strict=True)
        ]
        if (theme.id, "") in places:
            questions.append(QuestionSummary("", "", None, places[theme.id, ""]))
        done, total = (came.done, came.total) if theme.counts else (0, 0)
        themes.append(ThemeSummary(shown.id, shown.title, done, total, tuple(questions)))
    return tuple(themes)
