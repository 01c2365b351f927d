"""The recovery code's slot, and that the file of slots is always the old one or the new one."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui import recoverycode
from interview_tui.errors import (
    NoRecoveryCode,
    NotSaved,
    StoreBusy,
    StoreDamaged,
    WrongPassphrase,
    WrongRecoveryCode,
)
from interview_tui.sealing import QUICK
from interview_tui.store import keyslots

if TYPE_CHECKING:
    from types import FrameType

    from interview_tui.paths import StudyPaths
    from interview_tui.recoverycode import Code

OLD, NEW = "første frase", "andre frase"


@pytest.fixture(scope="module")
def code() -> Code:
    return recoverycode.new()


@pytest.fixture
def written(paths: StudyPaths, key: bytes, code: Code) -> StudyPaths:
    keyslots.write(paths, key, OLD, QUICK, code)
    return paths


def slots(paths: StudyPaths) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(paths.keyslots.read_text())["slots"]
    return found


def test_both_open_it_and_neither_stands_in_the_file(written: StudyPaths, key: bytes, code: Code) -> None:
    assert keyslots.unlock(written, OLD) == key
    keyslots.check_code(written, code.letters)
    assert keyslots.recovery_mark(written) == code.mark
    content = written.keyslots.read_text()
    assert not any(secret in content for secret in (code.letters, *code.groups, OLD, key.hex()))


def test_the_code_is_no_passphrase_and_the_passphrase_no_code(written: StudyPaths, code: Code) -> None:
    with pytest.raises(WrongPassphrase):
        keyslots.unlock(written, code.letters)
    with pytest.raises(WrongRecoveryCode):
        keyslots.check_code(written, OLD)


def test_a_forgotten_passphrase_is_replaced_and_the_code_goes_on(
    written: StudyPaths, key: bytes, code: Code
) -> None:
    keyslots.recover(written, code.letters, NEW, QUICK)
    assert keyslots.unlock(written, NEW) == key
    with pytest.raises(WrongPassphrase):
        keyslots.unlock(written, OLD)
    keyslots.check_code(written, code.letters)
    assert [slot["kind"] for slot in slots(written)] == ["passphrase", "recovery"]


def test_a_changed_passphrase_keeps_the_code(written: StudyPaths, key: bytes, code: Code) -> None:
    before = slots(written)[1]
    keyslots.change_passphrase(written, OLD, NEW, QUICK)
    assert slots(written)[1] == before
    keyslots.recover(written, code.letters, "tredje", QUICK)
    assert keyslots.unlock(written, "tredje") == key


def test_a_new_code_takes_the_old_one_s_place(written: StudyPaths, key: bytes, code: Code) -> None:
    newer = recoverycode.new()
    keyslots.set_recovery(written, OLD, newer, QUICK)
    keyslots.check_code(written, newer.letters)
    assert keyslots.recovery_mark(written) == newer.mark
    with pytest.raises(WrongRecoveryCode):
        keyslots.recover(written, code.letters, NEW, QUICK)
    assert keyslots.unlock(written, OLD) == key
    with pytest.raises(WrongPassphrase):
        keyslots.set_recovery(written, "feil", code, QUICK)
    keyslots.check_code(written, newer.letters)


def test_an_older_study_opens_as_before_and_says_that_it_has_none(
    paths: StudyPaths, key: bytes, code: Code
) -> None:
    keyslots.write(paths, key, OLD, QUICK)
    assert keyslots.recovery_mark(paths) is None
    with pytest.raises(NoRecoveryCode):
        keyslots.recover(paths, code.letters, NEW, QUICK)
    assert keyslots.unlock(paths, OLD) == key
    keyslots.set_recovery(paths, OLD, code, QUICK)
    keyslots.recover(paths, code.letters, NEW, QUICK)
    assert keyslots.unlock(paths, NEW) == key


def test_an_old_copy_of_the_slots_opens_with_what_opened_it_then(
    written: StudyPaths, key: bytes, code: Code
) -> None:
    """README says so; the key behind the slots is the same for as long as the study lives."""
    copy = written.keyslots.read_bytes()
    keyslots.recover(written, code.letters, NEW, QUICK)
    keyslots.set_recovery(written, NEW, recoverycode.new(), QUICK)
    written.keyslots.write_bytes(copy)
    assert keyslots.unlock(written, OLD) == key
    keyslots.check_code(written, code.letters)


def test_a_damaged_slot_of_one_kind_does_not_shut_the_other(
    written: StudyPaths, key: bytes, code: Code
) -> None:
    content = json.loads(written.keyslots.read_text())
    whole = content["slots"][1]
    content["slots"][1] = {"kind": "recovery", "mark": 7}
    written.keyslots.write_text(json.dumps(content))
    assert keyslots.unlock(written, OLD) == key
    assert keyslots.recovery_mark(written) == ""
    with pytest.raises(StoreDamaged):
        keyslots.check_code(written, code.letters)
    content["slots"] = [{"kind": "passphrase"}, whole]
    written.keyslots.write_text(json.dumps(content))
    keyslots.recover(written, code.letters, NEW, QUICK)
    assert keyslots.unlock(written, NEW) == key


def test_a_slot_moved_to_another_study_does_not_open_it(written: StudyPaths, code: Code) -> None:
    content = json.loads(written.keyslots.read_text())
    content["study"] = "0" * 32
    written.keyslots.write_text(json.dumps(content))
    with pytest.raises(WrongRecoveryCode):
        keyslots.check_code(written, code.letters)


@pytest.mark.skipif(os.name == "nt", reason="no such locks there")
def test_two_windows_do_not_undo_each_other(written: StudyPaths) -> None:
    with keyslots._alone(written), pytest.raises(StoreBusy):
        keyslots.change_passphrase(written, OLD, NEW, QUICK)
    keyslots.change_passphrase(written, OLD, NEW, QUICK)


def changed_and_killed(paths: StudyPaths, at: int) -> bool:
    """Change the passphrase in a child that kills itself at the ``at``-th line; False if it came through."""
    child = os.fork()
    if child == 0:
        count = 0

        def trace(frame: FrameType, event: str, _argument: object) -> Any:
            nonlocal count
            if not frame.f_code.co_filename.endswith(("keyslots.py", "failures.py")):
                return None
            count += event == "line"
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)
        keyslots.change_passphrase(paths, OLD, NEW, QUICK)
        sys.settrace(None)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork there")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_at_any_line_the_file_is_the_old_one_or_the_new_one(
    written: StudyPaths, key: bytes, code: Code
) -> None:
    begun = written.keyslots.read_bytes()
    opened: list[str] = []
    for at in range(1, 400):
        written.keyslots.write_bytes(begun)
        killed = changed_and_killed(written, at)
        keyslots.check_code(written, code.letters)
        for passphrase in (OLD, NEW):
            try:
                assert keyslots.unlock(written, passphrase) == key
            except WrongPassphrase:
                continue
            opened.append(passphrase)
        assert len(opened) == at, "one of the two opens it, never both"
        if not killed:
            break
    assert opened == sorted(opened, key=[OLD, NEW].index)
    assert opened.count(OLD) > 40
    assert opened.count(NEW) > 3
    keyslots.change_passphrase(written, NEW, OLD, QUICK)
    assert [file.name for file in written.folder.iterdir()] == ["keyslots.json"], "what a kill left is gone"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("call", ["fsync", "open", "replace"])
def test_a_disk_that_fails_leaves_the_old_file(
    written: StudyPaths, key: bytes, monkeypatch: pytest.MonkeyPatch, number: int, call: str
) -> None:
    before = written.keyslots.read_bytes()

    def fails(*_arguments: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fails)
        with pytest.raises(NotSaved):
            keyslots.change_passphrase(written, OLD, NEW, QUICK)
    assert written.keyslots.read_bytes() == before
    assert keyslots.unlock(written, OLD) == key
    assert [file.name for file in written.folder.iterdir()] == ["keyslots.json"]
