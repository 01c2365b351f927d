"""The last search: every byte and name of what leaves, for what must not be in it. Fails closed."""

from __future__ import annotations

from dataclasses import replace as with_entity
from typing import TYPE_CHECKING

from interview_tui.deidentify import leak, replace
from interview_tui.deidentify.detectors.forms import parts, tokens
from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.leak import Forbidden
from interview_tui.i18n import N_, _
from interview_tui.model.identifier import Choice, Rulings, as_written
from interview_tui.services.going import Stage
from interview_tui.services.suspects import WORD, decided_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from typing import IO

    from interview_tui.deidentify.fixed import Fixed
    from interview_tui.model.identifier import KnownName
    from interview_tui.services.going import Going


_LEAST_DIGITS = 6
_DECIDED = N_("words that were decided on")


def forbidden(
    key: Sequence[KnownName], sites: Sequence[KnownName], rulings: Rulings | None = None
) -> tuple[Forbidden, ...]:
    """Return every value that must not leave: each form of each name, and its parts that are looked for.

    Words that a person decided to replace are among them: several in a row, long numbers, and each word that
    is no ordinary one; not what is kept in a note.
    """
    labels = ((name, N_("a name from the key file")) for name in key)
    values = [*labels, *((name, N_("the name of a site")) for name in sites)]
    found: dict[Forbidden, None] = {}
    for name, label in values:
        for form in name.forms:
            found[Forbidden(form, label)] = None
            found |= dict.fromkeys(Forbidden(" ".join(part), label) for part in parts(form, name.type))
    found |= dict.fromkeys(Forbidden(words, _DECIDED) for words in _decided(rulings or Rulings()))
    return tuple(found)


def _decided(rulings: Rulings) -> Iterator[str]:
    kept = rulings.kept
    for decision in rulings.everywhere.values():
        entity = as_written(decision.entity)
        name = decided_name(with_entity(decision, entity=entity))
        # Of two who share a name one may be kept: then the name itself says nothing.
        if name is None or entity in kept:
            continue
        instead = (
            caseless(replace.bare(decision.text))
            if decision.choice in {Choice.RELATION, Choice.GENERALISE}
            else ""
        )
        whole = tokens(name.forms[0])
        pieces = [word for word in whole if not any(map(str.isdigit, word)) and _tells(word, rulings)]
        digits = len(whole) > 0 and sum(map(str.isdigit, name.forms[0])) >= _LEAST_DIGITS
        for words in dict.fromkeys((*(name.forms if len(whole) > 1 or digits else ()), *pieces)):
            if words not in instead:
                yield words


def _tells(word: str, rulings: Rulings) -> bool:
    """Return whether a word by itself tells what was decided on; not when a person decided to keep it."""
    from interview_tui.deidentify.trained import tagger

    kept = rulings.on(WORD + word)
    if kept is not None and kept.choice is Choice.KEEP:
        return False
    return tagger.uncommon(word) or tagger.shipped().known(word) == "c"


def leaks(
    places: Collection[tuple[str, bytes | IO[bytes]]],
    sought: leak.Sought,
    going: Going,
    fixed: Callable[[], Fixed] | None = None,
) -> list[str]:
    """Return a line per place that holds what must not leave, or that could not be searched.

    Args:
        places: What leaves, each after what it is called in problems; a file is read a piece at a time.
        sought: What must not leave.
        going: Whom the search tells how far it has come.
        fixed: Gives the formats' own words. A file in which something is found is searched once more without
            them: whoever is called Page or Normal is in every Word document.
    """
    problems: list[str] = []
    for where, data in going.over(Stage.SEARCHING, places):
        found = _leaks_of(where, data, sought)
        problems += _leaks_of(where, data, sought, fixed) if found and fixed else found
    return problems


def _leaks_of(
    where: str, data: bytes | IO[bytes], sought: leak.Sought, fixed: Callable[[], Fixed] | None = None
) -> list[str]:
    try:
        found_there, kinds = leak.look(where, data, sought, fixed() if fixed else None)
        found = dict.fromkeys([*(each.label for each in found_there), *kinds])
    except Exception:  # noqa: BLE001 - whatever went wrong in the search, the gate stays shut
        return [_("{where}: could not be searched").format(where=where)]
    line = _("{where}: still holds {what}: change the words, or replace them")
    return [line.format(where=where, what=_(what)) for what in found]
