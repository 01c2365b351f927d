from __future__ import annotations

import json
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotAStudy, UsageProblem, WouldOverwrite, WrongPassphrase
from interview_tui.paths import Paths
from interview_tui.sealing import QUICK
from interview_tui.services import known, opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.model.guide import Guide
    from tests.conftest import FakeClock

    Maker = Callable[..., Path]

PASSPHRASE = "lampe elv torsdag knapp"


@pytest.fixture
def make(tmp_path: Path, guide: Guide, clock: FakeClock) -> Maker:
    def maker(name: str = "new", passphrase: str = PASSPHRASE, *, fields: tuple[str, ...] = ()) -> Path:
        folder = tmp_path / name
        opening.create_study(folder, guide, passphrase, fields=fields, clock=clock, cost=QUICK)
        return folder

    return maker


def test_a_new_study_opens_with_its_passphrase_and_no_other(make: Maker, clock: FakeClock) -> None:
    folder = make(fields=("role", "years"))
    with pytest.raises(WrongPassphrase):
        opening.open_study(folder, "lampe elv", clock=clock)
    study = opening.open_study(folder, PASSPHRASE, clock=clock)
    assert study.study.title == "Before and after the reform"
    assert study.study.fields == ("role", "years")
    assert study.check_passphrase(PASSPHRASE)
    assert not study.check_passphrase("something else")
    study.close()
    study.close()


def test_the_folder_is_closed_to_others(make: Maker) -> None:
    folder = make("a/b/c")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(item.stat().st_mode) for item in folder.iterdir()} == {0o600}


def test_an_empty_folder_is_used_and_closed(make: Maker, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir(mode=0o755)
    assert stat.S_IMODE(make().stat().st_mode) == 0o700


def test_a_folder_with_something_in_it_is_left_alone(make: Maker, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "thesis.txt").write_text("mine")
    with pytest.raises(WouldOverwrite):
        make()
    assert [item.name for item in (tmp_path / "new").iterdir()] == ["thesis.txt"]


def test_a_study_is_not_made_over_another_or_over_a_file(
    make: Maker, tmp_path: Path, clock: FakeClock
) -> None:
    folder = make()
    with pytest.raises(WouldOverwrite):
        make()
    opening.open_study(folder, PASSPHRASE, clock=clock).close()
    (tmp_path / "file").write_text("x")
    with pytest.raises(WouldOverwrite):
        make("file")


@pytest.mark.parametrize("there", [True, False])
def test_nothing_half_made_is_left(make: Maker, tmp_path: Path, guide: Guide, there: bool) -> None:
    class StoppedClock:
        def now(self) -> None:
            raise RuntimeError("the machine stopped here")

    folder = tmp_path / "deep" / "new"
    if there:
        folder.mkdir(parents=True)
    with pytest.raises(RuntimeError, match="stopped here"):
        opening.create_study(folder, guide, PASSPHRASE, clock=StoppedClock(), cost=QUICK)  # type: ignore[arg-type]
    assert (list(folder.iterdir()) == []) if there else (not (tmp_path / "deep").exists())


def test_an_empty_passphrase_makes_nothing(make: Maker, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem):
        make(passphrase="")
    assert not (tmp_path / "new").exists()


def test_a_field_named_twice_makes_nothing(make: Maker, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem):
        make(fields=("role", "Role"))
    assert not (tmp_path / "new").exists()


def test_another_folder_is_not_a_study(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(NotAStudy):
        opening.open_study(tmp_path / "none", PASSPHRASE, clock=clock)


def test_known_studies_come_last_opened_first(make: Maker, home: Path) -> None:
    places = Paths(home / "settings")
    one, two = make("one"), make("two")
    for folder in (one, two, one):
        known.remember_study(places, folder)
    known.remember_study(places, home / "sample", sample=True)
    known.remember_study(places, home / "gone")
    assert known.known_studies(places) == [
        known.KnownStudy(home / "gone", there=False),
        known.KnownStudy(one, there=True),
        known.KnownStudy(two, there=True),
    ]
    known.forget_study(places, one)
    assert [each.folder.name for each in known.known_studies(places)] == ["gone", "two"]
    assert one.exists()
    assert stat.S_IMODE(places.known_studies.stat().st_mode) == 0o600
    assert [item.name for item in places.settings_folder.iterdir()] == ["studies.json"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"studies": 3}', '{"studies": [1, null, "", "/a\\u0000"]}', "\udcff"]
)
def test_a_broken_list_counts_as_empty(home: Path, content: str) -> None:
    places = Paths(home)
    places.known_studies.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert known.known_studies(places) == []
    known.remember_study(places, home / "å")
    assert json.loads(places.known_studies.read_text(encoding="utf-8")) == {"studies": [str(home / "å")]}


@pytest.mark.parametrize(
    ("passphrase", "word"),
    [
        ("", "needs"),
        ("kaffe", "Short"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "pattern"),
        ("123456789012", "pattern"),
        ("qwertyuiop", "pattern"),
        ("hemmeligheten", "common"),
        ("P4ssw0rd2024!!", "common"),
        ("fjellrevkaffe", "Fair"),
        ("fjellrevenskaffekopp", "Long"),
        (PASSPHRASE, "Good"),
    ],
)
def test_strength_says_what_it_sees(passphrase: str, word: str) -> None:
    assert word in opening.strength(passphrase, "nb")


def test_opening_a_session_loads_nothing_heavy(make: Maker) -> None:
    script = (
        "import sys; from pathlib import Path; from interview_tui.services.opening import open_study;"
        "from interview_tui.clock import SystemClock;"
        f"s = open_study(Path({str(make())!r}), {PASSPHRASE!r}, clock=SystemClock());"
        "s.interviewing.unfinished(); s.recruiting.overview(); s.close();"
        "print(sorted({'textual','click','sqlite_utils','markdown_it','difflib','phonenumbers',"
        "'interview_tui.services.reviewing','interview_tui.services.reporting'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
