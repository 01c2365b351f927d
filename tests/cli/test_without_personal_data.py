"""A study without personal data, held over the plain door: what it refuses, asks about, and leaves."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.cli.desk import Desk
from interview_tui.clock import month_of, month_start
from interview_tui.guidefile.markdown import read_guide
from interview_tui.sealing import QUICK
from interview_tui.services.opening import create_study
from interview_tui.store import months
from tests.cli.conftest import KEY_PASSPHRASE, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock

TALK = """\
har jobbet her siden kommunen tok over
:asked
! ler, ser bort
sier at Frøydis alltid tar telefonen

ring meg på 22 22 22 22 sa hun
:instead ga meg nummeret sitt
:mark
:ago 20
? hvem bestemmer vaktplanen
:done 1
:pause
:go
:interrupt phone
:over
:room workplace
:end
så sliten ut da vi var ferdige
:close
"""

SITE = "the first office"

LETTER = "You may take part. Nobody is told who you are. You may stop until we begin the analysis."

_EPOCH_MS = 946_684_800_000  # the year 2000
_DAY = re.compile(r"(?<!\w)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[.:]\d{2}(?:[.:]\d{2,4})?)(?!\w)")


@pytest.fixture
def bare(guide_file: Path, tmp_path: Path, clock: FakeClock) -> Path:
    """A study without personal data; in the middle of a month, at a crooked minute."""
    clock.wall = 1_773_847_331_907  # 18 March 2026, 15:22:11 UTC
    made = tmp_path / "work" / "bare"
    create_study(
        made, read_guide(guide_file), PASSPHRASE, fields=("age group",), anonymous=True, clock=clock,
        cost=QUICK,
    )  # fmt: skip
    return made


@pytest.fixture
def talked(terminal: Terminal, bare: Path, clock: FakeClock) -> str:
    """A respondent who was interviewed over the plain door; time went on between the lines."""
    terminal.run("site", "add", bare, SITE)
    code = terminal.line("respondent", "add", bare, "--field", "age group=30 to 49")
    terminal.run("consent", "grant", bare, "--site", SITE, "gatekeeper")
    terminal.run("consent", "grant", bare, code, "participation", "notes", "--valid-until", "2026-12-24")
    hold(terminal, bare, code, clock, TALK)
    return code


def hold(terminal: Terminal, folder: Path, code: str, clock: FakeClock, talk: str) -> list[str]:
    """Type lines at the plain door, 61 seconds apart; returns what it said."""
    import io

    from interview_tui.plain import run_plain, session_for

    def lines() -> Iterator[str]:
        for line in talk.splitlines(keepends=True):
            clock.advance(61_003)
            yield line

    said = io.StringIO()
    with Desk(clock=terminal.clock).study(folder, None) as opened:
        typed: Any = lines()
        assert run_plain(lambda: session_for(opened.interviewing, code), typed, said) == 0
    return said.getvalue().splitlines()


def every_cell(folder: Path, clock: FakeClock) -> Iterator[tuple[str, str, object]]:
    """Yield table, column and value of every cell of a study's database."""
    with Desk(clock=clock).study(folder, None) as opened:
        rows: Callable[..., list[tuple[Any, ...]]] = opened.store._rows
        for (table,) in rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
            names = [name for (name,) in rows("SELECT name FROM pragma_table_info(?)", (table,))]
            for row in rows(f'SELECT * FROM "{table}"'):  # noqa: S608
                yield from ((table, name, value) for name, value in zip(names, row, strict=True))


def finer(folder: Path, clock: FakeClock) -> list[tuple[str, str, object]]:
    """Return the cells that tell more than a month."""
    found = []
    for table, name, value in every_cell(folder, clock):
        if isinstance(value, int | float) and value > _EPOCH_MS // 1_000:
            bad = value < _EPOCH_MS or not month_of(int(value))
        else:
            text = (
                value.decode("utf-8", "ignore") if name == "content" and isinstance(value, bytes) else value
            )
            bad = any(not part.endswith("-01") for part in _DAY.findall(str(text)))
        if bad and name not in {"size", "canonical", "secret"}:
            found.append((table, name, value))
    return found


