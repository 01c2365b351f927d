"""Texts made harder: names exchanged, capitals and punctuation gone, as notes typed in a hurry are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tests.training import lists
from tests.training.corpus import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

PERSON, PLACE, ORGANISATION = 1, 2, 3
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.!?:;,](?=\s|$)")
_ORDER = 3
_ONSETS = tuple(
    "b ch d dh f g gh h j k kh kr kw l m mb n ng ngu ny p q r rz s sh st sz t th tr ts v w y z zb br".split()  # noqa: SIM905
)
_VOWELS = tuple(
    "a a a e e i i o o u u aa ai ao ei ia ie io oa ou ua ue ui y".split()  # noqa: SIM905
)
_CODAS = tuple(
    "b d f k l ll m n n ng nh r r s sh t th w wi z sk cz j".split()  # noqa: SIM905
)
_LAST = ("", "", "", "a", "i", "o", "ah", "ek", "in", "uk", "ian", "esh", "ska")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(" "))


_STEMS = _listed(
    "berg bjørke brekke bråta eike elve fager fjell fjord fure furu gran grav hage hav haug hegge holm kirke"
    " kvern lille lind løv mo myr nes nord rogn sand selje skog sol sol stein stor strand sunn svart sør tun"
    " ulve vest vik øst øv ås"
)
_ENDS = _listed(
    "bakken berget bo dal dalen eng enga gård gården hagen haug haugen heimen hus lia lund lunden løkka mo"
    " moen myra nes rud senteret stad stua toppen tun tunet vang vik vika vollen åsen"
)
_HEADS = _listed(
    "skole skole ungdomsskole videregående barnehage sykehjem omsorgssenter legesenter dps bofellesskap"
    " sykehus skule sjukeheim sjukehus vidaregåande kommune bygg transport as il idrettslag bakeri hotell"
    " camping fritidsklubb folkehøgskole mottak renhold"
)
_STEMS_ENGLISH = _listed(
    "ash beech birch bridge brook church ash elm fair fern gold green hart hazel high holm kings long"
    " maple meadow mill north oak park priory queens rose spring stone thorn west willow wood"
)
_ENDS_ENGLISH = _listed(
    " bank brook bury croft dale field ford gate grove ham hill house hurst lands leigh mere mount s side ton"
    " view ville wood worth"
)
_HEADS_ENGLISH = _listed(
    "primary school academy college house lodge court surgery hospital infirmary centre care ward trust unit"
    " council bakery motors church mosque"
)
_CLOSED = 0.45
_SLIP = 0.02
_SHORTEST, _LONGEST = 3, 11


class Names:
    """Names to put in: those of the training texts, shuffled, and invented ones that only sound like them."""

    def __init__(self, texts: Sequence[Text], random: Random) -> None:
        self._random = random
        self.given: list[str] = []
        self.family: list[str] = []
        self.places: list[str] = []
        self.organisations: list[str] = []
        self._listed = {id(self.given): lists.given(), id(self.places): lists.places()}
        self._near, self._ordinary = lists.near(), lists.ordinary()
        for text in texts:
            for start, end, label in text.named:
                self._learn(text.text[start:end], label)
        self._chains = {id(names): _chain(names) for names in (self.given, self.family, self.places)}

    def _learn(self, said: str, label: int) -> None:
        words = said.split()
        if label == PERSON and len(words) > 1 and all(word[0].isupper() for word in words):
            self.given.append(words[0])
            self.family.append(words[-1].rstrip("."))
        elif label == PLACE and len(words) == 1 and said[0].isupper():
            self.places.append(said)
        elif label == ORGANISATION and said[0].isupper():
            self.organisations.append(said)

    def one_given(self) -> str:
        """Return a given name."""
        return self._one(self.given)

    def one_family(self) -> str:
        """Return a family name."""
        return self._one(self.family)

    def one_place(self) -> str:
        """Return a place name."""
        return self._one(self.places)

    def one_organisation(self) -> str:
        """Return the name of an organisation."""
        return self._random.choice(self.organisations)

    def one_ordinary(self) -> str:
        """Return a given name that is an ordinary word too."""
        return self._random.choice(self._ordinary)

    def one_institution(self, language: str) -> str:
        """Return the invented name of a school, a home, a workplace or a boat."""
        random = self._random
        ends, heads = (_ENDS_ENGLISH, _HEADS_ENGLISH) if language == "en" else (_ENDS, _HEADS)
        name = random.choice(_STEMS_ENGLISH if language == "en" else _STEMS) + random.choice(ends)
        if random.random() < 0.3:
            name = self.one_place()
        if language == "en" and random.random() < 0.3:
            name = random.choice(("st ", "the ")) + name
        return name + (" " + random.choice(heads) if random.random() < 0.5 else "")

    def _one(self, names: list[str]) -> str:
        chance = self._random.random()
        if chance < 0.32:
            return self._random.choice(names)
        if chance < 0.46:
            return self._random.choice(self._listed.get(id(names), names))
        if chance < 0.52:
            return self._random.choice(self._near if names is self.given else names)
        if chance < 0.68:
            return self._syllables()
        chain = self._chains[id(names)]
        while True:
            made = "^" * _ORDER
            while not made.endswith("$") and len(made) < _LONGEST + _ORDER + 1:
                made += self._random.choice(chain[made[-_ORDER:]])
            word = made.strip("^$")
            if made.endswith("$") and len(word) >= _SHORTEST:
                return word.capitalize()

    def _syllables(self) -> str:
        """Return a name that sounds like no language in particular."""
        choose, made = self._random.choice, ""
        for _number in range(choose((1, 2, 2, 2, 3))):
            closed = self._random.random() < _CLOSED
            made += choose(_ONSETS) + choose(_VOWELS) + (choose(_CODAS) if closed else "")
        return (made + choose(_LAST)).capitalize()


def _chain(names: Sequence[str]) -> dict[str, str]:
    follows: dict[str, str] = defaultdict(str)
    for name in names:
        if name.isalpha():
            edged = "^" * _ORDER + name.lower() + "$"
            for at in range(_ORDER, len(edged)):
                follows[edged[at - _ORDER : at]] += edged[at]
    return follows


def exchanged(text: Text, names: Names) -> Text:
    """Return a text with other people and places in it, the same one the same throughout."""
    new: dict[tuple[int, str], str] = {}
    counts = Counter(text.text[a:b].split()[-1] for a, b, label in text.named if label == PERSON)

    def instead(label: int, word: str, last: bool) -> str:
        key = (label, word.removesuffix("s") if word.removesuffix("s") in counts else word)
        if key not in new:
            maker = names.one_place if label == PLACE else names.one_family if last else names.one_given
            new[key] = maker()
        return new[key] + ("s" if key[1] != word else "")

    pieces, named, at, length = [], [], 0, 0
    for start, end, label in text.named:
        said = text.text[start:end]
        if label == PERSON or (label == PLACE and " " not in said):
            words = list(_WORD.finditer(said))
            made, inner = "", 0
            for number, word in enumerate(words):
                one = word.group()
                if one[0].isupper() and len(one) > 1:
                    one = instead(label, one, number == len(words) - 1 and len(words) > 1)
                made += said[inner : word.start()] + one
                inner = word.end()
            said = made + said[inner:]
        pieces += [text.text[at:start], said]
        length += start - at
        named.append((length, length + len(said), label))
        length += len(said)
        at = end
    return Text("".join(pieces) + text.text[at:], text.language, tuple(named))


def slips(text: Text, random: Random) -> Text:
    """Return a text with a slip of the fingers here and there, in words that name nothing."""
    letters = list(text.text)
    named = bytearray(len(letters) + 1)
    for start, end, _label in text.named:
        named[start:end] = b"\x01" * (end - start)
    for word in _WORD.finditer(text.text):
        start, end = word.span()
        if end - start > _SHORTEST and not named[start] and random.random() < _SLIP:
            at = random.randrange(start + 1, end - 1)
            if random.random() < 0.5:
                letters[at], letters[at + 1] = letters[at + 1], letters[at]
            else:
                letters[at] = random.choice("aeiourstnlkmgp")
    return Text("".join(letters), text.language, text.named)


def _small(letters: str) -> str:
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in letters)


def lowered(text: Text) -> Text:
    """Return a text without capitals."""
    return Text(_small(text.text), text.language, _written_large(text))


def _written_large(text: Text) -> tuple[tuple[int, int, int], ...]:
    """Return what is named in a text that is about to lose its capitals.

    In English only words that had one: the courts' texts mask many words that name nothing without the rest.
    """
    if text.language != "en":
        return text.named
    return tuple(
        (start + word.start(), start + word.end(), label)
        for start, end, label in text.named
        for word in _WORD.finditer(text.text[start:end])
        if word.group()[0].isupper()
    )


def hurried(text: Text) -> Text:
    """Return a text without capitals and without the signs that end sentences."""
    return Text(_END.sub(" ", _small(text.text)), text.language, _written_large(text))


def some_lowered(text: Text, random: Random, share: float) -> Text:
    """Return a text in which ``share`` of what is named has lost its capitals."""
    letters = list(text.text)
    for start, end, _label in text.named:
        if random.random() < share:
            letters[start:end] = _small(text.text[start:end])
    return Text("".join(letters), text.language, text.named)


def only_beginnings(text: Text) -> Text:
    """Return a text with capitals at the beginnings of sentences only."""
    small = _small(text.text)
    letters = list(small)
    for match in re.finditer(r"(?:^|[.!?]\s+|\n\s*)([^\W\d_])", text.text):
        letters[match.start(1)] = text.text[match.start(1)]
    return Text("".join(letters), text.language, text.named)


Change = "Callable[[Text], Text]"
