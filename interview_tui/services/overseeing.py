"""Where the fieldwork stands: promises, changes to report, recruits, consents, interviews, the next step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from interview_tui.clock import today
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _, as_read
from interview_tui.model import ledger
from interview_tui.model.consent import NO, Comprehension, ConsentScope, Decision
from interview_tui.model.interview import EventKind, derive
from interview_tui.model.ledger import Facts, Line, Party, Standing
from interview_tui.model.letter import Milestone
from interview_tui.model.recruitment import OUT, Pressure, RecruitState, pressures
from interview_tui.model.sheet import to_report
from interview_tui.model.values import dataclass
from interview_tui.services.approaching import states
from interview_tui.services.deadlines import Deadlines
from interview_tui.services.describing import day_of, reality
from interview_tui.services.next_step import HELD, Step, next_step, to_erase
from interview_tui.services.recruiting import short

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.clock import Clock
    from interview_tui.model.deadline import Deadline
    from interview_tui.model.recruitment import Approach
    from interview_tui.model.sheet import Sheet, ToReport
    from interview_tui.model.study import Study
    from interview_tui.services.recruiting import Recruiting, RespondentRow
    from interview_tui.store.store import Store

_UNEVEN = (EventKind.PAUSE, EventKind.CONTINUE, EventKind.EXTENDED)
_LENGTHS = (*_UNEVEN, EventKind.ENDED)
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Flagged:
    """A respondent with what should not be passed over, for the method chapter."""

    code: str
    pressures: tuple[Pressure, ...]
    leader_missing: bool
    """No yes of the leader is on record."""
    leader_declined: bool
    """The leader said no, or took the yes back."""
    comprehension_skipped: bool
    old_letter: bool


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that a glance at the fieldwork should show. People are counted without pilots."""

    study: Study
    sheet: Sheet
    sites: int
    rows: Sequence[RespondentRow]
    recruits: Mapping[RecruitState | None, int]
    pilots: int
    consents: Mapping[tuple[ConsentScope, Decision, str], int]
    """How many decided so, by scope, decision and version of the letter."""
    held: int
    under_way: int
    coming: Sequence[RespondentRow]
    """Those whose interview is still to come."""
    ledger: Sequence[Line]
    report: Sequence[ToReport]
    flagged: Sequence[Flagged]
    states: Mapping[int, RecruitState | None]
    """Where the recruitment of each stands, by respondent id."""
    deadlines: Sequence[Deadline] = ()
    """What is to be deleted, the nearest first."""
    today: str = ""

    @property
    def step(self) -> Step:
        """What comes next."""
        return next_step(self)

    @property
    def whom(self) -> str:
        """The code of whom the next step is about; empty when it is about nobody, or about more than one."""
        step = self.step
        if step is Step.GO_ON:
            open_rows = (row for row in self.rows if row.phase is not None and row.phase not in HELD)
            return next((row.respondent.code for row in open_rows if not row.respondent.pilot), "")
        if step is Step.ERASE:
            return next(row.respondent.code for row in self.rows if to_erase(row))
        if step in {Step.INTERVIEW, Step.CONSENT}:
            ready = step is Step.INTERVIEW
            due = (row.respondent.code for row in self.coming if row.consent.may_start is ready)
            return next(due, "")
        return ""

    @property
    def standings(self) -> Counter[Standing]:
        """How many promises stand how."""
        return Counter(line.standing for line in self.ledger)


