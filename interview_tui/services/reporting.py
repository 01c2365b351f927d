"""Reporting: the one gate in front of every export. It fails closed and names note ids, never words.

What leaves is built twice over: identifiers are replaced in each text, and then every byte and file name is
searched for what must not be there.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from interview_tui.clock import local_day
from interview_tui.deidentify.leak import Sought
from interview_tui.errors import GateClosed, UsageProblem
from interview_tui.export import gate, preview
from interview_tui.export.formats import FORMATS, USUAL
from interview_tui.i18n import _
from interview_tui.model.disclosure import Population
from interview_tui.model.identifier import Rulings
from interview_tui.model.note import speaks
from interview_tui.services import (
    disclosing,
    folder_name,
    last_search,
    on_record,
    owing,
    own_account,
    stopping,
    summarising,
    suspects,
    uncoded,
    unquoted,
)
from interview_tui.services.contents import ALL
from interview_tui.services.going import Going, Stage
from interview_tui.services.leavable import ExportReport, Prepared
from interview_tui.services.logged import replaced, rewritten
from interview_tui.services.masking import REASON, Masking
from interview_tui.services.rendering import aside, check_formats, leaks, let_out, rendered, unmade

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.export.held import Held
    from interview_tui.keyfile.log import Replaced
    from interview_tui.model.identifier import KnownName
    from interview_tui.model.ledger import Line
    from interview_tui.model.summary import Summary
    from interview_tui.services.contents import Contents
    from interview_tui.services.owing import Promised
    from interview_tui.store.store import Store

    Log = Callable[[Sequence[Replaced]], None]


class Reporting:
    """The verbs on summaries."""

    def __init__(
        self, store: Store, clock: Clock, actor: str = "", ledger: Callable[[], Sequence[Line]] = tuple
    ) -> None:
        self._store, self._clock, self._actor, self._ledger = store, clock, actor, ledger
        self._spool = partial(aside, store.paths.folder)
        self.going = Going()
        """Whom the work tells how far it has come, and who may stop it."""

    def prepare(
        self, contents: Contents = ALL, *, key: Sequence[KnownName] | None = None, made: Sequence[str] = USUAL
    ) -> Prepared:
        """Build the summary and look for what must not leave.

        Args:
            contents: What was chosen to leave.
            key: Names from the key file; None when it is not open.
            made: Formats that are made and searched here; where there are other problems, the usual ones.

        Raises:
            UsageProblem: a code or a background field is not known.
            NotSaved: the numbers of new replacements could not be kept.
        """
        disclosing.checked(contents)
        study, gathered = self._store.study(), summarising.gather(self._store, contents)
        contents = replace(contents, fields=gathered.fields)
        masking, who = self._masking(study.language, contents, key), gathered.people
        places = summarising.places(gathered, study.title, self._written(contents))
        places.look(masking, gathered.spool, self.going)
        promised = owing.look(self._ledger, gathered.told, masking, contents)
        problems = [*stopping.stops(gathered, study.key_file, key), *masking.problems, *promised.problems]
        if not gathered.told or masking.failed or (study.key_file and not key):
            return Prepared(None, problems, left_out=gathered.left_out, promised=promised, people=who)
        shown, promised = self._settled(masking, contents, promised)
        found = disclosing.look(self._store, [one.respondent for one in gathered.told], shown)
        problems += [*found.problems, *uncoded.coded(self._store, contents)]
        summary = summarising.build(self._store, gathered, masking, key_file_used=key is not None)
        summary = disclosing.with_risk(summary, shown, found, masking.masked, gathered.spool)
        summary = self._completed(summary, contents, masking, promised)
        forbidden = last_search.forbidden(key or (), suspects.site_names(self._store), masking.rulings)
        leaking = last_search.leaks(places.masked(masking), Sought(forbidden), self.going)
        # What must not leave and is in the texts is looked for no further.
        leaking = leaking or leaks(summary, USUAL if problems else made, forbidden, self._spool(), self.going)
        return Prepared(
            None if leaking else summary, problems + leaking, forbidden, gathered.left_out, found, promised,
            partial(places.changes, masking), gathered.on_record, who, tuple(unquoted.told(gathered.told)),
            bool(gathered.in_review or masking.undecided or leaking), masking.staying(),
            partial(places.notes, masking),
        )  # fmt: skip

    def _masking(self, language: str, contents: Contents, key: Sequence[KnownName] | None) -> Masking:
        names, rulings = suspects.names_to_find(self._store, key or ()), Rulings(self._store.decisions())
        return Masking(names, rulings, language, contents.linked)

    def _settled(self, masking: Masking, contents: Contents, promised: Promised) -> tuple[Contents, Promised]:
        """Give every identifier its number; return the reasons in both as the files have them."""
        masking.settle(self._store.secret(), self._store.tokens)
        override, despite = masking.masked(contents.override), masking.masked(contents.despite)
        return replace(contents, override=override), replace(promised, reason=despite)

    def _written(self, contents: Contents) -> dict[str, list[str]]:
        """Return what the researcher wrote that goes along, by the place it stands in."""
        places = {_(REASON): contents.reasons} if contents.reasons else {}
        if contents.own_account:
            places[_("what you expected")] = own_account.texts(self._store, self._clock)
        return places

    def _completed(
        self, summary: Summary, contents: Contents, masking: Masking, promised: Promised
    ) -> Summary:
        from interview_tui.services.deadlines import Deadlines

        summary = owing.with_promises(summary, promised)
        if overdue := Deadlines(self._store, self._clock).overdue():
            summary = replace(summary, statement=replace(summary.statement, overdue=overdue))
        if not contents.own_account:
            return summary
        return replace(summary, expected=own_account.told(self._store, self._clock, masking.masked))

    def preview(self, prepared: Prepared, formats: Sequence[str] = USUAL) -> Mapping[str, bytes]:
        """Return file name -> content as an export would write it; nothing when there is no summary.

        Raises:
            UsageProblem: a format is not known.
        """
        check_formats(formats)
        if prepared.summary is None:
            return {}
        content = rendered(prepared.summary, formats, self._spool(), self.going)
        content.put(gate.render(prepared.summary, content.facts))
        return content

    def population(self) -> list[Population]:
        """Return how many people in the world share some facts, as it was entered."""
        return self._store.population()

    def set_population(self, values: Mapping[str, str], count: int) -> None:
        """Keep that ``count`` people share these values; UsageProblem for a field the study has not."""
        names = disclosing.field_named(self._store, values)
        found = dict(zip(names, values.values(), strict=True))
        self._store.set_population(Population(found, count))

    @staticmethod
    def formats() -> dict[str, str]:
        """Return every format there is: its name, and what it is for, in the language in use."""
        return {name: _(one.about) for name, one in FORMATS.items()}

    @staticmethod
    def unmade(formats: Sequence[str], contents: Contents) -> list[str]:
        """Return a sentence where some of the formats are not made in the form that was chosen."""
        return unmade(formats, linked=contents.linked)

    @staticmethod
    def usual() -> tuple[str, ...]:
        """Return the formats written when none is named."""
        return USUAL

    @staticmethod
    def shown(name: str, content: bytes) -> str:
        """Return the words of a file as ``preview`` makes it, read out of its bytes."""
        return preview.shown(name, content)

    @on_record.plainly()
    def export(  # noqa: PLR0913 - what is chosen of an export
        self,
        to: Path,
        *,
        formats: Sequence[str] = USUAL,
        contents: Contents = ALL,
        key: Sequence[KnownName] | None = None,
        expect: bool = False,
        log: Log | None = None,
    ) -> ExportReport:
        """Write the summary into a folder, all of it or nothing, with a report of the gate beside it.

        Args:
            to: A folder outside the study; it is made when it is not there.
            formats: Names from ``FORMATS``.
            contents: What was chosen to leave.
            key: Names from the key file; None when it is not open.
            expect: Whether a file goes along that says what is in the others.
            log: Keeps what was replaced, away from the study: ``KeyFile.keep_log``.

        Raises:
            KeyFileProblem: the log could not be kept; nothing was written.
            GateClosed: something stands in the way; nothing was written.
            UsageProblem: a code, field or format is not known, or ``to`` is no folder or inside the study.
            WouldOverwrite, NotSaved, BrokenOff: a file is there, or the disk or a person said no.
        """
        check_formats(formats, linked=contents.linked)
        self._check_place(to)
        # What is written is searched as it is: the usual formats not twice.
        prepared = self.prepare(contents, key=key, made=[] if {*USUAL} <= {*formats} else USUAL)
        if prepared.problems or (summary := prepared.summary) is None:
            raise GateClosed(prepared.problems, stopping.hint(prepared))
        content = let_out(summary, formats, prepared.forbidden, self._spool(), self.going, expect=expect)
        self._keep_log(log, prepared)
        self._write(to, content, contents, prepared)
        report = _report(to, tuple(content), summary, prepared, unmade(formats, linked=contents.linked))
        codes = () if contents.linked else prepared.people.values()
        return replace(report, named=tuple(folder_name.told(to, prepared.forbidden, codes)))

    def _check_place(self, to: Path) -> None:
        if to.resolve().is_relative_to(self._store.paths.folder.resolve()):
            raise UsageProblem(
                _("An export cannot be kept inside the study folder."),
                _("Nothing was written."),
                _("Choose a folder outside it: everything in the study folder stays encrypted."),
            )

    def _keep_log(self, log: Log | None, prepared: Prepared) -> None:
        if log is None:
            return
        now = self._clock.now().wall_ms
        wordings = [
            (stopping.first_wording(self._store, one.id), one) for one in prepared.leaving() if one.revised
        ]
        changes = sorted(prepared.changes(), key=lambda one: one.note_id)
        log([*replaced(changes, now), *rewritten(wordings, self._actor, now)])

    def _write(self, to: Path, content: Held, contents: Contents, prepared: Prepared) -> None:
        record = partial(
            self._store.record_export,
            local_day(self._clock.now().wall_ms)[:7],
            [(name, facts.sha256) for name, facts in content.facts.items()],
            str(to.absolute()),
            " · ".join(contents.reasons),
            [note.id for note in prepared.leaving() if speaks(note)],
            facts=contents.fields, linked=contents.linked, people=prepared.people,
        )  # fmt: skip
        on_record.write(
            self._store, to, content.in_pieces(), record, lambda each: self.going.over(Stage.WRITING, each)
        )


def _report(
    to: Path, names: tuple[str, ...], summary: Summary, prepared: Prepared, unsuited: Sequence[str]
) -> ExportReport:
    """Return what is told of an export; ``unsuited`` says which formats were not made, and why."""
    done = summary.statement
    return ExportReport(
        to, names, summary.count, done.notes, sum(done.withheld.values()),
        tuple(prepared.left_out), prepared.promised.told, prepared.unquoted,
        (*unsuited, *prepared.disclosure.warnings), prepared.stays.notes, prepared.stays.spoken,
    )  # fmt: skip
