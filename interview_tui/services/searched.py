"""The last search: every byte and name of what leaves, for what must not be in it. Fails closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.deidentify import leak
from interview_tui.deidentify.detectors.forms import parts
from interview_tui.deidentify.leak import Forbidden
from interview_tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.model.identifier import KnownName


def forbidden(key: Sequence[KnownName], sites: Sequence[KnownName]) -> tuple[Forbidden, ...]:
    """Return every value that must not leave: each form of each name, and its parts that are looked for."""
    labels = ((name, N_("a name from the key file")) for name in key)
    values = [*labels, *((name, N_("the name of a site")) for name in sites)]
    found: dict[Forbidden, None] = {}
    for name, label in values:
        for form in name.forms:
            found[Forbidden(form, label)] = None
            found |= dict.fromkeys(Forbidden(" ".join(part), label) for part in parts(form, name.type))
    return tuple(found)


def leaks(places: Mapping[str, bytes], forbidden: Sequence[Forbidden]) -> list[str]:
    """Return a line per place that holds what must not leave, or that could not be searched."""
    problems = []
    for where, data in places.items():
        try:
            found_there = leak.scan(where, data, forbidden)
            found = dict.fromkeys([each.label for each in found_there] + leak.shapes(data))
        except Exception:  # noqa: BLE001 - whatever went wrong in the search, the gate stays shut
            problems.append(_("{where}: could not be searched").format(where=where))
            continue
        problems += [
            _("{where}: still holds {what}: change the words, or replace them").format(
                where=where, what=_(what)
            )
            for what in found
        ]
    return problems
