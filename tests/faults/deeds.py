"""What is done while the disk fails: sittings, and every command that writes; and the studies for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.clock import SystemClock
from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.sealing import QUICK
from interview_tui.services.opening import open_study
from tests.faults.calls import Deed
from tests.faults.study import IN_KEY_FILE, KEY_PASSPHRASE, NEW_PASSPHRASE, PASSPHRASE, Place, as_before, make

if TYPE_CHECKING:
    from pathlib import Path

KEPT = "en halvskrevet linje som ble liggende"


def _export(place: Place) -> tuple[str, ...]:
    return "export", str(place.folder), "--to", str(place.out), "--key", str(place.keyfile)


def _add_name(place: Place) -> tuple[str, ...]:
    return "key", "add", str(place.keyfile), "--name", "Kari Eksempel", "--code", place.code


def _change(place: Place) -> tuple[str, ...]:
    new = str(place.folder.parent / "new")
    return "passphrase", "change", str(place.folder), "--new-passphrase-file", new


def _withdraw(place: Place) -> tuple[str, ...]:
    return (
        "withdraw", str(place.folder), place.gone, "--delete", "--backups", "leave", "--exports", "leave",
        "--key", str(place.keyfile),
    )  # fmt: skip


def _back_up(place: Place) -> tuple[str, ...]:
    return "backup", str(place.folder), "--to", str(place.folder.parent / "new.backup")


def _restore(place: Place) -> tuple[str, ...]:
    return "restore", str(place.folder.parent / "made.backup"), "--to", str(place.folder.parent / "restored")


def _rescue(place: Place) -> tuple[str, ...]:
    return "rescue", str(place.folder), "--to", str(place.folder.parent / "rescued")


DEEDS = (
    Deed("taking notes"),
    Deed("taking notes beside a half-written line", prepare="half-written"),
    Deed("ending and closing an interview", last=(":end", ":close")),
    Deed("opening an older study", lambda place: ("status", str(place.folder)), "older"),
    Deed("exporting", _export),
    Deed("adding to the key file", _add_name),
    Deed("changing the passphrase", _change),
    Deed("withdrawing", _withdraw),
    Deed("making a backup", _back_up),
    Deed("restoring a backup", _restore),
    Deed("rescuing", _rescue),
)


def prepared(root: Path) -> dict[str, Place]:
    """Make the studies that deeds are done to, by the name a deed asks for."""
    plain = make(root / "plain")
    (plain.folder.parent / "new").write_text(NEW_PASSPHRASE + "\n", encoding="utf-8")
    names = KeyFile.create(plain.keyfile, KEY_PASSPHRASE, cost=QUICK)
    names.add(Entry.new(IN_KEY_FILE, code=plain.closed))
    names.save()
    study = open_study(plain.folder, PASSPHRASE, clock=SystemClock())
    study.guarding.backup_to(root / "plain" / "made.backup")
    study.close()
    older, half = plain.copy(root / "older"), plain.copy(root / "half")
    as_before(older)
    study = open_study(half.folder, PASSPHRASE, clock=SystemClock())
    study.interviewing.start(half.code).keep_draft(KEPT, None)
    study.close()
    half.kept = KEPT
    return {"": plain, "older": older, "half-written": half}
