"""From text to candidates: runs the detectors and settles where they overlap. Proposes; a person decides."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.deidentify import overlaps, wholes
from interview_tui.deidentify.detectors import (
    ages,
    capitals,
    contact,
    dates,
    digits,
    learnt,
    loose,
    marks,
    near,
    numbers,
    places,
    times,
    titles,
)
from interview_tui.deidentify.detectors import names as naming
from interview_tui.deidentify.detectors.forms import LITERAL, Names
from interview_tui.deidentify.folding import Folded, caseless, fold
from interview_tui.model.identifier import Candidate, IdentifierType, KnownName, Why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interview_tui.deidentify.trained.tagger import Word

REMEMBERED = 20_000
"""Most texts whose findings are remembered while a study is open: about 25 MB."""

_GUESSED = frozenset({Why.CAPITAL, Why.READS_LIKE})
_WITH_CODE = 10


def find(text: str, names: Sequence[KnownName], language: str, *, wide: bool = False) -> list[Candidate]:
    """Return what in ``text`` may identify someone, sorted, not overlapping.

    Args:
        text: A note as it was typed, ``#`` marks included.
        names: Names to look for besides what the text itself gives away; ``Names`` where texts are many.
        language: Language of the text: ``nb``, ``nn`` or ``en``.
        wide: Look for what identifies in company only too: years, months, looser ages and numbers.

    Returns:
        Candidates with offsets in code points of ``text``. Where two overlap the certain one stays, then the
        longer, then the one from the key file. A look-alike that holds something certain becomes certain; a
        whole name that holds a word which was decided on by itself stays whole, and waits.
    """
    folded = fold(text)
    known = names if isinstance(names, Names) else Names(names)
    seen = _seen(folded.text, language, wide)
    found = [*naming.find(folded.text, known), *marks.find(folded.text), *near.find(folded.text, known)]
    found += _same_as_known(iter(seen.patterns), known)
    settled = overlaps.settled(found)
    settled = wholes.restored(folded.text, settled, seen.capitals, seen.learnt, known.kept)
    taken = bytearray(len(folded.text) + 1)
    for each in settled:
        taken[each.start : each.end] = b"\x01" * (each.end - each.start)
    runs = list(capitals.runs(folded.text, seen.capitals, taken, again=wide))
    letters = wide and learnt.is_note(folded.text)
    settled += learnt.merged(runs, learnt.runs(folded.text, seen.learnt, taken, letters=letters))
    settled = sorted(_of_families(settled), key=lambda each: each.start)
    return [_in_original(text, folded, each) for each in settled]


def _of_families(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield candidates; a word that ends somebody's whole name in the same text is a person by itself too."""
    people = (one.text.split() for one in found if one.type is IdentifierType.PERSON)
    families = {caseless(words[-1]) for words in people if len(words) > 1}
    for one in found:
        if one.certain or one.why not in _GUESSED or caseless(one.text) not in families:
            yield one
        else:
            yield replace(one, type=IdentifierType.PERSON)


class _Seen(NamedTuple):
    """What a text shows whatever names are looked for."""

    patterns: tuple[Candidate, ...]
    capitals: tuple[capitals.Span, ...]
    learnt: tuple[Word, ...]


@lru_cache(maxsize=REMEMBERED)
def _seen(text: str, language: str, wide: bool) -> _Seen:
    """Look at a folded text; a decision on one name does not make it look at every other text again."""
    read = learnt.read(text)
    return _Seen(
        tuple(_patterns(text, language, read, wide=wide)),
        tuple(_capitals(text, language, read, wide=wide)),
        tuple(learnt.words(text, language, read, wide=wide)),
    )


def _capitals(text: str, language: str, read: Sequence[Word], *, wide: bool) -> Iterator[capitals.Span]:
    found = capitals.words(text, language, long=wide and not learnt.is_note(text))
    if wide:
        nothing = learnt.unlikely(text, read)
        return (span for span in found if span[0] not in nothing)
    return found


