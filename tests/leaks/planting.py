"""Made-up identifiers, the awkward forms they are planted in, and what of them must be in no byte.

A name is made of letters that no ordinary word has side by side (``qv``, ``zh``), so that wherever its stem
turns up, in whatever word, it has leaked. Numbers are searched for digit by digit, dates as they are written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_tui.deidentify.detectors.numbers import national
from interview_tui.model.identifier import IdentifierType

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_RARE = ("qv", "zh", "xq", "zv")
_OPEN = ("Ty", "Gu", "Ås", "Bø", "Fré", "Mü", "Ka", "Sø", "Læ", "Nå", "Hó", "Ri")
_MIDDLE = ("ri", "ål", "ø", "en", "ua", "ild", "ær", "is", "åm", "or")
_END = {
    IdentifierType.PERSON: ("a", "ild", "or", "und", "is", "ø", "sen"),
    IdentifierType.PLACE: ("vik", "dal", "by", "øya", "nes", "åsen"),
    IdentifierType.ORGANISATION: ("bygg", "tun", "frakt", "vekst"),
}
_MONTHS = ("januar", "mars", "april", "juni", "august", "oktober", "desember")
_MARKS = re.compile(r"[\W_]+")
_BETWEEN = bytes(code for code in range(128) if not chr(code).isalnum())
_ORG_HEADS = ("Stiftelsen", "NAV", "Firma")


@dataclass(frozen=True, slots=True)
class Planted:
    """An identifier: what it is, how it is written when it is decided on, and how it is known again.

    ``stems`` are looked for in text without case, marks over letters and anything between letters;
    ``pattern`` in text without case, where all of it that is letters and digits (``bare``) is.
    """

    type: IdentifierType
    base: str
    stems: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    bare: str = ""


def stem(text: str) -> str:
    """Return letters and digits alone, without case and marks: what every way to write it has in common."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold().replace("æ", "ae").replace("ø", "o")
    # Byte by byte first: that costs a tenth of a pattern over the whole text.
    bare = text.encode("utf-8", "surrogatepass").lower().translate(None, _BETWEEN)
    return bare.decode() if bare.isascii() else _MARKS.sub("", bare.decode("utf-8", "surrogatepass"))


def _word(rng: Random, kind: IdentifierType) -> str:
    return rng.choice(_OPEN) + rng.choice(_MIDDLE) + rng.choice(_RARE) + rng.choice(_END[kind])


def person(rng: Random) -> Planted:
    """Return somebody's name: two words, some with an apostrophe, a hyphen or a particle."""
    kind = IdentifierType.PERSON
    first, last = _word(rng, kind), _word(rng, kind)
    shape = rng.choice(("{0} {1}", "{0} {1}", "{0} {1}", "{0} van {1}", "{0}-Bo {1}", "{0} O'{1}"))
    return Planted(kind, shape.format(first, last), (stem(first), stem(last)))


def place(rng: Random) -> Planted:
    """Return a place of one word."""
    name = _word(rng, IdentifierType.PLACE)
    return Planted(IdentifierType.PLACE, name, (stem(name),))


def organisation(rng: Random) -> Planted:
    """Return an organisation: an ordinary word and one of its own."""
    name = _word(rng, IdentifierType.ORGANISATION)
    return Planted(IdentifierType.ORGANISATION, f"{rng.choice(_ORG_HEADS)} {name}", (stem(name),))


def _digits(digits: str) -> re.Pattern[str]:
    return re.compile(r"(?<![0-9a-f])" + r"[\W_]{0,3}".join(digits) + r"(?![0-9a-f])")


def phone(rng: Random) -> Planted:
    """Return a Norwegian telephone number."""
    digits = rng.choice("49") + "".join(rng.choices("0123456789", k=7))
    return Planted(
        IdentifierType.PHONE, f"{digits[:3]} {digits[3:5]} {digits[5:]}", (), _digits(digits), digits
    )


def identity(rng: Random) -> Planted:
    """Return a national identity number with right check digits, of nobody: born in month 81 to 92."""
    while True:
        day, month, year = rng.randint(1, 28), rng.randint(81, 92), rng.randint(40, 99)
        digits = f"{day:02}{month}{year}{rng.randint(0, 99999):05}"
        if national(digits):
            return Planted(IdentifierType.ID_NUMBER, digits, (), _digits(digits), digits)