def undated(*places: Path) -> list[tuple[str, str]]:
    """Return what under ``places`` has a time that is not the first moment of a month."""
    found = []
    for place in places:
        # The times first: to look into a folder is to read it.
        seen = [(place, place.stat())]
        seen += [(path, path.stat()) for path in place.rglob("*")] if place.is_dir() else []
        for path, facts in seen:
            for kind, at in (("read", facts.st_atime_ns), ("written", facts.st_mtime_ns)):
                if at % 1_000_000 or not month_of(at // 1_000_000):
                    found.append((path.name, kind))
    return found


def everything(terminal: Terminal, folder: Path, code: str, tmp_path: Path) -> None:
    """Use all that writes a row with a time in it."""
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    terminal.run("letter", "set", folder, "1", letter)
    terminal.run("letter", "promise", folder, "end_date", "2026-12-24")
    terminal.run("letter", "promise", folder, "withdrawal", "until 2026-05-15")
    terminal.run("letter", "check", folder, "purpose=yes")
    terminal.run("sheet", "set", folder, "purpose=to see", "end_date=2026-12-24")
    terminal.run("reached", folder, "ended", "2026-03-02")
    terminal.run("deadline", "set", folder, "study", "--on", "2026-12-24")
    terminal.run("deadline", "set", folder, "notes", "--event", "passed", "--latest", "2027-01-15")
    terminal.run("deadline", "came", folder, "notes")
    terminal.run("criteria", "set", folder, "people who were there before and after")
    terminal.run("recruit", "approach", folder, code, "known_to=nobody")
    other = terminal.line("respondent", "add", folder)
    terminal.run("recruit", "log", folder, other, "declined")
    terminal.run("flag", folder, "1", "identifying")
    terminal.run("flag", folder, "1", "identifying", "--off")
    terminal.run("decide", folder, "Frøydis", "--as", "person")


def test_nothing_on_disk_is_finer_than_the_month(
    terminal: Terminal, bare: Path, talked: str, tmp_path: Path, clock: FakeClock
) -> None:
    everything(terminal, bare, talked, tmp_path)
    (tmp_path / "copies").mkdir()
    terminal.run("backup", bare, "--into", tmp_path / "copies")
    terminal.run("backup", bare)
    terminal.run("sign", bare, "1-99")
    terminal.run("export", bare, "--to", tmp_path / "out", "--format", "md", "--format", "docx")
    terminal.run("verify", bare)
    assert finer(bare, clock) == []
    made = sorted((tmp_path / "copies").iterdir())
    assert [path.name for path in made] == ["bare-2026-03-2.backup", "bare-2026-03.backup"]
    assert undated(bare, *made) == []
    left = [path.stat().st_mtime for path in (tmp_path / "out").iterdir()]
    assert {time.gmtime(at).tm_year for at in left} == {1980}
    terminal.run("restore", made[0], "--to", tmp_path / "again")
    terminal.run("rescue", bare, "--to", tmp_path / "saved")
    for copy in (tmp_path / "again", tmp_path / "saved"):
        assert finer(copy, clock) == []
        assert undated(copy) == []


def test_the_search_itself_finds_what_is_finer(
    terminal: Terminal, folder: Path, code: str, held: Callable[..., Any], clock: FakeClock
) -> None:
    held("et ord")
    tables = {table for table, _name, _value in finer(folder, clock)}
    assert {"notes", "events", "audit", "interviews", "anchors", "_sqlite_migrations"} <= tables
    assert undated(folder)
    assert terminal.json("status", folder)["respondents"][0]["code"] == code


def test_every_column_that_holds_a_time_is_known(bare: Path, clock: FakeClock) -> None:
    told = {(table, name) for table, name, _value in columns(bare, clock) if _is_time(name)}
    covered = {
        (table, name) for where in (months.INSTANTS, months.DAYS) for table in where for name in where[table]
    }
    assert told <= covered | {("exports", "month"), ("_sqlite_migrations", "applied_at")}


def columns(folder: Path, clock: FakeClock) -> list[tuple[str, str, str]]:
    with Desk(clock=clock).study(folder, None) as opened:
        return opened.store._rows(
            "SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c "
            "WHERE m.type = 'table'"
        )


def _is_time(name: str) -> bool:
    return bool(re.fullmatch(r"at|.*_at|wall_ms|day|due|came|met|latest|valid_until|month|.*date.*", name))


def test_offsets_in_the_interview_are_kept(
    terminal: Terminal, bare: Path, talked: str, clock: FakeClock
) -> None:
    notes = terminal.json("notes", bare, talked)
    assert [note["text"] for note in notes] == [
        "har jobbet her siden kommunen tok over",
        "ler, ser bort",
        "sier at Frøydis alltid tar telefonen",
        "ga meg nummeret sitt",
        "",
        "hvem bestemmer vaktplanen",
        "så sliten ut da vi var ferdige",
    ]
    assert notes[0]["elapsed_ms"] == 61_003
    assert notes[4]["elapsed_ms"] == 8 * 61_003 - 20_000
    assert clock.wall > month_start(clock.wall)


def test_a_line_that_was_asked_about_is_never_lost(terminal: Terminal, bare: Path, clock: FakeClock) -> None:
    terminal.run("site", "add", bare, SITE)
    code = terminal.line("respondent", "add", bare)
    terminal.run("consent", "grant", bare, code, "participation", "notes")
    said = hold(terminal, bare, code, clock, "Kari ringte\nog så gikk hun\nmøtte Ola Eksempel\n")
    assert any("Kari" in line and ":instead" in line for line in said)
    words = [note for table, name, note in every_cell(bare, clock) if (table, name) == ("notes", "text")]
    assert words == ["Kari ringte", "og så gikk hun", "møtte Ola Eksempel"]
    said = hold(terminal, bare, code, clock, ":instead noe\n:end\n:close\n")
    assert "No line is being asked about." in said


def test_the_interview_goes_on_where_it_was_also_in_another_month(
    terminal: Terminal, bare: Path, clock: FakeClock
) -> None:
    terminal.run("site", "add", bare, SITE)
    code = terminal.line("respondent", "add", bare)
    terminal.run("consent", "grant", bare, code, "participation", "notes")
    hold(terminal, bare, code, clock, "et\nto\n")
    clock.wall += 40 * 86_400_000
    clock.reboot()
    hold(terminal, bare, code, clock, "tre\n:end\n:close\n")
    at = [value for table, name, value in every_cell(bare, clock) if (table, name) == ("notes", "elapsed_ms")]
    assert at == [61_003, 2 * 61_003, 3 * 61_003]
    assert finer(bare, clock) == []


ASKED = 11
GRANT = ("consent", "grant", "{study}", "{code}", "notes")
LEADER = ("consent", "grant", "{study}", "--site", SITE, "gatekeeper")

REFUSED: Mapping[str, tuple[tuple[str, ...], int]] = {
    "key file": (("key", "new", "{key}", "--study", "{study}"), 13),
    "recorder": (("consent", "grant", "{study}", "{code}", "audio"), 2),
    "contact": (("consent", "grant", "{study}", "{code}", "recontact"), 2),
    "signature": (("consent", "grant", "{study}", "{code}", "notes", "--method", "written"), 2),
    "a leader's signature": ((*LEADER, "--method", "written"), 2),
    "a name as a leader's witness": (
        (*LEADER, "--method", "oral_witnessed", "--witness", "Kari Eksempel"),
        ASKED,
    ),
    "paper": (("consent", "grant", "{study}", "{code}", "notes", "--evidence", "cabinet 2"), 2),
    "a fine fact": (("respondent", "add", "{study}", "--field", "age group=47"), 2),
    "another field": (("field", "set", "{study}", "age group", "job title"), 2),
    "a name as site": (("site", "add", "{study}", "Kontoret til Kari Eksempel"), ASKED),
    "a name as witness": (
        (*GRANT, "--method", "oral_witnessed", "--witness", "Kari Eksempel"),
        ASKED,
    ),
    "a number as reason": (
        (*GRANT, "--comprehension", "skipped", "--reason", "ring 22 22 22 22"),
        ASKED,
    ),
}  # fmt: skip


def test_what_would_be_personal_is_refused_or_asked_about(
    terminal: Terminal, bare: Path, tmp_path: Path
) -> None:
    terminal.run("site", "add", bare, SITE)
    person = terminal.line("respondent", "add", bare)
    places = {"study": str(bare), "code": person, "key": str(tmp_path / "names.key")}
    env = {"INTERVIEW_TUI_KEY_PASSPHRASE": KEY_PASSPHRASE}
    for words, code in REFUSED.values():
        line = [word.format(**places) for word in words]
        assert terminal.run(*line, code=code, env=env).stderr.strip()
        if code == ASKED:
            terminal.run(*line, "--anyway", env=env)
    assert not (tmp_path / "names.key").exists()


def test_what_slipped_in_is_gone_when_it_is_edited(
    terminal: Terminal, bare: Path, talked: str, clock: FakeClock
) -> None:
    note = next(one for one in terminal.json("notes", bare, talked) if "Frøydis" in one["text"])
    terminal.run("decide", bare, "Frøydis", "--as", "person")
    with Desk(clock=clock).study(bare, None) as opened:
        opened.attention.accept()
        opened.reviewing.revise(note["id"], "sier at Kari alltid tar den")
        opened.reviewing.revise(note["id"], "sier at en alltid tar den")
        assert opened.store.note(note["id"]).text == "sier at en alltid tar den"
        assert opened.store.audit_intact()
    words = " ".join(str(value) for _table, _name, value in every_cell(bare, clock))
    assert "frøydis" not in words.casefold()
    assert "Kari" not in words


def test_the_recorder_is_refused_in_the_room(terminal: Terminal, bare: Path, clock: FakeClock) -> None:
    terminal.run("site", "add", bare, SITE)
    code = terminal.line("respondent", "add", bare)
    terminal.run("consent", "grant", bare, code, "participation", "notes")
    said = hold(terminal, bare, code, clock, ":recorder\n")
    assert any("without a recorder" in line for line in said)


def test_a_person_withdraws_by_code_and_the_study_is_purged(
    terminal: Terminal, bare: Path, talked: str, tmp_path: Path, clock: FakeClock
) -> None:
    terminal.run("withdraw", bare, talked)
    assert finer(bare, clock) == []
    assert undated(bare) == []
    assert not [1 for table, _name, _value in every_cell(bare, clock) if table == "notes"]
    terminal.run("purge", bare, "--certificate", tmp_path, "--confirm", "delete everything")
    paper = next(path for path in tmp_path.iterdir() if path.suffix == ".md" and path.stem != "reform")
    assert "2026-03-18" not in paper.read_text(encoding="utf-8")
    assert not bare.exists()


def test_it_is_told_before_it_is_made(terminal: Terminal, guide_file: Path, tmp_path: Path) -> None:
    made = terminal.run(
        "new", tmp_path / "s", "--guide", guide_file, "--without-personal-data", "--no-recovery"
    )
    assert "cannot be changed later" in made.stderr
    assert undated(tmp_path / "s") == []


@pytest.mark.skipif(os.name != "posix", reason="the time zone is set by name")
@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Pacific/Kiritimati"])
def test_months_are_the_same_in_every_time_zone(
    zone: str, terminal: Terminal, bare: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        terminal.run("deadline", "set", bare, "study", "--on", "2026-03-31")
        assert "OVERDUE" not in terminal.run("deadline", "list", bare).stdout
        assert finer(bare, clock) == []
    finally:
        monkeypatch.undo()
        time.tzset()
