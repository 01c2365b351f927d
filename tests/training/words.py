"""Makes the vocabulary: ordinary words of Norwegian and English as bits."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.deidentify.trained.vocabulary import HASHES, TRIPLES, bits, triples
from tests.training.augment import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.training.corpus import Text

BITS = 13
"""Bits for each word."""

LOOSE_BITS, LOOSE_HASHES = 12, 4
"""Bits for each word, and how many stand for one, of the lists that are learnt with.

They take one made-up word in sixty for an ordinary one, so that what is learnt of known words leans on more
than the list: learnt with the list that ships, fewer people are found (NorNE Bokmål .992 in place of .995).
"""

COMMON = 4
"""Fewest texts a word is in to be ordinary: rarer ones must stay unknown, as most words of new texts are."""

LEAST_LIKELY = -15.0
"""Logarithm of how likely an English word must be; Webster's holds many that nobody writes."""

_WORD = re.compile(r"[^\W\d_]+")


def ordinary(texts: Sequence[Text]) -> set[str]:
    """Return words of Norwegian, both ways, common English ones, and those of the texts; no mere names."""
    seen = Counter(word for text in texts for word in set(_unnamed(text)))
    common = {word for word, count in seen.items() if count >= COMMON}
    names = {word.lower() for text in texts for word in _named(text)}
    return (_ordbank() | _nynorsk() | _english() | common) - (names - seen.keys())


def bloom(words: Iterable[str], each: int = BITS, hashes: int = HASHES) -> bytes:
    """Return a Bloom filter of words: ``each`` bits for one, of which ``hashes`` stand for it."""
    held = set(words)
    size = (len(held) * each + 7) // 8 * 8
    made = bytearray(size // 8)
    for word in held:
        for bit in bits(word, size, hashes):
            made[bit >> 3] |= 1 << (bit & 7)
    return bytes(made)


def spelt(words: Iterable[str]) -> bytes:
    """Return which three letters stand side by side in words."""
    made = bytearray(TRIPLES)
    for bit in {bit for word in words for bit in triples(word)}:
        made[bit >> 3] |= 1 << (bit & 7)
    return bytes(made)


def _table(name: str) -> Any:
    spec = find_spec("spacy_lookups_data")
    assert spec is not None
    assert spec.origin is not None
    with gzip.open(Path(spec.origin).parent / "data" / name, "rt", encoding="utf-8") as opened:
        return json.load(opened)


def _ordbank() -> set[str]:
    forms = _table("nb_lemma_exc.json.gz")
    return {word for kind in forms.values() for word in kind if word.isalpha() and word.islower()}


def _nynorsk() -> set[str]:
    """Return Nynorsk word forms that are no name too."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    forms = DefaultDictionaryFactory().get_dictionary("nn")
    held = {*forms.keys(), *forms.values()}
    return {word for word in held if word.isalpha() and word.islower() and word.capitalize() not in held}


def _english() -> set[str]:
    from english_words import get_english_words_set

    likely = _table("en_lexeme_prob.json.gz")
    words = get_english_words_set(["web2"], lower=False)
    return {
        word for word in words if word.isalpha() and word.islower() and likely.get(word, -99.0) > LEAST_LIKELY
    }


def _named(text: Text) -> Iterable[str]:
    for start, end, label in text.named:
        if label == PERSON:
            yield from _WORD.findall(text.text[start:end])


def _unnamed(text: Text) -> Iterable[str]:
    at = 0
    for start, end, _label in (*text.named, (len(text.text), len(text.text), 0)):
        yield from (word for word in _WORD.findall(text.text[at:start]) if word.islower())
        at = end
