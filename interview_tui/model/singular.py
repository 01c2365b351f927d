"""Words which say that there is one of somebody: where no name stands, they may still tell who it is. Pure.

A hint for the eye of whoever reads, never a finding: a task that one person has is told in a hundred ways.
"""

from __future__ import annotations

import re

_WORDS = (
    # English
    "the only", "only one", "only me", "only her", "only him", "just me", "alone", "nobody else",
    "no one else", "in charge of", "responsible for", "the first to", "on (?:her|his|my) own",
    # Bokmål
    "eneste", "alene", "bare meg", "bare jeg", "bare han", "bare hun", "ingen andre", "ansvar(?:et)? for",
    "ansvarlig for", "for seg (?:selv|sjøl)", "den første som", "på egen hånd",
    # Nynorsk
    "einaste", "åleine", "aleine", "berre meg", "berre eg", "berre han", "berre ho", "ansvarleg for",
    "for seg sjølv", "den første som", "på eiga hand",
)  # fmt: skip
_ONE = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS)})(?!\w)", re.IGNORECASE)


def one_of_a_kind(text: str) -> list[str]:
    """Return the words of a note which say that there is one of somebody, in order, each once."""
    return list(dict.fromkeys(" ".join(found.lower().split()) for found in _ONE.findall(text)))
