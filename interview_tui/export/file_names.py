"""What the files of an export are called, in the language of the study.

Exporters name their files in English. What people open is then called by a word of the study's language;
what programs look for by name (``study.json``, its schema, ``expect.json``) keeps its name. Only letters that
every system writes the same are in a name, and no word that is also somebody's name.
"""

from __future__ import annotations

import re

_BOKMAL = {
    "summary": "sammendrag",
    "notes": "notater",
    "coverage": "dekning",
    "about": "om",
    "report": "rapport",
    "project": "prosjekt",
    "codebook": "kodebok",
    "structured": "strukturert",
    "markers": "tidsmerker",
    "file": "fil",
    "gate-report": "kontrollrapport",
    "own-account": "forventninger",
}
_CALLED = {
    "nb": _BOKMAL,
    "nn": _BOKMAL | {"summary": "samandrag", "notes": "notat", "own-account": "forventingar"},
}
_STEM = re.compile(r"^markers(?=-)|^[a-z-]+(?=\.)|(?<=-)file(?=[0-9]+\.)")


def called(name: str, language: str) -> str:
    """Return what a file that an exporter calls ``name`` is called in a study of that language."""
    words = _CALLED.get(language, {})
    return _STEM.sub(lambda found: words.get(found.group(), found.group()), name)
