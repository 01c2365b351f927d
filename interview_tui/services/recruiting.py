"""Recruiting: sites, respondents by random code, and the few background fields a study has chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.errors import InterviewError, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.consent import Given
from interview_tui.model.interview import EventKind, Phase
from interview_tui.model.study import Respondent, Site, Study, new_code
from interview_tui.model.values import dataclass
from interview_tui.services.acts import nearest
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.model.consent import Decision
    from interview_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class RespondentRow:
    """One respondent as lists show them. The latest interview counts; None where there is none."""

    respondent: Respondent
    site: str
    consent: Given
    gatekeeper: Decision | None
    """What the leader of the site decided; None when not asked yet."""
    phase: Phase | None
    interview_id: int | None
    notes: int


def nothing(*_texts: str) -> None:
    """Ask nothing about words that are about to be stored."""


def short(text: str, what: str) -> str:
    """Return a short field, cleaned and on one line; UsageProblem when it is longer than ``FIELD_LIMIT``."""
    line = clean_line(text)
    if len(line) > FIELD_LIMIT:
        raise UsageProblem(
            _("{what}: {count} characters, and {limit} is the most.").format(
                what=what, count=len(line), limit=FIELD_LIMIT
            ),
            _("Nothing was changed."),
        )
    return line


def find_site(store: Store, name: str) -> Site:
    """Return the site with this name, whatever its case; UsageProblem names the nearest."""
    wanted, sites = clean_line(name).casefold(), store.sites()
    for site in sites:
        if site.name.casefold() == wanted:
            return site
    near = nearest(wanted, [site.name for site in sites])
    raise UsageProblem(
        _("There is no site called {name}.").format(name=clean_line(name)[:40]),
        "",
        _("Did you mean {name}?").format(name=near)
        if near
        else _("Add it first: interview-tui site add FOLDER NAME"),
    )


def free_name(store: Store, name: str, but: int = 0) -> str:
    """Return a name for a site, cleaned; UsageProblem when it is empty, too long or another site's.

    ``but`` is the id of the site that may have it.
    """
    line = short(name, _("site"))
    if not line:
        raise UsageProblem(_("A site needs a name."))
    if any(site.name.casefold() == line.casefold() and site.id != but for site in store.sites()):
        raise UsageProblem(
            _("There is a site called {name} already.").format(name=line), _("Nothing was changed.")
        )
    return line


def find_respondent(store: Store, code: str) -> Respondent:
    """Return the respondent with this code, whatever its case; UsageProblem names the nearest."""
    wanted = clean_line(code).upper()
    found = store.respondent(wanted)
    if found is not None:
        return found
    near = nearest(wanted, [respondent.code for respondent in store.respondents()])
    raise UsageProblem(
        _("There is no respondent {code}.").format(code=wanted[:40]),
        "",
        _("Did you mean {name}?").format(name=near)
        if near
        else _("See the codes with: interview-tui status FOLDER"),
    )


_PHASES = {
    EventKind.PAUSE.value: Phase.PAUSED,
    EventKind.ENDED.value: Phase.ENDED,
    EventKind.CLOSED.value: Phase.CLOSED,
}


def phase_of(kind: str) -> Phase:
    """Return the phase after the last phase-changing event, given as its ``EventKind`` value."""
    return _PHASES.get(kind, Phase.RUNNING)


class Recruiting:
    """The verbs on sites and respondents. Names of people never come here; they belong in the key file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.look: Callable[..., None] = nothing
        """Called with words that are about to be stored; it may ask first."""
        self._seen: tuple[int, list[RespondentRow]] = (-1, [])

    def sites(self) -> list[Site]:
        """Return the sites in the order they were added."""
        return self._store.sites()

    def add_site(self, name: str) -> Site:
        """Add a site. UsageProblem when the name is empty, too long or there already (whatever its case)."""
        line = free_name(self._store, name)
        self.look(line)
        return self._store.add_site(line)

    def respondents(self) -> list[Respondent]:
        """Return the respondents, those who cancelled too."""
        return self._store.respondents()

    def find(self, code: str) -> Respondent:
        """Return a respondent by code. UsageProblem names the nearest code."""
        return find_respondent(self._store, code)

    def add_respondent(self, site: str, fields: Mapping[str, str], *, new: bool = False) -> Respondent:
        """Add a respondent at a site, under a new random code.

        Args:
            site: The site's name.
            new: Whether the site is made with the respondent; it is not there when the respondent is not.
            fields: Background fields the study has chosen, name to value; empty ones are left out.

        Raises:
            UsageProblem: when the site or a field is not known, or a value is too long.
        """
        if new:
            from interview_tui.services.siting import Siting

            made = self.add_site(site)
            try:
                return self.add_respondent(made.name, fields)
            except InterviewError:
                Siting(self._store).remove(made.name)
                raise
        place, known = find_site(self._store, site), self._store.study().fields
        values = {}
        for name, value in fields.items():
            field = self._field(name, known)
            if line := short(value, field):
                values[field] = line
        if self._store.by_month:
            from interview_tui.services import impersonal

            values = impersonal.values(self._store.study(), values)
        taken = {respondent.code for respondent in self._store.respondents()}
        return self._store.add_respondent(new_code(taken, self._store.gone_codes()), place.id, values)

    def define_fields(self, names: Sequence[str]) -> Study:
        """Choose the study's background fields, in this order; returns the study.

        Raises:
            UsageProblem: when a name is empty or there twice, or a field with values would be left out.
        """
        if self._store.by_month:
            from interview_tui.services import impersonal

            names = impersonal.fields(self._store.study(), names)
        lines = field_names(names)
        in_use = {name for respondent in self._store.respondents() for name in respondent.fields}
        if gone := sorted(in_use - set(lines)):
            raise UsageProblem(
                _("Respondents have values in: {names}.").format(names=", ".join(gone)),
                _("Nothing was changed."),
                _("Keep these fields among the ones you choose."),
            )
        self._store.save_study(replace(self._store.study(), fields=lines))
        return self._store.study()

    def overview(self) -> list[RespondentRow]:
        """Return every respondent with site, consent, gatekeeper, interview and number of notes.

        While nothing is changed, it is not read again.
        """
        mark, rows = self._seen
        if mark != self._store.mark:
            mark, rows = self._store.mark, self._read()
            self._seen = (mark, rows)
        return list(rows)

    def _read(self) -> list[RespondentRow]:
        store, sites = self._store, {site.id: site.name for site in self._store.sites()}
        given, leaders = store.given(), store.leaders()
        held, phases, counts = store.latest_of(), store.phases(), store.note_counts()
        nothing = Given({})
        rows = []
        for respondent in store.respondents():
            number = held.get(respondent.id)
            rows.append(
                RespondentRow(
                    respondent,
                    sites.get(respondent.site_id, ""),
                    given.get(respondent.id, nothing),
                    leaders.get(respondent.site_id),
                    None if number is None else phase_of(phases.get(number, ("", 0, 0))[0]),
                    number,
                    0 if number is None else counts.get(number, 0),
                )
            )
        return rows

    def _field(self, name: str, known: Sequence[str]) -> str:
        wanted = clean_line(name).casefold()
        for field in known:
            if field.casefold() == wanted:
                return field
        near = nearest(wanted, known)
        hint = _("Did you mean {name}?").format(name=near) + " " if near else ""
        names = ", ".join(known) if known else _("none")
        raise UsageProblem(
            _("This study has no background field called {name}.").format(name=clean_line(name)[:40]),
            _("Nothing was added."),
            hint + _("Its fields: {names}.").format(names=names),
        )


def several(text: str) -> list[str]:
    """Return the names in a line: between semicolons, or between commas where there is no semicolon."""
    return [part.strip() for part in text.split(";" if ";" in text else ",") if part.strip()]


def field_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return names of background fields, cleaned; UsageProblem when one is empty, too long or twice."""
    lines = tuple(short(name, _("field")) for name in names)
    if not all(lines):
        raise UsageProblem(_("A background field needs a name."))
    if len({line.casefold() for line in lines}) != len(lines):
        raise UsageProblem(_("A background field is named twice."), _("Nothing was changed."))
    return lines
