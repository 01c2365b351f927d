"""What pictures show, derived from the record."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.guide import Guide, Question, Theme, ThemeRole, TimeTag, closing_theme
from interview_tui.model.interview import Event, EventKind, derive
from interview_tui.model.note import Note, NoteKind
from interview_tui.model.picture import signs, time_of, timeline

K = EventKind
GUIDE = Guide(
    "T", "en", "1", 60,
    (
        Theme("warm", "Warm-up", (Question("w1", "?"),), role=ThemeRole.WARMUP),
        Theme("one", "One", (Question("o1", "?", times=(TimeTag.BEFORE,)), Question("o2", "?"))),
        Theme("two", "Two", (Question("t1", "?", times=(TimeTag.BEFORE, TimeTag.NOW)),)),
        closing_theme("en"),
    ),
)  # fmt: skip


def events(*happened: tuple[int, EventKind] | tuple[int, EventKind, str, str]) -> list[Event]:
    made = []
    for number, (at, kind, *rest) in enumerate(happened, 1):
        value, detail = rest or ("", "")
        made.append(Event(1, kind, 0, at, value, detail, number))
    return made


def note(at: int, kind: NoteKind = NoteKind.NOTE, question: str = "", *, after: bool = False) -> Note:
    return Note(at, 1, at, at, kind, "x", "one", question, after=after)


HELD = events(
    (0, K.STARTED), (5, K.RECORDER_ON), (10, K.THEME, "one", "o1"), (12, K.STATE, "o1", "asked"),
    (20, K.PAUSE), (30, K.CONTINUE), (35, K.OFF_RECORD), (38, K.ON_RECORD), (40, K.THEME, "two", "t1"),
    (45, K.INTERRUPTION), (50, K.RECORDER_ON, "2", ""), (60, K.THEME, "one", "o2"), (80, K.ENDED, "done", ""),
)  # fmt: skip


def test_themes_are_bands_without_pauses_and_everything_else_has_its_stretch() -> None:
    one = timeline(("R1", 1, 60), GUIDE, HELD, [note(9), note(70, NoteKind.QUOTE), note(99, after=True)])
    assert [(band.sign, band.spans) for band in one.themes] == [
        ("·", ((0, 10),)), ("1", ((10, 20), (30, 40), (60, 80))), ("2", ((40, 60),)), ("*", ()),
    ]  # fmt: skip
    assert (one.pauses, one.interruptions, one.off_record) == (((20, 30),), ((45, 80),), ((35, 38),))
    assert one.recorders == ((1, ((5, 80),)), (2, ((50, 80),)))
    assert one.notes == ((NoteKind.NOTE, 9), (NoteKind.QUOTE, 70))
    assert (one.after, one.length_ms, one.talk_ms) == (1, 80, 70)
    assert [(band.done, band.total) for band in one.themes] == [(0, 1), (1, 2), (0, 1), (0, 1)]


def test_a_note_is_about_its_own_time_else_that_of_its_question_if_it_has_just_one() -> None:
    assert time_of(GUIDE, note(1, question="o1")) is TimeTag.BEFORE
    assert time_of(GUIDE, note(1, question="t1")) is None
    assert time_of(GUIDE, note(1, question="gone")) is None
    assert time_of(GUIDE, Note(1, 1, 1, 1, NoteKind.NOTE, "x", "one", "o1", time=TimeTag.NOW)) is TimeTag.NOW


def test_many_themes_have_signs_of_their_own() -> None:
    many = Guide("T", "en", "1", 1, (*(Theme(f"t{n}", "T") for n in range(30)), closing_theme("en")))
    found = signs(many)
    assert len(set(found)) == len(found) == 31


STEPS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.sampled_from(
            [(K.THEME, "one"), (K.THEME, "two"), (K.PAUSE, ""), (K.CONTINUE, ""), (K.RESUMED, "")]
        ),
    ),
    max_size=20,
)


@given(STEPS, st.booleans())
def test_bands_never_overlap_and_agree_with_the_time_the_interview_shows(
    steps: list[tuple[int, tuple[EventKind, str]]], ends: bool
) -> None:
    now, happened = 0, [Event(1, K.STARTED, 0, 0, id=1)]
    for number, (later, (kind, value)) in enumerate(steps, 2):
        now += later
        paused = derive(GUIDE, happened).phase.value == "paused"
        if (kind is K.PAUSE and paused) or (kind is K.CONTINUE and not paused):
            continue
        happened.append(Event(1, kind, 0, now, value, id=number))
    if ends:
        happened.append(Event(1, K.ENDED, 0, now + 3, "done", id=99))
    state, one = derive(GUIDE, happened), timeline(("R1", 1, 60), GUIDE, happened, [])
    assert {band.id: band.ms for band in one.themes if band.ms} == {
        name: ms for name, ms in state.time_in_theme.items() if ms
    }
    spans = sorted(span for band in one.themes for span in band.spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
