"""Pipes, devices, folders and giants where a file should be: each door answers at once, with a sentence."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from interview_tui import ordinary, sealing
from interview_tui.cli import cli
from interview_tui.errors import GuideFaults, InterviewError, NotAStudy, SettingsProblem, StoreDamaged
from interview_tui.guidefile import wordfile
from interview_tui.guidefile.markdown import read_guide
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.paths import Paths, StudyPaths
from interview_tui.services import textfiles
from interview_tui.services.known import known_studies, remember_study
from interview_tui.settings import load
from interview_tui.store import keyslots

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAKERS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "device": lambda place: place.symlink_to("/dev/zero"),
    "folder": lambda place: place.mkdir(),
    "giant": lambda place: os.truncate(os.open(place, os.O_CREAT | os.O_RDWR), 1 << 40),
    "itself": lambda place: place.symlink_to(place),
    "terminal": lambda place: place.symlink_to("/dev/tty"),
}


@pytest.fixture(params=list(MAKERS))
def odd(request: pytest.FixtureRequest) -> Callable[[Path], Path]:
    def make(place: Path) -> Path:
        place.parent.mkdir(parents=True, exist_ok=True)
        MAKERS[request.param](place)
        return place

    return make


def test_bytes_are_read_as_far_as_allowed(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_bytes(b"x" * 3_000_000)
    assert ordinary.read(place, 3_000_000) == b"x" * 3_000_000
    with pytest.raises(ordinary.TooLarge):
        ordinary.read(place, 2_999_999)
    with pytest.raises(FileNotFoundError):
        ordinary.read(tmp_path / "none", 1)
    with pytest.raises(FileNotFoundError):
        ordinary.read(tmp_path / "a\x00b", 1)
    link = tmp_path / "link"
    link.symlink_to(place)
    assert len(ordinary.read(link, 1 << 22)) == 3_000_000


def test_the_descriptor_is_closed_whatever_happens(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0  # noqa: PTH112, PTH208
    for _ in range(20):
        with pytest.raises(ordinary.NotOrdinary):
            ordinary.read(tmp_path, 1)
    after = len(os.listdir("/proc/self/fd")) if before else 0  # noqa: PTH208
    assert after == before


def test_key_slots(odd: Callable[[Path], Path], tmp_path: Path) -> None:
    paths = StudyPaths(tmp_path / "study")
    odd(paths.keyslots)
    with pytest.raises(InterviewError):
        keyslots.unlock(paths, "x")


def test_a_key_file(odd: Callable[[Path], Path], tmp_path: Path) -> None:
    with pytest.raises(InterviewError):
        KeyFile.open(odd(tmp_path / "names.key"), "x")


def test_a_guide(odd: Callable[[Path], Path], tmp_path: Path) -> None:
    with pytest.raises(GuideFaults):
        read_guide(odd(tmp_path / "g.md"))


def test_settings(odd: Callable[[Path], Path], tmp_path: Path) -> None:
    paths = Paths(tmp_path / "set")
    odd(paths.settings_file)
    with pytest.raises(SettingsProblem):
        load(paths)


def test_the_list_of_known_studies(odd: Callable[[Path], Path], tmp_path: Path) -> None:
    paths = Paths(tmp_path / "set")
    odd(paths.known_studies)
    assert known_studies(paths) == []


@pytest.mark.parametrize(
    "listed",
    [
        ["/" + "x" * 5000], ["/" + "x" * 300], ["\x00"], [""], [3], ["/\ud800"], ["a"] * 100_000, {"a": 1},
        [["x"]], None, ["~"], ["/dev/null"], ["/proc/self/mem"],
    ],
)  # fmt: skip
def test_a_list_of_known_studies_of_any_content(tmp_path: Path, listed: object) -> None:
    paths = Paths(tmp_path)
    paths.known_studies.write_text(json.dumps({"studies": listed}))
    assert len(known_studies(paths)) <= 1
    remember_study(paths, tmp_path / "study")
    assert known_studies(paths)[0].folder == tmp_path / "study"


def test_a_letter(odd: Callable[[Path], Path], tmp_path: Path) -> None:
    from click.testing import CliRunner

    place = odd(tmp_path / "letter.txt")
    result = CliRunner().invoke(cli, ["letter", "set", str(tmp_path), "1", str(place)])
    assert result.exit_code not in {0, 70}


def test_the_home_of_somebody_who_is_not_there_is_a_name_like_any_other() -> None:
    from interview_tui.cli import door
    from interview_tui.paths import find

    assert find({"INTERVIEW_TUI_HOME": "~nobody-of-that-name"}).settings_folder.name == "~nobody-of-that-name"
    assert door.through(["open", "~nobody-of-that-name"]) is None
    assert door.through(["session", "~nobody-of-that-name", "R47"]) is None


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_a_text_that_is_looked_through(odd: Callable[[Path], Path], tmp_path: Path, suffix: str) -> None:
    with pytest.raises(InterviewError):
        textfiles.read(odd(tmp_path / f"text{suffix}"))


def test_a_word_guide(odd: Callable[[Path], Path], tmp_path: Path) -> None:
    with pytest.raises((InterviewError, OSError)):
        wordfile.read(odd(tmp_path / "guide.docx"))


@pytest.mark.parametrize("words", [["restore", "PLACE", "--to", "NEW"], ["rescue", "PLACE", "--to", "NEW"]])
def test_a_backup(odd: Callable[[Path], Path], tmp_path: Path, words: list[str]) -> None:
    from click.testing import CliRunner

    if (place := odd(tmp_path / "b.backup")).is_dir() or place.stat(follow_symlinks=False).st_size > 1 << 30:
        pytest.skip("a folder may hold a study, and a file may be long")
    known = {"PLACE": str(place), "NEW": str(tmp_path / "new")}
    result = CliRunner().invoke(
        cli, [known.get(word, word) for word in words], env={"INTERVIEW_TUI_PASSPHRASE": "x"}, input=""
    )
    assert result.exit_code not in {0, 70}
    assert not (tmp_path / "new").exists()


def test_key_slots_that_are_rescued(tmp_path: Path) -> None:
    from click.testing import CliRunner

    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "study.db").write_bytes(b"x" * 8192)
    os.mkfifo(folder / "keyslots.json")
    result = CliRunner().invoke(
        cli, ["rescue", str(folder), "--to", str(tmp_path / "new")], env={"INTERVIEW_TUI_PASSPHRASE": "x"}
    )
    assert result.exit_code not in {0, 70}


COSTS = {
    "all the memory": {"memory_kib": 1 << 40},
    "all the passes": {"iterations": 1 << 31},
    "both within their bounds": {"memory_kib": 1 << 20, "iterations": 64},
    "all the lanes": {"lanes": 1 << 24},
    "none": {"memory_kib": 0},
    "less than none": {"iterations": -1},
    "a huge number": {"memory_kib": 10**4000},
    "no number": {"lanes": True},
    "a long seal": {"sealed": "A" * 60_000},
    "a short salt": {"salt": "AAAA"},
}


@pytest.mark.parametrize("cost", COSTS.values(), ids=COSTS)
def test_absurd_work_is_refused_before_it_is_begun(tmp_path: Path, cost: dict[str, object]) -> None:
    paths = StudyPaths(tmp_path / "study")
    keyslots.write(paths, bytes(32), "x", sealing.QUICK)
    content = json.loads(paths.keyslots.read_text())
    content["slots"][0].update(cost)
    paths.keyslots.write_text(json.dumps(content))
    with pytest.raises(StoreDamaged):
        keyslots.unlock(paths, "x")


def test_the_most_work_there_may_be_is_about_ten_times_the_standard() -> None:
    standard = sealing.STANDARD
    sealing.Cost(standard.memory_kib, standard.iterations * 10, standard.lanes)
    with pytest.raises(ValueError, match="ten times the standard"):
        sealing.Cost(standard.memory_kib, standard.iterations * 11, standard.lanes)


def test_slots_that_are_no_slots(tmp_path: Path) -> None:
    paths = StudyPaths(tmp_path / "study")
    keyslots.write(paths, bytes(32), "x", sealing.QUICK)
    good = json.loads(paths.keyslots.read_text())
    for changed in ("[" * 50_000, '{"format": 1' + "0" * 5000 + "}", "\xff", '{"format": 1e999}', "nul"):
        paths.keyslots.write_text(changed, encoding="latin-1")
        with pytest.raises(InterviewError):
            keyslots.unlock(paths, "x")
    for study in ("\ud800", 3, None, ["x"]):
        paths.keyslots.write_text(json.dumps({**good, "study": study}))
        with pytest.raises((StoreDamaged, NotAStudy)):
            keyslots.unlock(paths, "x")
