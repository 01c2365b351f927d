"""What a known name may look like: whole, turned round, joined, its parts; prepared once."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify.folding import TOKEN, caseless, fold
from interview_tui.deidentify.lexicon.words import FUNCTION, GENERIC, PARTICLES, STOP, TITLES, ordinary
from interview_tui.deidentify.trained import tagger
from interview_tui.model.identifier import IdentifierType, KnownName, Why
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

LITERAL = frozenset(
    {IdentifierType.EMAIL, IdentifierType.PHONE, IdentifierType.ID_NUMBER, IdentifierType.URL}
)
"""Types that are looked for as they are written, not word by word."""

PART_LENGTH = 3
"""Shorter parts of a name are not looked for alone."""

_JOINED_LENGTH = 6
_NO_WORD = frozenset("iuc")
"""How a word stands in the vocabulary that is not in it as it is."""
_ORDER = {Why.KEY_FILE: 0, Why.SITE: 1, Why.DECIDED: 2, Why.MARKED: 2}
_SPLIT = re.compile(r"[\s_,/]+")


class Names(tuple[KnownName, ...]):  # noqa: SLOT001 - the hash is kept in it
    """Known names that are looked for in many texts: what is made ready for them is found again at once.

    A plain tuple of a thousand names is hashed anew for each text. ``kept`` are entities of several words
    that a person keeps: what was decided in them by itself is found in them too.
    """

    kept: frozenset[str] = frozenset()

    @cached_property
    def _hash(self) -> int:
        return super().__hash__()

    def __hash__(self) -> int:
        """Return the hash of the names, made once."""
        return self._hash


@dataclass(frozen=True, slots=True)
class Form:
    """One way a known name may be written: case-folded words in order.

    ``rank`` settles which name a form belongs to when several share it; the lowest wins. One that needs a
    capital and is in no word list as it is (``proposed``) is proposed where it has none.
    """

    tokens: tuple[str, ...]
    entity: str
    type: IdentifierType
    why: Why
    capital: bool
    rank: int
    proposed: bool = False


class Literal(NamedTuple):
    """Something looked for as it is written: what must be in a text (its digits), its form, whose it is."""

    quick: str
    form: str
    name: KnownName

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern; hardly one of thousands is ever needed."""
        return _compiled(self.form)


@lru_cache(maxsize=1000)
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


@dataclass(slots=True)
class Index:
    """Known names made ready to be looked for."""

    starts: dict[str, list[Form]] = field(default_factory=dict)
    """First word of a form -> forms that begin with it, longest first."""
    initials: dict[str, KnownName] = field(default_factory=dict)
    """Initials of a person -> the person, where only one has them."""
    letters: dict[str, set[str]] = field(default_factory=dict)
    """Entity of a person -> first letters of the parts of its names, upper case."""
    literals: list[Literal] = field(default_factory=list)
    numbers: list[Literal] = field(default_factory=list)
    """Telephone and identity numbers."""


def tokens(text: str) -> tuple[str, ...]:
    """Return the case-folded words of a name."""
    return tuple(caseless(match.group()) for match in TOKEN.finditer(text))


def parts(name: str, kind: IdentifierType) -> list[tuple[str, ...]]:
    """Return the parts of a name that are looked for alone, each as its words.

    Of a person: every word of three letters and more that is no particle or title. Of a place or an
    organisation: words with a capital that say which one it is (``Bergen`` of ``NAV Bergen sentrum``); where
    nothing has a capital, as in what was decided on, words that are in no word list.
    """
    level = name.islower()
    words = [word for word in _SPLIT.split(name) if word]
    if len(words) == 1 and not (kind is IdentifierType.PERSON and len(tokens(name)) > 1):
        return []
    found: dict[tuple[str, ...], None] = {}
    for word in words:
        pieces = tokens(word)
        for piece in (pieces, *((single,) for single in pieces)):
            if _stands_alone(piece, word, kind, level=level):
                found[piece] = None
    return list(found)


def _stands_alone(piece: tuple[str, ...], word: str, kind: IdentifierType, *, level: bool) -> bool:
    joined = "".join(piece)
    if len(joined) < PART_LENGTH or joined.isdigit() or joined in PARTICLES or joined in TITLES:
        return False
    if kind is IdentifierType.PERSON:
        return True
    if kind not in {IdentifierType.PLACE, IdentifierType.ORGANISATION} or joined in GENERIC or joined in STOP:
        return False
    return word[:1].isupper() or (level and tagger.shipped().known(joined) in _NO_WORD)


