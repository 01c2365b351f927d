"""Steps that make something coarser: municipality to county, date to season, age to band, title to job group.

A ladder proposes; a person chooses the step, and a study may write steps of its own (fieldwork 2.4).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.dates import MONTHS
from interview_tui.deidentify.folding import caseless
from interview_tui.deidentify.lexicon import jobs, norway
from interview_tui.model.identifier import IdentifierType

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP_AGE, YOUNGEST = 80, 18
"""Ages from the one on, and below the other, are told as one group: few of them stand out less then."""

_SEASONS = {
    "nb": ("vinter", "vår", "sommer", "høst"),
    "nn": ("vinter", "vår", "sommar", "haust"),
    "en": ("winter", "spring", "summer", "autumn"),
}
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)\d{1,2}[./-]\s?(\d{1,2})(?![\d])|(?:1[89]|20)\d\d[./-](\d{1,2})[./-]\d")
_WORD = re.compile(r"[^\W\d_]+")
_TENS = {
    "tjue": 20, "tretti": 30, "førti": 40, "femti": 50, "seksti": 60, "sytti": 70, "åtti": 80, "nitti": 90,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SAID = {
    "nb": ("{low}–{high} år", "under {age} år", "{age} år eller mer"),
    "nn": ("{low}–{high} år", "under {age} år", "{age} år eller meir"),
    "en": ("{low}–{high} years", "under {age} years", "{age} years or more"),
}
_WIDE = 20
_YEARS = re.compile(r"(?<!\w)(?:år|years?)(?!\w)")
_OF_AGE = re.compile(r"(?<!\w)(?:gam\w+|old|aged?|alder\w*|fylte?)(?!\w)")


def folded(form: str) -> str:
    """Return a value as ladders are looked up by: without case, composition and spaces around it."""
    return " ".join(caseless(form).split())


def steps(form: str, type: IdentifierType, language: str) -> tuple[str, ...]:  # noqa: A002 - the model's own word
    """Return coarser words for a form, the finest first; none where nothing is known of it.

    Args:
        form: As it stands in a note: ``Bergen``, ``14. mars 2011``, ``34 år``, ``sosionom``.
        type: What sort of thing it is; a title may be of any sort.
        language: Language of the study.
    """
    called = {"nn": "nn", "nb": "nb", "no": "nb"}.get(language[:2], "en")
    said = folded(form)
    match type:
        case IdentifierType.DATE:
            found = [*_date(said, called)]
        case IdentifierType.AGE:
            found = [*_age(said, called)]
        case _:
            english = norway.IN_ENGLISH if called == "en" else {}
            found = [*(english.get(step, step) for step in _place(said)), *_title(said, called)]
    return tuple(step for step in dict.fromkeys(found) if step != said)


def _place(form: str) -> Iterator[str]:
    for name in (form, form.removesuffix("s"), form.removesuffix(" kommune"), form.removeprefix("nav ")):
        counties = _places().get(name, ())
        if len(counties) == 1:
            yield from counties
        parts = dict.fromkeys(norway.PART_OF.get(county, "") for county in counties)
        if len(parts) == 1:
            yield from parts
        if counties:
            return
        for county, part in norway.PART_OF.items():
            if caseless(county) == name:
                yield part
                return


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for county, names in norway.MUNICIPALITIES.items():
        for name in names:
            found[caseless(name)] = (*found.get(caseless(name), ()), county)
    return found


def _title(form: str, language: str) -> Iterator[str]:
    at = ("nb", "nn", "en").index(language)
    for name in (form, form.removesuffix("en"), form.removesuffix("n"), form.removesuffix("s")):
        group = _titles().get(name)
        if group is not None:
            finer, wider, _listed = jobs.GROUPS[group]
            yield finer[at]
            yield wider[at]
            return


@lru_cache(maxsize=1)
def _titles() -> dict[str, str]:
    return {
        " ".join(title.split()): name
        for name, (_finer, _wider, titles) in jobs.GROUPS.items()
        for title in titles.split(",")
    }


def _date(form: str, language: str) -> Iterator[str]:
    year, month = _YEAR.search(form), _month(form)
    if month is not None:
        season = _SEASONS[language][month % 12 // 3]
        if year:
            yield f"{season} {year.group()}"
        yield season
    if year:
        yield year.group()
        decade = year.group()[:3] + "0"
        yield f"{decade}s" if language == "en" else f"{decade}-{'talet' if language == 'nn' else 'tallet'}"


def _month(form: str) -> int | None:
    numeric = _NUMERIC.search(form)
    if numeric:
        number = int(numeric.group(1) or numeric.group(2))
        return number if number in range(1, 13) else None
    return next((MONTHS[word] for word in _WORD.findall(form) if word in MONTHS), None)


def _age(form: str, language: str) -> Iterator[str]:
    age = _years(form)
    if age is None:
        return
    band, under, over = _SAID[language]
    if age < TOP_AGE and _YEARS.search(form) and not _OF_AGE.search(form):
        # "11 years" may be years of service: only what is true of both is offered.
        for wide in (10, _WIDE):
            low = age // wide * wide
            yield band.format(low=low, high=low + wide - 1) if low else under.format(age=wide)
    elif age < YOUNGEST:
        yield under.format(age=YOUNGEST)
    elif age >= TOP_AGE:
        yield over.format(age=TOP_AGE)
        yield over.format(age=60)
    else:
        low = age // 10 * 10
        yield band.format(low=max(low, YOUNGEST), high=low + 9)
        wide = age // _WIDE * _WIDE
        yield band.format(low=max(wide, YOUNGEST), high=wide + _WIDE - 1)


def _years(form: str) -> int | None:
    digits = re.search(r"\d{1,3}", form)
    if digits:
        return int(digits.group())
    return next((number for word, number in _TENS.items() if form.startswith(word)), None)