class Overseeing:
    """The verbs on what was promised and how far the fieldwork has come."""

    def __init__(self, store: Store, recruiting: Recruiting, clock: Clock, actor: str = "") -> None:
        self._store, self._recruiting = store, recruiting
        self._clock, self._actor = clock, actor
        self._seen: tuple[tuple[int, str], dict[str, Any]] = ((-1, ""), {})

    @property
    def today(self) -> str:
        """The day it is here, ``YYYY-MM-DD``."""
        return today(self._clock)

    def ledger(self) -> list[Line]:
        """Return how every promise stands."""
        return self._once("ledger", lambda: self._ledger(self._recruiting.overview(), self._approaches()))

    def to_report(self) -> list[ToReport]:
        """Return where reality has left what was notified."""
        store, rows = self._store, self._recruiting.overview
        return self._once("report", lambda: to_report(store.sheet(), reality(store, rows())))

    def _approaches(self) -> Mapping[int, Approach]:
        return self._once("approaches", self._store.asked)

    def _once(self, name: str, read: Callable[[], _Read]) -> _Read:
        """Return what ``read`` gives; while nothing is changed and the day is the same, it is read once."""
        now = (self._store.mark, self.today)
        if self._seen[0] != now:
            self._seen = (now, {})
        held = self._seen[1]
        if name not in held:
            held[name] = read()
        found: _Read = held[name]
        return found

    def _ledger(self, rows: Sequence[RespondentRow], approaches: Mapping[int, Approach]) -> list[Line]:
        promises = self._store.promises()
        if not promises:
            return []
        versions = {letter.id: letter.version for letter in self._store.letters()}
        return ledger.ledger(promises, versions, self._facts(rows, approaches))

    def _facts(self, rows: Sequence[RespondentRow], approaches: Mapping[int, Approach]) -> Facts:
        lengths = self._lengths()
        parties = [
            _party(row, lengths.get(row.interview_id or 0), approaches.get(row.respondent.id))
            for row in rows
            if row.consent.agreed_letter is not None
        ]
        reached: dict[str, str] = {}
        for one in sorted(self._store.milestones(), key=lambda milestone: milestone.day):
            reached.setdefault(one.name, one.day)
        readers = self._store.sheet().readers
        erased = sum(not kept for _stage, kept in self._store.withdrawals())
        return Facts(self.today, parties, reached, readers, self._planned(), erased)

    def _lengths(self) -> dict[int, tuple[int, int]]:
        """Return whole minutes of talk, and minutes agreed on beyond the plan, by interview id."""
        store, guide = self._store, self._store.current_guide()
        ends = store.ends()
        uneven = store.events_of_kinds(*_LENGTHS, among=_UNEVEN)
        found = {}
        for number, (_kind, _at, elapsed) in store.phases().items():
            if number in uneven:
                state = derive(guide, uneven[number])
                found[number] = state.talk_ms(elapsed) // 60_000, state.extension_minutes
            else:
                found[number] = max(0, ends.get(number, elapsed)) // 60_000, 0
        return found

    def _planned(self) -> int:
        return self._store.current_guide().planned_minutes

    # -- milestones ----------------------------------------------------------------------------------------

    def milestones(self) -> list[Milestone]:
        """Return what happened to the study as a whole."""
        return self._store.milestones()

    def reached(self, name: str, day: str = "") -> Milestone:
        """Record that something happened to the study, on a day (today if empty).

        Raises:
            UsageProblem: when it has no name, or the day cannot be read or is still to come.
        """
        word = short(name, _("name")).casefold().replace(" ", "_")
        if not word:
            raise UsageProblem(_("Say what happened, such as graded or ended."), _("Nothing was recorded."))
        when = self._store.kept_days(day_of(day)) or self.today
        if when > self.today:
            raise UsageProblem(
                _("{day} is still to come.").format(day=as_read(when)), _("Nothing was recorded.")
            )
        made = Milestone(word, when, self._clock.now().wall_ms, self._actor)
        return self._store.add_milestone(made)

    # -- everything at a glance ----------------------------------------------------------------------------

    def status(self) -> Status:
        """Return where the fieldwork stands."""
        store, rows = self._store, self._recruiting.overview()
        where = states(rows, store.recruited())
        counted = [row for row in rows if not row.respondent.pilot]
        study, approaches = store.study(), self._approaches()
        return Status(
            study=study,
            sheet=store.sheet(),
            sites=len(store.sites()),
            rows=rows,
            recruits=Counter(where[row.respondent.id] for row in counted),
            pilots=len(rows) - len(counted),
            consents=_consents(counted),
            held=sum(row.phase in HELD for row in counted),
            under_way=sum(row.phase is not None and row.phase not in HELD for row in counted),
            coming=[
                row for row in counted if row.interview_id is None and where[row.respondent.id] not in OUT
            ],
            ledger=self.ledger(),
            report=self.to_report(),
            flagged=_flagged(counted, approaches, study.letter_version),
            states=where,
            deadlines=Deadlines(store, self._clock).all(),
            today=self.today,
        )


def _party(row: RespondentRow, length: tuple[int, int] | None, approach: Approach | None) -> Party:
    minutes, extension = length or (None, 0)
    known = None if approach is None or not (approach.known or approach.known_to) else approach.known
    return Party(
        row.respondent.code, row.consent.agreed_letter or "", minutes, extension,
        row.gatekeeper is Decision.GRANTED, row.gatekeeper in NO, known,
        bool(approach and approach.leader_knows), row.consent.withdrawn, row.notes,
    )  # fmt: skip


def _consents(rows: Sequence[RespondentRow]) -> Counter[tuple[ConsentScope, Decision, str]]:
    found: Counter[tuple[ConsentScope, Decision, str]] = Counter()
    # Most people say the same, and what is the same is one object.
    alike = Counter(id(row.consent) for row in rows)
    for number, given in {id(row.consent): row.consent for row in rows}.items():
        for scope, said in given.latest.items():
            found[scope, said.decision, said.letter_version] += alike[number]
    return found


def _flagged(
    rows: Sequence[RespondentRow], approaches: Mapping[int, Approach], in_force: str
) -> list[Flagged]:
    found = []
    for row in rows:
        given = row.consent
        skipped = any(said.comprehension is Comprehension.SKIPPED for said in given.latest.values())
        old = bool(in_force) and given.agreed_letter not in {None, in_force}
        signs = tuple(pressures(approaches.get(row.respondent.id)))
        missing = row.interview_id is not None and row.gatekeeper is not Decision.GRANTED
        if signs or missing or skipped or old:
            declined = missing and row.gatekeeper in NO
            found.append(Flagged(row.respondent.code, signs, missing, declined, skipped, old))
    return found
