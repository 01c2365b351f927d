"""Known names in running text: any case, genitive, part, compound or initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.forms import Form, Index, index, undotted
from interview_tui.deidentify.folding import TOKEN, caseless
from interview_tui.deidentify.lexicon.words import ENDS_IN_S, HEADS, PARTICLES, STOP
from interview_tui.model.identifier import Candidate, IdentifierType, KnownName, Why

if TYPE_CHECKING:
    from collections.abc import Iterator

BETWEEN = re.compile(r"\s{1,8}|[-‐‑–_.@+/]|,\s{0,8}|\s-\s")
"""What may stand between two words of one name."""

BEFORE_NUMBER = re.compile(r"\s{1,8}|[-_]")
"""What may stand between word and number of a name like ``Kontor 1``."""

Word = tuple[int, int, str]
"""Where a word starts and ends, and the word case-folded."""

_COMPOUND_LENGTH = 4
_HEAD = re.compile("s?-?(?:" + "|".join(sorted(HEADS, key=len, reverse=True)) + ")$")
_INSIDE = re.compile(
    r"(?:\s+(?:(?:(?i:" + "|".join(sorted(PARTICLES - {"and", "og"})) + r")|[A-ZÆØÅ]\.?)\s+)*|-)"
)
_INITIAL_BEFORE = re.compile(r"(?<!\w)((?:[A-ZÆØÅ]\.[\s-]?){1,3}|[A-ZÆØÅ]\s)$")
_INITIAL_AFTER = re.compile(r"\s([A-ZÆØÅ])(?!\w|['’])")
_DOTTED = re.compile(r"(?<!\w)[A-ZÆØÅ](?:\.[\s-]?[A-ZÆØÅ]){1,3}(?!\w)\.?")
_BARE = re.compile(r"(?<!\w)[A-ZÆØÅ]{2,4}(?=s?(?!\w))")


def numbered(words: tuple[str, ...]) -> bool:
    """Return whether a name is one word and a number."""
    return len(words) == 2 and words[1].isdigit()  # noqa: PLR2004 - a word and a number


def base_length(word: str) -> int:
    """Return how many letters of ``word`` are left without a genitive ending.

    Nothing is known of the name, so that endings in -s that names of their own have (``Jens``, ``Magnus``,
    ``Sandnes``) are left alone.
    """
    folded = caseless(word)
    if folded.endswith("'s"):
        return len(word) - 2
    keeps = folded in ENDS_IN_S or folded.endswith(("ss", "us", "nes"))
    if folded.endswith("s") and not keeps and len(word) > 3 and not word.isupper():  # noqa: PLR2004
        return len(word) - 1
    return len(word)


def find(text: str, names: tuple[KnownName, ...]) -> list[Candidate]:
    """Return every form of the known names in folded text, in order and not overlapping.

    The genitive ending and the second half of a compound stay outside, so that the sentence still reads
    when the name is replaced.
    """
    ready = index(names)
    return [
        *_joined(text, list(_words(text, ready)), ready),
        *_initials(text, ready),
        *_literals(text, ready),
    ]


def _candidate(text: str, start: int, end: int, form: Form) -> Candidate:
    return Candidate(start, end, text[start:end], form.type, form.why, True, form.entity)


def _words(text: str, ready: Index) -> Iterator[Candidate]:
    if not ready.starts:
        return
    words = [(*match.span(), caseless(match.group())) for match in TOKEN.finditer(text)]
    at = 0
    while at < len(words):
        hit = _at(text, words, at, ready)
        if hit is None:
            yield from _proposed(text, words[at], ready)
            at += 1
        else:
            form, end = hit
            yield _candidate(text, words[at][0], end, form)
            at += len(form.tokens)


def _at(text: str, words: list[Word], at: int, ready: Index) -> tuple[Form, int] | None:
    """Return the longest form that begins at word number ``at``, and where it ends."""
    start, _, word = words[at]
    best: tuple[Form, int] | None = None
    for key in _keys(word):
        for form in ready.starts.get(key, ()):
            if best is not None and len(form.tokens) <= len(best[0].tokens):
                break
            end = _end(text, words, at, form)
            if end is not None and not (form.capital and not text[start].isupper()):
                best = (form, end)
                break
    return best


def _proposed(text: str, word: Word, ready: Index) -> Iterator[Candidate]:
    """Yield a word in small letters that may be a part of a name, by itself or in a compound; not certain."""
    start, end, said = word
    for key in _keys(said):
        for form in ready.starts.get(key, ()):
            if form.proposed and len(form.tokens) == 1 and not text[start].isupper():
                stop = start + len(key) if end - start == len(said) else end
                entity = "word:" + key
                yield Candidate(start, stop, text[start:stop], form.type, Why.NEAR_NAME, False, entity)
                return


def _keys(word: str) -> list[str]:
    """Return what ``word`` may be a form of, the likeliest first."""
    keys = [word]
    if word.endswith("'s"):
        keys.append(word[:-2])
    elif word.endswith("s"):
        keys.append(word[:-1])
    if word.endswith(HEADS):
        head = _HEAD.search(word)
        while head is not None and head.start() >= _COMPOUND_LENGTH:
            keys.append(word[: head.start()])
            if word[head.start()] != "s":
                break
            head = _HEAD.match(word, head.start() + 1)
    return keys


def _end(text: str, words: list[Word], at: int, form: Form) -> int | None:
    """Return where ``form`` ends if it stands at word ``at``, its ending left out; None if it does not."""
    last = at + len(form.tokens) - 1
    if last >= len(words):
        return None
    between = BEFORE_NUMBER if numbered(form.tokens) else BETWEEN
    for number in range(at, last):
        _, end, word = words[number]
        if word != form.tokens[number - at] or not between.fullmatch(text, end, words[number + 1][0]):
            return None
    start, end, word = words[last]
    wanted = form.tokens[-1]
    if wanted not in _keys(word):
        return None
    return start + len(wanted) if end - start == len(word) else end


def _joined(text: str, found: list[Candidate], ready: Index) -> Iterator[Candidate]:
    """Join neighbouring parts of one person, with particles and initials between and around them."""
    pending: Candidate | None = None
    for each in found:
        if pending is not None:
            same = pending.entity == each.entity and each.type is IdentifierType.PERSON
            if same and _INSIDE.fullmatch(text, pending.end, each.start):
                pending = _stretched(text, pending, pending.start, each.end)
                continue
            yield _with_initials(text, pending, ready)
        pending = each
    if pending is not None:
        yield _with_initials(text, pending, ready)


def _stretched(text: str, each: Candidate, start: int, end: int) -> Candidate:
    return Candidate(start, end, text[start:end], each.type, each.why, each.certain, each.entity)


def _with_initials(text: str, each: Candidate, ready: Index) -> Candidate:
    letters = ready.letters.get(each.entity)
    if not letters:
        return each
    start, end = each.start, each.end
    before = _INITIAL_BEFORE.search(text, max(0, start - 10), start)
    if before and set(re.findall(r"\w", before.group())) <= letters:
        start = before.start()
    after = _INITIAL_AFTER.match(text, end)
    if after and after.group(1) in letters:
        end = after.end()
    return _stretched(text, each, start, end) if (start, end) != (each.start, each.end) else each


def _initials(text: str, ready: Index) -> Iterator[Candidate]:
    if not ready.initials:
        return
    for match in _DOTTED.finditer(text):
        name = ready.initials.get(re.sub(r"\W", "", match.group()))
        if name is not None:
            yield Candidate(*match.span(), match.group(), name.type, name.why, True, name.entity)
    for match in _BARE.finditer(text):
        if match.group() in ready.initials and match.group().casefold() not in STOP:
            entity = "word:" + match.group().casefold()
            kind = IdentifierType.PERSON
            yield Candidate(*match.span(), match.group(), kind, Why.LOOKS_LIKE, False, entity)


def _literals(text: str, ready: Index) -> Iterator[Candidate]:
    # Thousands of contacts, and a text has hardly a digit: looked for only where they can be.
    digits = re.sub(r"\D", "", text) if ready.numbers else ""
    low = undotted(text) if ready.literals else ""
    may = [one for one in ready.numbers if one.quick in digits] if digits else []
    for each in (*may, *(one for one in ready.literals if one.quick in low)):
        name = each.name
        for match in each.pattern.finditer(text):
            yield Candidate(*match.span(), match.group(), name.type, name.why, True, name.entity)
