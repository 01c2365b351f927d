"""Four times the interviews, the same memory: no format holds what all of them said."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

import pytest

from interview_tui.export import archive, document, expect, pages, spool
from interview_tui.export.formats import FORMATS
from interview_tui.export.held import Held
from interview_tui.export.spool import Spool
from interview_tui.export.unlinked import unlinked
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import Summary, SummaryNote
from tests.export.conftest import respondent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from interview_tui.export.pages import Content
    from tests.export.conftest import MakeSummary

_NOTES, _LENGTH = 25, 2400
_FEW, _MANY = 10, 40
_NOISE = "".join(random.Random(4).choices("abcdefghijklmnop ", k=_NOTES + _LENGTH))  # noqa: S311 - the same every time
_ALL: Mapping[str, Callable[[Summary], Iterator[tuple[str, Content]]]] = {
    **{name: one.files for name, one in FORMATS.items()},
    expect.NAME: expect.files,
}


class _Said(Sequence[SummaryNote]):
    """Notes that are made when they are read."""

    def __len__(self) -> int:
        return _NOTES

    @overload
    def __getitem__(self, at: int) -> SummaryNote: ...
    @overload
    def __getitem__(self, at: slice) -> list[SummaryNote]: ...
    def __getitem__(self, at: int | slice) -> SummaryNote | list[SummaryNote]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(_NOTES))]
        if at >= _NOTES:
            raise IndexError
        return SummaryNote(NoteKind.NOTE, _NOISE[at : at + _LENGTH], 1000 * at)


def _summary(make_summary: MakeSummary, count: int) -> Summary:
    one = make_summary()
    guide = one.guides[0]
    said = {"tasks-1": _Said()}
    told = tuple(respondent(f"R{number}", guide, said) for number in range(100, 100 + count))
    return replace(one, respondents=told)


_APART = [pytest.param(True, id="linked"), pytest.param(False, id="unlinked")]


@pytest.mark.parametrize("linked", _APART)
@pytest.mark.parametrize("name", _ALL)
def test_it_takes_no_memory_for_more_interviews(
    name: str, linked: bool, make_summary: MakeSummary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "ROOM", 1)
    monkeypatch.setattr(spool, "_AT_ONCE", 10)
    monkeypatch.setattr(archive, "_AT_ONCE", 4096)
    monkeypatch.setattr(pages, "PIECE", 4096)
    monkeypatch.setattr(document, "_AT_HAND", _NOTES)

    def most(count: int) -> int:
        summary = _summary(make_summary, count)
        summary = summary if linked else unlinked(summary, Spool(tmp_path))
        tracemalloc.start()
        try:
            Held(Spool(tmp_path)).put(_ALL[name](summary))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    most(1)
    few, many = most(_FEW), most(_MANY)
    said = (_MANY - _FEW) * _NOTES * _LENGTH
    assert many - few < 0.15 * said, (few, many, said)
