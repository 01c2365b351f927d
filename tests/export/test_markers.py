"""Markers for the recording, read back by other people's programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from interview_tui.export.formats import FORMATS
from interview_tui.model.note import NoteKind
from interview_tui.model.recording import Recording
from interview_tui.model.summary import Summary, SummaryNote

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeSummary = Callable[..., Summary]

HOUR = 3_600_000
NOTES = {
    "tasks-1": (
        SummaryNote(NoteKind.NOTE, "først --> så <b>", 61_000),
        SummaryNote(NoteKind.QUOTE, "to\nlinjer", 61_200),
        SummaryNote(NoteKind.NOTE, "samtidig", 61_200),
        SummaryNote(NoteKind.NOTE, "sent", HOUR + 125_250),
    ),
    "": (SummaryNote(NoteKind.NOTE, "afterwards", 2 * HOUR, after=True),),
}


@pytest.fixture
def recorded(make_summary: MakeSummary) -> Summary:
    """Return a summary whose first conversation has two files: one from 0:21, one from 1:00:00."""
    summary = make_summary(notes=NOTES)
    files = (Recording(1, 21_000, 600_000), Recording(2, HOUR, None))
    return replace(summary, respondents=(replace(summary.respondents[0], recordings=files),))


def test_there_is_a_file_for_each_file_of_the_recorder(recorded: Summary) -> None:
    assert list(FORMATS["vtt"].render(recorded)) == ["markers-r12-file1.vtt", "markers-r12-file2.vtt"]


def test_positions_count_from_the_sync_mark(recorded: Summary) -> None:
    first, second = FORMATS["audacity"].render(recorded).values()
    assert first.decode().split("\n")[0] == "40.000000\t40.000000\tnote: først --> så <b>"
    assert second.decode() == "125.250000\t125.250000\tnote: sent\n"


def test_without_a_sync_mark_positions_count_from_the_start(make_summary: MakeSummary) -> None:
    made = FORMATS["audacity"].render(make_summary(notes=NOTES))
    assert made["markers-r12.txt"].startswith(b"61.000000\t")


def test_a_second_conversation_has_a_file_of_its_own(make_summary: MakeSummary) -> None:
    summary = make_summary(notes=NOTES)
    one = summary.respondents[0]
    made = FORMATS["srt"].render(replace(summary, respondents=(one, one)))
    assert list(made) == ["markers-r12-1.srt", "markers-r12-2.srt"]


def test_vtt_is_read_by_a_reader_of_vtt(recorded: Summary) -> None:
    import webvtt

    for content, count in zip(FORMATS["vtt"].render(recorded).values(), (3, 1), strict=True):
        read = webvtt.from_string(content.decode("utf-8-sig"))
        assert len(read) == count
        starts = [caption.start_in_seconds for caption in read.captions]
        assert starts == sorted(starts)
    assert "-->" not in re.sub(r"\d --> \d", "", content.decode())
    assert "&lt;b&gt;" in FORMATS["vtt"].render(recorded)["markers-r12-file1.vtt"].decode()


def test_srt_is_read_by_a_reader_of_srt(recorded: Summary) -> None:
    import srt

    first = list(srt.parse(FORMATS["srt"].render(recorded)["markers-r12-file1.srt"].decode("utf-8-sig")))
    assert [one.content for one in first] == ["note: først → så <b>", "quote: to linjer", "note: samtidig"]
    assert all(one.end > one.start for one in first)


def test_elan_is_read_by_a_reader_of_elan(recorded: Summary, tmp_path: Path) -> None:
    from pympi.Elan import Eaf

    place = tmp_path / "markers.eaf"
    place.write_bytes(FORMATS["eaf"].render(recorded)["markers-r12-file1.eaf"])
    read = Eaf(str(place))
    assert set(read.get_tier_names()) == {"note", "quote"}
    told = [(start, text) for start, _, text, *_ in read.get_annotation_data_for_tier("note")]
    assert told == [(40_000, "først --> så <b>"), (40_200, "samtidig")]


def test_within_a_tier_nothing_overlaps_and_all_has_length(recorded: Summary) -> None:
    close = {"tasks-1": tuple(SummaryNote(NoteKind.NOTE, str(n), 30_000 + n // 3) for n in range(9))}
    one = replace(
        recorded.respondents[0],
        themes=tuple(
            replace(t, questions=tuple(replace(q, notes=close.get(q.question_id, ())) for q in t.questions))
            for t in recorded.respondents[0].themes
        ),
    )
    xml = FORMATS["eaf"].render(replace(recorded, respondents=(one,)))["markers-r12-file1.eaf"].decode()
    times = dict(re.findall(r'TIME_SLOT_ID="(ts\d+)" TIME_VALUE="(\d+)"', xml))
    spans = [
        (int(times[start]), int(times[end]))
        for start, end in re.findall(r'TIME_SLOT_REF1="(ts\d+)" TIME_SLOT_REF2="(ts\d+)"', xml)
    ]
    assert len(spans) == 9
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_otranscribe_has_times_in_seconds_and_markup_as_text(recorded: Summary) -> None:
    first = json.loads(FORMATS["otr"].render(recorded)["markers-r12-file1.otr"])
    assert first["media"] == ""
    assert '<span class="timestamp" data-timestamp="40">0:00:40</span>\u00a0note: først' in first["text"]
    assert "&lt;b&gt;" in first["text"]


def test_hostile_text_is_one_marker(make_summary: MakeSummary, hostile: str) -> None:
    import srt

    summary = make_summary(notes={"tasks-1": (SummaryNote(NoteKind.NOTE, f"x {hostile}", 1_000),)})
    assert FORMATS["audacity"].render(summary)["markers-r12.txt"].count(b"\n") == 1
    assert FORMATS["audacity"].render(summary)["markers-r12.txt"].count(b"\t") == 2
    assert len(list(srt.parse(FORMATS["srt"].render(summary)["markers-r12.srt"].decode("utf-8-sig")))) == 1
    assert FORMATS["vtt"].render(summary)["markers-r12.vtt"].decode().count("-->") == 1
    assert FORMATS["eaf"].render(summary)["markers-r12.eaf"].count(b"<ANNOTATION>") == 1
