"""Rescue: what is whole comes back the same; what is not is marked; nothing that was held back gets out."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from interview_tui.model.consent import ConsentScope, ConsentState
from interview_tui.model.note import NoteFlag
from interview_tui.paths import StudyPaths
from interview_tui.store import cells, database
from interview_tui.store.pages import PAGE, Pages
from interview_tui.store.rescue import rescue
from interview_tui.store.salvage import Salvage
from interview_tui.store.store import Store
from tests.faults import damage, tampering

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.soundness import Rescued

KEY = damage.KEY
NOTES = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> damage.Original:
    return damage.original(tmp_path_factory.mktemp("rescue"), NOTES)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> damage.Original:
    return damage.original(tmp_path_factory.mktemp("killed"), NOTES, killed=True)


@pytest.fixture
def paths(whole: damage.Original, tmp_path: Path) -> StudyPaths:
    return StudyPaths(shutil.copytree(whole.folder, tmp_path / "study"))


def saved(paths: StudyPaths, tmp_path: Path) -> tuple[Rescued, Store]:
    new = StudyPaths(tmp_path / "new")
    new.folder.mkdir()
    with Pages(KEY, paths.database, log=paths.log) as pages:
        report = rescue(pages, KEY, new.database, at=damage.NOW, actor="INT1")
    return report, Store.open(new, KEY)


def pages_of(paths: StudyPaths, table: str) -> list[int]:
    with Pages(KEY, paths.database) as pages:
        salvage = Salvage(pages)
        found = []
        for number in range(1, pages.count + 1):
            page = pages.page(number)
            if page is not None and cells.kind_of(page) in {cells.TABLE_LEAF, cells.TABLE_INSIDE}:
                found += [number] if salvage.table_of(number) == table else []
        return found


def wipe(paths: StudyPaths, *numbers: int) -> None:
    raw = bytearray(paths.database.read_bytes())
    for number in numbers:
        raw[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    paths.database.write_bytes(raw)


def test_page_by_page_gives_the_very_rows_that_sql_gives(whole: damage.Original, tmp_path: Path) -> None:
    copy = StudyPaths(shutil.copytree(whole.folder, tmp_path / "copy"))
    with Pages(KEY, copy.database) as pages:
        read: dict[str, dict[int, tuple[object, ...]]] = {}
        salvage = Salvage(pages)
        for found in salvage.rows():
            read.setdefault(found.table, {})[found.number] = tuple(found.values.values())
    assert (salvage.unreadable, salvage.nameless, salvage.torn) == ([], 0, frozenset())
    with closing(database.connect(copy.database, KEY)) as connection:
        names = connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
        )
        for (table,) in names.fetchall():
            if not table.startswith("sqlite_"):
                rows = connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608
                assert [read.get(table, {})[number] for number in sorted(read.get(table, {}))] == rows, table


def test_an_undamaged_study_comes_back_whole(paths: StudyPaths, tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in paths.folder.iterdir()}
    report, store = saved(paths, tmp_path)
    with closing(store), closing(Store.open(paths, KEY)) as old:
        assert report.whole
        assert not report.consent_shut
        assert not report.held
        for interview in old.interviews():
            assert store.notes(interview.id) == old.notes(interview.id)
        assert store.audit_rows()[:-1] == old.audit_rows()
        assert store.audit_intact()
        assert (store.secret(), store.study()) == (old.secret(), old.study())
    assert {file.name: file.read_bytes() for file in paths.folder.iterdir() if file.name in before} == before


@pytest.mark.parametrize("name", list(damage.DAMAGE))
@pytest.mark.parametrize("seed", range(3))
def test_no_note_comes_back_wrong_without_a_word(whole: damage.Original, name: str, seed: int) -> None:
    assert damage.once(whole, damage.DAMAGE[name], seed).wrong == 0


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_log_gives_what_is_in_it(killed: damage.Original, seed: int) -> None:
    counted = damage.once(killed, damage.flip_bytes(4), seed, log=True)
    assert counted.wrong == 0
    assert counted.same >= counted.before


def test_a_cut_log_keeps_every_note_before_the_cut(killed: damage.Original, tmp_path: Path) -> None:
    paths = StudyPaths(shutil.copytree(killed.folder, tmp_path / "study"))
    raw = paths.log.read_bytes()
    paths.log.write_bytes(raw[: len(raw) // 2])
    readable = damage.readable(paths.folder, killed.first)
    _report, store = saved(paths, tmp_path)
    with closing(store):
        found = dict(store._rows("SELECT id, text FROM notes"))
    assert 0 < readable <= sum(killed.first[number] == text for number, text in found.items())


def test_without_the_first_page_every_note_is_found(
    paths: StudyPaths, whole: damage.Original, tmp_path: Path
) -> None:
    raw = bytearray(paths.database.read_bytes())
    raw[:PAGE] = random.Random(1).randbytes(PAGE)  # noqa: S311 - no secret
    paths.database.write_bytes(raw)
    _report, store = saved(paths, tmp_path)
    with closing(store):
        assert dict(store._rows("SELECT id, text FROM notes")) == whole.first


def test_one_wrong_byte_in_the_salt_is_seen_through(paths: StudyPaths, tmp_path: Path) -> None:
    raw = bytearray(paths.database.read_bytes())
    raw[7] ^= 0x5A
    paths.database.write_bytes(raw)
    report, store = saved(paths, tmp_path)
    store.close()
    assert report.whole


def test_a_lost_inner_page_loses_no_note(paths: StudyPaths, whole: damage.Original, tmp_path: Path) -> None:
    inner = pages_of(paths, "notes")[0]
    wipe(paths, inner)
    _report, store = saved(paths, tmp_path)
    with closing(store):
        assert dict(store._rows("SELECT id, text FROM notes")) == whole.first


@pytest.mark.parametrize(
    "table", ["study", "guides", "sites", "respondents", "interviews", "events", "anchors"]
)
def test_no_note_is_dropped_because_its_parent_is_gone(
    paths: StudyPaths, whole: damage.Original, tmp_path: Path, table: str
) -> None:
    wipe(paths, *pages_of(paths, table))
    report, store = saved(paths, tmp_path)
    with closing(store):
        assert dict(store._rows("SELECT id, text FROM notes")) == whole.first
        assert report.made[table] > 0
        assert store.db.execute("PRAGMA foreign_key_check").fetchall() == []
        store.study()
        for interview in store.interviews():
            store.guide(interview.guide_hash)
            store.last_anchor(interview.id)
        assert set(store.phases()) == {interview.id for interview in store.interviews()}
        assert all(respondent.site_id for respondent in store.respondents())


def test_a_later_wording_outlives_its_note(paths: StudyPaths, tmp_path: Path) -> None:
    with closing(database.connect(paths.database, KEY)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM notes WHERE id = 5")
    report, store = saved(paths, tmp_path)
    with closing(store):
        assert store.note(5).text.endswith("(rettet)")
        assert 5 in report.cut
        assert NoteFlag.IDENTIFYING in store.note(5).flags


def test_a_long_note_with_a_lost_page_is_cut_and_says_so(
    paths: StudyPaths, whole: damage.Original, tmp_path: Path
) -> None:
    longest = max(whole.first, key=lambda number: len(whole.first[number]))
    page, plain, start, end = tampering.rows_of(paths.database, KEY, "notes")[longest]
    assert page
    wipe(paths, int.from_bytes(plain[start:end][-4:]))
    report, store = saved(paths, tmp_path)
    with closing(store):
        text = store.first_note(longest).text
        note = store.note(longest)
    assert report.cut == [longest]
    assert text.endswith(" […]")
    assert whole.first[longest].startswith(text.removesuffix(" […]"))
    assert len(text) > 100
    assert NoteFlag.IDENTIFYING in note.flags
    assert report.concerned


def test_lost_marks_hold_a_note_back(paths: StudyPaths, tmp_path: Path) -> None:
    with closing(database.connect(paths.database, KEY)) as connection:
        flagged = [
            n for (n,) in connection.execute("SELECT note_id FROM note_changes WHERE field = 'flag_on'")
        ]
    wipe(paths, *pages_of(paths, "note_changes"))
    report, store = saved(paths, tmp_path)
    with closing(store):
        assert set(flagged) <= set(report.held)
        assert all(store.note(number).needs_clearing for number in report.held)


def test_a_lost_withdrawal_shuts_every_yes(paths: StudyPaths, tmp_path: Path) -> None:
    wiped = pages_of(paths, "consent_events")
    with closing(Store.open(paths, KEY)) as store:
        respondent = store.respondents()[0]
        store.add_consent(store.consent_events(respondent_id=respondent.id)[:1])
        store.audit("consent withdrawn", "999", "INT1", 5)
    raw = bytearray(paths.database.read_bytes())
    raw[(wiped[0] - 1) * PAGE + 3000] ^= 1
    paths.database.write_bytes(raw)
    report, store = saved(paths, tmp_path)
    with closing(store):
        assert report.consent_shut
        for respondent in store.respondents():
            state = ConsentState.of(store.consent_events(respondent_id=respondent.id))
            assert not any(state.may(scope) for scope in ConsentScope)


def test_the_old_audit_is_kept_and_sealed_with_its_gaps(paths: StudyPaths, tmp_path: Path) -> None:
    leaves = pages_of(paths, "audit")
    assert len(leaves) > 2
    wipe(paths, leaves[2])
    report, store = saved(paths, tmp_path)
    with closing(store):
        rows = store.audit_rows()
        assert report.audit_broken
        assert len(rows) > 20
        assert store.audit_intact()
        assert [row.id for row in rows] != list(range(1, len(rows) + 1))
        kept = [row for row in rows if row.kind == "rescued"]
        store.db.execute("DELETE FROM audit WHERE id = ?", (rows[0].id,))
        assert not store.audit_intact()
        assert len(kept) == 1
        store.add_site("Nytt kontor")


def test_a_second_rescue_of_a_rescued_study_loses_nothing_more(paths: StudyPaths, tmp_path: Path) -> None:
    wipe(paths, pages_of(paths, "audit")[2])
    _report, store = saved(paths, tmp_path)
    store.close()
    (tmp_path / "again").mkdir()
    report, again = saved(StudyPaths(tmp_path / "new"), tmp_path / "again")
    with closing(again):
        assert report.whole
        assert again.audit_intact()


def test_nothing_that_can_be_read_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    from interview_tui.errors import StoreDamaged

    file = tmp_path / "study.db"
    file.write_bytes(random.Random(2).randbytes(20 * PAGE + 17))  # noqa: S311 - no secret
    with Pages(KEY, file) as pages, pytest.raises(StoreDamaged):
        rescue(pages, KEY, tmp_path / "new.db", at=1)
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == ["study.db"]
