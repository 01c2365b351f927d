"""Secrets are overwritten where they lie, and nothing that is shared is touched."""

from __future__ import annotations

import os

from interview_tui.wiping import wipe


def test_each_kind_is_overwritten_where_it_lies() -> None:
    mine, fixed = bytearray(os.urandom(32)), os.urandom(32)
    text = "".join(chr(97 + byte % 26) for byte in os.urandom(40))
    seen = (mine, fixed, text)
    wipe(mine, fixed, text)
    assert seen == (bytearray(32), bytes(32), "\0" * 40)


def test_what_the_interpreter_shares_is_left_alone() -> None:
    wipe("", "a", b"", b"a", bytearray())
    assert (chr(97), bytes([97]), "b" + "a" * 1) == ("a", b"a", "ba")


def test_text_that_is_not_ascii_is_left_whole() -> None:
    text = "blå" + str(17)
    wipe(text)
    assert text == "blå17"
