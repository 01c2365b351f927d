"""The person's own settings: one TOML file, read once, frozen. A missing file means the defaults."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from interview_tui import ordinary
from interview_tui.errors import SettingsProblem
from interview_tui.i18n import LANGUAGES, _
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from interview_tui.paths import Paths

LARGEST = 64 * 1024
"""Most bytes a settings file may have."""

LONGEST_LINE = 2000
"""Most characters in a line of it; ``tomllib`` takes minutes over a key with a hundred thousand dots."""

LOCK_AFTER = 10
"""Minutes without a key after which a study locks itself, unless the person says otherwise."""

LONGEST_MINUTES = 24 * 60
"""Most minutes that a setting may wait."""

DOUBLE_PRESS = 100
"""A blink at its shortest. A worn key bounces within some tens of milliseconds, a finger that taps as fast as
it can comes back after some 150 to 200 (finger tapping norms); desktops' "bounce keys" begin at 200 or more.
"""

LONGEST_PRESS = 1000
"""Most milliseconds of it, for hands that tremble."""

LONGEST_QUICK = 20
"""Most characters of a quick word."""

MOST_QUICK = 200
"""Most quick words."""

AUTO = "auto"
"""The language setting that follows the person's locale."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose; each attribute is a key of ``settings.toml``."""

    language: str = AUTO
    """Language of the program: ``auto`` (the locale decides), ``nb`` or ``en``."""

    theme: str = "default"
    """Name of the colours of the screens; ``default`` is the program's own."""

    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Table of own keys: command id to a key such as ``"ctrl+x"``, or to a list of keys."""

    letters: Mapping[str, str] = field(default_factory=dict)
    """Table of own letters behind the key of the asking: what it stands for to one character."""

    lock_after_minutes: int = LOCK_AFTER
    """Minutes without a key after which an open study locks itself, except during an interview; 0: never."""

    double_press_ms: int = DOUBLE_PRESS
    """Milliseconds within which the same act key pressed again in an interview is one press; 0: never."""

    quick_words: Mapping[str, str] = field(default_factory=dict)
    """Table of short words of one's own and what a note has in their place; empty: nothing is replaced."""

    quick_words_off: bool = False
    """Whether the quick words rest: they stay in the table, and nothing is replaced."""

    interviewer: str = ""
    """Code or initials of the interviewer, kept with consent and interviews as who recorded them."""

    @property
    def written_out(self) -> Mapping[str, str]:
        """The quick words that are replaced now: none while they rest."""
        return {} if self.quick_words_off else self.quick_words


def load(paths: Paths) -> Settings:
    """Return the settings in ``paths.settings_file``, or the defaults when there is no such file.

    Raises:
        SettingsProblem: the file cannot be read, is not TOML, or holds a key or value that is not known.
    """
    text = _read(paths.settings_file)
    if text is None:
        return Settings()
    import tomllib

    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        where = clean_line(str(error))[:FIELD_LIMIT]
        raise _problem(
            paths.settings_file, _("It is not written as TOML: {where}").format(where=where)
        ) from None
    return _checked(paths.settings_file, raw)


def _read(file: Path) -> str | None:
    try:
        text = ordinary.read(file, LARGEST).decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ordinary.NotOrdinary:
        raise _problem(file, _("It is not an ordinary file.")) from None
    except ordinary.TooLarge:
        raise _problem(file, _("It is too large to be a settings file.")) from None
    except OSError:
        raise _problem(file, _("It cannot be read.")) from None
    except UnicodeDecodeError:
        raise _problem(file, _("It is not text (UTF-8).")) from None
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            sentence = _("Line {number} is longer than {most} characters.")
            raise _problem(file, sentence.format(number=number, most=LONGEST_LINE))
    return text


def _checked(file: Path, raw: dict[str, Any]) -> Settings:
    known = [item.name for item in fields(Settings)]
    for name in raw:
        if name not in known:
            raise _problem(
                file,
                _('There is no setting called "{name}".').format(name=clean_line(name)[:FIELD_LIMIT]),
                _nearest(name, known),
            )
    return Settings(
        language=_one_of(file, "language", raw.get("language", AUTO), (AUTO, *LANGUAGES)),
        theme=_word(file, "theme", raw.get("theme", "default")),
        keys=_keys(file, raw.get("keys", {})),
        letters=_letters(file, raw.get("letters", {})),
        lock_after_minutes=_minutes(file, "lock_after_minutes", raw.get("lock_after_minutes", LOCK_AFTER)),
        double_press_ms=_milliseconds(file, "double_press_ms", raw.get("double_press_ms", DOUBLE_PRESS)),
        quick_words=_quick_words(file, raw.get("quick_words", {})),
        quick_words_off=_yes(file, "quick_words_off", raw.get("quick_words_off", False)),
        interviewer=_word(file, "interviewer", raw.get("interviewer", "")),
    )


