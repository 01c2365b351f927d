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
from interview_tui.services import after_talk, unquoted
from interview_tui.services.comparing import comparable
from interview_tui.services.contents import ALL
from interview_tui.services.disclosing import Facts, field_named
from interview_tui.services.leaving import Leaving
from interview_tui.services.masked_guide import masked_guide
from interview_tui.services.recruiting import find_respondent, phase_of
from interview_tui.services.reviewable import REVIEWED, by_code
from interview_tui.services.stopping import altered, first_wording, unread
from interview_tui.services.suspects import consent_states, printed
from interview_tui.services.told import Texts, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interview_tui.export.spool import Spool
    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import Interview
    from interview_tui.model.note import Note
    from interview_tui.model.study import Respondent
    from interview_tui.services.contents import Contents
    from interview_tui.services.masking import Masking
    from interview_tui.store.store import Store


@dataclass(slots=True)
class Gathered:
    """What there is to tell, why it must not leave yet, and what is left out without stopping anything."""

    spool: Spool
    """Where the notes lie, so that those of a large study are never all in memory."""
    told: list[Told] = field(default_factory=list)
    fields: tuple[str, ...] = ()
    """The background fields whose values leave."""
    problems: list[str] = field(default_factory=list)
    in_review: list[str] = field(default_factory=list)
    """Why it must not leave yet, where the review goes on with it."""
    left_out: list[str] = field(default_factory=list)
    withdrawn: int = 0
    cancelled: int = 0

    @property
    def people(self) -> dict[int, str]:
        """The respondents whose interviews leave: number and code."""
        return {one.respondent.id: one.respondent.code for one in self.told}

    def on_record(self) -> Iterator[Note]:
        """Yield the notes that leave of which something is put on record: own words, or changed ones."""
        for one in self.told:
            yield from (note for note in one.leaving if note.revised or speaks(note))


def gather(store: Store, contents: Contents = ALL) -> Gathered:
    """Return the interviews that may leave now, by code, in no order of time.

    Args:
        store: The study.
        contents: What was chosen. A respondent asked for who may not leave is a problem.

    Raises:
        UsageProblem: a code or a background field is not known.
        NotSaved: the disk did not take the notes that were put aside.
    """
    from interview_tui.export.spool import Spool

    asked = {find_respondent(store, code).code for code in contents.codes}
    states, phases = consent_states(store), store.phases()
    gathered = Gathered(Spool(store.paths.folder), fields=field_named(store, contents.fields))
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
            may = Leaving(respondent.code, state, facts)
            told = [
                _told(store, gathered.spool, respondent, one, may, linked=contents.linked) for one in ended
            ]
            gathered.told += told
            gathered.in_review += unread(respondent.code, (note for one in told for note in one.leaving))
            gathered.in_review += [line for one in told for line in altered(one.leaving, one.first)]
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
    store: Store, spool: Spool, respondent: Respondent, interview: Interview, may: Leaving, *, linked: bool
) -> Told:
    guide, events = store.guide(interview.guide_hash), store.events(interview.id)
    leaving, withheld = [], Counter[str]()
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
    cuts = unquoted.places(leaving, may.consent, linked=linked)
    return Told(
        respondent, interview, guide, events, state, may.consent, spool.keep(leaving), withheld,
        sum(map(speaks, leaving)), sum(note.cleared for note in leaving), first, cuts,
    )  # fmt: skip


def places(gathered: Gathered, title: str, written: Mapping[str, Sequence[str]]) -> Texts:
    """Return every text that leaves; ``written`` is what the researcher wrote, by place."""
    guides = [text for guide in _guides(gathered) for text in printed(guide)]
    before = {_("the study's title"): [title], _("the guide"): guides}
    return Texts(before, gathered.told, gathered.fields, written)


def build(store: Store, gathered: Gathered, masking: Masking, *, key_file_used: bool) -> Summary:
    """Return the summary, its notes in the spool; ``masking`` has looked at every text and is settled.

    Raises:
        NotSaved: the disk did not take the notes that were put aside.
    """
    study = store.study()
    held: Counter[str] = Counter()
    for one in gathered.told:
        held.update(one.withheld)
    statement = unquoted.with_signs(Statement(
        masking.replacements(), masking.entities(), len(masking.stays), dict(sorted(held.items())),
        sum(one.cleared for one in gathered.told), sum(len(one.leaving) for one in gathered.told),
        key_file_used, spoken=len(masking.stays.spoken),
    ), gathered.told)  # fmt: skip
    guides = {guide.hash(): masked_guide(guide, masking) for guide in _guides(gathered)}
    return Summary(
        masking.masked(study.title), study.language,
        tuple(
            _respondent(one, guides[one.guide.hash()], masking, gathered.spool, gathered.fields)
            for one in gathered.told
        ),
        tuple(guides.values()), statement, gathered.withdrawn, gathered.cancelled, study.sample,
        compared=comparable(store, gathered.told, guides), namespace=_namespace(store.secret()),
        no_basis=store.sheet().basis is Basis.NOT_SET,
    )  # fmt: skip


def _namespace(secret: bytes) -> str:
    return str(UUID(bytes=hmac.new(secret, b"export ids", hashlib.sha256).digest()[:16], version=4))


def _guides(gathered: Gathered) -> list[Guide]:
    used = {one.guide.hash(): one.guide for one in gathered.told}
    return [used[name] for name in sorted(used, key=lambda name: (_natural(used[name].version), name))]


def _natural(version: str) -> list[tuple[int, str]]:
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]+)", version)]


def _respondent(
    one: Told, guide: Guide, masking: Masking, spool: Spool, fields: Sequence[str]
) -> RespondentSummary:
    mask = masking.masked
    low, high = duration_band(one.state.talk_ms(one.state.last_ms))
    return RespondentSummary(
        one.respondent.code, guide.title, guide.version, low, high, one.state.interruptions,
        any(event.kind is EventKind.PAUSE for event in live(one.events)),
        tuple(scope.value for scope in RESPONDENT_SCOPES if one.consent.may(scope)),
        _themes(one, guide, _places(one, masking, spool), masking.language),
        one.withheld.total(),
        recordings(one.events),
        tuple((mask(name), mask(value)) for name, value in one.background(fields)),
    )  # fmt: skip


def _places(one: Told, masking: Masking, spool: Spool) -> dict[tuple[str, str], Sequence[SummaryNote]]:
    """Return the notes that leave by theme and question, as the interview's own guide names them."""
    at = {question.id: theme.id for theme in one.guide.themes for question in theme.questions}
    themes = {theme.id for theme in one.guide.themes}
    places: dict[tuple[str, str], list[SummaryNote]] = {}
    answered = after_talk.answered(one.events)
    for note, found in one.looked_at():
        theme_id = at.get(note.question_id, note.theme_id)
        place = (
            theme_id if theme_id in themes else one.guide.themes[-1].id,
            note.question_id if note.question_id in at else "",
        )
        # The question asked last is not what the debrief speaks of.
        place = after_talk.place(answered.get(note.id)) if note.after else place
        text = masking.put_in(note.text, found, note.id, one.unquoted.get(note.id, ()))
        text = marked(one.first[note.id], text) if note.id in one.first else text
        places.setdefault(place, []).append(SummaryNote(note.kind, text, note.elapsed_ms, note.after))
    return {place: spool.keep(notes) for place, notes in places.items()}


def _themes(
    one: Told, guide: Guide, places: Mapping[tuple[str, str], Sequence[SummaryNote]], language: str
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
    after = after_talk.theme(places, language)
    return (*themes, after) if after else tuple(themes)
