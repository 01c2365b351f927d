"""Words that tell how somebody speaks: where no name stands, they may still tell who it is. Pure.

A hint for the eye of whoever reads, never a finding: what one person always says is in no list. Field
guide, section 3.4: oral style was taken away because some would have been known by it.
"""

from __future__ import annotations

import re

_NORWEGIAN = (
    # Forms that neither Bokmål nor Nynorsk writes.
    "æ", "æg", "jæ", "je", "mæ", "dæ", "sæ", "hu", "dæm", "hainn", "døkk", "døkker", "dokker", "dåkker",
    "okke", "åss", "vårres", "ka", "kæ", "kem", "koffor", "koffer", "korsen", "kordan", "åssen", "åffer",
    "håffer", "itte", "itj", "ittj", "ikkj", "inte", "nåkka", "nåkke", "nokka", "någe", "någen", "nåen",
    "nån", "bærre", "dær", "værra", "væra", "vess", "førr", "jau", "harru", "skarru", "vettu", "serru",
    "hørru",
    # How somebody is said to speak.
    r"dialekt\w*", r"aksent\w*", r"bergensk\w*", r"trøndersk\w*", r"nordnorsk\w*", r"nordlending\w*",
    r"trønder\w*", r"sørlending\w*", r"vestlending\w*", "gebrokkent?", "brokkent? norsk", "skarrer", "lesper",
    "stotrer", "stotret", "stammer når",
)  # fmt: skip
_NYNORSK = (
    "eg", "ikkje", "kva", "kvifor", "korleis", "kven", "noko", "nokon", "berre", "dei", "dykk", "mykje",
    "sjølv", "vore", "frå",
)  # fmt: skip
"""What stands out in a study that is in Bokmål, and not in one in Nynorsk."""
_ENGLISH = (
    "ain't", "innit", "y'all", "youse", "nowt", "owt", "summat", "dinna", "cannae", "didnae", "aye",
    r"accents?", r"dialects?", "broken english", r"lisps?", r"stutter\w*", r"stammer\w*",
)  # fmt: skip


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w@.#-])(?:{'|'.join(words)})(?![\w@])", re.IGNORECASE)


_FOUND = {
    "nb": _any_of(*_NORWEGIAN, *_NYNORSK),
    "no": _any_of(*_NORWEGIAN, *_NYNORSK),
    "nn": _any_of(*_NORWEGIAN),
    "en": _any_of(*_ENGLISH),
}


def dialect(text: str, language: str) -> list[tuple[int, int]]:
    """Return where words stand that tell how somebody speaks: (start, end) in code points, in order.

    Args:
        text: The words of a note.
        language: The language of the study; English where none of ours.
    """
    wanted = _FOUND.get(language[:2], _FOUND["en"])
    # KA and EG in capitals are short for something.
    return [one.span() for one in wanted.finditer(text) if len(one[0]) == 1 or not one[0].isupper()]
