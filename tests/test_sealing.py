"""Sealing: round trips, wrong passphrases, tampering, and files that ask for absurd work."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui import sealing
from interview_tui.errors import WrongPassphrase

ABOUT = b"test"
RIGHT = "riktig hest"
SECRET = bytes(range(32))


def a_slot(passphrase: str = RIGHT) -> dict[str, Any]:
    return sealing.wrap(SECRET, passphrase, sealing.QUICK, about=ABOUT)


def test_a_wrapped_secret_comes_back_through_json() -> None:
    slot = json.loads(json.dumps(a_slot()))
    assert sealing.unwrap(slot, "riktig hest", about=ABOUT) == SECRET


def test_two_wraps_of_the_same_secret_share_nothing() -> None:
    one, other = a_slot(), a_slot()
    assert all(one[part] != other[part] for part in ("salt", "nonce", "sealed"))


def test_the_standard_cost_is_the_second_choice_of_rfc_9106() -> None:
    assert sealing.Cost(64 * 1024, 3, 4) == sealing.STANDARD
    slot = sealing.wrap(SECRET, "p", sealing.STANDARD, about=ABOUT)
    assert (slot["memory_kib"], slot["iterations"], slot["lanes"]) == (65536, 3, 4)
    assert sealing.unwrap(slot, "p", about=ABOUT) == SECRET


def test_argon2id_is_the_one_of_the_reference() -> None:
    # From test.c of the reference implementation: version 0x13, t = 2, m = 16, p = 1.
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert sealing.derive("password", b"somesalt", sealing.Cost(65536, 2, 1)).hex() == expected


@pytest.mark.parametrize("wrong", ["", "riktig  hest", "Riktig hest", "riktig hest ", "\x00"])
def test_another_passphrase_is_wrong(wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        sealing.unwrap(a_slot(), wrong, about=ABOUT)


def test_another_purpose_is_wrong() -> None:
    with pytest.raises(WrongPassphrase):
        sealing.unwrap(a_slot(), "riktig hest", about=b"another study")


def test_letters_composed_in_another_way_open_it() -> None:
    slot = a_slot("bla\u030aba\u0308r")
    assert sealing.unwrap(slot, "blåbär", about=ABOUT) == SECRET


def test_bytes_that_are_no_text_can_be_a_passphrase() -> None:
    odd = b"\xff\xfe".decode("utf-8", "surrogateescape")
    assert sealing.unwrap(a_slot(odd), odd, about=ABOUT) == SECRET


@pytest.mark.parametrize(
    "change",
    [
        {"kdf": "scrypt"},
        {"kdf": None},
        {"memory_kib": 1024 * 1024 + 1},
        {"memory_kib": 7},
        {"memory_kib": "65536"},
        {"memory_kib": 65536.0},
        {"memory_kib": True},
        {"memory_kib": -1},
        {"iterations": 0},
        {"iterations": 65},
        {"iterations": 10**30},
        {"lanes": 0},
        {"lanes": 65},
        {"salt": "AA=="},
        {"salt": None},
        {"salt": 5},
        {"salt": "é"},
        {"nonce": "AAAA"},
        {"sealed": ""},
        {"sealed": "!!!!"},
        {"sealed": "A" * 8000},
    ],
)
def test_malformed_or_absurd_slots_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        sealing.unwrap({**a_slot(), **change}, "riktig hest", about=ABOUT)


@pytest.mark.parametrize("name", ["kdf", "memory_kib", "iterations", "lanes", "salt", "nonce", "sealed"])
def test_a_slot_lacking_a_part_is_refused(name: str) -> None:
    slot = a_slot()
    del slot[name]
    with pytest.raises(ValueError, match=r"."):
        sealing.unwrap(slot, "riktig hest", about=ABOUT)


@settings(max_examples=50)
@given(st.binary(max_size=300), st.binary(max_size=20))
def test_sealed_bytes_come_back(data: bytes, about: bytes) -> None:
    assert sealing.unseal(SECRET, sealing.seal(SECRET, data, about), about) == data


@settings(max_examples=50)
@given(st.data())
def test_one_changed_bit_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(sealing.seal(SECRET, b"something", ABOUT))
    place = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[place // 8] ^= 1 << place % 8
    with pytest.raises(ValueError, match="changed since"):
        sealing.unseal(SECRET, bytes(sealed), ABOUT)


def test_sealed_bytes_do_not_open_elsewhere_or_cut_short() -> None:
    sealed = sealing.seal(SECRET, b"something", ABOUT)
    for wrong in (sealed[:27], sealed[:-1], b""):
        with pytest.raises(ValueError, match=r"."):
            sealing.unseal(SECRET, wrong, ABOUT)
    with pytest.raises(ValueError, match=r"."):
        sealing.unseal(SECRET, sealed, b"elsewhere")
    with pytest.raises(ValueError, match=r"."):
        sealing.unseal(sealing.new_key(), sealed, ABOUT)


def test_new_keys_differ_and_have_256_bits() -> None:
    keys = {sealing.new_key() for _ in range(50)}
    assert len(keys) == 50
    assert {len(key) for key in keys} == {32}
