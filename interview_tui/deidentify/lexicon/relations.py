"""What a person may be to the one who speaks: it reads better than a number (fieldwork 2.4)."""

from __future__ import annotations

RELATIONS = {
    "leader": ("leder", "leiar", "leader"),
    "colleague": ("kollega", "kollega", "colleague"),
    "user": ("bruker", "brukar", "service user"),
    "caseworker": ("saksbehandler", "sakshandsamar", "caseworker"),
    "professional": ("fagperson", "fagperson", "professional"),
    "doctor": ("lege", "lege", "doctor"),
    "teacher": ("lærer", "lærar", "teacher"),
    "employer": ("arbeidsgiver", "arbeidsgivar", "employer"),
    "partner": ("partner", "partnar", "partner"),
    "parent": ("forelder", "forelder", "parent"),
    "child": ("barn", "barn", "child"),
    "sibling": ("søsken", "sysken", "sibling"),
    "relative": ("slektning", "slektning", "relative"),
    "friend": ("venn", "ven", "friend"),
    "neighbour": ("nabo", "nabo", "neighbour"),
    "respondent": ("deltaker", "deltakar", "participant"),
    "interviewer": ("intervjuer", "intervjuar", "interviewer"),
}
"""Word in Bokmål, Nynorsk and English, by a name that stays the same."""


def relation(name: str, language: str) -> str:
    """Return what a relation is called in a language; what is not known is somebody's own words."""
    if name not in RELATIONS:
        return name
    bokmaal, nynorsk, english = RELATIONS[name]
    return {"nn": nynorsk, "nb": bokmaal, "no": bokmaal}.get(language[:2], english)
