"""The key file: kept whole, readable by nobody without the passphrase, refused where it must not be."""

from __future__ import annotations

import os
import random
import re
import resource
from typing import TYPE_CHECKING

import pytest

from interview_tui import sealing
from interview_tui.errors import KeyFileProblem, UsageProblem, WouldOverwrite, WrongPassphrase
from interview_tui.keyfile import keyfile
from interview_tui.keyfile import log as logs
from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile, refuse_inside
from interview_tui.model.identifier import IdentifierType, Why

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

from tests.keyfile.files import WORDS, kari, made


def test_what_is_saved_is_read_again(path: Path) -> None:
    one, two = kari(), Entry.new("NAV Testvik", type=IdentifierType.PLACE)
    made(path, one, two)
    assert KeyFile.open(path, WORDS).entries == (one, two)


def test_adding_is_not_saved_until_saved_and_removing_is(path: Path) -> None:
    file = made(path, kari())
    file.add(Entry.new("Ola Prøve"))
    assert len(KeyFile.open(path, WORDS).entries) == 1
    file.remove(file.entries[0].id)
    file.save()
    assert [entry.name for entry in KeyFile.open(path, WORDS).entries] == ["Ola Prøve"]


def test_one_entry_for_each_respondent(path: Path) -> None:
    file = made(path, kari())
    with pytest.raises(UsageProblem, match="R47"):
        file.add(Entry.new("Ola Prøve", code="R47"))
    file.add(Entry.new("Ola Prøve"))
    file.add(Entry.new("Siri Prøve"))
    assert len(file.entries) == 3


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_only_the_owner_may_read_it(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        file = KeyFile.create(path, WORDS, cost=sealing.QUICK)
        assert path.stat().st_mode & 0o7777 == 0o600
        path.chmod(0o644)
        file.save()
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o7777 == 0o600


def test_nothing_in_it_is_readable_and_nothing_is_left_beside_it(path: Path) -> None:
    made(path, kari())
    content = path.read_bytes()
    for word in (
        "Kari",
        "Eksempel",
        "Karo",
        "R47",
        "9988",
        "99 88",
        "eksempel.no",
        "person",
        "passord",
        "entries",
    ):
        assert word.encode() not in content
        assert word.lower().encode() not in content.lower()
    assert list(path.parent.glob("*nøkkel*")) == [path]
    assert list(path.parent.glob(".*")) == []


def test_its_size_does_not_tell_how_many_there_are(path: Path, tmp_path: Path) -> None:
    made(path)
    made(tmp_path / "two.key", kari(), Entry.new("Ola Prøve"))
    assert path.stat().st_size == (tmp_path / "two.key").stat().st_size


def test_saving_twice_never_gives_the_same_bytes(path: Path) -> None:
    file = made(path, kari())
    before = path.read_bytes()
    file.save()
    assert path.read_bytes() != before


def test_a_wrong_passphrase_changes_nothing_any_number_of_times(path: Path) -> None:
    made(path, kari())
    before = path.read_bytes()
    for wrong in ("", "feil", WORDS + " ", WORDS.upper()):
        with pytest.raises(WrongPassphrase):
            KeyFile.open(path, wrong)
    assert path.read_bytes() == before


def test_a_passphrase_counts_alike_however_its_letters_are_composed(path: Path) -> None:
    KeyFile.create(path, "bla\u030aba\u0308r", cost=sealing.QUICK)
    assert KeyFile.open(path, "bl\u00e5b\u00e4r").entries == ()


def test_creating_never_overwrites(path: Path) -> None:
    path.write_bytes(b"noe annet")
    with pytest.raises(WouldOverwrite):
        KeyFile.create(path, WORDS, cost=sealing.QUICK)
    assert path.read_bytes() == b"noe annet"


def test_creating_where_it_cannot_be_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyFileProblem, match="could not be saved"):
        KeyFile.create(tmp_path / "nowhere" / "x.key", WORDS, cost=sealing.QUICK)
    assert not (tmp_path / "nowhere").exists()


