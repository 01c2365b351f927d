"""Study sheet, letters with their checklist, promises, milestones: kept, and the last word counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.model.letter import ItemAnswer, Letter, Milestone, Promise, PromiseKind
from interview_tui.model.sheet import Basis, EndState, Form, Reader, Sheet, YesNo

if TYPE_CHECKING:
    from interview_tui.store.store import Store

LETTER = Letter("v1", "sha256:00", "nb", b"Bare jeg vet\x00", "Bare jeg vet", "/home/x/brev.md", at=5)


def test_the_last_sheet_counts_and_the_ones_before_stay(store: Store, hostile: str) -> None:
    assert store.sheet() == Sheet()
    full = Sheet(
        hostile, Basis.PUBLIC_INTEREST, "", hostile, "", "ref 1", "2026-01-05", YesNo.NO, ("A", hostile), 7,
        "2026-12-24", (Reader("supervisor", Form.ANONYMISED),), EndState.DESTROY, hostile,
    )  # fmt: skip
    store.save_sheet(full, 1, "KE")
    assert store.sheet() == full
    store.save_sheet(replace(full, sample=8), 2, "KE")
    assert store.sheet().sample == 8
    assert store.db["sheets"].count == 2


def test_a_letter_is_kept_byte_for_byte_and_put_in_force(store: Store) -> None:
    first = store.add_letter(LETTER)
    assert store.letter("v1") == first == replace(LETTER, id=first.id)
    assert (store.study().letter_version, store.study().letter_hash) == ("v1", "sha256:00")
    second = store.add_letter(replace(LETTER, version="v2", hash="sha256:01", reconsent=True))
    assert store.letters() == [first, second]
    assert store.study().letter_version == "v2"
    assert store.letter("v3") is None
    with pytest.raises(ValueError, match="UNIQUE"):
        store.add_letter(LETTER)


def test_the_last_answer_to_an_item_counts(store: Store) -> None:
    letter = store.add_letter(LETTER)
    for answer in (ItemAnswer.NO, ItemAnswer.YES):
        store.answer_item(letter.id, "controller", answer, 1)
    store.answer_item(letter.id, "dpo", ItemAnswer.NOT_RELEVANT, 1)
    assert store.item_answers(letter.id) == {"controller": ItemAnswer.YES, "dpo": ItemAnswer.NOT_RELEVANT}


def test_a_promise_taken_away_is_gone_from_the_list_not_from_the_record(store: Store) -> None:
    letter = store.add_letter(LETTER)
    length = store.add_promise(Promise(letter.id, PromiseKind.LENGTH, "60", words="omtrent en time"))
    end = store.add_promise(Promise(letter.id, PromiseKind.END_DATE, "2026-12-24"))
    assert store.promises() == [length, end]
    store.remove_promise(length.id, 9)
    assert store.promises() == [end]
    assert store.db["promises"].count == 2
    with pytest.raises(KeyError):
        store.remove_promise(length.id, 9)
    with pytest.raises(ValueError, match="FOREIGN KEY"):
        store.add_promise(Promise(99, PromiseKind.LENGTH, "60"))


def test_milestones_are_kept_in_the_order_they_were_recorded(store: Store) -> None:
    later = store.add_milestone(Milestone("graded", "2026-06-01", 2, "KE"))
    earlier = store.add_milestone(Milestone("ended", "2026-05-01", 3, "KE"))
    assert store.milestones() == [later, earlier]
    assert store.audit_intact()
