"""Sealing: Argon2id turns a passphrase into a key, AES-256-GCM seals bytes under a key. Knows no files.

``about`` names what is sealed (which study, which purpose) and is authenticated with it, so that a sealed
thing cannot be moved to another place and opened there.
"""

from __future__ import annotations

import base64
import binascii
import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from interview_tui.errors import TooLittleMemory, WrongPassphrase
from interview_tui.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY_BYTES = 32
"""Length of every key, in bytes."""

_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_MOST_SEALED = 1024
_MOST_LANES = _MOST_ITERATIONS = 64
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_WORK_KIB = 2 * 1024 * 1024
_KDF = "argon2id"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: memory in KiB, passes over it, and lanes (threads).

    Raises:
        ValueError: when the figures are outside what is safe to run on an unknown file's word.
    """

    memory_kib: int
    iterations: int
    lanes: int

    def __post_init__(self) -> None:
        if not (1 <= self.lanes <= _MOST_LANES and 1 <= self.iterations <= _MOST_ITERATIONS):
            raise ValueError("iterations and lanes lie between 1 and 64")
        if not 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB:
            raise ValueError("memory lies between 8 KiB per lane and 1 GiB")
        if self.memory_kib * self.iterations > _MOST_WORK_KIB:
            raise ValueError("all passes together fill at most 2 GiB, about ten times the standard")


STANDARD = Cost(65536, 3, 4)
"""The second recommended choice of RFC 9106: 64 MiB, three passes, four lanes."""

QUICK = Cost(8, 1, 1)
"""The least there is: for sample data and tests, never for a person's study."""


def new_key() -> bytes:
    """Return a fresh random key."""
    return os.urandom(KEY_BYTES)


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key of a passphrase with this salt and cost; equal however its letters were composed.

    Raises:
        TooLittleMemory: when the machine has not what the cost asks for.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    try:
        return kdf.derive(words)
    except MemoryError:
        raise TooLittleMemory from None
    finally:
        wipe(words)


def seal(key: bytes, data: bytes, about: bytes) -> bytes:
    """Return ``data`` sealed under ``key``: a random nonce, the ciphertext and its tag."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, about)


def unseal(key: bytes, sealed: bytes, about: bytes) -> bytes:
    """Return what ``seal`` was given.

    Raises:
        ValueError: when key, bytes or ``about`` are not those it was sealed with.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(sealed) < _NONCE_BYTES + _TAG_BYTES:
        raise ValueError("too short to be sealed bytes")
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], about)
    except InvalidTag:
        raise ValueError("not sealed with this key, or changed since") from None


def decrypt_blocks(key: bytes | bytearray, vector: bytes, data: bytes) -> bytes:
    """Return whole blocks of AES-256-CBC in clear; nothing tells whether they were changed."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    decryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return decryptor.update(data) + decryptor.finalize()


def wrap(secret: bytes, passphrase: str, cost: Cost, *, about: bytes) -> dict[str, Any]:
    """Return ``secret`` sealed under a passphrase, as a slot that JSON can hold."""
    salt = os.urandom(_SALT_BYTES)
    key = derive(passphrase, salt, cost)
    sealed = seal(key, secret, about)
    wipe(key)
    return {
        "kdf": _KDF,
        "memory_kib": cost.memory_kib,
        "iterations": cost.iterations,
        "lanes": cost.lanes,
        "salt": _text(salt),
        "nonce": _text(sealed[:_NONCE_BYTES]),
        "sealed": _text(sealed[_NONCE_BYTES:]),
    }


def unwrap(slot: Mapping[str, Any], passphrase: str, *, about: bytes) -> bytes:
    """Return the secret of a slot that ``wrap`` made.

    Raises:
        WrongPassphrase: when the passphrase, or ``about``, is another.
        ValueError: when the slot is malformed or asks for an absurd amount of work; nothing was derived then.
    """
    cost, salt, sealed = _read(slot)
    key = derive(passphrase, salt, cost)
    try:
        return unseal(key, sealed, about)
    except ValueError:
        raise WrongPassphrase from None
    finally:
        wipe(key)


def _read(slot: Mapping[str, Any]) -> tuple[Cost, bytes, bytes]:
    if slot.get("kdf") != _KDF:
        raise ValueError("an unknown way of deriving the key")
    figures = [slot.get(name) for name in ("memory_kib", "iterations", "lanes")]
    if not all(type(figure) is int for figure in figures):
        raise ValueError("cost parameters are missing or no numbers")
    cost = Cost(*(int(figure or 0) for figure in figures))
    salt, nonce, sealed = (_bytes(slot.get(name)) for name in ("salt", "nonce", "sealed"))
    if len(salt) != _SALT_BYTES or len(nonce) != _NONCE_BYTES:
        raise ValueError("salt or nonce has the wrong length")
    if not _TAG_BYTES < len(sealed) <= _MOST_SEALED:
        raise ValueError("the sealed part has the wrong length")
    return cost, salt, nonce + sealed


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise ValueError("salt, nonce or sealed part is missing")  # noqa: TRY004 - malformed, not mistyped
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError("salt, nonce or sealed part is not base64") from None
