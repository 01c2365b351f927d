"""The sample study as it is built: the figures of fieldwork appendix A, in both languages."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from interview_tui.demo import nav7
from interview_tui.demo.build import LANGUAGES, Sample, build, frozen, remove, temporary
from interview_tui.errors import WouldOverwrite
from interview_tui.model.consent import Comprehension, ConsentScope, ConsentState, Decision
from interview_tui.model.guide import Guide
from interview_tui.model.interview import EventKind, Phase, QuestionState, derive
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.model.progress import themes
from interview_tui.paths import StudyPaths
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.clock import Clock, Moment
    from interview_tui.model.study import Respondent

    class FakeClock(Clock):
        def advance(self, milliseconds: int) -> None: ...


CODES = {person.label: person.code for person in nav7.PEOPLE}


@pytest.fixture(params=LANGUAGES)
def sample(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> Sample:
    return build(tmp_path / "demo", language=request.param, clock=clock)


@pytest.fixture
def opened(sample: Sample) -> Iterator[Store]:
    store = Store.open(StudyPaths(sample.folder), sample.key)
    yield store
    store.close()


def interviewed(store: Store) -> list[Respondent]:
    return [person for person in store.respondents() if not person.cancelled]


def state_of(store: Store, label: str) -> ConsentState:
    respondent = store.respondent(CODES[label])
    assert respondent is not None
    return ConsentState.of(store.consent_events(respondent_id=respondent.id))


def test_the_sampling_cells_are_those_of_the_appendix(opened: Store, sample: Sample) -> None:
    dept = nav7.FIELDS[sample.language][0]
    people = interviewed(opened)
    assert len(people) == 7
    assert sorted(Counter(person.fields[dept] for person in people).values()) == [2, 5]
    assert sorted(Counter(person.site_id for person in people).values()) == [1, 2, 4]
    cells = Counter((person.site_id, person.fields[dept]) for person in people)
    assert sorted(cells.values()) == [1, 1, 2, 3]
    alone = {person.code for person in people if cells[person.site_id, person.fields[dept]] == 1}
    assert alone == {CODES["R4"], CODES["R7"]}


def test_one_cancelled_and_the_codes_are_not_serial(opened: Store) -> None:
    assert [person.code for person in opened.respondents() if person.cancelled] == [CODES["R0"]]
    numbers = [int(person.code[1:]) for person in opened.respondents()]
    assert numbers != sorted(numbers)
    assert all(b - a != 1 for a, b in pairwise(numbers))


def test_the_gatekeeper_of_the_third_site_was_never_asked(opened: Store) -> None:
    decisions = {
        site.name: ConsentState.of(opened.consent_events(site_id=site.id)).decision(ConsentScope.GATEKEEPER)
        for site in opened.sites()
    }
    assert decisions == {
        nav7.SITES["O1"]: Decision.GRANTED,
        nav7.SITES["O2"]: Decision.GRANTED,
        nav7.SITES["O3"]: None,
    }


def test_consents(opened: Store, sample: Sample) -> None:
    for label in ("R1", "R2", "R3", "R4", "R5", "R6", "R7"):
        state = state_of(opened, label)
        assert state.may_start
        assert state.may(ConsentScope.AUDIO)
        event = state.latest[ConsentScope.PARTICIPATION]
        assert (event.letter_version, event.letter_hash) == ("v1", opened.study().letter_hash)
        expected = Comprehension.SKIPPED if label == "R7" else Comprehension.OK
        assert event.comprehension is expected
        assert bool(event.comprehension_reason) == (label == "R7")
    quotes = [label for label in CODES if state_of(opened, label).may(ConsentScope.QUOTE_VERBATIM)]
    attributed = [label for label in CODES if state_of(opened, label).may(ConsentScope.QUOTE_ATTRIBUTED)]
    assert (len(quotes), attributed) == (5, ["R3"])
    assert opened.study().letter_hash.startswith("sha256:")


def test_lengths_and_phases(opened: Store, clock: FakeClock) -> None:
    codes = {person.id: person.code for person in opened.respondents()}
    labels = {code: label for label, code in CODES.items()}
    minutes: dict[str, int] = {}
    for interview in opened.interviews():
        state = derive(opened.guide(interview.guide_hash), opened.events(interview.id))
        label = labels[codes[interview.respondent_id]]
        if label == "R7":
            assert state.phase is Phase.RUNNING
            continue
        assert state.phase is Phase.CLOSED
        assert state.ended_ms is not None
        minutes[label] = state.ended_ms // 60_000
        assert interview.started_at < clock.now().wall_ms - 30 * 86_400_000
    assert minutes == {"R1": 62, "R2": 75, "R3": 88, "R4": 60, "R5": 70, "R6": 90}


def test_the_running_interview_stands_where_the_drawing_has_it(
    opened: Store, sample: Sample, clock: FakeClock
) -> None:
    events, notes = opened.events(sample.running_interview_id), opened.notes(sample.running_interview_id)
    guide = opened.current_guide()
    state = derive(guide, events)
    assert (state.theme_id, state.question_id) == ("organisation", "organisation-cooperation")
    assert [(p.done, p.total) for p in themes(guide, state) if p.theme.counts][:3] == [(3, 3), (3, 3), (1, 3)]
    assert state.recorder_on
    assert 12 <= len(notes) <= 16
    moment, elapsed = opened.last_anchor(sample.running_interview_id)
    assert clock.now().steady_ms - moment.steady_ms + elapsed == 2_467_000
    assert notes[-1].at <= clock.now().wall_ms


def test_kinds_flags_and_happenings_are_all_there(opened: Store) -> None:
    interviews = opened.interviews()
    notes = [note for interview in interviews for note in opened.notes(interview.id)]
    kinds = {event.kind for interview in interviews for event in opened.events(interview.id)}
    assert {note.kind for note in notes} == set(NoteKind)
    assert {flag for note in notes for flag in note.flags} == set(NoteFlag) - {NoteFlag.NO_QUOTE}
    assert kinds >= {
        EventKind.PAUSE,
        EventKind.INTERRUPTION,
        EventKind.EXTENDED,
        EventKind.RECORDER_ON,
        EventKind.END_CHECK,
    }
    assert any("@" in note.text for note in notes)
    assert any(sum(c.isdigit() for c in note.text) >= 8 for note in notes)
    assert any("#" in note.text for note in notes)
    assert any(note.revised for note in notes)
    assert any(note.answered for note in notes)
    assert any(note.after for note in notes)
    states = {
        state
        for interview in interviews
        for state in derive(opened.current_guide(), opened.events(interview.id)).states.values()
    }
    assert states == set(QuestionState) - {QuestionState.NOT_REACHED}


def test_the_quotes_of_the_appendix(opened: Store, sample: Sample) -> None:
    by_label = {label: CODES[label] for label in ("R4", "R5")}
    ids = {person.code: person.id for person in opened.respondents()}
    reception = "i mottak" if sample.language == "nb" else "at reception"
    (fourth,) = opened.interviews(ids[by_label["R4"]])
    (fifth,) = opened.interviews(ids[by_label["R5"]])
    assert any(n.kind is NoteKind.QUOTE and reception in n.text for n in opened.notes(fourth.id))
    assert any(n.kind is NoteKind.QUOTE and NoteFlag.HARM in n.flags for n in opened.notes(fifth.id))


def test_every_place_is_in_the_guide(opened: Store) -> None:
    guide = opened.current_guide()
    for interview in opened.interviews():
        for note in opened.notes(interview.id):
            assert guide.theme_of(note.question_id).id == note.theme_id
        for event in opened.events(interview.id):
            if event.kind is EventKind.THEME:
                assert guide.theme_of(event.detail).id == event.value


def test_each_interview_is_full_and_goes_forward(opened: Store, sample: Sample) -> None:
    for interview in opened.interviews():
        notes = opened.notes(interview.id)
        stamps = [note.elapsed_ms for note in notes]
        assert stamps == sorted(stamps)
        if interview.id != sample.running_interview_id:
            assert 25 <= len(notes) <= 48


def test_nobody_is_named_in_the_database(opened: Store) -> None:
    everything = "\n".join(note.text for i in opened.interviews() for note in opened.notes(i.id))
    named = [person.label for person in nav7.PEOPLE if person.name in everything]
    assert named == ["R3"], "one slip, for the key file to catch"


def test_marked_as_sample_and_kept_private(opened: Store, sample: Sample) -> None:
    study = opened.study()
    assert study.sample
    assert study.key_file
    assert study.letter_version == "v1"
    assert study.fields == nav7.FIELDS[sample.language]
    assert opened.audit_intact()
    assert stat.S_IMODE(sample.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(StudyPaths(sample.folder).database.stat().st_mode) == 0o600
    assert sample.key.hex() not in repr(sample)


def shape(language: str) -> object:
    content = frozen(language)
    return {
        label: (
            [event[:3] for event in record["events"]],
            [(note[:2], note[3:]) for note in record["notes"]],
            [(change[:2], change[3]) for change in record["changes"]],
        )
        for label, record in content["interviews"].items()
    }


def test_both_languages_have_the_same_structure_and_other_words() -> None:
    assert shape("nb") == shape("en")
    texts = {
        language: [note[2] for record in frozen(language)["interviews"].values() for note in record["notes"]]
        for language in LANGUAGES
    }
    assert not [nb for nb, en in zip(texts["nb"], texts["en"], strict=True) if nb == en != ""]
    places = ("Prøvedalen",)
    assert not [
        text for text in texts["en"] if set("æøåÆØÅ") & set(text) and not any(p in text for p in places)
    ]
    assert sum(bool(set("æøå") & set(text)) for text in texts["nb"]) > len(texts["nb"]) // 2


@pytest.mark.parametrize("count", [1, 13, 500])
def test_the_session_is_filled_with_as_many_notes_as_asked(
    tmp_path: Path, clock: FakeClock, count: int
) -> None:
    made = build(tmp_path / "many", language="nb", clock=clock, notes=count)
    again = build(tmp_path / "again", language="nb", clock=clock, notes=count)
    texts = []
    for one in (made, again):
        store = Store.open(StudyPaths(one.folder), one.key)
        notes = store.notes(one.running_interview_id)
        store.close()
        texts.append([(note.elapsed_ms, note.kind, note.text) for note in notes])
        assert len(notes) == count
        assert max(note.at for note in notes) <= clock.now().wall_ms
    assert texts[0] == texts[1]
    assert len({text for _, _, text in texts[0]}) == count


def test_what_is_there_is_not_written_over(sample: Sample, clock: FakeClock) -> None:
    with pytest.raises(WouldOverwrite):
        build(sample.root, language="en", clock=clock)


def test_a_temporary_sample_is_removed_and_a_kept_one_stays(sample: Sample, clock: FakeClock) -> None:
    short_lived = temporary(language="en", clock=clock)
    assert stat.S_IMODE(short_lived.root.stat().st_mode) == 0o700
    remove(short_lived)
    remove(short_lived)
    assert not short_lived.root.exists()
    remove(sample)
    assert sample.folder.exists()


def test_a_sample_that_fails_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        def now(self) -> Moment:
            raise RuntimeError("no time")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(RuntimeError):
        temporary(language="en", clock=Stopped())
    assert not list(tmp_path.glob("interview-tui-sample-*"))


def test_the_guide_is_kept_whole(opened: Store, sample: Sample) -> None:
    content = frozen(sample.language)
    assert opened.current_guide() == Guide.from_canonical(content["guide"])
    assert opened.current_guide().language == sample.language


def test_nothing_heavy_is_imported_to_build(tmp_path: Path) -> None:
    program = (
        "import json, sys; from pathlib import Path; from interview_tui.clock import SystemClock;"
        "from interview_tui.demo.build import build;"
        "build(Path(sys.argv[1]), language='nb', clock=SystemClock());"
        "print(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "x")], capture_output=True, check=True
    )
    loaded = {name.partition(".")[0] for name in json.loads(done.stdout)}
    assert not loaded & {
        "markdown_it",
        "mdit_py_plugins",
        "textual",
        "rich",
        "sqlite_utils",
        "cryptography",
        "click",
    }
