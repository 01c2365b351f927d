"""Passphrases: from a file or the environment for scripts, else typed hidden; never from the arguments."""

from __future__ import annotations

import os
import stat
import sys
import warnings
from typing import TYPE_CHECKING

from interview_tui.cli import say
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, language
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

STUDY = "INTERVIEW_TUI_PASSPHRASE"
"""Environment variable with the passphrase of the study."""

KEY = "INTERVIEW_TUI_KEY_PASSPHRASE"
"""Environment variable with the passphrase of the key file."""

LONGEST = 4096
"""Most bytes of a passphrase file that are read."""

_LINE_ABOVE_AWAY = "\x1b[1A\x1b[2K\r"

_PROMPTS = {STUDY: N_("Passphrase of the study: "), KEY: N_("Passphrase of the key file: ")}
_FILE_OPTIONS = {STUDY: "--passphrase-file", KEY: "--key-passphrase-file"}


def given(file: Path | None, variable: str = STUDY) -> str | None:
    """Return the passphrase from ``file``, else from the environment; None when there is neither.

    Raises:
        UsageProblem: the file cannot be read or its first line is empty.
    """
    if file is not None:
        return _from_file(file)
    return os.environ.get(variable) or None


def passphrase(file: Path | None, variable: str = STUDY) -> str:
    """Return a passphrase that opens something: from ``file``, the environment, or typed once.

    Raises:
        UsageProblem: there is none, and no terminal to type it in.
    """
    found = given(file, variable)
    return _typed(_(_PROMPTS[variable]), variable) if found is None else found


def new_passphrase(file: Path | None, variable: str = STUDY, *, environment: bool = True) -> str:
    """Return a passphrase that is being set: as ``passphrase``, but typed twice with a hint on its strength.

    Args:
        file: Where a script has put it.
        variable: Which passphrase it is.
        environment: False when the environment holds the old one and must not be asked.
    """
    if file is not None or environment:
        found = given(file, variable)
        if found is not None:
            return found
    from interview_tui.services.opening import strength

    first = _typed(_("New passphrase: "), variable)
    say.warn(strength(first, language()))
    if _typed(_("The same once more: "), variable) != first:
        raise UsageProblem(_("The two were not alike."), _("Nothing was changed."), _("Try again."))
    return first


def recovery_code() -> str:
    """Return a recovery code as it was typed, in sight, so that groups can be compared with the page.

    The line is taken off the terminal afterwards.

    Raises:
        UsageProblem: there is no terminal to type it in, or it has ended.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageProblem(
            _("A recovery code is needed, and there is no terminal to type it in."),
            "",
            _("Use --code-file FILE."),
        )
    sys.stderr.write(_("Recovery code: "))
    sys.stderr.flush()
    typed = sys.stdin.readline()
    if not typed:
        raise UsageProblem(_("No code was typed."), _("Nothing was changed."))
    sys.stderr.write(_LINE_ABOVE_AWAY)
    return typed.rstrip("\r\n")


def _typed(prompt: str, variable: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageProblem(
            _("A passphrase is needed, and there is no terminal to type it in."),
            "",
            _("Use {option} FILE, or set {variable}.").format(
                option=_FILE_OPTIONS[variable], variable=variable
            ),
        )
    import getpass

    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            typed = getpass.getpass(prompt, stream=sys.stderr)
        except getpass.GetPassWarning:
            raise UsageProblem(_("This terminal cannot hide what is typed.")) from None
        except EOFError:
            typed = ""
    if not typed:
        raise UsageProblem(_("No passphrase was typed."), _("Nothing was changed."))
    return typed


def _from_file(file: Path) -> str:
    place = clean_line(str(file))
    with file.open("rb") as opened:
        mode = os.fstat(opened.fileno()).st_mode
        first = opened.readline(LONGEST)
    if os.name == "posix" and stat.S_ISREG(mode) and mode & (stat.S_IRGRP | stat.S_IROTH):
        say.warn(
            _("Others on this machine can read {place}; make it yours alone: chmod 600").format(place=place)
        )
    try:
        found = first.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise UsageProblem(_("{place} is not text (UTF-8).").format(place=place)) from None
    if not found:
        raise UsageProblem(_("The first line of {place} is empty.").format(place=place))
    return found
