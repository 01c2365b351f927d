"""The model: what it finds in notes, what it must not hold, and that it says the same every time."""

from __future__ import annotations

import re
import zlib
from array import array
from random import Random

import pytest

from interview_tui.deidentify.candidates import find, forget
from interview_tui.deidentify.trained import features, tagger, weights
from interview_tui.deidentify.trained.vocabulary import TRIPLES, Vocabulary, bits, triples
from interview_tui.model.identifier import IdentifierType, Why
from tests.leaks import planting


def found(text: str, language: str = "nb") -> list[str]:
    return [one.text for one in find(text, (), language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Torhild sa at møtet var langt.", "nb", "Torhild"),
        ("snakka med torhild i pausen, hun var sliten", "nb", "torhild"),
        ("sjefen heter jorunn og kommer fra bergen", "nb", "jorunn"),
        ("sjefen heter jorunn og kommer fra bergen", "nb", "bergen"),
        ("ho gudveig bur i sogndal no", "nn", "gudveig"),
        ("her manager is called deborah", "en", "deborah"),
    ],
)
def test_names_are_found_where_capitals_do_not_tell(text: str, language: str, expected: str) -> None:
    assert expected in found(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "møtene var lange og ingen visste hvem som bestemte",
        "Vi ses bare i gangen. Aldri rundt et bord.",
        "hun ler og ser ut av vinduet",
        "Dagen begynner med rapport. Så kaffe.",
        "ho seier at det er verst om natta",
        "the day begins with a report, then coffee",
    ],
)
def test_ordinary_notes_ask_for_no_decision(text: str) -> None:
    assert found(text) == []


def test_what_reads_like_a_name_waits_for_a_decision() -> None:
    (one,) = find("snakka med torhild i pausen, hun var sliten", (), "nb")
    assert (one.type, one.why, one.certain) == (IdentifierType.PERSON, Why.READS_LIKE, False)
    assert one.entity == "word:torhild"


def test_the_same_text_gives_the_same_answer_whatever_was_read_before() -> None:
    text = "etter at torhild sluttet på solvangtunet har alt stått stille"
    first = find(text, (), "nb")
    for number in range(50):
        find(f"annen tekst {number} om jorunn", (), "nb")
    forget()
    assert find(text, (), "nb") == first


def test_the_weights_hold_no_readable_words_and_are_small() -> None:
    data = weights.FILE.read_bytes()
    held = weights.shipped()
    plain = held.vocabulary + held.given + held.places + held.first.tobytes() + held.second.tobytes()
    assert len(data) < 2 * 1024 * 1024
    assert re.findall(rb"[a-z]{9,}", plain) == []
    assert len(held.first) == features.ROWS * 5


def test_weights_are_written_and_read_alike_and_damage_is_noticed() -> None:
    tables = array("b", [1, -2, 3]), array("b", [-128, 127])
    held = weights.Weights(b"\x01\x02", b"\x04", b"", b"\x08", *tables, 0.5, 0.25)
    data = held.pack()
    assert weights.unpack(data) == held
    for wrong in (b"", data[:20], b"XXXX" + data[4:], data[:-6], data[:40] + zlib.compress(b"x")):
        with pytest.raises(ValueError, match="weights"):
            weights.unpack(wrong)


def bloom(*words: str, size: int = 4096) -> bytes:
    made = bytearray(size // 8)
    for word in words:
        for bit in bits(word, size):
            made[bit >> 3] |= 1 << (bit & 7)
    return bytes(made)


def test_the_vocabulary_knows_inflections_and_compounds() -> None:
    words = Vocabulary(bloom("møte", "stue", "jobbe"))
    said = [words.known(word) for word in ("Møte", "møtes", "møtestue", "xqzzv", "12")]
    assert said == ["k", "i", "c", "u", "-"]


def test_what_is_spelt_like_no_word_is_none_whatever_its_bits_say() -> None:
    everything = b"\xff" * 512
    spelt = bytearray(TRIPLES)
    for bit in triples("møtestue"):
        spelt[bit >> 3] |= 1 << (bit & 7)
    said = [Vocabulary(everything, spelt=bytes(spelt)).known(word) for word in ("møtestue", "tyrizvtun")]
    assert said == ["k", "u"]


def test_made_up_names_are_hardly_ever_taken_for_ordinary_words() -> None:
    shipped, random = tagger.shipped(), Random(1)  # noqa: S311 - the same words every time
    for word in ("tyrizvtun", "bøildzhfrakt", "åsuaqvsen"):
        assert shipped.known(word) == "u"
    made = [planting.organisation(random).base.rpartition(" ")[2].lower() for _ in range(2_000)]
    assert {shipped.known(word) for word in made} == {"u"}


def test_a_word_may_name_a_person_or_a_place_whether_it_is_ordinary_or_not() -> None:
    words = Vocabulary(bloom("rose", "stue"), bloom("rose", "jorunn", "tana"), bloom("tana", "xanten"))
    said = ["Rose", "jorunns", "jorunn's", "Tana", "xanten", "stue", "qqq", "12"]
    assert [words.stands(word) for word in said] == ["kg", "ug", "ug", "ub", "ul", "k", "u", "-"]


def test_every_word_has_its_place_in_the_text() -> None:
    text = "å\u0308 😀 Åse-Marie's 12. mai\n\n«Ja»"
    for word in tagger.shipped().words(text):
        assert text[word.start : word.end] == word.text
        assert 0 <= word.chance <= 1
