"""Verify names what is wrong and where, changes nothing, and says what it can when a study does not open."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotAStudy, StoreBusy
from interview_tui.paths import StudyPaths
from interview_tui.store import database
from interview_tui.store.pages import PAGE
from interview_tui.store.verify import NAMES, verify
from tests.faults import damage, tampering

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.soundness import Check

KEY = damage.KEY


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("verify")
    damage.fill(place / "whole", 30)
    return place / "whole"


@pytest.fixture
def paths(whole: Path, tmp_path: Path) -> StudyPaths:
    return StudyPaths(shutil.copytree(whole, tmp_path / "study"))


def checked(paths: StudyPaths) -> dict[str, Check]:
    return {check.name: check for check in verify(paths, KEY)}


def bytes_of(paths: StudyPaths) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in paths.folder.iterdir()}


def test_a_sound_study_passes_every_check_and_stays_as_it_is(paths: StudyPaths) -> None:
    before = bytes_of(paths)
    found = checked(paths)
    assert list(found) == list(NAMES[1:])
    assert all(check.ok for check in found.values()), found
    assert found["rows"].looked_at > 100
    assert bytes_of(paths) == before


def test_what_a_kill_leaves_is_sound_too_and_stays_as_it_is(paths: StudyPaths, tmp_path: Path) -> None:
    store = damage.fill(tmp_path / "open", 10, closed=False)
    killed = StudyPaths(shutil.copytree(tmp_path / "open", tmp_path / "killed"))
    store.close()
    assert killed.log.stat().st_size > 0
    before = bytes_of(killed)
    assert all(check.ok for check in checked(killed).values())
    assert bytes_of(killed) == before


def test_what_a_kill_leaves_of_an_act_that_was_not_finished_is_no_damage(
    paths: StudyPaths, tmp_path: Path
) -> None:
    connection = database.connect(paths.database, KEY)
    database.start_writing(connection)
    connection.execute("PRAGMA cache_size = 2")
    connection.execute("BEGIN IMMEDIATE")
    many = [(f"Et annet kontor {number} " + "x" * 900,) for number in range(300)]
    connection.executemany("INSERT INTO sites (name) VALUES (?)", many)
    killed = StudyPaths(shutil.copytree(paths.folder, tmp_path / "killed"))
    connection.close()
    assert killed.log.stat().st_size > 20 * PAGE
    found = checked(killed)
    assert all(check.ok for check in found.values()), found


@pytest.mark.parametrize("end", [b"", bytes(PAGE // 2)], ids=["log ends there", "older bytes follow"])
def test_a_log_whose_last_page_was_not_written_whole_is_no_damage(tmp_path: Path, end: bytes) -> None:
    """A kill or a power cut in the middle of a write leaves this; the act was not acknowledged."""
    store = damage.fill(tmp_path / "open", 10, closed=False)
    killed = StudyPaths(shutil.copytree(tmp_path / "open", tmp_path / "killed"))
    store.close()
    log = killed.log.read_bytes()
    assert (len(log) - 32) % (24 + PAGE) == 0
    killed.log.write_bytes(log[: -PAGE // 2] + end)
    assert [check for check in checked(killed).values() if not check.ok] == []


def test_a_file_that_ends_in_a_page_that_is_whole_in_the_log_is_sound(
    paths: StudyPaths, tmp_path: Path
) -> None:
    """A kill leaves this in the middle of bringing a log with new pages into the database."""
    before = paths.database.stat().st_size
    connection = database.connect(paths.database, KEY)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    many = [(f"Et annet kontor {number} " + "x" * 900,) for number in range(300)]
    with connection:
        connection.executemany("INSERT INTO sites (name) VALUES (?)", many)
    killed = StudyPaths(shutil.copytree(paths.folder, tmp_path / "killed"))
    connection.close()
    log = killed.log.read_bytes()
    frames = range(32, len(log), 24 + PAGE)
    new = {int.from_bytes(log[at : at + 4]): log[at + 24 : at + 24 + PAGE] for at in frames}
    first = before // PAGE + 1
    killed.database.write_bytes(killed.database.read_bytes()[:before] + new[first][: PAGE // 2])
    assert [check for check in checked(killed).values() if not check.ok] == []


def test_a_page_torn_in_the_database_but_whole_in_the_log_is_sound(tmp_path: Path) -> None:
    """A power cut while the log is brought into the database leaves this, and nothing is lost by it."""
    store = damage.fill(tmp_path / "open", 10, closed=False)
    killed = StudyPaths(shutil.copytree(tmp_path / "open", tmp_path / "killed"))
    store.close()
    log = killed.log.read_bytes()
    logged = {int.from_bytes(log[at : at + 4]) for at in range(32, len(log), 24 + PAGE)}
    content = bytearray(killed.database.read_bytes())
    numbers = range(2, len(content) // PAGE + 1)
    torn = next(number for number in numbers if number in logged)
    content[torn * PAGE - 200] ^= 1
    killed.database.write_bytes(content)
    assert [check for check in checked(killed).values() if not check.ok] == []
    other = next(number for number in numbers if number not in logged)
    content[other * PAGE - 200] ^= 1
    killed.database.write_bytes(content)
    (fault,) = checked(killed)["cipher"].faults
    assert fault.endswith(f" {other}")


def test_one_flipped_byte_of_any_audit_entry_is_named_by_its_number(paths: StudyPaths) -> None:
    """In the decrypted pages, then sealed again: nothing but the chain can tell."""
    rows = tampering.rows_of(paths.database, KEY, "audit")
    before = paths.database.read_bytes()
    for number in sorted(rows)[7::25]:
        page, plain, start, end = rows[number]
        for at in (start, start + 1, start + 5, *range(start + 13, end, 31)):
            changed = bytearray(plain)
            changed[at] ^= 1
            tampering.rewrite(paths.database, KEY, page, bytes(changed))
            check = checked(paths)["audit"]
            assert not check.ok
            assert check.faults[0].lstrip("-") == str(number), (number, at - start)
            paths.database.write_bytes(before)


@pytest.mark.parametrize(
    ("sql", "name", "fault"),
    [
        ("DELETE FROM audit WHERE id = 9", "audit", "-9"),
        ("DELETE FROM audit WHERE id >= 20", "audit", "-20"),
        ("UPDATE audit SET actor = 'x' WHERE id = 7", "audit", "7"),
        ("UPDATE guides SET canonical = replace(canonical, 'Tema', 'tema')", "guides", "guides:1"),
        ("UPDATE consent_events SET letter_version = '2' WHERE id = 3", "letters", "consent_events:3"),
        ("UPDATE notes SET kind = 'nonsense' WHERE id = 5", "rows", "notes:5"),
        ("UPDATE note_changes SET value = 'nonsense' WHERE field = 'flag_on'", "rows", "note_changes:2"),
        ("UPDATE respondents SET fields = '{' WHERE id = 2", "rows", "respondents:2"),
        ("UPDATE notes SET text = CAST(x'ff41' AS TEXT) WHERE id = 4", "rows", "notes:4"),
        ("DELETE FROM interviews WHERE id = 1", "references", "events:1"),
    ],
)
def test_what_is_wrong_is_named(paths: StudyPaths, sql: str, name: str, fault: str) -> None:
    with closing(database.connect(paths.database, KEY)) as connection:
        connection.execute(sql)
    found = checked(paths)
    wrong = {check.name for check in found.values() if not check.ok}
    assert name in wrong
    assert fault in found[name].faults
    assert wrong <= {name, "rows", "references"}


def test_damaged_pages_are_counted_and_named(paths: StudyPaths) -> None:
    raw = bytearray(paths.database.read_bytes())
    raw[5 * PAGE + 100] ^= 1
    paths.database.write_bytes(raw)
    check = checked(paths)["pages"]
    assert (check.ok, check.faults, check.faulty) == (False, ("6",), 1)


def test_a_study_that_does_not_open_still_tells_what_it_can(paths: StudyPaths) -> None:
    raw = bytearray(paths.database.read_bytes())
    raw[200] ^= 1
    paths.database.write_bytes(raw)
    found = checked(paths)
    assert found["opens"].ok is False
    assert found["pages"].faults == ("1",)
    assert found["audit"].ok is True
    assert found["rows"].looked_at > 100
    assert found["guides"].ok is None


def test_a_study_open_elsewhere_is_left_alone(paths: StudyPaths, tmp_path: Path) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from pathlib import Path; from interview_tui.paths import StudyPaths\n"
        "from interview_tui.store.store import Store\n"
        "store = Store.open(StudyPaths(Path(sys.argv[1])), bytes(range(32)))\n"
        "print('open', flush=True); sys.stdin.read(); store.close()"
    )
    command = [sys.executable, "-c", script, str(paths.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreBusy):
            checked(paths)
        other.communicate("")
    assert all(check.ok for check in checked(paths).values())


def test_no_database_is_no_study(tmp_path: Path) -> None:
    with pytest.raises(NotAStudy):
        list(verify(StudyPaths(tmp_path), KEY))
