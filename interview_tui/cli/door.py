"""The short way to the screens: reads the few arguments that lead there, without loading the command line.

What it does not know for certain it leaves alone; the command line then reads the same arguments and explains
itself.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from interview_tui import i18n
from interview_tui.launch import PLACES, Launch
from interview_tui.paths import StudyPaths, quick_paths, typed
from interview_tui.settings import Settings, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from interview_tui.clock import Clock
    from interview_tui.demo.sample import Sample
    from interview_tui.paths import Paths

MOST_NOTES = 20_000
"""Most notes that ``demo --notes`` makes."""

_SHAPES = {"": (0, {"--lang"}), "open": (1, {"--lang"}), "session": (2, {"--lang"}), "demo": (0, None)}
"""Per command: how many words follow it, and which options it knows here (None: all of them)."""


class Wanted(NamedTuple):
    """What was asked for: a command, the words after it, its options."""

    command: str
    words: list[str]
    options: dict[str, str]


def through(arguments: list[str]) -> int | None:
    """Show the screens if that is plainly what is asked for, and return the exit code; None if it is not."""
    wanted = read(arguments)
    if wanted is None:
        return None
    try:
        return _show(wanted)
    except Exception as error:  # noqa: BLE001 - said in the command line's own way
        from interview_tui.cli.failures import guarded

        problem = error

        def again() -> None:
            raise problem

        return guarded(again)


def read(arguments: list[str]) -> Wanted | None:
    """Return what is asked for; None when there is anything here that is not known for certain."""
    words: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        if word.startswith("-"):
            value = next(rest, "")
            if not _good(word, value):
                return None
            options[word] = value
        else:
            words.append(word)
    command = words.pop(0) if words else ""
    count, known = _SHAPES.get(command, (-1, None))
    if len(words) != count or (known is not None and not set(options) <= known):
        return None
    return Wanted(command, words, options)


def _good(option: str, value: str) -> bool:
    match option:
        case "--lang":
            return value in i18n.LANGUAGES
        case "--at":
            return value in PLACES
        case "--notes":
            return value.isascii() and value.isdigit() and 0 < int(value) <= MOST_NOTES
        case _:
            return False


def _show(wanted: Wanted) -> int | None:
    from interview_tui.clock import SystemClock
    from interview_tui.errors import SettingsProblem

    paths = quick_paths()
    try:
        settings = load(paths)
    except SettingsProblem:
        return None
    chosen = wanted.options.get("--lang", settings.language)
    i18n.use(chosen if chosen in i18n.LANGUAGES else i18n.guess())
    clock, at = SystemClock(), wanted.options.get("--at", "home")
    if wanted.command == "demo":
        return show_sample(paths, settings, clock, at=at, notes=int(wanted.options.get("--notes", "0")))
    launch = Launch(paths, settings, clock)
    if wanted.words:
        folder = typed(wanted.words[0])
        if os.environ.get("INTERVIEW_TUI_PASSPHRASE") or not StudyPaths(folder).keyslots.is_file():
            return None
        code = "".join(wanted.words[1:])
        launch = Launch(paths, settings, clock, folder=folder, code=code, at="session" if code else "home")
    from interview_tui.cli.screens import start

    return start(launch)


def show_sample(paths: Paths, settings: Settings, clock: Clock, *, at: str, notes: int) -> int:
    """Make the sample study in a temporary folder, show it, and take it away whatever happens.

    Raises:
        TerminalTooPlain: before anything is made, where there is no terminal for it.
    """
    from interview_tui.cli.screens import require_screen, start
    from interview_tui.demo.sample import begin, remove

    require_screen()
    with ended_by_signals():
        sample = begin(language=i18n.language(), clock=clock, notes=notes)
        try:
            code = start(sample_launch(paths, settings, clock, sample, at))
        finally:
            remove(sample)
    if code == 0:
        from interview_tui.cli import say

        say.line(i18n._("Goodbye. The sample study is removed, and nothing of it is left."))
        say.line(i18n._("A study of your own: interview-tui new FOLDER"))
        say.line(i18n._("To practise: interview-tui practise"))
    return code


def sample_launch(paths: Paths, settings: Settings, clock: Clock, sample: Sample, at: str) -> Launch:
    """Return the launch that opens a sample at one of ``PLACES``."""
    code = sample.running_code if at == "session" else ""
    return Launch(paths, settings, clock, folder=sample.folder, code=code, at=at, sample=sample)


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let a closed window or a kill end the program by way of its ``finally`` blocks."""

    def leave(number: int, _frame: FrameType | None) -> None:
        sys.exit(128 + number)

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), leave) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
