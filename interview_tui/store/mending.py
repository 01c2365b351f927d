"""Parents for rows that lost theirs, and the list of what is missing, in a study that is being rescued.

What is made says so in its own words. No note is ever left out because what it belongs to is gone.
"""

from __future__ import annotations

import os
from itertools import chain
from typing import TYPE_CHECKING, Any

from interview_tui.clock import month_of
from interview_tui.i18n import _
from interview_tui.model.guide import Guide, Question, Theme, closing_theme
from interview_tui.store import database, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.model.soundness import Rescued

_MINUTES = 60
_LANGUAGE = "en"
_MOST_RANGES = 1000
_KNOWN_BY_AUDIT = {"notes": "note added"}


def find_missing(connection: Any, report: Rescued) -> None:
    """Say which numbers nothing was found for: gaps in each table, and notes that only the audit knows of."""
    for table in sorted({*report.saved, *report.unfit, "notes"} - {"study"}):
        if not _has_id(connection, table):
            continue
        ids = connection.execute(f"SELECT rowid FROM {table} ORDER BY rowid")  # noqa: S608 - names are ours
        last = 0
        if table in _KNOWN_BY_AUDIT:
            sql = "SELECT max(CAST(object_id AS INTEGER)) FROM audit WHERE kind = ?"
            last = connection.execute(sql, (_KNOWN_BY_AUDIT[table],)).fetchone()[0] or 0
        gaps = list(_gaps((number for (number,) in ids), last))
        if gaps:
            report.missing[table] = gaps


def _has_id(connection: Any, table: str) -> bool:
    sql = "SELECT count(*) FROM pragma_table_info(?) WHERE pk AND name = 'id'"
    return bool(connection.execute(sql, (table,)).fetchone()[0])


def _gaps(numbers: Iterable[int], last: int) -> Iterator[tuple[int, int]]:
    expected = 1
    for number in chain(numbers, (last + 1,)):
        if number > expected:
            yield expected, number - 1
        expected = max(expected, number + 1)


def give_parents(connection: Any, report: Rescued, at: int) -> None:
    """Make what rows refer to and was not found: study, guide, sites, respondents, interviews, notes."""
    make = _Making(connection, report, at)
    make.study()
    make.notes()
    make.interviews()
    make.guides()
    make.respondents()
    make.sites()
    make.beginnings()
    _let_go(connection, report)


