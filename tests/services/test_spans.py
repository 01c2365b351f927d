"""The search that proves a withdrawal finds what is there, and says what it left out."""

from __future__ import annotations

import pytest

from interview_tui.services.spans import PER_NOTE, SPAN, needles

LONG = "hun sier at kollegene på kontoret aldri møtes rundt et bord lenger"


def test_twenty_spans_of_twelve_characters_are_taken_of_each_note() -> None:
    search = needles([LONG, LONG + " nå"])
    spans = [needle.text for needle in search.needles]
    assert {len(span) for span in spans} == {SPAN}
    assert all(span in LONG + " nå" for span in spans)
    assert PER_NOTE <= len(spans) <= 2 * PER_NOTE


def test_a_short_note_is_one_span_and_a_very_short_one_is_counted() -> None:
    search = needles(["mye støy", "ja", ""])
    assert [needle.text for needle in search.needles] == ["mye støy"]
    assert search.short == 1


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (LONG.encode(), True),
        (b"\x00\x01" + LONG.encode() + b"\xff", True),
        (LONG.upper().encode(), False),
        (b"", False),
    ],
)
def test_every_span_that_stands_in_bytes_is_found(data: bytes, found: bool) -> None:
    search = needles([LONG])
    search.look("study.db", data)
    assert search.hits == ([("study.db", "note")] if found else [])
    assert search.size == len(data)


@pytest.mark.parametrize(
    ("data", "found"),
    [(b"respondent-r47.md", True), (b'"R47"', True), (b"R471", False), (b"xR47", False), (b"R4", False)],
)
def test_a_code_is_found_as_a_word_whatever_its_case(data: bytes, found: bool) -> None:
    search = needles([], code="R47")
    search.look("studies.json", data)
    assert bool(search.hits) is found


def test_a_code_in_encrypted_bytes_may_be_chance_and_is_not_looked_for_there() -> None:
    search = needles([LONG], code="R47", names=["Testperson Alfa"])
    search.look("study.db", b" R47 ", encrypted=True)
    assert search.hits == []
    search.look("study.db", b" Testperson Alfa " + LONG.encode(), encrypted=True)
    assert search.hits == [("study.db", "note"), ("study.db", "name")]


def test_what_also_stands_in_what_is_kept_is_left_out_and_counted() -> None:
    search = needles([LONG], ["Guide: " + LONG, "R47 sier"], code="R47", names=["Alfa"])
    assert [needle.text for needle in search.needles] == ["Alfa"]
    assert search.elsewhere == PER_NOTE + 1