def test_a_save_that_fails_leaves_the_old_file_and_nothing_beside_it(path: Path) -> None:
    file = made(path, kari())
    before = path.read_bytes()
    file.add(Entry.new("Ola Prøve"))
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, old[1]))
    try:
        with pytest.raises(KeyFileProblem, match="could not be saved"):
            file.save()
        with pytest.raises(KeyFileProblem, match="could not be saved"):
            KeyFile.create(path.with_name("new.key"), WORDS, cost=sealing.QUICK)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert path.read_bytes() == before
    assert [each for each in path.parent.iterdir() if each.is_file()] == [path]
    file.save()
    assert len(KeyFile.open(path, WORDS).entries) == 2


def test_two_windows_never_lose_each_others_entries(path: Path) -> None:
    made(path)
    one, two = KeyFile.open(path, WORDS), KeyFile.open(path, WORDS)
    one.add(kari())
    one.save()
    two.add(Entry.new("Ola Prøve"))
    with pytest.raises(KeyFileProblem, match="another window"):
        two.save()
    assert KeyFile.open(path, WORDS).entries == one.entries


def test_a_link_to_the_key_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    made(path)
    link = tmp_path / "link.key"
    link.symlink_to(path)
    file = KeyFile.open(link, WORDS)
    file.add(kari())
    file.save()
    assert link.is_symlink()
    assert len(KeyFile.open(path, WORDS).entries) == 1


@pytest.mark.parametrize(("module", "name"), [(keyfile, "MOST_BYTES"), (logs, "MOST_UNPACKED")])
def test_what_could_not_be_opened_again_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> None:
    path = tmp_path / "names.key"
    KeyFile.create(path, WORDS, cost=sealing.QUICK)
    before, held = path.read_bytes(), KeyFile.open(path, WORDS)
    words = random.Random(5).randbytes(9000).hex()  # noqa: S311 - the same every time
    row = logs.Replaced(0, 1, 0, "direct", "person", words, "[person 1]", "replace", "KE", 1, "")
    monkeypatch.setattr(module, name, len(before) + 9000)
    with pytest.raises(KeyFileProblem, match="no room for more"):
        held.keep_log([row])
    assert path.read_bytes() == before
    assert KeyFile.open(path, WORDS).log == ()


def test_the_study_folder_is_refused_by_any_name(tmp_path: Path) -> None:
    study = tmp_path / "study"
    (study / "deep").mkdir(parents=True)
    (tmp_path / "link").symlink_to(study)
    (tmp_path / "into.key").symlink_to(study / "x.key")
    for inside in (study / "x.key", study / "deep" / "x", study / "no" / "x", tmp_path / "link" / "x.key"):
        with pytest.raises(KeyFileProblem, match="must not lie inside"):
            refuse_inside(inside, study)
    for inside in (tmp_path / "into.key", tmp_path / "other" / ".." / "study" / "x.key", study):
        with pytest.raises(KeyFileProblem, match="must not lie inside"):
            refuse_inside(inside, tmp_path / "link")
    refuse_inside(tmp_path / "x.key", study)
    refuse_inside(tmp_path / "study.key", study)
    refuse_inside(study / ".." / "x.key", study)


def test_names_give_everything_to_look_for(path: Path) -> None:
    file = made(path, kari())
    entity = f"key:{file.entries[0].id}"
    assert [(name.entity, name.forms, name.type, name.why) for name in file.names()] == [
        (entity, ("Kari Anne Eksempel", "Karo"), IdentifierType.PERSON, Why.KEY_FILE),
        (f"{entity}:1", ("99 88 77 66",), IdentifierType.PHONE, Why.KEY_FILE),
        (f"{entity}:2", ("kari@eksempel.no",), IdentifierType.EMAIL, Why.KEY_FILE),
    ]


def test_values_are_labelled_without_the_value(path: Path) -> None:
    file = made(
        path, kari(), Entry.new("NAV Testvik", type=IdentifierType.PLACE), Entry.new("Al van der Ek-Prøve")
    )
    values = file.values()
    assert [value for label, value in values if label.endswith("1")] == [
        "Kari Anne Eksempel", "Karo", "99 88 77 66", "kari@eksempel.no", "Kari", "Anne", "Eksempel"
    ]  # fmt: skip
    assert [value for label, value in values if label.endswith("2")] == ["NAV Testvik"]
    assert [value for label, value in values if label.endswith("3")] == ["Al van der Ek-Prøve", "Prøve"]
    assert {re.sub(r"\d", "", label) for label, _ in values} == {"key file, entry "}


def test_nothing_about_anyone_is_shown_by_accident(path: Path) -> None:
    assert "Kari" not in repr(made(path, kari()))
