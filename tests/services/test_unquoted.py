"""Words of somebody who has not agreed to be quoted leave in no format, however few stand between marks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from interview_tui.export import archive
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.identifier import IdentifierType
from interview_tui.model.note import NoteFlag
from interview_tui.services.contents import Contents
from interview_tui.services.siting import Siting
from tests.conftest import read_through

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

LINES = (
    'gråt nesten ved "de stille", tok seg sammen',
    "sier «helhet», kaller det 'kjernen'",
    "! sier at «alt er “greit” nå» og ler",
    'den glemte "luka og døra',
    "kaller dem ´arkivet´ og <<tårnet>>, sier'selv'\nat 'lyset er\nslukket' og sa\"sant\"",
    "hilste på og satte fram te",
)
WORDS = ("de stille", "helhet", "kjernen", "greit", "luka", "arkivet", "tårnet", "lyset", "slukket", "sant")
QUOTES = [ConsentScope.QUOTE_VERBATIM, ConsentScope.QUOTE_ATTRIBUTED]


@pytest.fixture
def talked(study: OpenStudy, code: str) -> OpenStudy:
    session = study.interviewing.start(code)
    for line in LINES:
        session.note(line)
    session.end()
    read_through(study.store)
    Siting(study.store).rename("A", "Fjordby")
    return study


def everything(folder: Path) -> Iterator[str]:
    """Yield every byte of an export as text, also from inside archives."""
    for path in folder.iterdir():
        packed = path.suffix in {".docx", ".xlsx", ".qdpx"}
        for data in archive.unpacked(path.read_bytes()).values() if packed else [path.read_bytes()]:
            yield data.decode("utf-8", "replace").replace("\\u00ab", "«")


def test_single_words_between_marks_leave_in_no_format(talked: OpenStudy, tmp_path: Path) -> None:
    formats = tuple(talked.reporting.formats())
    report = talked.reporting.export(tmp_path / "out", formats=formats, expect=True)
    text = "\n".join(everything(tmp_path / "out"))
    assert [word for word in WORDS if word in text] == []
    assert "hilste på og satte fram te" in text
    assert "sier «(…)», kaller det '(…)'" in text
    assert 'gråt nesten ved "(…)", tok seg sammen' in text
    statement = json.loads((tmp_path / "out" / "study.json").read_text("utf-8"))["statement"]
    assert statement["unquoted"] == 5
    for page in (tmp_path / "out").glob("*.md"):
        assert "(…) alone between quotation marks" in page.read_text("utf-8")
    assert report.unquoted[0].endswith("there is no yes to quotes. Notes: 1, 2, 3, 4, 5")


def test_a_yes_lets_them_stand_and_nothing_is_said(talked: OpenStudy, code: str, tmp_path: Path) -> None:
    talked.consenting.record(code, QUOTES, Decision.GRANTED)
    assert talked.reporting.export(tmp_path / "out").unquoted == ()
    text = "\n".join(everything(tmp_path / "out"))
    assert [word for word in WORDS if word not in text] == []
    assert "(…)" not in text


def test_a_yes_to_quotes_without_a_code_lets_them_stand_in_the_unlinked_form_only(
    talked: OpenStudy, code: str
) -> None:
    talked.consenting.record(code, QUOTES[:1], Decision.GRANTED)
    linked = talked.reporting.prepare()
    assert "no yes to quotes under a code" in linked.unquoted[0]
    reason = Contents(linked=False, override="there is one alone")
    assert not talked.reporting.prepare(reason).unquoted


def test_a_note_its_speaker_would_rather_not_see_quoted_loses_its_words(talked: OpenStudy, code: str) -> None:
    talked.consenting.record(code, QUOTES, Decision.GRANTED)
    talked.reviewing.flag(1, NoteFlag.NO_QUOTE, True)
    talked.reviewing.clear(1, True)
    talked.reviewing.sign([1])
    prepared = talked.reporting.prepare()
    assert prepared.summary is not None
    assert prepared.summary.statement.unquoted == 1
    assert prepared.unquoted[0].endswith("Note: 1")


def test_a_name_half_inside_the_marks_goes_with_them(talked: OpenStudy, tmp_path: Path) -> None:
    talked.reviewing.revise(6, 'hun "kaller Kari" Eksempel for dronninga')
    talked.reviewing.sign([6])
    talked.reviewing.mark_identifier("Kari Eksempel", IdentifierType.PERSON)
    talked.reporting.export(tmp_path / "out")
    text = "\n".join(everything(tmp_path / "out"))
    assert "Kari" not in text
    assert "Eksempel" not in text
