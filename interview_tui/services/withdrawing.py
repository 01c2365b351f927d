"""Withdrawal: by the terms a person was promised, with everything that came from them, and with proof.

Nothing is asked why. What cannot be reached is said, never passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interview_tui.clock import today
from interview_tui.model.consent import ConsentScope, ConsentState, Decision, Method
from interview_tui.model.withdrawal import Stage, Terms
from interview_tui.paths import quick_paths
from interview_tui.services import owned, traces
from interview_tui.services.consenting import withdrawal
from interview_tui.services.recruiting import find_respondent, phase_of
from interview_tui.services.reviewable import REVIEWED
from interview_tui.services.spans import Search, needles
from interview_tui.services.striking import entries_of, strike, who
from interview_tui.services.terms import letter_erases, letter_terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.errors import InterviewError
    from interview_tui.keyfile.keyfile import KeyFile
    from interview_tui.model.consent import ConsentEvent
    from interview_tui.model.study import Respondent
    from interview_tui.services.opening import OpenStudy
    from interview_tui.store.store import Store

FORWARD = traces.FORWARD
"""Scopes about what is still to come: past the cut-off these can be taken back like any other."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a withdrawal from everything would meet. ``cutoff`` is a day, or empty when there is none."""

    code: str
    stage: Stage
    terms: Terms
    cutoff: str
    interviews: int
    notes: int
    key_file: bool
    backups: tuple[Path, ...]
    exports: tuple[owned.Exported, ...]
    erasure: bool = False
    """Whether they were promised that what they said is erased, and that promise still runs."""


@dataclass(slots=True)
class Report:
    """What was done, and what was found afterwards. Holds neither the code nor a word of anyone."""

    stage: Stage
    scopes: tuple[ConsentScope, ...]
    words_kept: bool = False
    closed: bool = False
    """Whether an interview that was open was closed, with what was said so far kept."""
    erased: dict[str, int] = field(default_factory=dict)
    """Rows by table."""
    key_file: bool = False
    """Whether the study has a key file at all."""
    key_entries: int | None = None
    """Entries taken out of the key file; None when it was not given, or could not be written."""
    key_problem: InterviewError | None = None
    backups_deleted: int = 0
    backups_left: tuple[Path, ...] = ()
    backups_lost: tuple[Path, ...] = ()
    """On record, and no longer where they were made: moved or deleted by somebody else."""
    exports: tuple[owned.Exported, ...] = ()
    """Earlier exports with their words, as they were before anything was deleted."""
    exports_deleted: tuple[Path, ...] = ()
    search: Search | None = None


