"""Purging a study with backups and exports: seen first, confirmed, nothing is found, certified."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui import i18n
from interview_tui.cli.desk import Desk
from interview_tui.export.blocks import Table
from interview_tui.services import certificate, purging
from interview_tui.services.going import Going
from interview_tui.services.spans import needles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock

WORDS = ("talks at length about the rota that nobody keeps to", "laughs and looks out of the window again")
YES = ("--confirm", "delete everything")


@dataclass
class Full:
    folder: Path
    out: Path
    backup: Path
    code: str


@pytest.fixture
def full(
    terminal: Terminal, folder: Path, code: str, held: Callable[..., list[dict[str, Any]]], tmp_path: Path
) -> Full:
    """A study with an interview, an export and a backup."""
    held(*WORDS)
    terminal.run("export", folder, "--to", tmp_path / "out")
    backup = folder / "backups" / "copy.db"
    backup.parent.mkdir()
    backup.write_bytes((folder / "study.db").read_bytes())
    return Full(folder, tmp_path / "out", backup, code)


def everything_under(place: Path) -> bytes:
    found = b""
    for top, _folders, names in os.walk(place):
        for name in names:
            with open(os.path.join(top, name), "rb") as file:  # noqa: PTH118, PTH123
                found += name.encode() + file.read()
    return found


def test_a_dry_run_lists_every_file_and_deletes_none(terminal: Terminal, full: Full) -> None:
    before = everything_under(full.folder)
    result = terminal.run("purge", full.folder, "--dry-run")
    for path in (full.folder / "study.db", full.folder / "keyslots.json", full.backup):
        assert f"would be deleted: {path}" in result.stderr
    assert str(full.out) not in result.stderr
    assert "notes.csv" in terminal.run("purge", full.folder, "--dry-run", "--exports", "delete").stderr
    assert everything_under(full.folder) == before


def test_without_the_words_nothing_is_deleted(terminal: Terminal, full: Full) -> None:
    before = everything_under(full.folder)
    for words in ([], ["--confirm", "yes"]):
        assert "Nothing was changed." in terminal.run("purge", full.folder, *words, code=2).stderr
    assert everything_under(full.folder) == before
    terminal.run("purge", full.folder, *YES, code=4, env={"INTERVIEW_TUI_PASSPHRASE": "feil"})
    assert everything_under(full.folder) == before


def test_afterwards_nothing_opens_and_no_byte_is_left(terminal: Terminal, full: Full, tmp_path: Path) -> None:
    slots = (full.folder / "keyslots.json").read_bytes()
    found = terminal.json("purge", full.folder, *YES, "--exports", "delete", "--by", "INT1")
    assert (found["left"], found["opens"], found["found"]) == ([], False, 0)
    assert found["searched"] == 41
    assert found["counts"]["notes"] == 2
    assert found["counts"]["files_backup"] == 1
    assert not full.folder.exists()
    assert not full.out.exists()
    terminal.run("status", full.folder, code=5)
    search = needles(WORDS, code=full.code)
    search.look("all", everything_under(tmp_path))
    assert search.hits == []
    assert slots not in everything_under(tmp_path)


def dated(path: Path) -> str:
    return dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date().isoformat()


def test_the_certificate_says_what_how_and_what_is_left_to_do(
    terminal: Terminal, full: Full, tmp_path: Path
) -> None:
    place = tmp_path / "papers"
    place.mkdir()
    ticks = ["--tick", "recorder", "--tick", "paper"]
    found = terminal.json("purge", full.folder, *YES, *ticks, "--by", "INT1", "--certificate", place)
    assert sorted(path.name for path in place.iterdir()) == [
        "deletion-certificate-2026-01-05.docx", "deletion-certificate-2026-01-05.md",
    ]  # fmt: skip
    text = (place / "deletion-certificate-2026-01-05.md").read_text(encoding="utf-8")
    assert dated(place / "deletion-certificate-2026-01-05.md") == "2026-01-05"
    for words in (
        "Reform study",
        "cryptographic erasure",
        "INT1",
        "2026-01-05",
        found["manifest"],
        "interview_tui",
    ):
        assert words in text
    assert "The passphrase no longer opens anything." in text
    assert text.count("☑") == 2
    assert text.count("☐") == 4
    for words in (*WORDS, full.code, "Prøvedal", str(full.folder)):
        assert words not in text


def test_exports_stay_unless_it_is_said(terminal: Terminal, full: Full) -> None:
    terminal.run("purge", full.folder, *YES)
    assert (full.out / "summary.md").exists()
    assert not full.folder.exists()


def test_the_key_file_goes_too_when_it_is_named(terminal: Terminal, full: Full, key_file: Path) -> None:
    found = terminal.json("purge", full.folder, *YES, "--key", key_file)
    assert found["counts"]["files_key_file"] == 1
    assert not key_file.exists()


@pytest.mark.parametrize("done", range(4))
def test_an_interrupted_purge_is_gone_on_with(
    terminal: Terminal, full: Full, clock: FakeClock, done: int
) -> None:
    with Desk(clock=clock).study(full.folder, None) as opened:
        job = purging.begin(opened, purging.plan(opened, clock), who="INT1", ticks=["paper"])
    walk = purging.steps(job)
    for _step in range(done):
        next(walk)
    del walk, job
    assert (full.folder / purging.STATE).exists()
    if done:
        told = terminal.run("status", full.folder, code=2).stderr
        assert "Finish it with: interview-tui purge FOLDER" in told
    found = terminal.run("purge", full.folder, *YES)
    assert "A purge was begun here on 2026-01-05." in found.stderr
    assert "The passphrase no longer opens anything." in found.stdout
    assert "pieces of text were not searched for" in found.stdout
    assert not full.folder.exists()
    text = (full.folder.parent / "deletion-certificate-2026-01-05.md").read_text(encoding="utf-8")
    assert text.count("☑") == 1


def test_what_could_not_be_done_is_said(full: Full, clock: FakeClock) -> None:
    with Desk(clock=clock).study(full.folder, None) as opened:
        job = purging.plan(opened, clock)
    job.left = [full.backup]
    assert certificate.checked(job)[:2] == ["THE STUDY STILL OPENS.", "1 FILE COULD NOT BE DELETED."]


def test_a_title_that_names_a_site_stays_off_unless_somebody_says_so(full: Full, clock: FakeClock) -> None:
    with Desk(clock=clock).study(full.folder, None) as opened:
        assert purging.plan(opened, clock).title == opened.study.title
        opened.store.add_site("REFORM")
        assert purging.plan(opened, clock).title == ""


@pytest.mark.parametrize(("said", "shown"), [((), True), (("--no-title",), False), (("--title",), True)])
def test_whether_the_title_stands_on_the_certificate_can_be_said(
    terminal: Terminal, full: Full, said: tuple[str, ...], *, shown: bool
) -> None:
    dry = terminal.run("purge", full.folder, "--dry-run", *said)
    assert ("--no-title leaves it out" if shown else "--title shows it") in dry.stderr
    terminal.run("purge", full.folder, *YES, *said)
    text = (full.folder.parent / "deletion-certificate-2026-01-05.md").read_text(encoding="utf-8")
    assert ("Reform study" in text) is shown


def test_it_tells_how_far_it_is(full: Full, clock: FakeClock) -> None:
    said: list[str] = []
    going = Going(said.append)
    with Desk(clock=clock).study(full.folder, None) as opened:
        job = purging.begin(opened, purging.plan(opened, clock), who="INT1", going=going)
    purging.run(job, going)
    assert job.verified
    files = len(job.targets)
    assert said[0] == f"Putting on record what goes: 1/{files} files"
    assert f"Deleting: {files}/{files} files" in said
    assert [line for line in said if line.startswith("Destroying the keys: 1/")]
    assert said[-1] == "Looking whether anything is left: 1/1 files"  # the record of the purge itself


@pytest.mark.parametrize(("study", "program"), [("nb", "en"), ("en", "nb")])
def test_a_certificate_is_in_the_language_of_the_study(
    full: Full, clock: FakeClock, tmp_path: Path, study: str, program: str
) -> None:
    with Desk(clock=clock).study(full.folder, None) as opened:
        job = purging.plan(opened, clock)
    job.language, job.search = study, needles([], names=[full.code])
    i18n.use(program)
    paths = certificate.write(job, tmp_path)
    name, title, rest, date = {
        "nb": ("sletteattest", "Sletteattest", "Det var ingen notater igjen", "Dato: 05.01.2026"),
        "en": ("deletion-certificate", "Certificate of deletion", "No notes were left", "Date: 2026-01-05"),
    }[study]
    assert [path.name for path in paths] == [f"{name}-2026-01-05.md", f"{name}-2026-01-05.docx"]
    text = paths[0].read_text(encoding="utf-8").replace("**", "")
    for words in (title, rest, date):
        assert words in text
    # On the screen it is told in the language of the program.
    assert {"en": "No notes", "nb": "Det var"}[program] in " ".join(certificate.checked(job))


def test_a_certificate_tells_those_who_withdrew_apart_from_those_who_were_left(
    terminal: Terminal, full: Full, clock: FakeClock
) -> None:
    """Four people: interviewed, gone with all they said, stepped back only, and asked nothing yet."""
    with Desk(clock=clock).study(full.folder, None) as opened:
        gone, back, _asked = (opened.recruiting.add_respondent("Kontor Prøvedal", {}).code for _n in range(3))
        opened.withdrawing.everything(gone)
        opened.withdrawing.keep(back)
        job = purging.plan(opened, clock)
    rows = {row[0]: row[1] for one in certificate.blocks(job) if isinstance(one, Table) for row in one.rows}
    assert rows["respondents"] == "3"
    assert rows["of the respondents: interviewed"] == "1"
    assert rows["of the respondents: withdrawn, but not erased"] == "1"
    assert rows["withdrawn and erased before this, not among the respondents"] == "1"
    assert terminal.json("purge", full.folder, *YES)["counts"]["people_erased"] == 1


def test_a_record_that_cannot_be_read_deletes_nothing(terminal: Terminal, full: Full) -> None:
    (full.folder / purging.STATE).write_text("{", encoding="utf-8")
    assert "cannot be read" in terminal.run("purge", full.folder, *YES, code=2).stderr
    assert (full.folder / "study.db").exists()


def test_real_backups_go_too_and_one_that_was_moved_is_told(
    terminal: Terminal, folder: Path, code: str, held: Callable[..., list[dict[str, Any]]], tmp_path: Path
) -> None:
    held(*WORDS)
    made = [tmp_path / "stick" / "a.backup", folder / "b.backup", tmp_path / "stick" / "c.backup"]
    made[0].parent.mkdir()
    for file in made:
        terminal.run("backup", folder, "--to", file)
    moved = made[2].rename(tmp_path / "elsewhere.backup")
    result = terminal.run("purge", folder, *YES)
    assert f"This backup is no longer where it was made: {made[2]}" in result.stderr
    assert not folder.exists()
    assert not any(file.exists() for file in made)
    assert code not in result.stdout
    terminal.run("restore", moved, "--to", tmp_path / "again")
    assert (tmp_path / "again" / "study.db").is_file()
