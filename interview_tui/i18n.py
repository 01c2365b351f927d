"""The two languages: Norwegian Bokmål (``nb``) and English (``en``, the language of the source)."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LANGUAGES = ("en", "nb")

_NORWEGIAN = frozenset({"nb", "no", "nn"})
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})( \d{2}:\d{2})?)?")


def _english(text: str) -> str:
    return text


def _english_count(single: str, plural: str, count: int) -> str:
    return single if count == 1 else plural


class _Current:
    """The catalogue in use; English until another is chosen."""

    one: Callable[[str], str] = staticmethod(_english)
    many: Callable[[str, str, int], str] = staticmethod(_english_count)
    language = "en"


def _(text: str) -> str:
    """Return ``text`` in the language in use."""
    return _Current.one(text)


def ngettext(single: str, plural: str, count: int) -> str:
    """Return the form of a sentence that fits ``count``, in the language in use (not yet formatted)."""
    return _Current.many(single, plural, count)


def N_(text: str) -> str:  # noqa: N802 - the gettext convention
    """Mark ``text`` for the catalogues; it is translated where it is shown."""
    return text


def language() -> str:
    """Return the language in use, ``en`` or ``nb``."""
    return _Current.language


def guess(environment: Mapping[str, str] | None = None) -> str:
    """Return the language of the person's locale: ``nb`` for Norwegian of any kind, else ``en``.

    Args:
        environment: Where LC_ALL, LC_MESSAGES, LANGUAGE and LANG are looked up; the process's own if None.
    """
    env = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = env.get(name, "").split(":")[0].lower()
        if value:
            return "nb" if value[:2] in _NORWEGIAN else "en"
    return "en"


def use(code: str) -> None:
    """Choose the language of every sentence from now on.

    Args:
        code: ``en`` or ``nb``; anything else means ``en``.
    """
    if code == "nb":
        import gettext
        from pathlib import Path

        catalogue = gettext.translation("interview_tui", Path(__file__).parent / "locale", ["nb"])
        _Current.one = staticmethod(catalogue.gettext)
        _Current.many = staticmethod(catalogue.ngettext)
        _Current.language = "nb"
    else:
        _Current.one = staticmethod(_english)
        _Current.many = staticmethod(_english_count)
        _Current.language = "en"


class Speaker(NamedTuple):
    """Puts sentences into one language: ``one`` as ``_`` does, ``many`` as ``ngettext`` does."""

    one: Callable[[str], str]
    many: Callable[[str, str, int], str]


def as_read(iso: str, code: str = "") -> str:
    """Return a day, a month or a minute as it is read: ``31.12.2027`` in Norwegian, as it came in English.

    Args:
        iso: ``2027-12-31``, ``2027-12`` or ``2027-12-31 10:00``; anything else is returned as it is.
        code: A language as for ``speaker``; that in use when left out.
    """
    found = _DAY.fullmatch(iso) if (code or language())[:2] in _NORWEGIAN else None
    if found is None:
        return iso
    year, month, date, time = found.groups()
    return ".".join(filter(None, (date, month, year))) + (time or "")


def speaker(code: str) -> Speaker:
    """Return what puts sentences into a language, whatever language the interface is in.

    Args:
        code: A study's language; Norwegian of any kind means ``nb``, anything else English. While there is
            no catalogue the English sentence is returned.
    """
    if code[:2] not in _NORWEGIAN:
        return Speaker(_english, _english_count)
    import gettext
    from pathlib import Path

    folder = Path(__file__).parent / "locale"
    catalogue = gettext.translation("interview_tui", folder, ["nb"], fallback=True)
    return Speaker(catalogue.gettext, catalogue.ngettext)


def translator(code: str) -> Callable[[str], str]:
    """Return the ``one`` of ``speaker``, for what has no sentences that count."""
    return speaker(code).one