class Withdrawing:
    """The verbs on withdrawal, over an open study."""

    def __init__(self, study: OpenStudy, clock: Clock, actor: str = "") -> None:
        self._study, self._clock, self._actor = study, clock, actor

    def plan(self, code: str) -> Plan:
        """Return what a withdrawal of this respondent would meet. UsageProblem when the code is not known."""
        person = who(self._store, code)
        terms, told = self.terms(person), traces.first_told(self._store, person.id)
        stage, agreed = self._stage(person), self._agreed(person)
        counts, held = self._store.note_counts(), self._store.interviews(person.id)
        return Plan(
            person.code, stage, terms, terms.cutoff(self._milestones()), len(held),
            sum(counts.get(one.id, 0) for one in held), self._study.study.key_file,
            tuple(owned.backups(self._store)),
            tuple(owned.exported(self._store, told, person)) if told is not None else (),
            stage in {Stage.DURING, Stage.AFTER}
            and agreed is not None and letter_erases(self._store, agreed.letter_version),
        )  # fmt: skip

    def terms(self, person: Respondent) -> Terms:
        """Return what this person was promised: the terms of the letter they agreed to."""
        agreed = self._agreed(person)
        if agreed is None:
            return Terms()
        own = agreed.asking.terms
        return Terms(own) if own else letter_terms(self._store, agreed.letter_version)

    def _agreed(self, person: Respondent) -> ConsentEvent | None:
        events = self._store.consent_events(respondent_id=person.id)
        asked = (e for e in reversed(events) if e.scope is ConsentScope.PARTICIPATION)
        return next((event for event in asked if event.decision is Decision.GRANTED), None)

    def scopes(self, code: str, scopes: Sequence[ConsentScope], *, erase: bool = False) -> Report:
        """Withdraw from single scopes, never from taking part; from notes or audio, also erase what was kept.

        Args:
            code: The respondent.
            scopes: What is taken back.
            erase: Whether the notes, or the recorder marks, go too.

        Raises:
            UsageProblem: the code is not known, or a scope is not a respondent's.
        """
        person = find_respondent(self._store, code)
        notes = erase and ConsentScope.NOTES in scopes
        search = needles(*self._texts(person)) if notes else None
        self._take_back(person, scopes)
        report = Report(self._stage(person), tuple(scopes), not erase, key_file=self._study.study.key_file)
        if notes:
            # Names that they alone said are their words too; the files that left are called as before.
            self._store.forget_decisions(traces.alone(self._store, person).leftovers._replace(exports={}))
            report.erased |= self._store.erase_notes(person.id).rows
        if erase and ConsentScope.AUDIO in scopes:
            report.erased |= self._store.erase_sync_marks(person.id).rows
        if search is not None:
            report.backups_left = tuple(owned.backups(self._store))
            report.backups_lost = tuple(owned.lost(self._store))
            report.search = self._looked(search, ())
        return report

    def keep(self, code: str) -> Report:
        """Withdraw past the cut-off: what is to come is taken back, what was said stays where it is."""
        person = who(self._store, code)
        stage, counted = self._stage(person), traces.counted(self._store, person.id)
        if stage is Stage.DURING:
            self._stop(person)
        state = ConsentState.of(self._store.consent_events(respondent_id=person.id))
        scopes = tuple(scope for scope in FORWARD if state.may(scope))
        if not counted:
            # All of them, those never asked too: so it is on record that this person was counted.
            self._take_back(person, FORWARD)
            self._store.count_withdrawal(stage.value)
        closed = stage is Stage.DURING
        return Report(stage, scopes, words_kept=True, closed=closed, key_file=self._study.study.key_file)

    def everything(
        self,
        code: str,
        *,
        key: KeyFile | None = None,
        backups: bool = False,
        exports: bool = False,
        stage: Stage | None = None,
    ) -> Report:
        """Erase a person: what they said, who they are, what came from them alone. Then search every byte.

        Args:
            code: The respondent.
            key: The open key file, so that their entries go too.
            backups: Whether the backups of the study, which hold the words, are deleted.
            exports: Whether files of earlier exports that lie as they were written are deleted.
            stage: How far the person had come, where that is known better than the record shows.

        Raises:
            UsageProblem: the code is not known.
            NotSaved: the disk did not take it; then nobody was erased.
        """
        self._study.guarding.wait()  # a backup being made now would hold the words and not be seen
        person, plan = who(self._store, code), self.plan(code)
        alone = traces.alone(self._store, person, key.names() if key else ())
        entries = entries_of(key, person.code, alone.key_entries)
        search = needles(*self._texts(person), code=person.code, names=traces.named(entries))
        left = alone.leftovers._replace(counted=self._counted_as(person))
        self._withdraw_consent(person)
        spoken = self._store.rows_of(person.id).get("notes", set())
        report = Report(stage or plan.stage, (ConsentScope.PARTICIPATION,), key_file=plan.key_file)
        erased = self._store.erase_respondent(person.id, report.stage.value, person.code, left)
        report.erased = erased.rows
        self._clear_backups(report, plan, delete=backups)
        self._clear_exports(report, plan, erased.withdrawal_id, delete=exports)
        if key is not None:
            strike(report, key, entries, spoken)
            search.look(_KEY_FILE, key.plain())
        report.search = self._looked(search, [one.path for one in plan.exports])
        return report

    def in_the_room(self, code: str) -> list[str]:
        """Erase someone who withdraws in the middle of the talk; returns what was done, a sentence each."""
        from interview_tui.services import withdrawal_words

        return withdrawal_words.after(self.everything(code, stage=Stage.DURING))

    def clear(self, report: Report, *, backups: bool = False, exports: bool = False) -> Report:
        """Delete what was left of a withdrawal's copies after all, and search once more.

        Args:
            report: What ``everything`` returned.
            backups: Whether the backups of the study are deleted now.
            exports: Whether exported files that lie as they were written are deleted now.
        """
        if backups:
            left = owned.remove(report.backups_left)
            gone = [path for path in report.backups_left if path not in left]
            self._store.forget_backups([(str(path.parent), path.name) for path in gone])
            report.backups_deleted += len(gone)
            report.backups_left = tuple(left)
        if exports:
            wanted = [one.path for one in owned.deletable(report.exports)]
            left = owned.remove(path for path in wanted if path.exists())
            report.exports_deleted = tuple(path for path in wanted if path not in left)
        if report.search is not None:
            again = Search(report.search.needles, report.search.elsewhere, report.search.short)
            report.search = self._looked(again, [one.path for one in report.exports])
        return report

    # -- inside -------------------------------------------------------------------------------------------

    @property
    def _store(self) -> Store:
        return self._study.store

    def _stop(self, person: Respondent) -> None:
        """Close the interview that is open: they wanted to stop, and what was said may be used."""
        interviewing = self._study.interviewing
        number = interviewing.unfinished_of(person)
        if number is not None:
            interviewing.at_hand(number).withdraw(keep=True)

    def _stage(self, person: Respondent) -> Stage:
        phases = self._store.phases()
        reached = [phase_of(phases[one.id][0]) for one in self._store.interviews(person.id)]
        if not reached:
            return Stage.BEFORE
        if any(phase not in REVIEWED for phase in reached):
            return Stage.DURING
        past = self.terms(person).past(today(self._clock), self._milestones())
        return Stage.PAST_CUTOFF if past else Stage.AFTER

    def _counted_as(self, person: Respondent) -> str:
        terms, milestones = self.terms(person), self._milestones()
        stage = traces.counted_as(self._store, person.id, lambda day: terms.past(day, milestones))
        return stage.value if stage else ""

    def _milestones(self) -> dict[str, str]:
        return {one.name: one.day for one in self._store.milestones()}

    def _texts(self, person: Respondent) -> tuple[list[str], list[str]]:
        return traces.words(self._store, person.id), traces.kept(self._store, person.id)

    def _take_back(self, person: Respondent, scopes: Sequence[ConsentScope]) -> None:
        consenting = self._study.consenting
        consenting.record(person.code, scopes, Decision.WITHDRAWN, method=Method.ORAL_LOGGED)

    def _withdraw_consent(self, person: Respondent) -> None:
        state = ConsentState.of(self._store.consent_events(respondent_id=person.id))
        if not state.withdrawn:
            now = self._clock.now().wall_ms
            self._store.add_consent(withdrawal(self._study.study, person.id, state, now, self._actor))

    def _clear_backups(self, report: Report, plan: Plan, *, delete: bool) -> None:
        left = owned.remove(plan.backups) if delete else plan.backups
        gone = [path for path in plan.backups if path not in left]
        if gone:
            self._store.forget_backups([(str(path.parent), path.name) for path in gone])
        report.backups_deleted, report.backups_left = len(gone), tuple(left)
        report.backups_lost = tuple(owned.lost(self._store))

    def _clear_exports(self, report: Report, plan: Plan, withdrawal_id: int, *, delete: bool) -> None:
        wanted = [one.path for one in owned.deletable(plan.exports)] if delete else []
        left = owned.remove(wanted)
        report.exports = plan.exports
        report.exports_deleted = tuple(path for path in wanted if path not in left)
        if exports := owned.asked_back(plan.exports):
            gone = report.exports_deleted
            files = [(one.export_id, one.sha256, one.path in gone) for one in exports if one.sha256]
            self._store.add_recalls(withdrawal_id, files)

    def _looked(self, search: Search, exported: Sequence[Path]) -> Search:
        paths = self._store.paths
        outside = [path for path in owned.backups(self._store) if paths.folder not in path.parents]
        with self._store.resting() as key:
            owned.look_through(search, paths, quick_paths(), key)
            owned.look_at_copies(search, [*outside, *exported], key)
        return search


_KEY_FILE = "key file"