def in_all(texts: Sequence[str], names: Sequence[KnownName], language: str) -> list[list[Candidate]]:
    """Return the candidates of each of ``texts``, looked through widely: a name in one is one in all.

    What is carried over are people's names that are no ordinary words; there they are not certain.
    """
    names = Names(names)
    found = [find(text, names, language, wide=True) for text in texts]
    carried = {
        word.casefold(): KnownName("word:" + word.casefold(), (word,), one.type, Why.ELSEWHERE)
        for one in (one for each in found for one in each if not one.certain)
        if one.type is IdentifierType.PERSON and one.why in {Why.CAPITAL, Why.READS_LIKE}
        for word in one.text.split()
        if learnt.uncommon(word)
    }
    if not carried or len(texts) == 1:
        return found
    more = Names((*names, *carried.values()))
    again = [find(text, more, language, wide=True) for text in texts]
    return [_settled_carried(before, after) for before, after in zip(found, again, strict=True)]


def _settled_carried(before: list[Candidate], after: list[Candidate]) -> list[Candidate]:
    """Return what was found at first, and what only the carried names found, which is not certain."""
    new = [
        replace(one, certain=False)
        for one in after
        if one.why is Why.ELSEWHERE and not any(a.start < one.end and one.start < a.end for a in before)
    ]
    return sorted([*before, *new], key=lambda each: each.start)


def forget() -> None:
    """Forget the texts looked at: their study was closed."""
    _seen.cache_clear()


def marked(text: str) -> list[str]:
    """Return the words marked with ``#`` in order, once each, without genitive.

    ``#Kari_Eksempels`` is ``Kari Eksempel``.
    """
    return list(dict.fromkeys(marks.spaced(each.text) for each in marks.find(fold(text).text)))


def _patterns(text: str, language: str, read: Sequence[Word], *, wide: bool) -> Iterator[Candidate]:
    plain = [window for window in digits.windows(text) if not dates.is_date(text[window.start : window.end])]
    yield from contact.emails(text)
    yield from contact.addresses_on_the_web(text)
    yield from numbers.find(text, plain)
    yield from dates.find(text)
    yield from contact.phones(text, plain, language)
    yield from contact.spoken(text)
    yield from numbers.loose(text)
    yield from numbers.cued(text)
    yield from places.find(text, language)
    if wide:
        yield from times.find(text)
        yield from ages.find(text, read)
        yield from loose.find(text, language)
        yield from near.initials(text)
        brief = learnt.is_note(text)
        yield from titles.find(text, brief=brief)
        if not brief:
            yield from (one for one in titles.works(text) if learnt.may_name(read, one.start, one.end))


def _plain(form: str, kind: IdentifierType) -> str:
    """Return the entity that the pattern detectors give to a contact, however it is written."""
    bare = "".join(letter for letter in form if letter.isdigit())
    match kind:
        case IdentifierType.EMAIL:
            return contact.plain_email(form.strip())
        case IdentifierType.PHONE:
            bare = bare.removeprefix("00")
            return "phone:" + (bare[2:] if len(bare) == _WITH_CODE and bare.startswith("47") else bare)
        case IdentifierType.ID_NUMBER:
            return "id:" + bare
        case _:
            return "url:" + caseless(form.strip()).rstrip("/")


@lru_cache(maxsize=8)
def _aliases(known: Names) -> Mapping[str, KnownName]:
    return {
        _plain(form, name.type): name
        for name in reversed(known)
        if name.type in LITERAL
        for form in name.forms
    }


def _same_as_known(found: Iterator[Candidate], known: Names) -> Iterator[Candidate]:
    """Give a pattern that is a known contact, however written, the entity of that contact."""
    alias: Mapping[str, KnownName] | None = None
    for each in found:
        alias = _aliases(known) if alias is None else alias
        name = alias.get(each.entity)
        if name is None:
            yield each
        else:
            yield replace(each, entity=name.entity, why=name.why, type=name.type, certain=True)


def _in_original(text: str, folded: Folded, each: Candidate) -> Candidate:
    if folded.text is text:
        return each
    start, end = folded.span(each.start, each.end)
    return replace(each, start=start, end=end, text=text[start:end])
