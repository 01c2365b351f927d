"""The study sheet: written down line by line, and compared with what is so."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from interview_tui import words_field
from interview_tui.clock import local_day
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _, as_read, language
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.sheet import Basis, EndState, Form, Reader, Reality, Sheet, YesNo, to_report
from interview_tui.model.withdrawal import Stage
from interview_tui.services.acts import nearest
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from interview_tui.clock import Clock
    from interview_tui.model.sheet import ToReport
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.store.store import Store

SHEET_LIMIT = 1000
"""Most characters in a line of the sheet: a purpose takes more than a name."""

LARGEST_SAMPLE = 1_000_000


def line_of(text: str) -> str:
    """Return a line of the sheet, cleaned; UsageProblem when it is too long."""
    line = clean_line(text)
    if len(line) > SHEET_LIMIT:
        raise UsageProblem(
            _("{count} characters, and {limit} is the most.").format(count=len(line), limit=SHEET_LIMIT),
            _("Nothing was changed."),
        )
    return line


def day_of(text: str) -> str:
    """Return a day as ``YYYY-MM-DD``, or nothing. UsageProblem when it is none.

    It may be written 24.12.2026, 24/12/26 and 24 December 2026 too, the month in either language.
    """
    line = clean_line(text)
    if not line:
        return ""
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", line)
    parts = found.groups() if found else ()
    if local := re.fullmatch(r"(\d{1,2})[./]\s*(\d{1,2})[./]\s*(?:20)?(\d{2})", line):
        day, month, year = local.groups()
        parts = (f"20{year}", month, day)
    if not parts:
        from interview_tui.model.promising import day_written

        parts = tuple(day_written(line).split("-"))
    try:
        return dt.date(*map(int, parts)).isoformat()
    except (TypeError, ValueError):
        raise UsageProblem(
            _("{words} is not a day.").format(words=line[:40]),
            _("Nothing was changed."),
            _("Write it as 2026-12-24."),
        ) from None


_Word = TypeVar("_Word", bound=StrEnum)


def one_of(text: str, kind: type[_Word]) -> _Word:
    """Return the member that is written, as its value or in words, in any case; UsageProblem lists them."""
    said = clean_line(text).casefold()
    wanted = said.replace(" ", "_").replace("-", "_")
    for one in kind:
        if wanted == one.value or said == words_field.word(one).casefold():
            return one
    known = [one.value for one in kind] if language() == "en" else [words_field.word(one) for one in kind]
    raise UsageProblem(
        _("{words} is not a word that can be used here.").format(words=clean_line(text)[:40]),
        _("Nothing was changed."),
        _("It is one of: {known}.").format(known="; ".join(known)),
    )


def readers_of(text: str) -> tuple[Reader, ...]:
    """Return readers written as ``role: form; role: form``; UsageProblem when one is not."""
    found = []
    for part in filter(None, (piece.strip() for piece in line_of(text).split(";"))):
        role, sign, form = part.rpartition(":")
        if not sign or not role.strip():
            raise UsageProblem(
                _("{words} does not say in what form somebody reads.").format(words=part[:40]),
                _("Nothing was changed."),
                _("Write a role and a form, for example: supervisor: anonymised"),
            )
        found.append(Reader(role.strip(), one_of(form, Form)))
    return tuple(found)


def unformed(text: str) -> list[str]:
    """Return the roles that are written without a form, of readers as they are typed."""
    parts = (piece.strip().rstrip(": ") for piece in line_of(text).split(";"))
    return [part for part in parts if part and ":" not in part]


def formed(text: str, form: Form) -> str:
    """Return readers as they are typed, with ``form`` for the first role that has none."""
    parts = [part for part in (piece.strip().rstrip(": ") for piece in line_of(text).split(";")) if part]
    at = next((number for number, part in enumerate(parts) if ":" not in part), None)
    if at is not None:
        parts[at] += f": {form.value}"
    return "; ".join(parts)


def _sites(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in line_of(text).split(";") if name.strip())
    number = next((name for name in names if name.isdecimal()), "")
    if number:
        raise UsageProblem(
            _("{words} is a number, and no name of a site.").format(words=number[:40]),
            _("Nothing was changed."),
            _("How many people were notified has a line of its own."),
        )
    return names


def _sample(text: str) -> int:
    line = clean_line(text)
    if not line:
        return 0
    if not line.isascii() or not line.isdigit() or len(line) > 7 or int(line) > LARGEST_SAMPLE:  # noqa: PLR2004
        raise UsageProblem(_("A whole number is needed."), _("Nothing was changed."))
    return int(line)


_READ: Mapping[str, Callable[[str], Any]] = {
    "purpose": line_of,
    "basis": lambda text: one_of(text, Basis) if clean_line(text) else Basis.NOT_SET,
    "basis_note": line_of,
    "controller": line_of,
    "dpo": line_of,
    "reference": line_of,
    "assessed": day_of,
    "recording": lambda text: one_of(text, YesNo) if clean_line(text) else YesNo.NOT_SET,
    "sites": _sites,
    "sample": _sample,
    "end_date": day_of,
    "readers": readers_of,
    "end_state": lambda text: one_of(text, EndState) if clean_line(text) else EndState.NOT_SET,
    "end_source": line_of,
    "upset": line_of,
}
FIELDS = tuple(_READ)
"""The lines of the sheet, in their order."""


def written(sheet: Sheet, name: str) -> str:
    """Return a line of the sheet as it is typed: what ``Describing.save`` reads."""
    value = getattr(sheet, name)
    if name == "readers":
        return "; ".join(f"{one.role}: {words_field.word(one.form)}" for one in value)
    if name == "sites":
        return "; ".join(value)
    if name == "sample":
        return str(value) if value else ""
    if name in {"assessed", "end_date"}:
        return as_read(value)
    return "" if value == "not_set" else str(value)


class Describing:
    """The verbs on the study sheet."""

    def __init__(self, store: Store, clock: Clock, actor: str = "") -> None:
        self._store, self._clock, self._actor = store, clock, actor

    def sheet(self) -> Sheet:
        """Return the sheet as it stands."""
        return self._store.sheet()

    def save(self, lines: Mapping[str, str]) -> Sheet:
        """Write lines of the sheet, as typed, all of them or none; returns the sheet.

        Raises:
            UsageProblem: when a line is not known or cannot be read, or the end state has no source.
        """
        changes = {self._known(name): text for name, text in lines.items()}
        before = self.sheet()
        after = replace(before, **{name: _READ[name](text) for name, text in changes.items()})
        if after.end_state is not EndState.NOT_SET and not after.end_source:
            raise UsageProblem(
                _("Say where it was decided what becomes of the material in the end."),
                _("Nothing was changed."),
                _("For example: the routine of the institution."),
            )
        if after != before:
            self._store.save_sheet(after, self._clock.now().wall_ms, self._actor)
        return after

    def _known(self, name: str) -> str:
        wanted = clean_line(name).casefold().replace("-", "_").replace(" ", "_")
        if wanted in _READ:
            return wanted
        near = nearest(wanted, FIELDS)
        raise UsageProblem(
            _("The study sheet has no line called {name}.").format(name=clean_line(name)[:40]),
            _("Nothing was changed."),
            _("Did you mean {name}?").format(name=near)
            if near
            else _("Its lines: {names}.").format(names=", ".join(FIELDS)),
        )

    def strangers(self) -> list[str]:
        """Return the sites that were notified and that are no sites of the study, as they are written."""
        known = {site.name.casefold() for site in self._store.sites()}
        return [name for name in self.sheet().sites if name.casefold() not in known]

    def reality(self) -> Reality:
        """Return what is so, of the things that are notified. Pilots count: they were people too."""
        from interview_tui.services.recruiting import Recruiting

        return reality(self._store, Recruiting(self._store).overview())

    def to_report(self) -> list[ToReport]:
        """Return where reality has left what was notified."""
        return to_report(self.sheet(), self.reality())


def reality(store: Store, rows: Sequence[RespondentRow]) -> Reality:
    """Return what is so, of the things that are notified; ``rows`` is everybody."""
    marked, part = store.with_recorder(), ConsentScope.PARTICIPATION
    people = [
        row for row in rows if row.interview_id is not None or row.consent.decision(part) is Decision.GRANTED
    ]
    recorded = sum(
        row.respondent.id in marked or row.consent.decision(ConsentScope.AUDIO) is Decision.GRANTED
        for row in rows
    )
    used = {row.respondent.site_id for row in people}
    # Where somebody was interviewed and erased, nobody can tell at which site it was: none is left out.
    erased = any(not kept and stage != Stage.BEFORE for stage, kept in store.withdrawals())
    sites = [site.name for site in store.sites() if erased or site.id in used]
    return Reality(sites, len(people), recorded, [local_day(at) for at in store.started()])


def refuse_recorder(store: Store, scopes: Collection[ConsentScope], decision: Decision) -> None:
    """Refuse a yes to a recorder in a study whose notification says "no recording" (fieldwork 2.1).

    Raises:
        UsageProblem: then; nothing is recorded.
    """
    asked = ConsentScope.AUDIO in scopes and decision is Decision.GRANTED
    if asked and not store.sheet().may_record:
        raise UsageProblem(
            _("The study was notified without recording, so a recorder cannot be agreed to."),
            _("Nothing was recorded."),
            _("Report the change first, then write on the study sheet that recording was notified."),
        )
