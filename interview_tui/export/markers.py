"""Notes as markers on a recording: Audacity labels, WebVTT, SRT and oTranscribe (ELAN has its own module).

A marker stands where its note's first keystroke fell on the counter of the recorder's file, by its sync
marks; without any it is counted from the start of the talk. Notes written afterwards, or while no recorder
ran, have no place in a file and are left out here (they are in the other formats).
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from interview_tui.export import passages, words
from interview_tui.i18n import translator
from interview_tui.model.recording import Recording, places
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from interview_tui.export.words import Translate
    from interview_tui.model.note import NoteKind
    from interview_tui.model.summary import RespondentSummary, Summary

MOST_MS = 5_000
"""How long a marker lasts at most where a format wants a length; else until the next."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A note on a recording: from and to in milliseconds on its counter, one line of words."""

    start: int
    end: int
    kind: NoteKind
    text: str


def written(
    summary: Summary, suffix: str, write: Callable[[Translate, Sequence[Marker]], bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each file of the recorder, written by ``write`` from its markers."""
    t = translator(summary.language)
    if not summary.linked:
        return
    for label, one in zip(words.columns(summary.respondents), summary.respondents, strict=True):
        name = (
            "".join(sign if sign.isalnum() else "-" for sign in label.lower()).replace("--", "-").strip("-")
        )
        recorded = one.recordings or (Recording(1, 0),)
        for file in recorded:
            number = f"-file{file.number}" if len(recorded) > 1 else ""
            yield f"markers-{name}{number}{suffix}", write(t, markers(one, recorded, file.number))


def markers(one: RespondentSummary, recorded: Sequence[Recording], number: int) -> list[Marker]:
    """Return the markers of one file of a conversation, in the order of time; none overlaps the next."""
    found = []
    for theme in one.themes:
        for question in theme.questions:
            for note in question.notes:
                timed = not note.after and note.elapsed_ms is not None
                where = places(recorded, note.elapsed_ms or 0) if timed else []
                found += [(at, note.kind, passages.line(note.text)) for file, at in where if file == number]
    found.sort(key=lambda each: each[0])
    starts = [start for start, _, _ in found]
    ends = [*starts[1:], *(start + MOST_MS for start in starts[-1:])]
    return [
        Marker(start, min(max(end, start + 1), start + MOST_MS), kind, text)
        for (start, kind, text), end in zip(found, ends, strict=True)
    ]


def audacity(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Yield Audacity label tracks: start, end and text in seconds, a point label each."""

    def write(t: Translate, found: Sequence[Marker]) -> bytes:
        lines = (f"{each.start / 1000:.6f}\t{each.start / 1000:.6f}\t{_said(t, each)}\n" for each in found)
        return "".join(lines).encode()

    return written(summary, ".txt", write)


def _said(t: Translate, marker: Marker) -> str:
    return f"{t(words.ONE_OF_KIND[marker.kind])}: {marker.text}"


def _clock(ms: int, point: str) -> str:
    seconds, rest = divmod(ms, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02}:{minute:02}:{second:02}{point}{rest:03}"


def _shown(ms: int) -> str:
    hours, rest = divmod(ms // 1000, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"


def vtt(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Yield WebVTT; with a byte-order mark, which Taguette needs and the format allows."""

    def write(t: Translate, found: Sequence[Marker]) -> bytes:
        cues = (
            f"\n{number}\n{_clock(each.start, '.')} --> {_clock(each.end, '.')}\n"
            f"{escape(_said(t, each), quote=False)}\n"
            for number, each in enumerate(found, 1)
        )
        return b"\xef\xbb\xbf" + ("WEBVTT\n" + "".join(cues)).encode()

    return written(summary, ".vtt", write)


def srt(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Yield SubRip subtitles; with a byte-order mark, which Taguette needs."""

    def write(t: Translate, found: Sequence[Marker]) -> bytes:
        cues = (
            f"{number}\n{_clock(each.start, ',')} --> {_clock(each.end, ',')}\n"
            f"{_said(t, each).replace('-->', '→')}\n\n"
            for number, each in enumerate(found, 1)
        )
        return b"\xef\xbb\xbf" + "".join(cues).encode()

    return written(summary, ".srt", write)


def otranscribe(summary: Summary) -> Iterator[tuple[str, bytes]]:
    """Yield oTranscribe texts: a paragraph per note with a time that can be clicked."""

    def write(t: Translate, found: Sequence[Marker]) -> bytes:
        said = "".join(
            f'<p><span class="timestamp" data-timestamp="{each.start / 1000:g}">{_shown(each.start)}</span>'
            f"\u00a0{escape(_said(t, each))}</p>"
            for each in found
        )
        whole = {"text": said, "media": "", "media-source": "", "media-time": 0}
        return json.dumps(whole, ensure_ascii=False).encode()

    return written(summary, ".otr", write)
