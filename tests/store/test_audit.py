"""The audit's chain: a changed, missing or cut-off entry is named by number, whatever else happens after."""

from __future__ import annotations

from hashlib import sha256
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.store.audit import RESCUED, START, Broken, Entry, Link, first_broken, link
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from interview_tui.model.interview import Interview
    from interview_tui.paths import StudyPaths

COLUMNS = ("id", "kind", "object_id", "actor", "at", "previous", "hash")


def chain(count: int, start: int = 1, sealed: bytes = START) -> list[Link]:
    rows = []
    for number in range(start, start + count):
        rows.append(link(Entry(number, "note added", str(number * 3), "INT1", 1_000 + number), sealed))
        sealed = rows[-1].hash
    return rows


def flipped(value: Any, place: int) -> Any:
    """The value with one byte changed, as it would stand in the decrypted database."""
    if isinstance(value, int):
        return value ^ (1 << (8 * (place % 3)))
    data = bytearray(value if isinstance(value, bytes) else value.encode())
    if not data:
        return "x"
    data[place % len(data)] ^= 1
    return bytes(data) if isinstance(value, bytes) else data.decode("latin-1")


@pytest.mark.parametrize("column", COLUMNS)
def test_one_byte_of_any_entry_names_that_entry(column: str) -> None:
    rows = chain(6)
    for number, place in product(range(1, 7), range(0, 32, 3)):
        at = COLUMNS.index(column)
        changed = list(rows)
        values: list[Any] = list(rows[number - 1])
        values[at] = flipped(values[at], place)
        changed[number - 1] = Link(*values)
        found = first_broken(sorted(changed, key=lambda row: row.id), (6, rows[-1].hash))
        assert found is not None
        assert found.number == number


def test_entries_taken_out_and_cut_off_are_named() -> None:
    rows = chain(6)
    tip = (6, rows[-1].hash)
    assert first_broken(rows, tip) is None
    assert first_broken(rows[1:], tip) == Broken(1, gone=True)
    assert first_broken(rows[:2] + rows[4:], tip) == Broken(3, gone=True)
    assert first_broken(rows[:4], tip) == Broken(5, gone=True)
    assert first_broken([], tip) == Broken(1, gone=True)
    assert first_broken(rows[:4]) is None, "without the tip a cut at the end cannot be seen"


def test_gaps_are_excused_only_by_a_rescue_that_sealed_what_was_left() -> None:
    old = chain(6)
    kept = [old[0], old[1], old[4]]
    digest = sha256(b"".join(row.hash for row in kept)).hexdigest()
    sealing = link(Entry(9, RESCUED, digest, "", 7), old[4].hash)
    after = chain(2, 10, sealing.hash)
    rows = [*kept, sealing, *after]
    tip = (11, after[-1].hash)
    assert first_broken(rows, tip) is None
    assert first_broken([kept[0], *rows[2:]], tip) == Broken(2, gone=True)
    assert first_broken([kept[0], kept[1]._replace(actor="x"), *rows[2:]], tip) == Broken(2)
    assert first_broken([*kept, sealing, after[1]], tip) == Broken(10, gone=True)


def test_going_on_after_a_cut_leaves_the_gap_to_be_seen(
    store: Store, interview: Interview, paths: StudyPaths, key: bytes
) -> None:
    last = store.audit_rows()[-1].id
    store.db.execute("DELETE FROM audit WHERE id >= ?", (last - 1,))
    assert store.audit_broken() == Broken(last - 1, gone=True)
    store.close()
    again = Store.open(paths, key)
    again.add_site("Nytt kontor")
    assert again.audit_broken() == Broken(last - 1, gone=True)
    again.close()


def test_the_chain_outlives_what_it_speaks_of(store: Store, interview: Interview) -> None:
    store.set_draft(interview.id, "halvskrevet", 1, 1)
    before = len(store.audit_rows())
    for table in ("drafts", "events", "anchors", "interviews", "respondents", "sites"):
        store.db.execute(f"DELETE FROM {table}")  # noqa: S608 - names are ours
    assert store.audit_intact()
    store.audit("respondent erased", "1", "INT1", 5)
    assert store.audit_intact()
    assert len(store.audit_rows()) == before + 1


def test_the_end_is_kept_in_the_same_transaction(store: Store) -> None:
    def half_way() -> None:
        with store._writing():
            store._insert("sites", {"name": "Kontor"})
            store._audit("site added", 1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_way()
    assert store.audit_intact()
    store.add_site("Kontor")
    assert store.audit_intact()
    assert store.db.execute("SELECT number FROM audit_tip").fetchone()[0] == len(store.audit_rows())
