"""Notes are folded from their changes, and a typed line never loses a word."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.guide import TimeTag
from interview_tui.model.note import (
    FIRST_CHARACTERS,
    WORDINGS,
    ChangeField,
    Meaning,
    Note,
    NoteChange,
    NoteFlag,
    NoteKind,
    Source,
    as_typed,
    fold,
    read_line,
)


def note(number: int = 1, **given: Any) -> Note:
    fixed: dict[str, Any] = {"kind": NoteKind.NOTE, "text": "om mottaket", "theme_id": "tasks", **given}
    return Note(number, 1, fixed.pop("at", 900_000), fixed.pop("elapsed_ms", 60_000), **fixed)


def after(start: Note, *changes: tuple[ChangeField, str]) -> Note:
    (folded,) = fold([start], [NoteChange(start.id, field, value, 0) for field, value in changes])
    return folded


VALUES: dict[ChangeField, st.SearchStrategy[str]] = {
    ChangeField.TEXT: st.text(max_size=8),
    ChangeField.KIND: st.sampled_from([kind.value for kind in NoteKind]),
    ChangeField.FLAG_ON: st.sampled_from([flag.value for flag in NoteFlag]),
    ChangeField.FLAG_OFF: st.sampled_from([flag.value for flag in NoteFlag]),
    ChangeField.CLEARED: st.sampled_from(["yes", "no"]),
    ChangeField.UNDONE: st.sampled_from(["yes", "no"]),
    ChangeField.STAMP: st.integers(0, 10**9).map(str),
    ChangeField.ANSWERED: st.sampled_from(["yes", "no"]),
    ChangeField.TIME: st.sampled_from(["", *(tag.value for tag in TimeTag)]),
    ChangeField.SOURCE: st.sampled_from(["", *(source.value for source in Source)]),
    ChangeField.PASTED: st.sampled_from(["yes", "no"]),
    ChangeField.QUICK: st.text(max_size=8),
    ChangeField.SIGNED: st.sampled_from(["KE", ""]),
    ChangeField.MEANING: st.sampled_from([one.value for one in Meaning]),
}
CHANGES = st.lists(
    st.sampled_from(ChangeField).flatmap(lambda field: st.tuples(st.just(field), VALUES[field])), max_size=12
)
Changes = list[tuple[ChangeField, str]]
WORDS_OR_FLAGS = WORDINGS | {ChangeField.FLAG_ON, ChangeField.FLAG_OFF}


# -- folding ---------------------------------------------------------------------------------------------


def test_every_sort_of_change_is_known() -> None:
    assert set(VALUES) == set(ChangeField)


def test_new_words_count_as_revised() -> None:
    changed = after(note(), (ChangeField.TEXT, "om skranken"))
    assert (changed.text, changed.revised) == ("om skranken", True)
    assert not note().revised


@pytest.mark.parametrize("kind", NoteKind)
def test_the_kind_changes(kind: NoteKind) -> None:
    assert after(note(), (ChangeField.KIND, kind.value)).kind is kind


@pytest.mark.parametrize("flag", NoteFlag)
def test_flags_go_on_and_off_one_by_one(flag: NoteFlag) -> None:
    others = frozenset(NoteFlag) - {flag}
    assert after(note(flags=others), (ChangeField.FLAG_ON, flag.value)).flags == frozenset(NoteFlag)
    assert after(note(flags=frozenset(NoteFlag)), (ChangeField.FLAG_OFF, flag.value)).flags == others
    assert after(note(), (ChangeField.FLAG_OFF, flag.value)).flags == frozenset()


@pytest.mark.parametrize("field", [ChangeField.CLEARED, ChangeField.UNDONE, ChangeField.ANSWERED])
def test_yes_and_no_can_be_said_again(field: ChangeField) -> None:
    assert getattr(after(note(), (field, "yes")), field.value) is True
    assert getattr(after(note(), (field, "yes"), (field, "no")), field.value) is False
    assert getattr(after(note(), (field, "no"), (field, "yes")), field.value) is True


def test_a_moved_stamp_moves_both_clocks() -> None:
    moved = after(note(at=900_000, elapsed_ms=60_000), (ChangeField.STAMP, "50000"))
    assert (moved.at, moved.elapsed_ms) == (890_000, 50_000)
    assert moved.moved_ms == 10_000
    back = after(moved, (ChangeField.STAMP, "60000"))
    assert (back.at, back.moved_ms) == (900_000, 0)


def test_a_month_that_is_all_that_is_kept_stays_when_the_stamp_is_moved() -> None:
    november = 1_793_491_200_000
    moved = after(note(at=november, elapsed_ms=60_000), (ChangeField.STAMP, "50000"))
    assert (moved.at, moved.elapsed_ms) == (november, 50_000)


def test_a_change_of_the_unknown_is_an_error_not_a_guess() -> None:
    for field in (ChangeField.KIND, ChangeField.FLAG_ON, ChangeField.FLAG_OFF, ChangeField.STAMP):
        with pytest.raises(ValueError, match="nonsense"):
            after(note(), (field, "nonsense"))


@given(CHANGES)
def test_what_stands_is_what_was_said_last(changes: Changes) -> None:
    now = after(note(), *changes)

    def last(field: ChangeField, otherwise: str) -> str:
        return next((value for what, value in reversed(changes) if what is field), otherwise)

    texts = [value for what, value in changes if what in WORDINGS]
    assert now.text == (texts[-1] if texts else "om mottaket")
    assert now.revised is any(what is ChangeField.TEXT for what, _value in changes)
    assert now.kind.value == last(ChangeField.KIND, "note")
    assert now.elapsed_ms == int(last(ChangeField.STAMP, "60000"))
    assert now.at - now.elapsed_ms == note().at - note().elapsed_ms
    assert now.undone is (last(ChangeField.UNDONE, "no") == "yes")
    assert now.answered is (last(ChangeField.ANSWERED, "no") == "yes")
    for flag in NoteFlag:
        said = [what for what, value in changes if value == flag.value]
        assert (flag in now.flags) is (bool(said) and said[-1] is ChangeField.FLAG_ON)


@given(CHANGES)
def test_a_clearing_stands_only_for_the_words_and_flags_it_was_given_for(changes: Changes) -> None:
    cleared = after(note(), *changes, (ChangeField.CLEARED, "yes"))
    assert cleared.cleared
    for place, (field, _value) in enumerate(changes):
        if field in WORDS_OR_FLAGS | {ChangeField.KIND}:
            now = after(note(), *changes[:place], (ChangeField.CLEARED, "yes"), changes[place])
            assert not now.cleared


@pytest.mark.parametrize("field", [ChangeField.STAMP, ChangeField.UNDONE, ChangeField.ANSWERED])
def test_a_clearing_outlives_what_does_not_touch_the_words(field: ChangeField) -> None:
    value = "7" if field is ChangeField.STAMP else "yes"
    assert after(note(), (ChangeField.CLEARED, "yes"), (field, value)).cleared


@given(CHANGES)
def test_a_signature_stands_for_the_words_it_was_given_for(changes: Changes) -> None:
    signed = after(note(), (ChangeField.SIGNED, "KE"), *changes)
    touched = [place for place, (field, _value) in enumerate(changes) if field in WORDINGS]
    later = changes[touched[-1] + 1 :] if touched else [(ChangeField.SIGNED, "KE"), *changes]
    assert signed.signed == next((v for f, v in reversed(later) if f is ChangeField.SIGNED), "")


def test_changes_go_to_their_own_note_and_the_order_stays() -> None:
    notes = [note(3), note(1), note(2)]
    changes = [
        NoteChange(1, ChangeField.TEXT, "en", 0),
        NoteChange(9, ChangeField.TEXT, "ingen", 0),
        NoteChange(2, ChangeField.UNDONE, "yes", 0),
    ]
    folded = fold(notes, changes)
    assert [one.id for one in folded] == [3, 1, 2]
    assert [one.text for one in folded] == ["om mottaket", "en", "om mottaket"]
    assert [one.undone for one in folded] == [False, False, True]


@pytest.mark.parametrize("kind", NoteKind)
def test_what_stays_behind_until_it_is_cleared(kind: NoteKind) -> None:
    assert note(kind=kind).needs_clearing is (kind in {NoteKind.ASK_LATER, NoteKind.OWN_REACTION})
    assert all(note(kind=kind, flags=frozenset({flag})).needs_clearing for flag in NoteFlag)


# -- a typed line ----------------------------------------------------------------------------------------

MARKS = '"“”„«»!?~ \t\n\u00a0aå#,.'
LINES = st.text(alphabet=st.sampled_from(MARKS), max_size=10) | st.text(max_size=12)


@given(LINES)
def test_no_character_of_a_line_is_lost(line: str) -> None:
    kind, words = read_line(line)
    whole = line.strip()
    if kind is NoteKind.MARK:
        assert (whole, words) == ("", "")
    elif kind is NoteKind.NOTE:
        assert words == whole
    elif kind is NoteKind.QUOTE:
        assert whole[0] in '"“”„«'
        bare = whole[1:-1].strip() if whole[-1] in '"“”„«»' else whole
        assert words in {whole, whole[1:].strip(), bare}
    else:
        assert FIRST_CHARACTERS[whole[0]] is kind
        assert words == whole[1:].strip()


@given(LINES)
def test_only_a_mark_is_without_words(line: str) -> None:
    kind, words = read_line(line)
    assert bool(words) is (kind is not NoteKind.MARK)


@given(st.text(max_size=8), st.sampled_from(["", " ", "\t", "  "]))
def test_blanks_around_a_line_make_no_difference(line: str, blanks: str) -> None:
    assert read_line(blanks + line + blanks) == read_line(line)


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("hun nølte", NoteKind.NOTE, "hun nølte"),
        ('"vi venter"', NoteKind.QUOTE, "vi venter"),
        ('"vi venter', NoteKind.QUOTE, "vi venter"),
        ("«vi venter»", NoteKind.QUOTE, "vi venter"),
        ("“we wait”", NoteKind.QUOTE, "we wait"),
        ("„vi venter“", NoteKind.QUOTE, "vi venter"),
        ("”vi venter”", NoteKind.QUOTE, "vi venter"),
        ('"vi venter" sa hun', NoteKind.QUOTE, '"vi venter" sa hun'),
        ('"vi er her for oss", sier hun', NoteKind.QUOTE, '"vi er her for oss", sier hun'),
        ("«vi venter», sier hun", NoteKind.QUOTE, "«vi venter», sier hun"),
        ('"vi venter".', NoteKind.QUOTE, '"vi venter".'),
        ('"vi" og "de"', NoteKind.QUOTE, '"vi" og "de"'),
        ('"han sa "nei" til meg', NoteKind.QUOTE, 'han sa "nei" til meg'),
        ('"han sa "nei" til meg"', NoteKind.QUOTE, 'han sa "nei" til meg'),
        ('"han sa "nei""', NoteKind.QUOTE, 'han sa "nei"'),
        ('"han sa "nei"", sier hun', NoteKind.QUOTE, '"han sa "nei"", sier hun'),
        ('"" sier hun', NoteKind.NOTE, '"" sier hun'),
        ("!  ser på klokka", NoteKind.OBSERVATION, "ser på klokka"),
        ("?hvem er Testperson Alfa", NoteKind.ASK_LATER, "hvem er Testperson Alfa"),
        ("~ble usikker", NoteKind.OWN_REACTION, "ble usikker"),
        ("!?~", NoteKind.OBSERVATION, "?~"),
        ("", NoteKind.MARK, ""),
        (" \t\n", NoteKind.MARK, ""),
        ("!", NoteKind.NOTE, "!"),
        ("?  ", NoteKind.NOTE, "?"),
        ('"', NoteKind.NOTE, '"'),
        ('""', NoteKind.NOTE, '""'),
        ('" "', NoteKind.NOTE, '" "'),
        ("hva!?", NoteKind.NOTE, "hva!?"),
        ("#Kari Eksempel ringte", NoteKind.NOTE, "#Kari Eksempel ringte"),
    ],
)
def test_the_first_character_says_what_kind_of_note_it_is(line: str, kind: NoteKind, words: str) -> None:
    assert read_line(line) == (kind, words)


@pytest.mark.parametrize(
    "line", ['"vi venter', '"vi venter", sier hun', "«vi venter», sier hun", '"han sa "nei" til meg', "!ler"]
)
def test_a_note_put_back_on_the_line_reads_the_same_again(line: str) -> None:
    kind, words = read_line(line)
    assert as_typed(note(kind=kind, text=words)) == line
