"""Changing one of a person's settings: the rest of the file, comments too, stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import ordinary
from interview_tui.errors import SettingsProblem, UsageProblem
from interview_tui.i18n import _
from interview_tui.settings import MOST_QUICK, load, quick_fault
from interview_tui.text import FIELD_LIMIT, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tomlkit import TOMLDocument
    from tomlkit.items import Table

    from interview_tui.paths import Paths


def beside_sample(paths: Paths, root: Path) -> Paths:
    """Return where a sample has its settings: a copy of a person's own in ``root``, which goes with it."""
    from interview_tui.paths import Paths

    copy = Paths(root / "settings")
    if not copy.settings_folder.exists():
        copy.settings_folder.mkdir(mode=0o700)
        own = paths.settings_file
        if own.is_file():
            ordinary.write(copy.settings_file, own.read_text(encoding="utf-8-sig"))
    return copy


def set_quick_word(paths: Paths, word: str, phrase: str) -> None:
    """Let a quick word stand for a phrase, in the settings file, which is made if there is none.

    Raises:
        SettingsProblem: when the file cannot be used as it is, or not be written; it is as it was.
        UsageProblem: when the word or the phrase cannot be used, or there are too many.
    """
    known, word, phrase = load(paths).quick_words, clean_line(word), clean_line(phrase)
    fault = quick_fault(word, phrase)
    if not fault and word not in known and len(known) >= MOST_QUICK:
        fault = _("There are more than {most} quick words.").format(most=MOST_QUICK)
    if fault:
        raise UsageProblem(fault, _("Nothing was changed."))
    _change(paths, lambda document: _quick_words(document).update({word: phrase}))


def check_quick_word(word: str) -> None:
    """Raise UsageProblem when something cannot be a quick word."""
    fault = quick_fault(word, "x")
    if fault:
        raise UsageProblem(fault, _("Nothing was changed."))


def take_off_quick_word(paths: Paths, word: str) -> None:
    """Take a quick word out of the settings file; raises as ``set_quick_word``."""
    word = clean_line(word)
    if word not in load(paths).quick_words:
        raise UsageProblem(
            _("There is no quick word {word}.").format(word=word[:FIELD_LIMIT]), _("Nothing was changed.")
        )
    _change(paths, lambda document: _quick_words(document).remove(word))


def set_interviewer(paths: Paths, who: str) -> None:
    """Keep in the settings file who interviews and reads, a code or initials; SettingsProblem as above."""
    load(paths)
    _change(paths, lambda document: document.update({"interviewer": clean_line(who)}))


def rest_quick_words(paths: Paths, *, rest: bool) -> None:
    """Have no quick word written out for now, or have them written out again; SettingsProblem as above."""
    load(paths)
    _change(paths, lambda document: document.update({"quick_words_off": rest}))


def _quick_words(document: TOMLDocument) -> Table:
    import tomlkit

    table: Table = document.setdefault("quick_words", tomlkit.table())
    return table


def _change(paths: Paths, change: Callable[[TOMLDocument], object]) -> None:
    import tomlkit

    file = paths.settings_file
    document = tomlkit.parse(file.read_text(encoding="utf-8-sig") if file.exists() else "")
    change(document)
    try:
        ordinary.write(file, tomlkit.dumps(document))
    except OSError as error:
        raise SettingsProblem(
            _("The settings in {file} cannot be written: {reason}").format(
                file=clean_line(str(file)), reason=error.strerror or type(error).__name__
            ),
            _("Nothing was changed."),
            _("See whether the folder can be written to and has room."),
        ) from None
