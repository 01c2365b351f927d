"""An export that was broken off, by keys: told on the study's screen, and settled there."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from interview_tui.services import on_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


async def test_it_is_told_and_what_lies_there_is_deleted(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, tmp_path: Path
) -> None:
    to = tmp_path / "ut æøå"
    to.mkdir()
    (to / "summary.md").write_text("words")
    written = [("summary.md", hashlib.sha256(b"words").hexdigest())]
    inside(lambda study: study.store.record_export("2026-01", written, str(to), part=".a.part"))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.sees("An export was broken off")
        await hand.press("2")
        await hand.sees("1 file of it lies there.", "Something of it was handed on")
        await hand.press("enter")
        await hand.sees("It is forgotten")
        await hand.press("2")
        await hand.sees("No export was broken off.")
    assert not to.exists()
    assert inside(lambda study: on_record.everything(study.store)) == []
