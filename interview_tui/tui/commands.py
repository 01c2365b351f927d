"""Every command of the screens, once: bindings, key line, palette, help and README come from this table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from interview_tui.errors import SettingsProblem
from interview_tui.i18n import _
from interview_tui.tui.command import (
    AFTER,
    APPROACH,
    CANDIDATES,
    CONSENT,
    DEADLINES,
    EVERYWHERE,
    EXPORT,
    GRID,
    GUIDE,
    GUIDE_CHANGES,
    GUIDE_EDIT,
    GUIDE_TABLE,
    HOME,
    LEDGER,
    LETTERS,
    NAMES,
    NEW_STUDY,
    PICTURES,
    PRECONCEPTIONS,
    PURGE,
    QUICK,
    QUOTES,
    RECOVER,
    RECOVERY,
    RECOVERY_CODE,
    REVIEW,
    SCOPE_TITLES,
    SCOPES,
    SEARCH,
    SESSION,
    SHEET,
    STATUS,
    STUDIES,
    UNLOCK,
    WITHDRAWAL,
    Command,
)
from interview_tui.tui.commands_after import AFTER_COMMANDS
from interview_tui.tui.commands_field import FIELD_COMMANDS
from interview_tui.tui.commands_guide import GUIDE_COMMANDS
from interview_tui.tui.commands_interview import INTERVIEW_COMMANDS
from interview_tui.tui.commands_own import OWN_COMMANDS
from interview_tui.tui.commands_promises import PROMISE_COMMANDS
from interview_tui.tui.commands_review import REVIEW_COMMANDS
from interview_tui.tui.commands_study import STUDY_COMMANDS
from interview_tui.tui.commands_trust import TRUST_COMMANDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

__all__ = [
    "AFTER",
    "APPROACH",
    "BY_ID",
    "CANDIDATES",
    "COMMANDS",
    "CONSENT",
    "DEADLINES",
    "EVERYWHERE",
    "EXPORT",
    "GRID",
    "GUIDE",
    "GUIDE_CHANGES",
    "GUIDE_EDIT",
    "GUIDE_TABLE",
    "HOME",
    "LEDGER",
    "LETTERS",
    "NAMES",
    "NEW_STUDY",
    "PICTURES",
    "PRECONCEPTIONS",
    "PURGE",
    "QUICK",
    "QUOTES",
    "RECOVER",
    "RECOVERY",
    "RECOVERY_CODE",
    "REVIEW",
    "SCOPES",
    "SCOPE_TITLES",
    "SEARCH",
    "SESSION",
    "SHEET",
    "STATUS",
    "STUDIES",
    "UNLOCK",
    "WITHDRAWAL",
    "Command",
    "all_shown",
    "bindings",
    "capitals",
    "check",
    "clashes",
    "of",
    "reached",
    "shown",
    "spelled",
]

COMMANDS: tuple[Command, ...] = (
    *INTERVIEW_COMMANDS, *STUDY_COMMANDS, *GUIDE_COMMANDS, *FIELD_COMMANDS, *PROMISE_COMMANDS,
    *REVIEW_COMMANDS, *AFTER_COMMANDS, *TRUST_COMMANDS, *OWN_COMMANDS,
)  # fmt: skip
"""All commands; within a scope in the order the key line shows them."""

BY_ID = {command.id: command for command in COMMANDS}


def of(*scopes: str) -> list[Command]:
    """Return the commands of these scopes, scope by scope, each in the order of the table."""
    return [command for scope in scopes for command in COMMANDS if command.scope == scope]


def bindings(*scopes: str, remapped: Mapping[str, Sequence[str]] | None = None) -> list[Binding]:
    """Return Textual bindings for the commands of these scopes, with a person's own keys where set.

    ``priority`` is never set: the focused field decides first, and lets every command key through.
    A small letter's capital, as the key line shows it and Caps Lock sends it, is the same command where no
    other has it.
    """
    own = remapped or {}
    keys = {c: tuple(own.get(c.id, c.keys)) for c in of(*scopes)}
    taken = {key for each in keys.values() for key in each}
    return [
        Binding(
            ",".join([*each, *capitals(each, taken)]),
            c.id,
            _(c.title),
            show=False,
            id=c.id,
            tooltip=_(c.help),
        )
        for c, each in keys.items()
    ]


def capitals(keys: Sequence[str], taken: Collection[str]) -> list[str]:
    """Return the capitals of the small letters among ``keys``, but for those that are taken."""
    letters = [key for key in keys if len(key) == 1 and key.islower()]
    return [key.upper() for key in letters if key.upper() not in taken]


def check(remapped: Mapping[str, Sequence[str]], letters: Mapping[str, str] | None = None) -> None:
    """Raise SettingsProblem when a key, or a letter of the asking, is set for what does not exist.

    It names the nearest that does.
    """
    from difflib import get_close_matches

    for name in remapped:
        if name not in BY_ID:
            near = get_close_matches(name, BY_ID, n=1)
            raise SettingsProblem(
                _("The settings give a key to {name}, which is not a command.").format(name=name[:40]),
                _("Nothing was changed."),
                _("Did you mean {name}?").format(name=near[0])
                if near
                else _("Help (F1) shows every command."),
            )
    if letters:
        from interview_tui.tui.screens.craft_letters import check as check_letters

        check_letters(letters)


def clashes(remapped: Mapping[str, Sequence[str]]) -> list[str]:
    """Return a sentence for each key that two commands of one place would share."""
    found: list[str] = []
    for scope in SCOPES[1:]:
        users: dict[str, str] = {}
        shared = (AFTER,) if scope in {REVIEW, CANDIDATES, EXPORT} else ()
        for command in of(EVERYWHERE, scope, *shared):
            for key in remapped.get(command.id, command.keys):
                if key in users and users[key] != command.id:
                    sentence = _("The key {key} is set for both {one} and {other}; {one} keeps it.")
                    found.append(sentence.format(key=shown(key), one=users[key], other=command.id))
                users.setdefault(key, command.id)
    return list(dict.fromkeys(found))


_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "ctrl+backslash": "^\\",
    "ctrl+underscore": "^_",
    "ctrl+right_square_bracket": "^]",
    "ctrl+circumflex_accent": "^^",
    "slash": "/",
    "comma": ",",
    "question_mark": "?",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}


def keys_of(name: str, remapped: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return the keys of a command: those the settings give it, else its own."""
    return remapped.get(name, BY_ID[name].keys)


