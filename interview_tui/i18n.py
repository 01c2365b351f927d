"""The two languages: Norwegian Bokmål (``nb``) and English (``en``, the language of the source)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LANGUAGES = ("en", "nb")


class _Current:
    """The catalogue in use; English until another is chosen."""

    one: Callable[[str], str] = staticmethod(lambda text: text)
    many: Callable[[str, str, int], str] = staticmethod(
        lambda single, plural, count: single if count == 1 else plural
    )
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
            return "nb" if value[:2] in {"nb", "no", "nn"} else "en"
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
        _Current.one = staticmethod(lambda text: text)
        _Current.many = staticmethod(lambda single, plural, count: single if count == 1 else plural)
        _Current.language = "en"


def translator(code: str) -> Callable[[str], str]:
    """Return what puts a marked sentence into a language, whatever language the interface is in.

    Args:
        code: A study's language; Norwegian of any kind means ``nb``, anything else English. While there is
            no catalogue the English sentence is returned.
    """
    if code[:2] not in {"nb", "no", "nn"}:
        return lambda text: text
    import gettext
    from pathlib import Path

    folder = Path(__file__).parent / "locale"
    return gettext.translation("interview_tui", folder, ["nb"], fallback=True).gettext
