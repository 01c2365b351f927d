"""The part of the store about the study itself: its guides, sites, respondents and their consent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.model.study import Respondent, Site, Study
from interview_tui.store import rows, rows_consent
from interview_tui.store.opened import OpenDatabase
from interview_tui.store.reading import damaged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.model.consent import ConsentEvent, Decision, Given
    from interview_tui.model.guide import Guide


class Fieldwork(OpenDatabase):
    """Study, guides, sites, respondents, consent events."""

    def study(self) -> Study:
        """Return the study as it stands."""
        row = self._row(rows.STUDY)
        if row is None:
            raise damaged()
        return rows.study(row)

    def save_study(self, study: Study) -> None:
        """Replace what is true of the whole study."""
        row = rows.study_row(study)
        sets = ", ".join(f"{name} = ?" for name in row)
        with self._writing() as db:
            db.execute(f"UPDATE study SET {sets}", tuple(row.values()))  # noqa: S608 - names are ours
            self._audit("study saved", "")

    def secret(self) -> bytes:
        """Return the 32 random bytes of this study, for keyed hashes."""
        row = self._row("SELECT secret FROM study")
        if row is None or not isinstance(row[0], bytes):
            raise damaged()
        return row[0]

    def add_guide(self, guide: Guide) -> str:
        """Keep a guide, make it the current one, and return its hash. The same guide twice is fine."""
        row = rows.guide_row(guide)
        name = row["hash"]
        with self._writing() as db:
            db.execute(
                "INSERT INTO guides (hash, title, version, language, canonical) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (hash) DO NOTHING",
                tuple(row.values()),
            )
            db.execute("UPDATE study SET guide_hash = ?", (name,))
            self._audit("guide added", name)
        return name

    def guide(self, guide_hash: str) -> Guide:
        """Return a guide by its hash; KeyError when it was never added."""
        row = self._row("SELECT canonical FROM guides WHERE hash = ?", (guide_hash,))
        if row is None:
            raise KeyError(guide_hash)
        return rows.guide(row)

    def current_guide(self) -> Guide:
        """Return the guide added last; KeyError when there is none yet."""
        row = self._row("SELECT canonical FROM guides JOIN study ON guide_hash = hash")
        if row is None:
            raise KeyError("no guide")
        return rows.guide(row)

    def guides(self) -> list[Guide]:
        """Return every guide the study has had, in the order they were first added."""
        found = self._rows("SELECT canonical FROM guides ORDER BY id")
        return [rows.guide(row) for row in found]

    def add_site(self, name: str) -> Site:
        """Add a site; ValueError when the name is taken."""
        with self._writing():
            site = Site(self._insert("sites", {"name": name}), name)
            self._audit("site added", site.id)
        return site

    def sites(self) -> list[Site]:
        """Return all sites in the order they were added."""
        return [rows.site(row) for row in self._rows(rows.SITE + " ORDER BY id")]

    def rename_site(self, site_id: int, name: str) -> None:
        """Give a site another name; ValueError when it is taken."""
        with self._writing() as db:
            db.execute("UPDATE sites SET name = ? WHERE id = ?", (name, site_id))
            self._audit("site renamed", site_id)

    def remove_site(self, site_id: int) -> None:
        """Take away a site; ValueError while a respondent or a leader's decision belongs to it."""
        with self._writing() as db:
            db.execute("DELETE FROM sites WHERE id = ?", (site_id,))
            self._audit("site removed", site_id)

    def move_respondent(self, respondent_id: int, site_id: int) -> None:
        """Let a respondent belong to another site; ValueError when there is no such site."""
        with self._writing() as db:
            db.execute("UPDATE respondents SET site_id = ? WHERE id = ?", (site_id, respondent_id))
            self._audit("respondent moved", respondent_id)

    def add_respondent(self, code: str, site_id: int, fields: Mapping[str, str]) -> Respondent:
        """Add a respondent; ValueError when the code is taken or there is no such site."""
        with self._writing():
            row_id = self._insert("respondents", rows.respondent_row(code, site_id, fields))
            self._audit("respondent added", row_id)
        return Respondent(row_id, code, site_id, dict(fields))

    def respondents(self) -> list[Respondent]:
        """Return all respondents, cancelled ones too, in the order they were added."""
        found = self._rows(rows.RESPONDENT + " ORDER BY id")
        return [rows.respondent(row) for row in found]

    def respondent(self, code: str) -> Respondent | None:
        """Return the respondent with this code; None when there is none."""
        row = self._row(rows.RESPONDENT + " WHERE code = ?", (code,))
        return None if row is None else rows.respondent(row)

    def add_consent(self, events: Sequence[ConsentEvent]) -> list[ConsentEvent]:
        """Record consent events, all of them or none, and return them with their ids."""
        kept = []
        with self._writing():
            for event in events:
                kept.append(
                    replace(event, id=self._insert("consent_events", rows_consent.consent_row(event)))
                )
                self._audit(f"consent {event.decision.value}", kept[-1].id, at=event.at)
        return kept

    def consent_events(
        self, *, respondent_id: int | None = None, site_id: int | None = None
    ) -> list[ConsentEvent]:
        """Return consent events of a respondent, of a site, or (neither given) all; oldest first."""
        wanted = {"respondent_id": respondent_id, "site_id": site_id}
        given = {name: value for name, value in wanted.items() if value is not None}
        where = " AND ".join(f"{name} = ?" for name in given) or "1"
        found = self._rows(f"{rows_consent.CONSENT} WHERE {where} ORDER BY id", tuple(given.values()))
        return [rows_consent.consent(row) for row in found]

    def given(self) -> dict[int, Given]:
        """Return where consent stands, by respondent id; those never asked are left out."""
        said: dict[int, tuple[rows.Row, ...]] = {}
        for number, *words in self._rows(rows_consent.SAID):
            said[number] = (*said.get(number, ()), tuple(words))
        # Most people say the same, and what is the same is made once.
        alike = {words: rows_consent.given(words) for words in set(said.values())}
        return {number: alike[words] for number, words in said.items()}

    def leaders(self) -> dict[int, Decision]:
        """Return what the leaders last decided, by site id; those never asked are left out."""
        found = self._rows(rows_consent.CONSENT + " WHERE site_id IS NOT NULL ORDER BY id")
        return {event.site_id or 0: event.decision for event in map(rows_consent.consent, found)}
