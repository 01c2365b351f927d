"""Compares a changed guide with the one in force: which question is which, and what sort of change it is.

What is found is a proposal; a person decides. Questions are matched by their ids, then by their words. How
alike two wordings are is measured by RapidFuzz (MIT; Levenshtein and Indel distances).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.model.guide_change import ChangeKind
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from interview_tui.model.guide import Guide, Question

ALIKE = 62.0
"""How alike (of 100) two questions with different ids must be to be taken for one that was reworded."""

SAME = 65.0
"""How alike two wordings must be for the meaning to be proposed as the same."""

SHORT_WORD = 5
"""Letters up to which one letter may differ in a typing error; in a longer word two may."""

MOST_TYPOS = 3
"""Most words that may differ for all of it to be typing errors."""

_WORD = re.compile(r"\w+(?:'\w+)?")
_TURNS = frozenset(
    {
        "ikke", "ikkje", "aldri", "ingen", "uten", "utan", "før", "etter", "nå", "no", "siden", "sidan",
        "da", "då", "hva", "hvordan", "hvorfor", "hvem", "hvilke", "hvilken", "hvilket", "når", "hvor",
        "kva", "korleis", "kvifor", "kven", "kvar", "kor", "du", "dere", "de", "dykk", "dei", "han", "hun",
        "ho", "man", "alle", "noen", "nokon", "mest", "minst", "flest", "færrest", "var", "er", "hadde",
        "har", "gjorde", "gjør", "gjer", "fikk", "får", "ble", "blir", "vart", "vert", "skal", "skulle",
        "vil", "ville", "må", "bør", "burde", "best", "verst", "godt", "dårlig", "not", "never", "nobody",
        "without", "before", "after", "now", "then", "since", "how", "what", "why", "who", "which", "when",
        "where", "you", "they", "he", "she", "we", "people", "everyone", "someone", "most", "least", "do",
        "did", "does", "was", "is", "were", "are", "had", "has", "have", "will", "would", "should", "must",
        "could", "can", "worst", "good", "bad",
    }
)  # fmt: skip
"""Words of which one, put in, taken out or changed, can turn a question into another."""

_MANNERS = (
    {"kan", "kunne", "vil", "ville"},
    {"can", "could", "will", "would"},
    {"dere", "dykk"},
    {"no", "nå"},
)
"""Words that change places without changing the question: politeness and forms of the language."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One question in both guides, or in one of them; ``moved`` when its theme or its place changed.

    ``kind`` is what its words underwent: None when they are the same.
    """

    old: Question | None
    new: Question | None
    kind: ChangeKind | None
    moved: bool = False


def pairs(old: Guide, new: Guide) -> list[Pair]:
    """Return every question of both guides once, in the order of the new one, dropped ones last."""
    olds = {question.id: question for question in _questions(old)}
    matched = _matched(old, new)
    moved = _moved(old, new, matched)
    found = []
    for question in _questions(new):
        was = olds.get(matched.get(question.id, ""))
        if was is None:
            found.append(Pair(None, question, ChangeKind.ADD))
        else:
            found.append(Pair(was, question, wording(was, question), question.id in moved))
    kept = set(matched.values())
    return found + [Pair(was, None, ChangeKind.DROP) for name, was in olds.items() if name not in kept]


def wording(old: Question, new: Question) -> ChangeKind | None:
    """Return what sort of change turned the words of one question into the other's; None when none did."""
    if old.times and new.times and old.times != new.times:
        return ChangeKind.NEW_MEANING
    if old.text == new.text:
        return None
    first, second = _words(old.text), _words(new.text)
    if first == second:
        return ChangeKind.TYPO
    if _turned(first, second):
        return ChangeKind.NEW_MEANING
    if _mistyped(first, second):
        return ChangeKind.TYPO
    return ChangeKind.SAME_MEANING if alike(old.text, new.text) >= SAME else ChangeKind.NEW_MEANING


def alike(first: str, second: str) -> float:
    """Return how alike two texts are, from 0 to 100, whatever the order of their words."""
    from rapidfuzz import fuzz

    one, other = " ".join(_words(first)), " ".join(_words(second))
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))


