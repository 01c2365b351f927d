"""Breaking off an export with Esc, while it is worked out and while it is written."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from interview_tui.export import markdown
from tests.tui.after import telling, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from interview_tui.services.opening import OpenStudy

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


def slow_making(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Let the making of Markdown wait; return what tells that it has begun, and what lets it go on."""
    files, begun, free = markdown.files, threading.Event(), threading.Event()

    def slow(summary: Any) -> Iterator[tuple[str, Iterator[bytes]]]:
        begun.set()
        free.wait(10)
        return files(summary)

    monkeypatch.setattr(markdown, "files", slow)
    return begun, free


async def test_esc_breaks_off_what_is_worked_out_and_only_the_next_goes_back(
    export: Callable[..., Any], inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside(telling("drove every day"))
    async with export() as hand:
        await hand.sees("gate open")
        begun, free = slow_making(monkeypatch)
        await hand.press("f", "down", "enter")
        await hand.until(begun.is_set)
        await hand.press("escape")
        await hand.on("ExportScreen")
        await hand.press("escape", "n")
        await hand.sees("Broken off; nothing was written. W works it out anew")
        assert "gate open" not in hand.text
        free.set()
        await hand.press("w")
        await hand.sees("gate open")
        await hand.press("escape")
        await hand.on("HomeScreen")


async def test_esc_breaks_off_what_is_being_written(
    export: Callable[..., Any], inside: Inside, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside(telling("drove every day"))
    async with export() as hand:
        await hand.sees("gate open")
        begun, free = slow_making(monkeypatch)
        await write(hand, tmp_path / "out")
        await hand.until(begun.is_set)
        await hand.press("escape")
        free.set()
        await hand.sees("Broken off: nothing was exported.", "gate open")
        assert not (tmp_path / "out").exists()
        await write(hand, tmp_path / "out")
        await hand.sees("Written: ")