def _one_of(file: Path, name: str, value: object, allowed: tuple[str, ...]) -> str:
    word = _word(file, name, value)
    if word not in allowed:
        raise _problem(
            file,
            _('"{name}" cannot be "{value}"; it is one of: {allowed}.').format(
                name=name, value=word, allowed=", ".join(allowed)
            ),
            _nearest(word, allowed),
        )
    return word


def _word(file: Path, name: str, value: object) -> str:
    if not isinstance(value, str):
        raise _problem(file, _('"{name}" must be text in quotation marks.').format(name=name))
    word = clean_line(value)
    if len(word) > FIELD_LIMIT:
        raise _problem(
            file, _('"{name}" is longer than {most} characters.').format(name=name, most=FIELD_LIMIT)
        )
    return word


def _yes(file: Path, name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _problem(file, _('"{name}" must be true or false.').format(name=name))
    return value


def _minutes(file: Path, name: str, value: object) -> int:
    if type(value) is not int or not 0 <= value <= LONGEST_MINUTES:
        raise _problem(
            file,
            _('"{name}" must be a whole number of minutes from 0 (never) to {most}.').format(
                name=name, most=LONGEST_MINUTES
            ),
        )
    return value


def _milliseconds(file: Path, name: str, value: object) -> int:
    if type(value) is not int or not 0 <= value <= LONGEST_PRESS:
        raise _problem(
            file,
            _('"{name}" must be a whole number of milliseconds from 0 (never) to {most}.').format(
                name=name, most=LONGEST_PRESS
            ),
        )
    return value


def _quick_words(file: Path, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        sentence = _('"quick_words" must be a table: [quick_words] on a line, then word = "phrase" lines.')
        raise _problem(file, sentence)
    if len(value) > MOST_QUICK:
        raise _problem(file, _("There are more than {most} quick words.").format(most=MOST_QUICK))
    chosen: dict[str, str] = {}
    for word, phrase in value.items():
        fault = quick_fault(word, phrase)
        if fault:
            raise _problem(file, fault)
        chosen[clean_line(word)] = clean_line(phrase)
    return chosen


def quick_fault(word: str, phrase: object) -> str:
    """Return what is wrong with a quick word or its phrase, as a sentence; empty when nothing is."""
    name = clean_line(word)
    if not is_quick(name):
        return _('"{word}" cannot be a quick word: use letters and digits, at most 20.').format(
            word=name[:FIELD_LIMIT]
        )
    if not isinstance(phrase, str) or not 0 < len(clean_line(phrase)) <= FIELD_LIMIT:
        return _('The phrase of "{word}" must be text of 1 to {most} characters.').format(
            word=name, most=FIELD_LIMIT
        )
    return ""


def is_quick(word: str) -> bool:
    """Return whether something can be a quick word: letters and digits, at most 20, not digits alone."""
    return len(word) <= LONGEST_QUICK and word.isalnum() and not word.isdigit()


def _keys(file: Path, value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise _problem(
            file, _('"keys" must be a table: [keys] on a line, then command = "key" on each line.')
        )
    chosen: dict[str, tuple[str, ...]] = {}
    for command, keys in value.items():
        name = clean_line(command)[:FIELD_LIMIT]
        several = [keys] if isinstance(keys, str) else keys
        if not isinstance(several, list) or not several or not all(_is_key(key) for key in several):
            raise _problem(
                file,
                _('The keys of "{name}" must be a key such as "ctrl+x", or a list of them.').format(
                    name=name
                ),
            )
        chosen[name] = tuple(clean_line(key).lower() for key in several)
    return chosen


def _letters(file: Path, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        sentence = _('"letters" must be a table: [letters] on a line, then name = "x" on each line.')
        raise _problem(file, sentence)
    for name, letter in value.items():
        if not isinstance(letter, str) or len(letter) != 1 or not letter.isprintable() or letter.isspace():
            raise _problem(
                file, _('The letter of "{name}" must be one character.').format(name=clean_line(name)[:40])
            )
    return {clean_line(name)[:FIELD_LIMIT]: letter for name, letter in value.items()}


def _is_key(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word[:FIELD_LIMIT], list(known), n=1)
    return _('Did you mean "{nearest}"?').format(nearest=near[0]) if near else ""


def _problem(file: Path, detail: str, hint: str = "") -> SettingsProblem:
    return SettingsProblem(
        _("The settings in {file} cannot be used.").format(file=clean_line(str(file))),
        detail,
        hint or _("Mend it, or move the file away to use the defaults."),
    )