def _ways(form: str, kind: IdentifierType) -> Iterator[tuple[tuple[str, ...], bool]]:
    whole = tokens(form)
    if not whole:
        return
    orders = [whole]
    words = [tokens(word) for word in _SPLIT.split(form) if tokens(word)]
    if kind is IdentifierType.PERSON and len(words) > 1:
        front = tuple(token for word in words[:-1] for token in word)
        orders += [words[-1] + front, words[0] + words[-1], words[-1] + words[0]]
    for order in orders:
        yield order, True
        if len(order) > 1 and sum(map(len, order)) >= _JOINED_LENGTH and not order[-1].isdigit():
            yield ("".join(order),), True
    for part in parts(form, kind):
        yield part, False


def _literal(form: str, kind: IdentifierType) -> str | None:
    if kind in {IdentifierType.PHONE, IdentifierType.ID_NUMBER} and len(re.sub(r"\D", "", form)) > 3:  # noqa: PLR2004
        digits = bare_digits(form)
        loose = r"[\s.,_\-/()]{0,3}".join(digits)
        return rf"(?<!\d)(?:(?:\+|00)\s?47[\s.\-]{{0,2}})?{loose}(?!\d)"
    written = fold(form).text.strip()
    if len(written) < PART_LENGTH:
        return None
    loose = r"\s+".join(re.escape(piece) for piece in written.split())
    return rf"(?<![^\W_]){loose}(?![^\W_])"


def _quick(form: str, kind: IdentifierType) -> str:
    """Return what is in every text that holds a literal, without case; of a number only its digits."""
    digits = bare_digits(form)
    if kind in {IdentifierType.PHONE, IdentifierType.ID_NUMBER} and len(digits) > 3:  # noqa: PLR2004
        return digits
    return undotted(fold(form).text.split()[0])


def undotted(text: str) -> str:
    """Return a text as literals are compared: without case, and i without a dot as one with it."""
    return caseless(text).replace("ı", "i")


def bare_digits(form: str) -> str:
    """Return the digits of a number, the code of Norway left out."""
    return re.sub(r"^(?:00)?47(?=\d{8}$)", "", re.sub(r"\D", "", form))


@lru_cache(maxsize=8)
def index(names: tuple[KnownName, ...]) -> Index:
    """Return ``names`` made ready to be looked for; made once for the same names."""
    made = Index()
    best: dict[tuple[str, ...], Form] = {}
    shared: set[str] = set()
    for name in names:
        for form in name.forms:
            if name.type in LITERAL:
                pattern = _literal(form, name.type)
                if pattern is not None:
                    quick = _quick(form, name.type)
                    (made.numbers if quick.isdigit() else made.literals).append(Literal(quick, pattern, name))
                continue
            _learn_initials(made, shared, name, form)
            for words, whole in _ways(form, name.type):
                if not whole and name.why is Why.DECIDED and words[0] in FUNCTION:
                    continue
                _learn(best, words, name, whole=whole)
    for form_found in best.values():
        made.starts.setdefault(form_found.tokens[0], []).append(form_found)
    for forms in made.starts.values():
        forms.sort(key=lambda one: -len(one.tokens))
    for letters in shared:
        del made.initials[letters]
    return made


def _learn(
    best: dict[tuple[str, ...], Form], words: tuple[str, ...], name: KnownName, *, whole: bool
) -> None:
    """Keep the best owner of a form; a form that two names own alike becomes a word of its own."""
    decided_part = not whole and name.why is Why.DECIDED
    capital = len(words) == 1 and (ordinary(words[0]) or (decided_part and not tagger.uncommon(words[0])))
    rank = _ORDER.get(name.why, 2) * 2 + (not whole)
    proposed = capital and decided_part and tagger.shipped().known(words[0].rpartition("'")[2]) in _NO_WORD
    new = Form(words, name.entity, name.type, name.why, capital, rank, proposed)
    old = best.get(words)
    if old is None or new.rank < old.rank:
        best[words] = new
    elif new.rank == old.rank and new.entity != old.entity:
        best[words] = Form(words, "word:" + " ".join(words), name.type, name.why, capital, rank, proposed)


def _learn_initials(made: Index, shared: set[str], name: KnownName, form: str) -> None:
    if name.type is not IdentifierType.PERSON:
        return
    firsts = [word[0].upper() for word in _SPLIT.split(form) if word[:1].isalpha()]
    if len(firsts) < 2:  # noqa: PLR2004 - one letter is nobody's initials
        return
    made.letters.setdefault(name.entity, set()).update(firsts)
    for letters in {"".join(firsts), firsts[0] + firsts[-1]}:
        if made.initials.setdefault(letters, name).entity != name.entity:
            shared.add(letters)
