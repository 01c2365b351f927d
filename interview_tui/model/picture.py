"""What the pictures of interviews show: one interview over time, and interviews beside each other.

All times are milliseconds on the interview's own clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model import progress
from interview_tui.model.guide import ThemeRole
from interview_tui.model.interview import EventKind, derive, live
from interview_tui.model.recording import off_record, recordings
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_tui.model.guide import Guide, TimeTag
    from interview_tui.model.interview import Event, QuestionState
    from interview_tui.model.note import Note, NoteKind
    from interview_tui.model.recording import Recording

Span = tuple[int, int]
"""From when to when."""

_SIGNS = "123456789abcdefghijklmnopqrstuvxyz"


@dataclass(frozen=True, slots=True)
class ThemeBand:
    """A theme in one interview: when it was talked about (pauses out), and how far its questions came.

    ``sign`` is its number among the ordinary themes, ``·`` for the warm-up, ``*`` for the closing.
    """

    id: str
    title: str
    sign: str
    spans: tuple[Span, ...]
    states: tuple[QuestionState, ...]
    done: int
    total: int

    @property
    def ms(self) -> int:
        """How long it was talked about."""
        return sum(to - since for since, to in self.spans)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One interview over time. ``notes`` are kind and moment, ``after`` how many came after the talk."""

    code: str
    number: int
    length_ms: int
    talk_ms: int
    promised_minutes: int
    agreed_minutes: int
    """What was agreed on beyond what was promised."""
    themes: tuple[ThemeBand, ...]
    notes: tuple[tuple[NoteKind, int], ...]
    after: int
    pauses: tuple[Span, ...]
    interruptions: tuple[Span, ...]
    off_record: tuple[Span, ...]
    recorders: tuple[tuple[int, tuple[Span, ...]], ...]

    @property
    def name(self) -> str:
        """Return the code, with the number of the interview when it is not the first."""
        return self.code if self.number == 1 else f"{self.code}/{self.number}"


@dataclass(frozen=True, slots=True)
class TimeCell:
    """What was noted of a theme at a time: notes, and people. ``asked``: the guide asks about it."""

    notes: int
    people: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Across:
    """Interviews beside each other, pilots left out, and every theme that any of their guides has, in order.

    ``times`` holds a cell per theme and time; the time None is what was not tagged.
    """

    interviews: tuple[Timeline, ...]
    themes: tuple[tuple[str, str, str], ...]
    """Id, title, sign."""
    times: dict[tuple[str, TimeTag | None], TimeCell]


def timeline(
    name: tuple[str, int, int], guide: Guide, events: Sequence[Event], notes: Iterable[Note]
) -> Timeline:
    """Return an interview over time; ``name``: code, number of the interview, minutes promised."""
    state = derive(guide, events)
    length = state.ended_ms if state.ended_ms is not None else state.last_ms
    told = [note for note in notes if not note.undone]
    spoken = _theme_spans(guide, live(events), length)
    bands = tuple(
        ThemeBand(
            came.theme.id, came.theme.title, sign, tuple(spoken.get(came.theme.id, ())),
            tuple(state.state(question.id) for question in came.theme.questions), came.done, came.total,
        )
        for came, sign in zip(progress.themes(guide, state), signs(guide), strict=True)
    )  # fmt: skip
    during = sorted((note.elapsed_ms, note.kind) for note in told if not note.after)
    return Timeline(
        *name[:2], length, state.talk_ms(length), name[2], state.extension_minutes, bands,
        tuple((kind, at) for at, kind in during),
        sum(note.after for note in told),
        _between(events, EventKind.PAUSE, EventKind.CONTINUE, length),
        _between(events, EventKind.INTERRUPTION, EventKind.INTERRUPTION_OVER, length),
        tuple((one.from_ms, one.to_ms or length) for one in off_record(events)),
        _recorders(recordings(events), length),
    )  # fmt: skip


def signs(guide: Guide) -> list[str]:
    """Return what each theme goes by in a picture."""
    found, number = [], 0
    for theme in guide.themes:
        if theme.role is ThemeRole.ORDINARY:
            found.append(_SIGNS[min(number, len(_SIGNS) - 1)])
            number += 1
        else:
            found.append("·" if theme.role is ThemeRole.WARMUP else "*")
    return found


def _theme_spans(guide: Guide, events: Sequence[Event], length: int) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    theme, since, running = guide.themes[0].id, 0, True
    for event in events:
        moves = event.kind in {EventKind.THEME, EventKind.PAUSE, EventKind.CONTINUE, EventKind.ENDED}
        if not moves:
            continue
        if running and event.elapsed_ms > since:
            spans.setdefault(theme, []).append((since, event.elapsed_ms))
        since = max(since, event.elapsed_ms)
        if event.kind is EventKind.THEME:
            theme = event.value
        else:
            running = event.kind is EventKind.CONTINUE
        if event.kind is EventKind.ENDED:
            return spans
    if running and length > since:
        spans.setdefault(theme, []).append((since, length))
    return spans


def _between(events: Iterable[Event], begins: EventKind, ends: EventKind, length: int) -> tuple[Span, ...]:
    found: list[Span] = []
    since: int | None = None
    for event in live(events):
        if event.kind is begins and since is None:
            since = event.elapsed_ms
        elif event.kind in {ends, EventKind.ENDED} and since is not None:
            found.append((since, event.elapsed_ms))
            since = None
    return (*found, *(((since, length),) if since is not None else ()))


def _recorders(files: Sequence[Recording], length: int) -> tuple[tuple[int, tuple[Span, ...]], ...]:
    found: dict[int, list[Span]] = {}
    for one in files:
        edges = [max(0, one.from_ms)]
        for gap in one.gaps:
            edges += [gap.from_ms, gap.to_ms or length]
        # After the talk it may run on; the picture ends with the talk.
        edges.append(length if one.to_ms is None else min(one.to_ms, length))
        found.setdefault(one.recorder, []).extend(zip(edges[::2], edges[1::2], strict=True))
    return tuple((number, tuple(spans)) for number, spans in sorted(found.items()))


def time_of(guide: Guide, note: Note) -> TimeTag | None:
    """Return what time a note is about: its own tag, else that of its question if it has just one."""
    if note.time is not None or not note.question_id:
        return note.time
    for theme in guide.themes:
        for question in theme.questions:
            if question.id == note.question_id:
                return question.times[0] if len(question.times) == 1 else None
    return None
