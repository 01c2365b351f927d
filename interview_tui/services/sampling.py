"""The sampling grid and k over a study's own background fields, while people are still being recruited."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from interview_tui import words_field
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model import sampling
from interview_tui.model.recruitment import OUT, RecruitState
from interview_tui.model.sampling import SITE, Effect, Grid, Person
from interview_tui.services.acts import nearest
from interview_tui.services.approaching import states
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.services.recruiting import Recruiting, RespondentRow
    from interview_tui.store.store import Store

PILOT = "pilot"
"""Why a trial interview is not counted."""

SITE_WORD = "site"
"""How the site is written among the fields at the command line."""


def field_title(name: str) -> str:
    """Return what a field is called where it is shown: its own name, or the word for site."""
    return _("site") if name == SITE else name


def titles(fields: Sequence[str]) -> str:
    """Return a combination of fields as it is shown."""
    return " × ".join(field_title(name) for name in fields)


class Sampling:
    """Counts people who take part or may still do so; pilots and those who are out are left out."""

    def __init__(self, store: Store, recruiting: Recruiting) -> None:
        self._store, self._recruiting = store, recruiting

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields there are, the site first."""
        return (SITE, *self._store.study().fields)

    def people(self) -> list[Person]:
        """Return who is counted, with site and background fields."""
        return [
            Person(row.respondent.code, {**row.respondent.fields, SITE: row.site})
            for row, why in self._rows()
            if not why
        ]

    def left_out(self) -> Mapping[str, int]:
        """Return how many are not counted, by why: a ``RecruitState`` of those who are out, or ``PILOT``."""
        found = Counter(why for _row, why in self._rows() if why)
        return {why: found[why] for why in (*RecruitState, PILOT) if found[why]}

    def _rows(self) -> list[tuple[RespondentRow, str]]:
        """Return everybody, each with why they are not counted; an empty word for who is."""
        rows = self._recruiting.overview()
        where = states(rows, self._store.recruited())
        found = []
        for row in rows:
            state = where[row.respondent.id]
            why = PILOT if row.respondent.pilot else state.value if state in OUT and state else ""
            found.append((row, why))
        return found

    def counted_sentence(self) -> str:
        """Return who the grid counts and how many it leaves out, and why."""
        said = _("Counted: {n} (take part, or may still do so).").format(n=len(self.people()))
        out = self.left_out()
        if not out:
            return said + " " + _("Nobody is left out.")
        words = {why: _("pilot") if why == PILOT else words_field.word(RecruitState(why)) for why in out}
        counts = ", ".join(f"{words[why]} {n}" for why, n in out.items())
        return said + " " + _("Left out: {counts}.").format(counts=counts)

    def field(self, name: str) -> str:
        """Return the field that is written, in any case; UsageProblem names the nearest."""
        wanted, known = clean_line(name).casefold(), self._store.study().fields
        for one in known:
            if one.casefold() == wanted:
                return one
        if wanted in {SITE_WORD, _("site").casefold()}:
            return SITE
        near = nearest(wanted, [SITE_WORD, *known])
        raise UsageProblem(
            _("This study has no background field called {name}.").format(name=clean_line(name)[:40]),
            "",
            _("Did you mean {name}?").format(name=near)
            if near
            else _("Its fields: {names}.").format(names=", ".join([SITE_WORD, *known])),
        )

    def grid(self, row: str, column: str) -> Grid:
        """Return the grid of two fields as named by ``fields``; every site has its place, people or not."""
        if row == column:
            raise UsageProblem(_("A grid needs two different fields."))
        return sampling.grid(self.people(), row, column, {SITE: [one.name for one in self._store.sites()]})

    def smallest(self, fields: Sequence[str]) -> list[tuple[tuple[str, ...], int, list[str]]]:
        """Return, for each of these fields and each combination of them, k and who is alone."""
        people = self.people()
        return [
            (one, sampling.smallest(people, one), sampling.alone(people, one))
            for one in sampling.field_sets(fields)
        ]

    def one_more(self, values: Mapping[str, str]) -> list[Effect]:
        """Return what one more recruit with these values would do, to each field and each combination."""
        return sampling.one_more(self.people(), values, sampling.field_sets(list(values)))

    def single(self, code: str) -> list[tuple[str, ...]]:
        """Return the smallest combinations in which a person is alone; none for one who is not counted."""
        people = self.people()
        if all(person.code != code for person in people):
            return []
        return sampling.single_in(people, code, sampling.field_sets(self.fields))

    def single_sentence(self, code: str) -> str:
        """Return in one quiet sentence where a person is alone; empty when nowhere."""
        found = self.single(code)
        if not found or len(self.people()) == 1:
            return ""  # the first is alone in everything
        where = "; ".join(titles(fields) for fields in found[:3])
        return _("Nobody else so far has the same as {code}: {fields}.").format(code=code, fields=where)