class _Making:
    """Makes rows that stand for lost ones."""

    def __init__(self, connection: Any, report: Rescued, at: int) -> None:
        self._connection, self._report, self._at = connection, report, at

    def study(self) -> None:
        """Make the row of the study itself: its title and its secret are gone with the old one."""
        if self._all("SELECT 1 FROM study"):
            return
        # If all that is left is kept by the month, the study was one that keeps nothing finer.
        moments = [at for (at,) in self._all("SELECT at FROM audit")]
        by_month = bool(moments) and all(map(month_of, moments))
        self._insert(
            "study", id=1, study_id=os.urandom(16).hex(), secret=os.urandom(32), title=_("Rescued study"),
            language=self._language(), fields=rows.to_json(self._fields()), letter_version="",
            letter_hash="", key_file=0 if by_month else 1, sample=0, anonymous=int(by_month),
        )  # fmt: skip

    def notes(self) -> None:
        """Make a note for changes whose note is gone: the words of a later wording are in them."""
        lost = self._orphans("note_changes", "note_id", "notes")
        for number in lost:
            before = self._all(
                "SELECT interview_id, theme_id FROM notes WHERE id < ? ORDER BY id DESC LIMIT 1", number
            )
            interview, theme = before[0] if before else (1, "")
            self._insert(
                "notes", id=number, interview_id=interview, at=self._at, elapsed_ms=0, kind="note", text="",
                theme_id=theme, question_id="", after=0,
            )  # fmt: skip
            self._report.cut.append(number)

    def interviews(self) -> None:
        """Make an interview for whatever belongs to one that is gone."""
        lost: set[int] = set()
        for table in ("notes", "events", "anchors", "drafts"):
            lost.update(self._orphans(table, "interview_id", "interviews"))
        for number in sorted(lost):
            sql = (
                "SELECT min(at - elapsed_ms) FROM (SELECT at, elapsed_ms FROM events WHERE interview_id = ?1 "
            )
            sql += "UNION ALL SELECT at, elapsed_ms FROM notes WHERE interview_id = ?1)"
            begun = self._all(sql, number)[0][0]
            self._insert(
                "interviews", id=number, respondent_id=-number, guide_hash="", started_at=begun or self._at,
                promised_minutes=_MINUTES, interviewer="",
            )  # fmt: skip

    def guides(self) -> None:
        """Make a guide for interviews whose own was not readable, from the places their notes name."""
        lost = self._orphans("interviews", "guide_hash", "guides", "hash")
        if lost:
            guide = self._guide()
            if not self._all("SELECT 1 FROM guides WHERE hash = ?", guide.hash()):
                self._insert(
                    "guides", hash=guide.hash(), title=guide.title, version=guide.version,
                    language=guide.language, canonical=guide.canonical(),
                )  # fmt: skip
            for name in lost:
                self._do("UPDATE interviews SET guide_hash = ? WHERE guide_hash = ?", guide.hash(), name)
        self._do(
            "UPDATE study SET guide_hash = (SELECT hash FROM guides ORDER BY id DESC LIMIT 1) "
            "WHERE guide_hash IS NULL OR guide_hash NOT IN (SELECT hash FROM guides)"
        )

    def respondents(self) -> None:
        """Make a respondent for interviews, consent and the rest that belong to one who is gone."""
        lost: set[int] = set()
        for (table,) in self._all(
            "SELECT m.name FROM sqlite_master m, pragma_foreign_key_list(m.name) f "
            "WHERE m.type = 'table' AND f.\"table\" = 'respondents' AND f.\"from\" = 'respondent_id'"
        ):
            lost.update(self._orphans(table, "respondent_id", "respondents"))
        for number in sorted(lost, reverse=True):
            code, row_id = f"LOST{abs(number)}", number
            if number < 0:
                row_id = self._all("SELECT coalesce(max(id), 0) + 1 FROM respondents")[0][0]
                self._do("UPDATE interviews SET respondent_id = ? WHERE respondent_id = ?", row_id, number)
                code = f"LOST-I{abs(number)}"
            self._insert("respondents", id=row_id, code=code, site_id=0, fields="{}", cancelled=0)

    def sites(self) -> None:
        """Make a site for respondents and consent that belong to one that is gone."""
        lost = set(self._orphans("respondents", "site_id", "sites"))
        lost.update(self._orphans("consent_events", "site_id", "sites"))
        for number in sorted(lost, reverse=True):
            row_id = number
            if number < 1:
                row_id = self._all("SELECT coalesce(max(id), 0) + 1 FROM sites")[0][0]
                self._do("UPDATE respondents SET site_id = ? WHERE site_id = ?", row_id, number)
            name = _("Rescued: site {number} could not be read").format(number=row_id)
            self._insert("sites", id=row_id, name=name)

    def beginnings(self) -> None:
        """See that every interview has its start and a place on its clock, which all else counts from."""
        lacking = "SELECT id, started_at FROM interviews WHERE id NOT IN (SELECT interview_id FROM {})"
        for number, at in self._all(lacking.format("events WHERE kind = 'started'")):
            self._insert(
                "events", id=self._before_all(number), interview_id=number, kind="started", at=at,
                elapsed_ms=0, value="", detail="",
            )  # fmt: skip
        for number, at in self._all(lacking.format("anchors")):
            last = "SELECT max(elapsed_ms) FROM (SELECT elapsed_ms FROM events WHERE interview_id = ?1 "
            last += "UNION ALL SELECT elapsed_ms FROM notes WHERE interview_id = ?1)"
            elapsed = self._all(last, number)[0][0] or 0
            self._insert(
                "anchors", interview_id=number, wall_ms=at + elapsed, steady_ms=0, boot="rescued",
                elapsed_ms=elapsed,
            )  # fmt: skip

    # -- inside ---------------------------------------------------------------------------------------

    def _before_all(self, interview: int) -> int | None:
        """Return a free number below those of an interview's events: they are in the order of numbers."""
        first = self._all("SELECT min(id) FROM events WHERE interview_id = ?", interview)[0][0]
        if first is None or not self._all("SELECT 1 FROM events WHERE id = ?", first - 1):
            return None if first is None else int(first - 1)
        return int(self._all("SELECT min(id) - 1 FROM events")[0][0])

    def _guide(self) -> Guide:
        places: dict[str, list[str]] = {}
        for theme, question in self._all(
            "SELECT DISTINCT theme_id, question_id FROM notes WHERE theme_id <> '' ORDER BY 1, 2"
        ):
            places.setdefault(theme, [])
            if question:
                places[theme].append(question)
        language = self._language()
        closing = closing_theme(language)
        taken = {closing.id, *(question.id for question in closing.questions)}
        themes = []
        for theme, questions in places.items():
            if theme not in taken:
                taken.add(theme)
                fresh = [name for name in dict.fromkeys(questions) if name not in taken]
                taken.update(fresh)
                themes.append(Theme(theme, theme, tuple(Question(name, name) for name in fresh)))
        title = _("Rescued: the guide could not be read")
        return Guide(title, language, "0", _MINUTES, (*themes, closing))

    def _language(self) -> str:
        found = self._all("SELECT language FROM study UNION ALL SELECT language FROM guides")
        return found[0][0] if found else _LANGUAGE

    def _fields(self) -> list[str]:
        import json

        names: dict[str, None] = {}
        for (fields,) in self._all("SELECT fields FROM respondents ORDER BY id"):
            names.update(dict.fromkeys(json.loads(fields)))
        return list(names)

    def _orphans(self, table: str, column: str, parent: str, key: str = "id") -> list[Any]:
        sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL "  # noqa: S608 - names are ours
        return [row[0] for row in self._all(f"{sql} AND {column} NOT IN (SELECT {key} FROM {parent})")]  # noqa: S608

    def _insert(self, table: str, **values: object) -> None:
        self._do(database.insert_sql(table, tuple(values)), *values.values())
        self._report.made[table] += 1

    def _all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(sql, values).fetchall()
        return found

    def _do(self, sql: str, *values: object) -> None:
        self._connection.execute(sql, values)


def _let_go(connection: Any, report: Rescued) -> None:
    """Take out rows that still refer to nothing; notes, events and changes all have a parent by now."""
    while broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        for table, number, _parent, _which in broken:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (number,))  # noqa: S608 - names are ours
            report.saved[table] -= 1
            report.unfit[table] += 1


def name_concerned(connection: Any, report: Rescued) -> None:
    """Say by code in whose interviews notes are missing, cut or doubtful; a gap concerns both its sides."""
    notes = {*report.cut, *report.doubtful}
    for first, last in report.missing.get("notes", ())[:_MOST_RANGES]:
        for sql, number in (
            ("SELECT max(id) FROM notes WHERE id < ?", first),
            ("SELECT min(id) FROM notes WHERE id > ?", last),
        ):
            found = connection.execute(sql, (number,)).fetchone()[0]
            notes.update(() if found is None else (found,))
    codes = set()
    for number in notes:
        codes.update(
            connection.execute(
                "SELECT r.code FROM notes n JOIN interviews i ON i.id = n.interview_id "
                "JOIN respondents r ON r.id = i.respondent_id WHERE n.id = ?",
                (number,),
            ).fetchall()
        )
    report.concerned = sorted(code for (code,) in codes)