def key_of(name: str, remapped: Mapping[str, Sequence[str]]) -> str:
    """Return the first key of a command as it is written for people."""
    return shown(keys_of(name, remapped)[0])


def shown(key: str) -> str:
    """Return a key as it is written for people: ``^N``, ``F5``, ``Alt+X``, ``Enter``."""
    if key in _NAMES:
        return _NAMES[key]
    if key in {"space", "ctrl+space", "ctrl+@"}:
        return ("^" if key.startswith("ctrl") else "") + _("Space")
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return "^" + key[-1].upper()
    return "+".join(part.capitalize() for part in key.split("+"))


_FAR = frozenset({"ctrl+right_square_bracket", "ctrl+circumflex_accent", "ctrl+backslash", "ctrl+underscore"})
"""Keys that a Nordic keyboard reaches with a third key, or not at all."""


def reached(keys: Sequence[str]) -> str:
    """Return the key to name for a command: the first; after the next where not every keyboard has it."""
    return " / ".join(map(shown, keys[1::-1] if keys[0] in _FAR else keys[:1]))


def spelled(key: str) -> str:
    """Return a key with ``^`` together with what it is on a keyboard, ``^X (Ctrl+X)``; others as shown."""
    name = shown(key)
    return f"{name} (Ctrl+{name[1:]})" if name.startswith("^") else name


def all_shown(keys: Sequence[str]) -> list[str]:
    """Return the keys of a command as they are written for people; names of one and the same key once."""
    return list(dict.fromkeys(shown(key) for key in keys))
