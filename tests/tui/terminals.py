"""What eight terminals send for a key, and which keys they keep to themselves; as they are when installed.

Sources: the tables of the terminals' own terminfo entries and key settings (xterm ctlseqs; terminfo ``tmux``
and ``screen``; VS Code's ``terminal.integrated.commandsToSkipShell``; Windows Terminal's default actions; the
keyboard profile of macOS Terminal; iTerm2's presets), and the traps named in the product's platform notes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_CONTROL = {
    f"ctrl+{name}": chr(code)
    for name, code in (
        *((chr(96 + n), n) for n in range(1, 27)),
        ("@", 0), ("space", 0), ("backslash", 28), ("right_square_bracket", 29), ("circumflex_accent", 30),
        ("underscore", 31),
    )
}  # fmt: skip
_PLAIN = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f11": "\x1b[23~",
    "f12": "\x1b[24~",
}  # fmt: skip
_WITH_ESCAPE = {f"alt+{chr(letter)}": f"\x1b{chr(letter)}" for letter in range(97, 123)}
_XTERM_ARROWS = {
    "ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B", "alt+left": "\x1b[1;3D", "alt+down": "\x1b[1;3B"
}  # fmt: skip
_ALL = _CONTROL | _PLAIN
_APPLICATION_ARROWS = {"up": "\x1bOA", "down": "\x1bOB", "right": "\x1bOC", "left": "\x1bOD"}


@dataclass(frozen=True)
class Sends:
    """A terminal: the bytes it sends by key, and the keys that never come through."""

    name: str
    bytes: dict[str, str]
    kept: frozenset[str] = field(default_factory=frozenset)

    def of(self, key: str) -> str:
        """Return the bytes of a key; empty when it does not come through."""
        if len(key) == 1:
            return key
        return "" if key in self.kept else self.bytes.get(key, "")


TERMINALS = (
    # Alt alone sends an accented letter (eightBitInput), so nothing may rest on it.
    Sends("xterm", _ALL | _XTERM_ARROWS),
    Sends("tmux", _ALL | _WITH_ESCAPE | _XTERM_ARROWS, frozenset({"ctrl+b"})),
    Sends("screen", _ALL | _WITH_ESCAPE | _APPLICATION_ARROWS, frozenset({"ctrl+a"})),
    # What the terminal at this end sends goes through as it is; xterm in its own cursor key mode.
    Sends("ssh", _ALL | _XTERM_ARROWS | _APPLICATION_ARROWS),
    Sends(
        "VS Code",
        _ALL | _WITH_ESCAPE | _XTERM_ARROWS,
        frozenset(
            {"ctrl+n", "ctrl+t", "ctrl+w", "ctrl+p", "ctrl+q", "ctrl+e", "ctrl+f", "ctrl+k", "f1", "f5", "f6",
             "f10", "f11"}
        ),
    ),
    Sends(
        "Windows Terminal",
        _ALL | _WITH_ESCAPE,
        frozenset({"ctrl+v", "f11", "alt+left", "alt+down", "ctrl+up", "ctrl+down"}),
    ),
    # Option types symbols; the plain page keys scroll the window, with Shift they send these bytes.
    Sends(
        "macOS Terminal",
        _ALL | {"shift+pageup": "\x1b[5~", "shift+pagedown": "\x1b[6~"},
        frozenset({"ctrl+@", "ctrl+space", "ctrl+up", "ctrl+down", "pageup", "pagedown", "f11", "f12"}),
    ),
    Sends("iTerm2", _ALL | _XTERM_ARROWS, frozenset({"ctrl+@", "ctrl+space", "ctrl+up", "ctrl+down"})),
)  # fmt: skip