def theme_ids(old: Guide, new: Guide, found: Sequence[Pair]) -> dict[str, str]:
    """Return new theme id -> the id it had: by the id itself, else most of its questions, else its title."""
    known = {theme.id: theme for theme in old.themes}
    homes = {question.id: theme.id for theme in old.themes for question in theme.questions}
    kept = {theme.id: theme.id for theme in new.themes if theme.id in known}
    for theme in new.themes:
        free = [name for name in known if name not in kept.values() and known[name].role is theme.role]
        if theme.id in kept or not free:
            continue
        mine = {question.id for question in theme.questions}
        came = [homes[one.old.id] for one in found if one.old and one.new and one.new.id in mine]
        best = max(free, key=lambda name: (came.count(name), alike(known[name].title, theme.title)))
        if came.count(best) * 2 > len(mine) or alike(known[best].title, theme.title) >= SAME:
            kept[theme.id] = best
    return kept


def _questions(guide: Guide) -> Iterator[Question]:
    for theme in guide.themes:
        yield from theme.questions


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


def _matched(old: Guide, new: Guide) -> dict[str, str]:
    """Return new id -> old id: the same id, then the same words, then the most alike words first."""
    olds, news = {q.id: q for q in _questions(old)}, {q.id: q for q in _questions(new)}
    matched = {name: name for name in news if name in olds}
    texts = {tuple(_words(q.text)): q.id for q in olds.values() if q.id not in matched}
    for question in news.values():
        same = texts.get(tuple(_words(question.text)), "")
        if question.id not in matched and same and same not in matched.values():
            matched[question.id] = same
    left = [q for q in olds.values() if q.id not in matched.values()]
    scored = [
        (alike(was.text, question.text), question.id, was.id)
        for question in news.values()
        if question.id not in matched
        for was in left
    ]
    taken = set(matched.values())
    for score, name, was_id in sorted(scored, key=lambda one: -one[0]):
        if score >= ALIKE and name not in matched and was_id not in taken:
            matched[name] = was_id
            taken.add(was_id)
    return matched


def _moved(old: Guide, new: Guide, matched: dict[str, str]) -> set[str]:
    """Return new ids of questions that changed theme, or place among those that stayed in their theme."""
    homes = {question.id: theme for theme in old.themes for question in theme.questions}
    olds = {question.id: question for question in _questions(old)}
    places = {name: at for at, name in enumerate(olds)}
    known = [Pair(olds[matched[q.id]], q, None) for q in _questions(new) if q.id in matched]
    themes = theme_ids(old, new, known)
    moved: set[str] = set()
    for theme in new.themes:
        stayed = [
            (places[matched[q.id]], q.id)
            for q in theme.questions
            if q.id in matched and homes[matched[q.id]].id == themes.get(theme.id)
        ]
        moved |= {q.id for q in theme.questions if q.id in matched} - {name for _at, name in stayed}
        moved |= {name for _at, name in stayed} - _in_order(stayed)
    return moved


def _in_order(placed: Sequence[tuple[int, str]]) -> set[str]:
    """Return as many names as can stay where they are: a longest rising run of their old places."""
    best: list[list[tuple[int, str]]] = []
    for place, name in placed:
        longest = max((run for run in best if run[-1][0] < place), key=len, default=[])
        best.append([*longest, (place, name)])
    return {name for _place, name in max(best, key=len, default=[])}


def _turned(first: Sequence[str], second: Sequence[str]) -> bool:
    """Return whether a word that turns a question was put in, taken out or changed."""
    gone, come = set(first) - set(second), set(second) - set(first)
    for manners in _MANNERS:
        if gone & manners and come & manners:
            gone, come = gone - manners, come - manners
    return bool((gone | come) & _TURNS)


def _mistyped(first: Sequence[str], second: Sequence[str]) -> bool:
    from rapidfuzz.distance import OSA

    if len(first) != len(second):
        return "".join(first) == "".join(second)
    changed = [(one, other) for one, other in zip(first, second, strict=True) if one != other]
    return len(changed) <= MOST_TYPOS and all(
        not (one.isdigit() or other.isdigit())
        and OSA.distance(one, other) <= (1 if len(one) <= SHORT_WORD else 2)
        for one, other in changed
    )