def date(rng: Random) -> Planted:
    """Return a day with its month in letters."""
    day, month, year = rng.randint(1, 28), rng.choice(_MONTHS), rng.randint(1940, 2009)
    pattern = rf"(?<!\d){day}\.?[\W_]{{0,3}}{month}[\W_]{{0,3}}{year}(?!\d)"
    bare = f"{day}{month}{year}"
    return Planted(IdentifierType.DATE, f"{day}. {month} {year}", (), re.compile(pattern), bare)


def email(rng: Random) -> Planted:
    """Return an e-mail address."""
    name = _word(rng, IdentifierType.PERSON).casefold()
    return Planted(IdentifierType.EMAIL, f"{name}@eksempel.no", (stem(name),))


MAKERS = (person, person, person, place, place, organisation, phone, identity, date, email)
"""What makes an identifier; people are the most."""

_NAMED = frozenset({IdentifierType.PERSON, IdentifierType.PLACE, IdentifierType.ORGANISATION})


def _last(base: str) -> str:
    return base.rsplit(" ", 1)[-1]


def _turned(base: str) -> str:
    front, _, last = base.rpartition(" ")
    return f"{last}, {front}" if front else base


def _inside(base: str, sign: str) -> str:
    half = len(base) // 2
    return base[:half] + sign + base[half:] if base[half - 1 : half + 1].isalpha() else base


NAME_FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda base: base,
    "small letters": str.lower,
    "capitals": str.upper,
    "genitive": lambda base: base + "s",
    "genitive, apostrophe": lambda base: base + "’s",
    "genitive, capitals": lambda base: base.upper() + "S",
    "turned round": _turned,
    "last word": _last,
    "last word, genitive": lambda base: _last(base) + "s",
    "in one word": lambda base: base.replace(" ", ""),
    "with low lines": lambda base: base.replace(" ", "_"),
    "with hyphens": lambda base: base.replace(" ", "-"),
    "compound": lambda base: _last(base) + "kontoret",
    "compound, hyphen": lambda base: _last(base) + "-kontoret",
    "compound, small": lambda base: _last(base).lower() + "folk",
    "double blanks": lambda base: base.replace(" ", "  "),
    "hard blank": lambda base: base.replace(" ", "\u00a0"),
    "over two lines": lambda base: base.replace(" ", "\n"),
    "decomposed": lambda base: unicodedata.normalize("NFD", base),
    "decomposed, small": lambda base: unicodedata.normalize("NFD", base.lower()),
    "soft hyphen": lambda base: _inside(base, "\u00ad"),
    "unseen blank": lambda base: _inside(base, "\u200b"),
    "in quotes": lambda base: f"«{base}»",
    "in signs": lambda base: f"*{base}*/(<{base}>)",
    "marked": lambda base: "#" + base.replace(" ", "_"),
    "in an address": lambda base: f"www.{stem(base)}.no",
}
"""How names are planted: what the form is called -> how it is made of the name as decided."""

NUMBER_FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda base: base,
    "no blanks": lambda base: base.replace(" ", ""),
    "hard blanks": lambda base: base.replace(" ", "\u00a0"),
    "full stops": lambda base: base.replace(" ", "."),
    "hyphens": lambda base: base.replace(" ", "-"),
    "with words": lambda base: f"({base})",
}
"""How telephone and identity numbers are planted."""

TEXT_FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda base: base,
    "capitals": str.upper,
    "double blanks": lambda base: base.replace(" ", "  "),
    "hard blank": lambda base: base.replace(" ", "\u00a0"),
    "in quotes": lambda base: f"“{base}”",
}
"""How dates and addresses are planted."""


def forms(planted: Planted) -> dict[str, Callable[[str], str]]:
    """Return the forms an identifier of this sort is planted in."""
    if planted.type in _NAMED:
        return NAME_FORMS
    numbers = {IdentifierType.PHONE, IdentifierType.ID_NUMBER}
    return NUMBER_FORMS if planted.type in numbers else TEXT_FORMS
