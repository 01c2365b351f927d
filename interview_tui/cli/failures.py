"""What is shown when something cannot be done: three short lines on standard error, and an exit code."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview_tui import splash
from interview_tui.cli import say
from interview_tui.cli.words import short
from interview_tui.errors import DiskFull, InterviewError, UsageProblem
from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

UNEXPECTED = 70
"""Exit code of what the program did not foresee."""

INTERRUPTED = 130
"""Exit code after Ctrl+C."""


def guarded(act: Callable[[], object]) -> int:
    """Run ``act``, show what goes wrong; return the exit code, its own if it returns a whole number."""
    try:
        code = act()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (InterviewError, click.ClickException, OSError) as error:
        return show(error)
    except Exception as error:  # noqa: BLE001 - the last door: nothing may print a traceback with words in it
        return _unexpected(error)
    return code if isinstance(code, int) and not isinstance(code, bool) else 0


def show(error: Exception) -> int:
    """Show what went wrong; return the exit code."""
    splash.remove()
    if isinstance(error, click.ClickException):
        error = _usage(error)
    if isinstance(error, OSError):
        error = _system(error)
    if not isinstance(error, InterviewError):
        return _unexpected(error)
    for part in (error.title, error.detail, error.hint):
        if part:
            say.warn(part)
    return error.exit_code


def _unexpected(error: Exception) -> int:
    splash.remove()
    say.warn(_("Something unexpected happened; nothing you typed is shown here."))
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    say.warn(f"{type(error).__name__} {where}")
    return UNEXPECTED


def _system(error: OSError) -> InterviewError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull()
    place = short(error.filename) if error.filename is not None else ""
    reasons = {
        errno.ENOENT: _("There is no {place}."),
        errno.EACCES: _("{place} may not be used by you."),
        errno.EPERM: _("{place} may not be used by you."),
        errno.EROFS: _("{place} cannot be written to."),
        errno.EISDIR: _("{place} is a folder, not a file."),
        errno.ENOTDIR: _("{place} is not a folder."),
        errno.ENAMETOOLONG: _("The name {place} is too long."),
    }
    sentence = reasons.get(error.errno or 0, _("{place} cannot be used."))
    return UsageProblem(
        sentence.format(place=place or _("The file")),
        "",
        _("Check the name and who may use it, then try again."),
    )


def _usage(error: click.ClickException) -> InterviewError:
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    usage = ctx.get_usage() if ctx else ""
    hint = _("Try: {command} --help").format(command=ctx.command_path) if ctx else ""
    return UsageProblem(_sentence(error), usage, hint)


def _sentence(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        name = short(error.option_name)
        sentence = _("There is no option {name} here.").format(name=name)
        if error.possibilities:
            sentence += " " + _("Did you mean {nearest}?").format(nearest=error.possibilities[0])
        return sentence
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return _("{name} is missing.").format(name=error.param.get_error_hint(error.ctx).strip("'"))
    if isinstance(error, click.BadOptionUsage):
        return _("{name} lacks a value, or has one too many.").format(name=error.option_name)
    return short(error.format_message())
